"""The vault's notes on what a relay skipped."""

from dataclasses import dataclass

from ploughshare.desk.vault.tables import Vault


@dataclass(frozen=True)
class Gap:
    """Where a mailbox (zeros: the stream of events) is whole up to, and what is missing after that.

    `whole`: an index of the relay. `name`: what is missing, None for nothing. `looks`: how often it was asked
    for. `due_ms`: the wall clock before which it is not asked for again.
    """

    mailbox: bytes
    whole: int = 0
    name: bytes | None = None
    looks: int = 0
    due_ms: int = 0


class GapNotes:
    """Reads and writes of their table, for one relay by its address."""

    def __init__(self, vault: Vault, relay: str) -> None:
        self._vault = vault
        self._relay = relay

    def of(self, mailbox: bytes) -> Gap:
        """What is known of a mailbox."""
        rows = self._vault._rows(
            "SELECT mailbox, whole, gap, looks, due_ms FROM gap WHERE relay = ? AND mailbox = ?",
            *(self._relay, mailbox),
        )
        return Gap(*rows[0]) if rows else Gap(mailbox)

    def put(self, gap: Gap) -> None:
        """Keeps it."""
        self._vault._do(
            "INSERT OR REPLACE INTO gap (relay, mailbox, whole, gap, looks, due_ms)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            *(self._relay, gap.mailbox, gap.whole, gap.name, gap.looks, gap.due_ms),
        )

    def open(self) -> list[Gap]:
        """Those in which something is missing."""
        rows = self._vault._rows(
            "SELECT mailbox, whole, gap, looks, due_ms FROM gap WHERE relay = ? AND gap IS NOT NULL",
            self._relay,
        )
        return [Gap(*row) for row in rows]
