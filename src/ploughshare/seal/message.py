"""What a letter or a reply says: the body of a signed message (§4.1), written once and read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ploughshare.seal.refusal import ClosingError
from ploughshare.wire import (
    HASH_BYTES,
    ID_BYTES,
    INTEGER_MAX,
    KEY_BYTES,
    LADDER_BYTES,
    TEXT_CHARS_MAX,
    Day,
    Fields,
    JsonValue,
    NamedFile,
    WireError,
    b64u,
    dump_json,
    format_day,
    load_json,
    refuse_newer,
)

MessageKind = Literal["letter", "reply"]
_LANG_CHARS_MAX = 16
_PACK_ID_CHARS_MAX = 64
_PACK_HASH_CHARS_MAX = 128
_ANSWERS_MAX = 500
_FACT_CHARS_MAX = 100
_PLACE_KEYS = {"v", "kind", "case", "author", "seq", "prev", "seen", "day", "lang", "roster"}
_KEYS = frozenset(_PLACE_KEYS | {"text", "answers", "as_of", "pack", "consent", "files"})


@dataclass(frozen=True)
class RosterHeld:
    """The roster an author held: its version and its message hash, 32 bytes."""

    version: int
    hash: bytes


@dataclass(frozen=True)
class PackNamed:
    """The law pack that answers belong to: its id, and its hash as the pack writes it."""

    id: str
    hash: str


@dataclass(frozen=True)
class Message:
    """A letter of the person or a reply of a member.

    `case` is 16 bytes, `author` the signing key's 32; `prev` and `seen` are message hashes of 32 bytes.
    `answers` are a letter's answers to the pack's facts as JSON; `record_consent` is None in a reply.
    """

    kind: MessageKind
    case: bytes
    author: bytes
    seq: int
    prev: bytes | None
    seen: bytes | None
    day: Day
    lang: str
    text: str
    roster: RosterHeld
    answers: Mapping[str, JsonValue] | None = None
    as_of: Day | None = None
    pack: PackNamed | None = None
    record_consent: bool | None = None
    files: tuple[NamedFile, ...] = ()

    def body(self) -> bytes:
        """The exact bytes to sign.

        Raises:
            ClosingError: what is said does not have the agreed form.
        """
        try:
            written = dump_json(self._json())
            Message.parse(self.kind, written)
        except UnicodeEncodeError:
            raise ClosingError("This cannot be sent: its text has half a character.") from None
        except WireError as error:
            raise ClosingError(f"This cannot be sent: {error}.") from None
        return written

    def _json(self) -> dict[str, JsonValue]:
        return {
            "v": 1,
            "kind": self.kind,
            "case": b64u(self.case),
            "author": b64u(self.author),
            "seq": self.seq,
            "prev": _b64u_or_none(self.prev),
            "seen": _b64u_or_none(self.seen),
            "day": format_day(self.day),
            "lang": self.lang,
            "text": self.text,
            "answers": None if self.answers is None else dict(self.answers),
            "as_of": None if self.as_of is None else format_day(self.as_of),
            "pack": None if self.pack is None else {"id": self.pack.id, "hash": self.pack.hash},
            "consent": None if self.record_consent is None else {"record": self.record_consent},
            "files": [file.to_json() for file in self.files],
            "roster": {"version": self.roster.version, "hash": b64u(self.roster.hash)},
        }

    @classmethod
    def parse(cls, kind: MessageKind, untrusted_body: bytes) -> "Message":
        """Read a body whose signature has been or will be checked. Raises WireError."""
        fields = Fields(
            refuse_newer(load_json(untrusted_body, bytes_max=LADDER_BYTES[-1])), "a message", _KEYS
        )
        fields.constant("v", 1)
        fields.constant("kind", kind)
        message = cls(
            kind=kind,
            case=fields.octets("case", ID_BYTES),
            author=fields.octets("author", KEY_BYTES),
            seq=fields.integer("seq", high=INTEGER_MAX),
            prev=fields.octets_or_none("prev", HASH_BYTES),
            seen=fields.octets_or_none("seen", HASH_BYTES),
            day=fields.day("day"),
            lang=fields.text("lang", chars_min=2, chars_max=_LANG_CHARS_MAX),
            text=fields.text("text", chars_max=TEXT_CHARS_MAX),
            roster=_roster(fields.value("roster")),
            answers=_answers(fields.value("answers")),
            as_of=None if fields.value("as_of") is None else fields.day("as_of"),
            pack=_pack(fields.value("pack")),
            record_consent=_consent(fields.value("consent")),
            files=NamedFile.parse_all(fields, "files"),
        )
        if (message.seq == 0) != (message.prev is None):
            raise WireError("a message's number and what it follows do not agree")
        _check_kind(message)
        return message


def _check_kind(message: Message) -> None:
    given = (message.answers is not None, message.as_of is not None, message.pack is not None)
    if len(set(given)) > 1:
        raise WireError("a message has answers without their day or pack")
    if message.kind == "reply" and (given[0] or message.record_consent is not None):
        raise WireError("a reply has what only a letter has")
    if message.kind == "letter" and message.record_consent is None:
        raise WireError("a letter does not say what its author agrees to")


def _b64u_or_none(value: bytes | None) -> str | None:
    return None if value is None else b64u(value)


def _roster(untrusted_value: JsonValue) -> RosterHeld:
    fields = Fields(untrusted_value, "the roster a message names", frozenset({"version", "hash"}))
    return RosterHeld(fields.integer("version", low=1), fields.octets("hash", HASH_BYTES))


def _pack(untrusted_value: JsonValue) -> PackNamed | None:
    if untrusted_value is None:
        return None
    fields = Fields(untrusted_value, "the pack a letter names", frozenset({"id", "hash"}))
    return PackNamed(
        fields.text("id", chars_min=1, chars_max=_PACK_ID_CHARS_MAX),
        fields.text("hash", chars_min=1, chars_max=_PACK_HASH_CHARS_MAX),
    )


def _consent(untrusted_value: JsonValue) -> bool | None:
    if untrusted_value is None:
        return None
    return Fields(untrusted_value, "the consent in a letter", frozenset({"record"})).boolean("record")


def _answers(untrusted_value: JsonValue) -> Mapping[str, JsonValue] | None:
    # What an answer may be depends on the pack; whoever assesses the case reads it again, against the pack.
    if untrusted_value is None:
        return None
    if not isinstance(untrusted_value, dict) or len(untrusted_value) > _ANSWERS_MAX:
        raise WireError("a letter's answers are not an object of answers")
    if any(not 0 < len(fact) <= _FACT_CHARS_MAX for fact in untrusted_value):
        raise WireError("a letter's answers name no fact")
    return untrusted_value
