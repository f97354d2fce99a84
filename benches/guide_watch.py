"""How soon desks catch a relay that serves another guide to some of those who come.

Run: python benches/guide_watch.py [--looks 400]. Two real relays, one with a changed guide, stand behind a
door that sends each load to the changed one with a chance of its own; a real desk looks in, each time as
another browser. Counted: how many looks met the changed page, and how many working days (each desk open eight
hours, a look every two) caught it, beside what 1 − (1 − share)^looks promises.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ploughshare.desk.watch.judge import Verdict
from ploughshare.desk.watch.times import WINDOW_SECONDS, chance_caught
from ploughshare.desk.watch.watching import look_in
from tests.desk.desks import founder
from tests.desk.watch.test_watching import CHANGED_PAGE, PAGE, addressed, relay_with, sign, sometimes

SHARES = (0.01, 0.05, 0.1, 0.25, 0.5)
OPEN_SECONDS = 8 * 3_600
DESKS = (1, 3, 10)


def measure(looks: int) -> None:
    """One table, a line for each share."""
    a_day = OPEN_SECONDS // WINDOW_SECONDS
    print(f"{a_day} looks a day and desk; {looks} real looks a line")
    heads = "  ".join(f"{desks:>2} desks: caught of days (promised)" for desks in DESKS)
    print(f"{'share':>6}  {'met':>5}  {heads}  {'ms a look':>9}")
    for share in SHARES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            desk = founder(folder / "desk")
            sign(desk)
            with (
                relay_with(folder, PAGE) as good,
                relay_with(folder, CHANGED_PAGE) as bad,
                sometimes(good, bad, share, seed=1) as address,
            ):
                addressed(desk, address)
                found, took = [], []
                for _ in range(looks):
                    began = time.perf_counter()
                    found.append(look_in(desk, address, None, os.urandom(16)) is Verdict.CHANGED)
                    took.append(time.perf_counter() - began)
            desk.vault.close()
        columns = []
        for desks in DESKS:
            size = a_day * desks
            days = [any(found[at : at + size]) for at in range(0, looks - size + 1, size)]
            promised = chance_caught(share, size)
            columns.append(f"{sum(days):>8} of {len(days):<4} ({promised:.0%})".ljust(34))
        print(f"{share:>6.0%}  {sum(found):>5}  {'  '.join(columns)}  {statistics.median(took) * 1e3:>9.1f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--looks", type=int, default=400)
    measure(parser.parse_args().looks)
