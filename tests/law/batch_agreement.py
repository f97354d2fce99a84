"""Many cases at once against each alone, on the same random cases: the states of every rule version.

A longer run: `python -m tests.law.batch_agreement packs/ru --count 100000 --seed 1 --jobs 4`.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.expr import Json
from ploughshare.law.logic import program_of
from ploughshare.law.settle import state
from tests.law.agreement import DisagreementError
from tests.law.cases import random_cases

AT_ONCE = 5_000


def parsed(pack: law.Pack, cases: Iterable[dict[str, Json]]) -> list[tuple[law.Answers, int]]:
    """Answers, and the day of each case as an ordinal."""
    return [
        (law.parse_answers(pack, case["answers"]), date.fromisoformat(str(case["as_of"])).toordinal())
        for case in cases
    ]


def agree(pack: law.Pack, cases: list[tuple[law.Answers, int]], block_rows: int = batch.BLOCK_ROWS) -> None:
    """Compare with the one-case evaluator's states, which `assess` reports. Raises DisagreementError."""
    program = program_of(pack)
    found = batch.evaluate(pack, batch.columns_of(pack, cases), block_rows)
    if found.shape != (len(cases), len(program.versions)):
        raise DisagreementError(f"{len(cases)} cases went in, states of shape {found.shape} came out")
    for row, (answers, day) in enumerate(cases):
        frame = program.frame({ident: answer.value for ident, answer in answers.items()}, day)
        wanted = [state(program, frame, dated) for dated in program.versions]
        if found[row].tolist() != wanted:
            differing = {
                dated.version.key: (int(mine), one)
                for dated, mine, one in zip(program.versions, found[row], wanted, strict=True)
                if mine != one
            }
            shown = {ident: answer.form for ident, answer in answers.items()}
            raise DisagreementError(f"{differing} (many, one) on {date.fromordinal(day)} for {shown}")


def compare(pack_path: str, seed: int, count: int) -> int:
    """Random cases of a pack, some thousands at once, in blocks of an odd size."""
    pack = law.load(pack_path)
    cases = random_cases(pack, seed, count)
    while some := list(itertools.islice(cases, AT_ONCE)):
        agree(pack, parsed(pack, some), block_rows=1_999)
    return count


def compare_many(pack_path: str, seed: int, count: int, jobs: int) -> int:
    """The same over several processes, each with its own seed."""
    if jobs == 1:
        return compare(pack_path, seed, count)
    shares = [count // jobs + (place < count % jobs) for place in range(jobs)]
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
    sys.stdout.write(f"{agreed:,} cases of {chosen.pack}: the same states many at once and one by one\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
