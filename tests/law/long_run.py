"""A comparison of evaluators on many random cases, cut into parts that several processes work through.

The cases depend on the seed and the part's number alone, not on how many processes there are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from ploughshare import law

ROOT = Path(__file__).resolve().parents[2]

Compare: TypeAlias = Callable[[str, int, int], object]
"""Compares so many cases (third) of a pack at a path (first), made from a seed (second)."""


class DisagreementError(AssertionError):
    """Two evaluators give one case two answers."""


@lru_cache(maxsize=2)
def loaded(pack_path: str) -> law.Pack:
    """A pack, read once in each process."""
    return law.load(pack_path)


def spread(compare: Compare, wanted: Sequence[tuple[str, int]], seed: int, jobs: int, at_once: int) -> None:
    """Compare for each pack as many cases as wanted, `at_once` in a part. Raises DisagreementError."""
    parts = [
        (path, 1_000_000 * seed + start // at_once, min(at_once, count - start))
        for path, count in wanted
        for start in range(0, count, at_once)
    ]
    if jobs == 1:
        for part in parts:
            compare(*part)
        return
    with ProcessPoolExecutor(jobs) as pool:
        running = [pool.submit(compare, *part) for part in parts]
        try:
            for one in running:
                one.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def main(arguments: Sequence[str], about: str, compare: Compare, at_once: int, said: str) -> int:
    """Exit code 0 when all cases agree, 1 with the first difference otherwise."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("packs", nargs="+")
    parser.add_argument("--count", type=int, default=2_000, help="cases of each pack")
    parser.add_argument("--in-all", type=int, help="cases of all packs together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args(arguments)
    count = chosen.count if chosen.in_all is None else -(-chosen.in_all // len(chosen.packs))
    try:
        spread(compare, [(path, count) for path in chosen.packs], chosen.seed, chosen.jobs, at_once)
    except DisagreementError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{count:,} cases of each of {', '.join(chosen.packs)}: {said}\n")
    return 0
