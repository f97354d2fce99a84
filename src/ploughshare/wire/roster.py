"""The roster: who may read at a desk, in the form its root key signs (§5).

Signatures are not checked here.
"""

import re
from dataclasses import dataclass

from ploughshare.wire.limits import (
    NAME_CHARS_MAX,
    ROSTER_BYTES_MAX,
    ROSTER_MEMBERS_MAX,
    ROSTER_RELAYS_MAX,
    URL_CHARS_MAX,
)
from ploughshare.wire.names import HASH_BYTES, ID_BYTES, KEY_BYTES, Day, b64u, format_day, member_id
from ploughshare.wire.refused import WireError
from ploughshare.wire.strict import Fields, JsonValue, dump_json, load_json, refuse_newer

_RECIPIENT = re.compile(r"age1pq1[02-9ac-hj-np-z]{1900,2100}", re.ASCII)
_RELAY = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(/[A-Za-z0-9._~/-]*)?", re.ASCII)
_ROSTER_KEYS = frozenset({"v", "kind", "root", "version", "prev", "day", "relays", "members"})
_MEMBER_KEYS = frozenset({"id", "name", "sign", "recipient", "since"})


@dataclass(frozen=True)
class Member:
    """One device of a counsellor: an Ed25519 key of 32 bytes and an age hybrid recipient (§1.2)."""

    name: str
    sign: bytes
    recipient: str
    since: Day

    @property
    def id(self) -> bytes:
        """16 bytes, from the signing key."""
        return member_id(self.sign)


@dataclass(frozen=True)
class Roster:
    """One version of a desk's roster."""

    root: bytes
    version: int
    prev: bytes | None
    day: Day
    relays: tuple[str, ...]
    members: tuple[Member, ...]

    def member(self, sign_public: bytes) -> Member | None:
        """The member with this signing key, if there is one."""
        return next((member for member in self.members if member.sign == sign_public), None)

    def body(self) -> bytes:
        """The bytes to sign with the root key under the domain `roster`."""
        return dump_json(
            {
                "v": 1,
                "kind": "roster",
                "root": b64u(self.root),
                "version": self.version,
                "prev": None if self.prev is None else b64u(self.prev),
                "day": format_day(self.day),
                "relays": list(self.relays),
                "members": [
                    {
                        "id": b64u(member.id),
                        "name": member.name,
                        "sign": b64u(member.sign),
                        "recipient": member.recipient,
                        "since": format_day(member.since),
                    }
                    for member in self.members
                ],
            }
        )

    @classmethod
    def parse(cls, untrusted_body: bytes) -> "Roster":
        """A roster from the body of its signed message. Raises WireError.

        The first version has no `prev`, every later one has; no two members share a key.
        """
        fields = Fields(
            refuse_newer(load_json(untrusted_body, bytes_max=ROSTER_BYTES_MAX)), "a roster", _ROSTER_KEYS
        )
        fields.constant("v", 1)
        fields.constant("kind", "roster")
        roster = cls(
            root=fields.octets("root", KEY_BYTES),
            version=fields.integer("version", low=1),
            prev=fields.octets_or_none("prev", HASH_BYTES),
            day=fields.day("day"),
            relays=fields.each("relays", relay_address, count_max=ROSTER_RELAYS_MAX),
            members=fields.each("members", _member, count_max=ROSTER_MEMBERS_MAX),
        )
        if (roster.version == 1) != (roster.prev is None):
            raise WireError("a roster's version and what it follows do not agree")
        if len({member.sign for member in roster.members}) != len(roster.members):
            raise WireError("a roster names a member twice")
        if len({member.recipient for member in roster.members}) != len(roster.members):
            raise WireError("a roster names a member twice")
        return roster


def _member(untrusted_value: JsonValue) -> Member:
    fields = Fields(untrusted_value, "a member", _MEMBER_KEYS)
    recipient = fields.text("recipient", chars_max=2_200)
    if not _RECIPIENT.fullmatch(recipient):
        raise WireError("a member: recipient is not an age hybrid recipient")
    member = Member(
        name=fields.text("name", chars_min=1, chars_max=NAME_CHARS_MAX),
        sign=fields.octets("sign", KEY_BYTES),
        recipient=recipient,
        since=fields.day("since"),
    )
    if fields.octets("id", ID_BYTES) != member.id:
        raise WireError("a member: id is not that of the key")
    return member


def relay_address(untrusted_value: JsonValue) -> str:
    """A relay's address as rosters and invitations name it (§5). Raises WireError."""
    if (
        not isinstance(untrusted_value, str)
        or len(untrusted_value) > URL_CHARS_MAX
        or not _RELAY.fullmatch(untrusted_value)
    ):
        raise WireError("a roster: relays are not web addresses without query")
    return untrusted_value
