"""Numbers of many rows, and circuits over them, are those of each row alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare.law import amount, civil
from ploughshare.law import batch_number as many
from ploughshare.law.batch_circuit import ALWAYS, NEVER, Circuit
from ploughshare.law.batch_column import Block, MaskColumn, SpanColumn
from ploughshare.law.batch_tape import Tape, loose
from ploughshare.law.dates import DAY_MAX, DAY_MIN

DAYS = st.one_of(
    st.integers(DAY_MIN, DAY_MAX), st.sampled_from([DAY_MIN, DAY_MAX, 738_215, 738_944, 738_945])
)
PAIRS = st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=20)
ROUNDINGS = ("down", "up", "nearest", "even")
AMOUNTS = st.one_of(st.integers(-(10**12), 10**12), st.integers(-200, 200))


@given(pairs=PAIRS, rounding=st.sampled_from(["down", "up"]))
def test_months_and_years_between_days(pairs: list[tuple[int, int]], rounding: str) -> None:
    first, last = (np.array(column, np.int32) for column in zip(*pairs, strict=True))
    for function, one in (("months_between", civil.months_between), ("years_between", civil.years_between)):
        found = many.CALENDAR[function](first, last, rounding)
        assert found.tolist() == [one(a, b, rounding) for a, b in pairs]


@given(
    rows=st.lists(st.tuples(DAYS, st.integers(-3_000, 12_000_000)), min_size=1, max_size=20),
    end=st.sampled_from(["last", "next"]),
)
def test_months_added_to_days_saturate(rows: list[tuple[int, int]], end: str) -> None:
    days, months = np.array([d for d, _ in rows], np.int32), np.array([m for _, m in rows], np.int32)
    assert many.add_months(days, months, end).tolist() == [civil.add_months(d, m, end) for d, m in rows]


@given(
    amounts=st.lists(AMOUNTS, min_size=1, max_size=20),
    over=st.one_of(st.sampled_from([1, 2, 4, 20, 100]), st.integers(1, 10**6)),
    part=st.one_of(st.integers(0, 20), st.integers(0, 10**6)),
    rounding=st.sampled_from(ROUNDINGS),
)
def test_shares_are_exact_to_the_unit(amounts: list[int], over: int, part: int, rounding: str) -> None:
    ratio = min(part, over)
    wanted = [amount.share(each, ratio, over, rounding) for each in amounts]
    rows = np.array(amounts, np.int64)
    assert many.share(rows, np.full(len(rows), ratio), over, rounding).tolist() == wanted
    fixed = many.fixed_share((min(amounts), max(amounts)), ratio, over, rounding)
    assert fixed(rows).tolist() == wanted


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize(("ratio", "over"), [(1, 2), (1, 4), (6, 20), (3, 1), (0, 7)])
def test_halves_are_rounded_as_each_row_alone(ratio: int, over: int, rounding: str) -> None:
    amounts = np.arange(-41, 42)
    wanted = [amount.share(each, ratio, over, rounding) for each in amounts.tolist()]
    assert many.share(amounts, np.full(83, ratio), over, rounding).tolist() == wanted
    assert many.fixed_share((-41, 41), ratio, over, rounding)(amounts).tolist() == wanted


@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_a_share_of_the_greatest_ratio_does_not_leave_the_machine_word(rounding: str) -> None:
    amounts = np.array([10**6, -(10**6), 999_999, 1, 0])
    ratio, over = 10**12 - 1, 10**6
    wanted = [amount.share(int(each), ratio, over, rounding) for each in amounts]
    assert many.share(amounts, np.full(5, ratio), over, rounding).tolist() == wanted
    assert many.fixed_share((-(10**6), 10**6), ratio, over, rounding)(amounts).tolist() == wanted


def run_bit(circuit: Circuit, bit: int, block: Block) -> list[bool]:
    (plane,), _ = Tape(circuit, [bit]).run(block)
    return [plane] * block.rows if isinstance(plane, bool) else loose(plane, block.rows).tolist()


@given(
    days=st.lists(DAYS, min_size=1, max_size=17),
    today=DAYS,
    limit=st.integers(-80, 80),
    op=st.sampled_from(["years_down", "years_up", "months", "between", "added", "shared"]),
)
def test_a_limit_on_a_computed_number_is_a_limit_on_what_it_is_computed_of(
    days: list[int], today: int, limit: int, op: str
) -> None:
    circuit = Circuit()
    day, fixed = circuit.end(0, "lo", DAY_MIN, DAY_MAX), circuit.constant(today)
    if op.startswith("years"):
        number = circuit.months_between(day, fixed, op[6:], True)
    elif op == "months":
        number = circuit.months_between(fixed, day, "down", False)
    elif op == "between":
        number = circuit.sub(fixed, day)
    elif op == "added":
        number, limit = circuit.add_months(day, circuit.constant(limit), "next"), today
    else:
        number = circuit.share(circuit.sub(day, fixed), circuit.constant(7), 300, "even")
    column = np.array(days, np.int32)
    block = Block(column, {0: SpanColumn(column, column)})
    bits = [circuit.less(number, circuit.constant(limit)), circuit.less(circuit.constant(limit), number)]
    _, (values,) = Tape(circuit, [], [number]).run(block)
    rows = np.broadcast_to(values, len(days)).tolist()
    assert run_bit(circuit, bits[0], block) == [row < limit for row in rows]
    assert run_bit(circuit, bits[1], block) == [row > limit for row in rows]
    same = circuit.same(number, circuit.constant(limit))
    assert run_bit(circuit, same, block) == [row == limit for row in rows]


def test_what_is_known_beforehand_costs_no_gate() -> None:
    circuit = Circuit()
    a, b = circuit.plane(0, "mask", 2), circuit.plane(0, "mask", 4)
    assert circuit.every([a, ALWAYS]) == a
    assert circuit.every([a, a ^ 1]) == NEVER
    assert circuit.some([a, b]) == circuit.every([a ^ 1, b ^ 1]) ^ 1
    assert circuit.some([a, NEVER, a]) == a
    day = circuit.as_of()
    assert circuit.less(day, circuit.constant(DAY_MAX + 1)) == ALWAYS
    assert circuit.pick(a ^ 1, day, circuit.constant(3)) == circuit.pick(a, circuit.constant(3), day)


@given(masks=st.lists(st.sampled_from([2, 4, 6, 8, 14]), min_size=1, max_size=70))
def test_planes_of_any_number_of_rows_mean_what_rows_mean(masks: list[int]) -> None:
    circuit = Circuit()
    bits = [circuit.plane(0, "mask", bit) for bit in (2, 4, 8)]
    column = np.array(masks, np.uint8)
    block = Block(np.zeros(len(masks), np.int32), {0: MaskColumn(column)})
    held = [[bool(mask & bit) for bit in (2, 4, 8)] for mask in masks]
    assert run_bit(circuit, circuit.every([bits[0], bits[1] ^ 1]), block) == [r[0] and not r[1] for r in held]
    assert run_bit(circuit, circuit.some([bits[2], bits[1]]) ^ 1, block) == [not (r[2] or r[1]) for r in held]
