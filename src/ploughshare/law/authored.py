"""A pack as its authors write it: frozen values that remember their file and line.

`reading` makes them; expressions stay text here, `export` resolves and compiles them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ploughshare.law.source import Where

FACT_TYPES = ("bool", "enum", "set", "int", "day", "hour", "money", "ratio", "duration")
KINDS = ("finding", "warning", "advice", "avoid", "paper")
LEVELS = ("urgent", "danger", "wait")
CONFIDENCE = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Expr:
    """An expression as text."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Review:
    """Who has looked at a text: draft, or reviewed by somebody on a day."""

    status: str
    by: str | None = None
    role: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A question.

    `lo`, `hi`, `asks` are in the fact's own unit: of money the minor unit, of a ratio its `of`-ths, of a day
    or an hour its number. `unit`: of money the currency, of a duration hours, days, months or years.
    """

    id: str
    type: str
    values: tuple[str, ...]
    section: str
    tier: int
    when: Expr | None
    asks: tuple[int, ...]
    lo: int
    hi: int
    where: Where
    burden: int = 1
    unit: str = ""
    of: int = 1


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from facts. `unit`: as of a fact."""

    id: str
    type: str
    values: tuple[str, ...]
    expr: Expr
    where: Where
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something the rules can conclude."""

    id: str
    kind: str
    values: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class LawSource:
    """A text of law or practice; days are ISO."""

    id: str
    citation: str
    since: str | None
    until: str | None
    confidence: str
    checked: str
    seen: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that a person or a desk can fill in; `fields` are (id, type)."""

    id: str
    outcome: str
    fields: tuple[tuple[str, str], ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Version:
    """A rule's text over a span of days (ordinals, inclusive).

    `known`: the day its authors learned of it; `until_known`: that it ends. None: always known.
    """

    since: int
    until: int | None
    when: Expr | None
    sources: tuple[str, ...]
    confidence: str
    for_lawyer: bool
    review: Review
    words: str
    where: Where
    known: int | None = None
    until_known: int | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A rule's text that has no day yet."""

    when: Expr | None
    sources: tuple[str, ...]
    confidence: str
    for_lawyer: bool
    review: Review
    words: str
    where: Where
    known: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """Law that cannot be written as a rule. `since`, `until`: day ordinals of its axis, None where open."""

    id: str
    taints: tuple[str, ...]
    axis: str
    since: int | None
    until: int | None
    when: Expr | None
    sources: tuple[str, ...]
    confidence: str
    review: Review
    words: str
    where: Where


@dataclass(frozen=True, slots=True)
class Rule:
    """A dated rule. `gives`: the derived value that its finding carries."""

    id: str
    outcome: str
    value: str | None
    level: str
    axis: str
    when: Expr | None
    overrides: tuple[str, ...]
    rows: tuple[int, ...]
    versions: tuple[Version, ...]
    where: Where
    gives: str | None = None
    pending: Pending | None = None


@dataclass(frozen=True, slots=True)
class Authored:
    """A whole pack as written. `words`: language to the text of its file. `prints`: the files that papers
    and leaflets are set by, name in the pack to SHA-256 (hex).
    """

    id: str
    version: str
    languages: tuple[str, ...]
    verified: tuple[str, str]
    review: Review
    sections: tuple[str, ...]
    facts: tuple[Fact, ...]
    derived: tuple[Derived, ...]
    outcomes: tuple[Outcome, ...]
    sources: tuple[LawSource, ...]
    papers: tuple[Paper, ...]
    rules: tuple[Rule, ...]
    words: dict[str, str]
    where: Where
    currencies: Mapping[str, int] = field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    prints: Mapping[str, str] = field(default_factory=dict)
