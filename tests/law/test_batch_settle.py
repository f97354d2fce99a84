"""What unsure answers hang on, and into how many cells they are split: row by row the same as one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.batch_logic import batch_program_of
from ploughshare.law.batch_node import Block
from ploughshare.law.batch_settle import Hanging, Split
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Cut
from ploughshare.law.settle import cell_count, hangs
from tests.law.batch_agreement import parsed
from tests.law.cases import random_cases
from tests.law.made import packs
from tests.law.small import FILES, small_pack

ROOT = Path(__file__).resolve().parents[2]


def same_facts_and_cells(pack: law.Pack, seed: int, count: int) -> None:
    one, many = program_of(pack), batch_program_of(pack)
    cases = parsed(pack, random_cases(pack, seed, count))
    given_columns = batch.columns_of(pack, cases)
    whole = {q.number: many.whole_column(q, count) for q in many.questions}
    block = Block(given_columns.as_of, whole | given_columns.facts)
    hanging = Hanging(many, block)
    frames = [one.frame({ident: a.value for ident, a in answers.items()}, day) for answers, day in cases]
    rows = np.arange(count)
    for dated, other in zip(one.versions, many.versions, strict=True):
        bits = hanging.of(other.holds)
        words = np.zeros((1, count), np.uint64) if bits is None else np.broadcast_to(bits, (len(bits), count))
        splits = [Split(question, other, np.ones(count, bool)) for question in many.questions]
        counts = [split.counts(block, rows) for split in splits]
        for row, frame in enumerate(frames):
            wanted = hangs(one, dated.holds, frame)
            found = {n for n in range(len(one.questions)) if int(words[n // 64, row]) >> n % 64 & 1}
            assert found == wanted, f"{dated.version.key} hangs on these (many, one) for {cases[row]}"
            for number in wanted:
                question = one.questions[number]
                cut = dated.version.cuts.get(question.spec.id, Cut())
                cells = cell_count(question, cut, one.raw(frame, number), frame.as_of.lo)
                assert counts[number][row] == cells, f"{dated.version.key}: cells of {question.spec.id}"


@pytest.mark.parametrize("name", ["vectors/law/packs/teaching", "packs/ru"])
def test_unsure_answers_hang_on_the_same_facts_with_as_many_cells(name: str) -> None:
    same_facts_and_cells(law.load(ROOT / name), 3, 80)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_unsure_answers_hang_on_the_same_facts_in_packs_made_at_random(pack: law.Pack, seed: int) -> None:
    same_facts_and_cells(pack, seed, 40)


def test_whether_a_choice_applies_does_not_hang_on_the_values_it_chooses(tmp_path: Path) -> None:
    facts = (
        FILES["facts.yaml"]
        + "- {id: first_on, type: day, section: s}\n- {id: later, type: bool, section: s}\n"
    )
    derived = FILES["derived.yaml"] + '- {id: last_on, type: day, expr: "if(later, refused_on, first_on)"}\n'
    rules = FILES["rules/a.yaml"].replace("others > 0 or", "applies(last_on) or")
    pack = small_pack(tmp_path, facts_yaml=facts, derived_yaml=derived, rules_a_yaml=rules)
    same_facts_and_cells(pack, 1, 200)
