"""The German and Ukrainian packs: nothing to mend, all statements proved; words the same in each language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from ploughshare import law
from ploughshare.law.check import check
from ploughshare.law.words import Words, message_ids

PACKS = Path(__file__).resolve().parents[2] / "packs"
CITATION = re.compile(r"\((?:§§?|Art\.|s\.|ss\.|art\.|ст\.)\s[^()]*(?:\([^()]*\)[^()]*)*\)")
PARTS = ("", ".do", ".dont", ".when", ".changes")


@cache
def pack(name: str) -> law.Pack:
    return law.load(PACKS / name)


def spoken(name: str) -> list[tuple[str, str]]:
    return [(name, language) for language in pack(name).languages]


BOTH = pytest.mark.parametrize(("name", "language"), spoken("de") + spoken("ua"))


def results(name: str) -> list[str]:
    """The ids of all result sentences."""
    return sorted({version.words for rule in pack(name).rules for version in rule.versions})


@pytest.mark.parametrize("name", ["de", "ua"])
def test_the_checker_finds_nothing_to_mend_and_proves_every_statement(name: str) -> None:
    report = check(PACKS / name, seconds=30)
    assert [str(problem) for problem in report.problems] == []


@BOTH
def test_every_sentence_can_be_said_to_every_reader(name: str, language: str) -> None:
    words = Words(pack(name), language)
    ids, junk = message_ids(pack(name).words[language])
    assert junk == []
    for ident in ids:
        if not ident.endswith("-body"):
            for who in ("self", "relative", "other"):
                text = words.text(ident, who=who)
                assert text.strip(), ident
                assert "{" not in text, ident


@BOTH
def test_every_question_says_why_it_is_asked_and_how_to_find_out(name: str, language: str) -> None:
    words = Words(pack(name), language)
    for fact in pack(name).facts:
        assert words.has(f"fact-{fact.id}.why"), fact.id
        assert words.has(f"fact-{fact.id}.hint"), fact.id


@BOTH
def test_days_are_written_in_words(name: str, language: str) -> None:
    text = pack(name).words[language]
    assert re.findall(r"\d{4}-\d{2}-\d{2}|\b\d{1,2}\.\d{1,2}\.\d{4}", text) == []


def numbers(text: str) -> list[str]:
    """The numbers of a text, thousands joined; citations in brackets left out."""
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[ .,](?=\d{3}\b)", "", CITATION.sub("", text))))


@BOTH
def test_steps_and_numbers_are_the_same_in_each_language(name: str, language: str) -> None:
    first, other = Words(pack(name), pack(name).languages[0]), Words(pack(name), language)
    for ident in results(name):
        for part in (f"{ident}{attribute}" for attribute in PARTS):
            assert first.has(part) == other.has(part), part
            if first.has(part):
                said, told = first.text(part), other.text(part)
                assert len(said.splitlines()) == len(told.splitlines()), part
                assert numbers(said) == numbers(told), part
