"""Answering: a reply is sealed once, kept until the relay's receipt, and never sent twice.

The key made with the form keeps two presses of one button from becoming two replies; the sealed bytes
never change between tries, so a lost receipt costs nothing; a colleague's answer that came first holds
ours back, to be read again before it goes.
"""

from collections.abc import Sequence
from contextlib import suppress

from ploughshare.desk import enclosures, members, swallowed
from ploughshare.desk.kinds import MessageHeld, MessageOut, MessageSent
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.refused import DeskError
from ploughshare.desk.relay_client import RelayClient, RelayRefusedError
from ploughshare.desk.sharing import Exchanged
from ploughshare.desk.state import CaseState, Message
from ploughshare.desk.vault import OutgoingReply
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.chain import reach
from ploughshare.seal.grants import LetterKey
from ploughshare.seal.letters import seal_anew as close_again
from ploughshare.seal.letters import seal_message
from ploughshare.seal.message import Message as ReplyBody
from ploughshare.seal.refusal import SealError
from ploughshare.wire import NOT_FOUND

ANSWERED_ALREADY = "answered_already"
FOLLOWS_HELD = "follows_a_held_reply"
NO_MAILBOX_LEFT = enclosures.MAILBOX_GONE


class NoMailboxError(DeskError):
    """This person has no mailbox with the desk; there is nowhere to send a reply."""


class AnsweredMeanwhileError(DeskError):
    """A colleague has answered since you opened this page; read their answer first, then send again."""


def reply(
    ledger: Ledger,
    case: bytes,
    text: str,
    *,
    key: bytes,
    lang: str,
    last_read: bytes | None,
    files: Sequence[bytes] = (),
) -> Message:
    """Seals a reply and queues it; returns it as it stands in the conversation.

    `key` (16 bytes) was made with the form: the same key again is the same reply. `last_read` is the
    hash of the newest message on the page when it was written: another reply after that is told first.
    `files` are ids of enclosures of the case that go with it.
    Raises NoMailboxError, AnsweredMeanwhileError, enclosures.FileGoneError, seal's ClosingError for a text
    too long.
    """
    with ledger.together():
        state = ledger.state(case)
        seed = ledger.vault.letter_key(case)
        if state.mailbox is None or seed is None:
            raise NoMailboxError
        already = _with_key(ledger, case, key)
        if already is not None:
            return already
        if last_read != _newest_out_hash_shown(state, last_read):
            raise AnsweredMeanwhileError
        enclosed = enclosures.chosen(ledger, case, files)
        named = tuple(enclosure.named for enclosure in enclosed)
        before = _newest(_standing(state))
        letters = [message for message in state.messages if message.way == "in"]
        turn = max((message.turn for message in letters), default=0)
        letter = _newest([message for message in letters if message.turn == turn])
        body = ReplyBody(
            kind="reply",
            case=case,
            author=ledger.home.device.signing.public,
            seq=0 if before is None else before.seq + 1,
            prev=None if before is None else before.hash,
            seen=None if letter is None else letter.hash,
            day=ledger.today(),
            lang=lang,
            text=text,
            roster=members.newest_roster(ledger.vault, ledger.home).held,
            files=named,
        )
        sealed = seal_message(
            body, ledger.home.device.signing.private, HybridIdentity(seed).recipient, ledger.random
        )
        ledger.write(
            case,
            MessageOut(
                key, sealed.hash, body.author, body.seq, body.prev, body.seen, body.day, lang, text, named
            ),
        )
        enclosures.bind(ledger, enclosed, sealed.hash)
        ledger.vault.add_outgoing_reply(
            OutgoingReply(key, case, state.mailbox, sealed.hash, body.seq, sealed.file)
        )
        return _message(ledger, case, sealed.hash)


def take_back(ledger: Ledger, case: bytes, message_hash: bytes, why: str) -> bool:
    """Holds back a reply that has not gone out; False when it is too late."""
    with ledger.together():
        for waiting in ledger.vault.outgoing_replies():
            if waiting.hash == message_hash and waiting.stream == case:
                _hold_back(ledger, waiting, why)
                return True
        return False


def seal_anew(ledger: Ledger, case: bytes, case_keys: Sequence[LetterKey]) -> None:
    """Closes what waits for the person under the key they write with now, the first of these."""
    identities = [key.identity() for key in case_keys]
    for waiting in ledger.vault.outgoing_replies():
        if waiting.stream == case:
            with suppress(SealError):  # under a key we never had, it goes as it is
                sealed = close_again(waiting.sealed, identities, identities[0].recipient, ledger.random)
                ledger.vault.replace_outgoing_reply(waiting.key, sealed)


def send(ledger: Ledger, client: RelayClient, done: Exchanged) -> None:
    """Posts waiting replies in the order of their chains. Call after the stream has been read.

    A mailbox the relay takes nothing for keeps back its own replies, not those to others; a reply waits for
    its files (§10.4), and those after it in its chain for it.
    Raises RelayRefusedError for the first refusal, after all have been tried.
    """
    refused: dict[bytes, RelayRefusedError] = {}
    behind: set[bytes] = set()
    for waiting in ledger.vault.outgoing_replies():
        if waiting.stream in refused or waiting.stream in behind:
            continue
        if _is_sent(ledger, waiting):  # the receipt was lost, but the relay has shown us the reply
            ledger.vault.drop_outgoing_reply(waiting.key)
            continue
        why = _why_not(ledger, waiting) or enclosures.why_not(ledger, waiting.hash)
        if why is None and enclosures.are_going(ledger, waiting.hash):
            behind.add(waiting.stream)
            continue
        if why is None:
            try:
                client.post_reply(waiting.mailbox, waiting.sealed)
            except RelayRefusedError as error:
                if error.code != NOT_FOUND.code:
                    refused[waiting.stream] = error
                    continue
                why = NO_MAILBOX_LEFT
        with ledger.together():
            if why is None:
                ledger.write(waiting.stream, MessageSent(waiting.hash))
                ledger.vault.drop_outgoing_reply(waiting.key)
                swallowed.note(ledger, client, waiting.mailbox, waiting.sealed)
                done.sent_replies += 1
            else:
                _hold_back(ledger, waiting, why)
                done.held_replies += 1
    if refused:
        raise next(iter(refused.values()))


def _hold_back(ledger: Ledger, waiting: OutgoingReply, why: str) -> None:
    ledger.write(waiting.stream, MessageHeld(waiting.hash, why))
    enclosures.release(ledger, waiting.hash)
    ledger.vault.drop_outgoing_reply(waiting.key)


def _is_sent(ledger: Ledger, waiting: OutgoingReply) -> bool:
    return any(m.hash == waiting.hash and m.sent for m in ledger.state(waiting.stream).messages)


def _why_not(ledger: Ledger, waiting: OutgoingReply) -> str | None:
    """Why a reply is not to go out: another stands in its place, or the one before it was held."""
    state = ledger.state(waiting.stream)
    ours = next((m for m in state.messages if m.hash == waiting.hash), None)
    if ours is None or ours.held is not None:
        return ours.held if ours is not None else ANSWERED_ALREADY
    rivals = [m for m in _standing(state) if m.seq == ours.seq and m.hash != ours.hash]
    if any(rival.sent for rival in rivals) or any(_first(state, rival, ours) for rival in rivals):
        return ANSWERED_ALREADY
    if ours.seq > 0 and not any(m.seq == ours.seq - 1 for m in _standing(state)):
        return FOLLOWS_HELD
    return None


def _first(state: CaseState, one: Message, other: Message) -> bool:
    order = [message.hash for message in state.messages]
    return order.index(one.hash) < order.index(other.hash)


def _standing(state: CaseState) -> list[Message]:
    return [m for m in state.messages if m.way == "out" and m.held is None]


def _newest(side: list[Message]) -> Message | None:
    """The message the next one follows: the last that is not numbered far ahead of all others."""
    end = reach(message.seq for message in side)
    return max((m for m in side if m.seq <= end), key=lambda m: m.seq, default=None)


def _newest_out_hash_shown(state: CaseState, last_read: bytes | None) -> bytes | None:
    """`last_read` itself where no reply came after it."""
    after = last_read is None
    for message in state.messages:
        if after and message.way == "out" and message.held is None:
            return message.hash
        after = after or message.hash == last_read
    return last_read


def _with_key(ledger: Ledger, case: bytes, key: bytes) -> Message | None:
    for event in ledger.events(case):
        if isinstance(event.body, MessageOut) and event.body.key == key:
            return _message(ledger, case, event.body.hash)
    return None


def _message(ledger: Ledger, case: bytes, message_hash: bytes) -> Message:
    return next(m for m in ledger.state(case).messages if m.hash == message_hash)
