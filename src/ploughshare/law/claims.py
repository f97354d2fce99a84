"""What a statement is worth in one case, by the evaluator, and in all of them, as a z3 term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from ploughshare.law.authored import LEVELS
from ploughshare.law.logic import Dated, Program
from ploughshare.law.node import Frame, MaskNode
from ploughshare.law.pack import Clause, Pack, Rule
from ploughshare.law.settle import state
from ploughshare.law.statement import Claim, Condition, Joined, Statement
from ploughshare.law.symbolic import Truth, all_of, any_of, negated
from ploughshare.law.theory import Theory, TheoryError
from ploughshare.law.value import FALSE, TRUE, UNSURE, answer

NOTHING: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Standing:
    """A version in all cases: whether it holds, and whether it holds or may hold."""

    holds: Truth
    shown: Truth


def versions_of(statement: Statement) -> frozenset[str]:
    """The versions that a statement speaks of."""
    if isinstance(statement, Claim):
        return frozenset(statement.versions)
    if isinstance(statement, Joined):
        return NOTHING.union(*(versions_of(part) for part in statement.parts))
    return NOTHING


class Judge:
    """Statements about one case, by the evaluator."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.by_key: Mapping[str, Dated] = {dated.version.key: dated for dated in program.versions}

    def state(self, frame: Frame, key: str) -> int:
        """E of a version after settling."""
        return state(self._program, frame, self.by_key[key])

    def facts_of(self, statement: Statement) -> frozenset[str]:
        """The facts that decide a statement; all of them, where clauses or texts without a day take part."""
        facts = self._program.pack.facts
        if isinstance(statement, Joined):
            return NOTHING.union(*(self.facts_of(part) for part in statement.parts))
        if isinstance(statement, Condition):
            return frozenset(facts[number].id for number in self._program.node(statement.tree).facts)
        if statement.term in {"for_lawyer", "pending", "in_play"}:
            return frozenset(fact.id for fact in facts)
        return NOTHING.union(*(self.by_key[key].version.reads for key in statement.versions))

    def so(self, statement: Statement, frame: Frame) -> bool:
        """Whether a statement is true of the assessment of a case, complete or not."""
        if isinstance(statement, Condition):
            mask = self._condition(statement, frame)
            return mask == TRUE if statement.sure else bool(mask & TRUE)
        if isinstance(statement, Claim):
            return self._told(statement, frame)
        parts = (self.so(part, frame) for part in statement.parts)
        if statement.op == "not":
            return not next(parts)
        return all(parts) if statement.op == "and" else any(parts)

    def may_be(self, statement: Statement, frame: Frame) -> int:
        """A mask of what a statement may be in the complete cases that an incomplete one leaves possible."""
        if isinstance(statement, Condition):
            return self._condition(statement, frame)
        if isinstance(statement, Claim):
            return self._may_be(statement, frame)
        parts = [self.may_be(part, frame) for part in statement.parts]
        if statement.op == "not":
            return answer(bool(parts[0] & FALSE), bool(parts[0] & TRUE))
        settles, rest = (FALSE, TRUE) if statement.op == "and" else (TRUE, FALSE)
        if settles in parts:
            return settles
        return UNSURE if UNSURE in parts else rest

    def _condition(self, condition: Condition, frame: Frame) -> int:
        node = self._program.node(condition.tree)
        if not isinstance(node, MaskNode):
            raise TypeError("a condition was expected")
        return node.cond(frame)

    def _states(self, claim: Claim, frame: Frame) -> dict[str, int]:
        return {key: self.state(frame, key) for key in claim.versions}

    def _unverified(self, frame: Frame) -> bool:
        first, last = self._program.pack.verified
        return not first <= frame.as_of.lo <= last

    def _told(self, claim: Claim, frame: Frame) -> bool:
        if claim.term == "unverified":
            return self._unverified(frame)
        if claim.term in {"pending", "in_play"}:
            return bool(self._named(claim, frame) & TRUE)
        states = self._states(claim, frame)
        if claim.term == "holds":
            return TRUE in states.values()
        if claim.term == "for_lawyer":
            return all(not found & TRUE or self._lawyer(key, frame) & TRUE for key, found in states.items())
        if claim.term == "shown":
            return any(found & TRUE for found in states.values())
        if claim.term == "first":
            graver, equal = self._by_level(claim.level, states)
            return graver == FALSE and bool(equal & TRUE)
        if claim.term == "conflict":
            return self._conflict(states) == TRUE
        raise TheoryError(f"`{claim.term}` cannot be proved yet")

    def _may_be(self, claim: Claim, frame: Frame) -> int:
        if claim.term == "unverified":
            return TRUE if self._unverified(frame) else FALSE
        if claim.term in {"pending", "in_play"}:
            return self._named(claim, frame)
        states = self._states(claim, frame)
        if claim.term in {"holds", "shown"}:
            return _either(states.values())
        if claim.term == "for_lawyer":
            not_so = [_both(found, _not(self._lawyer(key, frame))) for key, found in states.items()]
            return _not(_either(not_so))
        if claim.term == "first":
            graver, equal = self._by_level(claim.level, states)
            return answer(bool(graver & FALSE and equal & TRUE), bool(graver & TRUE or equal & FALSE))
        if claim.term == "conflict":
            return self._conflict(states)
        raise TheoryError(f"`{claim.term}` cannot be proved yet")

    def _named(self, claim: Claim, frame: Frame) -> int:
        """A clause in play, or a text without a day whose conditions are met."""
        if claim.term == "in_play":
            clauses = (clause for clause in self._program.clauses if clause.spec.id == claim.ident)
            return next(clause.in_play.cond(frame) for clause in clauses)
        texts = (text for text in self._program.pending if text.rule.id == claim.ident)
        return next((text.when.cond(frame) for text in texts), FALSE)

    def _lawyer(self, key: str, frame: Frame) -> int:
        """Whether a finding is for a lawyer, if it is there; unsure where some complete cases make it so."""
        pack, dated = self._program.pack, self.by_key[key]
        if own_lawyer(dated, pack):
            return TRUE
        if any(own_lawyer(over, pack) and over.holds.value(frame) & TRUE for over in dated.exceptions):
            return UNSURE
        touching = (clause for clause in self._program.clauses if dated.rule.outcome in clause.spec.taints)
        return _either(clause.in_play.cond(frame) for clause in touching)

    def _by_level(self, level: str, states: Mapping[str, int]) -> tuple[int, int]:
        """Whether any version graver than a level is said, and any of the level."""
        graver = LEVELS[: LEVELS.index(level)]
        levels = {key: self.by_key[key].rule.level for key in states}
        return (
            _either(found for key, found in states.items() if levels[key] in graver),
            _either(found for key, found in states.items() if levels[key] == level),
        )

    def _conflict(self, states: Mapping[str, int]) -> int:
        values = {key: self.by_key[key].rule.value for key in states}
        may = {values[key] for key, found in states.items() if found & TRUE}
        do = {values[key] for key, found in states.items() if found == TRUE}
        return answer(len(may) > 1, len(do) < 2)


def own_lawyer(dated: Dated, pack: Pack) -> bool:
    """Whether a version is for a lawyer by itself: it says so, or it or its source has low confidence."""
    version = dated.version
    trust = [version.confidence, *(pack.sources[ident].confidence for ident in version.sources)]
    return version.for_lawyer or "low" in trust


def _not(mask: int) -> int:
    return answer(bool(mask & FALSE), bool(mask & TRUE))


def _both(a: int, b: int) -> int:
    return answer(bool(a & b & TRUE), bool((a | b) & FALSE))


def _either(states: Iterable[int]) -> int:
    found = set(states)
    if TRUE in found:
        return TRUE
    return UNSURE if UNSURE in found else FALSE


def term_of(
    statement: Statement, theory: Theory, standing: Mapping[str, Standing], by_key: Mapping[str, Dated]
) -> Truth:
    """A statement as a term over a theory. `standing`: the versions it speaks of."""
    if isinstance(statement, Condition):
        symbol = theory.condition(statement.tree)
        return negated(symbol.false) if statement.sure else symbol.true
    if isinstance(statement, Claim):
        return _claim_term(statement, theory, standing, by_key)
    parts = [term_of(part, theory, standing, by_key) for part in statement.parts]
    if statement.op == "not":
        return negated(parts[0])
    return all_of(parts) if statement.op == "and" else any_of(parts)


def _claim_term(
    claim: Claim, theory: Theory, standing: Mapping[str, Standing], by_key: Mapping[str, Dated]
) -> Truth:
    if claim.term == "unverified":
        first, last = theory.pack.verified
        return any_of((theory.as_of < first, theory.as_of > last))
    if claim.term in {"holds", "shown"}:
        sure = claim.term == "holds"
        return any_of(standing[key].holds if sure else standing[key].shown for key in claim.versions)
    if claim.term in {"pending", "in_play"}:
        pack = theory.pack
        if claim.term == "pending":
            return theory.pending(_rule(pack, claim.ident)).true
        return theory.in_play(_clause(pack, claim.ident)).true
    if claim.term == "for_lawyer":
        lawyers = {key: _lawyer_term(by_key[key], theory) for key in claim.versions}
        return all_of(any_of((negated(standing[key].shown), lawyers[key])) for key in claim.versions)
    if claim.term == "first":
        place = LEVELS.index(claim.level)
        by_level = {
            level: any_of(standing[k].shown for k in claim.versions if by_key[k].rule.level == level)
            for level in LEVELS[: place + 1]
        }
        graver = any_of(by_level[level] for level in LEVELS[:place])
        return all_of((negated(graver), by_level[claim.level]))
    if claim.term == "conflict":
        by_value: dict[str | None, list[Truth]] = {}
        for key in claim.versions:
            by_value.setdefault(by_key[key].rule.value, []).append(standing[key].holds)
        values = [any_of(truths) for truths in by_value.values()]
        return any_of(all_of(pair) for pair in combinations(values, 2))
    raise TheoryError(f"`{claim.term}` cannot be proved yet")


def _lawyer_term(dated: Dated, theory: Theory) -> Truth:
    pack = theory.pack
    if own_lawyer(dated, pack):
        return True
    above = [theory.holds(x.rule, x.version).true for x in dated.exceptions if own_lawyer(x, pack)]
    return any_of([*above, *(theory.in_play(c).true for c in pack.clauses if dated.rule.outcome in c.taints)])


def _rule(pack: Pack, ident: str) -> Rule:
    return next(rule for rule in pack.rules if rule.id == ident)


def _clause(pack: Pack, ident: str) -> Clause:
    return next(clause for clause in pack.clauses if clause.id == ident)
