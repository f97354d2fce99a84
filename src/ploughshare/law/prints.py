"""The files of a pack that decide what is printed: templates of papers, and the leaflet's plan.

The pack's hash covers them, and so does a sign-off: a changed template is a changed pack.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ploughshare.law.source import PackError, Where, read_bytes

MAX_BYTES: Final = 1 << 20
MAX_FILES: Final = 100
LEAFLET: Final = "leaflet.yaml"


def prints(directory: Path) -> Mapping[str, str]:
    """Name in the pack (`papers/doc_1.typ`) to SHA-256 (hex) of the file, by name. Raises PackError."""
    found = sorted(path for path in (directory / "papers").glob("*") if not path.is_dir())
    if len(found) > MAX_FILES:
        raise PackError(f"holds more than {MAX_FILES} files; keep templates alone there", Where("papers", 1))
    leaflet = directory / LEAFLET
    return {
        path.relative_to(directory).as_posix(): _digest(path)
        for path in (*([leaflet] if leaflet.exists() else []), *found)
    }


def _digest(path: Path) -> str:
    where = Where(str(path), 1)
    try:
        data = read_bytes(path, str(path), MAX_BYTES)
    except FileNotFoundError:  # a link to nothing, or taken away meanwhile
        raise PackError("there is no such file; put it back, or remove the link to it", where) from None
    if len(data) > MAX_BYTES:
        raise PackError("is larger than 1 MiB; shorten it", where)
    return hashlib.sha256(data).hexdigest()
