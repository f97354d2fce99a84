"""The hand-written truth table: what each expression means while answers are missing."""

from __future__ import annotations

from datetime import date

import pytest

from ploughshare import law
from ploughshare.law.logic import program_of
from ploughshare.law.settle import state
from ploughshare.law.value import FALSE, TRUE, UNSURE
from tools import law_vectors

ROWS, AS_OF = law_vectors.table()
PACK = law_vectors.truth_pack()
TRUTHS = {"true": TRUE, "false": FALSE, "unsure": UNSURE}


@pytest.mark.parametrize("number", range(1, len(ROWS) + 1), ids=lambda number: str(ROWS[number - 1]["expr"]))
def test_an_expression_means_what_the_table_says(number: int) -> None:
    row = ROWS[number - 1]
    program = program_of(PACK)
    answers = law.parse_answers(PACK, row["answers"])
    as_of = date.fromisoformat(AS_OF).toordinal()
    frame = program.frame({ident: answer.value for ident, answer in answers.items()}, as_of)
    dated = program.versions[number - 1]
    assert dated.rule.id == f"row.{number}"
    kleene = str(row["kleene"]).lower()
    settled = str(row.get("settled", row["kleene"])).lower()
    assert dated.holds.value(frame) == TRUTHS[kleene]
    assert state(program, frame, dated) == TRUTHS[settled]


@pytest.mark.parametrize("name", list(law_vectors.files()))
def test_the_published_vectors_are_what_the_engine_gives(name: str) -> None:
    assert (law_vectors.VECTORS / name).read_bytes() == law_vectors.files()[name], (
        "run `python tools/law_vectors.py` and review what changed"
    )
