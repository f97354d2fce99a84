"""The printed guide: true for its day, for whom it says so, and silent about nothing."""

from __future__ import annotations

import re
import tempfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law.commands import law as command
from ploughshare.law.leaflet import Entry, Leaflet, leaflet
from ploughshare.law.leaflet_file import read_outline
from ploughshare.law.leaflet_frame import FRAMES, MONTHS
from ploughshare.law.leaflet_page import page
from ploughshare.law.leaflet_print import SIZES_PT
from ploughshare.law.leaflet_words import LeafletWords
from tests.law.small import write_pack

PACKS = Path(__file__).resolve().parents[2] / "packs"
RU = PACKS / "ru"
OUTLINE = """
title: {en: What the law says}
who: status
readers: [soldier, conscript, none]
ask: {en: a lawyer}
chapters:
  - title: {en: You refused}
    answers: {refused: true, refused_on: {from: 2022-02-24}}
    by: refused_on
    outcomes: [crime]
  - title: {en: You were not alone}
    answers: {refused: true}
    outcomes: [group]
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    pack = write_pack(tmp_path / "pack")
    (pack / "leaflet.yaml").write_text(OUTLINE)
    return pack


def planned(place: Path, day: str, lang: str = "en") -> Leaflet:
    pack = law.load(place)
    outline = read_outline(pack, place)
    assert outline is not None
    return leaflet(pack, law.Words(pack, lang), outline, date.fromisoformat(day))


def entries(plan: Leaflet) -> list[tuple[str, Entry]]:
    return [(side.heading, entry) for part in plan.parts for side in part.sides for entry in side.entries]


def test_the_day_decides_which_sides_a_chapter_has(place: Path) -> None:
    before = planned(place, "2022-05-25")
    assert [side.heading for side in before.parts[0].sides] == ["When? — from 24 February 2022"]
    after = planned(place, "2022-10-01")
    assert [(side.heading, side.entries[0].text) for side in after.parts[0].sides] == [
        (
            "When? — from 24 February 2022 until 23 September 2022",
            "Without grave harm this was no crime.",
        ),
        ("When? — from 24 September 2022", "This is a crime: two to three years."),
    ]


def test_a_chapter_says_for_whom_it_is(place: Path) -> None:
    plan = planned(place, "2022-05-25")
    assert plan.readers == (("A", "A soldier"), ("B", "A conscript"), ("C", "Neither"))
    assert plan.parts[0].whom == "AB"  # who is neither is never asked whether he refused


def test_what_hangs_on_an_answer_names_the_question_and_the_answers_that_leave_it_open(place: Path) -> None:
    (group,) = [entry for _, entry in entries(planned(place, "2022-05-25")) if entry.key.startswith("group")]
    assert not group.holds
    assert {maybe.whom for maybe in group.maybe} == {"A", "B"}
    (for_conscript,) = [maybe for maybe in group.maybe if maybe.whom == "B"]
    assert [(one.question, one.answers) for one in for_conscript.only_if] == [("How many others?", "from 1")]


@settings(max_examples=25, deadline=None)
@given(
    others=st.integers(0, 50),
    reasons=st.lists(st.sampled_from(["conscience", "health"]), unique=True),
    refused_on=st.dates(date(1900, 1, 1), date(2099, 12, 31)),
)
def test_outside_the_answers_that_leave_it_open_it_is_not_so(
    others: int, reasons: list[str], refused_on: date
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        place = write_pack(Path(directory))
        (place / "leaflet.yaml").write_text(OUTLINE)
        pack, plan = law.load(place), planned(place, "2022-05-25")
    (group,) = [entry for _, entry in entries(plan) if entry.key.startswith("group")]
    (conscript,) = [maybe for maybe in group.maybe if maybe.whom == "B"]
    forms = {"status": "conscript", "refused": True, "others": others, "reasons": reasons}
    answers = law.parse_answers(pack, forms | {"refused_on": refused_on.isoformat()})
    found = law.assess(pack, answers, date(2022, 5, 25)).findings
    holds = group.key in {finding.key for finding in found if finding.holds}
    assert [only.answers for only in conscript.only_if] == ["from 1"]
    assert holds == (others >= 1)


def test_a_side_tells_only_what_the_evaluator_says_for_its_answers(place: Path) -> None:
    pack = law.load(place)
    for day in ("2022-05-25", "2022-10-01"):
        for heading, entry in entries(planned(place, day)):
            if entry.key.startswith("crime"):
                on = "2022-10-01" if "24 September 2022" in heading.split("until")[0] else "2022-05-01"
                forms = {"status": "soldier", "refused": True, "refused_on": on}
                found = law.assess(pack, law.parse_answers(pack, forms), date.fromisoformat(day))
                assert entry.key in {finding.key for finding in found.findings if finding.holds}


def test_what_no_chapter_tells_stands_in_the_last_one_and_is_said(place: Path, tmp_path: Path) -> None:
    (place / "leaflet.yaml").write_text(OUTLINE[: OUTLINE.index("  - title: {en: You were not alone}")])
    out = tmp_path / "l.html"
    done = run("leaflet", place, "--on", "2022-05-25", "-o", out)
    assert done.exit_code == 0, done.output
    assert "no chapter tells group" in done.stderr
    assert "A group is judged harder." in out.read_text(encoding="utf-8")


def test_a_pack_without_an_outline_still_has_a_leaflet(tmp_path: Path) -> None:
    out = tmp_path / "l.html"
    assert run("leaflet", write_pack(tmp_path / "pack"), "--on", "2022-05-25", "-o", out).exit_code == 0
    assert "A group is judged harder." in out.read_text(encoding="utf-8")


def test_every_page_warns_of_the_day_the_check_ends_and_of_the_missing_review(place: Path) -> None:
    pack = law.load(place)
    shown = page(planned(place, "2022-05-25"), LeafletWords(law.Words(pack, "en")))
    assert shown.warning == ""
    for said in ("until 31 December 2022", "ask a lawyer", "No qualified lawyer", "Not signed"):
        assert said in shown.footer


def test_a_day_outside_the_checked_time_warns_before_anything_else(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "l.html"
    run("leaflet", place, "--on", "2023-02-01", "-o", out)
    text = out.read_text(encoding="utf-8")
    assert text.index("1 February 2023 lies outside") < text.index("Speak to a lawyer before you act")
    assert text.count("1 February 2023 lies outside") == 3  # above, under every printed page, and at the end


def test_html_runs_nothing_and_fetches_nothing(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "l.html"
    asked = '<b>desk</b> "}</style><script>alert(1)</script>'
    run("leaflet", place, "--on", "2022-05-25", "--ask", asked, "-o", out)
    text = out.read_text(encoding="utf-8")
    assert not re.search(r"<script|src=|href=|url\(|@import", text)
    assert "default-src &#x27;none&#x27;" in text or "default-src 'none'" in text
    assert "&lt;b&gt;desk&lt;/b&gt;" in text


@pytest.mark.parametrize(("day", "lang"), [("2022-05-25", "en"), ("2026-01-15", "en"), ("2026-03-31", "ru")])
def test_the_leaflet_of_russia_has_four_to_eight_pages_of_letters_that_can_be_read(
    tmp_path: Path, day: str, lang: str
) -> None:
    out = tmp_path / "l.pdf"
    done = run("leaflet", RU, "--on", day, "--lang", lang, "-o", out)
    assert done.exit_code == 0, done.output
    made = out.read_bytes()
    assert 4 <= len(re.findall(rb"/Type\s*/Page\b", made)) <= 8
    assert min(SIZES_PT) >= 9
    assert b"/Marked true" in made  # in reading order, for who listens to it
    assert b"/Suspects" not in made  # at which Poppler says that something is wrong


@pytest.mark.parametrize("name", sorted(path.parent.name for path in PACKS.glob("*/leaflet.yaml")))
def test_every_pack_prints_in_each_of_its_languages(tmp_path: Path, name: str) -> None:
    for lang in law.load(PACKS / name).languages:
        out = tmp_path / f"{lang}.html"
        done = run("leaflet", PACKS / name, "--on", "2026-01-15", "--lang", lang, "-o", out)
        assert done.exit_code == 0, done.output
        assert len(re.findall("<h2>", out.read_text(encoding="utf-8"))) > 5


def test_the_same_day_gives_the_same_bytes_in_letters_as_large_as_fit(place: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "l.pdf", tmp_path / "again.pdf"
    for path in (out, again):
        assert run("leaflet", place, "--on", "2022-05-25", "-o", path).exit_code == 0
    assert out.read_bytes() == again.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", out.read_bytes())) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("who: status", "who: refused", "`who` must be a fact of type enum"),
        ("who: status", "who: statos", "did you mean 'status'"),
        ("outcomes: [group]", "outcomes: [grup]", "did you mean 'group'"),
        ("outcomes: [group]", "outcomes: []", "a chapter tells at least one outcome"),
        ("by: refused_on", "by: reasons", "`by` takes a bool, enum, day or int"),
        ("answers: {refused: true}", "answers: {refused: perhaps}", "'refused' must be true, false or null"),
        ("answers: {refused: true}", "answers: {refused_on: {days_ago: {min: 3, max: 1}}}", "`days_ago`"),
        ("ask: {en: a lawyer}", "ask: {de: x}", "needs 'en'"),
        ("ask: {en: a lawyer}", "sing: loud", "the leaflet has no key 'sing'"),
        ("readers: [soldier, conscript, none]", "readers: [soldier, soldier]", "at most once"),
    ],
)
def test_an_outline_is_refused_with_file_and_line(place: Path, old: str, new: str, said: str) -> None:
    assert old in OUTLINE
    (place / "leaflet.yaml").write_text(OUTLINE.replace(old, new))
    done = run("leaflet", place, "--on", "2022-05-25", "-o", place / "l.pdf")
    assert done.exit_code == 2, done.output
    assert re.search(r"leaflet\.yaml:\d+: ", done.output)
    assert said in done.output


def test_only_pdf_and_html_are_printed(place: Path) -> None:
    done = run("leaflet", place, "--on", "2022-05-25", "-o", place / "l.doc")
    assert done.exit_code == 2
    assert ".pdf or a .html" in done.output


def test_every_frame_says_the_same_things() -> None:
    holes = {
        lang: {key: sorted(re.findall(r"{\w+}", text)) for key, text in f.items()}
        for lang, f in FRAMES.items()
    }
    assert all(found == holes["en"] for found in holes.values())
    assert all(len(months) == 12 for months in MONTHS.values())
    assert set(MONTHS) == set(FRAMES)
