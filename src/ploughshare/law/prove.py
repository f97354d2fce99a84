"""Proofs over every complete case and every day: what can never hold, what can conflict, what is always so.

Each case that the solver finds is run through the evaluator before it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

import z3

from ploughshare.law.box import Box, day_of_model, read_box
from ploughshare.law.claims import Judge, Standing, term_of, versions_of
from ploughshare.law.logic import Dated, program_of
from ploughshare.law.pack import Fact, Pack
from ploughshare.law.statement import Statement
from ploughshare.law.symbolic import Range, Truth, negated
from ploughshare.law.theory import Theory
from ploughshare.law.value import FALSE, TRUE

Clock: TypeAlias = Callable[[], float]
PROVED, FALSIFIED, UNDECIDED = "proved", "false", "not decided"


@dataclass(frozen=True, slots=True)
class Counter:
    """A case that shows something: its day (an ordinal), and what may be of each fact it needs."""

    as_of: int
    box: Box


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a proof. `lemmas`: evaluator's verdicts that it took."""

    state: str
    counter: Counter | None = None
    lemmas: int = 0


class ProofError(Exception):
    """The proof engine and the evaluator do not agree."""


class Prover:
    """Proofs about one pack. `seconds`: the limit of each; `clock`: seconds that only go up."""

    def __init__(self, pack: Pack, seconds: float, clock: Clock) -> None:
        self._pack = pack
        self.seconds = seconds
        self.clock = clock
        self.program = program_of(pack)
        self.judge = Judge(self.program)
        self.exact = Theory(pack, exact=True)

    # Complete cases

    def _case(self, model: z3.ModelRef) -> Counter:
        return Counter(day_of_model(model, self.exact), read_box(model, self.exact, self.program))

    def some(self, truth: Truth) -> tuple[z3.CheckSatResult, Counter | None]:
        """Whether a truth about complete cases can be, and a case in which it is, ordinary if it can be."""
        solver = z3.Solver()
        solver.set("timeout", int(1_000 * self.seconds))
        solver.add(*self.exact.limits, truth)
        found = solver.check()
        if found != z3.sat:
            return found, None
        model = solver.model()
        solver.add(*self._ordinary())
        return found, self._case(solver.model() if solver.check() == z3.sat else model)

    def _ordinary(self) -> list[Truth]:
        """Asked about within the days the pack was checked for, with nothing still to come."""
        as_of, (first, last) = self.exact.as_of, self._pack.verified
        days = (self.exact.raw[fact.id] for fact in self._pack.facts if fact.type == "day")
        return [as_of >= first, as_of <= last, *(day.lo <= as_of for day in days if isinstance(day, Range))]

    def _needed(self, counter: Counter, so: Callable[[Counter], bool]) -> Counter:
        """The case with every answer left out that something true of it does not need."""
        if not so(counter):
            raise ProofError(
                "a case found by the solver is another by the evaluator; this is a fault of the checker"
            )
        box = dict(counter.box)
        for ident in reversed(list(box)):
            less = {key: raw for key, raw in box.items() if key != ident}
            if so(Counter(counter.as_of, less)):
                box = less
        return Counter(counter.as_of, box)

    def _holding(self, *keys: str) -> Callable[[Counter], bool]:
        def so(counter: Counter) -> bool:
            frame = self.program.frame(counter.box, counter.as_of)
            return all(self.judge.state(frame, key) == TRUE for key in keys)

        return so

    def unreachable(self, known: Iterable[str]) -> Iterator[tuple[Dated, str]]:
        """Versions that hold in no case, or of which that is not decided. `known`: those that do in one."""
        seen = set(known)
        for dated in self.program.versions:
            if dated.version.key not in seen:
                found, _ = self.some(self.exact.holds(dated.rule, dated.version).true)
                if found != z3.sat:
                    yield dated, PROVED if found == z3.unsat else UNDECIDED

    def never_asked(self) -> Iterator[tuple[Fact, str]]:
        """Facts whose `when` holds in no case, or of which that is not decided."""
        for fact in self._pack.facts:
            if fact.when is not None:
                found, _ = self.some(self.exact.condition(fact.when).true)
                if found != z3.sat:
                    yield fact, PROVED if found == z3.unsat else UNDECIDED

    def conflicts(self, outcome: str) -> Iterator[tuple[Dated, Dated, Counter | None]]:
        """Versions that can give a finding two values in one case, with such a case; None: not decided."""
        own = [dated for dated in self.program.versions if dated.rule.outcome == outcome]
        pairs = [pair for pair in combinations(own, 2) if pair[0].rule.value != pair[1].rule.value]
        truths = [
            z3.And(*(self.exact.holds(dated.rule, dated.version).true for dated in pair)) for pair in pairs
        ]
        if not pairs or self.some(z3.Or(truths))[0] == z3.unsat:
            return
        for pair, truth in zip(pairs, truths, strict=True):
            found, counter = self.some(truth)
            if counter is not None:
                keys = [dated.version.key for dated in pair]
                yield *pair, self._needed(counter, self._holding(*keys))
            elif found == z3.unknown:
                yield *pair, None

    # Statements

    def complete(self, statement: Statement) -> Verdict:
        """Whether a statement is true of every complete case."""
        standing = {}
        for key in versions_of(statement):
            dated = self.judge.by_key[key]
            truth = self.exact.holds(dated.rule, dated.version).true
            standing[key] = Standing(truth, truth)
        found, counter = self.some(negated(term_of(statement, self.exact, standing, self.judge.by_key)))
        if counter is None:
            return Verdict(PROVED if found == z3.unsat else UNDECIDED)

        def violated(case: Counter) -> bool:
            frame = self.program.frame(case.box, case.as_of)
            return self.judge.may_be(statement, frame) == FALSE

        return Verdict(FALSIFIED, self._needed(counter, violated))
