"""Circuits over blocks of rows: yes/no planes and whole numbers, each built once however often it is used.

A bit is 2 · gate, or 2 · gate + 1 for its contrary, so that a contrary costs nothing until it is needed.
What is known without looking at a row (constants, bounds of numbers) is folded away.
Nothing is computed here; `batch_tape` runs a circuit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from ploughshare.law.amount import share
from ploughshare.law.civil import add_months, months_between, years_between
from ploughshare.law.dates import DAY_MAX, DAY_MIN, HOUR_MAX, HOUR_MIN, HOURS_A_DAY

Bit: TypeAlias = int
Number: TypeAlias = int

NEVER: Final[Bit] = 0
ALWAYS: Final[Bit] = 1


class Gate(NamedTuple):
    """One operation. `args`: bits or numbers, by the operation; `data`: what else decides it."""

    op: str
    args: tuple[int, ...]
    data: tuple[int | str, ...] = ()


class Circuit:
    """Gates, each after those it reads. Gate 0 is the constant that never holds."""

    def __init__(self) -> None:
        self.gates: list[Gate] = [Gate("never", ())]
        self.bounds: dict[Number, tuple[int, int]] = {}
        self._known: dict[Gate, int] = {}

    def _gate(self, gate: Gate) -> int:
        found = self._known.get(gate)
        if found is None:
            found = self._known[gate] = len(self.gates)
            self.gates.append(gate)
        return found

    # Bits

    def plane(self, fact: int, part: str, mask: int) -> Bit:
        """Whether an answer's masks (`part`: mask, inside or outside) hold a bit."""
        return 2 * self._gate(Gate("plane", (), (fact, part, mask)))

    def every(self, bits: Iterable[Bit]) -> Bit:
        """Kleene's halves meet here: all of the bits."""
        kept = {bit for bit in bits if bit != ALWAYS}
        if NEVER in kept or any(bit ^ 1 in kept for bit in kept):
            return NEVER
        if len(kept) < 2:
            return kept.pop() if kept else ALWAYS
        return 2 * self._gate(Gate("every", tuple(sorted(kept))))

    def some(self, bits: Iterable[Bit]) -> Bit:
        """At least one of the bits."""
        return self.every(bit ^ 1 for bit in bits) ^ 1

    def both(self, a: Bit, b: Bit) -> Bit:
        """Both bits."""
        return self.every((a, b))

    def either(self, a: Bit, b: Bit) -> Bit:
        """One bit or the other."""
        return self.some((a, b))

    def less(self, a: Number, b: Number) -> Bit:
        """a < b."""
        (a_lo, a_hi), (b_lo, b_hi) = self.bounds[a], self.bounds[b]
        if a_hi < b_lo:
            return ALWAYS
        if a == b or a_lo >= b_hi:
            return NEVER
        if b_lo == b_hi:
            return self._below(a, b_lo)
        if a_lo == a_hi:
            return self._below(b, a_lo + 1) ^ 1
        return 2 * self._gate(Gate("less", (a, b)))

    def _below(self, number: Number, limit: int) -> Bit:
        """number < limit. What rises or falls with one other number alone is asked of that number itself."""
        lo, hi = self.bounds[number]
        if hi < limit or lo >= limit:
            return ALWAYS if hi < limit else NEVER
        gate = self.gates[number]
        free = []
        if gate.op in _MONOTONE:
            free = [place for place, arg in enumerate(gate.args) if self.value(arg) is None]
        if len(free) != 1:
            return 2 * self._gate(Gate("less", (number, self.constant(limit))))
        inner = gate.args[free[0]]

        def at(value: int) -> int:
            given = [
                value if place == free[0] else self.bounds[arg][0] for place, arg in enumerate(gate.args)
            ]
            return _MONOTONE[gate.op](given, gate.data)

        begin, end = self.bounds[inner]
        if at(begin) <= at(end):
            return self._below(inner, _first(begin, end, lambda value: at(value) >= limit))
        return self._below(inner, _first(begin, end, lambda value: at(value) < limit)) ^ 1

    def same(self, a: Number, b: Number) -> Bit:
        """a = b."""
        (a_lo, a_hi), (b_lo, b_hi) = self.bounds[a], self.bounds[b]
        if a == b or a_lo == a_hi == b_lo == b_hi:
            return ALWAYS
        if a_hi < b_lo or b_hi < a_lo:
            return NEVER
        if self.value(a) is not None:
            a, b = b, a
        at = self.value(b)
        if at is not None and self.gates[a].op in _MONOTONE:
            return self.both(self._below(a, at) ^ 1, self._below(a, at + 1))
        return 2 * self._gate(Gate("same", (min(a, b), max(a, b))))

    # Numbers

    def _number(self, gate: Gate, lo: int, hi: int) -> Number:
        number = self._gate(gate)
        self.bounds.setdefault(number, (lo, hi))
        return number

    def constant(self, at: int) -> Number:
        """A number that is the same in every row."""
        return self._number(Gate("constant", (), (at,)), at, at)

    def end(self, fact: int, part: str, lo: int, hi: int) -> Number:
        """An end (`part`: lo or hi) of a fact's interval."""
        return self._number(Gate("end", (), (fact, part)), lo, hi)

    def as_of(self) -> Number:
        """The day asked about."""
        return self._number(Gate("as_of", ()), DAY_MIN, DAY_MAX)

    def value(self, number: Number) -> int | None:
        """What a number is in every row, if that is known."""
        lo, hi = self.bounds[number]
        return lo if lo == hi else None

    def add(self, a: Number, b: Number) -> Number:
        """a + b."""
        (a_lo, a_hi), (b_lo, b_hi) = self.bounds[a], self.bounds[b]
        if (a_lo, a_hi) == (0, 0) or (b_lo, b_hi) == (0, 0):
            return b if (a_lo, a_hi) == (0, 0) else a
        return self._folded("add", (min(a, b), max(a, b)), a_lo + b_lo, a_hi + b_hi)

    def sub(self, a: Number, b: Number) -> Number:
        """a − b."""
        (a_lo, a_hi), (b_lo, b_hi) = self.bounds[a], self.bounds[b]
        return a if (b_lo, b_hi) == (0, 0) else self._folded("sub", (a, b), a_lo - b_hi, a_hi - b_lo)

    def _folded(
        self, op: str, args: tuple[Number, ...], lo: int, hi: int, data: tuple[int | str, ...] = ()
    ) -> Number:
        return self.constant(lo) if lo == hi else self._number(Gate(op, args, data), lo, hi)

    def greater(self, a: Number, b: Number) -> Number:
        """The greater of two."""
        (a_lo, a_hi), (b_lo, b_hi) = self.bounds[a], self.bounds[b]
        if a == b or a_lo >= b_hi:
            return a
        if b_lo >= a_hi:
            return b
        return self._folded("greater", (min(a, b), max(a, b)), max(a_lo, b_lo), max(a_hi, b_hi))

    def lesser(self, a: Number, b: Number) -> Number:
        """The lesser of two."""
        (a_lo, a_hi), (b_lo, b_hi) = self.bounds[a], self.bounds[b]
        if a == b or a_hi <= b_lo:
            return a
        if b_hi <= a_lo:
            return b
        return self._folded("lesser", (min(a, b), max(a, b)), min(a_lo, b_lo), min(a_hi, b_hi))

    def pick(self, chosen: Bit, yes: Number, no: Number) -> Number:
        """One number where a bit holds, another where not."""
        if chosen == ALWAYS or yes == no:
            return yes
        if chosen == NEVER:
            return no
        if chosen & 1:
            chosen, yes, no = chosen ^ 1, no, yes
        (y_lo, y_hi), (n_lo, n_hi) = self.bounds[yes], self.bounds[no]
        return self._number(Gate("pick", (chosen, yes, no)), min(y_lo, n_lo), max(y_hi, n_hi))

    def within(self, number: Number, lo: int, hi: int) -> Number:
        """The nearest number from lo to hi."""
        return self.lesser(self.greater(number, self.constant(lo)), self.constant(hi))

    def add_days(self, day: Number, days: Number) -> Number:
        """Saturates at the ends of the day domain."""
        return self.within(self.add(day, days), DAY_MIN, DAY_MAX)

    def add_hours(self, hour: Number, hours: Number) -> Number:
        """Saturates at the ends of the hour domain."""
        return self.within(self.add(hour, hours), HOUR_MIN, HOUR_MAX)

    def day_of(self, hour: Number) -> Number:
        """An hour's day."""
        lo, hi = self.bounds[hour]
        return self._folded("day_of", (hour,), lo // HOURS_A_DAY, hi // HOURS_A_DAY)

    def times(self, number: Number, factor: int) -> Number:
        """A number many times, factor not negative."""
        lo, hi = self.bounds[number]
        return (
            number if factor == 1 else self._folded("times", (number,), lo * factor, hi * factor, (factor,))
        )

    def add_months(self, day: Number, months: Number, end: str) -> Number:
        """`civil.add_months` in every row."""
        (d_lo, d_hi), (m_lo, m_hi) = self.bounds[day], self.bounds[months]
        lo, hi = add_months(d_lo, m_lo, end), add_months(d_hi, m_hi, end)
        return self._folded("add_months", (day, months), lo, hi, (end,))

    def months_between(self, first: Number, last: Number, rounding: str, years: bool) -> Number:
        """`civil.months_between`, or `years_between`, in every row."""
        count = years_between if years else months_between
        (a_lo, a_hi), (b_lo, b_hi) = self.bounds[first], self.bounds[last]
        lo, hi = count(a_hi, b_lo, rounding), count(a_lo, b_hi, rounding)
        return self._folded(
            "years_between" if years else "months_between", (first, last), lo, hi, (rounding,)
        )

    def share(self, amount: Number, ratio: Number, over: int, rounding: str) -> Number:
        """`amount.share` in every row."""
        (a_lo, a_hi), (r_lo, r_hi) = self.bounds[amount], self.bounds[ratio]
        corners = [share(a, r, over, rounding) for a in (a_lo, a_hi) for r in (r_lo, r_hi)]
        return self._folded("share", (amount, ratio), min(corners), max(corners), (over, rounding))


_MONOTONE: Final[Mapping[str, Callable[[Sequence[int], tuple[Any, ...]], int]]] = {
    "add": lambda given, _: given[0] + given[1],
    "sub": lambda given, _: given[0] - given[1],
    "times": lambda given, data: given[0] * data[0],
    "day_of": lambda given, _: given[0] // HOURS_A_DAY,
    "add_months": lambda given, data: add_months(given[0], given[1], data[0]),
    "months_between": lambda given, data: months_between(given[0], given[1], data[0]),
    "years_between": lambda given, data: years_between(given[0], given[1], data[0]),
    "share": lambda given, data: share(given[0], given[1], data[0], data[1]),
}
"""What a gate gives for one row; each rises or falls with each of its operands."""


def _first(begin: int, end: int, holds: Callable[[int], bool]) -> int:
    """The first whole number from which a condition holds; the one after `end` if it never does."""
    end += 1
    while begin < end:
        middle = (begin + end) // 2
        if holds(middle):
            end = middle
        else:
            begin = middle + 1
    return begin
