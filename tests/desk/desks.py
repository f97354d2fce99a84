"""Whole desks and persons for tests: real vaults, real seals, a real relay in a process of its own."""

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx

from ploughshare.desk import members
from ploughshare.desk.founding import join_desk, new_desk
from ploughshare.desk.ledger import Ledger, wall_ms
from ploughshare.desk.lock import DEMONSTRATION
from ploughshare.desk.members import Invitation, Request, invitation, request_text
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.vault import Vault
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.grants import Grant, open_grant, seal_grant
from ploughshare.seal.letters import CasePlace, OpenedMessage, open_message, seal_message
from ploughshare.seal.message import Message, PackNamed
from ploughshare.seal.phrase import PersonKeys
from ploughshare.seal.roster import SignedRoster
from ploughshare.wire import JsonValue, Kind, NamedFile, case_id
from tests.relay.client import Client, RunningRelay

ROOT_SEED = b"R" * 32
"""Of the desk that the test relay serves."""
PASSPHRASE = "correct horse battery"
TODAY = date(2022, 5, 25)


def founder(directory: Path, relay: str = "http://127.0.0.1:1", *, ahead_ms: int = 0) -> Ledger:
    """The first desk."""
    vault = Vault.create(directory, PASSPHRASE, DEMONSTRATION)
    new_desk(vault, name="Olga", relays=(relay,), today=TODAY, random=os.urandom, root_seed=ROOT_SEED)
    return Ledger(vault, wall=lambda: wall_ms() + ahead_ms)


def colleague(first: Ledger, directory: Path, name: str = "Ivan", *, ahead_ms: int = 0) -> Ledger:
    """Another desk, by the texts people copy; let in by the first."""
    vault = Vault.create(directory, PASSPHRASE, DEMONSTRATION)
    text = invitation(first.vault, first.home).to_text()
    home = join_desk(vault, name=name, invitation=Invitation.parse(text), today=TODAY, random=os.urandom)
    request = Request.parse(request_text(home.device, home.root_public), first.home.root_public)
    members.let_in(first, request, TODAY)
    return Ledger(vault, wall=lambda: wall_ms() + ahead_ms)


def at(ledger: Ledger, relay: RunningRelay, http: httpx.Client | None = None) -> RelayClient:
    """A desk's line to the relay."""
    return RelayClient(relay.address, ledger.home.root_public, ledger.home.device.signing, http or relay.http)


@dataclass
class Person:
    """Someone with a mailbox."""

    desk: Ledger
    line: Client
    keys: PersonKeys
    case_seed: bytes = field(default_factory=lambda: os.urandom(32))
    letters: list[bytes] = field(default_factory=list)

    @property
    def place(self) -> CasePlace:
        """Where this person's messages belong."""
        roster = members.newest_roster(self.desk.vault, self.desk.home)
        return CasePlace(self.desk.home.root_public, self.line.mailbox, (roster.roster,))

    @property
    def case(self) -> bytes:
        """The id of the case every desk computes."""
        return case_id(self.line.mailbox)

    def open(self) -> None:
        """Opens the mailbox, with the case key for everyone on the roster."""
        assert self.line.open(self.grant(0)).status_code == 201

    def change_key(self, seq: int = 1, *, roster: SignedRoster | None = None) -> bytes:
        """Writes with another key from here on; returns the grant, for the newest roster or another."""
        self.case_seed = os.urandom(32)
        grant = self.grant(seq, roster=roster)
        assert self.line.post("/v1/mailbox/keys", grant).status_code == 201
        return grant

    def grant(self, seq: int, *, roster: SignedRoster | None = None) -> bytes:
        """The case key for everyone on a roster."""
        held = roster or members.newest_roster(self.desk.vault, self.desk.home)
        ids = tuple(member.id for member in held.roster.members)
        grant = Grant(self.case, self.case_seed, self.keys.sign_public, TODAY, seq, ids)
        return seal_grant(grant, self.keys.sign_key, [self.keys.identity.recipient, *held.recipients()])

    def write(
        self,
        text: str,
        *,
        answers: dict[str, JsonValue] | None = None,
        consent: bool = False,
        skip: int = 0,
        files: tuple[NamedFile, ...] = (),
    ) -> bytes:
        """Sends a letter; returns its sealed bytes. `skip` leaves places in the chain empty."""
        seq = len(self.letters) + skip
        message = Message(
            kind="letter",
            case=self.case,
            author=self.keys.sign_public,
            seq=seq,
            prev=self.letters[-1] if self.letters else (None if seq == 0 else b"?" * 32),
            seen=None,
            day=TODAY,
            lang="ru",
            text=text,
            roster=members.newest_roster(self.desk.vault, self.desk.home).held,
            answers=answers,
            as_of=None if answers is None else TODAY,
            pack=None if answers is None else PackNamed("ru", "0" * 64),
            record_consent=consent,
            files=files,
        )
        sealed = seal_message(message, self.keys.sign_key, HybridIdentity(self.case_seed).recipient)
        assert self.line.letter(sealed.file).status_code == 201
        self.letters.append(sealed.hash)
        return sealed.file

    def replies(self) -> list[OpenedMessage]:
        """What the desk answered, opened with the person's own keys."""
        frames = self.line.all_frames("/v1/mailbox/fetch")
        *_, keys = [frame for frame in frames if frame.kind is Kind.KEYS]
        key = open_grant(keys.data, self.keys.identity, self.place).identity()
        return [
            open_message("reply", frame.data, key, self.place) for frame in frames if frame.kind is Kind.REPLY
        ]


def person(desk: Ledger, relay: RunningRelay) -> Person:
    """A new person with an open mailbox."""
    keys = PersonKeys(os.urandom(32), os.urandom(32))
    found = Person(desk, relay.caller(keys.sign_key), keys)
    found.open()
    return found
