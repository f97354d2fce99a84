"""Who stands first, why, and what the law says of a case: on the Russian pack's own worked cases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.desk import assessing, cases, danger, lists
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.kinds import DANGER_LEVELS, CaseOpen
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.reassess import changed_cases
from ploughshare.wire import JsonValue
from tests.desk.desks import TODAY, founder
from tests.desk.writer import Writer

PACK = law.load(Path(__file__).parents[2] / "packs" / "ru")
SOLDIER: dict[str, JsonValue] = {
    "status": "contract_mod",
    "held": False,
    "place_now": "border_area_russia",
    "response": "written_refusal",
    "refusal_date": "2022-04-28",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    found = founder(tmp_path / "v")
    yield found
    found.vault.close()


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(PACK)


def codes(
    ledger: Ledger, assessor: Assessor, today: date = TODAY, show: lists.Filter = "team"
) -> list[bytes]:
    return [line.case for line in lists.queue(ledger, assessor, today, show)]


def test_one_who_is_held_stands_before_one_who_is_not(ledger: Ledger, assessor: Assessor) -> None:
    calm = cases.open_by_hand(ledger, today=TODAY, answers=SOLDIER, as_of=TODAY)
    held = cases.open_by_hand(ledger, today=TODAY, answers=SOLDIER | {"held": True}, as_of=TODAY)
    lines = lists.queue(ledger, assessor, TODAY)
    assert [line.case for line in lines] == [held, calm]
    assert (lines[0].urgency.level, lines[0].urgency.reasons[0].id) == ("now", "desk-why-urgent-law")


def test_a_judgement_that_weighed_a_finding_stands_until_a_new_finding_comes(
    ledger: Ledger, assessor: Assessor
) -> None:
    case = cases.open_by_hand(ledger, today=TODAY, answers=SOLDIER | {"held": True}, as_of=TODAY)
    view = lists.view(ledger, assessor, case, TODAY)
    weighed = danger.weighed(view.judged.assessment.findings)
    cases.set_danger(ledger, case, "none", "released an hour ago", weighed)
    assert lists.view(ledger, assessor, case, TODAY).urgency.level == "none"
    cases.set_answers(ledger, case, {"pressure": ["threat_prison"], "criminal_stage": "charged"})
    assert lists.view(ledger, assessor, case, TODAY).urgency.level != "none"


@pytest.mark.parametrize(
    ("days", "level", "reason"),
    [(-3, "today", "desk-why-overdue"), (0, "today", "desk-why-deadline"), (7, "week", "desk-why-deadline")],
)
def test_a_deadline_raises_a_case_the_nearer_it_is(
    ledger: Ledger, assessor: Assessor, days: int, level: str, reason: str
) -> None:
    case = cases.open_by_hand(ledger, today=TODAY)
    cases.set_deadline(ledger, case, "appeal", TODAY + timedelta(days=days), "жалоба", "штамп")
    urgency = danger.judge(ledger.state(case), [], TODAY)
    assert (urgency.level, urgency.reasons[0].id, urgency.days_left) == (level, reason, days)
    cases.deadline_done(ledger, case, "appeal", "№ 5")
    assert danger.judge(ledger.state(case), [], TODAY).level == "none"


def test_six_days_without_an_answer_are_this_weeks_work(ledger: Ledger, assessor: Assessor) -> None:
    writer = Writer.new(ledger.home.root_public, b"somebody")
    case = writer.case
    ledger.write(case, CaseOpen("letter", writer.mailbox, TODAY))
    ledger.write(case, writer.letter("?", day=TODAY))
    assert danger.judge(ledger.state(case), [], TODAY).silent_days == 1
    late = danger.judge(ledger.state(case), [], TODAY + timedelta(days=6))
    assert (late.level, late.silent_days) == ("week", 6)
    assert codes(ledger, assessor, show="waiting") == []


@given(
    st.lists(
        st.tuples(st.sampled_from(DANGER_LEVELS), st.integers(-400, 400), st.integers(0, 60)),
        min_size=2,
    )
)
def test_more_danger_never_stands_below_less(found: list[tuple[str, int, int]]) -> None:
    urgencies = sorted(
        (danger.Urgency(level, days, silent, ()) for level, days, silent in found),
        key=lambda urgency: urgency.sort_key,
    )
    ranks = [DANGER_LEVELS.index(urgency.level) for urgency in urgencies]
    assert ranks == sorted(ranks, reverse=True)


def test_the_queue_shows_whose_a_case_is(ledger: Ledger, assessor: Assessor) -> None:
    mine, nobodys, closed = (cases.open_by_hand(ledger, today=TODAY) for _ in range(3))
    cases.take(ledger, mine)
    cases.close(ledger, closed)
    assert codes(ledger, assessor, show="mine") == [mine]
    assert codes(ledger, assessor, show="unowned") == [nobodys]
    assert codes(ledger, assessor, show="closed") == [closed]


def test_a_disputed_fact_is_not_known_to_the_law(ledger: Ledger, assessor: Assessor) -> None:
    writer = Writer.new(ledger.home.root_public, b"somebody")
    case = writer.case
    ledger.write(case, CaseOpen("letter", writer.mailbox, TODAY))
    cases.set_answers(ledger, case, SOLDIER, "call")
    ledger.write(case, writer.letter(day=TODAY, answers={"status": "mobilised"}))
    state = ledger.state(case)
    assert state.disputed == ("answer:status",)
    assert assessing.answers_of(state)["status"] is None


def test_an_answer_the_pack_cannot_read_is_named_and_left_out(assessor: Assessor) -> None:
    judged = assessor.judge({"status": "astronaut", "no_such_fact": True, "held": True}, TODAY)
    assert set(judged.unread) == {"status", "no_such_fact"}
    assert set(judged.assessment.answers) == {"held"}


def test_a_recorded_assessment_is_recorded_once(ledger: Ledger, assessor: Assessor) -> None:
    case = cases.open_by_hand(ledger, today=TODAY, answers=SOLDIER, as_of=TODAY)
    for _ in range(2):
        judged = assessor.case(ledger.state(case), TODAY)
        cases.record_assessment(ledger, case, assessing.record(judged.assessment))
    (kept,) = ledger.state(case).assessments
    assert "ru.refusal.old_law@1997-01-01" in kept.holds


def test_the_cases_the_law_answers_otherwise_in_october_are_listed_with_the_reason(
    ledger: Ledger, assessor: Assessor
) -> None:
    soldier = cases.open_by_hand(ledger, today=TODAY, answers=SOLDIER, as_of=TODAY)
    empty = cases.open_by_hand(ledger, today=TODAY, answers={"status": "not_served"}, as_of=TODAY)
    states = [ledger.state(case) for case in (soldier, empty)]
    found = changed_cases(states, assessor, assessor, then=None, now=date(2022, 10, 1), today=TODAY)
    assert soldier in {line.case for line in found}
    line = next(line for line in found if line.case == soldier)
    assert line.before.as_of == TODAY
    assert any(change.rule == "ru.contract.runs_on" and change.kind == "appeared" for change in line.changes)
    again = changed_cases(states, assessor, assessor, then=None, now=date(2022, 10, 1), today=TODAY)
    assert again == found
    assert changed_cases(states, assessor, assessor, then=TODAY, now=TODAY, today=TODAY) == []


def test_a_view_of_nothing_is_not_a_case(ledger: Ledger, assessor: Assessor) -> None:
    with pytest.raises(KeyError):
        lists.view(ledger, assessor, b"x" * 16, TODAY)
    assert replace(danger.Urgency("none", 0, 0, ()), level="now").sort_key[0] == 0
