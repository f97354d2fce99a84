"""The relay's one secret: it signs challenges and puzzles, and closes the names of files in a bucket.

Losing it costs callers a retry, and a relay whose files lie in a bucket those files.
"""

import os
import secrets
from pathlib import Path

SECRET_BYTES = 32
_NAME = "secret"


class SecretError(OSError):
    """The relay's secret is not one: take the file `secret` from a copy; without a bucket, delete it."""


def load_or_make_secret(data: Path) -> bytes:
    """32 bytes from the file `secret` in the data directory, made there, mode 0600, when missing."""
    path = data / _NAME
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        secret = path.read_bytes()
        if len(secret) != SECRET_BYTES:
            raise SecretError(SecretError.__doc__) from None
        return secret
    with os.fdopen(handle, "wb") as file:
        secret = secrets.token_bytes(SECRET_BYTES)
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    return secret


def keep_secret(data: Path, secret: bytes) -> None:
    """Puts the secret that several relays share in place of the directory's own, whole or not at all."""
    part = data / f"{_NAME}.part"
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    part.replace(data / _NAME)
