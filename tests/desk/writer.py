"""A person who writes letters, for tests without a relay: key, case, letters as events have them."""

import hashlib
from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.desk.letter import MessageIn
from ploughshare.seal.message import Message, PackNamed, RosterHeld
from ploughshare.seal.signing import sign
from ploughshare.wire import Day, JsonValue, NamedFile, case_id, mailbox_id

_WRITERS: dict[bytes, "Writer"] = {}
"""By case, for tests that know only the case."""


@dataclass(frozen=True)
class Writer:
    """Someone with a key phrase, at the desk of this root key."""

    root: bytes
    key: Ed25519PrivateKey

    @classmethod
    def new(cls, root: bytes, seed: bytes) -> "Writer":
        """`seed`: any bytes; the same make the same person."""
        key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(seed).digest())
        found = cls(root, key)
        return _WRITERS.setdefault(found.case, found)

    @classmethod
    def of(cls, case: bytes) -> "Writer":
        """Whose case this is."""
        return _WRITERS[case]

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    @property
    def mailbox(self) -> bytes:
        return mailbox_id(self.root, self.public)

    @property
    def case(self) -> bytes:
        return case_id(self.mailbox)

    def letter(
        self,
        text: str = "",
        *,
        seq: int = 0,
        prev: bytes | None = None,
        day: Day,
        answers: dict[str, JsonValue] | None = None,
        as_of: date | None = None,
        pack: str = "0",
        consent: bool = False,
        files: tuple[NamedFile, ...] = (),
        author: Ed25519PrivateKey | None = None,
        roster: int = 1,
    ) -> MessageIn:
        """A letter as the inbox files it; `author`: signed by another than its author says."""
        message = Message(
            kind="letter",
            case=self.case,
            author=self.public,
            seq=seq,
            prev=prev,
            seen=None,
            day=day,
            lang="ru",
            text=text,
            roster=RosterHeld(roster, bytes(32)),
            answers=answers,
            as_of=None if answers is None else as_of or day,
            pack=None if answers is None else PackNamed("ru", pack),
            record_consent=consent,
            files=files,
        )
        return MessageIn(self.root, sign("letter", message.body(), author or self.key))
