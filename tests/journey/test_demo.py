"""`ploughshare demo --headless`, whole, and what it does when a step does not hold."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from ploughshare import law
from ploughshare.demo import demo


def test_every_step_of_the_played_road_holds() -> None:
    result = CliRunner().invoke(demo, ["--headless", "--json"])
    assert result.exit_code == 0, result.output
    played = json.loads(result.stdout)
    assert played["held"] is True
    assert len(played["steps"]) == 12
    assert played["seconds"] < 60


def test_a_step_that_does_not_hold_stops_the_road_with_exit_code_1(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = law.assess

    def forgetful(
        pack: law.Pack, answers: law.Answers, as_of: date, known_on: date | None = None
    ) -> law.Assessment:
        kept = {fact: answers[fact] for fact in answers if fact != "refusal_date"}
        return honest(pack, kept, as_of, known_on)

    monkeypatch.setattr(law, "assess", forgetful)
    result = CliRunner().invoke(demo, ["--headless", "--json"])
    assert result.exit_code == 1
    played = json.loads(result.stdout)
    assert played["held"] is False
    assert played["failed"]
    assert len(played["steps"]) < 12
