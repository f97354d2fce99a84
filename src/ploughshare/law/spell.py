"""An expression's tree back to text, with no more parentheses than it needs."""

from __future__ import annotations

from typing import Final

from ploughshare.law.amount import money_text, ratio_text
from ploughshare.law.expr import COMPARISONS, Ast
from ploughshare.law.typed import Scope

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
_BARE: Final = Scope({}, {})


def spell(tree: Ast, scope: Scope = _BARE) -> str:
    """The text that parses to this tree. `scope`: the currencies and the denominator of a resolved one.

    >>> from ploughshare.law.expr import parse
    >>> spell(parse("(a or b) and not (c == d or e in {x, y})"))
    '(a or b) and not (c == d or e in {x, y})'
    """
    return _spell(tree, 0, scope)


def _spell(tree: Ast, least: int, scope: Scope) -> str:
    rank = _RANK.get(tree.op, _TERM)
    text = _bare(tree, rank, scope)
    return f"({text})" if rank < least else text


def _bare(tree: Ast, rank: int, scope: Scope) -> str:
    op, parts = tree.op, tree.parts
    if op in {"and", "or"}:
        return f" {op} ".join(_spell(part, rank + 1, scope) for part in parts)
    if op == "not":
        return f"not {_spell(parts[0], rank, scope)}"
    if op in _SIGNS:
        first = rank if rank > _RANK["in"] else rank + 1
        return f"{_spell(parts[0], first, scope)} {_SIGNS[op]} {_spell(parts[1], rank + 1, scope)}"
    if op == "in":
        return f"{_spell(parts[0], rank + 1, scope)} in {{{', '.join(tree.names)}}}"
    if parts:
        return f"{op}({', '.join([*(_spell(part, 0, scope) for part in parts), *tree.names])})"
    return _leaf(tree, scope)


def _leaf(tree: Ast, scope: Scope) -> str:
    op, names, number = tree.op, tree.names, tree.number
    if op == "bool":
        return "true" if number else "false"
    if op == "int":
        return str(number)
    if op == "money" and len(names) == 1:
        return f"{names[0]} {money_text(number, scope.currencies[names[0]])}"
    if op == "ratio" and not names:
        return ratio_text(number, scope.ratio_of)
    if op == "duration":
        return f"{number} {names[0].removesuffix('s') if abs(number) == 1 else names[0]}"
    return "as_of" if op == "as_of" else " ".join(names)
