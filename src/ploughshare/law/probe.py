"""Cases made to tell two packs apart: at their own days and thresholds, near worked cases, at random.

Seeded, so that the same packs are always tried on the same cases.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from random import Random

from ploughshare.law.answer import Answers, parse_answer
from ploughshare.law.case import Step
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_number, day_text
from ploughshare.law.expr import Ast, Json
from ploughshare.law.logic import Program, program_of
from ploughshare.law.node import Frame
from ploughshare.law.pack import Fact, Pack, Rule
from ploughshare.law.settle import state
from ploughshare.law.value import TRUE, Members, Span

MAX_VALUES = 200
"""Values of one fact that are tried one by one."""
MIN_PAIRS = 3
"""Cases that must agree on the order of two days before others are held to it."""
MAX_PAIRED = 24
"""Values of one fact that are tried with those of another."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A case to try: an ordinal day, and answer forms by fact."""

    as_of: int
    forms: Mapping[str, Json]

    def but(self, fact: str, form: Json) -> Probe:
        """The same with one answer changed."""
        return Probe(self.as_of, {**self.forms, fact: form})

    def without(self, fact: str) -> Probe:
        """The same with one answer missing."""
        return Probe(self.as_of, {key: form for key, form in self.forms.items() if key != fact})

    def only(self, facts: Container[str]) -> Probe:
        """The same with the answers to these facts alone."""
        return Probe(self.as_of, {key: form for key, form in self.forms.items() if key in facts})

    def on(self, as_of: int) -> Probe:
        """The same on another day."""
        return Probe(as_of, self.forms)


def probe_of(step: Step) -> Probe:
    """A worked case's step as a case to try."""
    return Probe(step.on.toordinal(), {ident: answer.form for ident, answer in step.answers.items()})


class Sense:
    """What the worked cases take for granted about days, learned from them: which may be still to come (a
    quarter of them or more say so, as of a term's end), and which never comes before which.
    """

    def __init__(self, probes: Iterable[Probe]) -> None:
        every: Counter[str] = Counter()
        later: Counter[str] = Counter()
        self._pairs: dict[tuple[str, str], int] = {}
        for probe in probes:
            days = _days(probe)
            every.update(days)
            later.update(fact for fact, day in days.items() if day > probe.as_of)
            for pair in permutations(days, 2):
                in_order = days[pair[0]] <= days[pair[1]]
                self._pairs[pair] = self._pairs.get(pair, 0) + 1 if in_order else -(10**9)
        self._ahead = {fact for fact, count in later.items() if 4 * count >= every[fact]}

    def accepts(self, probe: Probe) -> bool:
        """Whether nothing in a case has happened before its day, or before what it follows."""
        days = _days(probe)
        if any(day > probe.as_of and fact not in self._ahead for fact, day in days.items()):
            return False
        return all(
            days[a] <= days[b] or self._pairs.get((a, b), 0) < MIN_PAIRS for a, b in permutations(days, 2)
        )


def smallest(probe: Probe, holds: Callable[[Probe], bool]) -> Probe:
    """The case with every answer left out that something true of it does not need."""
    for _ in range(2):
        for fact in reversed(list(probe.forms)):
            less = probe.without(fact)
            if holds(less):
                probe = less
    return probe


def flow(value: Mapping[str, Json]) -> str:
    """A mapping on one line, as YAML reads it."""
    return json.dumps(value, ensure_ascii=False).replace('"', "")


def shown(probe: Probe) -> str:
    """The case in a few words."""
    return f"on {day_text(probe.as_of)} with {flow(probe.forms)}"


class Bench:
    """One pack's rules, run on probes without reasons or questions."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.program: Program = program_of(pack)
        self._questions = {question.spec.id: question for question in self.program.questions}

    def answers(self, probe: Probe) -> Answers:
        """The probe's answers. Raises CaseError where this pack cannot read them."""
        return {
            ident: parse_answer(self.program, self._questions[ident], form)
            for ident, form in probe.forms.items()
        }

    def frame(self, probe: Probe) -> Frame:
        """The probe's answers, ready to be read. Raises CaseError."""
        return self.program.frame(
            {ident: answer.value for ident, answer in self.answers(probe).items()}, probe.as_of
        )

    def value(self, ident: str, frame: Frame) -> int | Span | Members:
        """A derived value; of a fact, whether it is asked."""
        if ident not in self._questions:
            return self.program.derived_node(ident).value(frame)
        when = self._questions[ident].when
        return TRUE if when is None else when.cond(frame)

    def states(self, frame: Frame, numbers: Iterable[int]) -> tuple[int, ...]:
        """E of some rule versions after settling, by their numbers in the program."""
        versions = self.program.versions
        return tuple(state(self.program, frame, versions[number]) for number in numbers)


def reach(pack: Pack, *, overriders: bool = True) -> dict[str, frozenset[str]]:
    """Per element, the elements that it is made of, itself included: `rule ID`, `derived ID`, `fact ID`.

    `overriders`: whether a rule is also made of the rules that override it.
    """
    own = {f"fact {fact.id}": _named([fact.when]) for fact in pack.facts}
    own |= {f"derived {derived.id}": _named([derived.expr]) for derived in pack.derived}
    own |= {f"rule {rule.id}": _named(rule_trees(rule, pack)) for rule in pack.rules}
    if overriders:
        for rule in pack.rules:
            for other in rule.overrides:
                own[f"rule {other}"].add(f"rule {rule.id}")
    return {element: _closure(element, own) for element in own}


def rule_trees(rule: Rule, pack: Pack) -> list[Ast | None]:
    """A rule's own expressions, its axis included."""
    axis = "as_of" if rule.axis == "as_of" else "fact" if rule.axis in pack.fact else "derived"
    names = () if axis == "as_of" else (rule.axis,)
    return [Ast(axis, names=names), rule.when, *(version.when for version in rule.versions)]


def _named(trees: Iterable[Ast | None]) -> set[str]:
    return {f"{tree.op} {tree.names[0]}" for tree in walk(trees) if tree.op in {"fact", "derived"}}


def walk(trees: Iterable[Ast | None]) -> Iterator[Ast]:
    """Every node of some trees."""
    waiting = [tree for tree in trees if tree is not None]
    while waiting:
        tree = waiting.pop()
        waiting.extend(tree.parts)
        yield tree


def _closure(start: str, own: Mapping[str, set[str]]) -> frozenset[str]:
    found = {start}
    waiting = [start]
    while waiting:
        for other in own[waiting.pop()]:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


class Ground:
    """The values worth trying, from the thresholds of one or several packs with the same facts.

    `within`: the elements whose numbers and days are tried as distances between days; all, if not given.
    `first`: distances tried before those.
    """

    def __init__(
        self, packs: Sequence[Pack], within: frozenset[str] | None = None, first: Sequence[int] = ()
    ) -> None:
        trees = [tree for pack in packs for tree in _trees(pack, within)]
        spans = {abs(tree.number) for tree in walk(trees) if tree.op == "int" and tree.number}
        self._spans = list(dict.fromkeys([*first, *sorted(spans)]))
        self._first_spans = self._spans[: len(first)]
        self._points: dict[str, list[int]] = {}
        for pack in packs:
            for fact in pack.facts:
                self._points.setdefault(fact.id, []).extend(fact.blocks.points)
        self.first = min(pack.verified[0] for pack in packs)
        self.last = max(pack.verified[1] for pack in packs)
        turns = {self.first, self.last}
        for pack in packs:
            for rule in pack.rules:
                for version in rule.versions:
                    turns |= {version.since} if version.until is None else {version.since, version.until + 1}
        every = [tree for pack in packs for tree in _trees(pack, None)]
        turns |= {day_number(tree.names[0]) for tree in walk(every) if tree.op == "day"}
        near = {day + step for day in turns for step in (-1, 0)}
        self.days = sorted(day for day in near if self.spans(day))

    def spans(self, day: int) -> bool:
        """Whether the packs were checked for a day."""
        return self.first <= day <= self.last

    def values(self, fact: Fact, probe: Probe) -> list[Json]:
        """Answers on both sides of whatever can turn on this fact, in a case."""
        if fact.type == "bool":
            return [True, False]
        if fact.type == "enum":
            return list(fact.values)
        if fact.type == "set":
            alone: list[Json] = [[member] for member in fact.values]
            return [[], *alone, list(fact.values)]
        points = sorted({at + step for at in self._points[fact.id] for step in (-1, 0)})
        if fact.type == "int":
            return [at for at in dict.fromkeys([*points, fact.lo, fact.hi]) if fact.lo <= at <= fact.hi]
        anchors = [probe.as_of, *(day for other, day in _days(probe).items() if other != fact.id)]
        near = [
            *_counted(anchors, self._first_spans),
            *points,
            *(anchor + step for anchor in anchors for step in (0, -1, 1)),
            *_counted(anchors, self._spans),
        ]
        inside = dict.fromkeys(day for day in near if DAY_MIN <= day <= DAY_MAX)
        return [day_text(day) for day in inside]

    def today(self, probe: Probe) -> list[int]:
        """Days on which to ask about a case: when the law turns, and those counted from the case's days."""
        anchors = list(_days(probe).values())
        counted = [*_counted(anchors, self._first_spans), *self.days, *_counted(anchors, (0, *self._spans))]
        return [day for day in counted if self.spans(day)]

    def neighbours(self, probe: Probe, facts: Iterable[Fact], most: int = MAX_VALUES) -> Iterator[Probe]:
        """A case with one answer, or its day, put on either side of each threshold."""
        for day in self.today(probe)[:most]:
            yield probe.on(day)
        for fact in facts:
            for form in self.values(fact, probe)[:most]:
                yield probe.but(fact.id, form)

    def chain(self, probes: Iterable[Probe], facts: Sequence[Fact]) -> Iterator[Probe]:
        """The neighbours of several cases."""
        for probe in probes:
            yield from self.neighbours(probe, facts)

    def pairs(self, probe: Probe, one: Iterable[Fact], other: Sequence[Fact]) -> Iterator[Probe]:
        """A case with two answers put on either side of their thresholds, or one and the day."""
        for fact in one:
            for form in self.values(fact, probe)[:MAX_PAIRED]:
                others = [second for second in other if second.id != fact.id]
                yield from self.neighbours(probe.but(fact.id, form), others, MAX_PAIRED)

    def random(self, source: Random, probe: Probe, fill: Sequence[Fact], near: Sequence[Fact]) -> Probe:
        """A case near another: most of `fill` answered, up to four answers anew, often another day."""
        if source.random() < 0.6:
            probe = probe.on(source.choice(self.today(probe)))
        for fact in fill:
            if fact.id not in probe.forms and source.random() < 0.8:
                probe = probe.but(fact.id, self._any(source, fact, probe))
        anew = source.sample(near, min(len(near), source.choice((0, 1, 1, 1, 2))))
        anew += source.sample(fill, min(len(fill), source.choice((0, 1, 1, 2))))
        for fact in anew:
            probe = probe.but(fact.id, self._any(source, fact, probe))
        return probe

    def _any(self, source: Random, fact: Fact, probe: Probe) -> Json:
        if fact.type == "set":
            return [member for member in fact.values if source.random() < 0.3]
        return source.choice(self.values(fact, probe))


def _days(probe: Probe) -> dict[str, int]:
    """The days that a case answers with, by fact."""
    return {fact: day for fact, form in probe.forms.items() if (day := _day(form))}


def _day(form: Json) -> int:
    """The day that an answer is; 0 if it is none."""
    return date.fromisoformat(form).toordinal() if isinstance(form, str) and form[:1].isdigit() else 0


def _counted(anchors: Iterable[int], spans: Iterable[int]) -> list[int]:
    """Days at a distance from others, and their neighbours."""
    every = list(spans)
    return [
        anchor + sign * span + step
        for anchor in anchors
        for span in every
        for sign in (-1, 1)
        for step in (0, -1, 1)
    ]


def _trees(pack: Pack, within: frozenset[str] | None) -> list[Ast | None]:
    """The expressions of some elements, or of all."""
    named: list[tuple[str, list[Ast | None]]] = [(f"fact {fact.id}", [fact.when]) for fact in pack.facts]
    named += [(f"derived {derived.id}", [derived.expr]) for derived in pack.derived]
    named += [(f"rule {rule.id}", rule_trees(rule, pack)) for rule in pack.rules]
    return [tree for name, trees in named if within is None or name in within for tree in trees]
