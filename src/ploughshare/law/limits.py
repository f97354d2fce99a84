"""How large a pack may be: far more than any law asked of a person needs, and bearable to evaluate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ploughshare.law.authored import Authored
from ploughshare.law.expr import Ast
from ploughshare.law.pack import Pack
from ploughshare.law.source import PackError, Where

MAX_FACTS: Final = 500
MAX_DERIVED: Final = 500
MAX_RULES: Final = 1_000
MAX_VERSIONS: Final = 2_000
MAX_SOURCES: Final = 5_000
MAX_MEMBERS: Final = 4_000
"""Members of all enums and sets together."""
MAX_INVARIANTS: Final = 500
"""Statements to be proved, each of which takes a while."""
MAX_OVERRIDING: Final = 50_000
"""For each version the rules that override it, directly or not; all of these together."""
MAX_CUTS: Final = 500
"""Numbers, days or amounts with which one fact is compared."""
MAX_HEIGHT: Final = 120
"""Levels on which an expression or a rule rests, through everything that it names."""


def refuse_many(pack: Authored | Pack, where: Where) -> None:
    """Refuse a pack with more parts than an evaluator should bear. Raises PackError."""
    versions = [len(rule.versions) + (rule.pending is not None) for rule in pack.rules]
    members = sum(len(item.values) for item in (*pack.facts, *pack.derived, *pack.outcomes))
    for what, found, most in (
        ("facts", len(pack.facts), MAX_FACTS),
        ("derived values", len(pack.derived), MAX_DERIVED),
        ("outcomes, clauses and papers", _others(pack), MAX_RULES),
        ("rules", len(pack.rules), MAX_RULES),
        ("rule versions", sum(versions), MAX_VERSIONS),
        ("sources", len(pack.sources), MAX_SOURCES),
        ("members of enums, sets and findings", members, MAX_MEMBERS),
    ):
        if found > most:
            raise PackError(f"has {found:,} {what}; more than {most:,} are too many: split the pack", where)


def _others(pack: Authored | Pack) -> int:
    return len(pack.outcomes) + len(pack.clauses) + len(pack.papers)


def refuse_overriding(
    overrides: Mapping[str, Sequence[str]], versions: Mapping[str, int], where: Where
) -> None:
    """Refuse rules that override each other too widely; there are no circles. Raises PackError."""
    above: dict[str, set[str]] = {rule: set() for rule in overrides}
    reached = 0
    for rule in _ordered(overrides):
        for other in overrides[rule]:
            if other in above:
                above[other] |= {rule, *above[rule]}
        reached += len(above[rule]) * versions.get(rule, 0)
        if reached > MAX_OVERRIDING:
            raise PackError("its rules override each other too widely; override fewer of them", where)


def refuse_tall(pack: Pack, where: Where) -> None:
    """Refuse what rests on too many levels to be followed; there are no circles. Raises PackError."""
    rests: dict[str, list[tuple[int, str]]] = {}
    own: dict[str, int] = {}

    def enter(ident: str, trees: Sequence[Ast | None], more: Sequence[str] = ()) -> None:
        named: list[tuple[int, str]] = [(3, other) for other in more]
        own[ident] = 0
        for tree in trees:
            for level, part in _levels(tree):
                own[ident] = max(own[ident], level)
                if part.op in {"fact", "derived"}:
                    named.append((level, part.names[0]))
        rests[ident] = named

    for fact in pack.facts:
        enter(fact.id, [fact.when])
    for derived in pack.derived:
        enter(derived.id, [derived.expr])
    above: dict[str, list[str]] = {rule.id: [] for rule in pack.rules}
    for rule in pack.rules:
        for other in rule.overrides:
            above[other].append(f"rule {rule.id}")
    for rule in pack.rules:
        trees = [rule.when, *(version.when for version in rule.versions)]
        axis = [] if rule.axis == "as_of" else [rule.axis]
        pending = [] if rule.pending is None else [rule.pending.when]
        enter(f"rule {rule.id}", [*trees, *pending], [*above[rule.id], *axis])
    heights: dict[str, int] = {}
    for ident in reversed(_ordered({key: [name for _, name in found] for key, found in rests.items()})):
        below = [level + heights.get(name, 0) for level, name in rests[ident]]
        heights[ident] = max([own[ident], *below]) + 1
        if heights[ident] > MAX_HEIGHT:
            raise PackError(
                f"{ident!r} rests on more than {MAX_HEIGHT} levels of values, questions and rules; "
                "make the chain shorter",
                where,
            )


def _levels(tree: Ast | None) -> Iterator[tuple[int, Ast]]:
    waiting = [] if tree is None else [(1, tree)]
    while waiting:
        level, part = waiting.pop()
        yield level, part
        waiting.extend((level + 1, inner) for inner in part.parts)


def _ordered(graph: Mapping[str, Sequence[str]]) -> list[str]:
    """Each node before those that it names. The graph has no circles."""
    found: list[str] = []
    done: set[str] = set()
    for start in graph:
        waiting = [(start, False)]
        while waiting:
            node, leaving = waiting.pop()
            if leaving:
                found.append(node)
            elif node not in done and node in graph:
                done.add(node)
                waiting.append((node, True))
                waiting.extend((after, False) for after in graph[node] if after not in done)
    return found[::-1]
