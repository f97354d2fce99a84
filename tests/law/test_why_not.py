"""Why a rule does not hold: its day, another rule, an answer; and what would make it hold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law.commands import law as command
from ploughshare.law.logic import program_of
from ploughshare.law.value import TRUE
from tests.law.cases import random_cases
from tests.law.made import packs
from tests.law.small import FILES, small_pack, write_pack
from tests.law.test_soundness import as_answer

SPRING = {"status": "soldier", "refused": True, "refused_on": "2022-04-28", "others": 2}
DAY = date(2022, 10, 1)


def reasons(pack: law.Pack, answers: object, rule: str, on: date = DAY) -> tuple[law.Reason, ...]:
    return law.why_not(pack, law.parse_answers(pack, answers), on, rule)


def test_a_text_of_another_day_names_the_day_and_what_would_bring_it_into_force(tmp_path: Path) -> None:
    (found,) = reasons(small_pack(tmp_path), SPRING, "crime.new", date(2022, 5, 25))
    assert found.to_json() == {
        "rule": "crime.new",
        "version": "2022-09-24",
        "state": "not",
        "in_force": "no",
        "because": ["refused", "refused_on"],
        "blocked_by": [],
        "changes": [{"fact": "refused_on", "to": [["2022-09-24", None]]}],
    }
    assert found.axis_days == ("2022-04-28", "2022-04-28")


def test_a_rule_that_another_takes_away_names_it(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace("id: group.risk", "id: group.risk\n  overrides: [crime.old]")
    (found,) = reasons(small_pack(tmp_path, rules_a_yaml=rules), SPRING, "crime.old")
    assert (found.state, found.in_force, found.blocked_by) == ("not", "yes", ("group.risk@2022-01-01",))
    assert [(turn.fact, turn.to) for turn in found.changes] == [("others", ([None, 0],))]


def test_what_holds_says_what_would_end_it_and_what_may_hold_says_nothing_of_the_kind(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    (holding,) = reasons(pack, SPRING, "crime.old")
    assert holding.state == "holds"
    assert [turn.fact for turn in holding.changes] == ["refused", "refused_on"]
    (open_one,) = reasons(pack, {"status": "soldier", "refused": True}, "crime.old")
    assert (open_one.state, open_one.in_force, open_one.changes) == ("may_hold", "unsure", ())


def test_a_text_without_a_day_is_pending(tmp_path: Path) -> None:
    text = "sources: [CODE-1], confidence: high, review: draft"
    rules = FILES["rules/a.yaml"].replace(
        "- id: crime.new", f"    - {{from: pending, {text}}}\n- id: crime.new"
    )
    dated, pending = reasons(small_pack(tmp_path, rules_a_yaml=rules), SPRING, "crime.old")
    assert dated.state == "holds"
    assert (pending.version, pending.state, pending.in_force, pending.because) == (
        "pending",
        "pending",
        "no",
        ("refused",),
    )


def test_a_rule_that_is_not_there_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(law.NoSuchRuleError, match=r"did you mean 'crime\.old'"):
        reasons(small_pack(tmp_path), SPRING, "crime.odl")


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_the_reasons_agree_with_the_assessment_and_the_changes_do_what_they_say(
    pack: law.Pack, seed: int
) -> None:
    for case in random_cases(pack, seed, 2):
        as_of = date.fromisoformat(str(case["as_of"]))
        answers = law.parse_answers(pack, case["answers"])
        states = {f.key: f.state for f in law.assess(pack, answers, as_of).findings}
        for rule in pack.rules:
            for reason in law.why_not(pack, answers, as_of, rule.id):
                if reason.state == "pending":
                    continue
                key = f"{reason.rule}@{reason.version}"
                assert states.get(key, "not") == reason.state
                for turn in reason.changes if reason.state == "not" else ():
                    assert turn.fact in reason.because
                    for block in turn.to:
                        answer = law.parse_answers(pack, {turn.fact: as_answer(pack, turn.fact, block)})
                        assert can_be_true(pack, {**answers, **answer}, as_of, key)


def can_be_true(pack: law.Pack, answers: law.Answers, as_of: date, key: str) -> bool:
    """Whether E(v) can be true before any cell is tried."""
    program = program_of(pack)
    frame = program.frame({fact: answer.value for fact, answer in answers.items()}, as_of.toordinal())
    (dated,) = (dated for dated in program.versions if dated.version.key == key)
    return bool(dated.holds.value(frame) & TRUE)


def run(place: Path, *arguments: object) -> Result:
    given_to = ["why", place, "--case", place / "cases/a.yaml", *arguments]
    return CliRunner().invoke(command, [str(argument) for argument in given_to], env={"COLUMNS": "200"})


def test_the_command_says_it_in_words_or_in_json(tmp_path: Path) -> None:
    place = write_pack(tmp_path)
    done = run(place, "--rule", "crime.new")
    assert done.exit_code == 0
    assert "This text applies from 2022-09-24, but the day of the refusal: 2022-04-28." in done.output
    assert "It could apply with: When? from 2022-09-24" in done.output
    assert json.loads(run(place, "--rule", "crime.new", "--json").stdout)[0]["state"] == "not"
    missing = run(place, "--rule", "crime.nw")
    assert missing.exit_code == 2
    assert "did you mean 'crime.new'" in missing.stderr
