"""What a counsellor does to a case, each as one event.

Every function writes at once, here; colleagues get it with the next exchange.
"""

from collections.abc import Mapping
from datetime import date

from ploughshare.desk.events import Event
from ploughshare.desk.kinds import (
    DANGER_LEVELS,
    AnswerSet,
    AsOfSet,
    AssessRun,
    CaseClose,
    CaseOpen,
    CaseReopen,
    Claim,
    ConsentGrant,
    ConsentWithdraw,
    DangerSet,
    DeadlineDone,
    DeadlineSet,
    FieldSet,
    GroupAdd,
    GroupRemove,
    HandoverAccept,
    HandoverOffer,
    Note,
    OutcomeSet,
    PaperDraft,
    PaperSend,
    Release,
)
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.state import CaseState, PaperVersion
from ploughshare.wire import ID_BYTES, JsonValue


def open_by_hand(
    ledger: Ledger,
    *,
    today: date,
    answers: Mapping[str, JsonValue] | None = None,
    as_of: date | None = None,
    name: str = "",
    note: str = "",
    source: str = "",
    call: bool = True,
) -> bytes:
    """A new case from a call or a conversation; returns its id of 16 random bytes.

    `answers` in the forms of docs/packs.md; `source` says who told it.
    """
    case = ledger.random(ID_BYTES)
    with ledger.together():
        ledger.write(case, CaseOpen("hand", None, today))
        if name:
            set_field(ledger, case, "name", name, source)
        if answers:
            set_answers(ledger, case, answers, source)
        if as_of is not None:
            set_as_of(ledger, case, as_of, source)
        if note:
            add_note(ledger, case, note, call=call)
    return case


def set_field(ledger: Ledger, case: bytes, field: str, value: str, source: str = "") -> Event:
    """Writes a free field; empty text takes it back. Settles a dispute over it."""
    return ledger.write(case, FieldSet(field, value.strip(), source))


def set_answers(ledger: Ledger, case: bytes, answers: Mapping[str, JsonValue], source: str = "") -> Event:
    """Records answers; settles any dispute over these facts. None is: asked, not known."""
    return ledger.write(case, AnswerSet(dict(answers), source))


def set_as_of(ledger: Ledger, case: bytes, day: date, source: str = "") -> Event:
    """The day the question is asked about."""
    return ledger.write(case, AsOfSet(day, source))


def set_danger(
    ledger: Ledger, case: bytes, level: str, why: str = "", weighed: tuple[str, ...] = ()
) -> Event:
    """A judgement of danger; `weighed` are the findings seen when it was made (danger.weighed)."""
    if level not in DANGER_LEVELS:
        raise ValueError("no such level of danger")
    return ledger.write(case, DangerSet(level, why, weighed[:100]))


def add_note(ledger: Ledger, case: bytes, text: str, *, call: bool = False) -> Event:
    """An internal note, or what was said in a call."""
    return ledger.write(case, Note(text, call))


def take(ledger: Ledger, case: bytes) -> Event:
    """This member owns the case."""
    return ledger.write(case, Claim())


def release(ledger: Ledger, case: bytes) -> Event:
    """Nobody owns it."""
    return ledger.write(case, Release())


def offer(ledger: Ledger, case: bytes, member: bytes, why: str = "") -> Event:
    """Asks a colleague to take it."""
    return ledger.write(case, HandoverOffer(member, why))


def accept(ledger: Ledger, case: bytes, offer_event: bytes) -> Event:
    """Takes a case that was offered."""
    return ledger.write(case, HandoverAccept(offer_event))


def close(ledger: Ledger, case: bytes, reason: str = "") -> Event:
    """Nothing more to do for now; a new letter opens it again."""
    return ledger.write(case, CaseClose(reason))


def reopen(ledger: Ledger, case: bytes, reason: str = "") -> Event:
    """There is more to do."""
    return ledger.write(case, CaseReopen(reason))


def give_consent(ledger: Ledger, case: bytes, how: str, day: date) -> Event:
    """The person agreed, on `day`, to be counted in the record."""
    return ledger.write(case, ConsentGrant(how, day))


def withdraw_consent(ledger: Ledger, case: bytes, how: str, day: date) -> Event:
    """The person took it back."""
    return ledger.write(case, ConsentWithdraw(how, day))


def set_outcome(ledger: Ledger, case: bytes, outcome: str, month: str | None, source: str = "") -> Event:
    """What became of the person: one of wire.OUTCOMES, and the month `YYYY-MM`."""
    return ledger.write(case, OutcomeSet(outcome, month, source))


def set_deadline(ledger: Ledger, case: bytes, key: str, day: date, title: str, source: str = "") -> Event:
    """Something must be done by a day; `key` names it, so that a correction replaces it."""
    return ledger.write(case, DeadlineSet(key, day, title, source))


def deadline_done(ledger: Ledger, case: bytes, key: str, proof: str) -> Event:
    """It has been done."""
    return ledger.write(case, DeadlineDone(key, proof))


def add_group(ledger: Ledger, case: bytes, group: str) -> Event:
    """Puts the case into a group of related ones."""
    return ledger.write(case, GroupAdd(group))


def remove_group(ledger: Ledger, case: bytes, group: str) -> Event:
    """Takes it out of a group."""
    return ledger.write(case, GroupRemove(group))


def record_assessment(ledger: Ledger, case: bytes, run: AssessRun) -> Event | None:
    """Keeps what the law said (assessing.record), unless the newest record says the same."""
    recorded = ledger.state(case).assessments
    if recorded and recorded[-1].digest == run.digest:
        return None
    return ledger.write(case, run)


def draft_paper(
    ledger: Ledger,
    case: bytes,
    paper: str,
    fields: Mapping[str, str],
    lang: str,
    file_hash: bytes | None = None,
) -> bytes:
    """Keeps a version of a paper; returns the id of the draft. `file_hash`: SHA-256 of the file made."""
    draft = ledger.random(ID_BYTES)
    ledger.write(case, PaperDraft(draft, paper, dict(fields), lang, file_hash))
    return draft


def send_paper(
    ledger: Ledger, case: bytes, draft: bytes, *, key: bytes, how: str, day: date, proof: str = ""
) -> PaperVersion:
    """Records that a paper went out. `key` is made with the form, so that two presses count once.

    Returns the version with its sendings: the first is the one that counts.
    """
    found = _paper(ledger.state(case), draft)
    if all(sending.key != key for sending in found.sendings):
        ledger.write(case, PaperSend(key, draft, how, day, proof))
    return _paper(ledger.state(case), draft)


def _paper(state: CaseState, draft: bytes) -> PaperVersion:
    for version in state.papers:
        if version.draft == draft:
            return version
    raise KeyError("no such draft")
