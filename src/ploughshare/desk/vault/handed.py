"""The vault's notes on what a relay took and has yet to hand out."""

import hashlib
from dataclasses import dataclass

from ploughshare.desk.vault.tables import Vault


@dataclass(frozen=True)
class Handed:
    """Something a relay gave a receipt for, as it was sealed: a reply to a mailbox, or an event (None).

    `again`: for the second time.
    """

    mailbox: bytes | None
    sealed: bytes
    again: bool = False


class HandedNotes:
    """Reads and writes of their table; `relay` is its address."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def note(self, relay: str, handed: Handed) -> None:
        """A relay has given a receipt."""
        self._vault._do(
            "INSERT OR REPLACE INTO handed (relay, name, mailbox, sealed, again) VALUES (?, ?, ?, ?, ?)",
            *(relay, _name(handed.sealed), handed.mailbox, handed.sealed, int(handed.again)),
        )

    def drop(self, relay: str, sealed: bytes) -> bool:
        """It was handed out, or is waited for no longer; False when it was not waited for."""
        return bool(self._vault._do("DELETE FROM handed WHERE relay = ? AND name = ?", relay, _name(sealed)))

    def waiting(self, relay: str, *, events: bool) -> list[Handed]:
        """The events, or the replies, that a relay has not handed out yet."""
        rows = self._vault._rows(
            "SELECT mailbox, sealed, again FROM handed"
            " WHERE relay = ? AND (mailbox IS NULL) = ? ORDER BY name",
            relay,
            int(events),
        )
        return [Handed(mailbox, sealed, bool(again)) for mailbox, sealed, again in rows]


def _name(sealed: bytes) -> bytes:
    return hashlib.sha256(sealed).digest()
