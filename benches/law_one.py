"""How long one case takes in Python: the whole assessment with reasons, next question and receipt, in JSON.

    python benches/law_one.py [PACK] [--rounds 5]

Three ways, over all worked cases of the pack (packs/ru unless named), the pack compiled and the answers read
beforehand:
alone: nothing known of any other case; in a row: each case once, what was said of a rule in an earlier case
kept; after an answer: the case just judged without its last answer, as in an interview.
Median and 99th percentile of the cases, in milliseconds of processor time, medians over the rounds.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ploughshare import law
from ploughshare.law import telling
from ploughshare.law.case import Step, read_cases

ROOT = Path(__file__).resolve().parents[1]


def steps_of(pack: law.Pack, place: Path) -> list[Step]:
    """Every step of every worked case."""
    files = sorted((place / "cases").glob("*.yaml"))
    return [step for path in files for case in read_cases(pack, path) for step in case.steps]


def timed(pack: law.Pack, step: Step, answers: law.Answers) -> float:
    """Milliseconds for one assessment."""
    began = time.thread_time_ns()
    law.assess(pack, answers, step.on).to_json()
    return (time.thread_time_ns() - began) / 1e6


def alone(pack: law.Pack, steps: Sequence[Step]) -> list[float]:
    """Each case with nothing kept of any other."""
    found = []
    for step in steps:
        telling.forget()
        found.append(timed(pack, step, step.answers))
    return found


def in_a_row(pack: law.Pack, steps: Sequence[Step]) -> list[float]:
    """Each case once, one after the other."""
    telling.forget()
    return [timed(pack, step, step.answers) for step in steps]


def after_an_answer(pack: law.Pack, steps: Sequence[Step]) -> list[float]:
    """Each case after itself without its last answer, nothing else kept."""
    found = []
    for step in steps:
        telling.forget()
        timed(pack, step, dict(list(step.answers.items())[:-1]))
        found.append(timed(pack, step, step.answers))
    return found


WAYS: dict[str, Callable[[law.Pack, Sequence[Step]], list[float]]] = {
    "alone": alone,
    "in a row": in_a_row,
    "after an answer": after_an_answer,
}


def main(arguments: Sequence[str]) -> int:
    """Print a line a way."""
    parser = argparse.ArgumentParser(description="How long one case takes in Python.")
    parser.add_argument("pack", nargs="?", type=Path, default=ROOT / "packs/ru")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args(arguments)
    pack = law.load(chosen.pack)
    steps = steps_of(pack, chosen.pack)
    versions = sum(len(rule.versions) for rule in pack.rules)
    alone(pack, steps[:50])
    print(
        f"{pack.id} {pack.version}: {versions} rule versions, {len(steps)} cases; {platform.python_version()}"
    )
    for name, run in WAYS.items():
        rounds = [sorted(run(pack, steps)) for _ in range(chosen.rounds)]
        median = statistics.median(statistics.median(times) for times in rounds)
        tail = statistics.median(times[int(len(times) * 0.99)] for times in rounds)
        print(f"{name:16} median {median:6.3f} ms   99th percentile {tail:6.3f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
