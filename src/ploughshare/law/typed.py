"""Names and types of an expression: an untyped tree in, a resolved tree out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ploughshare.law.expr import COMPARE_OPS, PICKS, Ast, ExprError
from ploughshare.law.source import suggestion


@dataclass(frozen=True, slots=True)
class Type:
    """bool, int, day, enum or set; the last two with their members."""

    kind: str
    members: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = {"bool": "yes/no", "int": "a whole number", "day": "a day", "set": "a set"}
        return said.get(self.kind) or f"one of {', '.join(self.members[:6])}" + (
            "…" if self.members[6:] else ""
        )


BOOL: Final = Type("bool")
INT: Final = Type("int")
DAY: Final = Type("day")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a name may stand for."""

    facts: Mapping[str, Type]
    derived: Mapping[str, Type]

    def type_of(self, ident: str) -> Type | None:
        """The type of a fact or derived value, or None."""
        return self.facts.get(ident) or self.derived.get(ident)


def resolve(tree: Ast, scope: Scope, expected: Type) -> Ast:
    """The tree with facts, derived values and members told apart. Raises ExprError."""
    resolved, found = _infer(tree, scope, expected)
    if found != expected:
        raise ExprError(f"the expression gives {found}, but {expected} is needed here")
    return resolved


def _infer(tree: Ast, scope: Scope, expected: Type | None) -> tuple[Ast, Type]:
    op = tree.op
    if op == "name":
        return _named(tree, scope, expected)
    if op in {"bool", "int", "day"}:
        return tree, {"bool": BOOL, "int": INT, "day": DAY}[op]
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
    signatures = {"days_between": (DAY, DAY, INT), "add_days": (DAY, INT, DAY), "add": (INT, INT, INT)}
    if op in PICKS:
        kind = DAY if op in {"latest", "earliest"} else INT
        return _with_parts(tree, [_of(part, scope, kind) for part in tree.parts]), kind
    left, right, result = signatures["add" if op == "sub" else op]
    return _with_parts(tree, [_of(tree.parts[0], scope, left), _of(tree.parts[1], scope, right)]), result


def _with_parts(tree: Ast, parts: list[Ast]) -> Ast:
    return Ast(tree.op, tuple(parts), tree.names, tree.number, tree.at)


def _of(tree: Ast, scope: Scope, wanted: Type) -> Ast:
    resolved, found = _infer(tree, scope, wanted)
    if found != wanted:
        raise ExprError(f"{wanted} is needed at column {tree.at}, but this is {found}")
    return resolved


def _named(tree: Ast, scope: Scope, expected: Type | None) -> tuple[Ast, Type]:
    ident = tree.names[0]
    found = scope.type_of(ident)
    is_member = expected is not None and expected.kind == "enum" and ident in expected.members
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
    return tree.op == "name" and scope.type_of(tree.names[0]) is None


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


def _comparison(tree: Ast, scope: Scope) -> Ast:
    left, right, kind = _pair(tree.parts[0], tree.parts[1], scope, None)
    if kind.kind == "set":
        raise ExprError(f"a set is not compared (column {tree.at}); ask has(set, member)")
    if tree.op not in {"eq", "ne"} and kind.kind not in {"int", "day"}:
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
