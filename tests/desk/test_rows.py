"""What leaves for the record: nothing without consent, and never more than the agreed words."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.desk import cases
from ploughshare.desk.kinds import RowMade
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.merge import fold
from ploughshare.desk.record_rows import export_rows
from ploughshare.desk.rows import rows_of
from ploughshare.wire import Row
from tests.desk.desks import TODAY, founder
from tests.desk.histories import CASE, all_events, random_history, team

randoms = st.integers(0, 2**32).map(random.Random)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    found = founder(tmp_path / "v")
    yield found
    found.vault.close()


def test_without_consent_the_export_is_what_it_is_without_the_case(ledger: Ledger) -> None:
    counted = cases.open_by_hand(ledger, today=TODAY, answers={"status": "mobilised"})
    cases.give_consent(ledger, counted, "call", TODAY)
    before = [row.to_json() for row in export_rows(ledger, TODAY)]
    cases.open_by_hand(ledger, today=TODAY, answers={"status": "conscript"}, name="Нет")
    never = cases.open_by_hand(ledger, today=TODAY)
    cases.withdraw_consent(ledger, never, "call", TODAY)
    assert [row.to_json() for row in export_rows(ledger, TODAY)] == before
    assert len(before) == 1


def test_consent_taken_back_empties_the_row_and_given_again_fills_it(ledger: Ledger) -> None:
    case = cases.open_by_hand(ledger, today=TODAY, answers={"status": "mobilised", "place_now": "abroad"})
    cases.give_consent(ledger, case, "call", TODAY)
    cases.set_outcome(ledger, case, "dismissed", "2022-06")
    (row,) = export_rows(ledger, TODAY)
    assert (row.status, row.place, row.outcome, row.consented) == (
        "mobilised", "abroad", "dismissed", "2022-05",
    )  # fmt: skip
    cases.withdraw_consent(ledger, case, "letter", TODAY)
    (gone,) = export_rows(ledger, TODAY)
    assert (gone.row, gone.withdrawn, gone.status, gone.place, gone.outcome) == (
        row.row, True, "unknown", "unknown", "unknown",
    )  # fmt: skip
    cases.give_consent(ledger, case, "call", date(2022, 7, 1))
    (back,) = export_rows(ledger, TODAY)
    assert (back.row, back.withdrawn, back.consented) == (row.row, False, "2022-07")


def test_a_rows_name_is_random_and_says_nothing_of_the_case(ledger: Ledger) -> None:
    made = [cases.open_by_hand(ledger, today=TODAY) for _ in range(2)]
    for case in made:
        cases.give_consent(ledger, case, "call", TODAY)
    names = {row.row for row in export_rows(ledger, TODAY)}
    assert len(names) == 2
    assert not names & set(made)
    assert {row.row for row in export_rows(ledger, TODAY)} == names


def test_two_desks_that_gave_a_case_apart_leave_one_row_of_it(ledger: Ledger) -> None:
    case = cases.open_by_hand(ledger, today=TODAY)
    cases.give_consent(ledger, case, "call", TODAY)
    ledger.write(case, RowMade(b"1" * 16))
    ledger.write(case, RowMade(b"2" * 16))
    assert [row.withdrawn for row in rows_of(ledger.state(case), TODAY)] == [False, True]


def test_the_month_is_of_the_refusal_and_a_dispute_makes_it_unknown(ledger: Ledger) -> None:
    case = cases.open_by_hand(
        ledger, today=TODAY, answers={"refusal_date": {"from": "2022-03-05"}, "status": "mobilised"}
    )
    cases.give_consent(ledger, case, "call", TODAY)
    (row,) = export_rows(ledger, TODAY)
    assert (row.month, row.status, row.hand) == ("2022-03", "mobilised", "first")
    cases.set_answers(ledger, case, {"status": {"any": ["mobilised", "conscript"]}})
    cases.set_field(ledger, case, "hand", "second")
    (row,) = export_rows(ledger, TODAY)
    assert (row.status, row.hand) == ("unknown", "second")


@given(randoms)
@settings(max_examples=80, deadline=None)
def test_whatever_happened_rows_are_well_formed_and_follow_consent(rng: random.Random) -> None:
    replicas, team_events = random_history(rng, steps=40)
    state = fold(CASE, all_events(replicas), team(team_events))
    rows = rows_of(state, TODAY)
    assert [Row.parse(row.to_json()) for row in rows] == rows
    assert sum(not row.withdrawn for row in rows) == (1 if state.consent.given and state.rows else 0)
