"""The sides of a leaflet's chapter: the answers of one question, those that come to the same told as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ploughshare.law.assessment import Finding
from ploughshare.law.dates import day_number, day_text
from ploughshare.law.expr import Json
from ploughshare.law.leaflet_file import Chapter, Given
from ploughshare.law.leaflet_words import LeafletWords
from ploughshare.law.pack import Fact, Pack

ORDERED: Final = frozenset({"day", "int"})


@dataclass(frozen=True, slots=True)
class Case:
    """One side: the answers it takes, over those of the chapter, and what its heading is made of.

    `blocks`: the answers of `fact` that came to the same, as members, yes or no, or [from, until].
    `leading`: the questions it is about; of whom one is never asked, it does not speak.
    """

    given: Given
    forms: Mapping[str, Json]
    leading: frozenset[str]
    fact: Fact | None = None
    blocks: tuple[Json, ...] = ()
    title: str = ""

    def heading(self, say: LeafletWords) -> str:
        """What stands above it; empty for a chapter without sides."""
        if self.fact is None:
            return self.title
        told = say.blocks(self.fact, self.blocks)
        return f"{say.question(self.fact.id)} — {told}" if told else ""


@dataclass(frozen=True, slots=True)
class Said:
    """A side with what each reader is told on it."""

    case: Case
    judged: Mapping[str, Mapping[str, Finding]]


def branches(pack: Pack, chapter: Chapter, lang: str, as_of: date) -> tuple[Case, ...]:
    """The sides of a chapter before any are told as one."""
    leading = frozenset(list(chapter.given.forms)[:1])
    if chapter.branches:
        return tuple(
            Case(
                Given({**chapter.given.forms, **branch.given.forms}),
                {},
                leading | frozenset(list(branch.given.forms)[:1]),
                title=branch.title[lang],
            )
            for branch in chapter.branches
        )
    if chapter.by is None:
        return (Case(chapter.given, {}, leading),)
    fact = pack.fact[chapter.by]
    within = chapter.given.on_day(as_of).get(fact.id)
    answers = _answers(fact, within if isinstance(within, dict) else {}, as_of)
    leading |= {fact.id}
    return tuple(Case(chapter.given, {fact.id: form}, leading, fact, (block,)) for block, form in answers)


def _answers(fact: Fact, within: Mapping[str, Json], as_of: date) -> Iterator[tuple[Json, Json]]:
    """Every kind of answer that the pack tells apart: as a block, and as an answer's form. No day to come.

    `within`: the bounds that the chapter takes, in answer form.
    """
    if fact.type == "bool":
        yield from ((True, True), (False, False))
        return
    if fact.type == "enum":
        for member in fact.values:
            yield [member], member
        return
    is_day = fact.type == "day"
    first, last = _bound(within.get("from", within.get("min")), fact.lo), fact.hi
    last = _bound(within.get("until", within.get("max")), min(as_of.toordinal(), last) if is_day else last)
    starts = [first, *(point for point in fact.blocks.points if first < point <= last)]
    for start, following in zip(starts, [*starts[1:], last + 1], strict=True):
        ends: list[Json] = [day_text(start), day_text(following - 1)] if is_day else [start, following - 1]
        keys = ("from", "until") if is_day else ("min", "max")
        block = [None if start == fact.lo else ends[0], None if following > last else ends[1]]
        yield block, dict(zip(keys, ends, strict=True))


def _bound(form: Json, otherwise: int) -> int:
    if isinstance(form, str):
        return day_number(form)
    return form if isinstance(form, int) else otherwise


def merged(said: Sequence[Said]) -> list[Said]:
    """Sides on which everybody is told the same, as one; of days and numbers, only those that follow on."""
    found: list[Said] = []
    for one in said:
        if one.case.fact is None:
            found.append(one)
            continue
        ordered = one.case.fact.type in ORDERED
        same = [at for at, other in enumerate(found) if _signature(other) == _signature(one)]
        at = same[-1] if same and (not ordered or same[-1] == len(found) - 1) else None
        if at is None:
            found.append(one)
        else:
            found[at] = Said(_joined(found[at].case, one.case, ordered=ordered), found[at].judged)
    return found


def _signature(said: Said) -> Mapping[str, Mapping[str, tuple[str, tuple[str, ...]]]]:
    return {
        member: {key: (finding.state, finding.depends_on) for key, finding in told.items()}
        for member, told in said.judged.items()
    }


def _joined(first: Case, second: Case, *, ordered: bool) -> Case:
    """Both sides as one, its answer as wide as the two; where that is any answer, none is taken."""
    if first.fact is None:
        return first
    blocks: tuple[Json, ...] = (*first.blocks, *second.blocks)
    forms: dict[str, Json] = {}
    if ordered:
        old, new = first.forms[first.fact.id], second.forms[first.fact.id]
        start, end = (list(form.items()) if isinstance(form, dict) else [] for form in (old, new))
        forms = {first.fact.id: dict([start[0], end[1]])}
    elif first.fact.type == "enum":
        members: list[Json] = [member for block in blocks if isinstance(block, list) for member in block]
        forms = {first.fact.id: {"any": members}}
    return Case(first.given, forms, first.leading, first.fact, blocks)
