"""Months, hours, shares: each function against its definition, and on intervals against all in them."""

from __future__ import annotations

import itertools
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.law import amount, civil
from ploughshare.law.dates import DAY_MAX, DAY_MIN, HOUR_MAX, HOUR_MIN, hour_number, hour_text
from ploughshare.law.function import OF_ONE, of_two
from ploughshare.law.value import Span
from tests.law.brute import month_later, rounded, whole_months

DAYS = st.integers(DAY_MIN, DAY_MAX)
NEAR = st.integers(0, 70)
ROUNDING = st.sampled_from(["down", "up"])
ENDS = st.sampled_from(["last", "next"])
SHARE = st.sampled_from(["down", "up", "nearest", "even"])
OVER = 60


def span(lo: int, width: int, highest: int) -> Span:
    return Span(lo, min(lo + width, highest), True, False)


@settings(deadline=None)
@given(a=DAYS, step=st.integers(-1500, 1500), rounding=ROUNDING)
def test_months_and_years_between_are_what_their_definition_says(a: int, step: int, rounding: str) -> None:
    b = min(max(a + step, DAY_MIN), DAY_MAX)
    assert civil.months_between(a, b, rounding) == whole_months(a, b, 1, rounding)
    assert civil.years_between(a, b, rounding) == whole_months(a, b, 12, rounding)


@settings(deadline=None)
@given(day=DAYS, months=st.integers(-3000, 3000), end=ENDS)
def test_a_day_some_months_on_is_that_day_or_where_the_month_ends(day: int, months: int, end: str) -> None:
    plain = month_later(day, months, end)
    assert civil.add_months(day, months, end) == min(max(plain, DAY_MIN), DAY_MAX)


@given(x=st.integers(-(10**12), 10**12), part=st.integers(0, 10**6), rounding=SHARE)
def test_a_share_is_the_exact_fraction_rounded_as_said(x: int, part: int, rounding: str) -> None:
    assert amount.share(x, part, OVER, rounding) == rounded(Fraction(x * part, OVER), rounding)


@settings(deadline=None, max_examples=60)
@given(a=DAYS, b=DAYS, near=st.booleans(), widths=st.tuples(NEAR, NEAR), rounding=ROUNDING)
def test_between_two_unsure_days_lie_all_the_months_there_can_be(
    a: int, b: int, near: bool, widths: tuple[int, int], rounding: str
) -> None:
    b = a + widths[1] if near else b
    left, right = span(a, widths[0], DAY_MAX), span(min(b, DAY_MAX), widths[1], DAY_MAX)
    for op, length in (("months_between", 1), ("years_between", 12)):
        every = [
            whole_months(x, y, length, rounding)
            for x, y in itertools.product(*(range(s.lo, s.hi + 1, 7) for s in (left, right)))
        ]
        lo, hi = of_two(op, rounding, 1)(left, right)
        assert lo <= min(every)
        assert max(every) <= hi
        assert lo == whole_months(left.hi, right.lo, length, rounding)
        assert hi == whole_months(left.lo, right.hi, length, rounding)


@settings(deadline=None, max_examples=60)
@given(a=DAYS, months=st.integers(-30, 30), widths=st.tuples(NEAR, st.integers(0, 5)), end=ENDS)
def test_unsure_days_and_months_reach_what_they_can_reach(
    a: int, months: int, widths: tuple[int, int], end: str
) -> None:
    left, right = span(a, widths[0], DAY_MAX), span(months, widths[1], 100)
    for op, length in (("add_months", 1), ("add_years", 12)):
        every = [
            min(max(month_later(x, y * length, end), DAY_MIN), DAY_MAX)
            for x in range(left.lo, left.hi + 1)
            for y in range(right.lo, right.hi + 1)
        ]
        assert of_two(op, end, 1)(left, right) == (min(every), max(every))


@given(
    x=st.integers(-50, 50),
    part=st.integers(0, 90),
    widths=st.tuples(*[st.integers(0, 9)] * 2),
    rounding=SHARE,
)
def test_an_unsure_share_runs_from_its_least_to_its_greatest(
    x: int, part: int, widths: tuple[int, int], rounding: str
) -> None:
    left, right = span(x, widths[0], 100), span(part, widths[1], 100)
    every = [
        rounded(Fraction(a * b, OVER), rounding)
        for a in range(left.lo, left.hi + 1)
        for b in range(right.lo, right.hi + 1)
    ]
    assert of_two("share", rounding, OVER)(left, right) == (min(every), max(every))


@given(hour=st.integers(HOUR_MIN, HOUR_MAX), width=st.integers(0, 60), hours=st.integers(-100, 100))
def test_hours_their_days_and_the_hours_between_them(hour: int, width: int, hours: int) -> None:
    some = span(hour, width, HOUR_MAX)
    values = range(some.lo, some.hi + 1)
    days = [date.fromordinal(value // 24).toordinal() for value in values]
    assert OF_ONE["day_of"](some) == (min(days), max(days))
    assert OF_ONE["start_of"](Span(days[0], days[-1], True, False)) == (24 * days[0], 24 * days[-1])
    more = Span(hours, hours + 3, True, False)
    reached = [
        min(max(value + step, HOUR_MIN), HOUR_MAX) for value in values for step in range(hours, hours + 4)
    ]
    assert of_two("add_hours", "", 1)(some, more) == (min(reached), max(reached))
    assert of_two("hours_between", "", 1)(some, some) == (some.lo - some.hi, some.hi - some.lo)


@given(hour=st.integers(HOUR_MIN, HOUR_MAX))
def test_an_hour_is_read_as_it_is_written(hour: int) -> None:
    assert hour_number(hour_text(hour)) == hour


@pytest.mark.parametrize(
    "text", ["2022-09-24", "2022-09-24T24", "2022-09-24T7", "2022-02-30T01", "1899-12-31T23"]
)
def test_what_is_no_hour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"hour|calendar|days run"):
        hour_number(text)


@given(number=st.integers(-(10**12), 10**12), digits=st.integers(0, 4))
def test_an_amount_is_read_as_it_is_written(number: int, digits: int) -> None:
    assert amount.money_number(amount.money_text(number, digits), digits) == number


@pytest.mark.parametrize("text", ["1.5", "01.00", "1,00", "--1", "1.000", ".50", "1e3", "99999999999.00", ""])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        amount.money_number(text, 2)


@given(number=st.integers(0, 10**6), over=st.integers(1, 10**3))
def test_a_ratio_is_read_as_it_is_written_in_lowest_terms(number: int, over: int) -> None:
    text = amount.ratio_text(number, over)
    assert Fraction(*map(int, text.split("/"))) == Fraction(number, over)
    assert text == "/".join(map(str, Fraction(number, over).as_integer_ratio()))
    if number <= 10**6:
        assert amount.ratio_number(text, over) == number


@pytest.mark.parametrize("text", ["1/0", "1", "1/2/3", "-1/2", "1000001/2", "1 /2", "0.5"])
def test_what_is_no_ratio_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ratio"):
        amount.ratio_parts(text)
