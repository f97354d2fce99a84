"""No printed table can be turned back into people."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.record.disclose import DisclosureError, attack, protect, system_of
from ploughshare.record.tables import Table, linked_tables
from ploughshare.road.crowd import invented_rows


def table(*counts: tuple[int, ...]) -> Table:
    rows = tuple(f"r{i}" for i in range(len(counts)))
    columns = tuple(f"c{j}" for j in range(len(counts[0])))
    return Table("t", rows, columns, counts)


def test_hiding_only_the_small_cell_gives_it_back_from_the_totals() -> None:
    system = system_of([table((20, 3), (30, 40))])
    small = next(i for i, cell in enumerate(system.cells) if (cell.row, cell.column) == ("r0", "c1"))
    hidden = np.zeros(len(system.cells), dtype=np.bool_)
    hidden[small] = True
    assert attack(system, hidden, small) == (3, 3)


def test_the_attack_finds_what_counting_every_possible_table_finds() -> None:
    counts = ((4, 2), (3, 6))
    system = system_of([table(*counts)])
    hidden = np.array([cell.row != "*" and cell.column != "*" for cell in system.cells])
    possible = [
        a
        for a, b, c, d in itertools.product(range(16), repeat=4)
        if a + b == 6 and c + d == 9 and a + c == 7 and b + d == 8
    ]
    at = next(i for i, cell in enumerate(system.cells) if (cell.row, cell.column) == ("r0", "c0"))
    assert attack(system, hidden, at) == (min(possible), max(possible))


@settings(max_examples=12, deadline=None)
@given(st.integers(40, 400), st.integers(0, 10_000))
def test_every_small_group_could_be_anything_from_nobody_to_the_threshold(persons: int, seed: int) -> None:
    tables = linked_tables(invented_rows(persons, seed), "quarter")
    try:
        protected = protect(tables)
    except DisclosureError:
        return
    system = protected.system
    assert not protected.hidden[0]
    for index in np.flatnonzero((system.values > 0) & (system.values < 10)):
        low, high = attack(system, protected.hidden, int(index))
        assert low == 0
        assert high >= 10


def test_no_printed_number_is_between_one_and_the_threshold() -> None:
    protected = protect(linked_tables(invented_rows(300, 4), "month"))
    printed = protected.system.values[~protected.hidden]
    assert not ((printed > 0) & (printed < 10)).any()


def test_a_small_groups_zeros_are_hidden_because_they_say_what_happened_to_it() -> None:
    protected = protect([table((0, 4), (60, 70), (55, 45))])
    row = [i for i, cell in enumerate(protected.system.cells) if cell.row == "r0" and cell.column != "*"]
    assert protected.hidden[row].all()


def test_a_table_that_is_large_everywhere_is_printed_whole() -> None:
    protected = protect([table((20, 30), (40, 50))])
    assert not protected.hidden.any()


@pytest.mark.parametrize("counts", [((0, 0), (0, 0)), ((3, 4), (2, 5))])
def test_too_few_people_print_nothing_and_the_reason_does_not_count_them(
    counts: tuple[tuple[int, int], ...],
) -> None:
    with pytest.raises(DisclosureError) as refusal:
        protect([table(*counts)])
    assert "14" not in str(refusal.value)


def test_tables_of_different_people_are_refused() -> None:
    other = Table("u", ("x",), ("c0", "c1"), ((1, 2),))
    with pytest.raises(DisclosureError):
        system_of([table((20, 3), (30, 40)), other])
