"""Mutants of an authored pack: the same pack with one small thing changed, as a slip would change it.

A worked case that notices is worth having; `mutate` counts which do. Nothing is compiled here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from ploughshare.law.authored import Authored, Clause, Expr, Rule, Version
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
from ploughshare.law.expr import COMPARE_OPS, FUNCTIONS, LITERALS, Ast, parse
from ploughshare.law.scope import scope_of
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

    `numbers`: the numbers of what was changed, before and after. `threshold`: the comparison with a number, a
    sum, a day or a time that was turned to its contrary, if that is what was changed.
    """

    where: Where
    element: str
    what: str
    written: Authored
    numbers: tuple[int, ...] = ()
    threshold: Ast | None = None


SAID_KINDS: Final = ("gives", "pending", "known", "clause")
"""Kinds of elements that change no version's state, unless asked by what was known on a day."""


@dataclass(frozen=True, slots=True)
class _Swap:
    """A tree with one node replaced."""

    tree: Ast
    before: Ast
    after: Ast


@dataclass(frozen=True, slots=True)
class Slip:
    """An expression with one node replaced, and what was changed."""

    expr: Expr
    what: str
    numbers: tuple[int, ...]
    threshold: Ast | None


def mutants(written: Authored) -> Iterator[Mutant]:
    """Every mutant, in the order of the pack. The pack must have compiled."""
    scope = scope_of(written)
    for place, fact in enumerate(written.facts):
        for slip in expression_slips(fact.when, scope, BOOL):
            changed = replace(written, facts=_put(written.facts, place, replace(fact, when=slip.expr)))
            yield _mutant(slip, f"fact {fact.id}", f"{fact.id} asked when", changed)
    for place, derived in enumerate(written.derived):
        for slip in expression_slips(derived.expr, scope, scope.derived[derived.id]):
            changed = replace(written, derived=_put(written.derived, place, replace(derived, expr=slip.expr)))
            yield _mutant(slip, f"derived {derived.id}", f"{derived.id} =", changed)
    values = {outcome.id: outcome.values for outcome in written.outcomes}
    for place, rule in enumerate(written.rules):

        def with_rule(changed: Rule, place: int = place) -> Authored:
            return replace(written, rules=_put(written.rules, place, changed))

        yield from _rules(rule, scope, values[rule.outcome], with_rule)
        yield from _said(rule, scope, with_rule)
    for place, clause in enumerate(written.clauses):
        for mutant in _clauses(clause, scope):
            where, what, new = mutant
            changed = replace(written, clauses=_put(written.clauses, place, new))
            yield Mutant(where, f"clause {clause.id}", f"clause {clause.id}: {what}", changed)


def _mutant(slip: Slip, element: str, begins: str, changed: Authored) -> Mutant:
    return Mutant(slip.expr.where, element, f"{begins} {slip.what}", changed, slip.numbers, slip.threshold)


def _put(items: tuple[_Item, ...], place: int, item: _Item) -> tuple[_Item, ...]:
    return (*items[:place], item, *items[place + 1 :])


def _rules(
    rule: Rule, scope: Scope, values: tuple[str, ...], with_rule: Callable[[Rule], Authored]
) -> Iterator[Mutant]:
    element, begins = f"rule {rule.id}", f"{rule.id}:"

    def other(where: Where, what: str, changed: Rule) -> Mutant:
        return Mutant(where, element, f"{begins} {what}", with_rule(changed))

    for slip in expression_slips(rule.when, scope, BOOL):
        yield _mutant(slip, element, begins, with_rule(replace(rule, when=slip.expr)))
    for place, version in enumerate(rule.versions):
        for slip in expression_slips(version.when, scope, BOOL):
            changed = _put(rule.versions, place, replace(version, when=slip.expr))
            yield _mutant(slip, element, begins, with_rule(replace(rule, versions=changed)))
        for what, versions in _bounds(rule.versions, place):
            yield other(version.where, what, replace(rule, versions=versions))
    for ident in rule.overrides:
        rest = tuple(kept for kept in rule.overrides if kept != ident)
        yield other(rule.where, f"does not override {ident}", replace(rule, overrides=rest))
    if rule.value is not None and len(values) > 1:
        value = _following(values, rule.value)
        yield other(rule.where, f"{_read(rule.value, value)} of {rule.outcome}", replace(rule, value=value))
    if rule.axis != "as_of":
        yield other(rule.where, f"the day {_read(rule.axis, 'as_of')}", replace(rule, axis="as_of"))


def _said(rule: Rule, scope: Scope, with_rule: Callable[[Rule], Authored]) -> Iterator[Mutant]:
    """What a rule says besides its state: its value, its text without a day, and since when it is known."""
    if rule.gives is not None:
        where, what = rule.where, f"{rule.id}: gives no {rule.gives}"
        yield Mutant(where, f"gives {rule.id}", what, with_rule(replace(rule, gives=None)))
    if rule.pending is not None:
        for slip in expression_slips(rule.pending.when, scope, BOOL):
            changed = replace(rule, pending=replace(rule.pending, when=slip.expr))
            yield _mutant(slip, f"pending {rule.id}", f"{rule.id}@pending:", with_rule(changed))
    for place, version in enumerate(rule.versions):
        for name, day in (("known", version.known), ("until_known", version.until_known)):
            for step in (-1, 1) if day is not None else ():
                moved = _moved(version, name, (day or 0) + step)
                if moved is not None:
                    what = f"{rule.id}: {name} {_read(day_text(day or 0), day_text((day or 0) + step))}"
                    changed = replace(rule, versions=_put(rule.versions, place, moved))
                    yield Mutant(version.where, f"known {rule.id}", what, with_rule(changed))


def _moved(version: Version, name: str, day: int) -> Version | None:
    """A version known on another day; None where that cannot be."""
    moved = replace(version, known=day) if name == "known" else replace(version, until_known=day)
    ends_first = moved.until_known is not None and moved.known is not None and moved.until_known < moved.known
    return None if ends_first or not DAY_MIN <= day <= DAY_MAX else moved


def _clauses(clause: Clause, scope: Scope) -> Iterator[tuple[Where, str, Clause]]:
    for slip in expression_slips(clause.when, scope, BOOL):
        yield slip.expr.where, slip.what, replace(clause, when=slip.expr)
    for step in (-1, 1):
        for name, day in (("from", clause.since), ("until", clause.until)):
            if day is None or not DAY_MIN <= day + step <= DAY_MAX:
                continue
            moved = day + step
            new = replace(clause, since=moved) if name == "from" else replace(clause, until=moved)
            if new.since is None or new.until is None or new.since <= new.until:
                yield clause.where, f"{name} {_read(day_text(day), day_text(day + step))}", new
    for outcome in clause.taints if len(clause.taints) > 1 else ():
        rest = tuple(kept for kept in clause.taints if kept != outcome)
        yield clause.where, f"does not touch {outcome}", replace(clause, taints=rest)


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


def expression_slips(expr: Expr | None, scope: Scope, wanted: Type) -> Iterator[Slip]:
    """An expression's mutants."""
    if expr is None:
        return
    tree = resolve(parse(expr.text), scope, wanted)
    for swap in _swaps(tree, scope, wanted.members, condition=wanted == BOOL):
        said = _read(spell(swap.before, scope), spell(swap.after, scope))
        numbers = _numbers(swap.before, swap.after)
        threshold = swap.before if _is_threshold(swap) else None
        yield Slip(Expr(spell(swap.tree, scope), expr.where), said, numbers, threshold)


def _is_threshold(swap: _Swap) -> bool:
    """Whether a comparison with a number, a sum, a day or a time was turned to its contrary."""
    op, parts = swap.before.op, swap.before.parts
    if op not in COMPARE_OPS or swap.after.op != _OTHERS[op][-1]:
        return False
    return any(part.op in LITERALS and part.op != "bool" for part in parts)


def _numbers(*trees: Ast) -> tuple[int, ...]:
    """The whole numbers in some trees, without their signs."""
    found = [abs(tree.number) for tree in trees if tree.op in {"int", "duration"}]
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
        yield from _part_left_out(tree)
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


def _part_left_out(tree: Ast) -> Iterator[Ast]:
    """An `and` or `or` with one of its parts forgotten."""
    for place in range(len(tree.parts)):
        rest = (*tree.parts[:place], *tree.parts[place + 1 :])
        yield rest[0] if len(rest) == 1 else replace(tree, parts=rest)
