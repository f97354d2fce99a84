"""The words of a printed guide: the pack's sentences as lines, and the frame around them in its language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ploughshare.law.assessment import Given
from ploughshare.law.dates import day_number
from ploughshare.law.expr import Json
from ploughshare.law.leaflet_frame import FRAMES, MONTHS
from ploughshare.law.pack import Fact
from ploughshare.law.words import Words

_ISO_DAY: Final = len("2022-09-24")


class LeafletWords:
    """A pack's words in one language, as the page needs them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.lang = words.lang
        self.frame = FRAMES.get(words.lang, FRAMES["en"])
        self._months = MONTHS.get(words.lang, MONTHS["en"])

    def line(self, ident: str, fallback: str) -> str:
        """A sentence on one line."""
        return " ".join(self._words.text_or(ident, fallback).split())

    def steps(self, ident: str) -> tuple[str, ...]:
        """A text whose lines are steps."""
        text = self._words.text_or(ident, "")
        return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())

    def question(self, fact: str) -> str:
        """A fact's question."""
        return self.line(f"fact-{fact}", fact)

    def member(self, fact: str, member: str) -> str:
        """An answer's label."""
        return self.line(f"fact-{fact}--{member}", member)

    def day(self, iso: str) -> str:
        """A day as people write it; an hour of a day after it."""
        year, month, day = iso[:4], int(iso[5:7]), int(iso[8:10])
        named = self.frame["day"].format(day=day, month=self._months[month - 1], year=year)
        return f"{named}, {iso[11:]}:00" if len(iso) > _ISO_DAY else named

    def blocks(self, fact: Fact, blocks: Sequence[Json]) -> str:
        """Some of the answers of a fact, in words; empty if that is all of them.

        `blocks`: lists of members, true or false, [from, until] of days or numbers.
        """
        if fact.type == "bool":
            flags = {block for block in blocks if isinstance(block, bool)}
            return "" if len(flags) == 2 else self.frame["yes" if True in flags else "no"]
        either = f" {self.frame['or']} "
        if fact.type in {"enum", "set"}:
            named = {member for block in blocks if isinstance(block, list) for member in block}
            members = [member for member in fact.values if member in named]
            others = [member for member in fact.values if member not in named]
            if not others:
                return ""
            if len(others) * 2 < len(members):
                told = either.join(self.member(fact.id, member) for member in others)
                return self.frame["except"].format(answers=told)
            return either.join(self.member(fact.id, member) for member in members)
        spans = [block for block in _in_one(blocks) if isinstance(block, list)]
        return "" if [None, None] in spans else either.join(self._span(lo, hi) for lo, hi in spans)

    def form(self, fact: Fact, form: Json) -> str:
        """An answer's form, in words."""
        if isinstance(form, (bool, list)):
            return self.blocks(fact, [form])
        if not isinstance(form, dict):
            ends: list[Json] = [form] if fact.type == "enum" else [form, form]
            return self.blocks(fact, [ends])
        if "any" in form:
            return self.blocks(fact, [form["any"]])
        if fact.type == "set":
            return self.blocks(fact, [form.get("has", [])])
        return self._span(form.get("from", form.get("min")), form.get("until", form.get("max")))

    def _span(self, lo: Json, hi: Json) -> str:
        if lo is not None and lo == hi:
            return self._end(lo)
        ends = []
        if lo is not None:
            ends.append(self.frame["from"].format(end=self._end(lo)))
        if hi is not None:
            ends.append(self.frame["until"].format(end=self._end(hi)))
        return " ".join(ends)

    def _end(self, end: Json) -> str:
        return self.day(end) if isinstance(end, str) and end[:4].isdecimal() and "-" in end else str(end)

    def given(self, given: Given | None) -> str:
        """The one value a finding carries, in words; empty where it carries none, or it is not known."""
        if given is None or given.value is None or isinstance(given.value, (dict, list)):
            return ""
        name = self.line(f"derived-{given.derived}", given.derived)
        value = given.value
        if isinstance(value, bool):
            return f"{name}: {self.frame['yes' if value else 'no']}"
        if given.type == "enum":
            return f"{name}: {self.line(f'derived-{given.derived}--{value}', str(value))}"
        if given.type in {"day", "hour"}:
            return f"{name}: {self.day(str(value))}"
        unit = given.unit if given.type == "money" else self.frame.get(given.unit, given.unit)
        return f"{name}: {_grouped(str(value))} {unit}".rstrip()


def _grouped(number: str) -> str:
    """Digits in threes, with spaces that do not break."""
    whole, dot, rest = number.partition(".")
    if not whole.lstrip("-").isdecimal():
        return number
    return f"{int(whole):,}".replace(",", "\u202f") + (f".{rest}" if dot and rest.strip("0") else "")


def _in_one(blocks: Sequence[Json]) -> list[Json]:
    """Spans that follow on each other told as one; the engine cuts finer than a reader needs."""
    told: list[Json] = []
    for block in blocks:
        last = told[-1] if told else None
        if _is_span(last) and _is_span(block) and _follows(last, block):
            told[-1] = [last[0], block[1]] if isinstance(last, list) and isinstance(block, list) else block
        else:
            told.append(block)
    return told


def _is_span(block: Json) -> bool:
    if not isinstance(block, list) or len(block) != 2:
        return False
    return all(
        end is None or isinstance(end, int) or (isinstance(end, str) and end[:1].isdecimal()) for end in block
    )


def _follows(first: Json, second: Json) -> bool:
    if not isinstance(first, list) or not isinstance(second, list):
        return False
    end, start = first[1], second[0]
    if isinstance(end, str) and isinstance(start, str):
        try:
            return day_number(start) == day_number(end) + 1
        except ValueError:
            return False
    return isinstance(end, int) and isinstance(start, int) and start == end + 1
