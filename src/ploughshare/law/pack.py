"""The compiled pack: one immutable value, known by its hash, that every evaluator reads.

`compiled` builds it from the JSON of docs/packs.md, "The compiled pack". Days are ordinals here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest
from typing import Final

from ploughshare.law.expr import Ast, Json
from ploughshare.law.signoff import SignOff

FORMAT: Final = 2


_CANONICAL: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: Json) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8."""
    return _CANONICAL.encode(value).encode()


def pack_hash(compiled: Mapping[str, Json]) -> str:
    """SHA-256 (hex) of the canonical compiled pack without `hash`, `signoff` and `words`."""
    rest = {key: value for key, value in compiled.items() if key not in {"hash", "signoff", "words"}}
    return hashlib.sha256(canonical(rest)).hexdigest()


@dataclass(frozen=True, slots=True)
class Fact:
    """A question. `blocks`: pack-wide cuts, in the form of its type.

    `lo`, `hi`: the domain of all that are intervals, ends included; `step`: how far apart its possible
    numbers lie (a ratio's are over the pack's `ratio_of`). `unit`: a currency, or a duration's unit.
    """

    id: str
    type: str
    values: tuple[str, ...]
    section: str
    tier: int
    when: Ast | None
    lo: int
    hi: int
    blocks: Cut
    burden: int = 1
    unit: str = ""
    step: int = 1


@dataclass(frozen=True, slots=True)
class Cut:
    """How a fact is split: an enum's blocks of members, a set's members, an interval's cut points."""

    groups: tuple[tuple[str, ...], ...] = ()
    members: tuple[str, ...] = ()
    points: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from facts. `values`: an enum's members. `unit`: as of a fact."""

    id: str
    type: str
    expr: Ast
    values: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something the rules can conclude."""

    id: str
    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A rule's text over a span of days. `key`: RULE@FROM. `cuts`: by fact id.

    `known`, `until_known`: the days its authors learned of it and of its end; None: always known.
    """

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
    known: int | None = None
    until_known: int | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A rule's text that has no day yet, and so is never in force. `key`: RULE@pending."""

    key: str
    when: Ast | None
    sources: tuple[str, ...]
    confidence: str
    for_lawyer: bool
    review: str
    words: str
    known: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """Law that cannot be written as a rule, and the outcomes it taints. None where its days are open."""

    id: str
    taints: tuple[str, ...]
    axis: str
    since: int | None
    until: int | None
    when: Ast | None
    sources: tuple[str, ...]
    confidence: str
    review: str
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A dated rule. `gives`: the derived value that its finding carries."""

    id: str
    outcome: str
    value: str | None
    level: str
    axis: str
    when: Ast | None
    overrides: tuple[str, ...]
    versions: tuple[Version, ...]
    gives: str | None = None
    pending: Pending | None = None

    def known(self, day: int) -> Rule:
        """The rule as it was known on a day (an ordinal)."""
        left = [version for version in self.versions if version.known is None or version.known <= day]
        told: list[Version] = []
        for version, after in zip_longest(left, left[1:]):
            if version.until_known is not None and version.until_known > day:
                told.append(replace(version, until=None if after is None else after.since - 1))
            else:
                told.append(version)
        pending = self.pending
        if pending is not None and pending.known is not None and pending.known > day:
            pending = None
        return replace(self, versions=tuple(told), pending=pending)


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
    """A law pack. `words`: language to Fluent text, empty if it was loaded without.

    `known_on`: the day as whose knowledge its rules are told (`known`); None: all that is known.
    """

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
    currencies: Mapping[str, int] = field(default_factory=dict)
    ratio_of: int = 1
    clauses: tuple[Clause, ...] = ()
    signoff: SignOff | None = None
    prints: Mapping[str, str] = field(default_factory=dict)
    known_on: int | None = None

    def __hash__(self) -> int:
        return hash((self.hash, self.known_on))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pack) and (other.hash, other.known_on) == (self.hash, self.known_on)

    def known(self, day: int | None) -> Pack:
        """The pack as its authors knew the law on a day (an ordinal): what they learned later is left out.

        docs/packs.md, "What was known when". Reads, cuts and blocks stay those of the whole pack.
        """
        if day is None:
            return self
        return replace(self, rules=tuple(rule.known(day) for rule in self.rules), known_on=day)

    @cached_property
    def fact(self) -> Mapping[str, Fact]:
        """Facts by id, in the pack's order."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def derived_value(self) -> Mapping[str, Derived]:
        """Derived values by id."""
        return {derived.id: derived for derived in self.derived}

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
