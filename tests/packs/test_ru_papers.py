"""The papers of the Russian pack: what is typed arrives as typed, and the page says what the screen said."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import typst

from ploughshare.law.words import Words
from tests.packs.cases import RU, pack

PAPERS = tuple(paper.id for paper in pack().papers)
HOSTILE = r'#panic("x") $x^2$ *b* _i_ @ref <label> // end \n [a] #read("/etc/hostname") "quoted"'


def filled(paper_id: str, **fixed: str) -> dict[str, str]:
    """A value for each field, unlike any other."""
    paper = next(paper for paper in pack().papers if paper.id == paper_id)
    values = {name: f"Поле {number}" for number, (name, kind) in enumerate(paper.fields, 1) if kind != "day"}
    return values | {name: "2022-04-28" for name, kind in paper.fields if kind == "day"} | fixed


def pdf(paper_id: str, values: dict[str, str]) -> bytes:
    made = typst.compile(
        RU / "papers" / f"{paper_id}.typ",
        root=RU / "papers",
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
@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_says_what_the_words_say(paper: str, tmp_path: Path) -> None:
    values = filled(paper)
    shown = values | {name: "28 апреля 2022 года" for name, value in values.items() if value == "2022-04-28"}
    body = Words(pack(), "ru").text(f"paper-{paper}-body", **shown)
    page = text_of(pdf(paper, values), tmp_path)
    for paragraph in body.split("\n\n")[:-3]:
        assert re.sub(r"\s+", "", paragraph) in page, paragraph


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_typed_is_data_and_never_runs(paper: str, tmp_path: Path) -> None:
    text_fields = [name for p in pack().papers if p.id == paper for name, kind in p.fields if kind != "day"]
    for name in text_fields:
        page = text_of(pdf(paper, filled(paper, **{name: HOSTILE})), tmp_path)
        assert re.sub(r"\s+", "", HOSTILE) in page.replace("“", '"').replace("”", '"'), name


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("paper", PAPERS)
def test_a_filed_page_does_not_say_where_it_was_made(paper: str, tmp_path: Path) -> None:
    made = pdf(paper, filled(paper))
    assert re.search(r"ploughshare|плуг|справка", text_of(made, tmp_path), re.IGNORECASE) is None
    assert re.search(rb"/Author|ploughshare", made) is None
    assert made == pdf(paper, filled(paper))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_with_empty_fields_still_makes_a_page(paper: str) -> None:
    assert pdf(paper, {}).startswith(b"%PDF")


@pytest.mark.parametrize("language", pack().languages)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_words_of_a_paper_use_each_field(paper: str, language: str) -> None:
    values = filled(paper)
    body = Words(pack(), language).text(f"paper-{paper}-body", **values)
    assert [name for name, value in values.items() if value not in body] == []
