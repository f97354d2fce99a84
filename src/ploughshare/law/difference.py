"""Whether two packs of the same facts and versions can differ in a complete case: decided, not tried.

Only cases whose days make sense as the worked ones do, asked about within the days the pack was checked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import z3

from ploughshare.law.box import day_of_model, forms_of, read_box
from ploughshare.law.probe import Bench, Probe, Sense
from ploughshare.law.symbolic import Range, Truth, same
from ploughshare.law.theory import Theory, TheoryError

SECONDS: Final = 5
"""The limit of one search."""


class Differences:
    """One pack, compared with others. `sense`: what its worked cases take for granted."""

    def __init__(self, bench: Bench, sense: Sense) -> None:
        self._bench = bench
        self._sense = sense
        self._ours = Theory(bench.pack, exact=True)

    def find(self, other: Bench, numbers: Sequence[int]) -> tuple[bool, Probe | None]:
        """Whether it is decided, and a case in which a version holds by one pack and not by the other.

        `numbers`: the versions to compare. A version with another value differs wherever it holds.
        """
        try:
            theirs = Theory(other.pack, exact=True)
            apart = [self._apart(number, other, theirs) for number in numbers]
        except TheoryError:
            return False, None
        solver = z3.Solver()
        solver.set("timeout", 1_000 * SECONDS)
        solver.add(*self._ours.limits, *self._sensible(numbers), z3.Or(apart))
        found = solver.check()
        if found != z3.sat:
            return bool(found == z3.unsat), None
        model = solver.model()
        box = read_box(model, self._ours, self._bench.program)
        reads = {fact for number in numbers for fact in self._reads(number)}
        kept = {ident: raw for ident, raw in box.items() if ident in reads}
        return True, Probe(day_of_model(model, self._ours), forms_of(kept, self._bench.program))

    def _reads(self, number: int) -> tuple[str, ...]:
        return self._bench.program.versions[number].version.reads

    def _apart(self, number: int, other: Bench, theirs: Theory) -> Truth:
        ours, their = self._bench.program.versions[number], other.program.versions[number]
        holds = self._ours.holds(ours.rule, ours.version).true
        held = theirs.holds(their.rule, their.version).true
        if ours.rule.value != their.rule.value:
            return z3.Or(holds, held)
        agree = same(holds, held)
        return not agree if isinstance(agree, bool) else z3.Not(agree)

    def _sensible(self, numbers: Sequence[int]) -> list[Truth]:
        """Days in the order that the worked cases know, none still to come that they never have ahead."""
        first, last = self._bench.pack.verified
        as_of = self._ours.as_of
        reads = {fact for number in numbers for fact in self._reads(number)}
        days = {
            ident: day.lo
            for ident, day in self._ours.raw.items()
            if ident in reads and isinstance(day, Range) and self._bench.pack.fact[ident].type == "day"
        }
        found = [as_of >= first, as_of <= last]
        found += [day <= as_of for ident, day in days.items() if not self._sense.may_be_ahead(ident)]
        return [*found, *(days[a] <= days[b] for a in days for b in days if self._sense.comes_first(a, b))]
