"""One finding about a pack: where, what, why it matters, and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from ploughshare.law.expr import Json
from ploughshare.law.source import Where


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `note`: worth a look, but nothing that makes the pack wrong."""

    where: Where
    what: str
    why: str
    way_out: str
    note: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.why} {self.way_out}"

    def to_json(self) -> Json:
        """For programs."""
        place: dict[str, Json] = {"file": self.where.file, "line": self.where.line}
        return place | {"what": self.what, "why": self.why, "way_out": self.way_out, "note": self.note}
