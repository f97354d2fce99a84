"""An expression's tree back to text, with no more parentheses than it needs."""

from __future__ import annotations

from typing import Final

from ploughshare.law.expr import COMPARISONS, Ast

_SIGNS: Final = {op: sign for sign, op in COMPARISONS.items()} | {"add": "+", "sub": "-"}
_RANK: Final = {
    "or": 1,
    "and": 2,
    "not": 3,
    **dict.fromkeys(COMPARISONS.values(), 4),
    "in": 4,
    "add": 5,
    "sub": 5,
}
_TERM: Final = 6


def spell(tree: Ast) -> str:
    """The text that parses to this tree.

    >>> from ploughshare.law.expr import parse
    >>> spell(parse("(a or b) and not (c == d or e in {x, y})"))
    '(a or b) and not (c == d or e in {x, y})'
    """
    return _spell(tree, 0)


def _spell(tree: Ast, least: int) -> str:
    rank = _RANK.get(tree.op, _TERM)
    text = _bare(tree, rank)
    return f"({text})" if rank < least else text


def _bare(tree: Ast, rank: int) -> str:
    op, parts = tree.op, tree.parts
    if op in {"and", "or"}:
        return f" {op} ".join(_spell(part, rank + 1) for part in parts)
    if op == "not":
        return f"not {_spell(parts[0], rank)}"
    if op in _SIGNS:
        first = rank if rank > _RANK["in"] else rank + 1
        return f"{_spell(parts[0], first)} {_SIGNS[op]} {_spell(parts[1], rank + 1)}"
    if op == "in":
        return f"{_spell(parts[0], rank + 1)} in {{{', '.join(tree.names)}}}"
    if parts:
        return f"{op}({', '.join([*(_spell(part, 0) for part in parts), *tree.names])})"
    return _leaf(tree)


def _leaf(tree: Ast) -> str:
    if tree.op == "bool":
        return "true" if tree.number else "false"
    if tree.op == "int":
        return str(tree.number)
    return "as_of" if tree.op == "as_of" else tree.names[0]
