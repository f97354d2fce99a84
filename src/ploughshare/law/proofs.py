"""What a pack's proofs find: versions and questions that can never be, conflicts, statements that are not so.

z3 is loaded here only when something is proved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ploughshare.law.authored import Authored
from ploughshare.law.dates import day_text
from ploughshare.law.invariant import Invariant
from ploughshare.law.pack import Pack
from ploughshare.law.problem import Problem
from ploughshare.law.source import Where


@dataclass(frozen=True, slots=True)
class Proofs:
    """What was proved. `proved`, `stated`: the pack's own statements; `seconds`: how long all took."""

    problems: tuple[Problem, ...]
    proved: int
    stated: int
    seconds: float


def places_of(written: Authored) -> dict[str, Where]:
    """Where each rule version stands, by RULE@FROM."""
    return {
        f"{rule.id}@{day_text(version.since)}": version.where
        for rule in written.rules
        for version in rule.versions
    }


def never_holds(key: str, where: Where) -> Problem:
    """A version that can never hold."""
    why = "Its conditions exclude each other, or what overrides it always holds."
    return Problem(where, f"{key} can never hold", why, "Mend its conditions, or remove it.")


def prove(
    written: Authored,
    pack: Pack,
    stated: Iterable[Invariant],
    seen: Iterable[str],
    seconds: float,
    clock: Callable[[], float],
) -> Proofs:
    """Everything that can be proved of a pack. `seen`: versions that hold in a case."""
    from ploughshare.law.proving import proved  # noqa: PLC0415  # the solver takes a while to load

    return proved(written, pack, stated, seen, seconds, clock)
