"""Whether a compiled pack hangs together: a hash says that it is whole, not that it is one a compiler makes.

What a pack's directory is refused for by name and line is refused here as damage, in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Final

from ploughshare.law.assess import assess
from ploughshare.law.authored import CONFIDENCE, FACT_TYPES, KINDS, LEVELS
from ploughshare.law.dates import DAY_MAX
from ploughshare.law.expr import Ast
from ploughshare.law.limits import MAX_CUTS, refuse_many, refuse_overriding, refuse_tall
from ploughshare.law.pack import Clause, Pack, Pending, Version
from ploughshare.law.source import PackError, Where

PARTS_MAX: Final = 2_000
"""No authored expression has more: it has at most as many characters."""
REVIEWS: Final = ("draft", "reviewed")
_FAULTS: Final = (
    *(ArithmeticError, AttributeError, IndexError, KeyError, RecursionError, StopIteration),
    *(TypeError, ValueError),
)
"""What an evaluator stumbles with over trees that no compiler makes."""


def refuse_unsound(pack: Pack, where: Where) -> None:
    """Refuse a pack that names what it does not have, goes in circles, or cannot be evaluated.

    Raises PackError.
    """
    for fault in _faults(pack):
        raise PackError(f"the compiled pack is damaged: {fault}; export it again", where)
    refuse_many(pack, where)
    overrides = {rule.id: rule.overrides for rule in pack.rules}
    refuse_overriding(overrides, {rule.id: len(rule.versions) for rule in pack.rules}, where)
    refuse_tall(pack, where)
    cuts = [fact.blocks for fact in pack.facts]
    cuts += [cut for rule in pack.rules for version in rule.versions for cut in version.cuts.values()]
    if any(len(cut.points) + len(cut.groups) > MAX_CUTS for cut in cuts):
        raise PackError(f"compares a fact with more than {MAX_CUTS} values", where)
    try:
        assess(pack, {}, date.fromordinal(pack.verified[0])).to_json()
        assess(pack, {}, date.fromordinal(DAY_MAX)).to_json()
    except _FAULTS:
        said = "the compiled pack is damaged: its expressions cannot be evaluated; export it again"
        raise PackError(said, where) from None


def _faults(pack: Pack) -> Iterator[str]:
    facts, derived = {fact.id for fact in pack.facts}, {value.id for value in pack.derived}
    for what, ids in (
        ("name", [*(fact.id for fact in pack.facts), *(value.id for value in pack.derived)]),
        ("outcome", [outcome.id for outcome in pack.outcomes]),
        ("rule", [rule.id for rule in pack.rules]),
        ("clause", [clause.id for clause in pack.clauses]),
    ):
        if len(set(ids)) != len(ids):
            yield f"a {what} is there twice"
    yield from _closed_lists(pack)
    yield from _references(pack)
    days = {"as_of"} | {fact.id for fact in pack.facts if fact.type == "day"}
    days |= {value.id for value in pack.derived if value.type == "day"}
    if not {*(rule.axis for rule in pack.rules), *(clause.axis for clause in pack.clauses)} <= days:
        yield "an axis is not a day of the case"
    graph: dict[str, set[str]] = {}
    for ident, tree in _trees(pack):
        if sum(1 for _ in _parts(tree)) > PARTS_MAX:
            yield f"an expression has more than {PARTS_MAX:,} parts"
            return
        if any(part.op in _NAMING and (len(part.names) != 1 or part.parts) for part in _parts(tree)):
            yield "a name stands where an expression should"
            return
        named = {(part.op, name) for part in _parts(tree) for name in part.names if part.op in _NAMING}
        if any(name not in (facts if op == "fact" else derived) for op, name in named):
            yield "an expression names a fact or a derived value that is not there"
            return
        if ident:
            graph.setdefault(ident, set()).update(name for _, name in named)
    if _circle(graph) or _circle({rule.id: set(rule.overrides) for rule in pack.rules}):
        yield "it goes in a circle"


_NAMING: Final = frozenset({"fact", "derived"})


def _closed_lists(pack: Pack) -> Iterator[str]:
    texts = _texts(pack)
    for what, given, allowed in (
        ("type", (fact.type for fact in pack.facts), FACT_TYPES),
        ("kind", (outcome.kind for outcome in pack.outcomes), KINDS),
        ("level", (rule.level for rule in pack.rules), LEVELS),
        ("confidence", (text.confidence for text in texts), CONFIDENCE),
        ("confidence", (source.confidence for source in pack.sources.values()), CONFIDENCE),
        ("review", [pack.review, *(text.review for text in texts)], REVIEWS),
    ):
        if not set(given) <= set(allowed):
            yield f"a {what} is none that there is"


def _texts(pack: Pack) -> list[Version | Pending | Clause]:
    """Everything that rests on sources."""
    found: list[Version | Pending | Clause] = [version for rule in pack.rules for version in rule.versions]
    found += [rule.pending for rule in pack.rules if rule.pending is not None]
    return [*found, *pack.clauses]


def _references(pack: Pack) -> Iterator[str]:
    outcomes, rules = {outcome.id for outcome in pack.outcomes}, {rule.id for rule in pack.rules}
    versions = [version for rule in pack.rules for version in rule.versions]
    cited = {source for text in _texts(pack) for source in text.sources}
    tainted = {outcome for clause in pack.clauses for outcome in clause.taints}
    for what, named, known in (
        ("outcome", {rule.outcome for rule in pack.rules} | tainted, outcomes),
        ("outcome", {paper.outcome for paper in pack.papers}, outcomes),
        ("rule", {other for rule in pack.rules for other in rule.overrides}, rules),
        ("source", cited, set(pack.sources)),
        ("derived value", {rule.gives for rule in pack.rules if rule.gives}, {v.id for v in pack.derived}),
        ("fact", {fact for version in versions for fact in (*version.reads, *version.cuts)}, set(pack.fact)),
    ):
        if not named <= known:
            yield f"it names a {what} that is not there"


def _trees(pack: Pack) -> Iterator[tuple[str, Ast]]:
    """Every expression, with the fact or derived value whose it is, if any."""
    for fact in pack.facts:
        if fact.when is not None:
            yield fact.id, fact.when
    for value in pack.derived:
        yield value.id, value.expr
    for rule in pack.rules:
        for tree in (rule.when, *(version.when for version in rule.versions)):
            if tree is not None:
                yield "", tree
        if rule.pending is not None and rule.pending.when is not None:
            yield "", rule.pending.when
    for clause in pack.clauses:
        if clause.when is not None:
            yield "", clause.when


def _parts(tree: Ast) -> Iterator[Ast]:
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(part.parts)


def _circle(graph: Mapping[str, Iterable[str]]) -> bool:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False
