"""What unsure answers hang on, and into how many cells they are split: row by row the same as one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.batch_circuit import NEVER
from ploughshare.law.batch_column import Block, whole_column
from ploughshare.law.batch_hanging import Hanging, Repeating
from ploughshare.law.batch_logic import PARTIAL, Shape, batch_program_of
from ploughshare.law.batch_settle import Split
from ploughshare.law.batch_tape import Tape, loose
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Cut
from ploughshare.law.settle import cell_count, hangs, state
from ploughshare.law.value import UNSURE
from tests.law.batch_agreement import parsed
from tests.law.cases import random_cases
from tests.law.made import packs
from tests.law.small import FILES, small_pack

ROOT = Path(__file__).resolve().parents[2]


def rows_of(tape: Tape, block: Block) -> list[list[bool]]:
    """The rows of each of a tape's bits."""
    planes, _ = tape.run(block)
    return [
        [plane] * block.rows if isinstance(plane, bool) else loose(plane, block.rows).tolist()
        for plane in planes
    ]


def same_facts_and_cells(pack: law.Pack, seed: int, count: int) -> None:
    one = program_of(pack)
    many = batch_program_of(pack, Shape((PARTIAL,) * len(pack.facts), None))
    cases = parsed(pack, random_cases(pack, seed, count))
    given_columns = batch.columns_of(pack, cases)
    whole = {number: whole_column(fact, count) for number, fact in enumerate(pack.facts)}
    block = Block(given_columns.as_of, {**whole, **given_columns.facts})
    hanging, repeating = Hanging(many), Repeating(many)
    frames = [one.frame({ident: a.value for ident, a in answers.items()}, day) for answers, day in cases]
    for dated, other in zip(one.versions, many.versions, strict=True):
        found = hanging.of(other.holds)
        bits = [found.get(number, NEVER) for number in range(len(pack.facts))]
        *hung, again = rows_of(Tape(many.circuit, [*bits, repeating.repeated(other.holds)]), block)
        questions = [many.question(number) for number in range(len(pack.facts))]
        cuts = [dated.version.cuts.get(question.spec.id, Cut()) for question in questions]
        everywhere = np.ones(count, bool)
        splits = {n: Split(questions[n], cuts[n], block, everywhere) for n, r in enumerate(hung) if any(r)}
        for row, frame in enumerate(frames):
            wanted = hangs(one, dated.holds, frame)
            hangs_on = {number for number, rows in enumerate(hung) if rows[row]}
            assert hangs_on == wanted, f"{dated.version.key} hangs on these (many, one) for {cases[row]}"
            for number in wanted:
                raw = one.raw(frame, number)
                cells = cell_count(one.questions[number], cuts[number], raw, frame.as_of.lo)
                assert splits[number].counts[row] == cells, (
                    f"{dated.version.key}: cells of {questions[number].spec.id}"
                )
            if not again[row] and dated.holds.value(frame) == UNSURE:
                settled = state(one, frame, dated)
                assert settled == UNSURE, (
                    f"{dated.version.key} meets no fact twice, yet cells settle {cases[row]}"
                )


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
