"""Both evaluators on the same random cases, compared byte for byte.

Run as a program for a longer run: `python -m tests.law.agreement packs/* --in-all 100000 --seed 1 --jobs 4`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ploughshare import law
from ploughshare.law.expr import Json
from tests.law.cases import random_cases
from tests.law.long_run import ROOT, DisagreementError, loaded, main

BATCH = 4_000
"""Cases held in memory at once; an assessment is some kilobytes."""
RUNNER = ROOT / "web/lib/law/agree.ts"


def compare(pack_path: str, seed: int, count: int) -> None:
    """Assess `count` random cases in both languages. Raises DisagreementError at the first difference."""
    pack = loaded(pack_path)
    compare_cases(pack, list(random_cases(pack, seed, count)))


def compare_cases(pack: law.Pack, cases: Sequence[dict[str, Json]]) -> None:
    """Assess given cases in both languages."""
    with tempfile.TemporaryDirectory() as place:
        compiled = Path(place) / "pack.json"
        compiled.write_bytes(pack.to_json())
        lines = Path(place) / "cases.jsonl"
        lines.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
        with lines.open("rb") as source, (Path(place) / "out.jsonl").open("wb") as out:
            run = subprocess.Popen(
                ["node", "--import", "tsx", str(RUNNER), str(compiled)],
                stdin=source,
                stdout=out,
                stderr=subprocess.PIPE,
                cwd=ROOT,
            )
        ours = [assessed(pack, case) for case in cases]
        _, errors = run.communicate()
        if run.returncode:
            raise DisagreementError(errors.decode(errors="replace")[-2000:])
        theirs = (Path(place) / "out.jsonl").read_bytes().splitlines()
    if len(ours) != len(theirs):
        raise DisagreementError(f"{len(ours)} cases went in, {len(theirs)} assessments came out")
    for case, mine, other in zip(cases, ours, theirs, strict=True):
        if mine != other:
            raise DisagreementError(difference(case, mine, other))


def assessed(pack: law.Pack, case: dict[str, Json]) -> bytes:
    """A case's canonical assessment."""
    as_of, known = date.fromisoformat(str(case["as_of"])), case.get("known_on")
    known_on = None if known is None else date.fromisoformat(str(known))
    return law.assess(pack, law.parse_answers(pack, case["answers"]), as_of, known_on).to_json()


def difference(case: dict[str, Json], mine: bytes, other: bytes) -> str:
    """The parts of two assessments that differ."""
    ours, theirs = json.loads(mine), json.loads(other)
    lines = [f"case: {json.dumps(case)}"]
    for key in sorted({*ours, *theirs}):
        if key == "findings" and len(ours[key]) == len(theirs[key]):
            for one, two in zip(ours[key], theirs[key], strict=True):
                lines += [
                    f"{one['rule']}.{part}: Python {one.get(part)} TypeScript {two.get(part)}"
                    for part in sorted({*one, *two})
                    if one.get(part) != two.get(part)
                ]
        elif ours.get(key) != theirs.get(key):
            lines.append(f"{key}: Python {ours.get(key)} TypeScript {theirs.get(key)}")
    return "\n".join(lines)


if __name__ == "__main__":
    said = "the same bytes in Python and TypeScript"
    raise SystemExit(main(sys.argv[1:], __doc__ or "", compare, BATCH, said))
