"""Where the law packs are: beside the sources in a checkout."""

from __future__ import annotations

from pathlib import Path


class NoPackError(Exception):
    """The law packs are not here; run this from a checkout of the project."""


def pack_directory(name: str = "ru") -> Path:
    """The directory of a law pack. Raises NoPackError."""
    for root in (Path(__file__).parents[3], Path.cwd()):
        found = root / "packs" / name
        if (found / "pack.yaml").is_file():
            return found
    raise NoPackError(str(NoPackError.__doc__))
