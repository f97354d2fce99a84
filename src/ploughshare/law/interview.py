"""The interview in a terminal: one question at a time, in the order the engine chooses, then the result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TextIO

from rich.console import Console
from rich.text import Text

from ploughshare.law.answer import CaseError, parse_answer, parse_answers
from ploughshare.law.assess import assess
from ploughshare.law.assessment import Assessment
from ploughshare.law.expr import Json
from ploughshare.law.form import END_KEYS, number_form
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Fact, Pack
from ploughshare.law.show import fact_label, measured, member_label, why_asked
from ploughshare.law.terminal_words import labels
from ploughshare.law.words import Words


class _Stop(Exception):  # noqa: N818  # not a failure: the person has had enough
    """The person stops, or the input ends."""


class _Back(Exception):  # noqa: N818  # not a failure: a step
    """The person goes back one question."""


def interview(
    console: Console, source: TextIO, pack: Pack, words: Words, as_of: date, known_on: date | None = None
) -> Assessment:
    """Ask until nothing open would change anything, or the person stops; the assessment of what was said."""
    given: dict[str, Json] = {}
    while True:
        assessment = assess(pack, parse_answers(pack, given), as_of, known_on)
        if assessment.next is None:
            return assessment
        try:
            given[assessment.next] = _ask(console, source, pack, words, assessment, assessment.next)
        except _Back:
            if given:
                del given[next(reversed(given))]
        except _Stop:
            return assessment


def _ask(  # a terminal, and what is asked in it
    console: Console, source: TextIO, pack: Pack, words: Words, assessment: Assessment, ident: str
) -> Json:
    say = labels(words.lang)
    fact = pack.fact[ident]
    console.print()
    console.print(Text(fact_label(words, fact.id), style="bold"))
    if words.has(f"fact-{fact.id}.hint"):
        console.print(Text(words.text(f"fact-{fact.id}.hint"), style="dim"))
    choices = _choices(words, fact)
    for number, (label, _) in enumerate(choices, 1):
        console.print(Text(f"  {number}  {label}"))
    hint, read = _READERS[fact.type]
    number = list(pack.fact).index(fact.id)
    program = program_of(pack)
    while True:
        console.print(Text(say[hint], style="dim"))
        untrusted = source.readline(1_000)
        if untrusted == "" or untrusted.strip() == "q":
            raise _Stop
        typed = untrusted.strip()
        if typed == "b":
            raise _Back
        if typed == "?":
            for line in why_asked(words, assessment, fact.id):
                console.print(Text(line))
            continue
        if typed == ("n" if fact.type in _NUMBERS else "0"):
            return None
        form = read(typed, [value for _, value in choices])
        if form is not None:
            try:
                return parse_answer(program, program.questions[number], form).form
            except CaseError:
                pass
        console.print(Text(f"{say['wrong']} {_bounds(pack, words, fact)}".rstrip()))


_NUMBERS = frozenset({"int", "money", "ratio", "duration"})
"""Types of which 0 can be an answer."""


def _bounds(pack: Pack, words: Words, fact: Fact) -> str:
    """Between what an answer lies, for what is an interval."""
    if fact.type not in END_KEYS:
        return ""
    lo, hi = (measured(words.lang, number_form(pack, fact, at), fact.unit) for at in (fact.lo, fact.hi))
    return labels(words.lang)["bounds"].format(lo=lo, hi=hi)


def _choices(words: Words, fact: Fact) -> list[tuple[str, Json]]:
    say = labels(words.lang)
    if fact.type == "bool":
        return [(say["yes"], True), (say["no"], False)]
    return [(member_label(words, fact.id, member), member) for member in fact.values]


def _one(typed: str, choices: list[Json]) -> Json:
    if typed.isdecimal() and 1 <= int(typed) <= len(choices):
        return choices[int(typed) - 1]
    return None


def _several(typed: str, choices: list[Json]) -> Json:
    if typed == "-":
        return []
    found: list[Json] = []
    for part in typed.replace(",", " ").split():
        choice = _one(part, choices)
        if choice is None:
            return None
        if choice not in found:
            found.append(choice)
    return found or None


def _day(typed: str, _: list[Json]) -> Json:
    first, dots, last = typed.partition("..")
    if not dots:
        return typed or None
    form: dict[str, Json] = {key: end for key, end in (("from", first), ("until", last)) if end}
    return form or None


def _int(typed: str, _: list[Json]) -> Json:
    first, dots, last = typed.partition("..")
    if any(end and not _whole(end) for end in (first, last)):
        return None
    if not dots:
        return int(first) if first else None
    form: dict[str, Json] = {key: int(end) for key, end in (("min", first), ("max", last)) if end}
    return form or None


def _written(typed: str, _: list[Json]) -> Json:
    first, dots, last = typed.replace(" ", "").partition("..")
    if not dots:
        return first or None
    form: dict[str, Json] = {key: end for key, end in (("min", first), ("max", last)) if end}
    return form or None


def _whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and len(digits) <= 10


_READERS: dict[str, tuple[str, Callable[[str, list[Json]], Json]]] = {
    "bool": ("choose", _one),
    "enum": ("choose", _one),
    "set": ("choose_set", _several),
    "day": ("type_day", _day),
    "hour": ("type_hour", _day),
    "int": ("type_int", _int),
    "duration": ("type_int", _int),
    "money": ("type_money", _written),
    "ratio": ("type_ratio", _written),
}
