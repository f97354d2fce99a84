"""What the names, currencies and ratios of an authored pack mean in its expressions."""

from __future__ import annotations

from collections.abc import Iterator
from math import lcm

from ploughshare.law.amount import MAX_RATIO, ratio_parts
from ploughshare.law.authored import Authored, Expr
from ploughshare.law.expr import Ast, ExprError, parse
from ploughshare.law.source import PackError, Where
from ploughshare.law.typed import Scope, Type


def scope_of(pack: Authored) -> Scope:
    """What names and literals mean in a pack. Raises PackError if its ratios have no common denominator."""
    return Scope(
        {fact.id: Type(fact.type, fact.values, fact.unit) for fact in pack.facts},
        {derived.id: Type(derived.type, derived.values, derived.unit) for derived in pack.derived},
        pack.currencies,
        _common_denominator(pack),
    )


def _common_denominator(pack: Authored) -> int:
    """`ratio_of`: the least common multiple of every literal's denominator and every fact's `of`."""
    common = 1
    for of, where in _denominators(pack):
        common = lcm(common, of)
        if common > MAX_RATIO:
            raise PackError(
                f"the ratios of this pack have no common denominator up to {MAX_RATIO:,}; "
                "use fewer different denominators",
                where,
            )
    return common


def _denominators(pack: Authored) -> Iterator[tuple[int, Where]]:
    for fact in pack.facts:
        yield fact.of, fact.where
    for expr in _expressions(pack):
        waiting = [parsed(expr)]
        while waiting:
            tree = waiting.pop()
            waiting.extend(tree.parts)
            if tree.op == "ratio":
                yield ratio_parts(tree.names[0])[1], expr.where


def _expressions(pack: Authored) -> Iterator[Expr]:
    found: list[Expr | None] = [fact.when for fact in pack.facts]
    found += [derived.expr for derived in pack.derived]
    for rule in pack.rules:
        found += [rule.when, *(version.when for version in rule.versions)]
        found.append(None if rule.pending is None else rule.pending.when)
    found += [clause.when for clause in pack.clauses]
    return (expr for expr in found if expr is not None)


def parsed(expr: Expr) -> Ast:
    """An expression's untyped tree. Raises PackError."""
    try:
        return parse(expr.text)
    except ExprError as error:
        raise PackError(str(error), expr.where) from None
