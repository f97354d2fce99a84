"""The guide as the relay serves it: one HTML file, read once, compressed once."""

import gzip
from dataclasses import dataclass
from pathlib import Path

GUIDE_BYTES_MAX = 16 * 1024 * 1024


class GuideError(OSError):
    """The guide file cannot be served."""


@dataclass(frozen=True)
class Guide:
    """The guide's bytes, plain and compressed."""

    plain: bytes
    gzipped: bytes


def load_guide(path: Path) -> Guide:
    """Reads the guide. Raises GuideError with a sentence for the operator."""
    try:
        plain = path.read_bytes()
    except OSError as error:
        raise GuideError(f"the guide file cannot be read ({error.strerror})") from None
    if not plain or len(plain) > GUIDE_BYTES_MAX:
        raise GuideError("the guide file is empty or larger than 16 MiB")
    return Guide(plain, gzip.compress(plain, compresslevel=9, mtime=0))
