"""Counting: consented rows into a few fixed, declared tables that share their outcome totals.

Only month × outcome and status × outcome are ever made. The full cross of three is never printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from ploughshare import wire

Period = Literal["month", "quarter", "year"]

OUTCOME_ORDER = (
    "pending",
    "stays_in_service",
    "transferred",
    "dismissed",
    "discharged_at_term",
    "held",
    "case_opened",
    "convicted",
    "left_country",
    "unknown",
)
"""Columns stand in this order, from the mildest to the gravest, so that two releases read alike."""

LABELS = {
    "contract_mod": "contract, army",
    "contract_rg_military": "contract, guard",
    "police_rank_rg": "police rank",
    "reservist_on_training": "reservist",
    "volunteer_formation": "volunteer",
    "former_serviceman": "former",
    "stays_in_service": "stays",
    "discharged_at_term": "term ended",
    "case_opened": "case opened",
    "left_country": "left country",
}
"""Short names for people to read; other words read well as they are."""


def label_of(word: str) -> str:
    """The name a reader sees for a category.

    >>> label_of("contract_mod"), label_of("not_served")
    ('contract, army', 'not served')
    """
    return LABELS.get(word, word.replace("_", " "))


@dataclass(frozen=True)
class Table:
    """Counts of persons. `counts[i][j]` is row i, column j; shape (len(rows), len(columns))."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def total(self) -> int:
        """Persons in the table."""
        return sum(map(sum, self.counts))

    def row_totals(self) -> tuple[int, ...]:
        """Persons in each row, shape (len(rows),)."""
        return tuple(sum(row) for row in self.counts)

    def column_totals(self) -> tuple[int, ...]:
        """Persons in each column, shape (len(columns),)."""
        return tuple(sum(row[j] for row in self.counts) for j in range(len(self.columns)))


def period_of(month: str, period: Period) -> str:
    """The period a month lies in.

    >>> period_of("2022-05", "month"), period_of("2022-05", "quarter"), period_of("2022-05", "year")
    ('2022-05', '2022-Q2', '2022')
    """
    year, number = month.split("-")
    if period == "year":
        return year
    if period == "quarter":
        return f"{year}-Q{(int(number) + 2) // 3}"
    return month


def count(
    name: str, rows: Sequence[wire.Row], row_key: Callable[[wire.Row], str], columns: tuple[str, ...]
) -> Table:
    """Count persons by `row_key` and outcome. Rows stand in sorted order, columns as given."""
    cells = Counter((row_key(row), row.outcome) for row in rows)
    keys = tuple(sorted({row_key(row) for row in rows}))
    counts = tuple(tuple(cells[key, column] for column in columns) for key in keys)
    return Table(name=name, rows=keys, columns=columns, counts=counts)


def linked_tables(rows: Sequence[wire.Row], period: Period) -> tuple[Table, ...]:
    """The declared tables over the same persons: outcome by period, and outcome by status.

    Both have the same columns, the outcomes that occur, so that their column totals are the same
    numbers and are protected together.
    """
    occurring = {row.outcome for row in rows}
    columns = tuple(outcome for outcome in OUTCOME_ORDER if outcome in occurring)
    return (
        count("outcome_by_period", rows, lambda row: period_of(row.month, period), columns),
        count("outcome_by_status", rows, lambda row: row.status, columns),
    )
