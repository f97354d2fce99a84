"""Rows of many cases as answers to the questions of one pack or two; what many give alike is parsed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ploughshare.law.answer import Answer, Answers, CaseError, parse_answer
from ploughshare.law.batch_rows import RawRow, Refused, form_of
from ploughshare.law.dates import day_number
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Pack

_REMEMBERED: Final = 20_000
_MEMBERS: Final = 32


@dataclass(frozen=True, slots=True)
class Row:
    """A case as both packs read it, and the day it is first judged on (an ordinal)."""

    case: str
    line: int
    on: int
    before: Answers
    after: Answers


class Reader:
    """Rows as answers to each pack's questions; answers that many cases give alike are parsed once."""

    def __init__(self, before: Pack, after: Pack, on: int | None) -> None:
        self._on = on
        self._packs = [after] if before == after else [after, before]
        self._questions = [
            {question.spec.id: question for question in program_of(pack).questions} for pack in self._packs
        ]
        self._seen: dict[tuple[int, str, type, object], Answer | CaseError] = {}

    def parse(self, raw: RawRow) -> Row | Refused:
        """A row's answers, or why it cannot be used."""
        try:
            on = self._day(raw.as_of)
            found = self._answers(raw)
        except CaseError as error:
            return Refused(raw.line, raw.case, str(error))
        return Row(raw.case, raw.line, on, found[-1], found[0])

    def _day(self, untrusted: object) -> int:
        if untrusted is None:
            if self._on is None:
                raise CaseError("the case names no day (as_of); say which with --on")
            return self._on
        try:
            own = day_number(untrusted if isinstance(untrusted, str) else "")
        except ValueError as error:
            raise CaseError(f"as_of: {error}") from None
        return own if self._on is None else self._on

    def _answers(self, raw: RawRow) -> list[Answers]:
        """One for each pack. What only one of them can read was not asked for the other."""
        found: list[dict[str, Answer]] = [{} for _ in self._packs]
        if len(found) == 1:
            for ident, untrusted in raw.answers.items():
                answer = self._answer(0, ident, untrusted, cells=raw.cells)
                if isinstance(answer, CaseError):
                    raise CaseError(str(answer))
                found[0][ident] = answer
            return [*found]
        for ident, untrusted in raw.answers.items():
            each = [self._answer(place, ident, untrusted, cells=raw.cells) for place in range(len(found))]
            for answers, answer in zip(found, each, strict=True):
                if isinstance(answer, Answer):
                    answers[ident] = answer
            if not any(isinstance(answer, Answer) for answer in each):
                raise CaseError(str(each[0]))
        return [*found]

    def _answer(self, place: int, ident: str, untrusted: object, *, cells: bool) -> Answer | CaseError:
        given = untrusted
        if (
            isinstance(given, list)
            and len(given) <= _MEMBERS
            and all(isinstance(item, str) for item in given)
        ):
            given = tuple(given)
        plain = given is None or isinstance(given, bool | int | str | tuple)
        key = (place, ident, type(given), given if plain else None)
        if plain and key in self._seen:
            return self._seen[key]
        question = self._questions[place].get(ident)
        answer: Answer | CaseError
        if question is None:
            return CaseError(f"there is no fact {ident[:80]!r} in pack {self._packs[place].id!r}")
        try:
            form = form_of(question.spec, untrusted) if cells else untrusted
            answer = parse_answer(program_of(self._packs[place]), question, form)
        except CaseError as error:
            answer = error
        if plain and len(self._seen) < _REMEMBERED:
            self._seen[key] = answer
        return answer
