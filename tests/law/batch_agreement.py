"""All three evaluators on the same random cases: the states of every rule version.

Many at once (NumPy) against the browser's interpreter on every case, and against the one-case evaluator on
one in twenty-five. A longer run:
`python -m tests.law.batch_agreement packs/* --count 1000000 --seed 1 --jobs 4`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.expr import Json
from ploughshare.law.logic import program_of
from ploughshare.law.settle import state
from tests.law.long_run import ROOT, DisagreementError, loaded, main
from tests.law.many_cases import Sheet, sheet

AT_ONCE = 20_000
ONE_IN = 25
RUNNER = ROOT / "web/lib/law/agree.ts"
SIGNS = {batch.NOT: "-", batch.MAY_HOLD: "?", batch.HOLDS: "+"}

States = NDArray[np.uint8]


def parsed(pack: law.Pack, cases: Iterable[dict[str, Json]]) -> list[tuple[law.Answers, int]]:
    """Answers, and the day of each case as an ordinal."""
    return [
        (law.parse_answers(pack, case["answers"]), date.fromisoformat(str(case["as_of"])).toordinal())
        for case in cases
    ]


def alone(pack: law.Pack, answers: law.Answers, day: int) -> list[int]:
    """The states of one case by itself, as `assess` reports them."""
    program = program_of(pack)
    frame = program.frame({ident: answer.value for ident, answer in answers.items()}, day)
    return [state(program, frame, dated) for dated in program.versions]


def agree(pack: law.Pack, cases: list[tuple[law.Answers, int]], block_rows: int = batch.BLOCK_ROWS) -> None:
    """Compare many at once with each alone. Raises DisagreementError."""
    found = batch.evaluate(pack, batch.columns_of(pack, cases), block_rows)
    if found.shape != (len(cases), len(batch.version_keys(pack))):
        raise DisagreementError(f"{len(cases)} cases went in, states of shape {found.shape} came out")
    for row, (answers, day) in enumerate(cases):
        wanted = alone(pack, answers, day)
        if found[row].tolist() != wanted:
            shown = {ident: answer.form for ident, answer in answers.items()}
            told = _differing(pack, found[row].tolist(), wanted)
            raise DisagreementError(f"{told} (many, one) on {date.fromordinal(day)} for {shown}")


def _differing(pack: law.Pack, mine: Sequence[int], other: Sequence[int]) -> dict[str, tuple[str, str]]:
    return {
        key: (SIGNS[one], SIGNS[two])
        for key, one, two in zip(batch.version_keys(pack), mine, other, strict=True)
        if one != two
    }


def in_browser(cases: Sheet) -> States:
    """States [case, version] by the TypeScript interpreter."""
    with tempfile.TemporaryDirectory() as place:
        compiled, lines = Path(place) / "pack.json", Path(place) / "cases.jsonl"
        compiled.write_bytes(cases.pack.to_json())
        with lines.open("w", encoding="utf-8") as target:
            target.writelines(cases.lines())
        command = ["node", "--import", "tsx", str(RUNNER), "--states", str(compiled)]
        with lines.open("rb") as source:
            run = subprocess.run(command, stdin=source, capture_output=True, cwd=ROOT, check=False)
    if run.returncode:
        raise DisagreementError(run.stderr.decode(errors="replace")[-2000:])
    width = len(batch.version_keys(cases.known)) + 1
    if len(run.stdout) != width * len(cases):
        raise DisagreementError(
            f"{len(cases)} cases went in, {len(run.stdout)} signs came out, {width} a case"
        )
    signs = np.frombuffer(run.stdout, np.uint8).reshape(len(cases), width)[:, :-1]
    meant = np.zeros(256, np.uint8)
    for told, sign in SIGNS.items():
        meant[ord(sign)] = told
    return meant[signs]


def compare(pack_path: str, seed: int, count: int) -> None:
    """Random cases of a pack by all three evaluators, in blocks of an odd size. Raises DisagreementError."""
    compare_sheet(sheet(loaded(pack_path), seed, count))


def compare_sheet(cases: Sheet) -> None:
    """The same for given cases."""
    pack = cases.known
    found = batch.evaluate(pack, cases.columns(), block_rows=6_999)
    _same(cases, found, in_browser(cases), "(NumPy, TypeScript)")
    some = np.arange(0, len(cases), ONE_IN)
    one_by_one = [alone(pack, cases.answers(row), int(cases.as_of[row])) for row in some.tolist()]
    if one_by_one:
        _same(cases, found[some], np.array(one_by_one, np.uint8), "(NumPy, Python)", ONE_IN)


def _same(cases: Sheet, mine: States, other: States, who: str, step: int = 1) -> None:
    rows = np.flatnonzero((mine != other).any(axis=1))
    if len(rows):
        row = int(rows[0])
        told = _differing(cases.known, mine[row].tolist(), other[row].tolist())
        raise DisagreementError(
            f"{told} {who} for {cases.case(row * step)}; {len(rows)} of {len(mine)} differ"
        )


SAID = f"the same states by NumPy and TypeScript, and by Python in one of {ONE_IN}"

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], __doc__ or "", compare, AT_ONCE, SAID))
