"""Proofs over every case, complete or not: is a statement true of each assessment, whatever is unanswered?

Settling is not written as terms. Whether a version is shown, or holds, lies between what Kleene's logic says
of the answers and what is so in the complete cases that they leave possible. A case found in between that is
no counter-example is widened as far as the evaluator's verdict on it stays; that verdict is then a lemma.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

import z3

from ploughshare.law.box import Box, Raw, around, day_of_model, inside, meets, read_box, widened
from ploughshare.law.claims import Standing, term_of, versions_of
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_number
from ploughshare.law.expr import Ast
from ploughshare.law.logic import Dated, Program
from ploughshare.law.node import Frame
from ploughshare.law.pack import Cut, Pack
from ploughshare.law.prove import FALSIFIED, PROVED, UNDECIDED, Counter, Prover, Verdict
from ploughshare.law.settle import MAX_CELLS, cell_values, hangs
from ploughshare.law.statement import Statement
from ploughshare.law.symbolic import Range, Truth, negated
from ploughshare.law.theory import Theory, within
from ploughshare.law.value import FALSE, TRUE, UNSURE, Span


class PartialProver:
    """Proofs about one pack's incomplete cases."""

    def __init__(self, prover: Prover) -> None:
        self._prover = prover
        self.program = prover.program
        self.theory = Theory(prover.program.pack, exact=False, as_of=prover.exact.as_of)
        self.link = within(self.theory, prover.exact)
        self.turns = _turns(prover.program.pack)
        self._complete = z3.Solver()
        self._complete.set("timeout", 1_000)
        self._complete.add(*prover.exact.limits)

    def never(self, *truths: Truth) -> bool:
        """Whether no complete case makes all of some truths so; tried for a second."""
        self._complete.push()
        self._complete.add(*truths)
        found = self._complete.check()
        self._complete.pop()
        return bool(found == z3.unsat)

    def prove(self, statement: Statement) -> Verdict:
        """Whether a statement is true of every case."""
        return _Search(self, self._prover, statement).run()


def _turns(pack: Pack) -> list[int]:
    """The days on which something about the day asked about can turn, with the ends of all days."""
    found = {DAY_MIN, DAY_MAX + 1, pack.verified[0], pack.verified[1] + 1}
    trees: list[Ast | None] = [derived.expr for derived in pack.derived]
    trees += [fact.when for fact in pack.facts]
    for rule in pack.rules:
        trees.append(rule.when)
        for version in rule.versions:
            trees.append(version.when)
            found |= {version.since} | (set() if version.until is None else {version.until + 1})
    waiting = [tree for tree in trees if tree is not None]
    while waiting:
        tree = waiting.pop()
        waiting.extend(tree.parts)
        if tree.op == "day":
            found |= {day_number(tree.names[0]), day_number(tree.names[0]) + 1}
    return sorted(found)


def throughout(program: Program, dated: Dated, box: Box, run: tuple[int, int]) -> int:
    """E of a version after settling on each day of a run, where that is the same on all; else UNSURE.

    The day is given as an interval, which only widens what every part can be, and so what an answer hangs on.
    """

    def frame_of(part: Box) -> Frame:
        frame = program.frame({**box, **part}, run[0])
        frame.as_of = Span(*run, True, False)
        return frame

    whole = frame_of({})
    found = dated.holds.value(whole)
    if found != UNSURE:
        return found
    splits: list[list[tuple[str, Raw]]] = []
    cells = 1
    for number in sorted(hangs(program, dated.holds, whole)):
        question = program.questions[number]
        ident, raw = question.spec.id, program.raw(whole, number)
        cut = dated.version.cuts.get(ident, Cut())
        values = list(cell_values(question, cut, raw, DAY_MAX + 1))
        cells *= len(values) + 2 * (question.spec.type in {"day", "hour"})
        if cells > MAX_CELLS:
            return UNSURE
        splits.append([(ident, value) for value in values])
    together = 0
    for cell in product(*splits):
        together |= dated.holds.value(frame_of(dict(cell)))
        if together == UNSURE:
            break
    return together


class _Search:
    """One proof: a search for a case in which the statement is false, with what was learned on the way."""

    def __init__(self, partial: PartialProver, prover: Prover, statement: Statement) -> None:
        self._partial = partial
        self._prover = prover
        self._program = prover.program
        self._judge = prover.judge
        self._theory = partial.theory
        self._statement = statement
        self._until = prover.clock() + prover.seconds
        self._keys = sorted(versions_of(statement), key=lambda key: self._judge.by_key[key].number)
        self._standing = {
            key: Standing(z3.Bool(f"{key} holds"), z3.Bool(f"{key} shown")) for key in self._keys
        }
        self._denied = negated(term_of(statement, self._theory, self._standing, self._judge.by_key))
        self._lemmas = 0
        self._facts = self._judge.facts_of(statement)

    def run(self) -> Verdict:
        """The verdict; the time limit leaves it undecided."""
        solver = self._solver(settled=False)
        _, case = self._next(solver)
        if case is not None and not self._so(case):
            return self._shown(solver, case)
        solver = self._solver(settled=True)
        while True:
            found, case = self._next(solver)
            if case is None:
                return Verdict(PROVED if found == z3.unsat else UNDECIDED, None, self._lemmas)
            if not self._so(case):
                return self._shown(solver, case)
            model = solver.model()
            learned = [lemma for key in self._keys for lemma in self._lesson(key, case, model)]
            if not learned:
                return Verdict(UNDECIDED, None, self._lemmas)
            self._lemmas += len(learned)
            solver.add(*learned)

    def _solver(self, *, settled: bool) -> z3.Solver:
        """`settled`: with a version's standing anywhere between Kleene's logic and the complete cases."""
        solver = z3.Solver()
        solver.add(*self._theory.limits, self._denied)
        if settled:
            solver.add(*self._prover.exact.limits, self._partial.link)
        for key in self._keys:
            dated, standing = self._judge.by_key[key], self._standing[key]
            known = self._theory.holds(dated.rule, dated.version)
            if not settled:
                solver.add(standing.holds == negated(known.false), standing.shown == known.true)
                continue
            one = self._prover.exact.holds(dated.rule, dated.version).true
            solver.add(z3.Implies(standing.holds, one), z3.Implies(one, standing.shown))
            solver.add(z3.Implies(standing.shown, known.true), z3.Or(known.false, standing.holds))
        return solver

    def _shown(self, solver: z3.Solver, case: Counter) -> Verdict:
        """A counter-example; one on a day the pack was checked for, if there is one."""
        first, last = self._program.pack.verified
        solver.add(self._theory.as_of >= first, self._theory.as_of <= last)
        other = self._next(solver)[1]
        return Verdict(
            FALSIFIED, self._needed(case if other is None or self._so(other) else other), self._lemmas
        )

    def _next(self, solver: z3.Solver) -> tuple[z3.CheckSatResult, Counter | None]:
        left = self._until - self._prover.clock()
        if left <= 0:
            return z3.unknown, None
        solver.set("timeout", max(1, int(1_000 * left)))
        found = solver.check()
        if found != z3.sat:
            return found, None
        model = solver.model()
        box = read_box(model, self._theory, self._program, self._facts)
        return found, Counter(day_of_model(model, self._theory), box)

    def _frame(self, case: Counter) -> Frame:
        return self._program.frame(case.box, case.as_of)

    def _so(self, case: Counter) -> bool:
        return self._judge.so(self._statement, self._frame(case))

    def _needed(self, case: Counter) -> Counter:
        """The case with every answer left out that it does not need to be a counter-example."""
        box = dict(case.box)
        for ident in reversed(list(box)):
            less = {key: raw for key, raw in box.items() if key != ident}
            if not self._so(Counter(case.as_of, less)):
                box = less
        return Counter(case.as_of, box)

    # Lessons

    def _lesson(self, key: str, case: Counter, model: z3.ModelRef) -> Iterator[Truth]:
        """What the evaluator says of a version in a case, as far as it goes, if the model is wrong on it."""
        dated, standing = self._judge.by_key[key], self._standing[key]
        state = self._judge.state(self._frame(case), key)
        shown, holds = (
            z3.is_true(model.eval(t, model_completion=True)) for t in (standing.shown, standing.holds)
        )
        if shown != bool(state & TRUE):
            if shown:
                yield z3.Implies(self._below(dated, case, FALSE), z3.Not(standing.shown))
            else:
                yield z3.Implies(self._above(dated, case, TRUE), standing.shown)
        if holds != (state == TRUE):
            if holds:
                yield z3.Implies(self._above(dated, case, FALSE), z3.Not(standing.holds))
            else:
                yield z3.Implies(self._below(dated, case, TRUE), standing.holds)

    def _below(self, dated: Dated, case: Counter, state: int) -> Truth:
        """The cases that say no less than a widened one, about its day: what is settled there is so there."""

        def so(frame: Frame) -> bool:
            return self._judge.state(frame, dated.version.key) == state

        wide = widened(self._program, case.box, case.as_of, dated.version.reads, so)
        first, last = self._days(case.as_of, lambda run: throughout(self._program, dated, wide, run) == state)
        as_of = self._theory.as_of
        return z3.And(as_of >= first, as_of <= last, inside(wide, self._theory, self._program))

    def _above(self, dated: Dated, case: Counter, state: int) -> Truth:
        """The cases that leave one possible in which a version is so; else, those that say no more."""
        one = self._completion(dated, case, state)
        if one is None:
            reads = {ident: raw for ident, raw in case.box.items() if ident in dated.version.reads}
            return z3.And(self._theory.as_of == case.as_of, around(reads, self._theory, self._program))

        def so(frame: Frame) -> bool:
            return self._judge.state(frame, dated.version.key) == state

        wide = widened(self._program, one, case.as_of, dated.version.reads, so)
        first, last = self._days(case.as_of, lambda run: self._always(dated, wide, run, state))
        as_of = self._theory.as_of
        return z3.And(as_of >= first, as_of <= last, meets(wide, self._theory, self._program))

    def _truth(self, dated: Dated, state: int) -> Truth:
        known = self._prover.exact.holds(dated.rule, dated.version)
        return known.true if state == TRUE else known.false

    def _completion(self, dated: Dated, case: Counter, state: int) -> dict[str, Raw] | None:
        """A complete case that the case leaves possible, in which a version is so."""
        exact = self._prover.exact
        wanted = (exact.as_of == case.as_of, self._truth(dated, state), meets(case.box, exact, self._program))
        solver = z3.Solver()
        solver.add(*exact.limits, *wanted)
        for more in (self._at_ends(case, dated.version.reads), []):
            solver.push()
            solver.add(*more)
            if solver.check() == z3.sat:
                return read_box(solver.model(), exact, self._program, dated.version.reads)
            solver.pop()
        return None

    def _at_ends(self, case: Counter, facts: Iterable[str]) -> list[Truth]:
        """Every number and day at an end of what it may be: what is so there is so further around."""
        spans = [(self._prover.exact.raw[ident], case.box.get(ident)) for ident in facts]
        return [
            z3.Or(known.lo == raw.lo, known.lo == raw.hi)
            for known, raw in spans
            if isinstance(known, Range) and isinstance(raw, Span)
        ]

    def _days(self, as_of: int, so: Callable[[tuple[int, int]], bool]) -> tuple[int, int]:
        """A run of days around one, as long as can be had in a few tries, on which something is so."""
        turns = self._partial.turns
        before = [turn for turn in turns if turn <= as_of][-1]
        after = next(turn for turn in turns if turn > as_of) - 1
        runs = [
            (DAY_MIN, DAY_MAX),
            (before, DAY_MAX),
            (DAY_MIN, after),
            (before, after),
            (as_of, DAY_MAX),
            (before, as_of),
        ]
        return next((run for run in runs if so(run)), (as_of, as_of))

    def _always(self, dated: Dated, box: dict[str, Raw], run: tuple[int, int], state: int) -> bool:
        """Whether a version is so in every complete case of a box, on every day of a run."""
        exact = self._prover.exact
        other = negated(self._truth(dated, state))
        days = (exact.as_of >= run[0], exact.as_of <= run[1])
        return self._partial.never(*days, meets(box, exact, self._program), other)
