"""Partial answers never say more than every completion of them does."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law.expr import Json
from ploughshare.law.form import END_KEYS, number_form
from tests.law.brute import Completion, World, completions
from tests.law.cases import boundary_days, random_cases
from tests.law.made import packs

ROOT = Path(__file__).resolve().parents[2]
REAL = {"teaching": ROOT / "vectors/law/packs/teaching", "ru": ROOT / "packs/ru"}

made = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def exact(pack: law.Pack, completion: Completion) -> law.Answers:
    """A completion as answers."""
    forms: dict[str, Json] = {}
    for fact in pack.facts:
        value = completion[fact.id]
        if isinstance(value, frozenset):
            forms[fact.id] = [*sorted(value)]
        elif isinstance(value, int) and not isinstance(value, bool):
            forms[fact.id] = number_form(pack, fact, value)
        else:
            forms[fact.id] = value
    return law.parse_answers(pack, forms)


def holds_never_lies(pack: law.Pack, case: dict[str, Json], source: random.Random, most: int) -> None:
    """The heart of it: what is said of partial answers is true of every completion tried."""
    as_of = date.fromisoformat(str(case["as_of"]))
    known_on = date.fromisoformat(str(case["known_on"])) if "known_on" in case else None
    answers = law.parse_answers(pack, case["answers"])
    found = law.assess(pack, answers, as_of, known_on)
    holding = {finding.key for finding in found.findings if finding.holds}
    live = {finding.key for finding in found.findings}
    days = boundary_days(pack) + [as_of.toordinal() + step for step in (-1, 0, 1)]
    for completion in completions(pack, answers, days, source, most):
        known = None if known_on is None else known_on.toordinal()
        really = World(pack, completion, as_of.toordinal(), known).holding()
        assert holding <= really, f"said to hold, but does not: {holding - really} for {completion}"
        assert really <= live, f"said not to hold, but does: {really - live} for {completion}"


@made
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_what_holds_for_partial_answers_holds_for_every_completion(pack: law.Pack, seed: int) -> None:
    source = random.Random(seed)
    for case in random_cases(pack, seed, 3):
        holds_never_lies(pack, case, source, 60)


@made
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_complete_answers_leave_nothing_open(pack: law.Pack, seed: int) -> None:
    source = random.Random(seed)
    as_of = source.choice(boundary_days(pack))
    for completion in completions(pack, {}, boundary_days(pack), source, 5):
        found = law.assess(pack, exact(pack, completion), date.fromordinal(as_of))
        assert {finding.key for finding in found.findings} == World(pack, completion, as_of).holding()
        assert all(finding.holds for finding in found.findings)
        assert found.next is None
        assert found.open == ()


@made
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_answering_more_never_takes_back_what_was_said(pack: law.Pack, seed: int) -> None:
    source = random.Random(seed)
    (case,) = random_cases(pack, seed, 1)
    as_of = date.fromisoformat(str(case["as_of"]))
    answers = law.parse_answers(pack, case["answers"])
    (completion,) = list(completions(pack, answers, boundary_days(pack), source, 1))[:1]
    full = exact(pack, completion)
    known = dict(answers)
    before = law.assess(pack, known, as_of)
    for fact in source.sample(list(full), len(full)):
        known[fact] = full[fact]
        after = law.assess(pack, known, as_of)
        was = {finding.key for finding in before.findings if finding.holds}
        assert was <= {finding.key for finding in after.findings if finding.holds}
        assert {finding.key for finding in after.findings} <= {finding.key for finding in before.findings}
        before = after


@made
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_answering_what_a_rule_depends_on_settles_it(pack: law.Pack, seed: int) -> None:
    source = random.Random(seed)
    (case,) = random_cases(pack, seed, 1)
    as_of = date.fromisoformat(str(case["as_of"]))
    answers = law.parse_answers(pack, case["answers"])
    full = exact(pack, next(iter(completions(pack, answers, boundary_days(pack), source, 1))))
    for finding in law.assess(pack, answers, as_of).findings:
        if finding.holds:
            assert finding.depends_on == ()
            continue
        assert finding.depends_on, f"{finding.key} may hold, and nothing would tell"
        told = {**answers, **{fact: full[fact] for fact in finding.depends_on}}
        again = {f.key: f for f in law.assess(pack, told, as_of).findings}
        assert finding.key not in again or again[finding.key].holds


@made
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_what_is_said_to_change_a_finding_changes_it(pack: law.Pack, seed: int) -> None:
    for case in random_cases(pack, seed, 2):
        as_of = date.fromisoformat(str(case["as_of"]))
        answers = law.parse_answers(pack, case["answers"])
        for finding in law.assess(pack, answers, as_of).findings:
            for turn in finding.changes:
                assert turn.fact in finding.because
                for block in turn.to:
                    other = {
                        **answers,
                        **law.parse_answers(pack, {turn.fact: as_answer(pack, turn.fact, block)}),
                    }
                    assert finding.key not in {f.key for f in law.assess(pack, other, as_of).findings}


def as_answer(pack: law.Pack, fact: str, block: Json) -> Json:
    """A block of `changes` as an answer."""
    kind = pack.fact[fact].type
    if kind == "bool" or not isinstance(block, list):
        return block
    if kind == "enum":
        return {"any": block}
    return {key: end for key, end in zip(END_KEYS[kind], block, strict=True) if end is not None} or None


@pytest.mark.parametrize("name", list(REAL))
def test_a_pack_never_says_more_than_every_completion(name: str) -> None:
    pack = law.load(REAL[name])
    source = random.Random(7)
    for case in random_cases(pack, 7, 60):
        holds_never_lies(pack, case, source, 12)


@pytest.mark.parametrize("name", list(REAL))
def test_the_questions_come_to_an_end(name: str) -> None:
    pack = law.load(REAL[name])
    source = random.Random(11)
    as_of = date(2022, 10, 1)
    for _ in range(3):
        completion = next(iter(completions(pack, {}, boundary_days(pack), source, 1)))
        full = exact(pack, completion)
        known: dict[str, law.Answer] = {}
        while (asked := law.next_question(pack, known, as_of)) is not None:
            assert asked not in known
            known[asked] = full[asked]
        found = law.assess(pack, known, as_of)
        assert all(finding.holds for finding in found.findings)
        assert {finding.key for finding in found.findings} == World(
            pack, completion, as_of.toordinal()
        ).holding()
