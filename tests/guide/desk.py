"""A small desk for the guide's tests: one member who collects, reads and replies by the protocol alone."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare import wire
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.files import seal_file
from ploughshare.seal.grants import open_grant
from ploughshare.seal.letters import CasePlace, OpenedMessage, open_message, seal_message
from ploughshare.seal.message import Message
from ploughshare.seal.roster import SignedRoster, sign_roster
from tests.relay.client import ROOT, RunningRelay, public
from tests.relay.test_parts import Files

DAY = datetime.date(2026, 11, 20)
MEMBER_NAME = "Анна К."


@dataclass
class Case:
    """What the desk has of one mailbox."""

    mailbox: bytes
    key: HybridIdentity
    letters: list[OpenedMessage] = field(default_factory=list)
    replies: list[bytes] = field(default_factory=list)
    """Hashes of the replies sent."""


class SmallDesk:
    """One member with the test relay's root key."""

    def __init__(self, relays: tuple[str, ...] = ("http://127.0.0.1:9",), seed: int = 7) -> None:
        self.sign_key = Ed25519PrivateKey.from_private_bytes(seed.to_bytes(32, "big"))
        self.identity = HybridIdentity(seed.to_bytes(32, "little"))
        self.relays = relays
        self.rosters: list[SignedRoster] = []
        self.publish_version()

    @property
    def roster(self) -> SignedRoster:
        return self.rosters[-1]

    def publish_version(self) -> SignedRoster:
        """A new version of the roster, signed by the root; not yet given to any relay."""
        member = wire.Member(MEMBER_NAME, public(self.sign_key), self.identity.recipient.text(), DAY)
        before = self.rosters[-1] if self.rosters else None
        version = 1 if before is None else before.roster.version + 1
        prev = None if before is None else before.hash
        roster = wire.Roster(public(ROOT), version, prev, DAY, self.relays, (member,))
        self.rosters.append(sign_roster(roster, ROOT))
        return self.roster

    def post_roster(self, relay: RunningRelay) -> None:
        answer = relay.caller(ROOT).post("/v1/desk/roster", self.roster.file)
        assert answer.status_code == 201, answer.text

    def collect(self, relay: RunningRelay) -> list[Case]:
        """Everything the relay has for the desk, opened; fails on what does not open."""
        cases: dict[bytes, Case] = {}
        rosters = tuple(signed.roster for signed in self.rosters)
        for frame in relay.caller(self.sign_key).all_frames("/v1/desk/collect"):
            place = CasePlace(public(ROOT), frame.mailbox, rosters)
            if frame.kind is wire.Kind.KEYS:
                grant = open_grant(frame.data, self.identity, place)
                cases.setdefault(frame.mailbox, Case(frame.mailbox, grant.identity()))
            elif frame.kind is wire.Kind.LETTER:
                case = cases[frame.mailbox]
                case.letters.append(open_message("letter", frame.data, case.key, place))
        return list(cases.values())

    def sealed_reply(
        self,
        case: Case,
        text: str,
        *,
        seq: int | None = None,
        seen: bytes | None = None,
        files: tuple[wire.NamedFile, ...] = (),
    ) -> bytes:
        """A reply that follows the last one, or stands at `seq` as a broken chain would."""
        number = len(case.replies) if seq is None else seq
        prev = None if number == 0 else (case.replies[-1] if case.replies else b"?" * 32)
        message = Message(
            kind="reply",
            case=wire.case_id(case.mailbox),
            author=public(self.sign_key),
            seq=number,
            prev=prev,
            seen=seen or (case.letters[-1].hash if case.letters else None),
            day=DAY,
            lang="ru",
            text=text,
            roster=self.roster.held,
            files=files,
        )
        sealed = seal_message(message, self.sign_key, case.key.recipient)
        case.replies.append(sealed.hash)
        return sealed.file

    def put_file(
        self, relay: RunningRelay, case: Case, name: str, media_type: str, data: bytes
    ) -> wire.NamedFile:
        """A file at the relay, part by part, to be named by a reply."""
        count, hash_ = wire.parts_for(len(data)), hashlib.sha256(data).digest()
        named = wire.NamedFile(os.urandom(16), name, media_type, len(data), count, hash_)
        box = Files(relay.caller(self.sign_key), case.mailbox)
        sealed = seal_file(io.BytesIO(data).read, len(data), case.key.recipient)
        for number, part in enumerate(sealed, start=1):
            assert box.put(wire.PartName(named.id, number, count), part).status_code == 201
        return named

    def reply(self, relay: RunningRelay, case: Case, file: bytes) -> None:
        answer = relay.caller(self.sign_key).post("/v1/desk/reply", file, mailbox=wire.b64u(case.mailbox))
        assert answer.status_code == 201, answer.text
