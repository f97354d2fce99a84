"""The ASCII armor of an age file, read only: we never write it (C2SP age, "ASCII armor")."""

import base64
import binascii

from ploughshare.seal.refusal import SealError

BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END = b"-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64


def is_armored(untrusted_file: bytes) -> bool:
    """Whether the first thing in the file that is not white space is an armor's first line."""
    return untrusted_file.lstrip().startswith(b"-----BEGIN")


def strip_armor(untrusted_file: bytes) -> bytes:
    """The binary file inside an armor.

    Raises:
        SealError: the armor is not exactly as the format says.
    """
    lines = untrusted_file.strip().replace(b"\r\n", b"\n").split(b"\n")
    if lines[0] != BEGIN or lines[-1] != _END:
        raise SealError
    body = lines[1:-1]
    for place, line in enumerate(body):
        is_last = place == len(body) - 1
        if not line or len(line) > _COLUMNS or (len(line) < _COLUMNS and not is_last):
            raise SealError
        if b"=" in line and not is_last:
            raise SealError
    encoded = b"".join(body)
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise SealError from None
    if base64.b64encode(data) != encoded:
        raise SealError
    return data
