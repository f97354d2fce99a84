"""A pack's words as texts: every message and attribute in each way it can be read, with its line.

Fluent's selectors are unfolded; what is put in from outside is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fluent.syntax import ast, parse

_SPACES: Final = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text. `id`: its message, with `.attribute`. `readings`: each way it can be read."""

    id: str
    line: int
    readings: tuple[str, ...]


def prose(text: str) -> Iterator[Prose]:
    """Every text of a words file, in its order."""
    for entry in parse(text).body:
        if not isinstance(entry, ast.Message):
            continue
        patterns: list[tuple[str, ast.Pattern | None]] = [(entry.id.name, entry.value)]
        patterns += [
            (f"{entry.id.name}.{attribute.id.name}", attribute.value) for attribute in entry.attributes
        ]
        for ident, pattern in patterns:
            if pattern is not None:
                start = pattern.span.start if pattern.span else 0
                line = text.count("\n", 0, start) + 1
                yield Prose(ident, line, readings(pattern))


def readings(pattern: ast.Pattern) -> tuple[str, ...]:
    """The ways a pattern can be read: each takes, of every selector in it, the variant of one place."""
    most = max((_variants(element) for element in pattern.elements), default=1)
    found = (_SPACES.sub(" ", _read(pattern, place)).strip() for place in range(most))
    return tuple(dict.fromkeys(text for text in found if text))


def _variants(element: ast.TextElement | ast.Placeable) -> int:
    if isinstance(element, ast.Placeable) and isinstance(element.expression, ast.SelectExpression):
        inner = [_variants(part) for v in element.expression.variants for part in v.value.elements]
        return max(len(element.expression.variants), *inner, 1)
    return 1


def _read(pattern: ast.Pattern, place: int) -> str:
    parts = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append(element.value)
            continue
        inner = element.expression
        if isinstance(inner, ast.SelectExpression):
            parts.append(_read(inner.variants[min(place, len(inner.variants) - 1)].value, place))
        elif isinstance(inner, ast.StringLiteral):
            parts.append(inner.parse()["value"])
    return "".join(parts)
