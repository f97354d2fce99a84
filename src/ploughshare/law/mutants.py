"""Mutants of an authored pack: the same pack with one small thing changed, as a slip would change it.

A worked case that notices is worth having; `mutate` counts which do. Nothing is compiled here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from ploughshare.law.authored import Authored, Expr, Rule, Version
from ploughshare.law.dates import (
    DAY_MAX,
    DAY_MIN,
    HOUR_MAX,
    HOUR_MIN,
    day_number,
    day_text,
    hour_number,
    hour_text,
)
from ploughshare.law.export import scope_of
from ploughshare.law.expr import COMPARE_OPS, FUNCTIONS, Ast, parse
from ploughshare.law.source import Where
from ploughshare.law.spell import spell
from ploughshare.law.typed import BOOL, Scope, Type, resolve

_Item = TypeVar("_Item")
_OTHERS: Final = {
    "lt": ("le", "ge"),
    "le": ("lt", "gt"),
    "gt": ("ge", "le"),
    "ge": ("gt", "lt"),
    "eq": ("ne",),
    "ne": ("eq",),
}
"""What each comparison is mistaken for: its neighbour at the border, and its contrary."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change. `element`: the part of the pack that it is in, as in `probe.reach`.

    `numbers`: the numbers of what was changed, before and after.
    """

    where: Where
    element: str
    what: str
    written: Authored
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Swap:
    """A tree with one node replaced."""

    tree: Ast
    before: Ast
    after: Ast


def mutants(written: Authored) -> Iterator[Mutant]:
    """Every mutant, in the order of the pack. The pack must have compiled."""
    scope = scope_of(written)
    for place, fact in enumerate(written.facts):
        for expr, what, numbers in _expressions(fact.when, scope, BOOL):
            facts = _put(written.facts, place, replace(fact, when=expr))
            changed = replace(written, facts=facts)
            yield Mutant(expr.where, f"fact {fact.id}", f"{fact.id} asked when {what}", changed, numbers)
    for place, derived in enumerate(written.derived):
        for expr, what, numbers in _expressions(derived.expr, scope, scope.derived[derived.id]):
            changed = replace(written, derived=_put(written.derived, place, replace(derived, expr=expr)))
            yield Mutant(expr.where, f"derived {derived.id}", f"{derived.id} = {what}", changed, numbers)
    values = {outcome.id: outcome.values for outcome in written.outcomes}
    for place, rule in enumerate(written.rules):
        for where, what, new, numbers in _rules(rule, scope, values[rule.outcome]):
            changed = replace(written, rules=_put(written.rules, place, new))
            yield Mutant(where, f"rule {rule.id}", f"{rule.id}: {what}", changed, numbers)


def _put(items: tuple[_Item, ...], place: int, item: _Item) -> tuple[_Item, ...]:
    return (*items[:place], item, *items[place + 1 :])


def _rules(
    rule: Rule, scope: Scope, values: tuple[str, ...]
) -> Iterator[tuple[Where, str, Rule, tuple[int, ...]]]:
    for expr, what, numbers in _expressions(rule.when, scope, BOOL):
        yield expr.where, what, replace(rule, when=expr), numbers
    for place, version in enumerate(rule.versions):
        for expr, what, numbers in _expressions(version.when, scope, BOOL):
            changed = replace(version, when=expr)
            yield expr.where, what, replace(rule, versions=_put(rule.versions, place, changed)), numbers
        for what, versions in _bounds(rule.versions, place):
            yield version.where, what, replace(rule, versions=versions), ()
    for other in rule.overrides:
        rest = tuple(ident for ident in rule.overrides if ident != other)
        yield rule.where, f"does not override {other}", replace(rule, overrides=rest), ()
    if rule.value is not None and len(values) > 1:
        value = _following(values, rule.value)
        yield rule.where, f"{_read(rule.value, value)} of {rule.outcome}", replace(rule, value=value), ()
    if rule.axis != "as_of":
        yield rule.where, f"the day {_read(rule.axis, 'as_of')}", replace(rule, axis="as_of"), ()


def _read(before: str, after: str) -> str:
    return f"`{before}` read as `{after}`"


def _following(members: tuple[str, ...], member: str) -> str:
    return members[(members.index(member) + 1) % len(members)]


def _bounds(versions: tuple[Version, ...], place: int) -> Iterator[tuple[str, tuple[Version, ...]]]:
    """A version's days moved by one. A neighbour that would be overlapped ends or begins a day away too."""
    version = versions[place]
    for step in (-1, 1):
        since = version.since + step
        if since >= DAY_MIN and (version.until is None or since <= version.until):
            moved = _put(versions, place, replace(version, since=since))
            before = versions[place - 1] if place else None
            if before is not None and before.until is not None and before.until >= since:
                moved = _put(moved, place - 1, replace(before, until=since - 1))
            yield f"from {_read(day_text(version.since), day_text(since))}", moved
        if version.until is None:
            continue
        until = version.until + step
        if version.since <= until <= DAY_MAX:
            moved = _put(versions, place, replace(version, until=until))
            after = versions[place + 1] if place + 1 < len(versions) else None
            if after is not None and after.since <= until:
                moved = _put(moved, place + 1, replace(after, since=until + 1))
            yield f"until {_read(day_text(version.until), day_text(until))}", moved


def _expressions(
    expr: Expr | None, scope: Scope, wanted: Type
) -> Iterator[tuple[Expr, str, tuple[int, ...]]]:
    """An expression's mutants, what was changed, and the numbers of that."""
    if expr is None:
        return
    tree = resolve(parse(expr.text), scope, wanted)
    for swap in _swaps(tree, scope, wanted.members, condition=wanted == BOOL):
        changed = Expr(spell(swap.tree, scope), expr.where)
        said = _read(spell(swap.before, scope), spell(swap.after, scope))
        yield changed, said, _numbers(swap.before, swap.after)


def _numbers(*trees: Ast) -> tuple[int, ...]:
    """The whole numbers in some trees, without their signs."""
    found = [abs(tree.number) for tree in trees if tree.op == "int"]
    for tree in trees:
        found += _numbers(*tree.parts)
    return tuple(dict.fromkeys(found))


def _swaps(tree: Ast, scope: Scope, members: tuple[str, ...], *, condition: bool) -> Iterator[_Swap]:
    """A tree with one node changed, every way. `members`: what a bare member here could be instead."""
    for other in _in_place_of(tree, members, condition=condition):
        yield _Swap(other, tree, other)
    below = _members(tree, scope, members)
    for place, part in enumerate(tree.parts):
        is_condition = tree.op in {"and", "or", "not"} or (tree.op == "if" and place == 0)
        for swap in _swaps(part, scope, below, condition=is_condition):
            yield _Swap(replace(tree, parts=_put(tree.parts, place, swap.tree)), swap.before, swap.after)


def _members(tree: Ast, scope: Scope, members: tuple[str, ...]) -> tuple[str, ...]:
    """The members that stand for a literal member among a node's parts."""
    if tree.op == "if":
        return members
    if tree.op not in {"eq", "ne"}:
        return ()
    types = [scope.type_of(part.names[0]) for part in tree.parts if part.op in {"fact", "derived"}]
    return next((kind.members for kind in types if kind is not None), ())


def _in_place_of(tree: Ast, members: tuple[str, ...], *, condition: bool) -> Iterator[Ast]:
    """What one node may be mistaken for."""
    op = tree.op
    if op in COMPARE_OPS:
        yield from (replace(tree, op=other) for other in _OTHERS[op])
    elif op in {"and", "or"}:
        yield replace(tree, op="or" if op == "and" else "and")
    elif op == "not":
        yield tree.parts[0]
    elif op in {"int", "money", "duration"} or (op == "ratio" and not tree.names):
        steps = (step for step in (-1, 1) if op != "ratio" or tree.number + step >= 0)
        yield from (replace(tree, number=tree.number + step) for step in steps)
    elif op == "day":
        days = (day_number(tree.names[0]) + step for step in (-1, 1))
        yield from (replace(tree, names=(day_text(day),)) for day in days if DAY_MIN <= day <= DAY_MAX)
    elif op == "hour":
        hours = (hour_number(tree.names[0]) + step for step in (-1, 1))
        yield from (replace(tree, names=(hour_text(at),)) for at in hours if HOUR_MIN <= at <= HOUR_MAX)
    elif tree.names and len(words := FUNCTIONS.get(op, (0, ()))[1]) > 1:
        yield replace(tree, names=(_following(words, tree.names[0]),))
    elif op == "sym" and len(members) > 1:
        yield replace(tree, names=(_following(members, tree.names[0]),))
    elif op == "in" and len(tree.names) > 1:
        for member in tree.names:
            yield replace(tree, names=tuple(name for name in tree.names if name != member))
    elif op == "bool":
        yield replace(tree, number=1 - tree.number)
    if op in {"in", "has", "applies"} or (condition and op in {"fact", "derived"}):
        yield Ast("not", (tree,))
