"""Drawings as SVG text: shapes, measured words, and one style that reads in light and in dark.

No script and nothing fetched; every drawing has a title and a description for those who hear it.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from html import escape
from typing import Final

FONT: Final = "'Noto Sans', 'DejaVu Sans', system-ui, sans-serif"
LEVELS: Final = ("urgent", "danger", "wait")
_WIDE: Final = frozenset("mwMWЖШЩЮФЫМДжшщюфымДQOGЁ@%—…")
_NARROW: Final = frozenset("iIljtfr.,:;'|!()[] -·")
_STYLE: Final = (
    ":root{--paper:#fff;--ink:#1b1f24;--soft:#59636e;--line:#c8ced6;--band:#f3f5f8;--box:#fff;"
    "--urgent:#b3261e;--danger:#a35200;--wait:#2a5db0;--good:#1a7f37}"
    "@media (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e8ebef;--soft:#a3adb8;--line:#3d454f;"
    "--band:#1d2228;--box:#20262d;--urgent:#ff8a80;--danger:#ffb868;--wait:#8ab4ff;--good:#6fdd8b}}"
    "text{font-family:" + FONT + ";font-size:12px;fill:var(--ink)}"
    ".paper{fill:var(--paper)}.band{fill:var(--band)}.soft{fill:var(--soft)}.small{font-size:10.5px}"
    ".head{font-size:20px;font-weight:700}.group{font-size:14px;font-weight:700}.bold{font-weight:600}"
    ".end{text-anchor:end}.mid{text-anchor:middle}"
    ".box{fill:var(--box);stroke:var(--line)}.rule{stroke:var(--line);fill:none}"
    ".edge{fill:none;stroke:var(--soft);stroke-opacity:.55;stroke-width:1.2}"
    ".over{fill:none;stroke:var(--urgent);stroke-dasharray:4 3;stroke-width:1.2}"
    ".f-urgent{fill:var(--urgent)}.f-danger{fill:var(--danger)}.f-wait{fill:var(--wait)}.f-good{fill:var(--good)}"
    ".f-soft{fill:var(--soft)}.dim{fill-opacity:.38}.s-soft{stroke:var(--soft)}"
    ".s-urgent{stroke:var(--urgent)}.s-danger{stroke:var(--danger)}.s-wait{stroke:var(--wait)}"
    ".open{fill:var(--box);stroke-width:1.5;stroke-dasharray:4 3}.on{fill:var(--paper)}"
)


def text_width(text: str, size: float = 12.0) -> float:
    """About how wide a text is set, in pixels, in a common sans-serif: a little more rather than less."""
    units = 0.0
    for letter in text:
        if unicodedata.combining(letter):
            continue
        if letter in _NARROW:
            units += 0.36
        elif letter in _WIDE or unicodedata.east_asian_width(letter) in {"W", "F"}:
            units += 0.95
        else:
            units += 0.66 if letter.isupper() else 0.6
    return units * size


def shortened(text: str, width: float, size: float = 12.0) -> str:
    """The text, or as much of it as fits the width, with an ellipsis."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;:.") + "…"


def wrapped(text: str, width: float, lines_max: int, size: float = 12.0) -> list[str]:
    """The text in lines of at most a width; the last is shortened if there is more."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < lines_max - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size) <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(shortened(line, width, size))
    if words:
        lines.append(shortened(" ".join(words), width, size))
    return lines


class Drawing:
    """A drawing being made, from the top left corner, in pixels."""

    def __init__(self, title: str, description: str, lang: str) -> None:
        self._title = title
        self._description = description
        self._lang = lang
        self._parts: list[str] = []
        self.width = 0.0
        self.height = 0.0

    def _reach(self, x: float, y: float) -> None:
        self.width = max(self.width, x)
        self.height = max(self.height, y)

    def text(self, x: float, y: float, text: str, classes: str = "", turn: int = 0) -> None:
        """A line of text whose baseline begins at (x, y); `turn` in degrees."""
        shape = f' transform="rotate({turn} {x:.1f} {y:.1f})"' if turn else ""
        named = f' class="{classes}"' if classes else ""
        self._parts.append(f'<text x="{x:.1f}" y="{y:.1f}"{named}{shape}>{escape(text)}</text>')
        self._reach(x, y)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        classes: str,
        *,
        round_by: float = 0,
        told: str = "",
    ) -> None:
        """A box; `told` is what it says to who points at it or hears it."""
        corner = f' rx="{round_by:g}"' if round_by else ""
        shape = f'x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}"{corner}'
        inside = f"<title>{escape(told)}</title>" if told else ""
        self._parts.append(f'<rect {shape} class="{classes}">{inside}</rect>')
        self._reach(x + width, y + height)

    def line(self, points: Sequence[tuple[float, float]], classes: str) -> None:
        """A line through points."""
        path = " ".join(f"{'ML'[bool(at)]}{x:.1f} {y:.1f}" for at, (x, y) in enumerate(points))
        self._parts.append(f'<path d="{path}" class="{classes}"/>')
        for x, y in points:
            self._reach(x, y)

    def curve(self, points: Sequence[tuple[float, float]], classes: str, told: str = "") -> None:
        """A smooth line from left to right through points, level at each of them."""
        path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            middle = (x1 + x2) / 2
            path += f"C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        inside = f"<title>{escape(told)}</title>" if told else ""
        self._parts.append(f'<path d="{path}" class="{classes}">{inside}</path>')

    def bow(
        self, start: tuple[float, float], end: tuple[float, float], reach: float, classes: str, told: str = ""
    ) -> None:
        """A bowed line to the right of two points, with an arrow's head at its end."""
        (x1, y1), (x2, y2) = start, end
        path = f"M{x1:.1f} {y1:.1f}C{x1 + reach:.1f} {y1:.1f} {x2 + reach:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        head = f"M{x2 + 7:.1f} {y2 - 4:.1f}L{x2:.1f} {y2:.1f}L{x2 + 7:.1f} {y2 + 4:.1f}"
        inside = f"<title>{escape(told)}</title>" if told else ""
        self._parts.append(f'<path d="{path}{head}" class="{classes}">{inside}</path>')

    def dot(self, x: float, y: float, radius: float, classes: str, told: str = "") -> None:
        """A filled circle."""
        inside = f"<title>{escape(told)}</title>" if told else ""
        self._parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" class="{classes}">{inside}</circle>'
        )
        self._reach(x + radius, y + radius)

    def svg(self, margin: float = 24) -> bytes:
        """The whole drawing, with a margin to the right and below."""
        width, height = self.width + margin, self.height + margin
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="title desc" '
            f'lang="{escape(self._lang)}">\n'
            f'<title id="title">{escape(self._title)}</title>\n'
            f'<desc id="desc">{escape(self._description)}</desc>\n'
            f"<style>{_STYLE}</style>\n"
            f'<rect width="100%" height="100%" class="paper"/>\n' + "\n".join(self._parts) + "\n</svg>\n"
        ).encode()
