"""What an event can say: one frozen class for each kind, registered under its name."""

from collections.abc import Mapping
from dataclasses import dataclass

import ploughshare.desk.letter
import ploughshare.desk.tally
import ploughshare.desk.watch.events  # noqa: F401 these register their kinds
from ploughshare.desk import forms
from ploughshare.desk.body import KINDS, Body, Opaque, written_as
from ploughshare.wire import (
    ID_BYTES,
    KEY_BYTES,
    NAME_CHARS_MAX,
    OUTCOMES,
    TEXT_CHARS_MAX,
    Day,
    Fields,
    JsonValue,
    NamedFile,
    WireError,
    member_id,
)

NOTE_CHARS_MAX = TEXT_CHARS_MAX
CUT_MAX, OVER_MAX = 3_000, 64
DIGESTS_MAX = forms.DIGESTS_MAX

DANGER_LEVELS = ("none", "week", "today", "now")
"""From the least to the greatest."""

# --- the case itself -----------------------------------------------------------------------------


@written_as(
    "case.open",
    by=forms.choice(frozenset({"letter", "hand"})),
    mailbox=forms.or_none(forms.ID),
    day=forms.DAY,
)
@dataclass(frozen=True)
class CaseOpen(Body):
    """A case begins: from a mailbox (`by` letter) or typed in by a counsellor (`by` hand)."""

    by: str
    mailbox: bytes | None
    day: Day


@written_as("case.close", reason=forms.SHORT)
@dataclass(frozen=True)
class CaseClose(Body):
    """The case needs nothing more for now."""

    reason: str


@written_as("case.reopen", reason=forms.SHORT)
@dataclass(frozen=True)
class CaseReopen(Body):
    """The case needs work again."""

    reason: str


@written_as("field.set", field=forms.NAMED, value=forms.SHORT, source=forms.SHORT)
@dataclass(frozen=True)
class FieldSet(Body):
    """A free field (name, phone, unit …) with where it was learnt; empty text takes it back."""

    field: str
    value: str
    source: str


@written_as("answer.set", answers=forms.ANSWERS, source=forms.SHORT)
@dataclass(frozen=True)
class AnswerSet(Body):
    """Answers to the pack's questions as a counsellor records them (docs/packs.md, answer forms)."""

    answers: Mapping[str, JsonValue]
    source: str


@written_as("as_of.set", day=forms.DAY, source=forms.SHORT)
@dataclass(frozen=True)
class AsOfSet(Body):
    """The day the question is asked about."""

    day: Day
    source: str


@written_as(
    "danger.set", level=forms.choice(frozenset(DANGER_LEVELS)), why=forms.SHORT, about=forms.texts(200, 100)
)
@dataclass(frozen=True)
class DangerSet(Body):
    """A counsellor's judgement of danger; `about` the findings it has weighed (danger.weighed)."""

    level: str
    why: str
    about: tuple[str, ...]


@written_as(
    "note",
    text=forms.text(NOTE_CHARS_MAX, 1),
    call=forms.FLAG,
)
@dataclass(frozen=True)
class Note(Body):
    """An internal note; `call` when it records what was said on the telephone or in the room."""

    text: str
    call: bool


@written_as("deadline.set", key=forms.NAMED, day=forms.DAY, title=forms.SHORT, source=forms.SHORT)
@dataclass(frozen=True)
class DeadlineSet(Body):
    """A day by which something must be done, and what says so."""

    key: str
    day: Day
    title: str
    source: str


@written_as("deadline.done", key=forms.NAMED, proof=forms.SHORT)
@dataclass(frozen=True)
class DeadlineDone(Body):
    """It has been done; `proof` says how one knows."""

    key: str
    proof: str


@written_as(
    "assess.run",
    pack=forms.text(64, 1),
    pack_hash=forms.text(128),
    as_of=forms.DAY,
    digest=forms.HASH,
    holds=forms.texts(200, 200),
)
@dataclass(frozen=True)
class AssessRun(Body):
    """What the rules said, by which pack, for which day; `digest` is SHA-256 of the assessment's bytes."""

    pack: str
    pack_hash: str
    as_of: Day
    digest: bytes
    holds: tuple[str, ...]


@written_as("group.add", group=forms.text(80, 1))
@dataclass(frozen=True)
class GroupAdd(Body):
    """The case belongs to a group of related cases."""

    group: str


@written_as("group.remove", group=forms.text(80, 1))
@dataclass(frozen=True)
class GroupRemove(Body):
    """The case does not belong to the group, as far as its author had seen."""

    group: str


@written_as("claim")
@dataclass(frozen=True)
class Claim(Body):
    """The author takes the case."""


@written_as("release")
@dataclass(frozen=True)
class Release(Body):
    """The case has no owner."""


@written_as("handover.offer", to=forms.ID, why=forms.SHORT)
@dataclass(frozen=True)
class HandoverOffer(Body):
    """The author asks a colleague to take the case."""

    to: bytes
    why: str


@written_as("handover.accept", offer=forms.ID)
@dataclass(frozen=True)
class HandoverAccept(Body):
    """The colleague takes it."""

    offer: bytes


@written_as("consent.grant", how=forms.SHORT, day=forms.DAY)
@dataclass(frozen=True)
class ConsentGrant(Body):
    """The person agreed to be counted, coarsely, in the record."""

    how: str
    day: Day


@written_as("consent.withdraw", how=forms.SHORT, day=forms.DAY)
@dataclass(frozen=True)
class ConsentWithdraw(Body):
    """The person took it back."""

    how: str
    day: Day


@written_as(
    "outcome.set", outcome=forms.choice(OUTCOMES), month=forms.or_none(forms.MONTH), source=forms.SHORT
)
@dataclass(frozen=True)
class OutcomeSet(Body):
    """What became of the person, and in which month."""

    outcome: str
    month: str | None
    source: str


@written_as("row.made", row=forms.ID)
@dataclass(frozen=True)
class RowMade(Body):
    """The case has been given to the record under this random name."""

    row: bytes


@written_as("key.epoch", tag=forms.ID, over=forms.octets_list(ID_BYTES, OVER_MAX))
@dataclass(frozen=True)
class KeyEpoch(Body):
    """From here on the key of this tag is written with, and those of `over` no longer."""

    tag: bytes
    over: tuple[bytes, ...]


# --- letters, replies, papers --------------------------------------------------------------------


@written_as(
    "msg.out",
    key=forms.ID,
    hash=forms.HASH,
    author=forms.octets(KEY_BYTES),
    seq=forms.COUNT,
    prev=forms.or_none(forms.HASH),
    seen=forms.or_none(forms.HASH),
    day=forms.DAY,
    lang=forms.text(16),
    text=forms.text(TEXT_CHARS_MAX),
    files=forms.FILES,
)
@dataclass(frozen=True)
class MessageOut(Body):
    """A reply, sealed once; `key` is its idempotency key."""

    key: bytes
    hash: bytes
    author: bytes
    seq: int
    prev: bytes | None
    seen: bytes | None
    day: Day
    lang: str
    text: str
    files: tuple[NamedFile, ...] = ()


@written_as("msg.sent", hash=forms.HASH)
@dataclass(frozen=True)
class MessageSent(Body):
    """A relay has given its receipt for the reply of this hash."""

    hash: bytes


@written_as("msg.held", hash=forms.HASH, why=forms.SHORT)
@dataclass(frozen=True)
class MessageHeld(Body):
    """The reply of this hash was not sent: a colleague's came first, or its author took it back."""

    hash: bytes
    why: str


@written_as(
    "paper.draft",
    draft=forms.ID,
    paper=forms.NAMED,
    fields=forms.mapping(forms.short_text, 60),
    lang=forms.text(16),
    hash=forms.or_none(forms.HASH),
)
@dataclass(frozen=True)
class PaperDraft(Body):
    """A version of a paper: its field values, and SHA-256 of the file made from them."""

    draft: bytes
    paper: str
    fields: Mapping[str, str]
    lang: str
    hash: bytes | None


@written_as("paper.send", key=forms.ID, draft=forms.ID, how=forms.SHORT, day=forms.DAY, proof=forms.SHORT)
@dataclass(frozen=True)
class PaperSend(Body):
    """The paper went out: how, on which day, with which number; `key` keeps it from counting twice."""

    key: bytes
    draft: bytes
    how: str
    day: Day
    proof: str


# --- the team ------------------------------------------------------------------------------------


@written_as("member.add", sign=forms.octets(KEY_BYTES), name=forms.text(NAME_CHARS_MAX, 1))
@dataclass(frozen=True)
class MemberAdd(Body):
    """The author lets in the member of this signing key, and stands above them from then on."""

    sign: bytes
    name: str

    @property
    def member(self) -> bytes:
        """The member's id."""
        return member_id(self.sign)


@written_as("member.remove", member=forms.ID, cut=forms.octets_list(ID_BYTES, CUT_MAX))
@dataclass(frozen=True)
class MemberRemove(Body):
    """The member is out. Of what they wrote, only `cut` and what it had seen stays valid."""

    member: bytes
    cut: tuple[bytes, ...]


@written_as("attest", digests=forms.Form(forms.digests, dict))
@dataclass(frozen=True)
class Attest(Body):
    """What the author's machine holds: per case the digest of the id set and that of the folded state."""

    digests: Mapping[str, str]


def parse_body(kind: str, untrusted_value: JsonValue) -> Body:
    """The body of an event of this kind, or `Opaque` when this version cannot read it."""
    cls = KINDS.get(kind)
    if cls is None:
        return Opaque(kind)
    try:
        fields = Fields(untrusted_value, "an event's body", frozenset(cls.shape))
        return cls(**{name: form.take(fields, name) for name, form in cls.shape.items()})
    except WireError:
        return Opaque(kind)
