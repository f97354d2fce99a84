"""The rules once more, the plain way: complete answers, two truth values, no intervals.

Shares no evaluation code with the engine; it judges it. Not applicable is None. Days, hours,
money, ratios and durations are the whole numbers that the compiled pack uses.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from ploughshare.law.answer import Answers
from ploughshare.law.expr import Ast
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Fact, Pack, Rule, Version
from ploughshare.law.value import Members, Span

Value: TypeAlias = bool | int | str | frozenset[str] | None
Completion: TypeAlias = Mapping[str, Value]

FIRST = date(1900, 1, 1).toordinal()
LAST = date(2099, 12, 31).toordinal()


@dataclass(frozen=True)
class World:
    """One complete person on one day."""

    pack: Pack
    given: Completion
    as_of: int
    known_on: int | None = None

    def holding(self) -> set[str]:
        """The keys of the versions that hold."""
        return {
            version.key
            for rule in self.pack.rules
            for version in rule.versions
            if self.holds(rule.id, version.key)
        }

    def text_in_force(self, rule: Rule, version: Version, axis: int) -> bool:
        """Whether a version is the rule's text on a day of its axis, by what was known."""
        if self.known_on is None:
            return version.since <= axis and (version.until is None or axis <= version.until)
        if (version.known or 0) > self.known_on or axis < version.since:
            return False
        if version.until is not None and (version.until_known or 0) <= self.known_on:
            return axis <= version.until
        later = [v for v in rule.versions if v.since > version.since and (v.known or 0) <= self.known_on]
        return all(axis < v.since for v in later)

    def holds(self, rule_id: str, key: str) -> bool:
        """E(v), straight from docs/packs.md."""
        rule = next(rule for rule in self.pack.rules if rule.id == rule_id)
        version = next(version for version in rule.versions if version.key == key)
        axis = self.as_of if rule.axis == "as_of" else self.named(rule.axis)
        if axis is None or not isinstance(axis, int):
            return False
        if not self.text_in_force(rule, version, axis):
            return False
        if rule.when is not None and not self.value(rule.when):
            return False
        if version.when is not None and not self.value(version.when):
            return False
        return not any(
            self.holds(other.id, above.key)
            for other in self.pack.rules
            if rule_id in other.overrides
            for above in other.versions
        )

    def named(self, ident: str) -> Value:
        """A fact, if it applies, or a derived value."""
        for derived in self.pack.derived:
            if derived.id == ident:
                return self.value(derived.expr)
        fact = self.pack.fact[ident]
        if fact.when is not None and not self.value(fact.when):
            return None
        return self.given[ident]

    def value(self, tree: Ast) -> Value:  # one branch an operator is the plainest form
        """The value of an expression; None is not applicable."""
        op = tree.op
        if op in {"bool", "int", "money", "ratio", "duration"}:
            return bool(tree.number) if op == "bool" else tree.number
        if op == "day":
            return date.fromisoformat(tree.names[0]).toordinal()
        if op == "hour":
            day, _, hour = tree.names[0].partition("T")
            return date.fromisoformat(day).toordinal() * 24 + int(hour)
        if op == "sym":
            return tree.names[0]
        if op == "as_of":
            return self.as_of
        if op in {"fact", "derived"}:
            return self.named(tree.names[0])
        if op == "and":
            return all(bool(self.value(part)) for part in tree.parts)
        if op == "or":
            return any(bool(self.value(part)) for part in tree.parts)
        if op == "not":
            return not self.value(tree.parts[0])
        if op == "if":
            return self.value(tree.parts[1] if self.value(tree.parts[0]) else tree.parts[2])
        values = [self.value(part) for part in tree.parts]
        if op == "applies":
            return values[0] is not None
        if op == "has":
            return isinstance(values[0], frozenset) and tree.names[0] in values[0]
        if op == "in":
            return values[0] is not None and values[0] in tree.names
        numbers = [value for value in values if isinstance(value, int)]
        if op in {"latest", "max"}:
            return max(numbers) if numbers else None
        if op in {"earliest", "min"}:
            return min(numbers) if numbers else None
        if op in {"eq", "ne"}:
            if None in values:
                return False
            return (values[0] == values[1]) == (op == "eq")
        if len(numbers) < len(values):
            return False if op in {"lt", "le", "gt", "ge"} else None
        if op in {"day_of", "start_of", "count"}:
            return {"day_of": numbers[0] // 24, "start_of": numbers[0] * 24, "count": numbers[0]}[op]
        a, b = numbers
        if op in {"lt", "le", "gt", "ge"}:
            return {"lt": a < b, "le": a <= b, "gt": a > b, "ge": a >= b}[op]
        if op == "add_days":
            return min(max(a + b, FIRST), LAST)
        if op == "add_hours":
            return min(max(a + b, FIRST * 24), LAST * 24 + 23)
        if op in {"add_months", "add_years"}:
            reached = month_later(a, b if op == "add_months" else 12 * b, tree.names[0])
            return min(max(reached, FIRST), LAST)
        if op in {"months_between", "years_between"}:
            return whole_months(a, b, 12 if op == "years_between" else 1, tree.names[0])
        if op == "share":
            return rounded(Fraction(a * b, self.pack.ratio_of), tree.names[0])
        return {"days_between": b - a, "hours_between": b - a, "add": a + b, "sub": a - b}[op]


def month_later(day: int, months: int, end: str) -> int:
    """A day some months on, by trying its number, then the ones before; beyond the calendar is beyond."""
    first = date.fromordinal(day)
    index = first.year * 12 + first.month - 1 + months
    if not 12 <= index < 9999 * 12:
        return 0 if months < 0 else date.max.toordinal()
    for number in range(first.day, 27, -1):
        try:
            reached = date(index // 12, index % 12 + 1, number).toordinal()
        except ValueError:
            continue
        return reached + (number != first.day and end == "next")
    return date(index // 12, index % 12 + 1, first.day).toordinal()


def whole_months(a: int, b: int, length: int, rounding: str) -> int:
    """By the definition: the most lengths of months that do not pass b, or the fewest that reach it."""
    count = (b - a) // (32 * length) - 2 if b >= a else (b - a) // (28 * length) - 2
    while month_later(a, (count + 1) * length, "last") <= b:
        count += 1
    return count if rounding == "down" or month_later(a, count * length, "last") == b else count + 1


def rounded(exact: Fraction, rounding: str) -> int:
    """A fraction to a whole number."""
    below = exact.numerator // exact.denominator
    rest = exact - below
    if rounding == "up":
        return below + (rest > 0)
    if rounding == "down":
        return below
    half = Fraction(1, 2)
    return round(exact) if rounding == "even" else below + (rest >= half)


def possible(pack: Pack, answers: Answers, fact: Fact, days: list[int]) -> list[Value]:
    """The values a fact may still have: all of them, or for days and wide numbers those near the turns."""
    question = program_of(pack).questions[list(pack.fact).index(fact.id)]
    answer = answers.get(fact.id)
    raw = program_of(pack).whole(question) if answer is None else answer.value
    if fact.type == "bool":
        return [value for value, bit in ((True, 2), (False, 4)) if isinstance(raw, int) and raw & bit]
    if fact.type == "enum":
        return [member for member, bit in question.bits.items() if isinstance(raw, int) and raw & bit]
    if isinstance(raw, Members):
        unsure = [m for m, bit in question.bits.items() if not bit & (raw.inside | raw.outside)]
        inside = frozenset(m for m, bit in question.bits.items() if bit & raw.inside)
        choices = itertools.chain.from_iterable(
            itertools.combinations(unsure, k) for k in range(len(unsure) + 1)
        )
        return [inside | frozenset(choice) for choice in choices]
    if not isinstance(raw, Span):
        raise TypeError(fact.type)
    if raw.hi - raw.lo < 12 * fact.step:
        return [*range(raw.lo, raw.hi + 1, fact.step)]
    near = {point + step * fact.step for point in fact.blocks.points for step in (-1, 0, 1)}
    near |= set(days) if fact.type == "day" else set()
    near |= {day * 24 + hour for day in days for hour in (0, 9, 23)} if fact.type == "hour" else set()
    return [*sorted(value for value in {*near, raw.lo, raw.hi} if raw.lo <= value <= raw.hi)]


def completions(
    pack: Pack, answers: Answers, days: list[int], source: random.Random, most: int
) -> Iterator[Completion]:
    """All completions of partial answers over the possible values, or `most` drawn at random."""
    choices = {fact.id: possible(pack, answers, fact, days) for fact in pack.facts}
    total = 1
    for values in choices.values():
        total *= len(values)
    if total <= most:
        for chosen in itertools.product(*choices.values()):
            yield dict(zip(choices, chosen, strict=True))
        return
    for _ in range(most):
        yield {fact: source.choice(values) for fact, values in choices.items()}
