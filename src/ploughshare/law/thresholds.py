"""Thresholds that no worked case shows from both sides: what a condition compares a number, sum or day with.

A case shows a side where the comparison decides: were it the other way, some rule would say something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import Final

from ploughshare.law.authored import Authored
from ploughshare.law.export import compile_authored
from ploughshare.law.ground import Ground
from ploughshare.law.mutants import Mutant, mutants
from ploughshare.law.node import MaskNode
from ploughshare.law.probe import Bench, Probe, Sense, reach, shown, smallest
from ploughshare.law.problem import Problem
from ploughshare.law.scope import scope_of
from ploughshare.law.source import PackError
from ploughshare.law.spell import spell
from ploughshare.law.value import FALSE, TRUE

BASES: Final = 16
TRIES: Final = 1_500


@dataclass(frozen=True, slots=True)
class Shown:
    """Sides of thresholds that a case can show, those that one does, and what is missing."""

    sides: int
    seen: int
    problems: tuple[Problem, ...]


def thresholds(written: Authored, bench: Bench, probes: Sequence[Probe]) -> Shown:
    """Which sides of a pack's thresholds its cases show. `bench`: the pack; `probes`: its cases."""
    watch = _Watch(written, bench, probes)
    found = [watch.shown(mutant) for mutant in mutants(written) if mutant.threshold is not None]
    return Shown(
        sum(part.sides for part in found),
        sum(part.seen for part in found),
        tuple(problem for part in found for problem in part.problems),
    )


class _Watch:
    def __init__(self, written: Authored, bench: Bench, probes: Sequence[Probe]) -> None:
        self._scope = scope_of(written)
        self._bench = bench
        self._probes = probes
        self._frames = [bench.frame(probe) for probe in probes]
        self._every = reach(bench.pack)
        self._own = reach(bench.pack, overriders=False)
        self._sense = Sense(probes)

    def shown(self, mutant: Mutant) -> Shown:
        """Whether a case stands on either side of one threshold; `mutant`: its comparison turned around."""
        if mutant.threshold is None:
            return Shown(0, 0, ())
        node = self._bench.program.node(mutant.threshold)
        if not isinstance(node, MaskNode):
            raise TypeError("a comparison is a condition")
        try:
            other = Bench(compile_authored(mutant.written))
        except PackError:  # the pack would mean nothing the other way round
            return Shown(0, 0, ())
        affected = [
            dated.number
            for dated in self._bench.program.versions
            if mutant.element in self._every[f"rule {dated.rule.id}"]
        ]
        trial = _Trial(self._bench, other, node, affected)
        missing = [side for side in (TRUE, FALSE) if not self._seen(trial, side)]
        problems = [p for side in missing if (p := self._missing(trial, mutant, side)) is not None]
        return Shown(2 - len(missing) + len(problems), 2 - len(missing), tuple(problems))

    def _seen(self, trial: _Trial, side: int) -> bool:
        pairs = zip(self._probes, self._frames, strict=True)
        return any(trial.node.cond(frame) == side and trial.decides(probe) for probe, frame in pairs)

    def _missing(self, trial: _Trial, mutant: Mutant, side: int) -> Problem | None:
        """The side as a finding, with a small case that would show it; None if none tried does."""
        probe = self._example(trial, mutant, side)
        if probe is None or mutant.threshold is None:
            return None
        said = "true" if side == TRUE else "false"
        kind, _, ident = mutant.element.partition(" ")
        named = ident if kind == "rule" else mutant.element
        what = f"{named}: `{spell(mutant.threshold, self._scope)}` is {said} and decides in no case"
        why = "Nobody has seen that side of the threshold."
        return Problem(mutant.where, what, why, f"Add a case, for example {shown(probe)}.")

    def _example(self, trial: _Trial, mutant: Mutant, side: int) -> Probe | None:
        def stands(probe: Probe) -> bool:
            return trial.node.cond(self._bench.frame(probe)) == side and trial.decides(probe)

        versions = self._bench.program.versions
        reads = {fact for number in trial.affected for fact in versions[number].version.reads}
        facts = [fact for fact in self._bench.pack.facts if fact.id in reads]
        near = [fact for fact in facts if f"fact {fact.id}" in self._own[mutant.element]]
        ground = Ground((self._bench.pack,), self._own[mutant.element], mutant.numbers)
        bases = [probe.only(reads) for probe in self._probes] or [Probe(ground.last, {})]
        decided = [base for base in bases if ground.spans(base.as_of) and trial.decides(base)]
        source = Random(mutant.where.line)  # noqa: S311  # cases, not secrets
        tries = chain(
            ground.chain((decided or bases)[:BASES], near or facts),
            (ground.random(source, source.choice(decided or bases), facts, near) for _ in range(TRIES)),
        )
        found = next(
            (p for p in tries if ground.spans(p.as_of) and self._sense.accepts(p) and stands(p)), None
        )
        return None if found is None else smallest(found, stands)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A pack, and the same with one comparison turned around. `affected`: the versions that may differ."""

    bench: Bench
    other: Bench
    node: MaskNode
    affected: Sequence[int]

    def decides(self, probe: Probe) -> bool:
        """Whether the comparison decides what some rule says."""
        ours = self.bench.states(self.bench.frame(probe), self.affected)
        return ours != self.other.states(self.other.frame(probe), self.affected)
