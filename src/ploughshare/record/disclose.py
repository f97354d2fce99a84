"""Disclosure control: which cells of linked tables may be printed so that no small one can be worked out.

Method: cells below the threshold are hidden (primary); then, for each of them, the cheapest further cells
are hidden (secondary) so that somebody who adds and subtracts everything printed can still not exclude
any value from 0 to the threshold. The search is Kelly, Golden and Assad's (Cell suppression: disclosure
protection for sensitive tabular data, Networks 22, 1992), solved as small integer programmes (HiGHS).
`attack` is independent of it: the smallest and largest integer value each hidden cell can have given
all that is printed. What does not withstand the attack is not released.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from ploughshare.record.tables import Table

DEFAULT_THRESHOLD = 10
SOLVER_SECONDS = 20.0


class DisclosureError(Exception):
    """The tables cannot be printed without exposing somebody."""


@dataclass(frozen=True)
class Cell:
    """Where a number stands: table (`all` for what the tables share), row and column label (`*`: total)."""

    table: str
    row: str
    column: str


@dataclass(frozen=True)
class System:
    """Every number of a set of linked tables, and the sums that hold among them.

    `values` has shape (n,), `sums` shape (m, n) with entries −1, 0, 1, and `sums @ values == 0`.
    """

    cells: tuple[Cell, ...]
    values: NDArray[np.int64]
    sums: csr_array


@dataclass(frozen=True)
class Protected:
    """Which numbers may be printed. Masks have shape (n,), in the order of `system.cells`."""

    system: System
    primary: NDArray[np.bool_]
    hidden: NDArray[np.bool_]
    threshold: int

    def shown(self, cell: Cell) -> int | None:
        """The number to print, or None where it is hidden."""
        index = self.system.cells.index(cell)
        return None if self.hidden[index] else int(self.system.values[index])


def system_of(tables: Sequence[Table]) -> System:
    """Lay linked tables out as one list of numbers with their sums; they share column totals and grand total.

    Raises DisclosureError if the tables do not share them.
    """
    columns = tables[0].columns
    column_totals = tables[0].column_totals()
    for table in tables[1:]:
        if table.columns != columns or table.column_totals() != column_totals:
            raise DisclosureError(
                "The tables do not count the same persons, so they cannot be protected together."
            )
    cells: list[Cell] = [Cell("all", "*", "*")]
    values: list[int] = [tables[0].total]
    for column, total in zip(columns, column_totals, strict=True):
        cells.append(Cell("all", "*", column))
        values.append(total)
    sums: list[dict[int, int]] = [{0: -1} | {1 + j: 1 for j in range(len(columns))}]
    for table in tables:
        row_total_at: list[int] = []
        by_column: list[list[int]] = [[] for _ in columns]
        for row, counts in zip(table.rows, table.counts, strict=True):
            total_at = len(cells)
            row_total_at.append(total_at)
            cells.append(Cell(table.name, row, "*"))
            values.append(sum(counts))
            equation = {total_at: -1}
            for j, (column, value) in enumerate(zip(columns, counts, strict=True)):
                equation[len(cells)] = 1
                by_column[j].append(len(cells))
                cells.append(Cell(table.name, row, column))
                values.append(value)
            sums.append(equation)
        sums.append({0: -1} | dict.fromkeys(row_total_at, 1))
        sums.extend({1 + j: -1} | dict.fromkeys(members, 1) for j, members in enumerate(by_column))
    rows_at = [i for i, equation in enumerate(sums) for _ in equation]
    columns_at = [j for equation in sums for j in equation]
    entries = [entry for equation in sums for entry in equation.values()]
    matrix = csr_array((entries, (rows_at, columns_at)), shape=(len(sums), len(cells)), dtype=np.float64)
    return System(tuple(cells), np.array(values, dtype=np.int64), matrix)


def attack(system: System, hidden: NDArray[np.bool_], index: int) -> tuple[int, int]:
    """The smallest and largest whole number cell `index` can be, given every number not hidden.

    Counts are whole and not negative; nothing else is assumed known. Raises DisclosureError if the solver
    gives no answer in time: what was not checked is not printed.
    """
    values = system.values.astype(np.float64)
    ceiling = float(values[0]) if not hidden[0] else float(4 * values[0] + 100)
    lower = np.where(hidden, 0.0, values)
    upper = np.where(hidden, ceiling, values)
    constraint = LinearConstraint(system.sums, 0.0, 0.0)
    found: list[int] = []
    for sign in (1.0, -1.0):
        cost = np.zeros(len(values))
        cost[index] = sign
        result = milp(
            cost,
            integrality=np.ones(len(values)),
            bounds=Bounds(lower, upper),
            constraints=[constraint],
            options={"time_limit": SOLVER_SECONDS},
        )
        if result.x is None or result.status != 0:
            raise DisclosureError("The check of the hidden cells took too long; merge months into quarters.")
        found.append(round(float(result.x[index])))
    return found[0], found[1]


def withstands(system: System, hidden: NDArray[np.bool_], index: int, threshold: int) -> bool:
    """Whether the attack leaves cell `index` able to be anything from 0 to the threshold."""
    low, high = attack(system, hidden, index)
    return low <= 0 and high >= threshold


def _protecting_cells(
    system: System, hidden: NDArray[np.bool_], index: int, change: int
) -> NDArray[np.bool_] | None:
    """The cheapest cells that must be hidden so that cell `index` could also be `values[index] + change`.

    Cost: a cell hidden already is free, another costs one more than its count, for that is what is lost.
    None if no set of cells does it.
    """
    n = len(system.cells)
    values = system.values.astype(np.float64)
    ceiling = float(values[0]) + abs(change)
    price = np.where(hidden, 0.0, values + 1.0)
    # y = up − down is another table that fits the same sums; z says which cells it moves.
    cost = np.concatenate([np.full(2 * n, 1e-4), price])
    up_bound = np.full(n, ceiling)
    down_bound = values.copy()
    up_bound[0] = down_bound[0] = 0.0  # the grand total is always printed
    low = np.zeros(3 * n)
    high = np.concatenate([up_bound, down_bound, np.ones(n)])
    target = (index, n + index) if change > 0 else (n + index, index)
    low[target[0]] = high[target[0]] = abs(change)
    low[target[1]] = high[target[1]] = 0.0
    zero = csr_array((system.sums.shape[0], n), dtype=np.float64)
    fits = LinearConstraint(hstack([system.sums, -system.sums, zero], format="csr"), 0.0, 0.0)
    eye = csr_array(np.eye(n))
    moved = LinearConstraint(hstack([eye, eye, -ceiling * eye], format="csr"), -np.inf, 0.0)
    result = milp(
        cost,
        integrality=np.ones(3 * n),
        bounds=Bounds(low, high),
        constraints=[fits, moved],
        options={"time_limit": SOLVER_SECONDS, "mip_rel_gap": 0.02},
    )
    if result.x is None:
        return None
    moves: NDArray[np.bool_] = (result.x[:n] + result.x[n : 2 * n]) > 0.5
    return moves


def _telling_rows(system: System, threshold: int) -> NDArray[np.bool_]:
    """The cells of every row that is small, or whose people all had one outcome; shape (n,).

    Whoever knows that a person is in such a row would read that person's outcome off its zeros.
    """
    inside: dict[tuple[str, str], list[int]] = {}
    for i, cell in enumerate(system.cells):
        if cell.row != "*" and cell.column != "*":
            inside.setdefault((cell.table, cell.row), []).append(i)
    telling = np.zeros(len(system.cells), dtype=np.bool_)
    for members in inside.values():
        counts = system.values[members]
        if counts.sum() < threshold or np.count_nonzero(counts) == 1:
            telling[members] = True
    return telling


def protect(tables: Sequence[Table], threshold: int = DEFAULT_THRESHOLD) -> Protected:
    """Choose the cells to hide in linked tables so that every one below `threshold` withstands the attack.

    Zeros are printed unless they are needed as cover or would tell on a small group. Raises
    DisclosureError when there are too few persons, or when nothing that could be hidden protects a
    small cell.
    """
    system = system_of(tables)
    total = int(system.values[0])
    if total < 2 * threshold:
        raise DisclosureError(
            f"There are {total if total == 0 else f'fewer than {2 * threshold}'} consented cases. "
            f"A table of so few people would point at them; it is printed from {2 * threshold} on."
        )
    primary: NDArray[np.bool_] = (system.values > 0) & (system.values < threshold)
    hidden = primary | _telling_rows(system, threshold)
    small = [int(index) for index in np.flatnonzero(primary)]
    for index in sorted(small, key=lambda i: -int(system.values[i])):
        if withstands(system, hidden, index, threshold):
            continue
        for change in (-int(system.values[index]), threshold - int(system.values[index])):
            cover = _protecting_cells(system, hidden, index, change)
            if cover is None:
                raise DisclosureError(
                    "A group is so small beside the others that nothing hides it. "
                    "Merge months into quarters or years, or wait for more consented cases."
                )
            hidden = hidden | cover
    for index in small:
        if not withstands(system, hidden, index, threshold):
            raise DisclosureError(
                "A small group could still be worked out from the totals; nothing is printed."
            )
    return Protected(system=system, primary=primary, hidden=hidden, threshold=threshold)
