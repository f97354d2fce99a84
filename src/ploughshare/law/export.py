"""Compile an authored pack: names and types resolved, expressions to trees, reach and cuts computed, hashed.

Everything that makes a pack meaningless is refused here; what only makes it poor is `check`'s to say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ploughshare.law import authored
from ploughshare.law.authored import Authored, Expr, Review
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_text
from ploughshare.law.expr import Ast, ExprError, Json, parse
from ploughshare.law.logic import Program, program_of
from ploughshare.law.node import SpanNode
from ploughshare.law.pack import FORMAT, Pack, pack_from_json, pack_hash
from ploughshare.law.reach import Cuts, Reach, ReachedFact
from ploughshare.law.reading import read_pack
from ploughshare.law.source import PackError, Where, suggestion
from ploughshare.law.typed import BOOL, DAY, Scope, Type, resolve

MAX_NUMBER = 10**12
"""No derived number may leave ± this, so that sums of them stay exact in a browser's numbers."""


def compile_pack(directory: Path) -> Pack:
    """Read, check and compile a pack's directory. Raises PackError."""
    return compile_authored(read_pack(directory))


def compile_authored(pack: Authored) -> Pack:
    """Compile a pack that was read. Raises PackError."""
    compiled = _Compiler(pack).compile()
    compiled["hash"] = pack_hash(compiled)
    built = pack_from_json(compiled, pack.where.file, pack.words)
    _refuse_growth(pack, program_of(built))
    return built


def _refuse_growth(pack: Authored, program: Program) -> None:
    """Refuse a number that could leave what every evaluator counts exactly."""
    for derived in pack.derived:
        node = program.derived_node(derived.id)
        for day in (DAY_MIN, DAY_MAX):
            span = node.value(program.frame({}, day)) if isinstance(node, SpanNode) else None
            if span is not None and not -MAX_NUMBER <= span.lo <= span.hi <= MAX_NUMBER:
                raise PackError(f"{derived.id!r} could leave ±10¹²; narrow what it adds up", derived.where)


def unique(what: str, ids: Iterable[tuple[str, Where]]) -> None:
    """Refuse an id used twice."""
    seen: dict[str, Where] = {}
    for ident, where in ids:
        if ident in seen:
            raise PackError(f"{what} {ident!r} is already defined at {seen[ident]}; rename one", where)
        seen[ident] = where


def find_cycle(graph: Mapping[str, Sequence[str]]) -> list[str] | None:
    """A circle in a directed graph, or None. Iterative: an author's chain may be long."""
    done: set[str] = set()
    for start in graph:
        path: list[str] = []
        on_path: set[str] = set()
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            node, leaving = waiting.pop()
            if leaving:
                done.add(node)
                on_path.discard(path.pop())
            elif node in on_path:
                return [*path[path.index(node) :], node]
            elif node not in done:
                path.append(node)
                on_path.add(node)
                waiting.append((node, True))
                waiting.extend((after, False) for after in graph.get(node, ()))
    return None


class _Compiler:
    def __init__(self, pack: Authored) -> None:
        self._pack = pack
        unique("the name", [*((f.id, f.where) for f in pack.facts), *((d.id, d.where) for d in pack.derived)])
        unique("outcome", ((o.id, o.where) for o in pack.outcomes))
        unique("source", ((s.id, s.where) for s in pack.sources))
        unique("rule", ((r.id, r.where) for r in pack.rules))
        unique("paper", ((p.id, p.where) for p in pack.papers))
        self._scope = Scope(
            {fact.id: Type(fact.type, fact.values) for fact in pack.facts},
            {derived.id: Type(derived.type, derived.values) for derived in pack.derived},
        )
        self._whens = {fact.id: self._condition(fact.when) for fact in pack.facts}
        self._derived = {
            derived.id: self._resolve(derived.expr, self._scope.derived[derived.id])
            for derived in pack.derived
        }
        self._refuse_circles()
        self._facts = {
            fact.id: ReachedFact(fact.id, fact.type, fact.values, fact.lo, fact.hi, self._whens[fact.id])
            for fact in pack.facts
        }
        self._reach = Reach(self._facts, self._derived)
        self._rules = {rule.id: rule for rule in pack.rules}
        self._overriders: dict[str, list[str]] = {rule.id: [] for rule in pack.rules}
        for rule in pack.rules:
            self._check_rule(rule)
        circle = find_cycle({rule.id: rule.overrides for rule in pack.rules})
        if circle:
            raise PackError(f"overrides go in a circle: {' → '.join(circle)}", self._rules[circle[0]].where)
        outcomes = {outcome.id: outcome for outcome in pack.outcomes}
        for paper in pack.papers:
            if paper.outcome not in outcomes or outcomes[paper.outcome].kind != "paper":
                raise PackError(f"paper {paper.id!r} needs an outcome of kind paper", paper.where)

    def _resolve(self, expr: Expr, wanted: Type) -> Ast:
        try:
            return resolve(parse(expr.text), self._scope, wanted)
        except ExprError as error:
            raise PackError(str(error), expr.where) from None

    def _condition(self, expr: Expr | None) -> Ast | None:
        return None if expr is None else self._resolve(expr, BOOL)

    def _refuse_circles(self) -> None:
        graph: dict[str, list[str]] = {}
        places = {fact.id: fact.where for fact in self._pack.facts}
        places |= {derived.id: derived.where for derived in self._pack.derived}
        for ident, tree in [*self._whens.items(), *self._derived.items()]:
            graph[ident] = [] if tree is None else sorted(_names(tree))
        circle = find_cycle(graph)
        if circle:
            raise PackError(
                f"these need each other: {' → '.join(circle)}; break the circle", places[circle[0]]
            )

    def _check_rule(self, rule: authored.Rule) -> None:
        outcomes = {outcome.id: outcome for outcome in self._pack.outcomes}
        outcome = outcomes.get(rule.outcome)
        if outcome is None:
            hint = suggestion(rule.outcome, outcomes)
            raise PackError(f"there is no outcome {rule.outcome!r}{hint}", rule.where)
        if outcome.kind == "finding" and rule.value not in outcome.values:
            raise PackError(
                f"the finding {outcome.id!r} needs a value: {', '.join(outcome.values)}", rule.where
            )
        if outcome.kind != "finding" and rule.value is not None:
            raise PackError(f"only a finding has a value; {outcome.id!r} is {outcome.kind}", rule.where)
        if rule.axis != "as_of" and self._scope.type_of(rule.axis) != DAY:
            days = [
                ident
                for ident, kind in [*self._scope.facts.items(), *self._scope.derived.items()]
                if kind == DAY
            ]
            hint = suggestion(rule.axis, days)
            raise PackError(f"the axis {rule.axis!r} is not as_of nor a day of the case{hint}", rule.where)
        for other in rule.overrides:
            if other not in self._rules:
                raise PackError(
                    f"there is no rule {other!r} to override{suggestion(other, self._rules)}", rule.where
                )
            self._overriders[other].append(rule.id)
        known = {law.id for law in self._pack.sources}
        for version in rule.versions:
            for ident in version.sources:
                if ident not in known:
                    raise PackError(f"there is no source {ident!r}{suggestion(ident, known)}", version.where)
        for before, after in zip(rule.versions, rule.versions[1:], strict=False):
            if before.until is None or after.since <= before.until:
                raise PackError(
                    "this version overlaps the one before it; end that one the day before", after.where
                )

    def _version_trees(self, rule: authored.Rule, version: authored.Version) -> list[Ast]:
        axis = self._axis(rule.axis)
        trees = [Ast("ge", (axis, Ast("day", names=(day_text(version.since),))))]
        if version.until is not None:
            trees.append(Ast("le", (axis, Ast("day", names=(day_text(version.until),)))))
        for expr in (rule.when, version.when):
            tree = self._condition(expr)
            if tree is not None:
                trees.append(tree)
        return trees

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
        every_cut = self._reach.cuts(tree for trees in own.values() for tree in trees)
        whole: dict[str, list[Ast]] = {}

        def trees_of(rule: str) -> list[Ast]:
            """All versions' trees of a rule and of what overrides it."""
            if rule not in whole:
                found = [tree for version in self._rules[rule].versions for tree in own[rule, version.since]]
                for other in self._overriders[rule]:
                    found += trees_of(other)
                whole[rule] = found
            return whole[rule]

        rules: list[Json] = []
        for rule in pack.rules:
            above = [tree for other in self._overriders[rule.id] for tree in trees_of(other)]
            versions: list[Json] = [
                self._version(version, [*own[rule.id, version.since], *above]) for version in rule.versions
            ]
            rules.append(self._rule(rule, versions))
        return {
            "format": FORMAT,
            "id": pack.id,
            "version": pack.version,
            "languages": list(pack.languages),
            "words_sha256": {
                key: hashlib.sha256(text.encode()).hexdigest() for key, text in pack.words.items()
            },
            "verified": {"from": pack.verified[0], "until": pack.verified[1]},
            "review": _review(pack.review),
            "sections": list(pack.sections),
            "facts": [self._fact(fact, every_cut) for fact in pack.facts],
            "derived": [self._derived_json(derived) for derived in pack.derived],
            "outcomes": [_outcome(outcome) for outcome in pack.outcomes],
            "rules": rules,
            "sources": {law.id: _source(law) for law in pack.sources},
            "papers": [_paper(paper) for paper in pack.papers],
        }

    def _in_order(self, facts: Iterable[str]) -> list[Json]:
        wanted = set(facts)
        return [fact.id for fact in self._pack.facts if fact.id in wanted]

    def _fact(self, fact: authored.Fact, cuts: Cuts) -> Json:
        when = self._whens[fact.id]
        found: dict[str, Json] = {
            "id": fact.id,
            "type": fact.type,
            "section": fact.section,
            "tier": fact.tier,
            "when": None if when is None else when.to_json(),
        }
        if fact.values:
            found["values"] = list(fact.values)
        if fact.type == "int":
            found |= {"min": fact.lo, "max": fact.hi, "asks": list(fact.asks)}
        if fact.type == "day":
            found["asks"] = [day_text(day) for day in fact.asks]
        if fact.type != "bool":
            found["blocks"] = cuts.of(self._facts[fact.id], fact.asks)
        return found

    def _derived_json(self, derived: authored.Derived) -> Json:
        tree = self._derived[derived.id]
        found: dict[str, Json] = {
            "id": derived.id,
            "type": derived.type,
            "expr": tree.to_json(),
            "reads": self._in_order(self._reach.reads([tree])),
        }
        if derived.values:
            found["values"] = list(derived.values)
        return found

    def _rule(self, rule: authored.Rule, versions: list[Json]) -> Json:
        when = self._condition(rule.when)
        found: dict[str, Json] = {
            "id": rule.id,
            "outcome": rule.outcome,
            "value": rule.value,
            "level": rule.level,
            "axis": rule.axis,
            "when": None if when is None else when.to_json(),
            "overrides": list(rule.overrides),
            "versions": versions,
        }
        if rule.rows:
            found["row"] = rule.rows[0] if len(rule.rows) == 1 else list(rule.rows)
        return found

    def _version(self, version: authored.Version, trees: list[Ast]) -> Json:
        when = self._condition(version.when)
        reads = self._reach.reads(trees)
        cuts = self._reach.cuts(trees)
        return {
            "from": day_text(version.since),
            "until": None if version.until is None else day_text(version.until),
            "when": None if when is None else when.to_json(),
            "sources": list(version.sources),
            "confidence": version.confidence,
            "for_lawyer": version.for_lawyer,
            "review": _review(version.review),
            "words": version.words,
            "reads": self._in_order(reads),
            "cuts": {
                ident: cuts.of(self._facts[ident])
                for ident in sorted(reads)
                if self._facts[ident].type != "bool"
            },
        }


def _names(tree: Ast) -> set[str]:
    found = set(tree.names) if tree.op in {"fact", "derived"} else set()
    return found.union(*(_names(part) for part in tree.parts))


def _review(review: Review) -> Json:
    if review.status == "draft":
        return {"status": "draft"}
    return {"status": review.status, "by": review.by, "role": review.role, "on": review.on}


def _outcome(outcome: authored.Outcome) -> Json:
    found: dict[str, Json] = {"id": outcome.id, "kind": outcome.kind}
    if outcome.values:
        found["values"] = list(outcome.values)
    return found


def _source(law: authored.LawSource) -> Json:
    return {
        "citation": law.citation,
        "from": law.since,
        "until": law.until,
        "confidence": law.confidence,
        "checked": law.checked,
        "seen": list(law.seen),
    }


def _paper(paper: authored.Paper) -> Json:
    return {
        "id": paper.id,
        "outcome": paper.outcome,
        "fields": [{"id": ident, "type": kind} for ident, kind in paper.fields],
    }
