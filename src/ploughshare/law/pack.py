"""The compiled pack: one immutable value, known by its hash, that every evaluator reads.

Built from the JSON of docs/packs.md, "The compiled pack". Days are ordinals here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from ploughshare.law.dates import day_number
from ploughshare.law.expr import Ast, ExprError, Json, from_json
from ploughshare.law.source import PackError, Where

FORMAT: Final = 1


def canonical(value: Json) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def pack_hash(compiled: Mapping[str, Json]) -> str:
    """SHA-256 (hex) of the canonical compiled pack without `hash` and `words`."""
    rest = {key: value for key, value in compiled.items() if key not in {"hash", "words"}}
    return hashlib.sha256(canonical(rest)).hexdigest()


@dataclass(frozen=True, slots=True)
class Fact:
    """A question. `blocks`: pack-wide cuts, in the form of its type."""

    id: str
    type: str
    values: tuple[str, ...]
    section: str
    tier: int
    when: Ast | None
    lo: int
    hi: int
    blocks: Cut


@dataclass(frozen=True, slots=True)
class Cut:
    """How a fact is split: an enum's blocks of members, a set's members, an int's or day's cut points."""

    groups: tuple[tuple[str, ...], ...] = ()
    members: tuple[str, ...] = ()
    points: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from facts."""

    id: str
    type: str
    expr: Ast


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something the rules can conclude."""

    id: str
    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A rule's text over a span of days. `key`: RULE@FROM. `cuts`: by fact id."""

    key: str
    since: int
    until: int | None
    when: Ast | None
    sources: tuple[str, ...]
    confidence: str
    for_lawyer: bool
    review: str
    words: str
    reads: tuple[str, ...]
    cuts: Mapping[str, Cut]


@dataclass(frozen=True, slots=True)
class Rule:
    """A dated rule."""

    id: str
    outcome: str
    value: str | None
    level: str
    axis: str
    when: Ast | None
    overrides: tuple[str, ...]
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class LawSource:
    """A text of law or practice."""

    id: str
    citation: str
    since: str | None
    until: str | None
    confidence: str
    checked: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document offered by an outcome; `fields` are (id, type)."""

    id: str
    outcome: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Pack:
    """A law pack. `words`: language to Fluent text, empty if it was loaded without."""

    id: str
    version: str
    hash: str
    languages: tuple[str, ...]
    verified: tuple[int, int]
    review: str
    sections: tuple[str, ...]
    facts: tuple[Fact, ...]
    derived: tuple[Derived, ...]
    outcomes: tuple[Outcome, ...]
    rules: tuple[Rule, ...]
    sources: Mapping[str, LawSource]
    papers: tuple[Paper, ...]
    words: Mapping[str, str] = field(repr=False)
    compiled: Mapping[str, Json] = field(repr=False)

    def __hash__(self) -> int:
        return hash(self.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pack) and other.hash == self.hash

    @cached_property
    def fact(self) -> Mapping[str, Fact]:
        """Facts by id, in the pack's order."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def outcome(self) -> Mapping[str, Outcome]:
        """Outcomes by id."""
        return {outcome.id: outcome for outcome in self.outcomes}

    def to_json(self, *, words: bool = False) -> bytes:
        """The compiled pack, canonical; with the words' text if asked."""
        body: dict[str, Json] = dict(self.compiled)
        if words:
            body["words"] = dict(self.words)
        return canonical(body)


class _Obj:
    """A JSON object of a compiled pack, read with the types it must have."""

    def __init__(self, value: Json, where: Where) -> None:
        if not isinstance(value, dict):
            raise PackError("the compiled pack is damaged: an object is missing; export it again", where)
        self._value = value
        self._where = where

    def _wrong(self, key: str) -> PackError:
        return PackError(f"the compiled pack is damaged at {key!r}; export it again", self._where)

    def raw(self, key: str) -> Json:
        return self._value.get(key)

    def text(self, key: str) -> str:
        value = self._value.get(key)
        if not isinstance(value, str):
            raise self._wrong(key)
        return value

    def maybe_text(self, key: str) -> str | None:
        return None if self._value.get(key) is None else self.text(key)

    def number(self, key: str) -> int:
        value = self._value.get(key)
        if not isinstance(value, int):
            raise self._wrong(key)
        return value

    def obj(self, key: str) -> _Obj:
        return _Obj(self._value.get(key), self._where)

    def objs(self, key: str) -> list[_Obj]:
        return [_Obj(item, self._where) for item in self._list(key)]

    def texts(self, key: str) -> tuple[str, ...]:
        return self._texts(self._list(key), key)

    def _texts(self, values: list[Json], key: str) -> tuple[str, ...]:
        found = tuple(value for value in values if isinstance(value, str))
        if len(found) != len(values):
            raise self._wrong(key)
        return found

    def _list(self, key: str) -> list[Json]:
        value = self._value.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key)
        return value

    def ast(self, key: str) -> Ast | None:
        value = self._value.get(key)
        if value is None:
            return None
        try:
            return from_json(value)
        except ExprError:
            raise self._wrong(key) from None

    def day(self, key: str) -> int:
        try:
            return day_number(self.text(key))
        except ValueError:
            raise self._wrong(key) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._value)

    def cut(self, key: str, kind: str) -> Cut:
        values = self._list(key)
        if kind == "enum":
            groups = tuple(self._texts(group, key) for group in values if isinstance(group, list))
            return Cut(groups=groups)
        if kind == "set":
            return Cut(members=self._texts(values, key))
        if kind == "int":
            return Cut(points=tuple(value for value in values if isinstance(value, int)))
        return Cut(points=tuple(day_number(value) for value in self._texts(values, key)))


def pack_from_json(
    untrusted: Mapping[str, Json], shown_as: str, words: Mapping[str, str] | None = None
) -> Pack:
    """The pack from its compiled JSON. Raises PackError if it is damaged or its hash is another's."""
    where = Where(shown_as, 1)
    top = _Obj(dict(untrusted), where)
    if top.raw("format") != FORMAT:
        raise PackError(f"is not a compiled pack of format {FORMAT}; export it with this version", where)
    if top.text("hash") != pack_hash(untrusted):
        raise PackError("the compiled pack does not match its hash; export it again", where)
    facts = tuple(_fact(item) for item in top.objs("facts"))
    types = {fact.id: fact.type for fact in facts}
    texts = dict(words) if words is not None else _words(top)
    digests = top.obj("words_sha256")
    for language in digests:
        if language in texts and hashlib.sha256(texts[language].encode()).hexdigest() != digests.text(
            language
        ):
            raise PackError(f"the words in {language!r} are not those of this pack; export it again", where)
    span = top.obj("verified")
    sources = top.obj("sources")
    return Pack(
        id=top.text("id"),
        version=top.text("version"),
        hash=top.text("hash"),
        languages=top.texts("languages"),
        verified=(span.day("from"), span.day("until")),
        review=top.obj("review").text("status"),
        sections=top.texts("sections"),
        facts=facts,
        derived=tuple(_derived(item, where) for item in top.objs("derived")),
        outcomes=tuple(
            Outcome(o.text("id"), o.text("kind"), o.texts("values")) for o in top.objs("outcomes")
        ),
        rules=tuple(_rule(item, types) for item in top.objs("rules")),
        sources={key: _source(key, sources.obj(key)) for key in sources},
        papers=tuple(_paper(item) for item in top.objs("papers")),
        words=texts,
        compiled={key: value for key, value in untrusted.items() if key != "words"},
    )


def _words(top: _Obj) -> dict[str, str]:
    if top.raw("words") is None:
        return {}
    texts = top.obj("words")
    return {language: texts.text(language) for language in texts}


def _fact(item: _Obj) -> Fact:
    kind = item.text("type")
    lo, hi = (item.number("min"), item.number("max")) if kind == "int" else (0, 0)
    return Fact(
        item.text("id"),
        kind,
        item.texts("values"),
        item.text("section"),
        item.number("tier"),
        item.ast("when"),
        lo,
        hi,
        Cut() if kind == "bool" else item.cut("blocks", kind),
    )


def _derived(item: _Obj, where: Where) -> Derived:
    expr = item.ast("expr")
    if expr is None:
        raise PackError("the compiled pack is damaged at 'expr'; export it again", where)
    return Derived(item.text("id"), item.text("type"), expr)


def _rule(item: _Obj, types: Mapping[str, str]) -> Rule:
    ident = item.text("id")
    return Rule(
        ident,
        item.text("outcome"),
        item.maybe_text("value"),
        item.text("level"),
        item.text("axis"),
        item.ast("when"),
        item.texts("overrides"),
        tuple(_version(version, ident, types) for version in item.objs("versions")),
    )


def _version(item: _Obj, rule: str, types: Mapping[str, str]) -> Version:
    cuts = item.obj("cuts")
    return Version(
        key=f"{rule}@{item.text('from')}",
        since=item.day("from"),
        until=None if item.raw("until") is None else item.day("until"),
        when=item.ast("when"),
        sources=item.texts("sources"),
        confidence=item.text("confidence"),
        for_lawyer=item.raw("for_lawyer") is True,
        review=item.obj("review").text("status"),
        words=item.text("words"),
        reads=item.texts("reads"),
        cuts={fact: cuts.cut(fact, types[fact]) for fact in cuts},
    )


def _source(ident: str, item: _Obj) -> LawSource:
    return LawSource(
        ident,
        item.text("citation"),
        item.maybe_text("from"),
        item.maybe_text("until"),
        item.text("confidence"),
        item.text("checked"),
        item.texts("seen"),
    )


def _paper(item: _Obj) -> Paper:
    blanks = tuple((blank.text("id"), blank.text("type")) for blank in item.objs("fields"))
    return Paper(item.text("id"), item.text("outcome"), blanks)
