"""Cases that tell a mutant from its pack, found at thresholds, near worked cases and at random."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from random import Random
from typing import Final

from ploughshare.law.difference import Differences
from ploughshare.law.expr import Json
from ploughshare.law.ground import Ground
from ploughshare.law.mutants import SAID_KINDS, Mutant
from ploughshare.law.pack import Fact
from ploughshare.law.probe import Bench, Probe, Said, Sense, reach, smallest
from ploughshare.law.value import FALSE, TRUE, UNSURE

TRIES: Final = 3_000
"""Random cases on which a mutant that no case notices is compared with the pack."""
BASES: Final = 16
STIRRED: Final = 200
SAID_TRIES: Final = 1_000
WORDS: Final = {TRUE: "holds", UNSURE: "may", FALSE: "not"}
"""States of a rule version, as a case file lists them."""


@dataclass(frozen=True, slots=True)
class Told:
    """A case that tells a mutant from the pack, and what the pack itself says of what differs.

    `expected`: RULE@FROM to holds, may or not. `findings`: outcome to value, where only the value differs.
    `gives`: rule to what it gives. `pending`, `clauses`: all of them, where they differ.
    """

    probe: Probe
    expected: tuple[tuple[str, str], ...] = ()
    findings: tuple[tuple[str, str], ...] = ()
    gives: Mapping[str, Json] = field(default_factory=dict)
    pending: frozenset[str] | None = None
    clauses: frozenset[str] | None = None


class TellingApart:
    """A pack with its worked cases and their states, by version number, from which cases are made."""

    def __init__(self, bench: Bench, probes: Sequence[Probe], states: Sequence[Sequence[int]]) -> None:
        self._bench = bench
        self._pack = bench.pack
        self._asked = probes
        self._states = states
        self._reach = reach(bench.pack)
        self._own = reach(bench.pack, overriders=False)
        self._sense = Sense(probes)
        self._differences = Differences(bench, self._sense)
        self._number = {dated.version.key: dated.number for dated in bench.program.versions}

    def affected(self, mutant: Mutant) -> list[int]:
        """The versions, by number, whose state a mutant can change."""
        return [
            dated.number
            for dated in self._bench.program.versions
            if mutant.element in self._reach[f"rule {dated.rule.id}"]
        ]

    def affected_when_known(self, mutant: Mutant) -> frozenset[str]:
        """The rules whose state a mutant can change where it is asked by what was known on a day."""
        kind, _, ident = mutant.element.partition(" ")
        changed = f"rule {ident}" if kind == "known" else mutant.element
        return frozenset(rule.id for rule in self._pack.rules if changed in self._reach[f"rule {rule.id}"])

    def notices(self, told: Told, other: Bench) -> bool:
        """Whether a case notices a mutant."""
        if told.probe.known_on is not None or told.gives or {told.pending, told.clauses} != {None}:
            theirs = other.said(told.probe)
            if any(theirs.gives.get(rule, "") != form for rule, form in told.gives.items()):
                return True
            if told.pending not in {None, theirs.pending} or told.clauses not in {None, theirs.clauses}:
                return True
            if told.probe.known_on is not None:
                by_number = theirs.states
                return any(
                    WORDS[by_number.get(self._number[key], FALSE)] != said for key, said in told.expected
                )
        frame = other.frame(told.probe)
        numbers = [self._number[key] for key, _ in told.expected]
        states = other.states(frame, numbers)
        rules = [other.program.versions[number].rule for number in numbers]
        holding = {
            (rule.outcome, rule.value) for rule, found in zip(rules, states, strict=True) if found == TRUE
        }
        differs = any(WORDS[found] != said for (_, said), found in zip(told.expected, states, strict=True))
        return differs or any(finding not in holding for finding in told.findings)

    def tell(self, other: Bench, mutant: Mutant, affected: Sequence[int], source: Random) -> Told | None:
        """The smallest case found that tells them apart, or None: then nothing tried tells them apart."""
        told = self._tell_states(other, mutant, affected, source)
        return self._tell_said(other, mutant, source) if told is None else told

    def _tell_states(
        self, other: Bench, mutant: Mutant, affected: Sequence[int], source: Random
    ) -> Told | None:
        decided, solved = self._differences.find(other, affected) if affected else (True, None)
        alike = decided and solved is None
        # Where no complete case tells them apart, one that leaves something open may; not much is made of it.
        unsure: Probe | None = None
        for probe, numbers in self._probes(other, mutant, affected, source, near_only=alike):
            if self._sense.accepts(probe) and self._differ(other, probe, numbers):
                if self._differ(other, probe, numbers, surely=True):
                    return self._smallest(other, probe, affected)
                unsure = unsure or probe
        # The solver's case comes last: which one it finds is not the same in every run.
        last = unsure if solved is None or not self._differ(other, solved, affected) else solved
        return None if last is None else self._smallest(other, last, affected)

    def _probes(
        self, other: Bench, mutant: Mutant, affected: Sequence[int], source: Random, *, near_only: bool
    ) -> Iterator[tuple[Probe, Sequence[int]]]:
        """Cases to try: worked ones with one thing put on a border, then random ones near them."""
        versions = self._bench.program.versions
        rules = {versions[number].rule.id for number in affected}
        within = frozenset[str]().union(*(self._reach[f"rule {rule}"] for rule in rules))
        ground = Ground((self._pack, other.pack), within, mutant.numbers)
        near = self._facts_near(mutant)
        probes = self._asked
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
        if near_only:
            return
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
            if self._bench.value(ident, self._bench.frame(probe)) != other.value(ident, other.frame(probe))
        ]
        return source.sample(found, min(len(found), STIRRED))

    def _facts_near(self, mutant: Mutant) -> list[Fact]:
        """The facts that the changed part reads."""
        made_of = self._own[mutant.element]
        return [fact for fact in self._pack.facts if f"fact {fact.id}" in made_of]

    def _in_order(self, facts: Iterable[str]) -> list[Fact]:
        wanted = set(facts)
        return [fact for fact in self._pack.facts if fact.id in wanted]

    def _differ(
        self, other: Bench, probe: Probe, numbers: Sequence[int], *, surely: bool = False
    ) -> list[int]:
        """The versions on which pack and mutant differ in a case; `surely`: of which neither is unsure."""
        ours = self._bench.states(self._bench.frame(probe), numbers)
        theirs = other.states(other.frame(probe), numbers)
        versions, others = self._bench.program.versions, other.program.versions
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
        states = self._bench.states(self._bench.frame(probe), numbers)
        versions, others = self._bench.program.versions, other.program.versions
        pairs = zip(numbers, states, strict=True)
        expected = [(versions[number].version.key, WORDS[found]) for number, found in pairs]
        values: list[tuple[str, str]] = []
        for number, found in zip(numbers, states, strict=True):
            rule = versions[number].rule
            if found == TRUE and rule.value is not None and rule.value != others[number].rule.value:
                values.append((rule.outcome, rule.value))
        return Told(probe, tuple(expected), tuple(values))

    # What is said besides states

    def _tell_said(self, other: Bench, mutant: Mutant, source: Random) -> Told | None:
        """As `tell`, by what is given, announced, or left to a lawyer, or by what was known on a day."""
        touched = [
            element
            for element, made_of in self._reach.items()
            if element.partition(" ")[0] in SAID_KINDS
            and mutant.element in made_of
            and (mutant.element == element or not element.startswith("known "))
        ]
        if not touched:
            return None

        rules = self.affected_when_known(mutant)
        by_states = mutant.element.startswith("known ")

        def tells(probe: Probe) -> bool:
            if by_states:  # what is known from another day on changes all else that is said by states alone
                return self._bench.known_states(probe, rules) != other.known_states(probe, rules)
            return self._bench.said(probe) != other.said(probe)

        tried = self._said_probes(other, mutant, touched, source)
        found = next((probe for probe in tried if tells(probe)), None)
        if found is None:
            return None
        found = smallest(found, tells)
        return self._told(found, self._bench.said(found), other.said(found))

    def _said_probes(
        self, other: Bench, mutant: Mutant, touched: Iterable[str], source: Random
    ) -> Iterator[Probe]:
        within = frozenset[str]().union(*(self._reach[element] for element in touched))
        ground = Ground((self._pack, other.pack), within, mutant.numbers)
        near = [fact for fact in self._pack.facts if f"fact {fact.id}" in within]
        bases = [probe for probe in self._asked if ground.spans(probe.as_of)]
        if not bases:
            return
        some = source.sample(bases, min(len(bases), BASES))
        drawn = (ground.random(source, source.choice(bases), near, near) for _ in range(SAID_TRIES))
        days: list[int | None] = [None]
        if mutant.element.startswith("known "):
            either = dict.fromkeys((*_known_days(self._bench, mutant), *_known_days(other, mutant)))
            days = [day for day in either if not same_law(self._bench, other, day, mutant)]
        for probe in chain(bases, ground.chain(some, near), drawn):
            if ground.spans(probe.as_of) and self._sense.accepts(probe):
                yield from (probe if day is None else replace(probe, known_on=day) for day in days)

    def _told(self, probe: Probe, ours: Said, theirs: Said) -> Told:
        # By number: a version whose first day was moved is still the one meant.
        differing = [
            (key, ours.states.get(number, FALSE))
            for key, number in self._number.items()
            if ours.states.get(number, FALSE) != theirs.states.get(number, FALSE)
        ]
        return Told(
            probe,
            expected=tuple((key, WORDS[found]) for key, found in differing),
            gives={rule: form for rule, form in ours.gives.items() if theirs.gives.get(rule, "") != form},
            pending=ours.pending if ours.pending != theirs.pending else None,
            clauses=ours.clauses if ours.clauses != theirs.clauses else None,
        )


def same_law(one: Bench, other: Bench, day: int, mutant: Mutant) -> bool:
    """Whether the rule of a mutant of kind `known` was in force on the same days, as known on a day."""
    ident = mutant.element.partition(" ")[2]
    first, second = (
        [(version.since, version.until) for version in rule.known(day).versions]
        for bench in (one, other)
        for rule in bench.pack.rules
        if rule.id == ident
    )
    return first == second


def _known_days(bench: Bench, mutant: Mutant) -> list[int]:
    """The days on which something of a rule became known."""
    ident = mutant.element.partition(" ")[2]
    rule = next(rule for rule in bench.pack.rules if rule.id == ident)
    days = [day for version in rule.versions for day in (version.known, version.until_known)]
    return sorted({day for day in days if day is not None})
