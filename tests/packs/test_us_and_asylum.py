"""The American and the asylum pack, where a worked case cannot say it: words and papers."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import typst

from ploughshare import law
from ploughshare.law.words import Words, message_ids

PACKS = Path(__file__).resolve().parents[2] / "packs"
NAMES = ("us", "asylum-eu")
PAPERS = (("us", "us_1"), ("asylum-eu", "in_1"))
HOSTILE = r'#panic("x") $x^2$ *b* _i_ @ref <label> // end \n [a] #read("/etc/hostname") "quoted"'


@cache
def pack(name: str) -> law.Pack:
    return law.load(PACKS / name)


# Questions.


def test_nobody_is_asked_what_he_himself_did_in_a_war() -> None:
    asked = {fact.id: fact.type for fact in pack("asylum-eu").facts}
    assert asked["took_part"] == "bool"
    assert not {"own_acts", "killed", "ordered"} & set(asked)


@pytest.mark.parametrize("name", NAMES)
def test_danger_is_asked_about_before_anything_else(name: str) -> None:
    first = {"us": "status", "asylum-eu": "country"}[name]
    assert law.next_question(pack(name), law.parse_answers(pack(name), {}), date(2024, 1, 1)) == first
    tiers = {fact.id: fact.tier for fact in pack(name).facts}
    urgent = {"us": ("thoughts_of_death", "held"), "asylum-eu": ("sent_back", "stage")}[name]
    assert {tiers[fact] for fact in urgent} == {1}


# Words.


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_can_be_said_to_every_reader(name: str) -> None:
    for language in pack(name).languages:
        words = Words(pack(name), language)
        ids, junk = message_ids(pack(name).words[language])
        assert junk == []
        for ident in ids:
            if not ident.endswith("-body"):
                for who in ("self", "relative", "other"):
                    assert words.text(ident, who=who).strip(), ident


@pytest.mark.parametrize("name", NAMES)
def test_every_question_says_why_it_is_asked_and_how_to_find_out(name: str) -> None:
    for language in pack(name).languages:
        words = Words(pack(name), language)
        for fact in pack(name).facts:
            assert words.has(f"fact-{fact.id}.why")
            assert words.has(f"fact-{fact.id}.hint")


def numbers(text: str) -> list[str]:
    """The numbers of a text, thousands joined, clauses of articles left out."""
    plain = re.sub(r"\((?:ст|art)\. [^()]*(?:\([^)]*\)[^()]*)*\)", "", text)
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[ ,\u00a0](?=\d{3}\b)", "", plain)))


def test_steps_and_numbers_are_the_same_in_both_languages() -> None:
    ru, en = (Words(pack("asylum-eu"), language) for language in ("ru", "en"))
    results = {version.words for rule in pack("asylum-eu").rules for version in rule.versions}
    for ident in sorted(results):
        for name in ("", ".do", ".dont", ".when", ".changes"):
            part = f"{ident}{name}"
            assert ru.has(part) == en.has(part), part
            if ru.has(part):
                assert len(ru.text(part).splitlines()) == len(en.text(part).splitlines()), part
                assert numbers(ru.text(part)) == numbers(en.text(part)), part


def test_nobody_is_addressed_by_a_gendered_past_form() -> None:
    text = (PACKS / "asylum-eu" / "words" / "ru.ftl").read_text()
    own = re.findall(r"\[self\] (.*)", text)
    assert own
    assert re.findall(r"\b[Вв]ы(?: \w+){0,2} \w+л(?:ся|а|ась)?\b(?!и)", text) == []


# Papers.


def filled(name: str, paper_id: str) -> dict[str, str]:
    """A value for each field, unlike any other."""
    (paper,) = (paper for paper in pack(name).papers if paper.id == paper_id)
    values = {
        field: f"Word {number}" for number, (field, kind) in enumerate(paper.fields, 1) if kind != "day"
    }
    return values | {field: "2024-05-01" for field, kind in paper.fields if kind == "day"}


def pdf(name: str, paper: str, values: dict[str, str]) -> bytes:
    made = typst.compile(
        (PACKS / name / "papers" / f"{paper}.typ").read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


def text_of(made: bytes, tmp_path: Path) -> str:
    """The text of a PDF, its line breaks and spaces closed up."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(made)
    run = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
    return re.sub(r"\s+", "", run.stdout.decode())


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize(("name", "paper"), PAPERS)
def test_the_page_says_what_the_words_say(name: str, paper: str, tmp_path: Path) -> None:
    values = filled(name, paper)
    shown = values | {field: "1 May 2024" for field, value in values.items() if value == "2024-05-01"}
    body = Words(pack(name), "en").text(f"paper-{paper}-body", **shown)
    page = text_of(pdf(name, paper, values), tmp_path)
    for paragraph in body.split("\n\n")[:-2]:
        assert re.sub(r"\s+", "", paragraph) in page, paragraph


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize(("name", "paper"), PAPERS)
def test_what_is_typed_is_data_and_never_runs(name: str, paper: str, tmp_path: Path) -> None:
    (fields,) = (found.fields for found in pack(name).papers if found.id == paper)
    typed = {field: HOSTILE for field, kind in fields if kind != "day"}
    page = text_of(pdf(name, paper, filled(name, paper) | typed), tmp_path)
    shown = page.replace("“", '"').replace("”", '"')
    assert shown.count(re.sub(r"\s+", "", HOSTILE)) >= len(typed)


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize(("name", "paper"), PAPERS)
def test_a_page_does_not_say_where_it_was_made(name: str, paper: str, tmp_path: Path) -> None:
    made = pdf(name, paper, filled(name, paper))
    assert re.search(r"ploughshare", text_of(made, tmp_path), re.IGNORECASE) is None
    assert re.search(rb"/Author|ploughshare", made) is None
    assert made == pdf(name, paper, filled(name, paper))
    assert pdf(name, paper, {}).startswith(b"%PDF")


@pytest.mark.parametrize(("name", "paper"), PAPERS)
def test_the_words_of_a_paper_use_each_field(name: str, paper: str) -> None:
    values = filled(name, paper)
    for language in pack(name).languages:
        body = Words(pack(name), language).text(f"paper-{paper}-body", **values)
        assert [field for field, value in values.items() if value not in body] == []
