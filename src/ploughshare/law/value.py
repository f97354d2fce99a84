"""Abstract values: what an expression may still be while answers are missing (docs/packs.md).

Bools and enums are bit masks, sets three-valued memberships, all else intervals of whole numbers; each also
says whether it may be not applicable (na).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

NA: Final = 1
"""Bit of a mask: may be not applicable."""
TRUE: Final = 2
FALSE: Final = 4
UNSURE: Final = TRUE | FALSE
"""Bool masks; enum members take the bits from 2 upwards, numbered across the pack."""


class Span(NamedTuple):
    """An interval of whole numbers, both ends included. `here`: can be a value. `na`: can be na."""

    lo: int
    hi: int
    here: bool
    na: bool


class Members(NamedTuple):
    """A set: bits of the members surely in and surely out; the rest is unsure."""

    inside: int
    outside: int
    here: bool
    na: bool


NOWHERE: Final = Span(0, 0, False, True)
"""Surely not applicable."""


def condition(mask: int) -> int:
    """A bool mask read as a condition: na counts as false."""
    return (mask | (mask & NA) << 2) & UNSURE


def single(mask: int) -> bool:
    """Whether a mask holds exactly one possibility, na included."""
    return mask & (mask - 1) == 0


def point(span: Span) -> bool:
    """Whether a span holds exactly one possibility, na included."""
    return not span.here or (span.lo == span.hi and not span.na)


def answer(can_true: bool, can_false: bool) -> int:
    """A bool mask from its two possibilities."""
    return (TRUE if can_true else 0) | (FALSE if can_false else 0)


def equal_masks(a: int, b: int) -> int:
    """`a == b` for bools and enums."""
    values_a, values_b = a & ~NA, b & ~NA
    same_single = values_a == values_b and single(values_a)
    return answer(bool(values_a & values_b), not same_single or bool((a | b) & NA))


def unequal_masks(a: int, b: int) -> int:
    """`a != b` for bools and enums: false with na, like every comparison."""
    values_a, values_b = a & ~NA, b & ~NA
    if not values_a or not values_b:
        return FALSE
    same_single = values_a == values_b and single(values_a)
    return answer(not same_single, bool(values_a & values_b) or bool((a | b) & NA))


def among(a: int, members: int) -> int:
    """`a in {…}`."""
    return answer(bool(a & members), bool(a & ~members))


def has(a: Members, member: int) -> int:
    """`has(a, member)`."""
    if not a.here:
        return FALSE
    return answer(not a.outside & member, a.na or not a.inside & member)


def _lt(a: Span, b: Span) -> int:
    if not (a.here and b.here):
        return FALSE
    return answer(a.lo < b.hi, a.hi >= b.lo or a.na or b.na)


def _le(a: Span, b: Span) -> int:
    if not (a.here and b.here):
        return FALSE
    return answer(a.lo <= b.hi, a.hi > b.lo or a.na or b.na)


def _gt(a: Span, b: Span) -> int:
    return _lt(b, a)


def _ge(a: Span, b: Span) -> int:
    return _le(b, a)


def _eq(a: Span, b: Span) -> int:
    if not (a.here and b.here):
        return FALSE
    same = a.lo == a.hi == b.lo == b.hi
    return answer(a.lo <= b.hi and b.lo <= a.hi, not same or a.na or b.na)


def _ne(a: Span, b: Span) -> int:
    if not (a.here and b.here):
        return FALSE
    same = a.lo == a.hi == b.lo == b.hi
    return answer(not same, (a.lo <= b.hi and b.lo <= a.hi) or a.na or b.na)


COMPARE: Final[Mapping[str, Callable[[Span, Span], int]]] = {
    "lt": _lt,
    "le": _le,
    "gt": _gt,
    "ge": _ge,
    "eq": _eq,
    "ne": _ne,
}
"""Comparisons of ints or days, by operator: false where an operand is na."""


def greatest(spans: Iterable[Span]) -> Span:
    """`latest`, `max`: na operands are left out; all na gives na."""
    present = [span for span in spans if span.here]
    if not present:
        return NOWHERE
    sure = [span.lo for span in present if not span.na]
    lo = max(sure) if sure else min(span.lo for span in present)
    return Span(lo, max(span.hi for span in present), True, not sure)


def least(spans: Iterable[Span]) -> Span:
    """`earliest`, `min`."""
    present = [span for span in spans if span.here]
    if not present:
        return NOWHERE
    sure = [span.hi for span in present if not span.na]
    hi = min(sure) if sure else max(span.hi for span in present)
    return Span(min(span.lo for span in present), hi, True, not sure)


def hull(a: Span, b: Span) -> Span:
    """The union of both, as one interval."""
    if not a.here:
        return Span(b.lo, b.hi, b.here, True)
    if not b.here:
        return Span(a.lo, a.hi, a.here, True)
    return Span(min(a.lo, b.lo), max(a.hi, b.hi), True, a.na or b.na)
