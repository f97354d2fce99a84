"""The graph of a pack as a picture: a table of questions and outcomes, then a panel for each outcome."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ploughshare.law.dates import day_text
from ploughshare.law.drawing import Drawing, shortened, text_width, wrapped
from ploughshare.law.graph import Graph, bearing, graph
from ploughshare.law.layered import layout
from ploughshare.law.pack import Pack, Rule
from ploughshare.law.picture_words import picture_words
from ploughshare.law.words import Words

NODE: Final = 230.0
CHANNEL: Final = 96.0
LINE: Final = 14.0
CELL: Final = 17.0
ROW_LABEL: Final = 300.0


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a node stands."""

    x: float
    y: float
    height: float

    @property
    def left(self) -> tuple[float, float]:
        """Where lines come in."""
        return self.x, self.y + self.height / 2

    @property
    def right(self) -> tuple[float, float]:
        """Where lines go out."""
        return self.x + NODE, self.y + self.height / 2


def picture(pack: Pack, words: Words | None, outcomes: Sequence[str], *, table: bool, panels: bool) -> bytes:
    """The graph as SVG: the table, and a panel for each of the outcomes."""
    return _Picture(pack, words).svg(outcomes, table=table, panels=panels)


class _Picture:
    def __init__(self, pack: Pack, words: Words | None) -> None:
        self._pack = pack
        self._words = words
        lang = words.lang if words else "en"
        self._say = picture_words(lang)
        self._title = self._say["graph_title"].format(pack=f"{pack.id} {pack.version}")
        told = self._say["graph_desc"].format(
            facts=len(pack.facts),
            derived=len(pack.derived),
            rules=len(pack.rules),
            outcomes=len(pack.outcomes),
        )
        self._told = told
        self._rules = {rule.id: rule for rule in pack.rules}
        self._drawing = Drawing(self._title, told, lang)

    def _word(self, ident: str, fallback: str) -> str:
        return " ".join(self._words.text_or(ident, fallback).split()) if self._words else fallback

    def svg(self, outcomes: Sequence[str], *, table: bool, panels: bool) -> bytes:
        """Draw it all, from the top."""
        self._drawing.text(24, 38, self._title, "head")
        self._drawing.text(24, 58, self._told, "soft")
        y = 84.0
        if table:
            y = self._table(y, outcomes) + 30
        for outcome in outcomes if panels else ():
            y = self._panel(outcome, y) + 34
        return self._drawing.svg()

    # The table

    def _table(self, top: float, outcomes: Sequence[str]) -> float:
        drawing, say = self._drawing, self._say
        facts = [fact.id for fact in self._pack.facts]
        labels = [shortened(self._word(f"fact-{fact}", fact), 230) for fact in facts]
        drawing.text(24, top + 12, say["matrix"], "group")
        drawing.text(24, top + 30, say["matrix_key"], "small soft")
        y = top + 44 + max((text_width(label) for label in labels), default=0) * 0.92
        left = 24 + ROW_LABEL
        rows = [outcome for outcome in self._pack.outcomes if outcome.id in set(outcomes)]
        bottom = y + len(rows) * CELL
        for at, label in enumerate(labels):
            x = left + CELL * at + CELL / 2
            if at % 2 == 0:
                drawing.rect(x - CELL / 2, y, CELL, bottom - y, "band")
            drawing.text(x + 4, y - 6, label, turn=-66)
        touched = bearing(self._pack)
        for at, outcome in enumerate(rows):
            middle = y + CELL * at + CELL / 2
            name = shortened(self._word(f"outcome-{outcome.id}", outcome.id), ROW_LABEL - 12)
            drawing.text(left - 8, middle + 4, name, "end")
            drawing.line([(24, middle + CELL / 2), (left + CELL * len(facts), middle + CELL / 2)], "rule")
            level = self._level(outcome.id)
            for column, fact in enumerate(facts):
                direct = touched.get(outcome.id, {}).get(fact)
                if direct is not None:
                    told = f"{outcome.id} ← {fact}"
                    look = f"f-{level}" if direct else "box s-soft"
                    x = left + CELL * column + CELL / 2
                    drawing.dot(x, middle, 4.6 if direct else 3.4, look, told)
        return bottom

    def _level(self, outcome: str) -> str:
        levels = {rule.level for rule in self._pack.rules if rule.outcome == outcome}
        return next((level for level in ("urgent", "danger", "wait") if level in levels), "soft")

    # A panel

    def _panel(self, outcome: str, top: float) -> float:
        found = graph(self._pack, [outcome])
        if not found.edges:
            return top
        lines = {node: self._lines(node) for column in found.layers for node in column}
        heights = {node: len(text) * LINE + 10 for node, text in lines.items()}
        placed = layout(found.layers, found.edges, heights, 8)
        drawing = self._drawing
        y0 = top + 48
        column = {node: at for at, nodes in enumerate(found.layers) for node in nodes}
        boxes = {
            node: _Box(24 + at * (NODE + CHANNEL), y0 + placed.y[node], heights[node])
            for node, at in column.items()
        }
        drawing.text(24, top + 12, self._word(f"outcome-{outcome}", outcome), "group")
        drawing.line(
            [(24, top + 20), (24 + len(found.layers) * (NODE + CHANNEL) - CHANNEL, top + 20)], "rule"
        )
        self._heads(found, top + 36)
        pieces: dict[tuple[tuple[float, float], tuple[float, float]], None] = {}
        for start, end in found.edges:
            path = [boxes[start].right]
            for step, bend in enumerate(placed.bends[start, end], start=column[start] + 1):
                x = 24 + step * (NODE + CHANNEL)
                path += [(x, y0 + bend), (x + NODE, y0 + bend)]
            pieces |= dict.fromkeys(itertools.pairwise([*path, boxes[end].left]))
        for piece in pieces:
            drawing.curve(piece, "edge")
        for above, below in found.overrides:
            self._override(boxes[f"rule:{above}"], boxes[f"rule:{below}"], f"{above} → {below}")
        for node, text in lines.items():
            self._node(node, text, boxes[node])
        return y0 + placed.height

    def _override(self, above: _Box, below: _Box, told: str) -> None:
        """A dashed line on the right of the column of rules, with a head at the rule that gives way."""
        (x, y1), (_, y2) = above.right, below.right
        reach = 16 + min(abs(y2 - y1) / 12, CHANNEL - 40)
        self._drawing.bow((x, y1 + 6), (x, y2 - 6), reach, "over", f"{told} ({self._say['overrides']})")

    def _heads(self, found: Graph, y: float) -> None:
        said = ""
        for at, nodes in enumerate(found.layers):
            kind = nodes[0].partition(":")[0]
            name = self._say[{"fact": "facts", "rule": "rules", "outcome": "outcomes"}.get(kind, kind)]
            if name != said:
                self._drawing.text(24 + at * (NODE + CHANNEL), y, name, "small soft")
            said = name

    def _lines(self, node: str) -> list[str]:
        kind, _, ident = node.partition(":")
        room = NODE - 20
        if kind == "fact":
            return wrapped(self._word(f"fact-{ident}", ident), room, 2)
        if kind == "rule":
            rule = self._rules[ident]
            value = (
                "" if rule.value is None else self._word(f"outcome-{rule.outcome}--{rule.value}", rule.value)
            )
            return [*(wrapped(value, room, 2) if value else ()), shortened(ident, room), *self._dates(rule)]
        return wrapped(self._word(f"{kind}-{ident}", ident), room, 2)

    def _dates(self, rule: Rule) -> list[str]:
        found = []
        for version in rule.versions:
            if version.until is None:
                found.append(self._say["from"].format(since=day_text(version.since)))
            else:
                span = self._say["span"]
                found.append(span.format(since=day_text(version.since), until=day_text(version.until)))
        if rule.pending is not None:
            found.append(self._say["pending"])
        return found

    def _node(self, node: str, lines: Sequence[str], box: _Box) -> None:
        x, y, height = box.x, box.y, box.height
        kind, _, ident = node.partition(":")
        drawing = self._drawing
        drawing.rect(x, y, NODE, height, "box", round_by=9 if kind == "fact" else 3, told=ident)
        named = 0
        if kind == "rule":
            rule = self._rules[ident]
            drawing.rect(x, y, 5, height, f"f-{rule.level}", told=self._say[rule.level])
            named = len(lines) - len(self._dates(rule)) - 1
        for at, line in enumerate(lines):
            soft = kind == "rule" and at >= named
            look = "small soft" if soft else "bold" if kind in {"rule", "outcome"} else ""
            drawing.text(x + 12, y + 17 + at * LINE - 2, line, look)
