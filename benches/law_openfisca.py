"""OpenFisca's country template: its own engine, the same rules as one of our packs, and by hand in NumPy.

Run: python benches/law_openfisca.py [PERSONS] [REPEATS] (1000000 and 5 unless given). All three compute the
same outputs of the same households for June 2016 and January 2017 and must give the same amounts to the cent;
then the medians are compared. OpenFisca is installed from PyPI into an environment under the system's
temporary directory that is thrown away; nothing here depends on it.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from openfisca.by_hand import computed

from ploughshare import law
from ploughshare.law import batch

HERE = Path(__file__).parent / "openfisca"
PACKAGES = ("openfisca-core==46.0.1", "openfisca-country-template==8.2.0")
MONTHS = ("2016-06", "2017-01")
OCCUPANCY = np.array(["owner", "tenant", "free_lodger", "homeless"])
EACH = {
    "income_tax": "income_tax",
    "contribution": "social_security_contribution",
    "basic_income": "basic_income",
    "pension": "pension",
}
HOUSEHOLD = {
    "parenting_allowance": "parenting_allowance",
    "housing_allowance": "housing_allowance",
    "housing_tax": "housing_tax",
    "benefits": "total_benefits",
    "taxes": "total_taxes",
    "disposable_income": "disposable_income",
}
OF_2017 = {"meal_price": "meal_price", "swimming_pool_access": "swimming_pool_access"}

Columns = dict[str, NDArray]


def households(persons: int) -> Columns:
    """Households of one or two adults and up to two children, about so many persons; whole euros."""
    draw = np.random.default_rng(7)
    count = round(persons / 2.25)

    def days(first: str, last: str) -> NDArray:
        span = np.datetime64(first).astype(int), np.datetime64(last).astype(int)
        return draw.integers(*span, count).astype("datetime64[D]")

    def euros(most: int, nothing: float) -> NDArray:
        return (draw.integers(0, most, count) * (draw.random(count) >= nothing)).astype(np.float64)

    # No sum passes 16,384: beyond it the 32-bit floats that OpenFisca adds no longer tell every cent.
    more = np.where(draw.random(count) < 0.3, euros(600, 0.3), euros(12_800, 0.1))
    less, first = euros(900, 0.5), draw.random(count) < 0.5
    return {
        "adults": draw.integers(1, 3, count),
        "children": draw.choice(3, count, p=[0.5, 0.25, 0.25]),
        "birth_1": days("1930-01-01", "1998-01-01"),
        "birth_2": days("1930-01-01", "1998-01-01"),
        "child_birth_1": days("1999-06-01", "2016-05-01"),
        "child_birth_2": days("1999-06-01", "2016-05-01"),
        "salary_1": np.where(first, more, less),
        "salary_2": np.where(first, less, more),
        "capital_1": euros(300, 0.6),
        "capital_2": euros(300, 0.6),
        "occupancy": draw.integers(0, 4, count),
        "size": draw.integers(5, 200, count).astype(np.float64),
        "rent": 4 * euros(250, 0.2),
    }


def as_persons(columns: Columns) -> tuple[Columns, list[NDArray]]:
    """The same for OpenFisca, person by person, and where each slot's persons are."""
    two, children = columns["adults"] == 2, columns["children"]
    slots = [np.ones(len(two), bool), two, children >= 1, children == 2]
    births = [columns[name] for name in ("birth_1", "birth_2", "child_birth_1", "child_birth_2")]
    nothing = np.zeros(len(two))
    people: dict[str, list[NDArray]] = {
        name: [] for name in ("household", "birth", "salary", "capital", "role")
    }
    places, taken = [], 0
    for slot, there in enumerate(slots):
        people["household"].append(np.flatnonzero(there))
        people["birth"].append(births[slot][there])
        for name in ("salary", "capital"):
            people[name].append((columns[f"{name}_{slot + 1}"] if slot < 2 else nothing)[there])
        people["role"].append(np.full(there.sum(), "adult" if slot < 2 else "child"))
        places.append(np.arange(taken, taken + there.sum()))
        taken += int(there.sum())
    joined = {name: np.concatenate(parts) for name, parts in people.items()}
    home = {name: columns[name] for name in ("size", "rent")}
    return joined | home | {"occupancy": OCCUPANCY[columns["occupancy"]]}, places


def as_cases(pack: law.Pack, columns: Columns, month: str) -> batch.Columns:
    """The same for our pack: days as ordinals, amounts in cents, square metres over one denominator."""
    epoch = np.datetime64("0001-01-01") - 1
    number = {fact.id: place for place, fact in enumerate(pack.facts)}
    facts: dict[int, batch.MaskColumn | batch.SpanColumn] = {}
    for name, column in columns.items():
        if name == "occupancy":
            facts[number[name]] = batch.MaskColumn((2 << column).astype(np.uint8))
            continue
        if name == "size":
            exact = (column * pack.ratio_of).astype(np.int32)
        elif column.dtype.kind == "M":
            exact = (column - epoch).astype(np.int32)
        else:
            exact = (column * (1 if name in {"adults", "children"} else 100)).astype(np.int32)
        facts[number["square_metres" if name == "size" else name]] = batch.SpanColumn(exact, exact)
    day = (np.datetime64(f"{month}-01") - epoch).astype(int)
    return batch.Columns(np.full(len(columns["adults"]), day, np.int32), facts)


def timed(run: Callable[[], object], repeats: int) -> float:
    """Median seconds."""
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def of_openfisca(place: Path, people: Columns, repeats: int) -> tuple[dict[str, float], Columns]:
    """Seconds by month, and outputs by month and name."""
    venv.create(place / "venv", with_pip=True)
    python = place / "venv/bin/python"
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([python, "-m", "pip", "install", *quiet, *PACKAGES], check=True, stderr=subprocess.DEVNULL)
    np.savez(place / "people.npz", **people)
    command = [python, HERE / "openfisca_run.py", place / "people.npz", place / "found.npz", str(repeats)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(", ".join(f"{name} {version}" for name, version in told["versions"].items()))
    with np.load(place / "found.npz") as stored:
        return told["seconds"], {name: stored[name] for name in stored.files}


def check(
    month: str, ours: dict[str, NDArray], by_hand: Columns, theirs: Columns, places: list[NDArray]
) -> int:
    """How many amounts were compared; stops at the first that differs by a cent."""
    compared = 0
    names = HOUSEHOLD | (OF_2017 if month >= "2017" else {})
    wanted = {
        name: np.rint(theirs[f"{month}/{other}"].astype(np.float64) * 100) for name, other in names.items()
    }
    there = {name: slice(None) for name in names}
    for name, other in EACH.items():
        for slot in (0, 1):
            key = f"{name}_{slot + 1}"
            wanted[key] = np.rint(theirs[f"{month}/{other}"].astype(np.float64) * 100)[places[slot]]
            there[key] = slice(None) if slot == 0 else by_hand["two"]
    for key, amounts in wanted.items():
        for given, by in ((ours[key], "our pack"), (np.rint(by_hand[key] * 100), "by hand")):
            told = given[there[key]]
            if not np.array_equal(told, amounts):
                row = np.flatnonzero(told != amounts)[0]
                raise SystemExit(
                    f"{month} {key}: {by} gives {told[row]}, OpenFisca {amounts[row]} in row {row}"
                )
        compared += len(amounts)
    return compared


def main(persons: int, repeats: int) -> None:
    print(f"python benches/law_openfisca.py {persons} {repeats}")
    print(f"{os.cpu_count()} processors, one used; Python {platform.python_version()}, ", end="")
    print(f"NumPy {np.__version__}, load {os.getloadavg()[0]:.1f}")
    pack = law.load(HERE / "pack")
    columns = households(persons)
    people, places = as_persons(columns)
    with tempfile.TemporaryDirectory() as place:
        seconds, theirs = of_openfisca(Path(place), people, repeats)
    count, two = len(people["household"]), columns["adults"] == 2
    for month in MONTHS:
        names = (
            *HOUSEHOLD,
            *(OF_2017 if month >= "2017" else ()),
            *(f"{n}_{s}" for n in EACH for s in (1, 2)),
        )
        cases = as_cases(pack, columns, month)
        began = time.perf_counter()
        given = batch.values(pack, cases, names)
        first = time.perf_counter() - began
        ours = {name: column.lo for name, column in given.items() if isinstance(column, batch.NumberColumn)}
        by_hand = computed(columns, month) | {"two": two}
        compared = check(month, ours, by_hand, theirs, places)
        spent = timed(lambda cases=cases, names=names: batch.values(pack, cases, names), repeats)
        hand = timed(lambda month=month: computed(columns, month), repeats)
        print(f"{month}: {count:,} persons in {len(two):,} households, {compared:,} amounts the same")
        print(
            f"  OpenFisca {seconds[month]:.3f} s, by hand {hand:.3f} s, our pack {spent:.3f} s "
            f"(the first time, with its preparation, {first:.3f} s); "
            f"{count / spent / 1e6:.0f} million persons a second, "
            f"{seconds[month] / spent:.1f} × OpenFisca, {hand / spent:.1f} × by hand"
        )


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [1_000_000, 5][len(given) :]))
