"""The guide as the relay serves it: one HTML file, read once, compressed once; its signature beside it."""

import gzip
from dataclasses import dataclass
from pathlib import Path

GUIDE_BYTES_MAX = 16 * 1024 * 1024
SIGNATURE_SUFFIX = ".minisig"
SIGNATURE_BYTES_MAX = 1_024


class GuideError(OSError):
    """The guide file cannot be served."""


@dataclass(frozen=True)
class Guide:
    """The guide's bytes, plain and compressed, and what a file beside it says of them, if there is one."""

    plain: bytes
    gzipped: bytes
    signature: bytes | None


def load_guide(path: Path) -> Guide:
    """Reads the guide. Raises GuideError with a sentence for the operator."""
    try:
        plain = path.read_bytes()
    except OSError as error:
        raise GuideError(f"the guide file cannot be read ({error.strerror})") from None
    if not plain or len(plain) > GUIDE_BYTES_MAX:
        raise GuideError("the guide file is empty or larger than 16 MiB")
    return Guide(plain, gzip.compress(plain, compresslevel=9, mtime=0), _signature(path))


def _signature(guide: Path) -> bytes | None:
    """The signature as it lies there: whoever asks for it checks it, and this room has no means to."""
    try:
        with guide.with_name(guide.name + SIGNATURE_SUFFIX).open("rb") as stream:
            signature = stream.read(SIGNATURE_BYTES_MAX + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise GuideError(f"the guide's signature cannot be read ({error.strerror})") from None
    if len(signature) > SIGNATURE_BYTES_MAX:
        raise GuideError("the file beside the guide is too long for its signature")
    return signature
