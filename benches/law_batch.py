"""How many cases a second the law of Russia judges, a tenth of the answers unknown, and in how much memory.

Run: python benches/law_batch.py [CASES …] (1000000 10000000 unless given). The state of every rule version is
computed for every case, settling included, block by block; each number of cases in a process of its own, so
that its peak of memory is its own; all by processor time, which a busy machine changes little. Beside it:
cases of which everything is known; the one-case evaluator on some of the same cases, which must give the
same; and `ploughshare law reassess` on a file of such cases.
"""

import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.batch_column import Column
from ploughshare.law.dates import day_number, day_text
from ploughshare.law.expr import Json
from ploughshare.law.form import number_form
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Fact
from ploughshare.law.settle import state

ROOT = Path(__file__).parents[1]
UNKNOWN = 0.1
BASE = 20_000
SAMPLE = 1_000
FILE_ROWS = 50_000
FIRST, LAST = day_number("2022-01-01"), day_number("2026-03-31")


def form(source: random.Random, pack: law.Pack, fact: Fact, unknown: float) -> Json:
    """An exact answer, or not known."""
    if source.random() < unknown:
        return None
    if fact.type == "bool":
        return source.random() < 0.5
    if fact.type == "enum":
        return source.choice(fact.values)
    if fact.type == "set":
        return [member for member in fact.values if source.random() < 0.3]
    if fact.type in {"day", "hour"}:
        day = day_text(source.randint(FIRST, LAST))
        return day if fact.type == "day" else f"{day}T{source.randint(0, 23):02}"
    return number_form(pack, fact, source.randrange(fact.lo, fact.hi + 1, fact.step))


def cases_of(pack: law.Pack, unknown: float) -> list[tuple[dict[str, Json], int]]:
    """Answer forms, and the day of each case."""
    source = random.Random(1)
    return [
        ({fact.id: form(source, pack, fact, unknown) for fact in pack.facts}, source.randint(FIRST, LAST))
        for _ in range(BASE)
    ]


def parsed(pack: law.Pack, unknown: float) -> list[tuple[law.Answers, int]]:
    return [(law.parse_answers(pack, answers), day) for answers, day in cases_of(pack, unknown)]


def shuffled(base: batch.Columns, draw: np.random.Generator, rows: int) -> batch.Columns:
    """Cases put together anew, answer by answer, from those of the base."""

    def some(column: Column) -> Column:
        at = draw.integers(0, len(base), rows)
        return type(column)(*(part[at] for part in column))

    as_of = base.as_of[draw.integers(0, len(base), rows)]
    return batch.Columns(as_of, {number: some(column) for number, column in base.facts.items()})


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def many(count: int, unknown: float) -> None:
    """Block by block, so that nothing but a block is held; median of the blocks' rates."""
    pack = law.load(ROOT / "packs/ru")
    base = batch.columns_of(pack, parsed(pack, unknown))
    draw = np.random.default_rng(count)
    batch.evaluate(pack, shuffled(base, draw, 1_000))
    spent, unsure, rates = 0.0, 0, []
    for start in range(0, count, batch.BLOCK_ROWS):
        cases = shuffled(base, draw, min(batch.BLOCK_ROWS, count - start))
        began = time.process_time()
        states = batch.evaluate(pack, cases)
        taken = time.process_time() - began
        spent += taken
        rates.append(len(cases) / taken)
        unsure += int((states == batch.MAY_HOLD).sum())
    print(
        f"{count:>10,} cases, {unknown:.0%} of the answers unknown: {count / spent:>9,.0f} a second "
        f"of processor time (median block {statistics.median(rates):,.0f}), {spent:.1f} s, "
        f"{unsure / count:.1f} versions a case may hold, peak {peak_mib():,.0f} MiB",
        flush=True,
    )


def one_by_one(pack: law.Pack, cases: list[tuple[law.Answers, int]]) -> tuple[float, float]:
    """Cases a second, states only and with reasons; the states must be those of many at once."""
    program = program_of(pack)
    found = batch.evaluate(pack, batch.columns_of(pack, cases))
    began = time.process_time()
    each = []
    for answers, day in cases:
        frame = program.frame({ident: answer.value for ident, answer in answers.items()}, day)
        each.append([state(program, frame, dated) for dated in program.versions])
    states_only = len(cases) / (time.process_time() - began)
    if not np.array_equal(found, np.array(each, np.uint8)):
        raise SystemExit("the two evaluators differ")
    few = cases[: len(cases) // 5]
    began = time.process_time()
    for answers, day in few:
        law.assess(pack, answers, date.fromordinal(day))
    return states_only, len(few) / (time.process_time() - began)


def reassess_file(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        cases, out = Path(place) / "cases.jsonl", Path(place) / "out.jsonl"
        cases.write_text("".join(line + "\n" for line in (lines * (FILE_ROWS // len(lines) + 1))[:FILE_ROWS]))
        command = [sys.executable, "-c", "from ploughshare.cli import main; main()", "law", "reassess"]
        command += ["packs/ru", "--cases", str(cases), "--on", "2022-05-25", "--then", "2024-10-07"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = subprocess.run(
            [*command, "--out", str(out), "--json"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        peak = after.ru_maxrss / 1024
        changed = json.loads(run.stdout)["changed"]
        print(
            f"{FILE_ROWS:>9,} rows of a file reassessed in {spent:.1f} s, {FILE_ROWS / spent:,.0f} a second, "
            f"{changed:,} changed, peak {peak:,.0f} MiB"
        )


def main(counts: list[int]) -> None:
    print(f"python benches/law_batch.py {' '.join(map(str, counts))}")
    print(
        f"{processor()}, {os.cpu_count()} processors, one used; Python {platform.python_version()}, ", end=""
    )
    print(f"NumPy {np.__version__}, load {os.getloadavg()[0]:.1f}")
    pack = law.load(ROOT / "packs/ru")
    print(f"packs/ru: {len(pack.facts)} facts, {len(batch.version_keys(pack))} rule versions", flush=True)
    for count, unknown in [(counts[0], 0.0), *((count, UNKNOWN) for count in counts)]:
        subprocess.run([sys.executable, __file__, "--one", str(count), str(unknown)], check=True)
    states_only, with_reasons = one_by_one(pack, parsed(pack, UNKNOWN)[:SAMPLE])
    print(
        f"one by one, {SAMPLE:,} cases: {states_only:,.0f} a second states only, "
        f"{with_reasons:,.0f} with reasons and the next question"
    )
    forms = [answers for answers, _ in cases_of(pack, UNKNOWN)]
    reassess_file([json.dumps({"case": str(n), "answers": answers}) for n, answers in enumerate(forms)])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        many(int(sys.argv[2]), float(sys.argv[3]))
    else:
        main([int(count) for count in sys.argv[1:]] or [1_000_000, 10_000_000])
