"""Abstract values of many rows at once: the meaning of `value`, a row per case, in NumPy.

A bool or an enum is an array of masks, an int or a day two arrays of ends, a set two arrays of member bits.
`here` None: a value everywhere. `na` None: not applicable nowhere. Where `here` is false the ends mean
nothing, and `na` is true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ploughshare.law.dates import DAY_MAX, DAY_MIN
from ploughshare.law.value import FALSE, NA, TRUE, UNSURE

Array: TypeAlias = NDArray[Any]
WIDEST: Final = 63
"""Members that fit a machine word beside the bit for na; more are kept as Python's own integers."""


class Spans(NamedTuple):
    """Ints or days: both ends included."""

    lo: Array
    hi: Array
    here: Array | None
    na: Array | None


class Sets(NamedTuple):
    """Sets: bits of the members surely in and surely out."""

    inside: Array
    outside: Array
    here: Array | None
    na: Array | None


def mask_type(members: int) -> np.dtype[Any]:
    """The narrowest type for masks of so many members and na."""
    for name, most in (("u1", 7), ("u2", 15), ("u4", 31), ("u8", WIDEST)):
        if members <= most:
            return np.dtype(name)
    return np.dtype(object)


def answer(can_true: Array, can_false: Array) -> Array:
    """Bool masks from their two possibilities."""
    found: Array = (can_true.view(np.uint8) << 1) | (can_false.view(np.uint8) << 2)
    return found


def condition(mask: Array) -> Array:
    """Bool masks read as conditions: na counts as false."""
    folded: Array = (mask | ((mask & NA) << 2)) & UNSURE
    return folded


def can(mask: Array, bits: int) -> Array:
    """Where a mask holds any of the bits."""
    found: Array = (mask & bits) != 0
    return found


def single(mask: Array) -> Array:
    """Where a mask holds exactly one possibility, na included."""
    found: Array = (mask & (mask - 1)) == 0
    return found


def _both(a: Array | None, b: Array | None) -> Array | None:
    if a is None:
        return b
    return a if b is None else a & b


def either(a: Array | None, b: Array | None) -> Array | None:
    """Where one of two is not applicable."""
    if a is None:
        return b
    return a if b is None else a | b


def conjunction(parts: Sequence[Array]) -> Array:
    """Kleene's `and` of bool masks without na."""
    every, some = parts[0], parts[0]
    for part in parts[1:]:
        every, some = every & part, some | part
    found: Array = (every & TRUE) | (some & FALSE)
    return found


def disjunction(parts: Sequence[Array]) -> Array:
    """Kleene's `or` of bool masks without na."""
    every, some = parts[0], parts[0]
    for part in parts[1:]:
        every, some = every & part, some | part
    found: Array = (some & TRUE) | (every & FALSE)
    return found


def negation(mask: Array) -> Array:
    """Kleene's `not`."""
    found: Array = ((mask & TRUE) << 1) | ((mask & FALSE) >> 1)
    return found


def without_na(mask: Array) -> Array:
    """Masks without their bit for na."""
    found: Array = (mask >> 1) << 1
    return found


def equal_masks(a: Array, b: Array) -> Array:
    """`a == b` for bools and enums."""
    values_a, values_b = without_na(a), without_na(b)
    same_single = (values_a == values_b) & single(values_a)
    return answer(_meeting(values_a, values_b), ~same_single | can(a | b, NA))


def unequal_masks(a: Array, b: Array) -> Array:
    """`a != b` for bools and enums: false with na, like every comparison."""
    values_a, values_b = without_na(a), without_na(b)
    present = (values_a != 0) & (values_b != 0)
    same_single = (values_a == values_b) & single(values_a)
    can_false = _meeting(values_a, values_b) | can(a | b, NA) | ~present
    return answer(present & ~same_single, can_false)


def _meeting(a: Array, b: Array) -> Array:
    """Where two masks share a value."""
    found: Array = (a & b) != 0
    return found


def among(a: Array, members: int, whole: int) -> Array:
    """`a in {…}`; `whole`: all members of the type and na."""
    return answer(can(a, members), can(a, whole & ~members))


def differing(a: Array, member: int, whole: int) -> Array:
    """`a != member`."""
    return answer(can(a, whole & ~(member | NA)), can(a, member | NA))


def has(a: Sets, member: int) -> Array:
    """`has(a, member)`."""
    can_true, can_false = ~can(a.outside, member), ~can(a.inside, member)
    if a.na is not None:
        can_false = can_false | a.na
    if a.here is not None:
        can_true, can_false = can_true & a.here, can_false | ~a.here
    return answer(can_true, can_false)


def _compared(a: Spans, b: Spans, can_true: Array, can_false: Array) -> Array:
    """A comparison's possibilities; false where an operand is na."""
    here, na = _both(a.here, b.here), either(a.na, b.na)
    if here is not None:
        can_true = can_true & here
    if na is not None:
        can_false = can_false | na
    return answer(can_true, can_false)


def _lt(a: Spans, b: Spans) -> Array:
    return _compared(a, b, a.lo < b.hi, a.hi >= b.lo)


def _le(a: Spans, b: Spans) -> Array:
    return _compared(a, b, a.lo <= b.hi, a.hi > b.lo)


def _gt(a: Spans, b: Spans) -> Array:
    return _lt(b, a)


def _ge(a: Spans, b: Spans) -> Array:
    return _le(b, a)


def _apart(a: Spans, b: Spans) -> Array:
    """Where two intervals are not the same single value."""
    found: Array = (a.lo != a.hi) | (b.lo != b.hi) | (a.lo != b.lo)
    return found


def _touching(a: Spans, b: Spans) -> Array:
    found: Array = (a.lo <= b.hi) & (b.lo <= a.hi)
    return found


def _eq(a: Spans, b: Spans) -> Array:
    return _compared(a, b, _touching(a, b), _apart(a, b))


def _ne(a: Spans, b: Spans) -> Array:
    return _compared(a, b, _apart(a, b), _touching(a, b))


COMPARE: Final[Mapping[str, Callable[[Spans, Spans], Array]]] = {
    "lt": _lt,
    "le": _le,
    "gt": _gt,
    "ge": _ge,
    "eq": _eq,
    "ne": _ne,
}
"""Comparisons of ints or days, by operator."""


def _where_here(span: Spans, ends: Array, otherwise: int) -> Array:
    return ends if span.here is None else np.where(span.here, ends, ends.dtype.type(otherwise))


def _limits(spans: Sequence[Spans]) -> tuple[int, int]:
    info = np.iinfo(spans[0].lo.dtype)
    return int(info.min), int(info.max)


def _picked(spans: Sequence[Spans], lo: Array, hi: Array, any_sure: Array | None) -> Spans:
    here: Array | None = None
    if all(span.here is not None for span in spans):
        here = np.logical_or.reduce([span.here for span in spans if span.here is not None])
        zero = lo.dtype.type(0)
        lo, hi = np.where(here, lo, zero), np.where(here, hi, zero)
    return Spans(lo, hi, here, None if any_sure is None else ~any_sure)


def _sure(span: Spans) -> Array | None:
    """Where a span surely has a value; None is everywhere."""
    if span.na is None:
        return span.here
    return ~span.na if span.here is None else span.here & ~span.na


def _any_sure(spans: Sequence[Spans]) -> Array | None:
    sure = [_sure(span) for span in spans]
    if any(part is None for part in sure):
        return None
    found: Array = np.logical_or.reduce([part for part in sure if part is not None])
    return found


def _of_sure(span: Spans, ends: Array, otherwise: int) -> Array:
    sure = _sure(span)
    return ends if sure is None else np.where(sure, ends, ends.dtype.type(otherwise))


def greatest(spans: Sequence[Spans]) -> Spans:
    """`latest`, `max`: na operands are left out; all na gives na."""
    least_end, greatest_end = _limits(spans)
    any_sure = _any_sure(spans)
    lo = _folded(np.maximum, [_of_sure(span, span.lo, least_end) for span in spans])
    if any_sure is not None:
        of_present = _folded(np.minimum, [_where_here(span, span.lo, greatest_end) for span in spans])
        lo = np.where(any_sure, lo, of_present)
    hi = _folded(np.maximum, [_where_here(span, span.hi, least_end) for span in spans])
    return _picked(spans, lo, hi, any_sure)


def least(spans: Sequence[Spans]) -> Spans:
    """`earliest`, `min`."""
    least_end, greatest_end = _limits(spans)
    any_sure = _any_sure(spans)
    hi = _folded(np.minimum, [_of_sure(span, span.hi, greatest_end) for span in spans])
    if any_sure is not None:
        of_present = _folded(np.maximum, [_where_here(span, span.hi, least_end) for span in spans])
        hi = np.where(any_sure, hi, of_present)
    lo = _folded(np.minimum, [_where_here(span, span.lo, greatest_end) for span in spans])
    return _picked(spans, lo, hi, any_sure)


def _folded(join: Callable[[Array, Array], Array], parts: Sequence[Array]) -> Array:
    found = parts[0]
    for part in parts[1:]:
        found = join(found, part)
    return found


def asked_masks(applies: Array, mask: Array) -> Array:
    """A bool's or enum's answers where its `when` holds, na where it does not, both where it may."""
    nothing = mask.dtype.type(0) if mask.dtype != object else 0
    answered: Array = np.where(can(applies, TRUE), mask, nothing) | (can(applies, FALSE) * (nothing + NA))
    return answered


def chosen_spans(chosen: Array, yes: Spans, no: Spans) -> Spans:
    """`if(cond, a, b)` of ints or days: the hull of what the condition allows."""
    can_yes, can_no = can(chosen, TRUE), can(chosen, FALSE)
    from_yes = can_yes if yes.here is None else can_yes & yes.here
    from_no = can_no if no.here is None else can_no & no.here
    here = from_yes | from_no
    lo = np.where(from_yes, np.where(from_no, np.minimum(yes.lo, no.lo), yes.lo), no.lo)
    hi = np.where(from_yes, np.where(from_no, np.maximum(yes.hi, no.hi), yes.hi), no.hi)
    na_yes = None if yes.na is None else can_yes & yes.na
    na_no = None if no.na is None else can_no & no.na
    sure = yes.here is None and no.here is None
    return Spans(lo, hi, None if sure else here, either(na_yes, na_no))


def chosen_masks(chosen: Array, yes: Array, no: Array) -> Array:
    """`if(cond, a, b)` of bools or enums: the union of what the condition allows."""
    nothing = yes.dtype.type(0) if yes.dtype != object else 0
    from_yes = np.where(can(chosen, TRUE), yes, nothing)
    found: Array = from_yes | np.where(can(chosen, FALSE), no, nothing)
    return found


def combined(op: str, a: Spans, b: Spans) -> Spans:
    """`days_between`, `add_days`, `add`, `sub`."""
    if op == "days_between":
        lo, hi = b.lo - a.hi, b.hi - a.lo
    elif op == "sub":
        lo, hi = a.lo - b.hi, a.hi - b.lo
    else:
        lo, hi = a.lo + b.lo, a.hi + b.hi
    if op == "add_days":
        lo, hi = np.clip(lo, DAY_MIN, DAY_MAX), np.clip(hi, DAY_MIN, DAY_MAX)
    return Spans(lo, hi, _both(a.here, b.here), either(a.na, b.na))
