"""What a pack says must always be so: `invariants.yaml`, read and resolved (docs/packs.md).

A statement is a tree of `and`, `or`, `not` over conditions on the case and claims about its assessment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from ploughshare.law import source
from ploughshare.law.authored import KINDS, LEVELS, Authored
from ploughshare.law.export import scope_of
from ploughshare.law.expr import Ast, ExprError, parse
from ploughshare.law.pack import Pack
from ploughshare.law.source import Fields, Map, PackError, Source, Where, suggestion
from ploughshare.law.typed import BOOL, resolve

FILE: Final = "invariants.yaml"
_TERMS: Final = ("holds", "shown", "offered", "first", "for_lawyer", "conflict", "pending", "in_play")
_CALL = re.compile(rf"\b(?:({'|'.join(_TERMS)})\s*\(([^()]*)\)|(unverified)\b(?!\s*\())")
_WRAP = re.compile(r"\b(sure|possibly)\s*\(")
_MARK: Final = "said_"


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


@dataclass(frozen=True, slots=True)
class Invariant:
    """A statement about every assessment. `complete`: only of cases in which everything is answered."""

    id: str
    says: Mapping[str, str]
    words: str | None
    statement: Statement | None
    complete: bool
    never_say: Mapping[str, tuple[str, ...]]
    must_say: Mapping[str, tuple[str, ...]]
    of: tuple[str, ...]
    where: Where

    def said(self, languages: tuple[str, ...]) -> str:
        """Its sentence, in the first of some languages that has one."""
        return next((self.says[lang] for lang in languages if lang in self.says), self.words or self.id)


def read_invariants(directory: Path, written: Authored, pack: Pack) -> tuple[Invariant, ...]:
    """A pack's invariants; none if there is no file. Raises PackError."""
    path = directory / FILE
    if not path.exists():
        return ()
    reader = _Reader(written, pack)
    found = [reader.invariant(node) for node in source.items(source.read_file(path, str(path)), FILE)]
    seen: dict[str, Where] = {}
    for invariant in found:
        if invariant.id in seen:
            at = seen[invariant.id]
            raise PackError(
                f"invariant {invariant.id!r} is already defined at {at}; rename one", invariant.where
            )
        seen[invariant.id] = invariant.where
    return tuple(found)


class _Reader:
    def __init__(self, written: Authored, pack: Pack) -> None:
        self._pack = pack
        self._scope = scope_of(written)
        self._sources = {law.id for law in written.sources}
        self._papers = {paper.id: paper.outcome for paper in pack.papers}
        self._rules = {rule.id: rule for rule in pack.rules}

    def invariant(self, node: Source) -> Invariant:
        fields = Fields(node, "an invariant")
        ident = source.name(fields.need("id"), "an invariant's id")
        says, words = fields.get("says"), fields.get("words")
        if (says is None) == (words is None):
            raise PackError(f"invariant {ident!r} needs `says` or `words`, one of them", fields.where)
        for law in source.items(fields.get("sources"), "`sources`"):
            name = source.source_id(law, "a source")
            if name not in self._sources:
                raise PackError(f"there is no source {name!r}{suggestion(name, self._sources)}", law.where)
        cases = fields.get("cases")
        complete = cases is not None and source.one_of(cases, "`cases`", ("all", "complete")) == "complete"
        statement = self._stated(fields, ident)
        never_say, must_say = (
            _phrases(fields.get(key), key, self._pack) for key in ("never_say", "must_say")
        )
        of = tuple(self._spoken(item) for item in source.items(fields.get("of"), "`of`"))
        found = Invariant(
            ident,
            {} if says is None else _sentences(says),
            None if words is None else source.text(words, "`words`"),
            statement,
            complete,
            never_say,
            must_say,
            of,
            fields.where,
        )
        fields.done()
        if statement is None and not never_say and not must_say:
            raise PackError(
                f"invariant {ident!r} says nothing; add `never`, `whenever` and `then`, or `never_say`",
                fields.where,
            )
        return found

    def _stated(self, fields: Fields, ident: str) -> Statement | None:
        never, whenever, then = (fields.get(key) for key in ("never", "whenever", "then"))
        if (whenever is None) != (then is None) or (never is not None and whenever is not None):
            raise PackError(
                f"invariant {ident!r} needs either `never`, or `whenever` with `then`", fields.where
            )
        if never is not None:
            return Joined("not", (self._statement(never),))
        if whenever is None or then is None:
            return None
        return Joined("or", (Joined("not", (self._statement(whenever),)), self._statement(then)))

    def _spoken(self, node: Source) -> str:
        name = source.text(node, "an outcome or rule")
        known = {*self._pack.outcome, *self._rules}
        if name not in known:
            raise PackError(f"there is no outcome or rule {name!r}{suggestion(name, known)}", node.where)
        return name

    # Statements

    def _statement(self, node: Source) -> Statement:
        text = source.text(node, "a statement")
        try:
            return self.parsed(text)
        except ExprError as error:
            raise PackError(str(error), node.where) from None

    def parsed(self, text: str) -> Statement:
        """A statement's tree. Claims stand as names while the rest is parsed as any expression is."""
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

    def _one(
        self, name: str, known: Mapping[str, object] | tuple[str, ...] | list[str], what: str, at: int
    ) -> str:
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
        if not found and ident not in self._pack.outcome:
            known = {*self._rules, *self._pack.outcome}
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


def _sentences(node: Source) -> dict[str, str]:
    if not isinstance(node, Map):
        raise PackError("`says` is a sentence a language, {en: …}", node.where)
    return {language: source.text(item, "a sentence") for language, item in node.items.items()}


def _phrases(node: Source | None, key: str, pack: Pack) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    if not isinstance(node, Map):
        raise PackError(f"`{key}` lists phrases by language, {{en: [guarantee]}}", node.where)
    for language in node.items:
        if language not in pack.languages:
            raise PackError(f"the pack has no language {language!r}", node.items[language].where)
    return {
        language: tuple(source.text(item, "a phrase") for item in source.items(listed, f"`{key}`"))
        for language, listed in node.items.items()
    }
