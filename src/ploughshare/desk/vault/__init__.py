"""The vault: the desk's one encrypted file, and the only SQL of the desk.

SQLite3 Multiple Ciphers with ChaCha20-Poly1305 and a raw random key (lock.py says how that is kept).
One process at a time; within it any thread, one call at a time.
"""

from ploughshare.desk.vault.file import NoVaultError, VaultBusyError, VaultDamagedError, VaultExistsError
from ploughshare.desk.vault.records import HeldRecord, OutgoingReply, StoredEvent, Summary, Word
from ploughshare.desk.vault.tables import Vault

TEAM = b""
"""The stream of the team's events, where a case would have its id."""

__all__ = [
    "TEAM",
    "HeldRecord",
    "NoVaultError",
    "OutgoingReply",
    "StoredEvent",
    "Summary",
    "Vault",
    "VaultBusyError",
    "VaultDamagedError",
    "VaultExistsError",
    "Word",
]
