"""Desks at a lying relay: what they do, and what their pages and status say of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ploughshare.desk import cases, members, outbox
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.refused import DeskError
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.state import Message
from ploughshare.desk.status import DeskStatus, read_status
from ploughshare.seal.age import HybridIdentity
from ploughshare.wire import Member, Roster, Signed, signing_input
from tests.desk.desks import TODAY
from tests.malicious.liar import LyingRelay
from tests.relay import client


def roster_of(ledger: Ledger) -> bytes:
    """The newest roster that a desk has, as a guide carries it."""
    return ledger.vault.rosters()[-1][1]


def forged_after(true: bytes) -> bytes:
    """The roster a relay would make to read along: it follows the true one in all but the signature."""
    signed = Signed.parse("roster", true)
    last = Roster.parse(signed.body)
    reader = HybridIdentity(b"r" * 32).recipient.text()
    spy = Member("Olga", client.public(client.key(7)), reader, TODAY)
    body = replace(
        last, version=last.version + 1, prev=signed.message_hash, members=(*last.members, spy)
    ).body()
    return Signed("roster", body, client.key(77).sign(signing_input("roster", body))).to_bytes()


@dataclass
class Desk:
    """One member's desk."""

    ledger: Ledger
    relay: LyingRelay

    @property
    def line(self) -> RelayClient:
        home = self.ledger.home
        return RelayClient(self.relay.address, home.root_public, home.device.signing, self.relay.http)

    def exchange(self) -> str | None:
        """One exchange; the sentence of what stopped it, None where nothing did."""
        try:
            exchange(self.ledger, self.line)
        except DeskError as error:
            return str(error)
        return None

    def messages(self, case: bytes) -> tuple[Message, ...]:
        return self.ledger.state(case).messages

    def texts(self, case: bytes) -> list[str]:
        """Letters and replies in the order in which the desk came to know them."""
        return [message.text for message in self.messages(case)]

    def findings(self, case: bytes) -> list[str]:
        """What the conversation's page says is wrong with it."""
        return [finding for message in self.messages(case) for finding in message.findings]

    def reply(self, case: bytes, text: str) -> None:
        shown = [message for message in self.messages(case) if message.held is None]
        outbox.reply(
            self.ledger,
            case,
            text,
            key=self.ledger.random(16),
            lang="ru",
            last_read=shown[-1].hash if shown else None,
        )

    @property
    def status(self) -> DeskStatus:
        return read_status(self.ledger)

    @property
    def name(self) -> str:
        return self.ledger.home.device.name

    def name_of(self, member: bytes) -> str:
        """Who a message is said to be by, on this desk's pages."""
        return self.name if member == self.ledger.me else self.ledger.vault.members()[member][0]

    @property
    def public(self) -> bytes:
        """The key by which the relay knows this member."""
        return self.ledger.home.device.signing.public

    def note(self, case: bytes, text: str) -> None:
        cases.add_note(self.ledger, case, text, call=False)

    def state_of(self, case: bytes) -> bytes:
        """A case as this desk has it, in bytes that are the same for the same state."""
        return self.ledger.state(case).to_json()

    @property
    def alarm(self) -> bool:
        """Whether this desk's pages say that something is odd, of a conversation, a case or the members."""
        states = [self.ledger.state(summary.stream) for summary in self.ledger.vault.summaries()]
        status = self.status
        return bool(
            any(message.findings for state in states for message in state.messages)
            or status.missing
            or status.views_ring
            or status.quarantined
            or status.held_records
            or status.not_understood
            or status.relay_lost
            or status.relay_old_roster
            or status.relay_swallowed
        )

    @property
    def roster_version(self) -> int:
        return members.newest_roster(self.ledger.vault, self.ledger.home).roster.version
