"""The vault's folder of enclosures: files of our own with replies, sealed, and how far each has gone."""

from dataclasses import dataclass
from typing import Literal

from ploughshare.desk.vault.tables import Vault
from ploughshare.wire import NamedFile

EnclosureState = Literal["making", "draft", "going", "sent", "full", "gone", "removed"]

_COLUMNS = "id, stream, mailbox, seed, message, name, media_type, size, parts, hash, state, posted, withdraw"


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with a reply. `message` is the reply's hash once there is one; `posted` counts its
    parts at the relay; `withdraw`: the relay is to let go of what it has first.
    """

    stream: bytes
    mailbox: bytes
    seed: bytes
    named: NamedFile
    state: EnclosureState
    message: bytes | None = None
    posted: int = 0
    withdraw: bool = False


class EnclosureFolder:
    """Reads and writes of the enclosures' tables."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def put(self, enclosure: Enclosure) -> Enclosure:
        """Keeps what is told of an enclosure, new or changed; gives it back."""
        named = enclosure.named
        self._vault._do(
            f"INSERT INTO enclosure ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 ours
            " ON CONFLICT (id) DO UPDATE SET seed = excluded.seed, message = excluded.message,"
            " name = excluded.name, media_type = excluded.media_type, hash = excluded.hash,"
            " state = excluded.state, posted = excluded.posted, withdraw = excluded.withdraw",
            *(named.id, enclosure.stream, enclosure.mailbox, enclosure.seed, enclosure.message),
            *(named.name, named.media_type, named.size_bytes, named.parts, named.hash),
            *(enclosure.state, enclosure.posted, int(enclosure.withdraw)),
        )
        return enclosure

    def find(self, file: bytes) -> Enclosure | None:
        """One of them, or None."""
        return next(iter(self._where("id = ?", file)), None)

    def of_case(self, stream: bytes) -> list[Enclosure]:
        """Those of a case, the oldest first."""
        return self._where("stream = ?", stream)

    def of_message(self, message: bytes) -> list[Enclosure]:
        """Those of a reply, the oldest first."""
        return self._where("message = ?", message)

    def in_state(self, state: EnclosureState) -> list[Enclosure]:
        """Those in a state, the oldest first."""
        return self._where("state = ?", state)

    def to_withdraw(self) -> list[Enclosure]:
        """Those that the relay is to let go of, the oldest first."""
        return self._where("withdraw = ?", 1)

    def count_posted(self, enclosure: Enclosure, posted: int) -> bool:
        """Notes how many parts have a receipt; False when it is not going any more."""
        return bool(
            self._vault._do(
                "UPDATE enclosure SET posted = ? WHERE id = ? AND state = 'going' AND withdraw = 0",
                posted,
                enclosure.named.id,
            )
        )

    def end(self, enclosure: Enclosure, state: EnclosureState) -> bool:
        """It is sent, or the relay takes none of it. False when it was taken back meanwhile."""
        return bool(
            self._vault._do(
                "UPDATE enclosure SET state = ? WHERE id = ? AND state = 'going' AND withdraw = 0",
                state,
                enclosure.named.id,
            )
        )

    def begin_again(self, enclosure: Enclosure) -> None:
        """The relay is to let go of what it has of one that is going; then it goes from its first part."""
        self._vault._do(
            "UPDATE enclosure SET posted = 0, withdraw = 1 WHERE id = ? AND state = 'going'",
            enclosure.named.id,
        )

    def note_withdrawn(self, enclosure: Enclosure) -> None:
        """The relay has nothing of it any more."""
        self._vault._do("UPDATE enclosure SET posted = 0, withdraw = 0 WHERE id = ?", enclosure.named.id)

    def send_again(self, mailbox: bytes) -> None:
        """The relay has lost what it had of a mailbox: everything sent goes once more."""
        self._vault._do(
            "UPDATE enclosure SET state = 'going', posted = 0 WHERE mailbox = ? AND state = 'sent'", mailbox
        )

    def drop(self, enclosure: Enclosure) -> None:
        """Forgets an enclosure and its parts."""
        with self._vault.writing():
            self.drop_parts(enclosure)
            self._vault._do("DELETE FROM enclosure WHERE id = ?", enclosure.named.id)

    def drop_parts(self, enclosure: Enclosure) -> None:
        """Forgets the parts of an enclosure."""
        self._vault._do("DELETE FROM enclosure_part WHERE id = ?", enclosure.named.id)

    def put_part(self, file: bytes, number: int, data: bytes) -> None:
        """Keeps a part as it was sealed, in the place of another if there was one."""
        self._vault._do(
            "INSERT INTO enclosure_part (id, part, data) VALUES (?, ?, ?)"
            " ON CONFLICT (id, part) DO UPDATE SET data = excluded.data",
            *(file, number, data),
        )

    def part(self, file: bytes, number: int) -> bytes | None:
        """A part as it was sealed, or None."""
        found = self._vault._one("SELECT data FROM enclosure_part WHERE id = ? AND part = ?", file, number)
        return None if found is None else bytes(found)

    def _where(self, condition: str, value: bytes | str | int) -> list[Enclosure]:
        rows = self._vault._rows(
            f"SELECT {_COLUMNS} FROM enclosure WHERE {condition} ORDER BY number",  # noqa: S608 ours
            value,
        )
        return [_enclosure(*row) for row in rows]


def _enclosure(
    file: bytes,
    stream: bytes,
    mailbox: bytes,
    seed: bytes,
    message: bytes | None,
    name: str,
    media_type: str,
    size: int,
    parts: int,
    hash_: bytes,
    state: EnclosureState,
    posted: int,
    withdraw: int,
) -> Enclosure:
    named = NamedFile(file, name, media_type, size, parts, hash_)
    return Enclosure(stream, mailbox, seed, named, state, message, posted, bool(withdraw))
