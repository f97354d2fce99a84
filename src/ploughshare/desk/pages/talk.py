"""The conversation: letters and replies with what their chains show, and a reply that leaves once."""

from dataclasses import dataclass

from ploughshare.desk import enclosures, members, outbox
from ploughshare.desk.pages import enclosing
from ploughshare.desk.pages.attached import Attached, attached
from ploughshare.desk.pages.case import head
from ploughshare.desk.pages.frame import render, when, who
from ploughshare.desk.pages.visit import Answer, FormError, Moved, Visit
from ploughshare.seal.refusal import SealError
from ploughshare.wire import HASH_BYTES, ID_BYTES, TEXT_CHARS_MAX, WireError, b64u, from_b64u


@dataclass(frozen=True)
class Spoken:
    """One message as shown. `state` of a reply: sent, waiting or held."""

    way: str
    by: str
    day: str
    at: str
    text: str
    lang: str
    state: str
    held: str
    alarms: tuple[str, ...]
    hash: str
    files: tuple[Attached, ...]
    gone: int


def show(visit: Visit) -> Answer:
    """The conversation, the newest message last, then the form for a reply."""
    return _page(visit, text="", key=b64u(visit.ledger.random(ID_BYTES)), wrong="")


def send(visit: Visit) -> Answer:
    """Seals a reply once; the key made with the form keeps two presses from becoming two replies."""
    case = visit.case
    text = visit.typed("text", 4 * TEXT_CHARS_MAX)
    try:
        key = from_b64u(visit.typed("key", 64), ID_BYTES)
        read = visit.typed("last_read", 64)
        last_read = from_b64u(read, HASH_BYTES) if read else None
    except WireError:
        raise FormError("error-gone") from None
    lang = visit.typed("lang", 2)
    if "remove" in visit.form or "enclose_paper" in visit.form:
        return _change_files(visit, text, key)
    wrong = ""
    if not text:
        wrong = visit.words("error-empty")
    elif len(text) > TEXT_CHARS_MAX:
        wrong = visit.words("error-too-long", chars=TEXT_CHARS_MAX)
    if wrong:
        return _page(visit, text=text, key=b64u(key), wrong=wrong, status=400)
    try:
        outbox.reply(
            visit.ledger,
            case,
            text,
            key=key,
            lang=lang if lang in ("ru", "en") else "ru",
            last_read=last_read,
            files=enclosing.named_in_form(visit),
        )
    except outbox.AnsweredMeanwhileError:
        wrong = visit.words("talk-answered-meanwhile")
    except outbox.NoMailboxError:
        wrong = visit.words("talk-no-mailbox")
    except (enclosures.FileGoneError, enclosures.TooManyFilesError) as error:
        wrong = visit.words(enclosing.sentence(error))
    except SealError:
        wrong = visit.words("talk-too-long")
    if wrong:
        return _page(visit, text=text, key=b64u(key), wrong=wrong, status=409)
    visit.desk.wake()
    visit.notice("notice-reply")
    return Moved(visit.case_url(case, "/talk#newest"))


def _change_files(visit: Visit, text: str, key: bytes) -> Answer:
    """Another button of the reply's form: what is typed stays."""
    wrong = ""
    try:
        if "remove" in visit.form:
            enclosing.remove(visit)
        else:
            enclosing.take_paper(visit)
    except FormError as error:
        wrong = visit.words(error.words, **error.values)
    return _page(visit, text=text, key=b64u(key), wrong=wrong, status=409 if wrong else 200)


def take_back(visit: Visit) -> Answer:
    """Holds a reply back that has not left this machine."""
    case = visit.case
    try:
        message = from_b64u(visit.typed("message", 64), HASH_BYTES)
    except WireError:
        raise FormError("error-gone") from None
    held = outbox.take_back(visit.ledger, case, message, "taken_back")
    visit.notice("notice-taken-back" if held else "notice-too-late")
    return Moved(visit.case_url(case, "/talk"))


def _ident(visit: Visit, finding: str) -> str:
    """The words for what a chain shows. To begin again is no surprise only where the desk has moved house."""
    if finding == "anew" and not members.has_moved(visit.ledger.vault, visit.ledger.home):
        finding = "fork"
    return f"chain-{finding.replace('_', '-')}"


def _page(visit: Visit, *, text: str, key: str, wrong: str, status: int = 200) -> Answer:
    state, page = visit.state, visit.words
    gone = enclosing.gone(visit)
    messages = []
    for message in state.messages:
        reply_state = "held" if message.held is not None else "sent" if message.sent else "waiting"
        messages.append(
            Spoken(
                way=message.way,
                by=who(visit, message.by),
                day=page.day(message.day),
                at=when(visit, message.wall),
                text=message.text,
                lang=message.lang if message.lang in ("ru", "en") else "",
                state="" if message.way == "in" else reply_state,
                held=_held(visit, message.held) if message.held is not None else "",
                alarms=tuple(page(_ident(visit, finding)) for finding in message.findings),
                hash=b64u(message.hash),
                files=attached(visit, message),
                gone=gone.get(b64u(message.hash), 0),
            )
        )
    letters = [message for message in state.messages if message.way == "in"]
    return render(
        visit,
        "talk.html",
        nav="queue",
        title=page("talk-title"),
        status=status,
        head=head(visit, state),
        tab="talk",
        messages=messages,
        mailbox=state.mailbox is not None,
        safe=state.fields["safe_to_write"].shown if "safe_to_write" in state.fields else "",
        text=text,
        key=key,
        last_read=b64u(state.messages[-1].hash) if state.messages else "",
        lang_of_reply=letters[-1].lang if letters else visit.session.lang,
        wrong=wrong,
        chars_max=TEXT_CHARS_MAX,
        **enclosing.field(visit),
    )


def _held(visit: Visit, why: str) -> str:
    ident = f"held-{why.replace('_', '-')}"
    return visit.words(ident) if visit.words.has(ident) else why
