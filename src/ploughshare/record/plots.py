"""Plots made only from numbers that may be printed: what a table hides, its plot does not show.

The same release gives the same bytes: no clock, no random ids in the files.
"""

from __future__ import annotations

import io
from typing import Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ploughshare.record.disclose import Cell, Protected
from ploughshare.record.tables import Table, label_of

Format = Literal["svg", "png"]

INK = "#1f2a30"
QUIET = "#6b7780"
BAR = "#2f6f8f"
LABELS_MAX = 5
"""Period labels under a panel: more would run into each other."""


def outcomes_over_time(table: Table, protected: Protected) -> Figure:
    """Small multiples: one panel an outcome, persons by period.

    A bar is a printed count. Where the count is hidden a pale hatched column fills the panel: it says that
    nothing is told, whatever it hides. A column of some height would be read as a count.
    """
    columns = 2
    panel_rows = -(-len(table.columns) // columns)
    figure = Figure(figsize=(9.0, 0.9 + 2.1 * panel_rows), layout="constrained")
    FigureCanvasAgg(figure)
    at = range(len(table.rows))
    shown = {
        column: [protected.shown(Cell(table.name, row, column)) for row in table.rows]
        for column in table.columns
    }
    top = max([protected.threshold, *(n for counts in shown.values() for n in counts if n is not None)])
    ceiling = top * 1.12
    for number, column in enumerate(table.columns):
        axes = figure.add_subplot(panel_rows, columns, number + 1)
        counts = shown[column]
        hidden = [i for i, n in enumerate(counts) if n is None]
        axes.bar(list(at), [n or 0 for n in counts], color=BAR, width=0.72)
        axes.bar(
            hidden,
            [ceiling] * len(hidden),
            color="none",
            edgecolor=QUIET,
            hatch="////",
            linewidth=0.0,
            width=0.72,
            alpha=0.35,
        )
        axes.set_title(label_of(column).capitalize(), loc="left", fontsize=10, color=INK, fontweight="bold")
        axes.set_ylim(0, ceiling)
        axes.set_xlim(-0.6, len(table.rows) - 0.4)
        step = -(-len(table.rows) // LABELS_MAX)
        ticks = list(at)[::step]
        axes.set_xticks(ticks, [table.rows[i] for i in ticks], fontsize=8, color=QUIET)
        axes.tick_params(axis="y", labelsize=8, labelcolor=QUIET, length=0)
        axes.tick_params(axis="x", length=0)
        axes.yaxis.grid(visible=True, color="#e3e7ea", linewidth=0.8)
        axes.set_axisbelow(True)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set_color("#c4ccd1")
    figure.suptitle("Outcomes over time", x=0.012, ha="left", fontsize=13, color=INK, fontweight="bold")
    figure.supxlabel(
        f"Persons who agreed to be counted: {int(protected.system.values[0])}. "
        "Hatched: hidden, because it is a small group or covers one. Not an estimate of all who refused.",
        x=0.012,
        ha="left",
        fontsize=8,
        color=QUIET,
    )
    return figure


def render(figure: Figure, form: Format) -> bytes:
    """The figure as a file, without dates or tool names in it."""
    buffer = io.BytesIO()
    metadata: dict[str, str | None]
    if form == "svg":
        metadata = {"Date": None, "Creator": None, "Title": "Outcomes over time"}
    else:
        metadata = {"Software": None, "Title": "Outcomes over time"}
    with mpl.rc_context(
        {"svg.hashsalt": "ploughshare", "font.family": "DejaVu Sans", "hatch.linewidth": 0.7}
    ):
        figure.savefig(buffer, format=form, dpi=150, metadata=metadata)
    return buffer.getvalue()
