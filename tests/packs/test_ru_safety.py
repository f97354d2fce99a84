"""What no assessment of the Russian pack may ever say, whatever is answered and left open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import given, settings

from ploughshare import law
from tests.packs.cases import answers, days, pack

CHANGE = date(2022, 9, 24)
CRIMES = {
    ("refusal_crime", "crime_332_2_1"),
    ("new_refusal", "crime_332_2_1"),
    *(("desertion", value) for value in pack().outcome["desertion"].values),
    *(("absence", value) for value in pack().outcome["absence"].values if value != "disciplinary"),
}

many = settings(max_examples=150, deadline=None)


def found(assessment: law.Assessment, outcome: str) -> Iterator[law.Finding]:
    """The findings of one outcome, certain or open."""
    return (finding for finding in assessment.findings if finding.outcome == outcome)


@many
@given(answers(), days(CHANGE))
def test_from_24_september_2022_no_assessment_says_that_refusing_now_is_not_a_crime(
    given_answers: law.Answers, on: date
) -> None:
    assessment = law.assess(pack(), given_answers, on)
    assert not [f for f in found(assessment, "new_refusal") if f.value != "crime_332_2_1"]
    assert not list(found(assessment, "safe_steps"))
    assert not list(found(assessment, "practice_2022"))
    for finding in found(assessment, "refusal_crime"):
        if finding.value == "needs_harm":
            assert finding.axis_from < CHANGE.isoformat(), (
                "only an act of before the change is judged by the old law"
            )
        if finding.value == "outside_332":
            assert finding.for_lawyer


@many
@given(answers(status="mobilised"), days(CHANGE))
def test_every_soldier_reads_from_24_september_2022_that_refusing_is_a_crime(
    given_answers: law.Answers, on: date
) -> None:
    assessment = law.assess(pack(), given_answers, on)
    said = {(f.outcome, f.value) for f in assessment.findings}
    assert said & {
        ("new_refusal", "crime_332_2_1"), ("refusal_crime", "crime_332_2_1"), ("repeat_is_new_act", None)
    }  # fmt: skip


@many
@given(answers(), days(CHANGE))
def test_an_old_refusal_is_never_shown_alone_to_a_soldier(given_answers: law.Answers, on: date) -> None:
    assessment = law.assess(pack(), given_answers, on)
    if [f for f in found(assessment, "refusal_crime") if f.value == "needs_harm"]:
        warned = {f.outcome for f in assessment.findings}
        assert "old_act" in warned
        assert "repeat_is_new_act" in warned or not list(found(assessment, "paper_doc_1_by_counsellor"))


@many
@given(answers(status="mobilised", response="oral_refusal", refusal_date="2022-05-01"), days(CHANGE))
def test_beside_the_protection_of_an_old_refusal_it_is_certain_that_a_new_one_is_a_new_act(
    given_answers: law.Answers, on: date
) -> None:
    warned = found(law.assess(pack(), given_answers, on), "repeat_is_new_act")
    assert [finding.state for finding in warned] == ["holds"]


@many
@given(answers(status="mobilised", response="oral_refusal"), days())
def test_a_refusal_is_always_answered_for_by_one_law_or_the_other(
    given_answers: law.Answers, on: date
) -> None:
    assert list(found(law.assess(pack(), given_answers, on), "refusal_crime"))


@many
@given(answers(), days())
def test_whoever_is_shown_a_crime_is_told_to_see_a_lawyer_first(given_answers: law.Answers, on: date) -> None:
    assessment = law.assess(pack(), given_answers, on)
    crimes = [f for f in assessment.findings if (f.outcome, f.value) in CRIMES]
    if crimes:
        advice = list(found(assessment, "lawyer_first"))
        assert advice
        if any(f.state == "holds" for f in crimes):
            assert any(f.state == "holds" for f in advice)


@many
@given(answers(), days())
def test_a_lawyer_first_is_certain_for_everyone(given_answers: law.Answers, on: date) -> None:
    advice = found(law.assess(pack(), given_answers, on), "lawyer_first")
    assert "holds" in {finding.state for finding in advice}


@many
@given(answers(), days(CHANGE))
def test_the_report_of_refusal_is_never_offered_from_24_september_2022(
    given_answers: law.Answers, on: date
) -> None:
    assessment = law.assess(pack(), given_answers, on)
    assert not list(found(assessment, "paper_doc_1"))


@many
@given(answers(held=True), days())
def test_who_is_held_reads_that_first(given_answers: law.Answers, on: date) -> None:
    first = law.assess(pack(), given_answers, on).findings[0]
    assert (first.outcome, first.level, first.state) == ("held_now", "urgent", "holds")


@many
@given(answers(), days())
def test_the_rules_never_contradict_each_other(given_answers: law.Answers, on: date) -> None:
    assert law.assess(pack(), given_answers, on).conflicts == ()


@many
@given(answers(status="mobilised", place_now=None), days())
def test_an_unknown_place_leaves_the_danger_of_the_zone_open(given_answers: law.Answers, on: date) -> None:
    assessment = law.assess(pack(), given_answers, on)
    assert [f.state for f in found(assessment, "zone_danger")] == ["may_hold"]
    assert all(f.state == "may_hold" for f in found(assessment, "paper_doc_1"))


@many
@given(
    answers(
        status="mobilised",
        absent="now",
        absent_since="2026-01-10",
        freed_80_2_or_suspended=None,
        criminal_stage=None,
    )
)
def test_where_it_is_not_known_who_was_freed_to_serve_both_columns_are_shown(
    given_answers: law.Answers,
) -> None:
    assessment = law.assess(pack(), given_answers, date(2026, 1, 25))
    assert {f.value for f in found(assessment, "absence")} == {"up_to_7_years", "three_to_eight_years"}


@many
@given(answers(), days(CHANGE))
def test_an_absence_across_the_change_gets_no_number(given_answers: law.Answers, on: date) -> None:
    assessment = law.assess(pack(), given_answers, on)
    lawyer = [f for f in found(assessment, "absence") if f.value == "lawyer" and f.state == "holds"]
    if lawyer:
        assert {f.value for f in found(assessment, "absence")} == {"lawyer"}
        assert all(f.for_lawyer for f in lawyer)


@many
@given(answers(place_now="abroad"), days())
def test_a_man_abroad_is_never_told_to_go_back(given_answers: law.Answers, on: date) -> None:
    assert not list(found(law.assess(pack(), given_answers, on), "return_and_record"))


def test_what_rests_on_low_confidence_is_always_for_a_lawyer() -> None:
    for rule in pack().rules:
        for version in rule.versions:
            assert version.for_lawyer or version.confidence != "low", version.key
