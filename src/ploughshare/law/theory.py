"""A pack as a z3 theory: every answer a variable, every rule version a truth about them.

`exact`: every question is answered with one value. Otherwise each answer is whatever an answer form can say,
and a version can be true, false, or both, as Kleene's logic has it; settling is left to `prove_partial`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Final

import z3

from ploughshare.law import civil_terms, symbolic
from ploughshare.law.civil import MONTHS_A_YEAR
from ploughshare.law.civil_terms import clamped
from ploughshare.law.dates import (
    DAY_MAX,
    DAY_MIN,
    HOUR_MAX,
    HOUR_MIN,
    HOURS_A_DAY,
    day_number,
    hour_number,
)
from ploughshare.law.expr import COMPARE_OPS, Ast
from ploughshare.law.pack import Clause, Fact, Pack, Rule, Version
from ploughshare.law.symbolic import NO, YES, Choice, Meaning, Number, Range, Several, Symbol, Truth

_BOOL: Final = (YES, NO)


class TheoryError(Exception):
    """The pack uses something that cannot be proved yet."""


class Theory:
    """A pack's expressions as terms. `limits`: what makes the variables a case, as a list of truths."""

    def __init__(self, pack: Pack, *, exact: bool, as_of: Number | None = None) -> None:
        self.pack = pack
        self.exact = exact
        self.as_of: Number = z3.Int("as_of") if as_of is None else as_of
        self.limits: list[Truth] = [self.as_of >= DAY_MIN, self.as_of <= DAY_MAX]
        self._meaning = Meaning(exact=exact)
        self._derived = {derived.id: derived.expr for derived in pack.derived}
        self._named: dict[str, Symbol] = {}
        self._nodes: dict[Ast, Symbol] = {}
        self.raw: Mapping[str, Symbol] = {fact.id: self._variables(fact) for fact in pack.facts}
        self._rules = {rule.id: rule for rule in pack.rules}
        self._above: dict[str, list[Rule]] = {rule.id: [] for rule in pack.rules}
        for rule in pack.rules:
            for other in rule.overrides:
                self._above[other].append(rule)
        self._versions: dict[str, Choice] = {}

    # Variables

    def _variables(self, fact: Fact) -> Symbol:
        """A fact's answer, its `when` left aside."""
        mark = f"{fact.id}{'' if self.exact else '~'}"
        if fact.type in {"bool", "enum"}:
            return self._choice(mark, _BOOL if fact.type == "bool" else fact.values)
        if fact.type == "set":
            inside = {member: z3.Bool(f"{mark} has {member}") for member in fact.values}
            if self.exact:
                return Several(inside, {member: z3.Not(truth) for member, truth in inside.items()})
            outside = {member: z3.Bool(f"{mark} lacks {member}") for member in fact.values}
            self.limits += [z3.Not(z3.And(inside[m], outside[m])) for m in fact.values]
            return Several(inside, outside)
        if self.exact:
            at = self._number(mark, fact)
            return Range(at, at)
        lo, hi = self._number(f"{mark} from", fact), self._number(f"{mark} until", fact)
        self.limits.append(lo <= hi)
        return Range(lo, hi)

    def _number(self, mark: str, fact: Fact) -> Number:
        """A number of a fact's domain; a ratio is a whole number of its parts."""
        at = z3.Int(mark) if fact.step == 1 else fact.step * z3.Int(mark)
        self.limits += [at >= fact.lo, at <= fact.hi]
        return at

    def _choice(self, mark: str, members: tuple[str, ...]) -> Choice:
        if self.exact and members == _BOOL:
            truth = z3.Bool(mark)
            return Choice({YES: truth, NO: z3.Not(truth)})
        can = {member: z3.Bool(f"{mark} {member}") for member in members}
        if self.exact:
            self.limits.append(z3.PbEq([(truth, 1) for truth in can.values()], 1))
        else:
            self.limits.append(z3.Or(list(can.values())))
        return Choice(can)

    # Expressions

    def condition(self, tree: Ast) -> Choice:
        """A condition's term."""
        found = self.symbol(tree)
        if not isinstance(found, Choice):
            raise TypeError(f"a condition was expected, not {tree.op}")
        return found

    def _span(self, tree: Ast) -> Range:
        found = self.symbol(tree)
        if not isinstance(found, Range):
            raise TypeError(f"a number or a day was expected, not {tree.op}")
        return found

    def symbol(self, tree: Ast) -> Symbol:
        """An expression's term. Raises TheoryError for an operator that has none yet."""
        if tree not in self._nodes:
            self._nodes[tree] = self._build(tree)
        return self._nodes[tree]

    def named(self, ident: str) -> Symbol:
        """A fact, as far as it applies, or a derived value."""
        if ident not in self._named:
            if ident in self._derived:
                self._named[ident] = self.symbol(self._derived[ident])
            else:
                self._named[ident] = self._asked(self.raw[ident], self.pack.fact[ident].when)
        return self._named[ident]

    def _asked(self, raw: Symbol, when: Ast | None) -> Symbol:
        if when is None:
            return raw
        asked = self.condition(when)
        if isinstance(raw, Choice):
            can = {member: symbolic.all_of((truth, asked.true)) for member, truth in raw.can.items()}
            return Choice(can, asked.false)
        if isinstance(raw, Range):
            return Range(raw.lo, raw.hi, asked.true, asked.false)
        return Several(raw.inside, raw.outside, asked.true, asked.false)

    def _build(self, tree: Ast) -> Symbol:
        op, meaning = tree.op, self._meaning
        if op in {"fact", "derived"}:
            return self.named(tree.names[0])
        if op == "bool":
            return Choice({YES: bool(tree.number), NO: not tree.number})
        if op == "sym":
            return Choice({tree.names[0]: True})
        if op == "as_of":
            return Range(self.as_of, self.as_of)
        if op in {"and", "or"}:
            parts = [self.condition(part) for part in tree.parts]
            return meaning.conjunction(parts) if op == "and" else meaning.disjunction(parts)
        if op == "not":
            return meaning.negation(self.condition(tree.parts[0]))
        if op == "applies":
            return meaning.presence(self.symbol(tree.parts[0]))
        if op == "if":
            chooser, yes, no = tree.parts
            return meaning.choose(self.condition(chooser), self.symbol(yes), self.symbol(no))
        if op in {"in", "has"}:
            return self._membership(tree)
        if op in COMPARE_OPS:
            return self._comparison(tree)
        if op in _LITERALS:
            at = _LITERALS[op](tree)
            return Range(at, at)
        return self._function(tree)

    def _membership(self, tree: Ast) -> Choice:
        operand = self.symbol(tree.parts[0])
        if isinstance(operand, Several):
            return self._meaning.has(operand, tree.names[0])
        if not isinstance(operand, Choice):
            raise TypeError("`in` reads an enum")
        return self._meaning.among(operand, tree.names)

    def _comparison(self, tree: Ast) -> Choice:
        left, right = (self.symbol(part) for part in tree.parts)
        if isinstance(left, Range) and isinstance(right, Range):
            return self._meaning.compare(tree.op, left, right)
        if not (isinstance(left, Choice) and isinstance(right, Choice)):
            raise TypeError("a comparison has two operands of one type")
        return self._meaning.equal(left, right) if tree.op == "eq" else self._meaning.unequal(left, right)

    def _function(self, tree: Ast) -> Range:
        op = tree.op
        if op in {"latest", "max", "earliest", "min"}:
            greatest = op in {"latest", "max"}
            return self._meaning.furthest([self._span(part) for part in tree.parts], greatest=greatest)
        parts = [self._span(part) for part in tree.parts]
        if op in _ENDS:
            return self._meaning.range_of(parts, *_ENDS[op](*parts))
        if op in _ROUNDED:
            return self._meaning.range_of(parts, *_ROUNDED[op](tree.names[0], *parts))
        if op == "share":
            return self._share(tree.names[0], *parts)
        raise TheoryError(f"`{op}` cannot be proved yet")

    def _share(self, rounding: str, amount: Range, ratio: Range) -> Range:
        over = self.pack.ratio_of
        if self.exact:
            only = civil_terms.share(amount.lo, ratio.lo, over, rounding)
            return self._meaning.range_of([amount, ratio], only, only)
        corners = [
            civil_terms.share(one, part, over, rounding)
            for one in (amount.lo, amount.hi)
            for part in (ratio.lo, ratio.hi)
        ]
        return self._meaning.range_of(
            [amount, ratio], reduce(symbolic.lesser, corners), reduce(symbolic.larger, corners)
        )

    # Rules

    def _axis(self, axis: str) -> Range:
        """The day that selects a text."""
        if axis == "as_of":
            return Range(self.as_of, self.as_of)
        found = self.named(axis)
        if not isinstance(found, Range):
            raise TypeError("an axis is a day")
        return found

    def _in_force(self, axis: str, since: int | None, until: int | None) -> Choice:
        """Whether a text governs the case's day; an end that is None is open."""
        day = self._axis(axis)
        ends = [("ge", since), ("le", until)]
        return self._all([self._meaning.compare(op, day, Range(at, at)) for op, at in ends if at is not None])

    def _all(self, parts: Sequence[Choice | Ast | None]) -> Choice:
        """The conjunction of what is there."""
        found = [self.condition(part) if isinstance(part, Ast) else part for part in parts]
        return self._meaning.conjunction([part for part in found if part is not None])

    def holds(self, rule: Rule, version: Version) -> Choice:
        """E(v), before settling."""
        if version.key not in self._versions:
            parts = [self._in_force(rule.axis, version.since, version.until)]
            parts += [self.condition(tree) for tree in (rule.when, version.when) if tree is not None]
            above = [self.holds(other, over) for other in self._above[rule.id] for over in other.versions]
            if above:
                parts.append(self._meaning.negation(self._meaning.disjunction(above)))
            self._versions[version.key] = self._meaning.conjunction(parts)
        return self._versions[version.key]

    def pending(self, rule: Rule) -> Choice:
        """Whether the conditions of a rule's version without a day are met; false if it has none."""
        if rule.pending is None:
            return Choice({NO: True})
        return self._all([rule.when, rule.pending.when])

    def in_play(self, clause: Clause) -> Choice:
        """Whether a clause is in play: without ends on every day, but on none where its axis has no day."""
        bounds = [
            self._meaning.presence(self._axis(clause.axis)),
            self._in_force(clause.axis, clause.since, clause.until),
        ]
        return self._all([*bounds, clause.when])


def within(partial: Theory, exact: Theory) -> Truth:
    """Whether an exact case is one that a partial one allows."""
    found: list[Truth] = []
    for ident, one in exact.raw.items():
        known = partial.raw[ident]
        if isinstance(one, Choice) and isinstance(known, Choice):
            found += [z3.Implies(truth, known.may(member)) for member, truth in one.can.items()]
        elif isinstance(one, Range) and isinstance(known, Range):
            found += [known.lo <= one.lo, one.lo <= known.hi]
        elif isinstance(one, Several) and isinstance(known, Several):
            for member, truth in one.inside.items():
                found += [z3.Implies(known.inside[member], truth)]
                found += [z3.Implies(known.outside[member], z3.Not(truth))]
    return z3.And(found)


_LITERALS: Final[Mapping[str, Callable[[Ast], int]]] = {
    **dict.fromkeys(("int", "money", "ratio", "duration"), lambda tree: tree.number),
    "day": lambda tree: day_number(tree.names[0]),
    "hour": lambda tree: hour_number(tree.names[0]),
}
_ENDS: Final[Mapping[str, Callable[..., tuple[Number, Number]]]] = {
    "days_between": lambda a, b: (b.lo - a.hi, b.hi - a.lo),
    "hours_between": lambda a, b: (b.lo - a.hi, b.hi - a.lo),
    "add_days": lambda a, n: tuple(clamped(at + by, DAY_MIN, DAY_MAX) for at, by in _both(a, n)),
    "add_hours": lambda a, n: tuple(clamped(at + by, HOUR_MIN, HOUR_MAX) for at, by in _both(a, n)),
    "add": lambda a, b: (a.lo + b.lo, a.hi + b.hi),
    "sub": lambda a, b: (a.lo - b.hi, a.hi - b.lo),
    "day_of": lambda a: (civil_terms.whole(a.lo, HOURS_A_DAY), civil_terms.whole(a.hi, HOURS_A_DAY)),
    "start_of": lambda a: (a.lo * HOURS_A_DAY, a.hi * HOURS_A_DAY),
    "count": lambda a: (a.lo, a.hi),
}
"""What a function makes of its operands' ends: the least and the greatest that it can be."""
_ROUNDED: Final[Mapping[str, Callable[..., tuple[Number, Number]]]] = {
    "months_between": lambda how, a, b: tuple(
        civil_terms.months_between(*ends, how) for ends in ((a.hi, b.lo), (a.lo, b.hi))
    ),
    "years_between": lambda how, a, b: tuple(
        civil_terms.years_between(*ends, how) for ends in ((a.hi, b.lo), (a.lo, b.hi))
    ),
    "add_months": lambda how, a, n: tuple(civil_terms.add_months(*ends, how) for ends in _both(a, n)),
    "add_years": lambda how, a, n: tuple(
        civil_terms.add_months(at, by * MONTHS_A_YEAR, how) for at, by in _both(a, n)
    ),
}
"""The same of functions that end with a word."""


def _both(a: Range, b: Range) -> tuple[tuple[Number, Number], tuple[Number, Number]]:
    return (a.lo, b.lo), (a.hi, b.hi)
