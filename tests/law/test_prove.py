"""Proofs: what they claim is so in every case tried, and what they deny has a case that shows it."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law.claims import Judge
from ploughshare.law.expr import ExprError
from ploughshare.law.logic import program_of
from ploughshare.law.prove import FALSIFIED, PROVED, Prover, Verdict
from ploughshare.law.prove_partial import PartialProver
from ploughshare.law.statement import Joined, Statement, StatementReader
from ploughshare.law.value import FALSE
from tests.law.brute import World, completions
from tests.law.cases import boundary_days, random_cases
from tests.law.made import packs
from tests.law.small import FILES, write_pack
from tests.law.test_soundness import exact

made = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
CLAIMS = [
    "holds(r0)",
    "shown(r1)",
    "shown(verdict == one)",
    "holds(verdict)",
    "first(urgent)",
    "first(finding, wait)",
    "conflict(verdict)",
    "unverified",
    "for_lawyer(r1)",
]
CONDITIONS = [
    "p",
    "n > 2",
    "d >= 2022-09-24",
    "colour == red",
    "possibly(q)",
    "has(tags, x)",
    "as_of > 2022-09-24",
]


def statements(reader: StatementReader) -> st.SearchStrategy[Statement]:
    """Statements of every term."""
    leaf = st.sampled_from(CLAIMS + CONDITIONS).map(reader.parsed)
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(lambda a: Joined("not", (a,)), inner),
            st.builds(lambda op, a, b: Joined(op, (a, b)), st.sampled_from(["and", "or"]), inner, inner),
        ),
        max_leaves=4,
    )


def provers(pack: law.Pack) -> tuple[Prover, PartialProver]:
    prover = Prover(pack, 10, monotonic)
    return prover, PartialProver(prover)


@made
@given(pack=packs(), data=st.data(), seed=st.integers(0, 2**32))
def test_a_statement_is_proved_or_shown_to_be_false(pack: law.Pack, data: st.DataObject, seed: int) -> None:
    statement = data.draw(statements(StatementReader(pack)))
    prover, partial = provers(pack)
    judge, program, source = Judge(program_of(pack)), program_of(pack), random.Random(seed)
    for verdict, is_complete in ((prover.complete(statement), True), (partial.prove(statement), False)):
        if verdict.state == FALSIFIED:
            assert verdict.counter is not None
            frame = program.frame(verdict.counter.box, verdict.counter.as_of)
            if is_complete:
                assert judge.may_be(statement, frame) == FALSE
            else:
                assert not judge.so(statement, frame)
            continue
        if verdict.state != PROVED:
            continue
        for case in random_cases(pack, seed, 15):
            as_of = date.fromisoformat(str(case["as_of"])).toordinal()
            answers = law.parse_answers(pack, case["answers"])
            if is_complete:
                answers = exact(pack, next(iter(completions(pack, answers, boundary_days(pack), source, 1))))
            frame = program.frame({ident: answer.value for ident, answer in answers.items()}, as_of)
            assert judge.so(statement, frame), (statement, case)


@made
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_what_is_said_to_be_impossible_happens_in_no_world(pack: law.Pack, seed: int) -> None:
    prover, _ = provers(pack)
    source = random.Random(seed)
    impossible = {dated.version.key for dated, state in prover.unreachable(()) if state == PROVED}
    conflicts = {(a.version.key, b.version.key): counter for a, b, counter in prover.conflicts("verdict")}
    value = {version.key: rule.value for rule in pack.rules for version in rule.versions}
    days = boundary_days(pack)
    for completion in completions(pack, {}, days, source, 60):
        holding = World(pack, completion, source.choice(days)).holding()
        assert not holding & impossible
        for a in holding:
            for b in holding:
                assert value[a] == value[b] or (a, b) in conflicts or (b, a) in conflicts
    for (a, b), counter in conflicts.items():
        assert counter is not None
        frame = program_of(pack).frame(counter.box, counter.as_of)
        judge = Judge(program_of(pack))
        assert (judge.state(frame, a), judge.state(frame, b)) == (2, 2)


def verdicts(place: Path, text: str) -> tuple[Verdict, Verdict]:
    """A statement about a pack, of complete cases and of all."""
    pack = law.load(place)
    prover, partial = provers(pack)
    statement = StatementReader(pack).parsed(text)
    return prover.complete(statement), partial.prove(statement)


@pytest.mark.parametrize(
    ("text", "complete", "every"),
    [
        ("not (act_on >= 2022-09-24 and shown(crime == old))", PROVED, PROVED),
        ("not (act_on >= 2022-09-23 and shown(crime == old))", FALSIFIED, FALSIFIED),
        ("not shown(crime) or shown(crime.old) or shown(crime == new)", PROVED, PROVED),
        ("not holds(crime) or first(danger)", PROVED, PROVED),
        ("not shown(group) or for_lawyer(group)", PROVED, PROVED),
        ("for_lawyer(crime)", FALSIFIED, FALSIFIED),
        ("not conflict(crime)", PROVED, PROVED),
        ("not as_of > 2022-12-31 or unverified", PROVED, PROVED),
        ("not unverified or as_of > 2022-12-31", FALSIFIED, FALSIFIED),
        # Where nobody knows whether he refused, no crime holds, though one of them will.
        ("not (sure(refused or not refused) and applies(refused_on)) or holds(crime)", FALSIFIED, FALSIFIED),
        ("refused or not shown(crime)", PROVED, FALSIFIED),
        ("possibly(refused) or not shown(crime)", PROVED, PROVED),
    ],
)
def test_statements_are_decided(tmp_path: Path, text: str, complete: str, every: str) -> None:
    found = verdicts(write_pack(tmp_path), text)
    assert (found[0].state, found[1].state) == (complete, every)


GROUP = "when: others > 0 or has(reasons, conscience) and status == soldier"
SOLDIERS = "others > 3 and status == soldier"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        # Kleene's logic alone would leave these unsure where nothing is known; the evaluator does not.
        ("others > 3 or not others > 3", "not as_of >= 2022-01-01 or holds(group)"),
        ("others > 3 or not others > 3", "not shown(group) or holds(group)"),
        ("others > 3 and not others > 3", "not shown(group)"),
        # Whatever is unknown, a finding is shown as long as some case left possible has it.
        (SOLDIERS, f"not (possibly({SOLDIERS}) and as_of >= 2022-01-01) or shown(group)"),
        (SOLDIERS, "not holds(group) or sure(others > 3) and status == soldier"),
        (SOLDIERS, f"not (sure({SOLDIERS}) and as_of >= 2022-01-01) or holds(group)"),
        (SOLDIERS, "not shown(group) or possibly(others > 3)"),
    ],
)
def test_settling_is_not_mistaken_for_doubt(tmp_path: Path, when: str, text: str) -> None:
    rules = FILES["rules/a.yaml"].replace(GROUP, f"when: {when}")
    found = verdicts(write_pack(tmp_path, rules_a_yaml=rules), text)
    assert [verdict.state for verdict in found] == [PROVED, PROVED]


def test_days_apart_are_settled_on_every_day(tmp_path: Path) -> None:
    """What hangs on a day counted from the one asked about is settled for each, not for one."""
    when = "days_between(refused_on, as_of) > 3 or not days_between(refused_on, as_of) > 3"
    rules = FILES["rules/a.yaml"].replace(GROUP, f"when: {when}")
    found = verdicts(write_pack(tmp_path, rules_a_yaml=rules), "not as_of >= 2022-01-01 or shown(group)")
    assert [verdict.state for verdict in found] == [PROVED, PROVED]


def test_a_clause_whose_day_does_not_apply_is_not_in_play(tmp_path: Path) -> None:
    """Without ends it is in play on every day, but it needs one: the evaluator's word, and so the proof's."""
    place = write_pack(tmp_path)
    clause = (
        "{id: weigh, taints: [crime], axis: refused_on, sources: [CODE-1], confidence: high, review: draft}"
    )
    (place / "clauses.yaml").write_text(f"- {clause}\n")
    (place / "rules/a.yaml").write_text(
        FILES["rules/a.yaml"].replace("  when: refused\n", "  when: applies(status)\n", 1)
    )
    found = verdicts(place, "not holds(crime.old) or for_lawyer(crime.old)")
    assert [verdict.state for verdict in found] == [FALSIFIED, FALSIFIED]
    assert [v.state for v in verdicts(place, "not (sure(not refused) and in_play(weigh))")] == [
        PROVED,
        PROVED,
    ]


def test_a_statement_may_ask_what_no_rule_does(tmp_path: Path) -> None:
    facts = FILES["facts.yaml"] + "- {id: told_on, type: day, section: s, when: refused}\n"
    place = write_pack(tmp_path, facts_yaml=facts)
    told = "told_on >= 2022-09-24"
    assert [v.state for v in verdicts(place, f"not (shown(crime) and {told})")] == [FALSIFIED, FALSIFIED]
    assert [v.state for v in verdicts(place, f"not (sure(not refused) and {told})")] == [PROVED, PROVED]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("holds(crme)", "there is no rule or outcome 'crme' (column 1); did you mean 'crime'?"),
        ("holds(crime == odd)", "value of 'crime'"),
        ("refused and holds(crime == old) == refused", "joins with `and`, `or`, `not` alone"),
        ("offered(letter)", "there is no paper 'letter'"),
        ("first(grave)", "there is no level 'grave'"),
        ("sure(refused", "is not closed"),
        ("sure(holds(crime))", "takes a condition on the case alone"),
        ("in_play(odd)", "there is no clause 'odd'"),
        ("others", "yes/no is needed"),
    ],
)
def test_a_statement_that_means_nothing_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ExprError) as refused:
        StatementReader(law.load(write_pack(tmp_path))).parsed(text)
    assert says in str(refused.value)
