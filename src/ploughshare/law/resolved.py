"""An authored pack with its expressions resolved: what makes a pack meaningless is refused here.

What only makes it poor is `check`'s to say; `export` writes what holds together as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ploughshare.law import authored
from ploughshare.law.authored import Authored, Expr
from ploughshare.law.expr import Ast, ExprError
from ploughshare.law.limits import refuse_many, refuse_overriding
from ploughshare.law.reach import Reach, ReachedFact
from ploughshare.law.scope import parsed, scope_of
from ploughshare.law.source import PackError, Where, suggestion
from ploughshare.law.typed import BOOL, DAY, Type, resolve


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


class Resolved:
    """An authored pack whose names, types and references hold together; PackError if they do not."""

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
            tree = resolve(parsed(expr), self._scope, wanted)
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


def _names(tree: Ast) -> set[str]:
    found = set(tree.names) if tree.op in {"fact", "derived"} else set()
    return found.union(*(_names(part) for part in tree.parts))
