"""The mutation score of a pack's worked cases: which small slips in the rules would a case notice?

Every mutant is compiled whole; only the rule versions that can read the changed part are run.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import cached_property
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
from ploughshare.law.pack import Pack
from ploughshare.law.probe import Bench, probe_of
from ploughshare.law.reading import read_pack
from ploughshare.law.source import PackError, Where
from ploughshare.law.tell_apart import TellingApart, Told, same_law
from ploughshare.law.value import FALSE, TRUE

PROPOSED: Final = "proposed.yaml"
"""The file of cases that nobody has read yet: they do not count."""
CHUNK: Final = 4
KILLED, SURVIVED, EQUIVALENT, REFUSED = "killed", "survived", "equivalent", "refused"


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
        self._compiled: dict[int, Bench] = {}
        every = range(len(self.bench.program.versions))
        probes = self._probes = [probe_of(step) for step in self.steps]
        self._states = [self.bench.states(self.bench.frame(probe), every) for probe in probes]
        self._telling = TellingApart(self.bench, probes, self._states)
        whole = frozenset(rule.id for rule in self.pack.rules)
        self._when_known = {
            place: self.bench.known_states(probe, whole)
            for place, probe in enumerate(probes)
            if probe.known_on is not None and self._expecting[place].told_by_states
        }

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
        affected = self._telling.affected(mutant)
        if self._noticed(other, mutant, affected):
            return Verdict(number, mutant.where, mutant.what, KILLED)
        proposed = any(not self._passes(step, other) for step in self._proposed)
        told = self._telling.tell(other, mutant, affected, Random(number))  # noqa: S311  # cases, not secrets
        fate = SURVIVED if told is not None or proposed else EQUIVALENT
        return Verdict(number, mutant.where, mutant.what, fate, told, proposed)

    def tells(self, number: int, told: Told) -> bool:
        """Whether a proposed case notices a mutant."""
        if number not in self._compiled:
            self._compiled = {number: Bench(compile_authored(self.mutants[number].written))}
        return self._telling.notices(told, self._compiled[number])

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

    def _noticed(self, other: Bench, mutant: Mutant, affected: Sequence[int]) -> bool:
        """Whether a step fails by a mutant: by the states of what it can change, then by all that is said."""
        revalued = _values(other, affected) != _values(self.bench, affected)
        for place, (probe, states) in enumerate(zip(self._probes, self._states, strict=True)):
            if probe.known_on is None and affected:
                found = other.states(other.frame(probe), affected)
                before = tuple(states[number] for number in affected)
                if found != before or (revalued and TRUE in before):
                    now = list(states)
                    for number, state in zip(affected, found, strict=True):
                        now[number] = state
                    if not self._expecting[place].met(now, other.program):
                        return True
        if self._noticed_when_known(other, mutant):
            return True
        rest = (
            step
            for step, expecting in zip(self.steps, self._expecting, strict=True)
            if not expecting.told_by_states
        )
        return any(not self._passes(step, other) for step in rest)

    def _noticed_when_known(self, other: Bench, mutant: Mutant) -> bool:
        """Whether a step that asks by what was known on a day fails by its states."""
        rules = self._telling.affected_when_known(mutant)
        affected = [dated.number for dated in self.bench.program.versions if dated.rule.id in rules]
        if not affected:
            return False
        revalued = _values(other, affected) != _values(self.bench, affected)
        moved = mutant.element.startswith("known ")
        days = {probe.known_on for probe in self._probes if probe.known_on is not None} if moved else set()
        alike = {day for day in days if same_law(self.bench, other, day, mutant)}
        for place, before in self._when_known.items():
            probe = self._probes[place]
            if probe.known_on in alike:
                continue
            after = other.known_states(probe, rules)
            now = [before.get(number, FALSE) for number in range(len(self.bench.program.versions))]
            old = [now[number] for number in affected]
            new = [after.get(number, FALSE) for number in affected]
            if new != old or (revalued and TRUE in old):
                for number, state in zip(affected, new, strict=True):
                    now[number] = state
                if not self._expecting[place].met(now, other.program):
                    return True
        return False


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
