"""Many cases at once give what each gives alone: every state, of every rule version, in every row.

PLOUGHSHARE_AGREE_CASES sets how many cases of packs/ru are tried (2,000 unless set).
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.dates import DAY_MAX, day_text
from ploughshare.law.expr import Json
from ploughshare.law.logic import program_of
from ploughshare.law.value import Span
from tests.law.batch_agreement import AT_ONCE, ONE_IN, agree, compare, compare_sheet, in_browser, parsed
from tests.law.cases import boundary_days, random_cases
from tests.law.long_run import DisagreementError, spread
from tests.law.made import packs
from tests.law.many_cases import sheet
from tests.law.small import FILES, small_pack

ROOT = Path(__file__).resolve().parents[2]
COUNT = int(os.environ.get("PLOUGHSHARE_AGREE_CASES", "2000"))
PACKS = [
    str(found.parent.relative_to(ROOT))
    for kept in ("vectors/law/packs", "packs")
    for found in sorted((ROOT / kept).glob("*/pack.yaml"))
]
STATES = {"holds": batch.HOLDS, "may_hold": batch.MAY_HOLD}


@pytest.mark.parametrize("name", ["vectors/law/packs/teaching", "packs/ru"])
def test_many_cases_agree_with_the_findings_of_each(name: str) -> None:
    pack = law.load(ROOT / name)
    keys = batch.version_keys(pack)
    cases = parsed(pack, random_cases(pack, 5, 60))
    for row, (answers, day) in zip(batch.evaluate(pack, batch.columns_of(pack, cases)), cases, strict=True):
        findings = law.assess(pack, answers, date.fromordinal(day)).findings
        said = {finding.key: STATES[finding.state] for finding in findings}
        assert {key: int(s) for key, s in zip(keys, row, strict=True) if s != batch.NOT} == said


@pytest.mark.needs("node")
@pytest.mark.parametrize("name", PACKS)
def test_all_evaluators_agree_on_many_cases_of(name: str) -> None:
    jobs = min(4, os.cpu_count() or 1) if COUNT > AT_ONCE else 1
    spread(compare, [(str(ROOT / name), COUNT)], 1, jobs, AT_ONCE)


def test_every_turn_of_the_law_is_asked_about_on_the_day_before_and_the_day_after() -> None:
    pack = law.load(ROOT / "packs/ru")
    cases = sheet(pack, 1, 9_000)
    days = set(boundary_days(pack))
    assert days <= set(cases.as_of.tolist())
    for number, fact in enumerate(pack.facts):
        if fact.type == "day":
            answered = [cases.pools[number][place].form for place in set(cases.drawn[number].tolist()) - {-1}]
            assert {day_text(day) for day in days} <= {form for form in answered if isinstance(form, str)}


@pytest.mark.needs("node")
def test_a_state_that_differs_is_told_with_its_case() -> None:
    pack = law.load(ROOT / "vectors/law/packs/teaching")
    cases = sheet(pack, 2, 200)
    wrong = replace(cases, drawn=np.roll(cases.drawn, ONE_IN, axis=1))
    assert not np.array_equal(in_browser(cases), in_browser(wrong))
    other = mock.patch("tests.law.batch_agreement.in_browser", return_value=in_browser(wrong))
    with other, pytest.raises(DisagreementError, match=r"\(NumPy, TypeScript\) for \{'as_of'"):
        compare_sheet(cases)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_many_cases_agree_on_packs_made_at_random(pack: law.Pack, seed: int) -> None:
    agree(pack, parsed(pack, random_cases(pack, seed, 120)))


def same_values(pack: law.Pack, seed: int, count: int) -> None:
    one = program_of(pack)
    cases = parsed(pack, random_cases(pack, seed, count))
    found = batch.values(pack, batch.columns_of(pack, cases), [d.id for d in pack.derived], block_rows=101)
    frames = [one.frame({ident: a.value for ident, a in answers.items()}, day) for answers, day in cases]
    for derived in pack.derived:
        node, column = one.derived_node(derived.id), found[derived.id]
        bits = [1, *((2, 4) if derived.type == "bool" else [one.bit(member) for member in derived.values])]
        for row, frame in enumerate(frames):
            value = node.value(frame)
            if isinstance(column, batch.NumberColumn):
                assert isinstance(value, Span)
                assert (column.here[row], column.na[row]) == (value.here, value.na), derived.id
                assert not value.here or (column.lo[row], column.hi[row]) == (value.lo, value.hi), derived.id
            else:
                assert isinstance(value, int)
                assert column.mask[row] == sum(1 << n for n, bit in enumerate(bits) if value & bit), (
                    derived.id
                )


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_derived_values_of_many_cases_are_those_of_each(pack: law.Pack, seed: int) -> None:
    same_values(pack, seed, 150)


@pytest.mark.parametrize("name", ["vectors/law/packs/teaching", "packs/ru", "benches/openfisca/pack"])
def test_derived_values_of_a_whole_pack_are_those_of_each_case(name: str) -> None:
    same_values(law.load(ROOT / name), 7, 250)


def test_derived_values_of_exact_answers_about_one_day_are_those_of_each_case() -> None:
    pack = law.load(ROOT / "benches/openfisca/pack")
    base = batch.columns_of(pack, parsed(pack, random_cases(pack, 1, 60)))
    exact = {
        n: batch.SpanColumn(c.lo, c.lo) for n, c in base.facts.items() if isinstance(c, batch.SpanColumn)
    }
    names = [derived.id for derived in pack.derived]
    one_by_one = batch.values(pack, batch.Columns(base.as_of, exact), names)
    repeated = np.tile(np.arange(60), 100)
    for day in np.unique(base.as_of):
        rows = repeated[base.as_of[repeated] == day]
        rows = np.resize(rows, batch.ONE_DAY_ROWS)
        many = {n: batch.SpanColumn(c.lo[rows], c.lo[rows]) for n, c in exact.items()}
        told = batch.values(pack, batch.Columns(base.as_of[rows], many), names)
        for name, column in one_by_one.items():
            if isinstance(column, batch.NumberColumn):
                there = column.here[rows]
                assert np.array_equal(told[name][0][there], column.lo[rows][there]), name


def test_a_derived_value_that_is_not_there_is_refused(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    with pytest.raises(batch.BatchError, match="no derived value 'nothing'"):
        batch.values(pack, batch.columns_of(pack, []), ["nothing"])


def test_more_members_than_a_machine_word_has_bits_agree_too(tmp_path: Path) -> None:
    many = ", ".join(["soldier", "conscript", "none", *(f"s{number}" for number in range(70))])
    facts = FILES["facts.yaml"].replace("soldier, conscript, none", many)
    facts = facts.replace("[conscience, health]", f"[conscience, health, {many}]")
    pack = small_pack(tmp_path, facts_yaml=facts)
    agree(pack, parsed(pack, random_cases(pack, 2, 300)), block_rows=70)


def test_numbers_wider_than_a_machine_word_s_half_agree_too(tmp_path: Path) -> None:
    facts = FILES["facts.yaml"].replace("max: 50", "max: 999999999")
    four_times = "others + others + others + others - 999999999 - 999999999 - 999999999 > 999999995"
    rules = FILES["rules/a.yaml"].replace("others > 0", four_times)
    pack = small_pack(tmp_path, facts_yaml=facts, rules_a_yaml=rules)
    numbers: list[Json] = [0, 999_999_997, 999_999_999, {"min": 999_999_999}, {"min": 999_999_998}, None]
    cases: list[dict[str, Json]] = [
        {"as_of": "2022-05-25", "answers": {"status": "soldier", "refused": True, "others": others}}
        for others in numbers
    ]
    agree(pack, parsed(pack, cases))
    group = batch.version_keys(pack).index("group.risk@2022-01-01")
    states = batch.evaluate(pack, batch.columns_of(pack, parsed(pack, cases)))[:, group]
    unsure, sure = batch.MAY_HOLD, batch.HOLDS
    assert states.tolist() == [unsure, unsure, sure, sure, unsure, unsure]


def test_no_cases_have_no_states(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    assert batch.evaluate(pack, batch.columns_of(pack, [])).shape == (0, 3)


def test_blocks_change_nothing_and_come_in_order() -> None:
    pack = law.load(ROOT / "packs/ru")
    columns = batch.columns_of(pack, parsed(pack, random_cases(pack, 4, 300)))
    whole = batch.evaluate(pack, columns)
    starts = []
    for start, states in batch.evaluated(pack, columns, 77):
        starts.append(start)
        assert np.array_equal(states, whole[start : start + 77])
    assert starts == [0, 77, 154, 231]


@pytest.mark.parametrize("name", ["vectors/law/packs/allowance", "packs/ru"])
def test_what_one_day_decides_beforehand_is_what_it_decides_row_by_row(name: str) -> None:
    pack = law.load(ROOT / name)
    cases = sheet(pack, 3, batch.ONE_DAY_ROWS).columns()
    for day in (date(2022, 5, 25), date(2022, 9, 24)):
        asked = cases.on(day.toordinal())
        few = [asked.rows(start, start + 1_500) for start in range(0, len(asked), 1_500)]
        assert np.array_equal(
            batch.evaluate(pack, asked), np.concatenate([batch.evaluate(pack, c) for c in few])
        )
        assert np.array_equal(batch.status(pack, asked), np.concatenate([batch.status(pack, c) for c in few]))


def test_columns_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    columns = batch.columns_of(pack, parsed(pack, random_cases(pack, 4, 10)))
    with pytest.raises(batch.BatchError, match="between 1900 and 2099"):
        batch.evaluate(pack, columns.on(DAY_MAX + 1))
    with pytest.raises(batch.BatchError, match="as many rows"):
        batch.evaluate(pack, batch.Columns(columns.as_of[:5], columns.facts))
