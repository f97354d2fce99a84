"""Names and types of an expression: an untyped tree in, a resolved tree out; that one is only checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ploughshare.law.amount import money_number, ratio_number
from ploughshare.law.expr import COMPARE_OPS, LITERALS, Ast, ExprError
from ploughshare.law.source import suggestion

ORDERED: Final = frozenset({"int", "day", "hour", "money", "ratio", "duration"})
"""Kinds whose values are whole numbers, and so intervals while answers are missing."""


@dataclass(frozen=True, slots=True)
class Type:
    """A kind of value: enum or set with its members, money with its currency, duration with its unit."""

    kind: str
    members: tuple[str, ...] = ()
    unit: str = ""

    def __str__(self) -> str:
        if self.kind in {"money", "duration"}:
            return f"money in {self.unit}" if self.kind == "money" else f"a duration in {self.unit}"
        return _SAID.get(self.kind) or f"one of {', '.join(self.members[:6])}" + (
            "…" if self.members[6:] else ""
        )


_SAID: Final = {
    "bool": "yes/no",
    "int": "a whole number",
    "day": "a day",
    "hour": "a day and hour",
    "ratio": "a ratio",
    "set": "a set",
}
BOOL: Final = Type("bool")
INT: Final = Type("int")
DAY: Final = Type("day")
HOUR: Final = Type("hour")
RATIO: Final = Type("ratio")
HOURS: Final = Type("duration", unit="hours")
MONTHS: Final = Type("duration", unit="months")
YEARS: Final = Type("duration", unit="years")

_SIGNATURES: Final[Mapping[str, tuple[tuple[Type, ...], Type]]] = {
    "days_between": ((DAY, DAY), INT),
    "add_days": ((DAY, INT), DAY),
    "months_between": ((DAY, DAY), MONTHS),
    "years_between": ((DAY, DAY), YEARS),
    "add_months": ((DAY, MONTHS), DAY),
    "add_years": ((DAY, YEARS), DAY),
    "hours_between": ((HOUR, HOUR), HOURS),
    "add_hours": ((HOUR, HOURS), HOUR),
    "day_of": ((HOUR,), DAY),
    "start_of": ((DAY,), HOUR),
}
_ALIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "latest": ("day", "hour"),
    "earliest": ("day", "hour"),
    "max": ("int", "money", "ratio", "duration"),
    "min": ("int", "money", "ratio", "duration"),
    "add": ("int", "money", "duration"),
    "sub": ("int", "money", "duration"),
}
"""Functions of values of one kind, and the kinds they take."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a name may stand for; the currencies with their minor digits; the ratios' common denominator."""

    facts: Mapping[str, Type]
    derived: Mapping[str, Type]
    currencies: Mapping[str, int] = field(default_factory=dict)
    ratio_of: int = 1

    def type_of(self, ident: str) -> Type | None:
        """The type of a fact or derived value, or None."""
        return self.facts.get(ident) or self.derived.get(ident)


def resolve(tree: Ast, scope: Scope, expected: Type) -> Ast:
    """The tree with facts, derived values and members told apart. Raises ExprError."""
    resolved, found = _infer(tree, scope, expected)
    if found != expected:
        raise ExprError(f"the expression gives {found}, but {expected} is needed here")
    return resolved


def _infer(  # noqa: PLR0912  # one branch a kind of node is the plainest form
    tree: Ast, scope: Scope, expected: Type | None
) -> tuple[Ast, Type]:
    op = tree.op
    if op in {"name", "fact", "derived", "sym"}:
        return _named(tree, scope, expected)
    if op in LITERALS:
        return _literal(tree, scope)
    if op == "as_of":
        return tree, DAY
    if op in {"and", "or", "not"}:
        return _with_parts(tree, [_of(part, scope, BOOL) for part in tree.parts]), BOOL
    if op in COMPARE_OPS:
        return _comparison(tree, scope), BOOL
    if op in {"in", "has"}:
        return _membership(tree, scope), BOOL
    if op == "applies":
        return _with_parts(tree, [_infer(tree.parts[0], scope, None)[0]]), BOOL
    if op == "if":
        return _branches(tree, scope, expected)
    if op in _ALIKE:
        return _alike(tree, scope)
    if op == "count":
        counted, kind = _infer(tree.parts[0], scope, None)
        if kind.kind != "duration":
            raise ExprError(f"count at column {tree.at} takes a duration, not {kind}")
        return _with_parts(tree, [counted]), INT
    if op == "share":
        return _share(tree, scope)
    if op not in _SIGNATURES:
        raise ExprError(f"there is no function {op!r} (column {tree.at})")
    operands, result = _SIGNATURES[op]
    parts = [_of(part, scope, wanted) for part, wanted in zip(tree.parts, operands, strict=True)]
    return _with_parts(tree, parts), result


def _literal(tree: Ast, scope: Scope) -> tuple[Ast, Type]:
    op = tree.op
    if op == "money":
        return _money(tree, scope)
    if op == "duration":
        return tree, Type("duration", unit=tree.names[0])
    if op == "ratio":
        if tree.names:
            try:
                number = ratio_number(tree.names[0], scope.ratio_of)
            except ValueError as error:
                raise ExprError(f"{error} (column {tree.at})") from None
            tree = Ast("ratio", number=number, at=tree.at)
        return tree, RATIO
    return tree, {"bool": BOOL, "int": INT, "day": DAY, "hour": HOUR}[op]


def _money(tree: Ast, scope: Scope) -> tuple[Ast, Type]:
    currency = tree.names[0]
    digits = scope.currencies.get(currency)
    if digits is None:
        hint = suggestion(currency, scope.currencies) or "; add it to `currencies` in pack.yaml"
        raise ExprError(f"there is no currency {currency!r} (column {tree.at}){hint}")
    if len(tree.names) > 1:
        try:
            number = money_number(tree.names[1], digits)
        except ValueError as error:
            raise ExprError(f"{error} (column {tree.at})") from None
        tree = Ast("money", names=(currency,), number=number, at=tree.at)
    return tree, Type("money", unit=currency)


def _with_parts(tree: Ast, parts: list[Ast]) -> Ast:
    return Ast(tree.op, tuple(parts), tree.names, tree.number, tree.at)


def _of(tree: Ast, scope: Scope, wanted: Type) -> Ast:
    resolved, found = _infer(tree, scope, wanted)
    if found != wanted:
        raise ExprError(f"{wanted} is needed at column {tree.at}, but this is {found}")
    return resolved


def _named(tree: Ast, scope: Scope, expected: Type | None) -> tuple[Ast, Type]:
    ident = tree.names[0]
    found = None if tree.op == "sym" else scope.type_of(ident)
    is_member = (
        tree.op in {"name", "sym"}
        and expected is not None
        and expected.kind == "enum"
        and ident in expected.members
    )
    if found is not None:
        if is_member:
            raise ExprError(f"{ident!r} at column {tree.at} is both a fact and a member; rename one of them")
        return Ast("fact" if ident in scope.facts else "derived", names=(ident,), at=tree.at), found
    if is_member and expected is not None:
        return Ast("sym", names=(ident,), at=tree.at), expected
    if expected is not None and expected.kind == "enum":
        hint = suggestion(ident, expected.members)
        raise ExprError(f"{ident!r} at column {tree.at} is not {expected}{hint}")
    hint = suggestion(ident, [*scope.facts, *scope.derived])
    raise ExprError(f"there is no fact or derived value {ident!r} (column {tree.at}){hint}")


def _is_member(tree: Ast, scope: Scope) -> bool:
    """Whether a tree can only be typed by what stands on the other side."""
    if tree.op == "if":
        return _is_member(tree.parts[1], scope) and _is_member(tree.parts[2], scope)
    return tree.op == "sym" or (tree.op == "name" and scope.type_of(tree.names[0]) is None)


def _pair(left: Ast, right: Ast, scope: Scope, expected: Type | None) -> tuple[Ast, Ast, Type]:
    """Two trees of one type; a member takes its type from the other side."""
    if _is_member(left, scope) and not _is_member(right, scope):
        right_tree, kind = _infer(right, scope, expected)
        left_tree, left_kind = _infer(left, scope, kind)
        if left_kind != kind:
            raise ExprError(f"{left_kind} and {kind} do not go together (column {right.at})")
        return left_tree, right_tree, kind
    left_tree, kind = _infer(left, scope, expected)
    right_tree, right_kind = _infer(right, scope, kind)
    if right_kind != kind:
        raise ExprError(f"{kind} and {right_kind} do not go together (column {right.at})")
    return left_tree, right_tree, kind


def _alike(tree: Ast, scope: Scope) -> tuple[Ast, Type]:
    first, kind = _infer(tree.parts[0], scope, None)
    if kind.kind not in _ALIKE[tree.op]:
        said = {"add": "`+`", "sub": "`-`"}.get(tree.op, tree.op)
        kinds = ", ".join(_PLURAL[name] for name in _ALIKE[tree.op])
        raise ExprError(f"{said} at column {tree.at} takes {kinds}, but this is {kind}")
    return _with_parts(tree, [first, *(_of(part, scope, kind) for part in tree.parts[1:])]), kind


_PLURAL: Final = {
    "int": "whole numbers",
    "day": "days",
    "hour": "hours",
    "money": "money",
    "ratio": "ratios",
    "duration": "durations",
}


def _share(tree: Ast, scope: Scope) -> tuple[Ast, Type]:
    amount, kind = _infer(tree.parts[0], scope, None)
    if kind.kind not in {"int", "money"}:
        raise ExprError(f"share at column {tree.at} takes a whole number or money, not {kind}")
    return _with_parts(tree, [amount, _of(tree.parts[1], scope, RATIO)]), kind


def _comparison(tree: Ast, scope: Scope) -> Ast:
    left, right, kind = _pair(tree.parts[0], tree.parts[1], scope, None)
    if kind.kind == "set":
        raise ExprError(f"a set is not compared (column {tree.at}); ask has(set, member)")
    if tree.op not in {"eq", "ne"} and kind.kind not in ORDERED:
        raise ExprError(f"{kind} has no order (column {tree.at}); use == or in {{…}}")
    return _with_parts(tree, [left, right])


def _membership(tree: Ast, scope: Scope) -> Ast:
    resolved, kind = _infer(tree.parts[0], scope, None)
    wanted = "enum" if tree.op == "in" else "set"
    if kind.kind != wanted:
        other = "has(set, member)" if kind.kind == "set" else "a comparison"
        raise ExprError(f"`{tree.op}` at column {tree.at} does not read {kind}; use {other}")
    for member in tree.names:
        if member not in kind.members:
            hint = suggestion(member, kind.members)
            raise ExprError(f"{member!r} (column {tree.at}) is not {Type('enum', kind.members)}{hint}")
    return _with_parts(tree, [resolved])


def _branches(tree: Ast, scope: Scope, expected: Type | None) -> tuple[Ast, Type]:
    chooser = _of(tree.parts[0], scope, BOOL)
    yes, no, kind = _pair(tree.parts[1], tree.parts[2], scope, expected)
    if kind.kind == "set":
        raise ExprError(f"`if` at column {tree.at} does not choose between sets")
    return _with_parts(tree, [chooser, yes, no]), kind
