"""Parts of files at any S3-compatible store, under names closed with the relay's secret: whoever runs it
learns neither mailboxes nor files, only how many parts belong together and when they came.

A name is `box/file/number`; box and file are AES-SIV of what they name, the same each time, so that what
begins alike belongs together and can be listed. An empty object `going/box/…` says that somebody is deleting.
"""

import hashlib
import math
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import obstore
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from obstore.exceptions import AlreadyExistsError, BaseError, NotFoundError
from obstore.store import S3Store

from ploughshare.relay.parts import Box, Kept, PartsError
from ploughshare.wire import ID_BYTES, PART_BYTES, PartName, WireError, b64u, from_b64u

DELETED_AT_ONCE = 500
GOING = "going"
GOING_SECONDS_MAX = 120
"""Who deletes what is gone begins nothing more of it after so long."""
STALE_SECONDS = 900
"""A note of this age is of a process that ended: whatever it asked of the store is done or forgotten."""
_TIMEOUT = "30s"


@dataclass(frozen=True)
class Bucket:
    """Where an S3-compatible store is. Without keys, what the environment of such stores names is used."""

    name: str
    endpoint: str | None
    region: str
    key_id: str
    key_secret: str


def open_bucket(bucket: Bucket) -> S3Store:
    """A connection to the store; nothing is asked of it yet."""
    more: dict[str, Any] = {} if bucket.endpoint is None else {"endpoint": bucket.endpoint}
    return S3Store(
        bucket.name,
        region=bucket.region,
        access_key_id=bucket.key_id,
        secret_access_key=bucket.key_secret,
        virtual_hosted_style_request=False,
        retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=20)},
        client_options={
            "allow_http": bucket.endpoint is not None and bucket.endpoint.startswith("http://"),
            "timeout": _TIMEOUT,
            "user_agent": "relay",
        },
        **more,
    )


class PartsBucket:
    """The parts as objects. `store`: any of obstore's; `secret`: the relay's, the same in each process."""

    def __init__(self, store: Any, secret: bytes) -> None:
        self._store = store
        self._names = AESSIV(
            HKDF(SHA256(), length=32, salt=None, info=b"ploughshare/v1/parts").derive(secret)
        )
        self._turn = threading.Lock()
        self._used_bytes: int | None = None

    def close(self) -> None:
        """Nothing is held open."""

    def adding(self) -> "nullcontext[None]":
        """The store itself refuses a second object of one name."""
        return nullcontext()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (BaseError, OSError) as error:
            raise PartsError(type(error).__name__) from None

    def _sealed(self, *values: bytes) -> str:
        return b64u(self._names.encrypt(b"".join(values), None))

    def _box(self, box: Box) -> str:
        return self._sealed(box.desk, box.mailbox)

    def _file(self, box: Box, file: bytes, parts: int, *, by_person: bool) -> str:
        return f"{self._box(box)}/{self._sealed(file)}.{parts}.{'p' if by_person else 'd'}"

    def _listed(self, prefix: str | None) -> Iterator[tuple[str, int]]:
        with self._faults():
            for batch in obstore.list(self._store, prefix, chunk_size=1_000):
                for entry in batch:
                    yield entry["path"], entry["size"]

    def kept(self, box: Box, name: PartName) -> Kept:
        """What is there already."""
        mine = self._sealed(name.file)
        person_parts = desk_parts = 0
        file_parts: int | None = None
        by_person: bool | None = None
        numbers: set[int] = set()
        for path, _ in self._listed(self._box(box)):
            file, parts, writer, number = _taken_apart(path)
            person_parts += writer == "p"
            desk_parts += writer == "d"
            if file == mine:
                file_parts, by_person = parts, writer == "p"
                numbers.add(number)
        here = name.number in numbers and file_parts is not None and by_person is not None
        body = self._get(box, name, file_parts, bool(by_person)) if here and file_parts else None
        return Kept(
            person_parts=person_parts,
            desk_parts=desk_parts,
            file_parts=file_parts,
            by_person=by_person,
            has_first=1 in numbers,
            hash=None if body is None else hashlib.sha256(body).digest(),
        )

    def add(self, box: Box, name: PartName, body: bytes, *, by_person: bool) -> bool:
        """Keeps a part: an answer of the store means that it is durable there."""
        path = f"{self._file(box, name.file, name.parts, by_person=by_person)}/{name.number:03}"
        with self._faults():
            try:
                obstore.put(self._store, path, body, mode="create", use_multipart=False)
            except (AlreadyExistsError, FileExistsError):
                return False
        with self._turn:
            if self._used_bytes is not None:
                self._used_bytes += len(body)
        return True

    def stays(self, box: Box, name: PartName) -> bool:
        """Whether a part is there and nobody has noted that the mailbox's parts go.

        In this order: what is deleted after the look at the notes is deleted by somebody who asked after it
        whether the mailbox is there.
        """
        if any(True for _ in self._listed(f"{GOING}/{self._box(box)}")):
            return False
        paths = [
            f"{self._file(box, name.file, name.parts, by_person=by_person)}/{name.number:03}"
            for by_person in (True, False)
        ]
        return any(self._is_there(path) for path in paths)

    def _is_there(self, path: str) -> bool:
        with self._faults():
            try:
                obstore.head(self._store, path)
            except (NotFoundError, FileNotFoundError):
                return False
        return True

    def body(self, box: Box, name: PartName) -> bytes | None:
        """The part's bytes, or None."""
        of_person = self._get(box, name, name.parts, True)
        return of_person if of_person is not None else self._get(box, name, name.parts, False)

    def _get(self, box: Box, name: PartName, parts: int, by_person: bool) -> bytes | None:
        path = f"{self._file(box, name.file, parts, by_person=by_person)}/{name.number:03}"
        with self._faults():
            try:
                found = obstore.get(self._store, path)
            except (NotFoundError, FileNotFoundError):
                return None
            if found.meta["size"] != PART_BYTES:
                raise PartsError("an object is not a part")
            return bytes(found.bytes())

    def drop(self, box: Box, file: bytes) -> None:
        """Deletes every part of a file."""
        mine = self._sealed(file)
        self._delete([path for path, _ in self._listed(self._box(box)) if _taken_apart(path)[0] == mine])

    def drop_all(self, box: Box) -> None:
        """Deletes every part of a mailbox."""
        self._delete([path for path, _ in self._listed(self._box(box))])

    def drop_gone(self, box: Box, is_gone: Callable[[], bool]) -> bool:
        """As `drop_all`, when the mailbox is gone; noted before the question, so that nothing is confirmed
        which was there before and goes with it.
        """
        until = time.monotonic() + GOING_SECONDS_MAX
        note = self._note(self._box(box))
        try:
            if not is_gone():
                return False
            self._delete([path for path, _ in self._listed(self._box(box))], until)
        finally:
            self._forget([note])
        return True

    def _note(self, about: str) -> str:
        path = f"{GOING}/{about}/{secrets.token_hex(8)}"
        with self._faults():
            obstore.put(self._store, path, b"", use_multipart=False)
        return path

    def _forget(self, notes: list[str]) -> None:
        with self._faults():
            obstore.delete(self._store, notes)

    def _forget_stale(self) -> None:
        """Notes of processes that ended before they were done, by the store's own clock."""
        if not any(True for _ in self._noted()):
            return
        mine = self._note("now")
        found = dict(self._noted())
        stale = timedelta(seconds=STALE_SECONDS)
        self._forget([path for path, when in found.items() if path == mine or found[mine] - when > stale])

    def _noted(self) -> Iterator[tuple[str, datetime]]:
        with self._faults():
            for batch in obstore.list(self._store, GOING):
                yield from ((entry["path"], entry["last_modified"]) for entry in batch)

    def _delete(self, paths: Sequence[str], until: float = math.inf) -> None:
        for start in range(0, len(paths), DELETED_AT_ONCE):
            if time.monotonic() > until:
                raise PartsError("the deletion takes too long")
            with self._faults():
                obstore.delete(self._store, paths[start : start + DELETED_AT_ONCE])
        with self._turn:
            if self._used_bytes is not None:
                self._used_bytes -= len(paths) * PART_BYTES

    def settle(self) -> None:
        """Counts anew: other processes add and delete, too."""
        self._forget_stale()
        self.count()

    def boxes(self) -> Iterator[Box]:
        """Every mailbox that has a part here; what was closed under another secret is left alone."""
        with self._faults():
            found = obstore.list_with_delimiter(self._store)["common_prefixes"]
        for prefix in found:
            try:
                opened = self._names.decrypt(from_b64u(prefix.strip("/")), None)
            except (InvalidTag, WireError, ValueError):
                continue
            yield Box(opened[:ID_BYTES], opened[ID_BYTES:])

    def is_empty(self) -> bool:
        """Whether the bucket is; what was closed under another secret counts, too: it may come back."""
        return not any(not path.startswith(f"{GOING}/") for path, _ in self._listed(None))

    def used_bytes(self) -> int:
        """Bytes of all parts: counted once, then kept up with what this process does."""
        with self._turn:
            known = self._used_bytes
        return self.count() if known is None else known

    def count(self) -> int:
        """Bytes of all parts, asked of the store."""
        used_bytes = sum(size for _, size in self._listed(None))
        with self._turn:
            self._used_bytes = used_bytes
        return used_bytes


def _taken_apart(path: str) -> tuple[str, int, str, int]:
    """File's name, how many parts, whose, and the number. Raises PartsError for what is no part's name."""
    pieces = path.split("/")
    try:
        file, parts, writer = pieces[1].split(".")
        return file, int(parts), writer, int(pieces[2])
    except (IndexError, ValueError):
        raise PartsError("an object's name is not a part's") from None
