"""Many cases at once give what the published vectors say: truth, states, and what findings give."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.form import number_form

VECTORS = Path(__file__).resolve().parents[2] / "vectors/law"
STATES = {"holds": batch.HOLDS, "may_hold": batch.MAY_HOLD}
TRUTHS = {"true": batch.HOLDS, "false": batch.NOT, "unsure": batch.MAY_HOLD}


def read(name: str) -> Any:
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def columns(pack: law.Pack, answers: object, as_of: str) -> batch.Columns:
    return batch.columns_of(pack, [(law.parse_answers(pack, answers), date.fromisoformat(as_of).toordinal())])


def cases(name: str) -> Iterator[tuple[law.Pack, Any]]:
    """Each case, with its pack as it was known when the case was asked."""
    vectors = read(name)
    pack = law.load(VECTORS / vectors["pack"])
    for case in vectors["cases"]:
        known_on = case.get("known_on")
        yield pack.known(None if known_on is None else date.fromisoformat(known_on).toordinal()), case


def test_every_row_of_the_truth_table_is_settled_as_it_says(tmp_path: Path) -> None:
    vectors = read("truth.json")
    compiled = tmp_path / "pack.json"
    compiled.write_text(json.dumps(vectors["pack"]), encoding="utf-8")
    pack = law.load(compiled)
    for number, row in enumerate(vectors["rows"]):
        states = batch.evaluate(pack, columns(pack, row["answers"], vectors["as_of"]))
        assert states[0, number] == TRUTHS[row["settled"]], row["expression"]


@pytest.mark.parametrize("name", ["assessments.json", "kinds.json"])
def test_states_are_those_of_the_published_assessments(name: str) -> None:
    for pack, case in cases(name):
        found = batch.evaluate(pack, columns(pack, case["answers"], case["as_of"]))[0]
        said = {f"{f['rule']}@{f['version']}": STATES[f["state"]] for f in case["assessment"]["findings"]}
        keys = batch.version_keys(pack)
        assert {key: int(s) for key, s in zip(keys, found, strict=True) if s != batch.NOT} == said


def test_exact_values_are_those_that_published_findings_give() -> None:
    told = 0
    for pack, case in cases("kinds.json"):
        for finding in case["assessment"]["findings"]:
            gives = finding["gives"]
            if gives is None or isinstance(gives["value"], dict | None):
                continue
            column = batch.values(pack, columns(pack, case["answers"], case["as_of"]), [gives["derived"]])
            value = column[gives["derived"]]
            if isinstance(value, batch.NumberColumn):
                assert value.lo[0] == value.hi[0]
                form = number_form(pack, pack.derived_value[gives["derived"]], int(value.lo[0]))
                assert form == gives["value"]
                told += 1
    assert told > 10
