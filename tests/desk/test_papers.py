"""Papers: what is typed comes out as typed, the same values give the same bytes, nothing says who made it."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.desk import papers
from ploughshare.desk.pages.frame import sign_off_line
from ploughshare.desk.pages.visit import Visit
from ploughshare.desk.pages.words import page_words
from ploughshare.law.signoff import SignOff
from tests.desk.scenarios import PACK, Book, open_book, pack, unsettle
from tests.desk.served import Reader, reader, served

pytestmark = pytest.mark.needs("pdftotext")

INERT = (
    "A & B",
    "<i>не тег</i>",
    "«ёлки»",
    "# заголовок",
    "$x^2$",
    "*жирно*",
    '#read("/etc/passwd")',
    "_",
    "\\",
)


def filled(paper: str, **values: str) -> dict[str, str]:
    """Every field of a paper filled with something of its own."""
    made = {
        field.id: "2022-05-25" if field.type == "day" else f"поле {field.id}"
        for field in papers.fields_of(pack(), paper)
    }
    return {**made, **values}


def said(pdf: bytes) -> str:
    """The text of a PDF as another program reads it."""
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


@pytest.mark.parametrize("paper", [paper.id for paper in pack().papers])
def test_every_value_comes_out_as_it_was_typed(paper: str) -> None:
    for text in INERT:
        values = filled(paper, unit=text)
        shown = said(papers.draft(pack(), PACK, paper, values).pdf)
        assert text in shown
        for field in papers.fields_of(pack(), paper):
            if field.type != "day":
                assert values[field.id].split()[-1] in shown


@pytest.mark.parametrize("paper", [paper.id for paper in pack().papers])
def test_the_same_values_give_the_same_bytes_and_others_do_not(paper: str) -> None:
    first, second = (papers.draft(pack(), PACK, paper, filled(paper)) for _ in range(2))
    assert first.pdf == second.pdf
    assert first.sha256 == second.sha256
    assert first.pages == second.pages
    assert first.pages[0].startswith(b"\x89PNG")
    assert papers.draft(pack(), PACK, paper, filled(paper, unit="другая")).sha256 != first.sha256


@pytest.mark.parametrize("paper", [paper.id for paper in pack().papers])
def test_a_missing_field_blocks_and_is_named(paper: str) -> None:
    for field in papers.fields_of(pack(), paper):
        values = filled(paper, **{field.id: "  "})
        assert papers.missing(pack(), paper, values) == ((field.id,) if field.required else ())
        if field.required:
            with pytest.raises(papers.PaperError, match=field.id):
                papers.draft(pack(), PACK, paper, values)
        else:
            papers.draft(pack(), PACK, paper, values)


@pytest.mark.needs("pdfinfo")
@pytest.mark.parametrize("paper", [paper.id for paper in pack().papers])
def test_the_file_says_nothing_of_who_made_it_or_when(paper: str) -> None:
    pdf = papers.draft(pack(), PACK, paper, filled(paper)).pdf
    info = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    for line in info.splitlines():
        name, _, value = line.partition(":")
        if name in ("Author", "Keywords", "Subject"):
            assert value.strip() == ""
        if name in ("CreationDate", "ModDate"):
            assert "1970" in value
    assert b"loughshare" not in pdf
    assert str(Path.home()).encode() not in pdf


def test_what_is_too_long_or_no_day_is_refused_by_its_field() -> None:
    for values, field in (
        ({"unit": "я" * (papers.LINE_CHARS_MAX + 1)}, "unit"),
        ({"reasons": "я" * (papers.TEXT_CHARS_MAX + 1)}, "reasons"),
        ({"date": "25.05.2022"}, "date"),
        ({"unit": "a\x00b"}, "unit"),
    ):
        with pytest.raises(papers.PaperError, match=field):
            papers.parse_fields(pack(), "doc_1", values)
    assert "made_up" not in papers.parse_fields(pack(), "doc_1", {"made_up": "x", "unit": " 00000 "})
    with pytest.raises(papers.PaperError):
        papers.fields_of(pack(), "no_such_paper")


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=200
    )
)
def test_no_text_breaks_the_template(typed: str) -> None:
    values = papers.parse_fields(pack(), "doc_1", filled("doc_1", reasons=typed))
    if not papers.missing(pack(), "doc_1", values):
        assert papers.draft(pack(), PACK, "doc_1", values).pdf.startswith(b"%PDF")


# --- on the page ---------------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    found = open_book(tmp_path / "vault")
    unsettle(found)
    yield found
    found.ledger.vault.close()


@pytest.fixture
def inside(book: Book) -> Iterator[Reader]:
    with served(book.desk) as running, reader(running) as found:
        yield found


def one_spaced(html: str) -> str:
    """A page with every run of blanks, unbreakable ones too, as one space."""
    return " ".join(html.split())


def case_url(inside: Reader, book: Book, name: str) -> str:
    return inside.case_urls()[book.ledger.state(book.case[name]).code]


def test_a_paper_the_rules_offer_is_made_kept_by_its_hash_and_handed_out(inside: Reader, book: Book) -> None:
    case_id, case = book.case["s6_junior_sergeant"], case_url(inside, book, "s6_junior_sergeant")
    form = inside.get(case + "/papers/doc_8").text
    assert 'value="младший сержант"' in form
    assert 'value="2022-04-20"' in form
    unfinished = inside.post(case + "/papers/doc_8", unit="00000")
    assert "Пусто: без этого бумагу не сделать." in one_spaced(unfinished.text)
    assert book.ledger.state(case_id).papers[-1].hash is None
    inside.post(case + "/papers/doc_8", **filled("doc_8", from_name="Иванов & <b>сын</b>"))
    version = book.ledger.state(case_id).papers[-1]
    page = inside.get(case + "/papers/doc_8").text
    assert version.hash is not None
    assert version.hash.hex() in page
    picture = re.search(r'<img class="sheet" src="([^"]+)"', page)
    assert picture is not None
    assert inside.client.get(picture[1]).headers["content-type"] == "image/png"
    link = re.search(r'href="([^"]+/pdf)"', page)
    assert link is not None
    pdf = inside.client.get(link[1])
    assert pdf.headers["content-type"] == "application/pdf"
    assert "attachment" in pdf.headers["content-disposition"]
    assert hashlib.sha256(pdf.content).digest() == version.hash
    assert "Иванов & <b>сын</b>" in said(pdf.content)


def test_the_page_says_that_nobody_signed_the_law_and_the_paper_does_not(inside: Reader, book: Book) -> None:
    case = case_url(inside, book, "s6_junior_sergeant")
    unsigned = "Эти правила не подписал ни один проверяющий."
    for page in (case, f"{case}/papers", f"{case}/papers/doc_8", "/desk/about"):
        assert unsigned in inside.get(page).text, page
    inside.post(case + "/papers/doc_8", **filled("doc_8"))
    link = re.search(r'href="([^"]+/pdf)"', inside.get(case + "/papers/doc_8").text)
    assert link is not None
    assert "подписал" not in said(inside.client.get(link[1]).content)


def test_two_presses_record_one_sending(inside: Reader, book: Book) -> None:
    case_id, case = book.case["s6_junior_sergeant"], case_url(inside, book, "s6_junior_sergeant")
    inside.post(case + "/papers/doc_8", **filled("doc_8"))
    page = inside.get(case + "/papers/doc_8").text
    action = re.search(r'action="([^"]+/sent)"', page)
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert action is not None
    assert key is not None
    for _ in range(2):
        inside.post(action[1], key=key[1], how="лично", day="2022-10-03", proof="вх. 17")
    (sending,) = book.ledger.state(case_id).papers[-1].sendings
    assert (sending.how, sending.proof) == ("лично", "вх. 17")
    assert "вх. 17" in inside.get(case + "/papers").text


def test_a_paper_left_to_a_counsellor_leaves_only_with_a_recorded_approval(
    inside: Reader, book: Book
) -> None:
    case_id, case = book.case["s1_sergey"], case_url(inside, book, "s1_sergey")
    page = inside.get(case + "/papers").text
    assert "только с одобрения консультанта" in one_spaced(page)
    inside.post(case + "/papers/doc_1", **filled("doc_1"))
    version = book.ledger.state(case_id).papers[-1]
    assert version.hash is not None
    draft = re.search(r"/draft/([^/]+)/page", inside.get(case + "/papers/doc_1").text)
    assert draft is not None
    assert inside.get(f"{case}/draft/{draft[1]}/pdf").status_code == 400
    inside.post(case + "/papers/doc_1", approved="yes", **filled("doc_1"))
    approved = book.ledger.state(case_id).papers[-1]
    assert approved.fields["approved"] == "yes"
    assert approved.hash == version.hash
    draft = re.search(r"/draft/([^/]+)/pdf", inside.get(case + "/papers/doc_1").text)
    assert draft is not None
    assert inside.client.get(f"{case}/draft/{draft[1]}/pdf").content.startswith(b"%PDF")


def test_a_paper_the_rules_do_not_offer_has_no_form_and_says_why(inside: Reader, book: Book) -> None:
    case_id, case = book.case["s1_sergey"], case_url(inside, book, "s1_sergey")
    page = inside.get(case + "/papers/doc_8").text
    assert "не для этого дела" in one_spaced(page)
    assert "правила не предлагают эту бумагу" in one_spaced(page)
    assert "<textarea" not in page
    refused = inside.post(case + "/papers/doc_8", **filled("doc_8"))
    assert refused.status_code == 400
    assert book.ledger.state(case_id).papers == ()


def test_a_field_that_cannot_be_taken_keeps_what_was_typed(inside: Reader, book: Book) -> None:
    case_id, case = book.case["s6_junior_sergeant"], case_url(inside, book, "s6_junior_sergeant")
    refused = inside.post(case + "/papers/doc_8", **filled("doc_8", unit="я" * 301, medical="не потерять"))
    assert refused.status_code == 400
    assert "Слишком длинно: не больше 300 знаков." in one_spaced(refused.text)
    assert "не потерять" in refused.text
    assert book.ledger.state(case_id).papers == ()


def test_the_longest_text_survives_being_kept(inside: Reader, book: Book) -> None:
    case_id, case = book.case["s6_junior_sergeant"], case_url(inside, book, "s6_junior_sergeant")
    longest = "я" * papers.TEXT_CHARS_MAX
    inside.post(case + "/papers/doc_8", **filled("doc_8", medical=longest))
    book.ledger.rebuild()
    assert book.ledger.state(case_id).papers[-1].fields["medical"] == longest


@pytest.mark.parametrize(
    ("state", "trusted", "told"),
    [
        ("signed", True, "Signed by Anna Weiss, advocate, on 1 November 2026."),
        ("signed", False, "Signed by someone this desk does not know. It says: Anna Weiss"),
        ("changed", True, "Changed since Anna Weiss signed these rules"),
    ],
)
def test_a_signature_counts_at_a_desk_that_knows_its_key(state: str, trusted: bool, told: str) -> None:
    signed = SignOff(state, "Anna Weiss", "advocate", "2026-11-01", "KEY")
    desk = SimpleNamespace(pack=SimpleNamespace(signoff=signed), reviewers={"KEY"} if trusted else set())
    visit = cast(Visit, SimpleNamespace(desk=desk, words=page_words("en")))
    assert sign_off_line(visit).startswith(told)


def test_a_template_that_is_not_the_packs_makes_no_paper(tmp_path: Path) -> None:
    copied = tmp_path / "ru"
    shutil.copytree(PACK, copied)
    values = papers.parse_fields(pack(), "doc_1", filled("doc_1"))
    assert papers.draft(pack(), copied, "doc_1", values).pdf
    sheet = copied / "papers" / "doc_1.typ"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\nчужое слово\n", encoding="utf-8")
    with pytest.raises(papers.PaperError, match="not those of the law pack"):
        papers.draft(pack(), copied, "doc_1", values)
