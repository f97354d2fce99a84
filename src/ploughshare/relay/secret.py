"""The relay's one secret, which signs its challenges. Losing it costs callers a retry and nothing else."""

import os
import secrets
from pathlib import Path

SECRET_BYTES = 32
_NAME = "secret"


class SecretError(OSError):
    """The relay's secret cannot be read or is not one; delete the file `secret` to have a new one made."""


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
