"""What a case is, as folded from its events: frozen values, and their canonical bytes.

Times: `wall` is the author's wall clock in milliseconds since 1970 (shown, never trusted); days are
calendar days. Ids and hashes are bytes. Authors are member ids, or `PERSON` for the person's own words.
"""

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from ploughshare.desk.events import canonical
from ploughshare.wire import Day, JsonValue, NamedFile, b64u, format_day, labelled_hash

CHAIN_GAPS = frozenset({"gap", "unknown_seen"})
"""Findings of a message that say that another is missing."""
PERSON = b""
"""Stands where a member id would, for what the person said themselves."""

_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_T = TypeVar("_T")


@dataclass(frozen=True)
class Said(Generic[_T]):
    """One value that nobody has superseded: who said it, where it was learnt, in which event."""

    value: _T
    by: bytes
    source: str
    wall: int
    event: bytes


@dataclass(frozen=True)
class Choice(Generic[_T]):
    """What stands for one thing: usually one value, several while people disagree.

    `shown` is the one to act on meanwhile (for danger the greatest, for a deadline the earliest, else
    the last in order); `said` are all of them, in order.
    """

    shown: _T
    said: tuple[Said[_T], ...]

    @property
    def disputed(self) -> bool:
        """Whether two different values stand."""
        return len(self.said) > 1 and len({canonical(plain(said.value)) for said in self.said}) > 1


@dataclass(frozen=True)
class Message:
    """A letter (`way` in) or a reply (`way` out), once each, whichever desks recorded it.

    `findings` are what the chain of hashes shows: gap, repeat, fork, unknown_seen, far, anew (the person
    began again), answered_twice (a colleague's reply stands in the same place), told_by_another (its author's
    own desk never told of this reply: somebody who has left, or somebody in their name).
    `sent`: a relay has given its receipt. `held`: why it was not sent. `turn`: of a letter, which beginning
    of the conversation it belongs to, from 0.
    """

    way: Literal["in", "out"]
    hash: bytes
    seq: int
    day: Day
    lang: str
    text: str
    by: bytes
    wall: int
    event: bytes
    consent: bool | None
    files: tuple[NamedFile, ...]
    findings: tuple[str, ...]
    sent: bool
    held: str | None
    turn: int


@dataclass(frozen=True)
class NoteTaken:
    """An internal note; `call` when it records a conversation."""

    text: str
    call: bool
    by: bytes
    wall: int
    event: bytes


@dataclass(frozen=True)
class Due:
    """A day by which something must be done."""

    day: Day
    title: str


@dataclass(frozen=True)
class Deadline:
    """A deadline by its key: `due.shown` is the earliest that stands; `done` how one knows it is done."""

    key: str
    due: Choice[Due]
    done: str | None


@dataclass(frozen=True)
class Sending:
    """A paper that went out. The first is the one that counts; others are shown as already sent by it."""

    key: bytes
    how: str
    day: Day
    proof: str
    by: bytes
    event: bytes


@dataclass(frozen=True)
class PaperVersion:
    """A version of a paper and what became of it; `hash` is SHA-256 of the file made from it."""

    draft: bytes
    paper: str
    fields: Mapping[str, str]
    lang: str
    hash: bytes | None
    by: bytes
    wall: int
    event: bytes
    sendings: tuple[Sending, ...]


@dataclass(frozen=True)
class Consent:
    """Whether the person may be counted. A withdrawal that nobody answered with a new yes wins."""

    given: bool
    since: Day | None
    said: tuple[Said[bool], ...]


@dataclass(frozen=True)
class Outcome:
    """What became of the person, and in which month."""

    outcome: str
    month: str | None


@dataclass(frozen=True)
class Assessed:
    """One recorded assessment; `digest` is SHA-256 of its bytes."""

    pack: str
    pack_hash: str
    as_of: Day
    digest: bytes
    holds: tuple[str, ...]
    by: bytes
    wall: int
    event: bytes


@dataclass(frozen=True)
class Danger:
    """A counsellor's judgement: a level of `DANGER_LEVELS`, why, and the findings it weighed."""

    level: str
    why: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class Quarantined:
    """An event that does not count, and why: after_removal, not_a_member or not_the_persons."""

    event: bytes
    device: bytes
    kind: str
    wall: int
    reason: str


@dataclass(frozen=True)
class CaseState:
    """Everything the desk knows of a case.

    Keys of `answers` are the pack's facts; `as_of` is the day asked about. `owner` is a member id or
    None; `also_claimed` are members whose claim came second. `offers` are hand-overs not yet accepted
    (offer event, to whom). `missing` counts records still to come; `unread` the events only a newer
    version reads. `heads` are what the next event will have seen. `retired_tags` name case keys that
    are no longer written with, `epoch_tags` those said to be written with instead. `rows` are the random
    names under which the record was given the case.
    """

    id: bytes
    opened: Day | None
    by: str
    mailbox: bytes | None
    status: Literal["open", "closed"]
    owner: bytes | None
    also_claimed: tuple[bytes, ...]
    offers: tuple[tuple[bytes, bytes], ...]
    danger: Choice[Danger] | None
    fields: Mapping[str, Choice[str]]
    answers: Mapping[str, Choice[JsonValue]]
    as_of: Choice[Day] | None
    messages: tuple[Message, ...]
    notes: tuple[NoteTaken, ...]
    deadlines: tuple[Deadline, ...]
    papers: tuple[PaperVersion, ...]
    consent: Consent
    outcome: Choice[Outcome] | None
    groups: tuple[str, ...]
    assessments: tuple[Assessed, ...]
    rows: tuple[bytes, ...]
    retired_tags: tuple[bytes, ...]
    epoch_tags: tuple[bytes, ...]
    heads: tuple[bytes, ...]
    missing: int
    unread: tuple[str, ...]
    quarantine: tuple[Quarantined, ...]
    last_wall: int

    @property
    def code(self) -> str:
        """The short name people say aloud, К-7Q2-M4K."""
        return case_code(self.id)

    @property
    def name(self) -> str | None:
        """The person's name, where one was written down."""
        return self.fields["name"].shown if "name" in self.fields else None

    @property
    def gaps(self) -> int:
        """How many messages say that another is missing."""
        return sum(1 for message in self.messages if CHAIN_GAPS.intersection(message.findings))

    @property
    def disputed(self) -> tuple[str, ...]:
        """The things on which two values stand, for a person to settle."""
        found = [f"answer:{fact}" for fact, choice in self.answers.items() if choice.disputed]
        found += [f"field:{field}" for field, choice in self.fields.items() if choice.disputed]
        found += [f"deadline:{line.key}" for line in self.deadlines if line.due.disputed]
        found += [name for name, choice in self._single() if choice is not None and choice.disputed]
        return tuple(found)

    def _single(self) -> tuple[tuple[str, Choice[Danger] | Choice[Day] | Choice[Outcome] | None], ...]:
        return (("danger", self.danger), ("as_of", self.as_of), ("outcome", self.outcome))

    def to_json(self) -> bytes:
        """Canonical bytes: two machines with the same events write the same."""
        return canonical(plain(self))

    @property
    def digest(self) -> bytes:
        """16 bytes of the folded state, to compare with colleagues."""
        return hashlib.blake2b(self.to_json(), digest_size=16).digest()


def case_code(case: bytes) -> str:
    """Six characters out of thirty that look like no other, from the case's id of 16 bytes.

    >>> case_code(bytes(16))
    'К-ZP7-Q2M'
    """
    number = int.from_bytes(labelled_hash("case-code", case)[:8], "big")
    letters = ""
    for _ in range(6):
        number, digit = divmod(number, len(_CODE_LETTERS))
        letters += _CODE_LETTERS[digit]
    return f"К-{letters[:3]}-{letters[3:]}"


def plain(value: object) -> JsonValue:
    """A frozen value as JSON: bytes as base64url, days as text, tuples as lists."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, bytes):
        return b64u(value)
    if isinstance(value, Day):
        return format_day(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted((plain(item) for item in value), key=canonical)
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")
