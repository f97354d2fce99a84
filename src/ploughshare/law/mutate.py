"""The mutation score of a pack's worked cases: which small slips in the rules would a case notice?

Every mutant is compiled whole; only the rule versions that can read the changed part are run.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Final

from ploughshare.law.answer import CaseError
from ploughshare.law.assess import assess
from ploughshare.law.authored import Authored
from ploughshare.law.case import Case, Step, read_cases, shortfalls
from ploughshare.law.expecting import Expecting
from ploughshare.law.export import compile_authored
from ploughshare.law.logic import Program
from ploughshare.law.mutants import Mutant, mutants
from ploughshare.law.pack import Fact, Pack
from ploughshare.law.probe import Bench, Ground, Probe, Sense, probe_of, reach, smallest
from ploughshare.law.reading import read_pack
from ploughshare.law.source import PackError, Where
from ploughshare.law.value import FALSE, TRUE, UNSURE

PROPOSED: Final = "proposed.yaml"
"""The file of cases that nobody has read yet: they do not count."""
TRIES: Final = 3_000
"""Random cases on which a mutant that no case notices is compared with the pack."""
BASES: Final = 16
STIRRED: Final = 200
CHUNK: Final = 4
SAID: Final = {TRUE: "holds", UNSURE: "may", FALSE: "not"}
"""States of a rule version, as a case file lists them."""
KILLED, SURVIVED, EQUIVALENT, REFUSED = "killed", "survived", "equivalent", "refused"


@dataclass(frozen=True, slots=True)
class Told:
    """A case that tells a mutant from the pack, and the pack's own states of the versions that differ.

    `expected`: RULE@FROM to holds, may or not. `findings`: outcome to value, where only the value differs.
    """

    probe: Probe
    expected: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one mutant. `proposed`: a case that nobody has read yet would notice it."""

    number: int
    where: Where
    what: str
    fate: str
    told: Told | None = None
    proposed: bool = False


def case_files(directory: Path, *, proposed: bool) -> list[Path]:
    """A pack's case files: those that people wrote, or the one of proposals."""
    return [
        path for path in sorted((directory / "cases").glob("*.yaml")) if (path.name == PROPOSED) == proposed
    ]


def steps_of(pack: Pack, paths: Iterable[Path]) -> list[Step]:
    """Every step of some case files that expects something. Raises CaseError."""
    cases: list[Case] = [case for path in paths for case in read_cases(pack, path)]
    return [step for case in cases for step in case.steps if step.expected is not None]


class Trial:
    """A pack and its worked cases, against which mutants are tried. Raises PackError, CaseError."""

    def __init__(self, directory: Path) -> None:
        self.written: Authored = read_pack(directory)
        self.pack = compile_authored(self.written)
        self.bench = Bench(self.pack)
        self._number = {dated.version.key: dated.number for dated in self.bench.program.versions}
        self.steps = steps_of(self.pack, case_files(directory, proposed=False))
        self._expecting = [_expecting(step, self.bench.program) for step in self.steps]
        for step in self.steps:
            if step.expected is None or shortfalls(step.expected, step.assess(self.pack)):
                raise CaseError(
                    f"{step.where}: this case fails already; mend it first (`ploughshare law check`)"
                )
        proposed = steps_of(self.pack, case_files(directory, proposed=True))
        self._proposed = [step for step in proposed if self._passes(step, self.bench)]
        self._reach = reach(self.pack)
        self._sense = Sense(probe_of(step) for step in self.steps)
        self._compiled: dict[int, Bench] = {}
        self._own = reach(self.pack, overriders=False)
        self._all = range(len(self.bench.program.versions))
        self._states = [self.bench.states(self.bench.frame(probe_of(s)), self._all) for s in self.steps]

    @cached_property
    def mutants(self) -> tuple[Mutant, ...]:
        """Every mutant of the pack."""
        return tuple(mutants(self.written))

    def judge(self, number: int) -> Verdict:
        """What becomes of one mutant; the same whenever it is asked."""
        mutant = self.mutants[number]
        try:
            other = Bench(compile_authored(mutant.written))
        except PackError:
            return Verdict(number, mutant.where, mutant.what, REFUSED)
        affected = self._affected(mutant)
        if self._noticed(other, affected):
            return Verdict(number, mutant.where, mutant.what, KILLED)
        proposed = any(not self._passes(step, other) for step in self._proposed)
        told = self._tell(other, mutant, affected, Random(number))  # noqa: S311  # cases, not secrets
        fate = SURVIVED if told is not None or proposed else EQUIVALENT
        return Verdict(number, mutant.where, mutant.what, fate, told, proposed)

    def tells(self, number: int, told: Told) -> bool:
        """Whether a proposed case notices a mutant."""
        if number not in self._compiled:
            self._compiled = {number: Bench(compile_authored(self.mutants[number].written))}
        other = self._compiled[number]
        frame = other.frame(told.probe)
        numbers = [self._number[key] for key, _ in told.expected]
        states = other.states(frame, numbers)
        rules = [other.program.versions[number].rule for number in numbers]
        holding = {
            (rule.outcome, rule.value) for rule, found in zip(rules, states, strict=True) if found == TRUE
        }
        differs = any(SAID[found] != said for (_, said), found in zip(told.expected, states, strict=True))
        return differs or any(finding not in holding for finding in told.findings)

    def _passes(self, step: Step, other: Bench) -> bool:
        """Whether a step holds by a mutant; a version whose first day was moved is still the one meant."""
        if step.expected is None:
            return True
        keys = {key: other.program.versions[number].version.key for key, number in self._number.items()}

        def meant(idents: Iterable[str]) -> tuple[str, ...]:
            return tuple(keys.get(ident, ident) for ident in idents)

        expected = replace(
            step.expected,
            holds=meant(step.expected.holds),
            may=meant(step.expected.may),
            lacks=meant(step.expected.lacks),
            gives={keys.get(ident, ident): form for ident, form in step.expected.gives.items()},
        )
        said = assess(other.pack, other.answers(probe_of(step)), step.on, step.known_on)
        return not shortfalls(expected, said)

    def _affected(self, mutant: Mutant) -> list[int]:
        return [
            dated.number
            for dated in self.bench.program.versions
            if mutant.element in self._reach[f"rule {dated.rule.id}"]
        ]

    def _noticed(self, other: Bench, affected: Sequence[int]) -> bool:
        """Whether a step fails by a mutant: by the states of what it can change, then by all that is said."""
        revalued = _values(other, affected) != _values(self.bench, affected)
        rest: list[Step] = []
        for step, states, expecting in zip(self.steps, self._states, self._expecting, strict=True):
            if not expecting.told_by_states or step.known_on is not None:
                rest.append(step)
                if step.known_on is not None:
                    continue
            found = other.states(other.frame(probe_of(step)), affected)
            before = tuple(states[number] for number in affected)
            if found != before or (revalued and TRUE in before):
                now = list(states)
                for number, state in zip(affected, found, strict=True):
                    now[number] = state
                if not expecting.met(now, other.program):
                    return True
        return any(not self._passes(step, other) for step in rest)

    # Telling a mutant from the pack

    def _tell(self, other: Bench, mutant: Mutant, affected: Sequence[int], source: Random) -> Told | None:
        """The smallest case found that tells them apart, or None: then nothing tried tells them apart."""
        unsure: Probe | None = None
        for probe, numbers in self._probes(other, mutant, affected, source):
            if self._sense.accepts(probe) and self._differ(other, probe, numbers):
                if self._differ(other, probe, numbers, surely=True):
                    return self._smallest(other, probe, affected)
                unsure = unsure or probe
        return None if unsure is None else self._smallest(other, unsure, affected)

    def _probes(
        self, other: Bench, mutant: Mutant, affected: Sequence[int], source: Random
    ) -> Iterator[tuple[Probe, Sequence[int]]]:
        """Cases to try: worked ones with one thing put on a border, then random ones near them."""
        versions = self.bench.program.versions
        rules = {versions[number].rule.id for number in affected}
        within = frozenset[str]().union(*(self._reach[f"rule {rule}"] for rule in rules))
        ground = Ground((self.pack, other.pack), within, mutant.numbers)
        near = self._facts_near(mutant)
        probes = [probe_of(step) for step in self.steps]
        verified = [probe for probe in probes if ground.spans(probe.as_of)]
        holding = {
            number: [
                probe
                for probe, states in zip(probes, self._states, strict=True)
                if states[number] == TRUE and ground.spans(probe.as_of)
            ]
            for number in affected
        }
        some = {id(probe): probe for found in holding.values() for probe in found[:3]}
        read = {fact for number in affected for fact in versions[number].version.reads}
        bases = [probe.only(read) for probe in some.values()]
        reads = {number: self._in_order(versions[number].version.reads) for number in affected}
        every = self._in_order({fact.id for facts in reads.values() for fact in facts})
        counted = [fact for fact in every if fact.type in {"day", "int"}]
        for base in bases[:BASES]:
            yield from ((probe, affected) for probe in ground.neighbours(base, near))
        pairs = (probe for base in bases for probe in ground.pairs(base, near, counted))
        stirred = self._stirred(other, mutant, [*ground.chain(bases[:BASES], near)], source)
        yield from ((probe, affected) for probe in islice(pairs, 2 * TRIES))
        for _ in range(2 * TRIES if stirred else 0):
            yield ground.random(source, source.choice(stirred), every, ()), affected
        empty = Probe(ground.last, {})
        for _ in range(TRIES if affected else 0):
            number = source.choice(affected)
            kind = source.random()
            drawn = holding[number] if kind < 0.6 else verified if kind < 0.9 else []
            base = source.choice(drawn).only(read) if drawn else empty.on(source.choice(ground.days))
            yield ground.random(source, base, reads[number], near), (number,)

    def _stirred(self, other: Bench, mutant: Mutant, probes: Sequence[Probe], source: Random) -> list[Probe]:
        """Those cases in which the changed part itself has another value, whatever comes of it."""
        kind, _, ident = mutant.element.partition(" ")
        if kind == "rule":
            return []
        found = [
            probe
            for probe in probes
            if self.bench.value(ident, self.bench.frame(probe)) != other.value(ident, other.frame(probe))
        ]
        return source.sample(found, min(len(found), STIRRED))

    def _facts_near(self, mutant: Mutant) -> list[Fact]:
        """The facts that the changed part reads."""
        made_of = self._own[mutant.element]
        return [fact for fact in self.pack.facts if f"fact {fact.id}" in made_of]

    def _in_order(self, facts: Iterable[str]) -> list[Fact]:
        wanted = set(facts)
        return [fact for fact in self.pack.facts if fact.id in wanted]

    def _differ(
        self, other: Bench, probe: Probe, numbers: Sequence[int], *, surely: bool = False
    ) -> list[int]:
        """The versions on which pack and mutant differ in a case; `surely`: of which neither is unsure."""
        ours = self.bench.states(self.bench.frame(probe), numbers)
        theirs = other.states(other.frame(probe), numbers)
        versions, others = self.bench.program.versions, other.program.versions
        return [
            number
            for number, a, b in zip(numbers, ours, theirs, strict=True)
            if (a != b or (a == TRUE and versions[number].rule.value != others[number].rule.value))
            and not (surely and UNSURE in {a, b})
        ]

    def _smallest(self, other: Bench, probe: Probe, affected: Sequence[int]) -> Told:
        """The case with every answer left out that it does not need."""
        surely = bool(self._differ(other, probe, affected, surely=True))
        probe = smallest(probe, lambda less: bool(self._differ(other, less, affected, surely=surely)))
        numbers = self._differ(other, probe, affected, surely=surely)
        states = self.bench.states(self.bench.frame(probe), numbers)
        versions, others = self.bench.program.versions, other.program.versions
        expected = [
            (versions[number].version.key, SAID[found]) for number, found in zip(numbers, states, strict=True)
        ]
        values: list[tuple[str, str]] = []
        for number, found in zip(numbers, states, strict=True):
            rule = versions[number].rule
            if found == TRUE and rule.value is not None and rule.value != others[number].rule.value:
                values.append((rule.outcome, rule.value))
        return Told(probe, tuple(expected), tuple(values))


def _expecting(step: Step, program: Program) -> Expecting:
    if step.expected is None:
        raise ValueError("a step that expects nothing is not tried")
    return Expecting(step.expected, program)


def _values(bench: Bench, numbers: Iterable[int]) -> list[str | None]:
    return [bench.program.versions[number].rule.value for number in numbers]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the mutants that were tried."""

    verdicts: tuple[Verdict, ...]

    def count(self, fate: str) -> int:
        """How many came to an end."""
        return sum(verdict.fate == fate for verdict in self.verdicts)

    @property
    def survivors(self) -> tuple[Verdict, ...]:
        """Those that no case noticed, though some case could."""
        return tuple(verdict for verdict in self.verdicts if verdict.fate == SURVIVED)

    @property
    def percent(self) -> float:
        """The share that a case noticed of those that a case could notice; 100 when there are none."""
        could = self.count(KILLED) + self.count(SURVIVED)
        return 100.0 if not could else 100 * self.count(KILLED) / could


def judged(directory: Path, count: int, jobs: int) -> Iterator[Verdict]:
    """Every mutant's verdict, as they come, from `jobs` processes. `count`: how many there are."""
    if jobs == 1:
        trial = Trial(directory)
        yield from (trial.judge(number) for number in range(count))
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_open, initargs=(directory,))
    try:
        waiting = [
            pool.submit(_judge, range(start, min(start + CHUNK, count))) for start in range(0, count, CHUNK)
        ]
        for done in as_completed(waiting):
            yield from done.result()
    finally:
        pool.shutdown(cancel_futures=True)


_opened: list[Trial] = []


def _open(directory: Path) -> None:
    """Begin a process: the one that started it hears the wish to stop, and stops it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _opened.append(Trial(directory))


def _judge(numbers: Sequence[int]) -> list[Verdict]:
    return [_opened[0].judge(number) for number in numbers]
