"""Many cases at once give what each gives alone: every state, of every rule version, in every row.

PLOUGHSHARE_AGREE_CASES sets how many cases of packs/ru are tried (2,000 unless set).
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.expr import Json
from ploughshare.law.logic import program_of
from ploughshare.law.settle import state
from tests.law.cases import random_cases
from tests.law.made import packs

ROOT = Path(__file__).resolve().parents[2]
COUNT = int(os.environ.get("PLOUGHSHARE_AGREE_CASES", "2000"))
STATES = {"holds": batch.HOLDS, "may_hold": batch.MAY_HOLD}


def parsed(pack: law.Pack, cases: Iterable[dict[str, Json]]) -> list[tuple[law.Answers, int]]:
    return [
        (law.parse_answers(pack, case["answers"]), date.fromisoformat(str(case["as_of"])).toordinal())
        for case in cases
    ]


def agree(pack: law.Pack, cases: list[tuple[law.Answers, int]], block_rows: int = batch.BLOCK_ROWS) -> None:
    """Compare with the one-case evaluator's states, which `assess` reports."""
    program = program_of(pack)
    found = batch.evaluate(pack, batch.columns_of(pack, cases), block_rows)
    assert found.shape == (len(cases), len(program.versions))
    for row, (answers, day) in enumerate(cases):
        frame = program.frame({ident: answer.value for ident, answer in answers.items()}, day)
        wanted = [state(program, frame, dated) for dated in program.versions]
        if found[row].tolist() != wanted:
            differing = {
                dated.version.key: (int(mine), one)
                for dated, mine, one in zip(program.versions, found[row], wanted, strict=True)
                if mine != one
            }
            shown = {ident: answer.form for ident, answer in answers.items()}
            raise AssertionError(f"{differing} (many, one) on {date.fromordinal(day)} for {shown}")


@pytest.mark.parametrize("name", ["vectors/law/packs/teaching", "packs/ru"])
def test_many_cases_agree_with_the_findings_of_each(name: str) -> None:
    pack = law.load(ROOT / name)
    keys = batch.version_keys(pack)
    cases = parsed(pack, random_cases(pack, 5, 60))
    for row, (answers, day) in zip(batch.evaluate(pack, batch.columns_of(pack, cases)), cases, strict=True):
        findings = law.assess(pack, answers, date.fromordinal(day)).findings
        said = {finding.key: STATES[finding.state] for finding in findings}
        assert {key: int(s) for key, s in zip(keys, row, strict=True) if s != batch.NOT} == said


def test_many_cases_agree_on_the_law_of_russia_with_each_alone() -> None:
    pack = law.load(ROOT / "packs/ru")
    cases = random_cases(pack, 1, COUNT)
    while some := list(itertools.islice(cases, 5_000)):
        agree(pack, parsed(pack, some), block_rows=1_999)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_many_cases_agree_on_packs_made_at_random(pack: law.Pack, seed: int) -> None:
    agree(pack, parsed(pack, random_cases(pack, seed, 120)))
