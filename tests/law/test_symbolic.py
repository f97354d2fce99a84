"""The operators on terms are those on values: every small value, one by one."""

from __future__ import annotations

from itertools import product

import pytest

from ploughshare.law import value
from ploughshare.law.symbolic import NO, YES, Choice, Meaning, Range, Symbol
from ploughshare.law.value import FALSE, NA, NOWHERE, TRUE, Span

MEANING = Meaning(exact=False)
SPANS = [NOWHERE, *(Span(lo, hi, True, na) for lo in range(4) for hi in range(lo, 4) for na in (False, True))]
MEMBERS = {"a": 2, "b": 4, "c": 8}
MASKS = range(1, 16)


def span_term(span: Span) -> Range:
    return Range(span.lo, span.hi, span.here, span.na)


def mask_term(mask: int, bits: dict[str, int]) -> Choice:
    return Choice({member: bool(mask & bit) for member, bit in bits.items()}, bool(mask & NA))


def mask_of(found: Symbol) -> int:
    """What a term of plain truths is; of a bool, or of the members above."""
    assert isinstance(found, Choice)
    bits = {YES: TRUE, NO: FALSE, **MEMBERS} if YES in found.can else MEMBERS
    return sum(bits[member] for member, truth in found.can.items() if truth) | (NA if found.na else 0)


@pytest.mark.parametrize("op", list(value.COMPARE))
def test_numbers_compare_as_values_do(op: str) -> None:
    for a, b in product(SPANS, repeat=2):
        found = mask_of(MEANING.compare(op, span_term(a), span_term(b)))
        assert found == value.COMPARE[op](a, b), (op, a, b)


def test_the_furthest_of_some_is_that_of_values() -> None:
    for spans in [*product(SPANS, repeat=2), *product(SPANS[::3], repeat=3)]:
        for greatest, plain in ((True, value.greatest), (False, value.least)):
            found = MEANING.furthest([span_term(span) for span in spans], greatest=greatest)
            wanted = plain(spans)
            assert (found.here, found.na) == (wanted.here, wanted.na), spans
            if wanted.here:
                assert (found.lo, found.hi) == (wanted.lo, wanted.hi), (greatest, spans)


def test_members_compare_as_masks_do() -> None:
    for a, b in product(MASKS, repeat=2):
        left, right = mask_term(a, MEMBERS), mask_term(b, MEMBERS)
        assert mask_of(MEANING.equal(left, right)) == value.equal_masks(a, b), (a, b)
        assert mask_of(MEANING.unequal(left, right)) == value.unequal_masks(a, b), (a, b)
        wanted = [member for member, bit in MEMBERS.items() if b & bit]
        assert mask_of(MEANING.among(left, wanted)) == value.among(a, b & ~NA), (a, b)


def test_a_choice_between_numbers_is_their_hull() -> None:
    for a, b in product(SPANS, repeat=2):
        for chosen in (TRUE, FALSE, TRUE | FALSE):
            found = MEANING.choose(mask_term(chosen, {YES: TRUE, NO: FALSE}), span_term(a), span_term(b))
            wanted = a if chosen == TRUE else b if chosen == FALSE else value.hull(a, b)
            assert isinstance(found, Range)
            assert (found.here, found.na) == (wanted.here, wanted.na), (chosen, a, b)
            if wanted.here:
                assert (found.lo, found.hi) == (wanted.lo, wanted.hi), (chosen, a, b)
