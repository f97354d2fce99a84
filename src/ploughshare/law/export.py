"""Compile an authored pack: names and types resolved, expressions to trees, reach and cuts computed, hashed.

Everything that makes a pack meaningless is refused here; what only makes it poor is `check`'s to say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from ploughshare.law import authored, signoff
from ploughshare.law.amount import MAX_NUMBER
from ploughshare.law.authored import Authored
from ploughshare.law.compiled import pack_from_json
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_text, hour_text
from ploughshare.law.export_json import outcome_json, paper_json, review_json, source_json, tree_json
from ploughshare.law.expr import Ast, Json
from ploughshare.law.limits import MAX_CUTS, refuse_tall
from ploughshare.law.logic import Program, program_of
from ploughshare.law.node import SpanNode
from ploughshare.law.pack import FORMAT, Pack, pack_hash
from ploughshare.law.reach import Cuts
from ploughshare.law.reading import read_pack
from ploughshare.law.resolved import Resolved
from ploughshare.law.source import PackError, Where
from ploughshare.law.value import Span


def compile_pack(directory: Path) -> Pack:
    """Read, check and compile a pack's directory, with its sign-off if it has one. Raises PackError."""
    return compile_authored(read_pack(directory), signoff.read(directory))


def compile_authored(pack: Authored, signed: signoff.Signed | None = None) -> Pack:
    """Compile a pack that was read. Raises PackError."""
    compiler = _Compiler(pack)
    compiled = compiler.compile()
    compiled["hash"] = pack_hash(compiled)
    judged = signoff.judged(signed, pack.id, pack.version, str(compiled["hash"]))
    compiled["signoff"] = None
    if signed is not None and judged is not None:
        compiled["signoff"] = {**signed.to_json(), "state": judged.state}
    built = pack_from_json(compiled, pack.where.file, pack.words)
    refuse_tall(built, pack.where)
    _refuse_growth(compiler.trees, program_of(built))
    return built


def _refuse_growth(trees: Iterable[tuple[Ast, Where]], program: Program) -> None:
    """Refuse a number that could leave what every evaluator counts exactly, whatever the answers and day."""
    frame = program.frame({}, DAY_MIN)
    frame.as_of = Span(DAY_MIN, DAY_MAX, True, False)
    for whole, where in trees:
        waiting = [whole]
        while waiting:
            tree = waiting.pop()
            waiting.extend(tree.parts)
            node = program.node(tree) if tree.op not in _PLAIN else None
            span = node.value(frame) if isinstance(node, SpanNode) else None
            if span is not None and not -MAX_NUMBER <= span.lo <= span.hi <= MAX_NUMBER:
                raise PackError("a number here could leave ±10¹²; narrow what it adds up", where)


_PLAIN = frozenset({"fact", "derived", "sym", "has", "in"})


class _Compiler(Resolved):
    """Writes a resolved pack as JSON."""

    def _version_trees(self, rule: authored.Rule, version: authored.Version) -> list[Ast]:
        axis = self._axis(rule.axis)
        trees = [Ast("ge", (axis, Ast("day", names=(day_text(version.since),))))]
        if version.until is not None:
            trees.append(Ast("le", (axis, Ast("day", names=(day_text(version.until),)))))
        return trees + self._conditions(rule.when, version.when)

    def _axis(self, axis: str) -> Ast:
        if axis == "as_of":
            return Ast("as_of")
        return Ast("fact" if axis in self._scope.facts else "derived", names=(axis,))

    def compile(self) -> dict[str, Json]:
        """The compiled pack without its hash."""
        pack = self._pack
        own = {
            (rule.id, version.since): self._version_trees(rule, version)
            for rule in pack.rules
            for version in rule.versions
        }
        pending = {
            rule.id: self._conditions(rule.when, rule.pending.when) for rule in pack.rules if rule.pending
        }
        every = [*own.values(), *pending.values()]
        every_cut = self._reach.cuts(tree for trees in every for tree in trees)
        rules: list[Json] = []
        for rule in pack.rules:
            above = [
                tree
                for other in self._above(rule.id)
                for version in self._rules[other].versions
                for tree in own[other, version.since]
            ]
            versions: list[Json] = [
                self._version(version, [*own[rule.id, version.since], *above]) for version in rule.versions
            ]
            if rule.pending is not None:
                versions.append(self._version(rule.pending, pending[rule.id]))
            rules.append(self._rule(rule, versions))
        compiled: dict[str, Json] = {
            "format": FORMAT,
            "id": pack.id,
            "version": pack.version,
            "languages": list(pack.languages),
            "words_sha256": {
                key: hashlib.sha256(text.encode()).hexdigest() for key, text in pack.words.items()
            },
            "verified": {"from": pack.verified[0], "until": pack.verified[1]},
            "review": review_json(pack.review),
            "sections": list(pack.sections),
            "currencies": dict(pack.currencies),
            "ratio_of": self._scope.ratio_of,
            "facts": [self._fact(fact, every_cut) for fact in pack.facts],
            "derived": [self._derived_json(derived) for derived in pack.derived],
            "outcomes": [outcome_json(outcome) for outcome in pack.outcomes],
            "rules": rules,
            "sources": {law.id: source_json(law) for law in pack.sources},
            "clauses": [self._clause(clause) for clause in pack.clauses],
            "papers": [paper_json(paper) for paper in pack.papers],
        }
        if pack.prints:
            compiled["prints_sha256"] = dict(pack.prints)
        return compiled

    def _above(self, rule: str) -> list[str]:
        """The rules that override a rule, directly or not."""
        found: dict[str, None] = {}
        waiting = [*self._overriders[rule]]
        while waiting:
            other = waiting.pop()
            if other not in found:
                found[other] = None
                waiting.extend(self._overriders[other])
        return list(found)

    def _in_order(self, facts: Iterable[str]) -> list[Json]:
        wanted = set(facts)
        return [fact.id for fact in self._pack.facts if fact.id in wanted]

    def _fact(self, fact: authored.Fact, cuts: Cuts) -> Json:
        step = self._step(fact)
        asks = [ask * step for ask in fact.asks]
        found: dict[str, Json] = {
            "id": fact.id,
            "type": fact.type,
            "section": fact.section,
            "tier": fact.tier,
            "burden": fact.burden,
            "when": tree_json(self._whens[fact.id]),
            **_unit(fact),
        }
        if fact.values:
            found["values"] = list(fact.values)
        if fact.type in {"day", "hour"}:
            found["asks"] = [(day_text if fact.type == "day" else hour_text)(ask) for ask in asks]
        elif fact.type not in {"bool", "enum", "set"}:
            found |= {"min": fact.lo * step, "max": fact.hi * step, "asks": list(asks)}
        if fact.type == "ratio":
            found["of"] = fact.of
        if fact.type != "bool":
            blocks = cuts.of(self._facts[fact.id], asks)
            if isinstance(blocks, list) and len(blocks) > MAX_CUTS:
                raise PackError(
                    f"{fact.id!r} is compared with more than {MAX_CUTS} values; use fewer",
                    fact.where,
                )
            found["blocks"] = blocks
        return found

    def _derived_json(self, derived: authored.Derived) -> Json:
        tree = self._derived[derived.id]
        found: dict[str, Json] = {
            "id": derived.id,
            "type": derived.type,
            "expr": tree.to_json(),
            "reads": self._in_order(self._reach.reads([tree])),
            **_unit(derived),
        }
        if derived.values:
            found["values"] = list(derived.values)
        return found

    def _clause(self, clause: authored.Clause) -> Json:
        return {
            "id": clause.id,
            "taints": list(clause.taints),
            "axis": clause.axis,
            "from": _day_or_none(clause.since),
            "until": _day_or_none(clause.until),
            "when": tree_json(self._condition(clause.when)),
            "sources": list(clause.sources),
            "confidence": clause.confidence,
            "review": review_json(clause.review),
            "words": clause.words,
        }

    def _rule(self, rule: authored.Rule, versions: list[Json]) -> Json:
        found: dict[str, Json] = {
            "id": rule.id,
            "outcome": rule.outcome,
            "value": rule.value,
            "level": rule.level,
            "axis": rule.axis,
            "when": tree_json(self._condition(rule.when)),
            "overrides": list(rule.overrides),
            "gives": rule.gives,
            "versions": versions,
        }
        if rule.rows:
            found["row"] = rule.rows[0] if len(rule.rows) == 1 else list(rule.rows)
        return found

    def _version(self, version: authored.Version | authored.Pending, trees: list[Ast]) -> Json:
        reads = self._reach.reads(trees)
        cuts = self._reach.cuts(trees)
        dated = version if isinstance(version, authored.Version) else None
        return {
            "from": None if dated is None else day_text(dated.since),
            "until": None if dated is None else _day_or_none(dated.until),
            "known": _day_or_none(version.known),
            "until_known": None if dated is None else _day_or_none(dated.until_known),
            "when": tree_json(self._condition(version.when)),
            "sources": list(version.sources),
            "confidence": version.confidence,
            "for_lawyer": version.for_lawyer,
            "review": review_json(version.review),
            "words": version.words,
            "reads": self._in_order(reads),
            "cuts": {
                ident: cuts.of(self._facts[ident])
                for ident in sorted(reads)
                if self._facts[ident].type != "bool"
            },
        }


def _day_or_none(day: int | None) -> Json:
    return None if day is None else day_text(day)


def _unit(item: authored.Fact | authored.Derived) -> dict[str, Json]:
    if item.type == "money":
        return {"currency": item.unit}
    return {"unit": item.unit} if item.type == "duration" else {}
