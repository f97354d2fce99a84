"""`ploughshare law` as people and scripts meet it: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ploughshare import law
from ploughshare.law.commands import law as command
from tests.law.small import FILES, write_pack

WIDE = {"COLUMNS": "200", "NO_COLOR": "1"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_pack(tmp_path)


def run(*arguments: object, typed: str = "") -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], input=typed, env=WIDE)


def test_a_good_pack_ends_with_zero(place: Path) -> None:
    done = run("check", place)
    assert done.exit_code == 0
    assert "3 rule versions, 1 case on 2 days, nothing to mend" in done.output


def test_findings_end_with_one_and_are_there_for_programs(place: Path) -> None:
    (place / "words/en.ftl").write_text(FILES["words/en.ftl"].replace("section-s = You\n", ""))
    done = run("check", place, "--json")
    assert done.exit_code == 1
    (found,) = json.loads(done.stdout)["findings"]
    assert found["file"].endswith("pack.yaml")
    assert found["line"] == 1
    assert found["what"] == "the words 'section-s' are missing in 'en'"


def test_a_pack_that_cannot_be_read_ends_with_two_and_one_sentence(place: Path) -> None:
    (place / "facts.yaml").write_text("- {id: a}\n- {id: a}\n")
    for arguments in (("check", place), ("export", place), ("ask", place)):
        done = run(*arguments)
        assert done.exit_code == 2
        assert done.stderr == f"Error: {place}/facts.yaml:1: a fact needs 'type'; add it\n"


def test_a_case_is_assessed_for_a_person_with_the_law_its_day_and_the_way_on(place: Path) -> None:
    done = run("assess", place, "--case", place / "cases/a.yaml")
    assert done.exit_code == 0
    for said in (
        "Without grave harm this was no crime.",
        "Do: Keep the paper.",
        "Do not: Do not leave.",
        "What would change it: Another refusal after 24 September 2022.",
        "Because: Did you refuse? Yes; When? 2022-04-28",
        "would no longer hold with: When? until 1996-12-31 or from 2022-09-24",
        "Law in force from 1997-01-01 until 2022-09-23, picked by: the day of the refusal 2022-04-28",
        "Sources: Code art. 1. Confidence: high.",
        "A lawyer must decide this.",
        "Needs review by a qualified lawyer.",
    ):
        assert said in done.output
    assert done.output.index("Danger") < done.output.index("Good to know")


def test_another_day_is_said_to_be_unverified_before_anything_else(place: Path) -> None:
    done = run("assess", place, "--case", place / "cases/a.yaml", "--on", "2024-01-01")
    lines = done.output.splitlines()
    assert lines[1] == "These rules were checked only from 2020-01-01 until 2022-12-31. Speak to a lawyer."


def test_an_assessment_for_programs_is_the_engine_s_own(place: Path) -> None:
    done = run("assess", place, "--case", place / "cases/a.yaml", "--json")
    pack = law.load(place)
    receipt = json.loads(done.stdout)
    assert receipt["pack"]["hash"] == pack.hash
    assert receipt["as_of"] == "2022-05-25"


def test_a_case_is_judged_by_what_was_known_on_its_own_day_unless_another_is_named(place: Path) -> None:
    case = place / "cases/a.yaml"
    case.write_text(FILES["cases/a.yaml"].replace("answers:", "known_on: 2022-05-24\n  answers:", 1))
    for said, asked in (("2022-05-24", ()), ("2022-06-01", ("--known-on", "2022-06-01"))):
        assert json.loads(run("assess", place, "--case", case, "--json", *asked).stdout)["known_on"] == said
    rules = place / "rules/a.yaml"
    rules.write_text(FILES["rules/a.yaml"].replace("{from: 1997", "{known: 2022-05-25, from: 1997"))
    why = ("why", place, "--case", case, "--rule", "crime.old", "--json")
    assert json.loads(run(*why).stdout) == []
    assert len(json.loads(run(*why, "--known-on", "2022-05-25").stdout)) == 1


def test_one_of_several_cases_is_chosen_by_name(place: Path) -> None:
    several = place / "cases/a.yaml"
    several.write_text(FILES["cases/a.yaml"] + FILES["cases/a.yaml"].replace("case: spring", "case: autumn"))
    assert run("assess", place, "--case", several, "--case-id", "autumn").exit_code == 0
    unnamed = run("assess", place, "--case", several)
    assert unnamed.exit_code == 2
    assert "choose one with --case-id: spring, autumn" in unnamed.stderr
    assert run("assess", place, "--case", several, "--case-id", "winter").exit_code == 2


def test_a_malformed_case_ends_with_two_its_line_and_the_way_out(place: Path) -> None:
    case = place / "one.yaml"
    case.write_text("case: mine\nas_of: 2022-05-25\nanswers:\n  status: soldier\n  refusd: true\n")
    done = run("assess", place, "--case", case)
    assert done.exit_code == 2
    assert done.stderr == f"Error: {case}:5: there is no fact 'refusd'; did you mean 'refused'?\n"


def test_a_language_the_pack_lacks_ends_with_two(place: Path) -> None:
    done = run("assess", place, "--case", place / "cases/a.yaml", "--lang", "fr")
    assert done.exit_code == 2
    assert "it has en" in done.stderr


def test_the_interview_asks_what_matters_and_ends_with_the_result(place: Path) -> None:
    typed = "?\n1\n1\nb\n1\n2022-04-28\n9999\n2..5\n"
    done = run("ask", place, "--on", "2022-05-25", typed=typed)
    assert done.exit_code == 0
    assert "Why this is asked: Each has a law of its own." in done.output
    assert "That is not one of the answers." in done.output
    assert done.output.count("Did you refuse?") >= 2
    assert "Without grave harm this was no crime." in done.output
    assert "A group is judged harder." in done.output
    assert "Needs review by a qualified lawyer." in done.output


def test_the_interview_may_be_left_at_any_time(place: Path) -> None:
    for typed in ("", "q\n", "1\nq\n"):
        done = run("ask", place, "--on", "2022-05-25", "--json", typed=typed)
        assert done.exit_code == 0
        assert json.loads(done.stdout)["answers"] == ({"status": "soldier"} if typed.startswith("1") else {})


def test_not_sure_is_an_answer(place: Path) -> None:
    done = run("ask", place, "--on", "2022-05-25", "--json", typed="1\n0\n0\n0\nn\nn\n")
    answers = json.loads(done.stdout)["answers"]
    assert answers["refused"] is None


def test_an_export_is_the_compiled_pack_with_words_if_asked(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "small.json"
    assert run("export", place, "-o", target, "--words").exit_code == 0
    assert law.load(target).words == law.load(place).words
    plain = run("export", place)
    assert law.parse_compiled(plain.stdout_bytes).words == {}
    assert law.parse_compiled(plain.stdout_bytes) == law.load(place)
    assert run("export", place, "-o", tmp_path / "no/such/place").exit_code == 2


def test_an_interview_left_early_says_what_holds_and_how_much_is_open(place: Path) -> None:
    done = run("ask", place, "--on", "2022-05-25", typed="q\n")
    assert "○" not in done.output
    assert "Still open: 3. Answer more questions to settle them." in done.output
    assert "It decides: Refusing; A group" in done.output


def test_the_law_as_it_was_known_on_a_day_is_asked_for_by_that_day(place: Path) -> None:
    rules = FILES["rules/a.yaml"].replace(
        "from: 1997-01-01, until: 2022-09-23", "from: 1997-01-01, until: 2022-09-23, until_known: 2022-09-24"
    )
    (place / "rules/a.yaml").write_text(
        rules.replace("from: 2022-09-24", "from: 2022-09-24, known: 2022-09-24")
    )
    case = place / "cases/a.yaml"
    now = run("assess", place, "--case", case, "--on", "2022-10-01")
    then = run("assess", place, "--case", case, "--on", "2022-10-01", "--known-on", "2022-09-01")
    assert "Law in force from 1997-01-01 until 2022-09-23" in now.output
    assert "Law in force from 1997-01-01, picked by" in then.output
    assert "The law as it was known on 2022-09-01." in then.output


def test_an_unsigned_pack_says_so(place: Path) -> None:
    done = run("assess", place, "--case", place / "cases/a.yaml")
    assert "No reviewer has signed these rules." in done.output


def test_a_sum_a_last_day_and_an_announced_text_are_told_in_words() -> None:
    place = Path(__file__).resolve().parents[2] / "vectors/law/packs/allowance"
    done = run("assess", place, "--case", place / "cases/accidents.yaml")
    for said in (
        "What follows: the allowance a month: 400.00 RUB",
        "What follows: the last day to claim: 2022-06-30",
        "Announced, with no day yet: Only treatment of two months or more will count.",
    ):
        assert said in done.output
    asked = run("ask", place, "--on", "2022-05-25", typed="2022-03-31T10\n1\n2022-04-02T10\n?\nq\n")
    assert "It decides: The allowance" in asked.output
