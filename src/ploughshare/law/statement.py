"""Statements about every assessment: `and`, `or`, `not` of conditions on the case and of claims about it.

docs/packs.md, "What must always be so". Their files are read by `invariant`, and they are decided by `prove`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from ploughshare.law.authored import KINDS, LEVELS
from ploughshare.law.expr import Ast, ExprError, parse
from ploughshare.law.pack import Pack
from ploughshare.law.source import suggestion
from ploughshare.law.typed import BOOL, Scope, Type, resolve

_TERMS: Final = ("holds", "shown", "offered", "first", "for_lawyer", "conflict", "pending", "in_play")
_CALL: Final = re.compile(rf"\b(?:({'|'.join(_TERMS)})\s*\(([^()]*)\)|(unverified)\b(?!\s*\())")
_WRAP: Final = re.compile(r"\b(sure|possibly)\s*\(")
_MARK: Final = "_said"
"""What stands for a claim while its statement is parsed; no name of a pack begins so."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the case: `sure`, whether it can only be true; otherwise whether it can be."""

    tree: Ast
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """What an assessment says. `versions`: RULE@FROM of what is meant; `levels`: for `first`, by those."""

    term: str
    text: str
    versions: tuple[str, ...] = ()
    level: str = ""
    ident: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """`and`, `or` or `not` of statements."""

    op: str
    parts: tuple[Statement, ...]


Statement: TypeAlias = Condition | Claim | Joined


class StatementReader:
    """Reads statements about one pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._papers = {paper.id: paper.outcome for paper in pack.papers}
        self._rules = {rule.id: rule for rule in pack.rules}
        self._scope = Scope(
            {fact.id: Type(fact.type, fact.values, fact.unit) for fact in pack.facts},
            {derived.id: Type(derived.type, derived.values, derived.unit) for derived in pack.derived},
            pack.currencies,
            pack.ratio_of,
        )

    def parsed(self, text: str) -> Statement:
        """A statement's tree; claims stand as names while the rest is parsed. Raises ExprError."""
        claims: dict[str, Statement] = {}

        def put(claim: Statement, length: int) -> str:
            name = f"{_MARK}{len(claims)}"
            claims[name] = claim
            return name.ljust(length)

        plain = _CALL.sub(lambda m: put(self._claim(m), len(m[0])), text)
        for start, end, inner, word in _wrapped(plain):
            if _MARK in inner:
                raise ExprError(f"`{word}(…)` takes a condition on the case alone (column {start + 1})")
            tree = resolve(parse(inner), self._scope, BOOL)
            mark = put(Condition(tree, word == "sure"), end - start)
            plain = plain[:start] + mark + plain[end:]
        scope = replace(self._scope, derived={**self._scope.derived, **dict.fromkeys(claims, BOOL)})
        return _split(resolve(parse(plain), scope, BOOL), claims)

    def _claim(self, match: re.Match[str]) -> Claim:
        term, inner, at = match[1] or match[3], (match[2] or "").strip(), match.start() + 1
        text = re.sub(r"\s+", " ", match[0])
        pack = self._pack
        if term == "unverified":
            if self._scope.type_of(term) is not None:
                raise ExprError(
                    f"`unverified` (column {at}) is what an assessment says of its day, and also a name of "
                    "this pack; rename that fact or derived value"
                )
            return Claim(term, text)
        if term in {"holds", "shown", "for_lawyer"}:
            return Claim(term, text, self._meant(inner, at))
        if term == "offered":
            outcome = self._one(inner, self._papers, "paper", at)
            return Claim("shown", text, self._meant(self._papers[outcome], at))
        if term == "conflict":
            return Claim(
                term, text, self._meant(self._one(inner, pack.outcome, "outcome", at), at), ident=inner
            )
        if term == "first":
            *kind, level = (part.strip() for part in inner.split(","))
            self._one(level, LEVELS, "level", at)
            kinds = [self._one(part, KINDS, "kind", at) for part in kind]
            if len(kinds) > 1:
                raise ExprError(f"`first` at column {at} takes a level, or a kind and a level")
            among = tuple(
                v.key for rule in pack.rules for v in rule.versions if self._kind(rule.outcome, kinds)
            )
            return Claim(term, text, among, level)
        if term == "pending":
            return Claim(term, text, ident=self._one(inner, self._rules, "rule", at))
        known = [clause.id for clause in pack.clauses]
        return Claim(term, text, ident=self._one(inner, known, "clause", at))

    def _kind(self, outcome: str, kinds: list[str]) -> bool:
        return not kinds or self._pack.outcome[outcome].kind in kinds

    def _one(self, name: str, known: Collection[str], what: str, at: int) -> str:
        if name not in known:
            raise ExprError(f"there is no {what} {name!r} (column {at}){suggestion(name, known)}")
        return name

    def _meant(self, name: str, at: int) -> tuple[str, ...]:
        """The versions that a rule, a version, an outcome or a value of one names."""
        ident, sign, value = (
            (part.strip() for part in re.split(r"(==?)", name, maxsplit=1)) if "=" in name else (name, "", "")
        )
        every = [(rule, version) for rule in self._pack.rules for version in rule.versions]
        if sign:
            outcome = self._one(ident, self._pack.outcome, "outcome", at)
            self._one(value, self._pack.outcome[outcome].values, f"value of {outcome!r}:", at)
            return tuple(v.key for rule, v in every if (rule.outcome, rule.value) == (outcome, value))
        found = tuple(v.key for rule, v in every if ident in {rule.id, v.key, rule.outcome})
        known = {*self._rules, *self._pack.outcome}
        if not found and ident not in known:
            raise ExprError(f"there is no rule or outcome {ident!r} (column {at}){suggestion(ident, known)}")
        return found


def _wrapped(text: str) -> Iterator[tuple[int, int, str, str]]:
    """`sure(…)` and `possibly(…)`: start, end, what is inside, the word; from the last to the first."""
    found = []
    for match in _WRAP.finditer(text):
        depth, at = 1, match.end()
        while depth and at < len(text):
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        if depth:
            raise ExprError(f"`{match[1]}(` at column {match.start() + 1} is not closed")
        found.append((match.start(), at, text[match.end() : at - 1], match[1]))
    for (start, _, _, word), (_, end, _, _) in zip(found[1:], found, strict=False):
        if start < end:
            raise ExprError(f"`{word}` at column {start + 1} stands inside another; take it out")
    return iter(reversed(found))


def _split(tree: Ast, claims: Mapping[str, Statement]) -> Statement:
    """The largest parts without a claim are conditions, read surely."""
    if tree.op == "derived" and tree.names[0] in claims:
        return claims[tree.names[0]]
    if not _claims_in(tree):
        return Condition(replace(tree))
    if tree.op not in {"and", "or", "not"}:
        raise ExprError(
            f"a claim such as holds(…) or shown(…) joins with `and`, `or`, `not` alone (column {tree.at})"
        )
    plain = [part for part in tree.parts if not _claims_in(part)]
    rest = [_split(part, claims) for part in tree.parts if _claims_in(part)]
    if len(plain) > 1:  # `a and b` is read as one condition
        return Joined(tree.op, (Condition(replace(tree, parts=tuple(plain))), *rest))
    return Joined(tree.op, (*(Condition(part) for part in plain), *rest))


def _claims_in(tree: Ast) -> bool:
    named = tree.op == "derived" and tree.names[0].startswith(_MARK)
    return named or any(_claims_in(part) for part in tree.parts)
