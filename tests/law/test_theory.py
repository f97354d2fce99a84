"""A pack as terms says of every case what the evaluator says of it."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import z3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law import amount, civil, civil_terms
from ploughshare.law.box import Raw, around, bit_of, inside, meets
from ploughshare.law.dates import DAY_MAX, DAY_MIN
from ploughshare.law.logic import Program, program_of
from ploughshare.law.symbolic import Choice, Range, Several
from ploughshare.law.theory import Theory, within
from ploughshare.law.value import FALSE, TRUE, Members, Span
from tests.law.cases import random_cases
from tests.law.made import packs

ROOT = Path(__file__).resolve().parents[2]
DAYS = st.one_of(
    st.integers(DAY_MIN, DAY_MAX), st.integers(DAY_MIN, DAY_MIN + 80), st.integers(DAY_MAX - 400, DAY_MAX)
)


def values_of(theory: Theory, program: Program, box: dict[str, Raw], as_of: int) -> list[tuple[Any, Any]]:
    """Every variable of a theory with its value in a case."""
    pairs: list[tuple[Any, Any]] = [(theory.as_of, z3.IntVal(as_of))]
    for question in program.questions:
        raw, known = box[question.spec.id], theory.raw[question.spec.id]
        if isinstance(known, Choice) and isinstance(raw, int):
            for member, truth in known.can.items():
                if truth.num_args() == 0:  # of an exact bool, `false` is the negation of a variable
                    pairs.append((truth, z3.BoolVal(bool(raw & bit_of(question, member)))))
        elif isinstance(known, Range) and isinstance(raw, Span):
            for term, at in ((known.lo, raw.lo), (known.hi, raw.hi)):
                name = term if term.num_args() == 0 else term.arg(1)
                pairs.append((name, z3.IntVal(at // question.spec.step)))
        elif isinstance(known, Several) and isinstance(raw, Members):
            for member, bit in question.bits.items():
                pairs.append((known.inside[member], z3.BoolVal(bool(raw.inside & bit))))
                if known.outside[member].num_args() == 0:
                    pairs.append((known.outside[member], z3.BoolVal(bool(raw.outside & bit))))
    return pairs


class Bundle:
    """Many terms in one, so that a case is put in once."""

    def __init__(self, terms: list[Any]) -> None:
        bools = [z3.BoolVal(term) if isinstance(term, bool) else term for term in terms]
        self._whole = z3.Function("bundle", *[z3.BoolSort()] * (len(bools) + 1))(*bools)

    def values(self, pairs: list[tuple[Any, Any]]) -> list[bool]:
        """What each term is in a case."""
        found = z3.simplify(z3.substitute(self._whole, *pairs))
        assert all(z3.is_true(part) or z3.is_false(part) for part in found.children())
        return [z3.is_true(part) for part in found.children()]


def box_of(program: Program, answers: law.Answers) -> dict[str, Raw]:
    """Answers with everything else unknown."""
    return {
        q.spec.id: answers[q.spec.id].value if q.spec.id in answers else program.whole(q)
        for q in program.questions
    }


def completed(program: Program, box: dict[str, Raw], source: random.Random) -> dict[str, Raw]:
    """A complete case that a box leaves possible."""
    found: dict[str, Raw] = {}
    for question in program.questions:
        raw = box[question.spec.id]
        if isinstance(raw, Members):
            bits = list(question.bits.values())
            inside_bits = sum(
                b for b in bits if b & raw.inside or (not b & raw.outside and source.random() < 0.5)
            )
            raw = Members(inside_bits, sum(bits) - inside_bits, True, False)
        elif isinstance(raw, Span):
            step = question.spec.step
            at = source.choice([raw.lo, raw.hi, step * source.randint(raw.lo // step, raw.hi // step)])
            raw = Span(at, at, True, False)
        else:
            raw = source.choice([1 << place for place in range(raw.bit_length()) if raw >> place & 1])
        found[question.spec.id] = raw
    return found


def agrees(pack: law.Pack, seed: int, count: int) -> None:
    """Every version in `count` random cases, and in a completion of each, by terms and by the evaluator."""
    program, source = program_of(pack), random.Random(seed)
    partial = Theory(pack, exact=False)
    exact = Theory(pack, exact=True)
    link = Bundle([within(partial, exact)])
    bundles = {theory: Bundle(theory.limits) for theory in (partial, exact)}
    holds = {
        theory: Bundle(
            [
                term
                for d in program.versions
                for e in [theory.holds(d.rule, d.version)]
                for term in (e.true, e.false)
            ]
        )
        for theory in (partial, exact)
    }
    for case in random_cases(pack, seed, count):
        as_of = date.fromisoformat(str(case["as_of"])).toordinal()
        box = box_of(program, law.parse_answers(pack, case["answers"]))
        one = completed(program, box, source)
        both: list[tuple[Any, Any]] = []
        for theory, found in ((partial, box), (exact, one)):
            pairs = values_of(theory, program, found, as_of)
            both += pairs
            assert all(bundles[theory].values(pairs))
            frame = program.frame(found, as_of)
            said = holds[theory].values(pairs)
            for dated, true, false in zip(program.versions, said[::2], said[1::2], strict=True):
                mask = (TRUE if true else 0) | (FALSE if false else 0)
                assert mask == dated.holds.value(frame), (dated.version.key, found, as_of)
        terms = [meets(one, partial, program), inside(box, partial, program), around(box, partial, program)]
        assert all([*link.values(both), *Bundle(terms).values(both)])


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_terms_and_evaluator_agree_on_made_packs(pack: law.Pack, seed: int) -> None:
    agrees(pack, seed, 20)


@pytest.mark.parametrize("place", ["packs/ru", "vectors/law/packs/teaching"])
def test_terms_and_evaluator_agree_on_a_real_pack(place: str) -> None:
    agrees(law.load(ROOT / place), 5, 100)


@given(a=DAYS, b=DAYS, months=st.integers(-2_500, 2_500), how=st.sampled_from(["down", "up"]))
def test_the_calendar_in_terms_is_the_calendar(a: int, b: int, months: int, how: str) -> None:
    for end in ("last", "next"):
        assert civil_terms.add_months(a, months, end) == civil.add_months(a, months, end)
    assert civil_terms.months_between(a, b, how) == civil.months_between(a, b, how)
    assert civil_terms.years_between(a, b, how) == civil.years_between(a, b, how)


@given(
    number=st.integers(-(10**6), 10**6),
    part=st.integers(0, 300),
    over=st.integers(1, 100),
    how=st.sampled_from(["down", "up", "nearest", "even"]),
)
def test_shares_in_terms_are_shares(number: int, part: int, over: int, how: str) -> None:
    assert civil_terms.share(number, part, over, how) == amount.share(number, part, over, how)


def relation(one: Raw, other: Raw) -> tuple[bool, bool, bool]:
    """Whether what one answer allows meets, lies inside, and lies around what the other allows, plainly."""
    if isinstance(one, Members) and isinstance(other, Members):
        meet = not one.inside & other.outside and not one.outside & other.inside
        within_other = not other.inside & ~one.inside and not other.outside & ~one.outside
        around_other = not one.inside & ~other.inside and not one.outside & ~other.outside
        return meet, within_other, around_other
    if isinstance(one, Span) and isinstance(other, Span):
        meet = one.lo <= other.hi and other.lo <= one.hi
        return meet, other.lo <= one.lo <= one.hi <= other.hi, one.lo <= other.lo <= other.hi <= one.hi
    if isinstance(one, int) and isinstance(other, int):
        return bool(one & other), not one & ~other, not other & ~one
    raise TypeError


@pytest.mark.parametrize("place", ["packs/ru", "vectors/law/packs/teaching"])
def test_boxes_as_terms_meet_and_hold_one_another_as_boxes_do(place: str) -> None:
    pack = law.load(ROOT / place)
    program, partial = program_of(pack), Theory(pack, exact=False)
    boxes = [box_of(program, law.parse_answers(pack, case["answers"])) for case in random_cases(pack, 3, 12)]
    seen: set[tuple[bool, bool, bool]] = set()
    for one in boxes:
        pairs = values_of(partial, program, one, DAY_MIN)
        terms: list[Any] = []
        plain: list[bool] = []
        for other in boxes:
            for ident, raw in other.items():
                part = {ident: raw}
                terms += [term(part, partial, program) for term in (meets, inside, around)]
                plain += relation(one[ident], raw)
                seen.add(relation(one[ident], raw))
        assert Bundle(terms).values(pairs) == plain
    assert len(seen) > 3
