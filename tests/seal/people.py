"""A desk of two, a person, a stranger: keys of counted bytes and messages between them."""

import datetime
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.letters import CasePlace
from ploughshare.seal.message import Message, MessageKind, PackNamed, RosterHeld
from ploughshare.wire import Member, Roster, case_id, mailbox_id

DAY = datetime.date(2022, 5, 25)


@dataclass(frozen=True)
class Someone:
    key: Ed25519PrivateKey
    age: HybridIdentity

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()


def someone(first: int) -> Someone:
    seed = bytes((first + place) % 256 for place in range(32))
    return Someone(Ed25519PrivateKey.from_private_bytes(seed), HybridIdentity(seed))


DESK, PERSON, ANNA, BORIS, STRANGER = (someone(first) for first in (1, 40, 80, 120, 160))
CASE_KEY = HybridIdentity(bytes(range(200, 232)))
MAILBOX = mailbox_id(DESK.public, PERSON.public)
CASE = case_id(MAILBOX)


def member(who: Someone, name: str) -> Member:
    return Member(name, who.public, who.age.recipient.text(), DAY)


def roster(version: int = 1, prev: bytes | None = None, members: tuple[Member, ...] | None = None) -> Roster:
    named = (member(ANNA, "Anna"), member(BORIS, "Борис")) if members is None else members
    return Roster(DESK.public, version, prev, DAY, ("https://relay.example",), named)


PLACE = CasePlace(DESK.public, MAILBOX, (roster(),))
HELD = RosterHeld(1, bytes(32))


def letter(
    text: str = "Что будет, если я откажусь?",
    seq: int = 0,
    prev: bytes | None = None,
    seen: bytes | None = None,
    author: Someone = PERSON,
    case: bytes = CASE,
) -> Message:
    return Message(
        kind="letter",
        case=case,
        author=author.public,
        seq=seq,
        prev=prev,
        seen=seen,
        day=DAY,
        lang="ru",
        text=text,
        roster=HELD,
        answers={"status": "contract_mod", "held": None, "children": 2},
        as_of=DAY,
        pack=PackNamed("ru", "00"),
        record_consent=False,
    )


def reply(
    text: str = "Nothing yet.",
    seq: int = 0,
    prev: bytes | None = None,
    seen: bytes | None = None,
    author: Someone = ANNA,
    kind: MessageKind = "reply",
) -> Message:
    return Message(
        kind=kind,
        case=CASE,
        author=author.public,
        seq=seq,
        prev=prev,
        seen=seen,
        day=DAY,
        lang="en",
        text=text,
        roster=HELD,
    )
