"""Abstract values as parts of a circuit: the meaning of `value`, for every row of a block at once.

A bool or an enum has a bit for each value it can take, an interval two ends, a set two bits for each member;
all have one for whether they may be not applicable. Ends lie within their bounds even without a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from ploughshare.law.batch_circuit import ALWAYS, NEVER, Bit, Circuit, Number

TRUE: Final = "true"
FALSE: Final = "false"


@dataclass(frozen=True, slots=True)
class Masks:
    """A bool or an enum: what it can be. `exact`: in every row it can be one thing only."""

    values: Mapping[str, Bit]
    na: Bit
    exact: bool


@dataclass(frozen=True, slots=True)
class Spans:
    """An interval, both ends included. `here`: can be a value."""

    lo: Number
    hi: Number
    here: Bit
    na: Bit

    @property
    def exact(self) -> bool:
        """In every row it can be one thing only."""
        return self.lo == self.hi and self.na == self.here ^ 1


@dataclass(frozen=True, slots=True)
class Sets:
    """A set: members surely in, members surely out. `here`: can be a value."""

    inside: Mapping[str, Bit]
    outside: Mapping[str, Bit]
    here: Bit
    na: Bit
    exact: bool


Value: TypeAlias = Masks | Spans | Sets


class Meaning:
    """What operations give, written into a circuit."""

    def __init__(self, circuit: Circuit) -> None:
        self.circuit = circuit

    # Bools and enums

    def truth(self, can_true: Bit, can_false: Bit, *, exact: bool) -> Masks:
        """A bool from its two possibilities; of an exact one the second is the contrary of the first."""
        return Masks({TRUE: can_true, FALSE: can_true ^ 1 if exact else can_false}, NEVER, exact)

    def condition(self, value: Masks) -> Masks:
        """A bool read as a condition: na counts as false."""
        can_true, can_false = value.values[TRUE], value.values[FALSE]
        return self.truth(can_true, self.circuit.either(can_false, value.na), exact=value.exact)

    def conjunction(self, parts: Sequence[Masks]) -> Masks:
        """Kleene's `and` of conditions."""
        can_true = self.circuit.every(part.values[TRUE] for part in parts)
        can_false = self.circuit.some(part.values[FALSE] for part in parts)
        return self.truth(can_true, can_false, exact=all(part.exact for part in parts))

    def disjunction(self, parts: Sequence[Masks]) -> Masks:
        """Kleene's `or` of conditions."""
        can_true = self.circuit.some(part.values[TRUE] for part in parts)
        can_false = self.circuit.every(part.values[FALSE] for part in parts)
        return self.truth(can_true, can_false, exact=all(part.exact for part in parts))

    def negation(self, part: Masks) -> Masks:
        """Kleene's `not` of a condition."""
        return self.truth(part.values[FALSE], part.values[TRUE], exact=part.exact)

    def among(self, value: Masks, members: Iterable[str]) -> Masks:
        """`value in {…}`."""
        asked = set(members)
        can_true = self.circuit.some(bit for member, bit in value.values.items() if member in asked)
        others = [bit for member, bit in value.values.items() if member not in asked]
        return self.truth(can_true, self.circuit.some([*others, value.na]), exact=value.exact)

    def equal(self, a: Masks, b: Masks, *, negated: bool) -> Masks:
        """`a == b` or `a != b` of bools or enums: false where one is na."""
        meet = self.circuit.some(
            self.circuit.both(bit, b.values.get(member, NEVER)) for member, bit in a.values.items()
        )
        differ = self.circuit.some(
            self.circuit.both(bit, self._others(b, member)) for member, bit in a.values.items()
        )
        na = self.circuit.either(a.na, b.na)
        can_true, can_false = (differ, meet) if negated else (meet, differ)
        return self.truth(can_true, self.circuit.either(can_false, na), exact=a.exact and b.exact)

    def _others(self, value: Masks, member: str) -> Bit:
        return self.circuit.some(bit for other, bit in value.values.items() if other != member)

    def has(self, value: Sets, member: str) -> Masks:
        """`has(value, member)`."""
        can_true = self.circuit.both(value.here, value.outside[member] ^ 1)
        return self.truth(
            can_true, self.circuit.either(value.inside[member] ^ 1, value.na), exact=value.exact
        )

    def presence(self, value: Value) -> Masks:
        """`applies(value)`: true unless it is na."""
        here = self.circuit.some(value.values.values()) if isinstance(value, Masks) else value.here
        return self.truth(here, value.na, exact=value.exact or value.na == here ^ 1)

    # Intervals

    def constant(self, at: int) -> Spans:
        """A number that is the same everywhere."""
        number = self.circuit.constant(at)
        return Spans(number, number, ALWAYS, NEVER)

    def compared(self, op: str, a: Spans, b: Spans) -> Masks:
        """A comparison of intervals: false where one is na."""
        if op in {"gt", "ge"}:
            op, a, b = ("lt" if op == "gt" else "le"), b, a
        circuit = self.circuit
        here, na = circuit.both(a.here, b.here), circuit.either(a.na, b.na)
        if op == "lt":
            possible, impossible = circuit.less(a.lo, b.hi), circuit.less(a.hi, b.lo) ^ 1
        elif op == "le":
            possible, impossible = circuit.less(b.hi, a.lo) ^ 1, circuit.less(b.lo, a.hi)
        else:
            meet, differ = self._meeting(a, b), self._differing(a, b)
            possible, impossible = (meet, differ) if op == "eq" else (differ, meet)
        can_true, can_false = circuit.both(here, possible), circuit.either(impossible, na)
        return self.truth(can_true, can_false, exact=a.exact and b.exact)

    def _meeting(self, a: Spans, b: Spans) -> Bit:
        if a.lo == a.hi and b.lo == b.hi:
            return self.circuit.same(a.lo, b.lo)
        return self.circuit.both(self.circuit.less(b.hi, a.lo) ^ 1, self.circuit.less(a.hi, b.lo) ^ 1)

    def _differing(self, a: Spans, b: Spans) -> Bit:
        """Where two intervals are not the same single value."""
        same = self.circuit.same
        return self.circuit.every((same(a.lo, a.hi), same(b.lo, b.hi), same(a.lo, b.lo))) ^ 1

    def picked(self, spans: Sequence[Spans], *, greatest: bool) -> Spans:
        """`latest` and `max`, or `earliest` and `min`: na operands are left out; all na gives na."""
        circuit = self.circuit
        best, worst = (circuit.greater, circuit.lesser) if greatest else (circuit.lesser, circuit.greater)
        ends = [(span.lo, span.hi) if greatest else (span.hi, span.lo) for span in spans]
        limits = [circuit.bounds[end] for pair in ends for end in pair]
        least, most = (
            circuit.constant(min(lo for lo, _ in limits)),
            circuit.constant(max(hi for _, hi in limits)),
        )
        low, high = (least, most) if greatest else (most, least)
        sure = [circuit.both(span.here, span.na ^ 1) for span in spans]
        any_sure, here = circuit.some(sure), circuit.some(span.here for span in spans)
        near = _folded(best, [circuit.pick(s, end, low) for s, (end, _) in zip(sure, ends, strict=True)])
        present = [circuit.pick(span.here, end, high) for span, (end, _) in zip(spans, ends, strict=True)]
        near = circuit.pick(any_sure, near, _folded(worst, present))
        far = _folded(
            best, [circuit.pick(span.here, end, low) for span, (_, end) in zip(spans, ends, strict=True)]
        )
        if all(span.lo == span.hi for span in spans) and all(span.exact for span in spans):
            near = far
        lo, hi = (near, far) if greatest else (far, near)
        return Spans(lo, hi, here, any_sure ^ 1)

    def combined(self, op: str, a: Spans, b: Spans, word: str, ratio_of: int) -> Spans:
        """A function of two intervals, end to end; na with na."""
        circuit = self.circuit
        here, na = circuit.both(a.here, b.here), circuit.either(a.na, b.na)
        if op == "share":
            corners = [circuit.share(x, r, ratio_of, word) for x in (a.lo, a.hi) for r in (b.lo, b.hi)]
            return Spans(_folded(circuit.lesser, corners), _folded(circuit.greater, corners), here, na)
        lo, hi = _ends(circuit, op, a, b, word)
        return Spans(lo, hi, here, na)

    def mapped(self, op: str, a: Spans) -> Spans:
        """A function of one interval."""
        if op == "day_of":
            return Spans(self.circuit.day_of(a.lo), self.circuit.day_of(a.hi), a.here, a.na)
        if op == "start_of":
            return Spans(self.circuit.times(a.lo, 24), self.circuit.times(a.hi, 24), a.here, a.na)
        return a

    # What is asked only under a condition, and choices

    def asked(self, applies: Masks, value: Value) -> Value:
        """An answer where its `when` holds, na where it does not, both where it may."""
        circuit = self.circuit
        can, cannot = applies.values[TRUE], applies.values[FALSE]
        exact = value.exact and applies.exact
        if isinstance(value, Masks):
            kept = {member: circuit.both(bit, can) for member, bit in value.values.items()}
            return Masks(kept, circuit.either(cannot, circuit.both(value.na, can)), exact)
        if isinstance(value, Spans):
            return Spans(value.lo, value.hi, can, cannot)
        return Sets(value.inside, value.outside, can, cannot, exact)

    def chosen(self, chooser: Masks, yes: Value, no: Value) -> Value:
        """`if(cond, a, b)`: the union of what the condition allows."""
        circuit = self.circuit
        can_yes, can_no = chooser.values[TRUE], chooser.values[FALSE]

        def union(from_yes: Bit, from_no: Bit) -> Bit:
            return circuit.either(circuit.both(can_yes, from_yes), circuit.both(can_no, from_no))

        if isinstance(yes, Masks) and isinstance(no, Masks):
            names = dict.fromkeys((*yes.values, *no.values))
            values = {n: union(yes.values.get(n, NEVER), no.values.get(n, NEVER)) for n in names}
            return Masks(values, union(yes.na, no.na), chooser.exact and yes.exact and no.exact)
        if not (isinstance(yes, Spans) and isinstance(no, Spans)):
            raise TypeError("`if` has two branches of one type")
        here, na = union(yes.here, no.here), union(yes.na, no.na)
        if chooser.exact:
            lo, hi = circuit.pick(can_yes, yes.lo, no.lo), circuit.pick(can_yes, yes.hi, no.hi)
            return Spans(lo, hi, here, here ^ 1 if yes.exact and no.exact else na)
        from_yes, from_no = circuit.both(can_yes, yes.here), circuit.both(can_no, no.here)
        lo = self._hull_end(from_yes, from_no, yes.lo, no.lo, circuit.lesser)
        hi = self._hull_end(from_yes, from_no, yes.hi, no.hi, circuit.greater)
        return Spans(lo, hi, here, na)

    def _hull_end(
        self, from_yes: Bit, from_no: Bit, yes: Number, no: Number, join: Callable[[Number, Number], Number]
    ) -> Number:
        return self.circuit.pick(from_yes, self.circuit.pick(from_no, join(yes, no), yes), no)

    # How sure a value is

    def unsure(self, value: Value) -> Bit:
        """Where a value can be more than one thing; na is one thing."""
        if value.exact:
            return NEVER
        circuit = self.circuit
        if isinstance(value, Sets):
            return value.here
        if isinstance(value, Spans):
            wide = circuit.same(value.lo, value.hi) ^ 1
            return circuit.both(value.here, circuit.either(wide, value.na))
        return self.several((*value.values.values(), value.na))

    def several(self, bits: Iterable[Bit]) -> Bit:
        """Where two bits or more hold."""
        found, before = NEVER, NEVER
        for bit in bits:
            found = self.circuit.either(found, self.circuit.both(before, bit))
            before = self.circuit.either(before, bit)
        return found


def _ends(circuit: Circuit, op: str, a: Spans, b: Spans, word: str) -> tuple[Number, Number]:
    if op in {"days_between", "hours_between"}:
        return circuit.sub(b.lo, a.hi), circuit.sub(b.hi, a.lo)
    if op in {"months_between", "years_between"}:
        years = op == "years_between"
        return (
            circuit.months_between(a.hi, b.lo, word, years),
            circuit.months_between(a.lo, b.hi, word, years),
        )
    if op == "sub":
        return circuit.sub(a.lo, b.hi), circuit.sub(a.hi, b.lo)
    if op == "add_years":
        months = circuit.times(b.lo, 12), circuit.times(b.hi, 12)
        return circuit.add_months(a.lo, months[0], word), circuit.add_months(a.hi, months[1], word)
    if op == "add_months":
        return circuit.add_months(a.lo, b.lo, word), circuit.add_months(a.hi, b.hi, word)
    add = {"add_days": circuit.add_days, "add_hours": circuit.add_hours, "add": circuit.add}[op]
    return add(a.lo, b.lo), add(a.hi, b.hi)


def _folded(join: Callable[[Number, Number], Number], numbers: Sequence[Number]) -> Number:
    found = numbers[0]
    for number in numbers[1:]:
        found = join(found, number)
    return found
