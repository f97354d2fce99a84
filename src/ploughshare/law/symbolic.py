"""Abstract values as z3 terms: what `value` computes for one case, here for all of them at once.

A bool, enum or set is a truth for each thing it can be, a number or day an interval; each says whether it can
be a value (`here`) and whether it can be not applicable (`na`). docs/packs.md, "What a value is while answers
are missing".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import z3

Truth: TypeAlias = Any
"""A Python bool where it is known, else a z3 Bool."""
Number: TypeAlias = Any
"""A Python int or a z3 Int."""

YES: Final = "true"
NO: Final = "false"


def all_of(parts: Iterable[Truth]) -> Truth:
    """Conjunction, folded where a part is known."""
    open_parts = []
    for part in parts:
        if part is False:
            return False
        if part is not True:
            open_parts.append(part)
    if not open_parts:
        return True
    return open_parts[0] if len(open_parts) == 1 else z3.And(open_parts)


def any_of(parts: Iterable[Truth]) -> Truth:
    """Disjunction, folded where a part is known."""
    open_parts = []
    for part in parts:
        if part is True:
            return True
        if part is not False:
            open_parts.append(part)
    if not open_parts:
        return False
    return open_parts[0] if len(open_parts) == 1 else z3.Or(open_parts)


def negated(part: Truth) -> Truth:
    """Negation, folded where it is known."""
    if isinstance(part, bool):
        return not part
    return part.arg(0) if z3.is_not(part) else z3.Not(part)


def same(a: Truth, b: Truth) -> Truth:
    """Whether two truths agree."""
    if isinstance(a, bool):
        return b if a else negated(b)
    if isinstance(b, bool):
        return a if b else negated(a)
    return True if a.eq(b) else a == b


def pick(chosen: Truth, yes: Number, no: Number) -> Number:
    """A number by a truth."""
    if isinstance(chosen, bool):
        return yes if chosen else no
    if identical(yes, no):
        return yes
    return z3.If(chosen, yes, no)


def identical(a: Number, b: Number) -> bool:
    """Whether two numbers are the same term."""
    if isinstance(a, int) or isinstance(b, int):
        return isinstance(a, int) and isinstance(b, int) and a == b
    return bool(a.eq(b))


def lesser(a: Number, b: Number) -> Number:
    """The smaller of two numbers."""
    return a if identical(a, b) else pick(a <= b, a, b)


def larger(a: Number, b: Number) -> Number:
    """The larger of two numbers."""
    return a if identical(a, b) else pick(a >= b, a, b)


@dataclass(frozen=True, slots=True)
class Choice:
    """A bool (`true`, `false`) or an enum: for each member, whether it can be that."""

    can: Mapping[str, Truth]
    na: Truth = False

    @property
    def here(self) -> Truth:
        """Whether it can be anything at all."""
        return any_of(self.can.values())

    def may(self, member: str) -> Truth:
        """Whether it can be a member."""
        return self.can.get(member, False)

    @property
    def true(self) -> Truth:
        """As a condition: whether it can be true."""
        return self.may(YES)

    @property
    def false(self) -> Truth:
        """As a condition: whether it can be false, as na is."""
        return any_of((self.may(NO), self.na))


@dataclass(frozen=True, slots=True)
class Range:
    """A number or a day: an interval, both ends included."""

    lo: Number
    hi: Number
    here: Truth = True
    na: Truth = False


@dataclass(frozen=True, slots=True)
class Several:
    """A set: for each member, whether it is surely in, and whether surely out."""

    inside: Mapping[str, Truth]
    outside: Mapping[str, Truth]
    here: Truth = True
    na: Truth = False


Symbol: TypeAlias = Choice | Range | Several


class Meaning:
    """The operators. `exact`: every answer is one value, so that what can be true cannot be false."""

    def __init__(self, *, exact: bool) -> None:
        self.exact = exact

    def answer(self, true: Truth, false: Truth) -> Choice:
        """A bool from its two possibilities."""
        return Choice({YES: true, NO: negated(true) if self.exact else false})

    # Logic

    def conjunction(self, parts: Sequence[Choice]) -> Choice:
        """Kleene's `and`."""
        return self.answer(all_of(part.true for part in parts), any_of(part.false for part in parts))

    def disjunction(self, parts: Sequence[Choice]) -> Choice:
        """Kleene's `or`."""
        return self.answer(any_of(part.true for part in parts), all_of(part.false for part in parts))

    def negation(self, part: Choice) -> Choice:
        """Kleene's `not`."""
        return self.answer(part.false, part.true)

    def presence(self, part: Symbol) -> Choice:
        """`applies(x)`."""
        return self.answer(part.here, part.na)

    # Members

    def equal(self, a: Choice, b: Choice) -> Choice:
        """`==` of bools or enums."""
        return self.answer(_meet(a, b), any_of((negated(_same_single(a, b)), a.na, b.na)))

    def unequal(self, a: Choice, b: Choice) -> Choice:
        """`!=` of bools or enums."""
        both = all_of((a.here, b.here))
        one = _same_single(a, b)
        false = any_of((negated(both), _meet(a, b), a.na, b.na))
        return self.answer(all_of((both, negated(one))), false)

    def among(self, a: Choice, members: Iterable[str]) -> Choice:
        """`a in {…}`."""
        wanted = set(members)
        true = any_of(truth for member, truth in a.can.items() if member in wanted)
        rest = any_of(truth for member, truth in a.can.items() if member not in wanted)
        return self.answer(true, any_of((rest, a.na)))

    def has(self, a: Several, member: str) -> Choice:
        """`has(a, member)`."""
        true = all_of((a.here, negated(a.outside[member])))
        return self.answer(true, any_of((negated(a.here), a.na, negated(a.inside[member]))))

    # Numbers and days

    def compare(self, op: str, a: Range, b: Range) -> Choice:
        """A comparison of numbers or days."""
        if op in {"gt", "ge"}:
            return self.compare("lt" if op == "gt" else "le", b, a)
        both = all_of((a.here, b.here))
        if op == "lt":
            true, false = a.lo < b.hi, a.hi >= b.lo
        elif op == "le":
            true, false = a.lo <= b.hi, a.hi > b.lo
        else:
            meet = all_of((a.lo <= b.hi, b.lo <= a.hi))
            one = all_of((a.lo == a.hi, a.hi == b.lo, b.lo == b.hi))
            true, false = (meet, negated(one)) if op == "eq" else (negated(one), meet)
        return self.answer(all_of((both, true)), any_of((negated(both), false, a.na, b.na)))

    def furthest(self, parts: Sequence[Range], *, greatest: bool) -> Range:
        """`latest` and `max`, `earliest` and `min`: na operands are left out."""
        sure = [all_of((part.here, negated(part.na))) for part in parts]
        any_sure = any_of(sure)
        here = any_of(part.here for part in parts)
        far, near = (larger, lesser) if greatest else (lesser, larger)
        outer = _fold([(part.here, part.hi if greatest else part.lo) for part in parts], far)
        if self.exact:
            return Range(outer, outer, here, negated(here))
        ends = [part.lo if greatest else part.hi for part in parts]
        inner = pick(
            any_sure,
            _fold(list(zip(sure, ends, strict=True)), far),
            _fold([(part.here, end) for part, end in zip(parts, ends, strict=True)], near),
        )
        lo, hi = (inner, outer) if greatest else (outer, inner)
        return Range(lo, hi, here, negated(any_sure))

    def range_of(self, parts: Sequence[Range], lo: Number, hi: Number) -> Range:
        """A function's interval: na where an operand is."""
        here = all_of(part.here for part in parts)
        return Range(lo, lo if self.exact else hi, here, any_of(part.na for part in parts))

    # Choosing

    def choose(self, chooser: Choice, yes: Symbol, no: Symbol) -> Symbol:
        """`if(cond, a, b)`: the union of both while the condition is unsure."""
        t, f = chooser.true, chooser.false
        na = any_of((all_of((t, yes.na)), all_of((f, no.na))))
        if isinstance(yes, Choice) and isinstance(no, Choice):
            members = dict.fromkeys([*yes.can, *no.can])
            can = {m: any_of((all_of((t, yes.may(m))), all_of((f, no.may(m))))) for m in members}
            return Choice(can, na)
        if not (isinstance(yes, Range) and isinstance(no, Range)):
            raise TypeError("`if` has two branches of one type")
        from_yes, from_no = all_of((t, yes.here)), all_of((f, no.here))
        here = any_of((from_yes, from_no))
        if self.exact:
            value = pick(t, yes.lo, no.lo)
            return Range(value, value, here, na)
        both = all_of((from_yes, from_no))
        lo = pick(both, lesser(yes.lo, no.lo), pick(from_yes, yes.lo, no.lo))
        hi = pick(both, larger(yes.hi, no.hi), pick(from_yes, yes.hi, no.hi))
        return Range(lo, hi, here, na)


def _meet(a: Choice, b: Choice) -> Truth:
    return any_of(all_of((truth, b.may(member))) for member, truth in a.can.items())


def _same_single(a: Choice, b: Choice) -> Truth:
    """Whether both can be the same, and no more than one thing."""
    members = dict.fromkeys([*a.can, *b.can])
    alike = all_of(same(a.may(member), b.may(member)) for member in members)
    open_members = [a.may(member) for member in members if a.may(member) is not False]
    sure = sum(truth is True for truth in open_members)
    if sure > 1:
        return False
    rest = [truth for truth in open_members if truth is not True]
    if sure == 1:
        return all_of((alike, *(negated(truth) for truth in rest)))
    return all_of((alike, z3.AtMost(*rest, 1) if len(rest) > 1 else True))


def _fold(parts: Sequence[tuple[Truth, Number]], better: Any) -> Number:
    """The best number of those that count; any number if none does."""
    counts, best = parts[0]
    for more, number in parts[1:]:
        best = pick(all_of((counts, more)), better(best, number), pick(more, number, best))
        counts = any_of((counts, more))
    return best
