"""The conversation of a case: letters and replies, each once, with what their chains show. Pure.

Two desks that open the same letter write two events; both are the same letter here, by its hash.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ploughshare.desk.beginnings import beginnings
from ploughshare.desk.events import Event
from ploughshare.desk.history import History
from ploughshare.desk.kinds import MessageHeld, MessageOut, MessageSent
from ploughshare.desk.letter import NOT_THE_PERSONS, MessageIn
from ploughshare.desk.state import PERSON, Message
from ploughshare.seal.chain import reach
from ploughshare.wire import member_id


@dataclass(frozen=True)
class Letter:
    """A letter of the person and every event that recorded it; the first in order speaks for it.

    `turn`: which beginning of the conversation it belongs to, from 0.
    """

    body: MessageIn
    events: tuple[Event, ...]
    turn: int

    @property
    def place(self) -> tuple[int, int]:
        """Where the person put it: the beginning it belongs to, and its number there."""
        return (self.turn, self.body.seq)

    @property
    def first(self) -> Event:
        """The event that speaks for the letter."""
        return self.events[0]

    @property
    def consents(self) -> bool:
        """Whether it says yes to the record."""
        return self.body.consent


def not_the_persons(events: Iterable[Event]) -> dict[bytes, str]:
    """Ids of the events with a letter that this case's person has not signed, and the reason (§7.4)."""
    return {
        event.id: NOT_THE_PERSONS
        for event in events
        if isinstance(event.body, MessageIn) and not event.body.is_the_persons(event.desk, event.case)
    }


def letters(history: History, counted: Iterable[Event]) -> tuple[Letter, ...]:
    """The letters among these events, in the order of the chain, then of the history."""
    found: dict[bytes, list[Event]] = {}
    bodies: dict[bytes, MessageIn] = {}
    for event in counted:
        if isinstance(event.body, MessageIn):
            found.setdefault(event.body.hash, []).append(event)
            bodies.setdefault(event.body.hash, event.body)

    def came_after(one: bytes, other: bytes) -> bool:
        return all(any(history.saw(event, before) for before in found[other]) for event in found[one])

    turns = beginnings(bodies, came_after)
    result = [Letter(bodies[name], tuple(copies), turns[name]) for name, copies in found.items()]
    return tuple(sorted(result, key=lambda letter: (letter.place, history.position[letter.first.id])))


def newest(chain: Sequence[Letter]) -> list[Letter]:
    """The letters furthest along the person's newest chain: one, or several where it forks."""
    turn = max((letter.turn for letter in chain), default=0)
    last = reach(letter.body.seq for letter in chain if letter.turn == turn)
    return [letter for letter in chain if letter.place == (turn, last)]


def messages(history: History, counted: tuple[Event, ...], chain: tuple[Letter, ...]) -> tuple[Message, ...]:
    """Letters and replies together, in the order in which the desk came to know them."""
    replies: dict[bytes, list[Event]] = {}
    bodies: dict[bytes, MessageOut] = {}
    keys: dict[bytes, bytes] = {}
    for event in counted:
        if isinstance(event.body, MessageOut):
            name = keys.setdefault(event.body.key, event.body.hash)
            replies.setdefault(name, []).append(event)
            bodies.setdefault(name, event.body)
    sent = {event.body.hash for event in counted if isinstance(event.body, MessageSent)}
    held = {event.body.hash: event.body.why for event in counted if isinstance(event.body, MessageHeld)}
    in_hashes = frozenset(letter.body.hash for letter in chain)
    out = [bodies[name] for name in replies if name in sent or name not in held]
    out_hashes = frozenset(body.hash for body in out)
    placed = [(history.position[letter.first.id], _letter(letter, chain, out_hashes)) for letter in chain]
    for name, copies in replies.items():
        reply = _reply(bodies[name], copies, out, in_hashes, name in sent, held.get(name))
        placed.append((history.position[copies[0].id], reply))
    return tuple(message for _, message in sorted(placed, key=lambda pair: pair[0]))


def _letter(letter: Letter, chain: tuple[Letter, ...], out_hashes: frozenset[bytes]) -> Message:
    body = letter.body
    same = [(other.body.hash, other.body.seq) for other in chain if other.turn == letter.turn]
    findings = _chain_findings(body.hash, body.seq, body.prev, same)
    if letter.turn and body.seq == 0:
        findings.append("anew")
    if body.seen is not None and body.seen not in out_hashes:
        findings.append("unknown_seen")
    return Message(
        way="in",
        hash=body.hash,
        seq=body.seq,
        day=body.day,
        lang=body.lang,
        text=body.text,
        by=PERSON,
        wall=letter.first.wall,
        event=letter.first.id,
        consent=letter.consents,
        files=body.files,
        findings=tuple(findings),
        sent=True,
        held=None,
        turn=letter.turn,
    )


def _reply(
    body: MessageOut,
    copies: list[Event],
    out: list[MessageOut],
    in_hashes: frozenset[bytes],
    sent: bool,
    held: str | None,
) -> Message:
    first, author = copies[0], member_id(body.author)
    findings: list[str] = []
    if sent or held is None:
        findings = _chain_findings(body.hash, body.seq, body.prev, [(other.hash, other.seq) for other in out])
        findings = ["answered_twice" if finding == "fork" else finding for finding in findings]
        if body.seen is not None and body.seen not in in_hashes:
            findings.append("unknown_seen")
    if all(copy.device != author for copy in copies):
        findings.append("told_by_another")
    return Message(
        way="out",
        hash=body.hash,
        seq=body.seq,
        day=body.day,
        lang=body.lang,
        text=body.text,
        by=author,
        wall=first.wall,
        event=first.id,
        consent=None,
        files=body.files,
        findings=tuple(findings),
        sent=sent,
        held=None if sent else held,
        turn=0,
    )


def _chain_findings(name: bytes, seq: int, prev: bytes | None, chain: list[tuple[bytes, int]]) -> list[str]:
    """What §4.2 asks a reader to see: a gap before this message, another in its place, one far ahead."""
    findings = []
    if any(other_seq == seq and other != name for other, other_seq in chain):
        findings.append("fork")
    before = {other for other, other_seq in chain if other_seq == seq - 1}
    if seq > reach(other_seq for _, other_seq in chain):
        findings.append("far")
    elif (seq == 0) != (prev is None) or (seq > 0 and prev not in before):
        findings.append("gap")
    return findings
