"""How keys are handed on: the case key to person and members (§3), a desk's keys to one member (§8)."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.seal.age import HybridIdentity, HybridRecipient, decrypt, encrypt
from ploughshare.seal.letters import CasePlace
from ploughshare.seal.refusal import ClosingError, NewerError, Random, SealError
from ploughshare.seal.signing import sign, take_apart, verify
from ploughshare.wire import (
    ID_BYTES,
    KEY_BYTES,
    LADDER_BYTES,
    LETTER_BYTES_MAX,
    ROSTER_MEMBERS_MAX,
    SIGNATURE_BYTES,
    WRAP_BYTES_MAX,
    Day,
    Fields,
    JsonValue,
    NewerFormError,
    Roster,
    Signed,
    WireError,
    b64u,
    case_id,
    dump_json,
    format_day,
    from_b64u,
    load_json,
    mailbox_id,
    refuse_newer,
)

_GRANT_KEYS = frozenset({"v", "kind", "case", "case_key", "author", "seq", "members", "day"})
_WRAP_KEYS = frozenset({"v", "kind", "desk", "author", "day", "team", "cases"})
_WRAP_CASE_KEYS = frozenset({"case", "keys", "letter_keys"})
_LETTER_KEY_KEYS = frozenset({"key", "seq", "grant"})
_KEYS_MAX = 200
GRANTS_MAX = 1_000_000
"""The greatest number a key of a case may have (§3)."""
GRANT_BODY_BYTES_MAX = 4_096
"""A grant to the largest desk is half as long."""
# The largest step of the ladder, sealed, would be over the relay's limit for a wrap (§6.8).
_WRAP_BODY_BYTES = LADDER_BYTES[-2] - 256


@dataclass(frozen=True)
class Grant:
    """A case key handed on: the case (16 bytes), the key's seed (32), who handed it on (32), and when.

    `seq` counts the person's keys of the case from 0; `members` are the ids of those it was sealed to.
    """

    case: bytes
    case_key: bytes = field(repr=False)
    author: bytes
    day: Day
    seq: int = 0
    members: tuple[bytes, ...] = ()
    signed: bytes = field(default=b"", repr=False, compare=False)
    """Body and signature of one that was opened."""

    def identity(self) -> HybridIdentity:
        """What opens the case's letters; its `recipient` is what they are closed for."""
        return HybridIdentity(self.case_key)

    def someone_left(self, roster: Roster) -> bool:
        """Whether it was sealed to a member whom the roster does not name any more: time for another key."""
        return not set(self.members) <= {member.id for member in roster.members}

    def body(self) -> bytes:
        """The exact bytes to sign."""
        return dump_json(
            {
                "v": 1,
                "kind": "keys",
                "case": b64u(self.case),
                "case_key": b64u(self.case_key),
                "author": b64u(self.author),
                "seq": self.seq,
                "members": [b64u(member) for member in self.members],
                "day": format_day(self.day),
            }
        )


@dataclass(frozen=True)
class LetterKey:
    """A key that letters of a case are sealed to: its seed, 32 bytes, and its number among the person's.

    `granted`: the person's own signed grant of it (body and signature), None where nobody here has it; `day`
    is of that grant.
    """

    seed: bytes = field(repr=False)
    seq: int
    day: Day | None = None
    granted: bytes | None = field(default=None, repr=False)

    @classmethod
    def of_grant(cls, grant: Grant, *, by_person: bool) -> "LetterKey":
        """The key of a grant that was opened."""
        return cls(grant.case_key, grant.seq, grant.day, grant.signed if by_person else None)

    def identity(self) -> HybridIdentity:
        """What opens those letters."""
        return HybridIdentity(self.seed)


@dataclass(frozen=True)
class CaseKeys:
    """A case's keys in a wrap: keys of its events, newest last, and keys of its letters."""

    case: bytes
    keys: tuple[bytes, ...] = field(repr=False)
    letter_keys: tuple[LetterKey, ...] = field(repr=False)


@dataclass(frozen=True)
class Wrap:
    """What a member is let into: the desk's team keys, newest last, and cases."""

    desk: bytes
    author: bytes
    day: Day
    team: tuple[bytes, ...] = field(repr=False)
    cases: tuple[CaseKeys, ...] = field(repr=False)

    def body(self) -> bytes:
        """The exact bytes to sign."""
        return dump_json(
            {
                "v": 1,
                "kind": "wrap",
                "desk": b64u(self.desk),
                "author": b64u(self.author),
                "day": format_day(self.day),
                "team": [b64u(key) for key in self.team],
                "cases": [_case_json(case) for case in self.cases],
            }
        )

    def in_parts(self) -> tuple["Wrap", ...]:
        """The same keys in as many wraps as a relay's limit asks for; most often one."""
        room = _WRAP_BODY_BYTES - len(Wrap(self.desk, self.author, self.day, self.team, ()).body())
        parts: list[list[CaseKeys]] = [[]]
        taken = 0
        for case in self.cases:
            size = len(dump_json(_case_json(case))) + 1
            if parts[-1] and taken + size > room:
                parts.append([])
                taken = 0
            parts[-1].append(case)
            taken += size
        return tuple(Wrap(self.desk, self.author, self.day, self.team, tuple(part)) for part in parts)


def seal_grant(
    grant: Grant,
    sign_key: Ed25519PrivateKey,
    recipients: Sequence[HybridRecipient],
    random: Random = os.urandom,
) -> bytes:
    """Hand a case key to its readers: the person first, then the members in roster order.

    Raises:
        ClosingError: the key is not the author's, or there are no recipients or too many.
    """
    return encrypt(_signed(grant.author, grant.body(), sign_key), recipients, random)


def open_grant(untrusted_file: bytes, identity: HybridIdentity, place: CasePlace) -> Grant:
    """Open a grant of a mailbox; its author must be the mailbox's person or a member of the newest roster.

    Who has left could otherwise, with the relay's help, put a key of theirs in the place of a case's own.

    Raises:
        NewerError: it says that it is of a version to come; who says so is not checked.
        SealError: for every other failure alike.
    """
    if len(untrusted_file) > LETTER_BYTES_MAX:
        raise SealError
    grant = _parse_grant(take_apart("keys", decrypt(untrusted_file, [identity])))
    allowed = place.is_person(grant.author) or place.is_member_now(grant.author)
    if not allowed or grant.case != place.case:
        raise SealError
    return grant


def _parse_grant(signed: Signed) -> Grant:
    """A grant whose author has signed it. Raises SealError, NewerError."""
    try:
        value = refuse_newer(load_json(signed.body, bytes_max=GRANT_BODY_BYTES_MAX))
        fields = Fields(value, "a grant", _GRANT_KEYS)
        fields.constant("v", 1)
        fields.constant("kind", "keys")
        grant = Grant(
            case=fields.octets("case", ID_BYTES),
            case_key=fields.octets("case_key", KEY_BYTES),
            author=fields.octets("author", KEY_BYTES),
            day=fields.day("day"),
            seq=fields.integer("seq", high=GRANTS_MAX),
            members=fields.each("members", _member, count_max=ROSTER_MEMBERS_MAX),
            signed=signed.body + signed.signature,
        )
    except NewerFormError:
        raise NewerError from None
    except WireError:
        raise SealError from None
    verify(signed, grant.author)
    return grant


def seal_wrap(
    wrap: Wrap, sign_key: Ed25519PrivateKey, member: HybridRecipient, random: Random = os.urandom
) -> bytes:
    """Close one part of a wrap for one member.

    Raises:
        ClosingError: the key is not the author's, or the wrap was not taken `in_parts`.
    """
    file = encrypt(_signed(wrap.author, wrap.body(), sign_key), [member], random)
    if len(file) > WRAP_BYTES_MAX:
        raise ClosingError("These keys do not fit one wrap; hand them on in parts.")
    return file


def open_wrap(untrusted_file: bytes, identity: HybridIdentity, desk: bytes, roster: Roster) -> Wrap:
    """Open a wrap; its author must be a member of the roster, its desk this one (16 bytes).

    What it says a person granted, they must have signed, for that case at the desk of the roster's root.

    Raises:
        NewerError: it says that it is of a version to come; who says so is not checked.
        SealError: for every other failure alike.
    """
    if len(untrusted_file) > WRAP_BYTES_MAX:
        raise SealError
    signed = take_apart("keys", decrypt(untrusted_file, [identity]))
    wrap = _parse_wrap(signed)
    verify(signed, wrap.author)
    if wrap.desk != desk or roster.member(wrap.author) is None:
        raise SealError
    cases = tuple(replace(case, letter_keys=_checked(case, roster.root)) for case in wrap.cases)
    return replace(wrap, cases=cases)


def _checked(case: CaseKeys, root: bytes) -> tuple[LetterKey, ...]:
    """The keys of a case's letters, those that are said to be the person's own held against their grants."""
    found = []
    for key in case.letter_keys:
        if key.granted is not None:
            signed = Signed("keys", key.granted[:-SIGNATURE_BYTES], key.granted[-SIGNATURE_BYTES:])
            grant = _parse_grant(signed)
            is_persons = case_id(mailbox_id(root, grant.author)) == case.case == grant.case
            if not is_persons or (grant.case_key, grant.seq) != (key.seed, key.seq):
                raise SealError
            found.append(LetterKey.of_grant(grant, by_person=True))
        else:
            found.append(key)
    return tuple(found)


def _parse_wrap(signed: Signed) -> Wrap:
    try:
        value = refuse_newer(load_json(signed.body, bytes_max=LADDER_BYTES[-1]))
        fields = Fields(value, "a wrap", _WRAP_KEYS)
        fields.constant("v", 1)
        fields.constant("kind", "wrap")
        return Wrap(
            desk=fields.octets("desk", ID_BYTES),
            author=fields.octets("author", KEY_BYTES),
            day=fields.day("day"),
            team=fields.each("team", _key, count_max=_KEYS_MAX),
            cases=fields.each("cases", _case, count_max=_KEYS_MAX),
        )
    except NewerFormError:
        raise NewerError from None
    except WireError:
        raise SealError from None


def _signed(author: bytes, body: bytes, sign_key: Ed25519PrivateKey) -> bytes:
    if author != sign_key.public_key().public_bytes_raw():
        raise ClosingError("Keys are handed on by their author.")
    try:
        return sign("keys", body, sign_key).to_bytes()
    except WireError:
        raise ClosingError("These keys do not fit one message.") from None


def _case_json(case: CaseKeys) -> JsonValue:
    return {
        "case": b64u(case.case),
        "keys": [b64u(key) for key in case.keys],
        "letter_keys": [_letter_key_json(key) for key in case.letter_keys],
    }


def _letter_key_json(key: LetterKey) -> JsonValue:
    granted = None if key.granted is None else b64u(key.granted)
    return {"key": b64u(key.seed), "seq": key.seq, "grant": granted}


def _case(untrusted_value: JsonValue) -> CaseKeys:
    fields = Fields(untrusted_value, "a case in a wrap", _WRAP_CASE_KEYS)
    return CaseKeys(
        case=fields.octets("case", ID_BYTES),
        keys=fields.each("keys", _key, count_max=_KEYS_MAX),
        letter_keys=fields.each("letter_keys", _letter_key, count_max=_KEYS_MAX),
    )


def _letter_key(untrusted_value: JsonValue) -> LetterKey:
    fields = Fields(untrusted_value, "a key of letters in a wrap", _LETTER_KEY_KEYS)
    granted = fields.value("grant")
    signed = None if granted is None else _granted(granted)
    return LetterKey(fields.octets("key", KEY_BYTES), fields.integer("seq", high=GRANTS_MAX), None, signed)


def _granted(untrusted_value: JsonValue) -> bytes:
    octets = from_b64u(untrusted_value) if isinstance(untrusted_value, str) else b""
    if not SIGNATURE_BYTES < len(octets) <= GRANT_BODY_BYTES_MAX + SIGNATURE_BYTES:
        raise WireError("a grant in a wrap is not one")
    return octets


def _member(untrusted_value: JsonValue) -> bytes:
    if not isinstance(untrusted_value, str):
        raise WireError("a member in a grant is not an id")
    return from_b64u(untrusted_value, ID_BYTES)


def _key(untrusted_value: JsonValue) -> bytes:
    if not isinstance(untrusted_value, str):
        raise WireError("a key in a wrap is not a key")
    return from_b64u(untrusted_value, KEY_BYTES)
