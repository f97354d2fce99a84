"""Compile an authored pack: names and types resolved, expressions to trees, reach and cuts computed, hashed.

Everything that makes a pack meaningless is refused here; what only makes it poor is `check`'s to say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import lcm
from pathlib import Path

from ploughshare.law import authored, signoff
from ploughshare.law.amount import MAX_NUMBER, MAX_RATIO, ratio_parts
from ploughshare.law.authored import Authored, Expr
from ploughshare.law.compiled import pack_from_json
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_text, hour_text
from ploughshare.law.export_json import outcome_json, paper_json, review_json, source_json, tree_json
from ploughshare.law.expr import Ast, ExprError, Json, parse
from ploughshare.law.limits import MAX_CUTS, refuse_many, refuse_overriding, refuse_tall
from ploughshare.law.logic import Program, program_of
from ploughshare.law.node import SpanNode
from ploughshare.law.pack import FORMAT, Pack, pack_hash
from ploughshare.law.reach import Cuts, Reach, ReachedFact
from ploughshare.law.reading import read_pack
from ploughshare.law.source import PackError, Where, suggestion
from ploughshare.law.typed import BOOL, DAY, Scope, Type, resolve
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
        waiting = [_parsed(expr)]
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


def _parsed(expr: Expr) -> Ast:
    try:
        return parse(expr.text)
    except ExprError as error:
        raise PackError(str(error), expr.where) from None


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
        refuse_many(pack, pack.where)
        unique("the name", [*((f.id, f.where) for f in pack.facts), *((d.id, d.where) for d in pack.derived)])
        unique("outcome", ((o.id, o.where) for o in pack.outcomes))
        unique("source", ((s.id, s.where) for s in pack.sources))
        unique("rule", ((r.id, r.where) for r in pack.rules))
        unique("paper", ((p.id, p.where) for p in pack.papers))
        unique("clause", ((c.id, c.where) for c in pack.clauses))
        self._scope = scope_of(pack)
        self.trees: list[tuple[Ast, Where]] = []
        self._whens = {fact.id: self._condition(fact.when) for fact in pack.facts}
        self._derived = {
            derived.id: self._resolve(derived.expr, self._scope.derived[derived.id])
            for derived in pack.derived
        }
        self._refuse_circles()
        self._facts = {
            fact.id: ReachedFact(
                fact.id,
                fact.type,
                fact.values,
                fact.lo * self._step(fact),
                fact.hi * self._step(fact),
                self._whens[fact.id],
                fact.unit,
                self._step(fact),
            )
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
        refuse_overriding(
            {rule.id: rule.overrides for rule in pack.rules},
            {rule.id: len(rule.versions) for rule in pack.rules},
            pack.where,
        )
        outcomes = {outcome.id: outcome for outcome in pack.outcomes}
        for clause in pack.clauses:
            self._check_clause(clause)
        for paper in pack.papers:
            if paper.outcome not in outcomes or outcomes[paper.outcome].kind != "paper":
                raise PackError(f"paper {paper.id!r} needs an outcome of kind paper", paper.where)

    def _step(self, fact: authored.Fact) -> int:
        """How far apart the numbers that a fact can be lie."""
        return self._scope.ratio_of // fact.of if fact.type == "ratio" else 1

    def _resolve(self, expr: Expr, wanted: Type) -> Ast:
        try:
            tree = resolve(_parsed(expr), self._scope, wanted)
        except ExprError as error:
            raise PackError(str(error), expr.where) from None
        self.trees.append((tree, expr.where))
        return tree

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
        self._check_axis(rule.axis, rule.where)
        if rule.gives is not None and rule.gives not in self._scope.derived:
            hint = suggestion(rule.gives, self._scope.derived)
            raise PackError(f"there is no derived value {rule.gives!r} to give{hint}", rule.where)
        for other in rule.overrides:
            if other not in self._rules:
                raise PackError(
                    f"there is no rule {other!r} to override{suggestion(other, self._rules)}", rule.where
                )
            self._overriders[other].append(rule.id)
        texts: list[authored.Version | authored.Pending] = [*rule.versions]
        if rule.pending is not None:
            texts.append(rule.pending)
        for version in texts:
            weak = self._check_sources(version.sources, version.where)
            if weak and not version.for_lawyer:
                raise PackError(
                    f"the source {weak!r} is of low confidence, which is always for a lawyer; "
                    "add `for_lawyer: true`",
                    version.where,
                )
        for before, after in zip(rule.versions, rule.versions[1:], strict=False):
            if before.until is None or after.since <= before.until:
                raise PackError(
                    "this version overlaps the one before it; end that one the day before", after.where
                )

    def _check_axis(self, axis: str, where: Where) -> None:
        if axis == "as_of" or self._scope.type_of(axis) == DAY:
            return
        scope = self._scope
        days = [name for name, kind in [*scope.facts.items(), *scope.derived.items()] if kind == DAY]
        hint = suggestion(axis, days)
        raise PackError(f"the axis {axis!r} is not as_of nor a day of the case{hint}", where)

    def _check_sources(self, idents: Iterable[str], where: Where) -> str | None:
        """Refuse a source that is not there; the first of low confidence, or None."""
        known = {law.id: law for law in self._pack.sources}
        weak = None
        for ident in idents:
            if ident not in known:
                raise PackError(f"there is no source {ident!r}{suggestion(ident, known)}", where)
            if known[ident].confidence == "low":
                weak = weak or ident
        return weak

    def _check_clause(self, clause: authored.Clause) -> None:
        self._check_axis(clause.axis, clause.where)
        self._check_sources(clause.sources, clause.where)
        outcomes = [outcome.id for outcome in self._pack.outcomes]
        for ident in clause.taints:
            if ident not in outcomes:
                hint = suggestion(ident, outcomes)
                raise PackError(f"there is no outcome {ident!r} to taint{hint}", clause.where)

    def _conditions(self, *conditions: Expr | None) -> list[Ast]:
        trees = (self._condition(expr) for expr in conditions)
        return [tree for tree in trees if tree is not None]

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
        return {
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


def _names(tree: Ast) -> set[str]:
    found = set(tree.names) if tree.op in {"fact", "derived"} else set()
    return found.union(*(_names(part) for part in tree.parts))
