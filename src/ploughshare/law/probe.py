"""Cases to try on packs, what worked cases take for granted about them, and packs run without reasons."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

from ploughshare.law.answer import Answers, parse_answer
from ploughshare.law.case import Step
from ploughshare.law.dates import day_text
from ploughshare.law.expr import Ast, Json
from ploughshare.law.gives import Giving
from ploughshare.law.logic import Program, program_of
from ploughshare.law.node import Frame
from ploughshare.law.pack import Pack, Rule
from ploughshare.law.settle import state
from ploughshare.law.value import TRUE, Members, Span

MIN_PAIRS = 3
"""Cases that must agree on the order of two days before others are held to it."""
_DAY_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Probe:
    """A case to try: an ordinal day, and answer forms by fact. `known_on`: by what was known on a day."""

    as_of: int
    forms: Mapping[str, Json]
    known_on: int | None = None

    def but(self, fact: str, form: Json) -> Probe:
        """The same with one answer changed."""
        return replace(self, forms={**self.forms, fact: form})

    def without(self, fact: str) -> Probe:
        """The same with one answer missing."""
        return replace(self, forms={key: form for key, form in self.forms.items() if key != fact})

    def only(self, facts: Container[str]) -> Probe:
        """The same with the answers to these facts alone."""
        return replace(self, forms={key: form for key, form in self.forms.items() if key in facts})

    def on(self, as_of: int) -> Probe:
        """The same on another day."""
        return replace(self, as_of=as_of)


def probe_of(step: Step) -> Probe:
    """A worked case's step as a case to try."""
    forms = {ident: answer.form for ident, answer in step.answers.items()}
    return Probe(step.on.toordinal(), forms, None if step.known_on is None else step.known_on.toordinal())


class Sense:
    """What the worked cases take for granted about days, learned from them: which may be still to come (a
    quarter of them or more say so, as of a term's end), and which never comes before which.
    """

    def __init__(self, probes: Iterable[Probe]) -> None:
        every: Counter[str] = Counter()
        later: Counter[str] = Counter()
        self._pairs: dict[tuple[str, str], int] = {}
        for probe in probes:
            days = days_of(probe)
            every.update(days)
            later.update(fact for fact, day in days.items() if day > probe.as_of)
            for pair in permutations(days, 2):
                in_order = days[pair[0]] <= days[pair[1]]
                self._pairs[pair] = self._pairs.get(pair, 0) + 1 if in_order else -(10**9)
        self._ahead = {fact for fact, count in later.items() if 4 * count >= every[fact]}

    def accepts(self, probe: Probe) -> bool:
        """Whether nothing in a case has happened before its day, or before what it follows."""
        days = days_of(probe)
        if any(day > probe.as_of and not self.may_be_ahead(fact) for fact, day in days.items()):
            return False
        return all(days[a] <= days[b] or not self.comes_first(a, b) for a, b in permutations(days, 2))

    def may_be_ahead(self, fact: str) -> bool:
        """Whether a day may be still to come."""
        return fact in self._ahead

    def comes_first(self, a: str, b: str) -> bool:
        """Whether one day never comes after another."""
        return self._pairs.get((a, b), 0) >= MIN_PAIRS


def smallest(probe: Probe, holds: Callable[[Probe], bool]) -> Probe:
    """The case with every answer left out that something true of it does not need."""
    for _ in range(2):
        for fact in reversed(list(probe.forms)):
            less = probe.without(fact)
            if holds(less):
                probe = less
    return probe


def flow(value: Mapping[str, Json]) -> str:
    """A mapping on one line, as YAML reads it: names, numbers and days need no quotes."""
    return json.dumps(value, ensure_ascii=False).replace('"', "")


def shown(probe: Probe) -> str:
    """The case in a few words."""
    known = "" if probe.known_on is None else f", by what was known on {day_text(probe.known_on)},"
    return f"on {day_text(probe.as_of)}{known} with {flow(probe.forms)}"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said besides states: values given, by rule; rules without a day; clauses that touch a finding.

    `states`: of the versions, by number in the whole pack, where it was asked what was known on a day.
    """

    gives: Mapping[str, Json]
    pending: frozenset[str]
    clauses: frozenset[str]
    states: Mapping[int, int]


class Bench:
    """One pack's rules, run on probes without reasons or questions."""

    def __init__(self, pack: Pack, program: Program | None = None) -> None:
        self.pack = pack
        self.program: Program = program_of(pack) if program is None else program
        self._questions = {question.spec.id: question for question in self.program.questions}
        self._known: dict[int, Bench] = {}
        self._known_in_part: dict[tuple[int, frozenset[str]], Bench] = {}
        self._number = {dated.version.key: dated.number for dated in self.program.versions}

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

    def known(self, probe: Probe) -> Bench:
        """The pack as it was known when a probe asks."""
        if probe.known_on is None:
            return self
        if probe.known_on not in self._known:
            self._known[probe.known_on] = Bench(self.pack.known(probe.known_on))
        return self._known[probe.known_on]

    def known_states(self, probe: Probe, rules: frozenset[str]) -> dict[int, int]:
        """E of the versions of some rules by what was known when a probe asks, by number in the whole pack.

        A version that was not known then is left out. The probe must say when it asks.
        """
        if probe.known_on is None:
            raise ValueError("the probe does not say by what was known when")
        key = probe.known_on, rules
        bench = self._known_in_part.get(key)
        if bench is None:
            pack = self.pack.known(probe.known_on)
            bench = self._known_in_part[key] = Bench(pack, Program(pack, rules))
        frame = bench.frame(probe)
        return {
            self._number[dated.version.key]: state(bench.program, frame, dated)
            for dated in bench.program.versions
        }

    def said(self, probe: Probe) -> Said:
        """What is said of a probe besides states, by what is known when it asks."""
        bench = self.known(probe)
        program, frame = bench.program, bench.frame(probe)
        clauses = [clause.spec for clause in program.clauses if clause.in_play.cond(frame) & TRUE]
        tainted = {outcome for clause in clauses for outcome in clause.taints}
        giving, gives, live = Giving(program, frame), {}, set()
        states: dict[int, int] = {}
        for dated in program.versions:
            rule = dated.rule
            if probe.known_on is None and rule.gives is None and rule.outcome not in tainted:
                continue
            found = state(program, frame, dated)
            if probe.known_on is not None:
                states[self._number[dated.version.key]] = found
            if found & TRUE:
                live.add(rule.outcome)
                if rule.gives is not None:
                    gives[rule.id] = giving.of(rule.gives).value
        return Said(
            gives,
            frozenset(text.rule.id for text in program.pending if text.when.cond(frame) & TRUE),
            frozenset(clause.id for clause in clauses if live & {*clause.taints}),
            states,
        )


def reach(pack: Pack, *, overriders: bool = True) -> dict[str, frozenset[str]]:
    """Per element, the elements that it is made of, itself included: `rule ID`, `derived ID`, `fact ID`.

    `overriders`: whether a rule is also made of the rules that override it.
    """
    own = {f"fact {fact.id}": _named([fact.when]) for fact in pack.facts}
    own |= {f"derived {derived.id}": _named([derived.expr]) for derived in pack.derived}
    own |= {f"rule {rule.id}": _named(rule_trees(rule, pack)) for rule in pack.rules}
    own |= {
        f"clause {clause.id}": _named([axis_tree(clause.axis, pack), clause.when]) for clause in pack.clauses
    }
    own |= {f"gives {rule.id}": {f"derived {rule.gives}"} for rule in pack.rules if rule.gives is not None}
    own |= {
        f"pending {rule.id}": _named([rule.when, rule.pending.when])
        for rule in pack.rules
        if rule.pending is not None
    }
    own |= {f"known {rule.id}": {f"rule {rule.id}"} for rule in pack.rules}
    if overriders:
        for rule in pack.rules:
            for other in rule.overrides:
                own[f"rule {other}"].add(f"rule {rule.id}")
    return {element: _closure(element, own) for element in own}


def rule_trees(rule: Rule, pack: Pack) -> list[Ast | None]:
    """A rule's own expressions, its axis included."""
    return [axis_tree(rule.axis, pack), rule.when, *(version.when for version in rule.versions)]


def axis_tree(axis: str, pack: Pack) -> Ast:
    """The day that selects a text, as an expression."""
    if axis == "as_of":
        return Ast("as_of")
    return Ast("fact" if axis in pack.fact else "derived", names=(axis,))


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


def days_of(probe: Probe) -> dict[str, int]:
    """The days that a case answers with, by fact."""
    return {fact: day for fact, form in probe.forms.items() if (day := _day(form))}


def _day(form: Json) -> int:
    """The day that an answer is; 0 if it is none."""
    if not isinstance(form, str) or _DAY_FORM.fullmatch(form) is None:
        return 0
    return date.fromisoformat(form).toordinal()
