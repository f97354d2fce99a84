"""Both evaluators on the same random cases, compared byte for byte.

Run as a program for a longer run: `python -m tests.law.agreement packs/ru --count 100000 --seed 1 --jobs 4`.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

from ploughshare import law
from ploughshare.law.expr import Json
from tests.law.cases import random_cases

ROOT = Path(__file__).resolve().parents[2]
BATCH = 5_000
"""Cases held in memory at once; an assessment is some kilobytes."""
RUNNER = ROOT / "web/lib/law/agree.ts"


class DisagreementError(AssertionError):
    """Python and TypeScript give one case two assessments."""


def compare(pack_path: str, seed: int, count: int) -> int:
    """Assess `count` random cases in both languages. Raises DisagreementError at the first difference."""
    pack = law.load(pack_path)
    cases = random_cases(pack, seed, count)
    while batch := list(itertools.islice(cases, BATCH)):
        compare_cases(pack, batch)
    return count


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
    as_of = date.fromisoformat(str(case["as_of"]))
    return law.assess(pack, law.parse_answers(pack, case["answers"]), as_of).to_json()


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


def compare_many(pack_path: str, seed: int, count: int, jobs: int) -> int:
    """The same over several processes, each with its own seed."""
    shares = [count // jobs + (place < count % jobs) for place in range(jobs)]
    if jobs == 1:
        return compare(pack_path, seed, count)
    with ProcessPoolExecutor(jobs) as pool:
        done = [
            pool.submit(compare, pack_path, seed * 1000 + place, share) for place, share in enumerate(shares)
        ]
        return sum(task.result() for task in done)


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 when all cases agree, 1 with the first difference otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack")
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args(arguments)
    try:
        agreed = compare_many(chosen.pack, chosen.seed, chosen.count, chosen.jobs)
    except DisagreementError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{agreed:,} cases of {chosen.pack}: the same bytes in Python and TypeScript\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
