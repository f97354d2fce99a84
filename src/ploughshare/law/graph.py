"""What hangs on what in a pack: facts, derived values, rules and outcomes, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ploughshare.law.expr import Ast
from ploughshare.law.pack import Pack, Rule


@dataclass(frozen=True, slots=True)
class Graph:
    """Names in columns, left to right, and lines between them.

    `layers`: `fact:ID`, `derived:ID` by depth, `rule:ID`, `outcome:ID`; empty ones are left out.
    `edges`: from what is read to what reads it. `overrides`: pairs of rules, the one that prevails first.
    """

    layers: tuple[tuple[str, ...], ...]
    edges: tuple[tuple[str, str], ...]
    overrides: tuple[tuple[str, str], ...]


def names_in(trees: Iterable[Ast | None]) -> frozenset[str]:
    """The `fact:ID` and `derived:ID` that expressions name themselves."""
    found: set[str] = set()
    waiting = [tree for tree in trees if tree is not None]
    while waiting:
        tree = waiting.pop()
        if tree.op in {"fact", "derived"}:
            found.update(f"{tree.op}:{name}" for name in tree.names)
        waiting.extend(tree.parts)
    return frozenset(found)


def names_of_rule(pack: Pack, rule: Rule) -> frozenset[str]:
    """What a rule itself reads: its conditions, those of its versions, and its axis."""
    pending = None if rule.pending is None else rule.pending.when
    found = names_in([rule.when, *(version.when for version in rule.versions), pending])
    if rule.axis == "as_of":
        return found
    kind = "fact" if rule.axis in pack.fact else "derived"
    return found | {f"{kind}:{rule.axis}"}


def graph(pack: Pack, outcomes: Iterable[str]) -> Graph:
    """The part of a pack that decides some outcomes: their rules, what overrides those, and all they read."""
    wanted = set(outcomes)
    rules = {rule.id: rule for rule in pack.rules}
    chosen = {rule.id for rule in pack.rules if rule.outcome in wanted}
    chosen |= {rule.id for rule in pack.rules if chosen & set(rule.overrides)}
    reads = {f"rule:{ident}": names_of_rule(pack, rules[ident]) for ident in chosen}
    derived = {f"derived:{value.id}": names_in([value.expr]) for value in pack.derived}
    waiting = [name for names in reads.values() for name in names]
    while waiting:
        name = waiting.pop()
        if name in derived and name not in reads:
            reads[name] = derived[name]
            waiting.extend(derived[name])
    edges = [(source, target) for target in sorted(reads) for source in sorted(reads[target])]
    shown = {rules[ident].outcome for ident in chosen}
    edges += [(f"rule:{ident}", f"outcome:{rules[ident].outcome}") for ident in sorted(chosen)]
    return Graph(
        _layers(pack, reads, chosen, shown),
        tuple(edges),
        tuple(
            (rule.id, other)
            for rule in pack.rules
            if rule.id in chosen
            for other in rule.overrides
            if other in chosen
        ),
    )


def _layers(
    pack: Pack, reads: Mapping[str, frozenset[str]], chosen: set[str], shown: set[str]
) -> tuple[tuple[str, ...], ...]:
    depth: dict[str, int] = {}
    for value in pack.derived:  # a circle among them was refused when the pack was compiled
        _deepen(f"derived:{value.id}", reads, depth)
    used = {name for names in reads.values() for name in names}
    facts = [f"fact:{fact.id}" for fact in pack.facts if f"fact:{fact.id}" in used]
    columns = [facts]
    for level in range(1, max(depth.values(), default=0) + 1):
        columns.append([f"derived:{v.id}" for v in pack.derived if depth.get(f"derived:{v.id}") == level])
    columns.append([f"rule:{rule.id}" for rule in pack.rules if rule.id in chosen])
    columns.append([f"outcome:{outcome.id}" for outcome in pack.outcomes if outcome.id in shown])
    return tuple(tuple(column) for column in columns if column)


def _deepen(name: str, reads: Mapping[str, frozenset[str]], depth: dict[str, int]) -> int:
    if name not in reads:
        return 0
    if name not in depth:
        depth[name] = 1 + max(
            (_deepen(other, reads, depth) for other in reads[name] if other.startswith("derived:")), default=0
        )
    return depth[name]


def bearing(pack: Pack) -> dict[str, dict[str, bool]]:
    """For each outcome, the facts that bear on it: True if a rule asks them, or a derived value it reads.

    False: only through the `when` of such a fact, or through a rule that overrides.
    """
    derived = {value.id: names_in([value.expr]) for value in pack.derived}
    found: dict[str, dict[str, bool]] = {}
    for rule in pack.rules:
        own: set[str] = set()
        waiting = list(names_of_rule(pack, rule))
        while waiting:
            kind, _, name = waiting.pop().partition(":")
            if kind == "fact":
                own.add(name)
            else:
                waiting.extend(derived[name])
        facts = found.setdefault(rule.outcome, {})
        for version in rule.versions:
            for fact in version.reads:
                facts[fact] = facts.get(fact, False) or fact in own
    return found
