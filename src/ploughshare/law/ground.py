"""Cases made at the thresholds of packs: on both sides of their own days and numbers, near others, at random.

Seeded by whoever draws, so that the same packs are always tried on the same cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Final

from ploughshare.law.civil import MONTHS_A_YEAR, add_months
from ploughshare.law.dates import DAY_MAX, DAY_MIN, HOURS_A_DAY, day_number, day_text, hour_number
from ploughshare.law.expr import Ast, Json
from ploughshare.law.form import number_form
from ploughshare.law.pack import Fact, Pack
from ploughshare.law.probe import Probe, days_of, rule_trees, walk

MAX_VALUES: Final = 200
"""Values of one fact that are tried one by one."""
MAX_PAIRED: Final = 24
"""Values of one fact that are tried with those of another."""
_HOUR_LENGTH: Final = len("2022-09-24T13")


class Ground:
    """The values worth trying, from the thresholds of one or several packs with the same facts.

    `within`: the elements whose numbers and days are tried as distances between days; all, if not given.
    `first`: distances tried before those.
    """

    def __init__(
        self, packs: Sequence[Pack], within: frozenset[str] | None = None, first: Sequence[int] = ()
    ) -> None:
        nodes = list(walk(tree for pack in packs for tree in _trees(pack, within)))
        spans = {abs(tree.number) for tree in nodes if tree.op in {"int", "duration"} and tree.number}
        self._spans = list(dict.fromkeys([*first, *sorted(spans)]))
        self._months = sorted({_months(tree) for tree in nodes if tree.op == "duration"} - {0})
        self._packs = packs
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
        points = sorted({at + step for at in self._points[fact.id] for step in (-fact.step, 0)})
        if fact.type != "day":
            more = self._hours(fact, probe) if fact.type == "hour" else []
            tried = dict.fromkeys([*points, fact.lo, fact.hi, *more])
            return [self._form(fact, at) for at in tried if fact.lo <= at <= fact.hi]
        anchors = [probe.as_of, *(day for other, day in days_of(probe).items() if other != fact.id)]
        near = [
            *_counted(anchors, self._first_spans),
            *points,
            *(anchor + step for anchor in anchors for step in (0, -1, 1)),
            *self._in_months(anchors),
            *_counted(anchors, self._spans),
        ]
        inside = dict.fromkeys(day for day in near if DAY_MIN <= day <= DAY_MAX)
        return [day_text(day) for day in inside]

    def _form(self, fact: Fact, at: int) -> Json:
        """A number as an answer, in the first pack that has the fact."""
        pack = next(pack for pack in self._packs if fact.id in pack.fact)
        return number_form(pack, fact, at)

    def _hours(self, fact: Fact, probe: Probe) -> list[int]:
        """Hours at a distance from the other hours of a case, and the ends of its day."""
        forms = [form for other, form in probe.forms.items() if other != fact.id and isinstance(form, str)]
        anchors = [hour_number(form) for form in forms if len(form) == _HOUR_LENGTH]
        return [
            *_counted(anchors, (0, *self._spans)),
            *(probe.as_of * HOURS_A_DAY + hour for hour in (0, 23)),
        ]

    def _in_months(self, anchors: Iterable[int]) -> list[int]:
        """Days whole months from others, and their neighbours."""
        return [
            add_months(anchor, sign * months, "last") + step
            for anchor in anchors
            if DAY_MIN <= anchor <= DAY_MAX
            for months in self._months
            for sign in (-1, 1)
            for step in (0, -1, 1)
        ]

    def today(self, probe: Probe) -> list[int]:
        """Days on which to ask about a case: when the law turns, and those counted from the case's days."""
        anchors = list(days_of(probe).values())
        counted = [*_counted(anchors, self._first_spans), *self.days, *_counted(anchors, (0, *self._spans))]
        counted += self._in_months(anchors)
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


def _months(tree: Ast) -> int:
    """The months of a duration; 0 of one in days or hours."""
    return tree.number * {"months": 1, "years": MONTHS_A_YEAR}.get(tree.names[0], 0)


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
    named += [(f"pending {rule.id}", [rule.pending.when]) for rule in pack.rules if rule.pending is not None]
    named += [(f"clause {clause.id}", [clause.when]) for clause in pack.clauses]
    return [tree for name, trees in named if within is None or name in within for tree in trees]
