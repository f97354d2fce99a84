"""leaflet.yaml: which questions make the chapters of a pack's printed guide (docs/packs.md, "The leaflet").

Reading it only; what the chapters say comes from the rules, in `leaflet`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from ploughshare.law import source
from ploughshare.law.answer import CaseError, parse_answers
from ploughshare.law.dates import DAY_MAX, DAY_MIN
from ploughshare.law.expr import Json
from ploughshare.law.pack import Fact, Pack
from ploughshare.law.source import Fields, Map, PackError, Seq, Source, Text, Where, suggestion

FILE: Final = "leaflet.yaml"
DAYS_AGO_MAX: Final = 40_000
CHAPTERS_MAX: Final = 40
BRANCHES_MAX: Final = 12
READERS_MAX: Final = 24


@dataclass(frozen=True, slots=True)
class DaysAgo:
    """A day told by its distance from the day asked about, in days; `most` None: any earlier day too."""

    least: int
    most: int | None

    def form(self, as_of: date) -> Json:
        """The answer form on a day."""
        until = _before(as_of, self.least)
        if self.most is None:
            return {"until": until}
        return until if self.most == self.least else {"from": _before(as_of, self.most), "until": until}


def _before(as_of: date, days: int) -> str:
    return date.fromordinal(max(DAY_MIN, min(DAY_MAX, as_of.toordinal() - days))).isoformat()


@dataclass(frozen=True, slots=True)
class Given:
    """Answers that a chapter takes for granted, by fact."""

    forms: Mapping[str, Json | DaysAgo]

    def on_day(self, as_of: date) -> dict[str, Json]:
        """As answer forms on a day."""
        return {
            fact: form.form(as_of) if isinstance(form, DaysAgo) else form for fact, form in self.forms.items()
        }


TAKEN_NOTHING: Final = Given({})


@dataclass(frozen=True, slots=True)
class Branch:
    """One side of a chapter, under a heading of its own (language to text)."""

    title: Mapping[str, str]
    given: Given


@dataclass(frozen=True, slots=True)
class Chapter:
    """A question that people ask. `by`: a fact whose answers make its branches. `outcomes`: what it tells."""

    title: Mapping[str, str]
    given: Given
    by: str | None
    branches: tuple[Branch, ...]
    outcomes: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody the guide is for: a member of the fact `who`, with what else is taken as known of them."""

    member: str
    given: Given


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole guide. `who`: the fact that says who reads; `readers`: those that are told of, in order.

    `ask`: where to ask, language to text. `left_out`: outcomes that no chapter tells, on purpose.
    """

    title: Mapping[str, str]
    who: str
    readers: tuple[Reader, ...]
    ask: Mapping[str, str]
    chapters: tuple[Chapter, ...]
    left_out: tuple[str, ...]

    def forgotten(self, pack: Pack) -> tuple[str, ...]:
        """The outcomes that no chapter tells and that were not left out on purpose."""
        told = {outcome for chapter in self.chapters for outcome in chapter.outcomes}
        return tuple(ident for ident in pack.outcome if ident not in told | set(self.left_out))


def _each(who: Fact) -> tuple[Reader, ...]:
    return tuple(Reader(member, TAKEN_NOTHING) for member in who.values[:READERS_MAX])


def plain_outline(pack: Pack) -> Outline | None:
    """An outline for a pack that has none: one chapter, for the readers its first enum names; else None."""
    enums = sorted((fact for fact in pack.facts if fact.type == "enum"), key=lambda fact: fact.tier)
    if not enums:
        return None
    titles = dict.fromkeys(pack.languages, pack.id)
    chapter = Chapter(titles, Given({}), None, (), tuple(pack.outcome), Where(pack.id, 1))
    return Outline(titles, enums[0].id, _each(enums[0]), {}, (chapter,), ())


def read_outline(pack: Pack, directory: Path) -> Outline | None:
    """The outline beside a pack, or None where there is none. Raises PackError with file and line."""
    path = directory / FILE
    if not path.exists():
        return None
    return _Reading(pack).outline(source.read_file(path, str(path)))


class _Reading:
    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def outline(self, node: Source) -> Outline:
        fields = Fields(node, "the leaflet")
        who_node = fields.need("who")
        who = self._fact(who_node)
        if who.type != "enum":
            raise PackError(f"`who` must be a fact of type enum; {who.id!r} is {who.type}", who_node.where)
        readers = fields.get("readers")
        told = [self._reader(item, who) for item in source.items(readers, "`readers`")]
        if len({reader.member for reader in told}) != len(told) or len(who.values) > READERS_MAX:
            raise PackError(
                f"`readers` names each at most once, and there are at most {READERS_MAX}", fields.where
            )
        listed = source.items(fields.need("chapters"), "`chapters`")
        if not 1 <= len(listed) <= CHAPTERS_MAX:
            raise PackError(f"a leaflet has 1 to {CHAPTERS_MAX} chapters", fields.where)
        ask = fields.get("ask")
        found = Outline(
            self._texts(fields.need("title"), "the title"),
            who.id,
            tuple(told) or _each(who),
            {} if ask is None else self._texts(ask, "`ask`"),
            tuple(self._chapter(item) for item in listed),
            self._outcomes(fields.get("left_out")),
        )
        fields.done()
        self._told_once(found, fields.where)
        return found

    def _told_once(self, outline: Outline, where: Where) -> None:
        told = {outcome for chapter in outline.chapters for outcome in chapter.outcomes}
        for outcome in outline.left_out:
            if outcome in told:
                raise PackError(f"{outcome!r} is left out, and told in a chapter; choose one", where)

    def _reader(self, node: Source, who: Fact) -> Reader:
        if isinstance(node, Text):
            return Reader(source.one_of(node, "a reader", who.values), TAKEN_NOTHING)
        fields = Fields(node, "a reader")
        found = Reader(
            source.one_of(fields.need("is"), "a reader", who.values), self._given(fields.need("answers"))
        )
        fields.done()
        return found

    def _chapter(self, node: Source) -> Chapter:
        fields = Fields(node, "a chapter")
        by = fields.get("by")
        branches = source.items(fields.get("branches"), "`branches`")
        if by is not None and branches:
            raise PackError("a chapter has `by` or `branches`, not both", fields.where)
        if len(branches) > BRANCHES_MAX:
            raise PackError(f"a chapter has at most {BRANCHES_MAX} branches", fields.where)
        outcomes = fields.need("outcomes")
        found = Chapter(
            self._texts(fields.need("title"), "a title"),
            self._given(fields.get("answers")),
            None if by is None else self._branching(by),
            tuple(self._branch(item) for item in branches),
            self._outcomes(outcomes),
            fields.where,
        )
        fields.done()
        if not found.outcomes:
            raise PackError("a chapter tells at least one outcome", outcomes.where)
        return found

    def _branch(self, node: Source) -> Branch:
        fields = Fields(node, "a branch")
        found = Branch(self._texts(fields.need("title"), "a title"), self._given(fields.need("answers")))
        fields.done()
        return found

    def _branching(self, node: Source) -> str:
        fact = self._fact(node)
        if fact.type not in {"bool", "enum", "day", "int"}:
            raise PackError(f"`by` takes a bool, enum, day or int; {fact.id!r} is {fact.type}", node.where)
        return fact.id

    def _fact(self, node: Source) -> Fact:
        ident = source.name(node, "a fact")
        if ident not in self._pack.fact:
            raise PackError(f"there is no fact {ident!r}{suggestion(ident, self._pack.fact)}", node.where)
        return self._pack.fact[ident]

    def _outcomes(self, node: Source | None) -> tuple[str, ...]:
        found: list[str] = []
        for item in source.items(node, "a list of outcomes"):
            ident = source.name(item, "an outcome")
            if ident not in self._pack.outcome:
                hint = suggestion(ident, self._pack.outcome)
                raise PackError(f"there is no outcome {ident!r}{hint}", item.where)
            if ident not in found:
                found.append(ident)
        return tuple(found)

    def _texts(self, node: Source, what: str) -> dict[str, str]:
        fields = Fields(node, what)
        found = {
            language: " ".join(source.text(fields.need(language), f"{what} in {language!r}").split())
            for language in self._pack.languages
        }
        fields.done()
        return found

    def _given(self, node: Source | None) -> Given:
        if node is None:
            return Given({})
        if not isinstance(node, Map):
            raise PackError("answers are a mapping of facts to values", node.where)
        forms: dict[str, Json | DaysAgo] = {}
        for ident, item in node.items.items():
            fact = self._pack.fact.get(ident)
            if fact is None:
                raise PackError(f"there is no fact {ident!r}{suggestion(ident, self._pack.fact)}", item.where)
            forms[ident] = self._form(item, fact)
            try:
                parse_answers(
                    self._pack, Given({ident: forms[ident]}).on_day(date.fromordinal(self._pack.verified[0]))
                )
            except CaseError as error:
                raise PackError(f"{error}; see docs/packs.md, Answer forms", item.where) from None
        return Given(forms)

    def _form(self, node: Source, fact: Fact) -> Json | DaysAgo:
        if isinstance(node, Map) and fact.type == "day" and "days_ago" in node.items:
            return self._days_ago(node)
        return _plain(node, fact)

    def _days_ago(self, node: Map) -> DaysAgo:
        fields = Fields(node, "a day")
        given = fields.need("days_ago")
        fields.done()
        if isinstance(given, Map):
            span = Fields(given, "`days_ago`")
            most = span.get("max")
            found = DaysAgo(
                source.integer(span.need("min"), "`min`"),
                None if most is None else source.integer(most, "`max`"),
            )
            span.done()
        else:
            days = source.integer(given, "`days_ago`")
            found = DaysAgo(days, days)
        if not 0 <= found.least <= (found.least if found.most is None else found.most) <= DAYS_AGO_MAX:
            raise PackError(f"`days_ago` runs from 0 to {DAYS_AGO_MAX}, the smaller first", given.where)
        return found


def _plain(node: Source, fact: Fact) -> Json:
    """A form as written, its scalars read by the fact's type."""
    if isinstance(node, Seq):
        return [_plain(item, fact) for item in node.items]
    if isinstance(node, Map):
        return {key: _plain(item, fact) for key, item in node.items.items()}
    text = node.value
    if text == "null":
        return None
    if fact.type == "bool" and text in {"true", "false"}:
        return text == "true"
    if fact.type in {"int", "duration"} and text.removeprefix("-").isdecimal() and len(text) <= 11:
        return int(text)
    return text
