"""A release: the protected tables as what is written to files and shown in a terminal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ploughshare.record.disclose import Cell, Protected, protect
from ploughshare.record.plots import outcomes_over_time, render
from ploughshare.record.rows import Record
from ploughshare.record.tables import Period, Table, linked_tables

HIDDEN_MARK = "·"


@dataclass(frozen=True)
class Release:
    """Tables over the same persons and what of them may be printed."""

    tables: tuple[Table, ...]
    protected: Protected
    period: Period

    def grid(self, table: Table) -> Iterator[list[str]]:
        """The table as text, header first, totals last; hidden numbers as `·`."""
        yield ["", *table.columns, "total"]
        for row in table.rows:
            yield [
                row,
                *(self._text(Cell(table.name, row, c)) for c in table.columns),
                self._text(Cell(table.name, row, "*")),
            ]
        yield [
            "total",
            *(self._text(Cell("all", "*", c)) for c in table.columns),
            self._text(Cell("all", "*", "*")),
        ]

    def _text(self, cell: Cell) -> str:
        number = self.protected.shown(cell)
        return HIDDEN_MARK if number is None else str(number)

    def facts(self) -> dict[str, object]:
        """The release as JSON-ready data; hidden numbers are null, never their value."""
        return {
            "printed": True,
            "persons": int(self.protected.system.values[0]),
            "threshold": self.protected.threshold,
            "period": self.period,
            "hidden": int(self.protected.hidden.sum()),
            "tables": {
                table.name: {
                    "columns": [*table.columns, "total"],
                    "rows": {
                        row: [self.protected.shown(Cell(table.name, row, c)) for c in (*table.columns, "*")]
                        for row in table.rows
                    },
                    "total": [self.protected.shown(Cell("all", "*", c)) for c in (*table.columns, "*")],
                }
                for table in self.tables
            },
        }

    def files(self) -> dict[str, bytes]:
        """File name → bytes: a CSV a table, the whole as JSON, the plot as SVG and PNG."""
        made: dict[str, bytes] = {}
        for table in self.tables:
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(self.grid(table))
            made[f"{table.name}.csv"] = text.getvalue().encode()
        made["release.json"] = (json.dumps(self.facts(), indent=1, sort_keys=True) + "\n").encode()
        figure = outcomes_over_time(self.tables[0], self.protected)
        made["outcomes.svg"] = render(figure, "svg")
        made["outcomes.png"] = render(figure, "png")
        return made


def make_release(record: Record, period: Period, threshold: int) -> Release:
    """Count the record and protect the counts. Raises DisclosureError where nothing may be printed."""
    tables: Sequence[Table] = linked_tables(record.rows, period)
    return Release(tuple(tables), protect(tables, threshold), period)
