"""The application of the German pack: what is typed arrives as typed; the page says what the words say."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
import typst

from ploughshare import law
from ploughshare.law.words import Words

DE = Path(__file__).resolve().parents[2] / "packs" / "de"
HOSTILE = r'#panic("x") $x^2$ *b* _i_ @ref <label> // end \n [a] #read("/etc/hostname") "quoted"'


@cache
def pack() -> law.Pack:
    """The German pack, compiled once."""
    return law.load(DE)


def filled(**fixed: str) -> dict[str, str]:
    """A value for each field of the application, unlike any other."""
    fields = pack().papers[0].fields
    values = {name: f"Feld {number}" for number, (name, kind) in enumerate(fields, 1) if kind != "day"}
    return values | {name: "2026-02-01" for name, kind in fields if kind == "day"} | fixed


def pdf(values: dict[str, str]) -> bytes:
    made = typst.compile(
        (DE / "papers" / "de_1.typ").read_bytes(),
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
def test_the_application_says_what_the_words_say(tmp_path: Path) -> None:
    values = filled()
    body = Words(pack(), "de").text("paper-de_1-body", **values | {"date": "1. Februar 2026"})
    page = text_of(pdf(values), tmp_path)
    for paragraph in body.split("\n\n")[:-1]:
        assert re.sub(r"\s+", "", paragraph) in page, paragraph


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("name", [name for name, kind in pack().papers[0].fields if kind != "day"])
def test_what_is_typed_is_data_and_never_runs(name: str, tmp_path: Path) -> None:
    page = text_of(pdf(filled(**{name: HOSTILE})), tmp_path)
    assert re.sub(r"\s+", "", HOSTILE) in re.sub("[„“”]", '"', page)


@pytest.mark.needs("pdftotext")
def test_a_filed_page_does_not_say_where_it_was_made(tmp_path: Path) -> None:
    made = pdf(filled())
    assert re.search(r"ploughshare|pflug", text_of(made, tmp_path), re.IGNORECASE) is None
    assert re.search(rb"/Author|ploughshare", made) is None
    assert made == pdf(filled())


def test_an_application_with_empty_fields_still_makes_a_page() -> None:
    assert pdf({}).startswith(b"%PDF")


@pytest.mark.parametrize("language", pack().languages)
def test_the_words_of_the_application_use_each_field(language: str) -> None:
    body = Words(pack(), language).text("paper-de_1-body", **filled())
    assert [name for name, value in filled().items() if value not in body] == []
