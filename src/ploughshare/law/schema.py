"""What an editor may know of a pack's files: JSON Schemas for completion and a first check while typing.

They say what the readers say of keys and closed lists; what needs the whole pack, `law check` says.
With a pack at hand its own names are offered too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ploughshare.law.authored import CONFIDENCE, FACT_TYPES, KINDS, LEVELS
from ploughshare.law.expr import UNITS, Json
from ploughshare.law.pack import Pack
from ploughshare.law.source import RESERVED

Schema: TypeAlias = dict[str, Json]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FILES: Final[Mapping[str, str]] = {
    "pack": "pack.yaml",
    "facts": "facts.yaml",
    "derived": "derived.yaml",
    "outcomes": "outcomes.yaml",
    "sources": "sources.yaml",
    "rules": "rules/*.yaml",
    "papers": "papers.yaml",
    "cases": "cases/*.yaml",
    "clauses": "clauses.yaml",
    "invariants": "invariants.yaml",
    "leaflet": "leaflet.yaml",
}
"""Schema to the files of a pack's directory that it is for."""

# Scalars. A reader takes every scalar as text; an editor's YAML may see a number or a yes there.
TEXT: Final[Schema] = {"type": ["string", "number", "boolean"], "minLength": 1}
EXPR: Final[Schema] = {"type": ["string", "number", "boolean"], "description": "an expression"}
NAME: Final[Schema] = {
    "type": "string",
    "pattern": "^[a-z][a-z0-9_]{0,63}$",
    "not": {"enum": [*sorted(RESERVED)]},
}
RULE_ID: Final[Schema] = {
    "type": "string",
    "pattern": r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+){0,7}$",
    "maxLength": 128,
}
SOURCE_ID: Final[Schema] = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_.-]{0,63}$"}
DAY: Final[Schema] = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "description": "a day, YYYY-MM-DD",
}
WHOLE: Final[Schema] = {"type": "integer"}
FLAG: Final[Schema] = {"type": "boolean"}
ANY: Final[Schema] = {}


@dataclass(frozen=True, slots=True)
class Names:
    """What a pack's own names are, for completion; an empty one leaves any name."""

    facts: tuple[str, ...] = ()
    enums: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


def names_of(pack: Pack) -> Names:
    """A pack's own names."""
    return Names(
        facts=tuple(fact.id for fact in pack.facts),
        enums=tuple(fact.id for fact in pack.facts if fact.type == "enum"),
        derived=tuple(value.id for value in pack.derived),
        outcomes=tuple(outcome.id for outcome in pack.outcomes),
        papers=tuple(outcome.id for outcome in pack.outcomes if outcome.kind == "paper"),
        sources=tuple(pack.sources),
        rules=tuple(rule.id for rule in pack.rules),
        sections=pack.sections,
        languages=pack.languages,
        currencies=tuple(sorted(pack.currencies)),
        days=(
            *(fact.id for fact in pack.facts if fact.type == "day"),
            *(value.id for value in pack.derived if value.type == "day"),
        ),
    )


def schemas(names: Names | None = None) -> dict[str, Schema]:
    """The schema of each kind of file, by its name in FILES."""
    author = _Author(names or Names())
    made = {
        "pack": author.pack(),
        "facts": listed(author.fact()),
        "derived": listed(author.derived()),
        "outcomes": listed(author.outcome()),
        "sources": listed(author.source()),
        "rules": listed(author.rule()),
        "papers": listed(author.paper()),
        "cases": either(author.case(), listed(author.case())),
        "clauses": listed(author.clause()),
        "invariants": listed(author.invariant()),
        "leaflet": author.leaflet(),
    }
    return {
        name: {"$schema": DIALECT, "title": f"ploughshare law pack: {FILES[name]}", **schema}
        for name, schema in made.items()
    }


# The few shapes that files are made of


def listed(item: Schema) -> Schema:
    """A list of such items."""
    return {"type": "array", "items": item}


def either(*kinds: Schema) -> Schema:
    """One of these."""
    return {"anyOf": list(kinds)}


def words(allowed: Iterable[str]) -> Schema:
    """One word of a closed list."""
    return {"enum": list(allowed)}


def mapping(need: Mapping[str, Schema], may: Mapping[str, Schema] | None = None) -> Schema:
    """A mapping with these keys and no others."""
    keys: dict[str, Json] = {}
    keys.update(need)
    keys.update(may or {})
    found: Schema = {"type": "object", "properties": keys, "additionalProperties": False}
    return found | {"required": list(need)} if need else found


def by_key(key: Schema, value: Schema) -> Schema:
    """A mapping from such keys to such values."""
    return {"type": "object", "propertyNames": key, "additionalProperties": value}


def told(schema: Schema, text: str) -> Schema:
    """The same, with what it is for."""
    return {**schema, "description": text}


REVIEW: Final = either(
    {"const": "draft"},
    mapping({"status": {"const": "draft"}}),
    mapping({"status": {"const": "reviewed"}, "by": TEXT, "role": TEXT, "on": DAY}),
)


class _Author:
    """The files of a pack, each as one shape."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._outcome = self._one(names.outcomes, NAME)
        self._sources = listed(self._one(names.sources, SOURCE_ID))
        self._axis = either({"const": "as_of"}, self._one(names.days, NAME))
        self._answers = by_key(self._one(names.facts, NAME), ANY)
        self._texts = mapping(dict.fromkeys(names.languages, TEXT)) if names.languages else by_key(NAME, TEXT)

    @staticmethod
    def _one(names: tuple[str, ...], otherwise: Schema) -> Schema:
        return words(names) if names else otherwise

    def pack(self) -> Schema:
        return mapping(
            {
                "id": NAME,
                "version": TEXT,
                "languages": told(listed(NAME), "the first is the one readers get unless they choose"),
                "verified": told(mapping({"from": DAY, "until": DAY}), "the days the pack was checked for"),
                "review": REVIEW,
                "sections": listed(NAME),
            },
            {
                "currencies": told(
                    by_key({"pattern": "^[A-Z]{3}$"}, {"type": "integer", "minimum": 0, "maximum": 4}),
                    "currency to its minor digits, {EUR: 2}",
                )
            },
        )

    def fact(self) -> Schema:
        return either(*(self._fact_of(kind) for kind in FACT_TYPES))

    def _fact_of(self, kind: str) -> Schema:
        need: dict[str, Schema] = {
            "id": NAME,
            "type": {"const": kind},
            "section": self._one(self._names.sections, NAME),
        }
        digit: Schema = {"type": "integer", "minimum": 1, "maximum": 9}
        may: dict[str, Schema] = {
            "tier": told(digit, "1 is asked first; 2 if not given"),
            "burden": told(digit, "effort or pain of answering; 1 if not given"),
            "when": told(EXPR, "asked, and meaningful, only if this holds"),
        }
        if kind in {"enum", "set"}:
            need["values"] = {**listed(NAME), "minItems": 2}
        elif kind != "bool":
            may["asks"] = told(listed(TEXT), "where the guide cuts ranges")
        if kind in {"int", "money", "duration"}:
            need |= {"min": TEXT, "max": TEXT}
        if kind == "money":
            need["currency"] = self._one(self._names.currencies, TEXT)
        if kind == "duration":
            need["unit"] = words(UNITS)
        if kind == "ratio":
            need["of"] = {"type": "integer", "minimum": 1, "maximum": 1_000_000}
            may |= {"min": TEXT, "max": TEXT}
        return mapping(need, may)

    def derived(self) -> Schema:
        base = {"id": NAME, "expr": EXPR}
        plain = [kind for kind in FACT_TYPES if kind not in {"set", "enum", "money", "duration"}]
        return either(
            mapping({**base, "type": words(plain)}),
            mapping({**base, "type": {"const": "enum"}, "values": {**listed(NAME), "minItems": 2}}),
            mapping(
                {**base, "type": {"const": "money"}, "currency": self._one(self._names.currencies, TEXT)}
            ),
            mapping({**base, "type": {"const": "duration"}, "unit": words(UNITS)}),
        )

    def outcome(self) -> Schema:
        others = [kind for kind in KINDS if kind != "finding"]
        return either(
            mapping({"id": NAME, "kind": {"const": "finding"}, "values": {**listed(NAME), "minItems": 1}}),
            mapping({"id": NAME, "kind": words(others)}),
        )

    def source(self) -> Schema:
        return mapping(
            {"id": SOURCE_ID, "citation": TEXT, "confidence": words(CONFIDENCE), "checked": DAY},
            {"from": DAY, "until": DAY, "seen": listed(TEXT)},
        )

    def rule(self) -> Schema:
        return mapping(
            {
                "id": RULE_ID,
                "outcome": self._outcome,
                "level": words(LEVELS),
                "axis": told(self._axis, "which of the case's days selects the version"),
                "versions": {**listed(self._version()), "minItems": 1},
            },
            {
                "value": told(NAME, "for outcomes of kind finding"),
                "when": EXPR,
                "overrides": listed(self._one(self._names.rules, RULE_ID)),
                "gives": told(self._one(self._names.derived, NAME), "a derived value the finding carries"),
                "row": either(WHOLE, listed(WHOLE)),
            },
        )

    def _version(self) -> Schema:
        text: dict[str, Schema] = {
            "sources": self._sources,
            "confidence": words(CONFIDENCE),
            "review": REVIEW,
        }
        may: dict[str, Schema] = {"when": EXPR, "for_lawyer": FLAG, "words": TEXT, "known": DAY}
        return either(
            mapping({"from": DAY, **text}, {**may, "until": DAY, "until_known": DAY}),
            mapping({"from": {"const": "pending"}, **text}, may),
        )

    def paper(self) -> Schema:
        field = mapping({"id": NAME, "type": words(("line", "text", "day"))})
        return mapping(
            {"id": NAME, "outcome": self._one(self._names.papers, NAME)}, {"fields": listed(field)}
        )

    def case(self) -> Schema:
        rules = listed(TEXT)
        expect = mapping(
            {},
            {
                "holds": rules,
                "may": rules,
                "not": rules,
                "findings": by_key(self._outcome, NAME),
                "only": FLAG,
                "next": self._one(self._names.facts, NAME),
                "gives": told(by_key(TEXT, ANY), "rule to what its finding carries"),
                "pending": rules,
                "clauses": listed(NAME),
            },
        )
        known_on = told(DAY, "by the law as its authors knew it on that day")
        step = mapping(
            {"on": DAY}, {"says": TEXT, "answers": self._answers, "expect": expect, "known_on": known_on}
        )
        return mapping(
            {"case": NAME, "as_of": DAY, "answers": self._answers},
            {"says": TEXT, "expect": expect, "known_on": known_on, "then": listed(step)},
        )

    def clause(self) -> Schema:
        return mapping(
            {
                "id": NAME,
                "taints": {**listed(self._outcome), "minItems": 1},
                "axis": self._axis,
                "sources": self._sources,
                "confidence": words(CONFIDENCE),
                "review": REVIEW,
            },
            {"from": DAY, "until": DAY, "when": EXPR, "words": TEXT},
        )

    def invariant(self) -> Schema:
        phrases = by_key(NAME, listed(TEXT))
        return mapping(
            {"id": NAME},
            {
                "says": by_key(NAME, TEXT),
                "words": TEXT,
                "sources": self._sources,
                "cases": words(("all", "complete")),
                "never": EXPR,
                "whenever": EXPR,
                "then": EXPR,
                "never_say": phrases,
                "must_say": phrases,
                "of": listed(TEXT),
            },
        )

    def leaflet(self) -> Schema:
        reader = either(TEXT, mapping({"is": TEXT, "answers": self._answers}))
        branch = mapping({"title": self._texts, "answers": self._answers})
        chapter = mapping(
            {"title": self._texts, "outcomes": {**listed(self._outcome), "minItems": 1}},
            {
                "answers": self._answers,
                "by": told(self._one(self._names.facts, NAME), "the question whose answers are its sides"),
                "branches": listed(branch),
            },
        )
        return mapping(
            {
                "title": self._texts,
                "who": told(self._one(self._names.enums, NAME), "the question that says who reads"),
                "chapters": {**listed(chapter), "minItems": 1},
            },
            {"readers": listed(reader), "ask": self._texts, "left_out": listed(self._outcome)},
        )
