"""Whether the time of an answer tells if a mailbox is there: unknown mailbox against wrong key, often.

Run: python benches/silence.py [--tries 5000] [--store sqlite|postgres] [--files file|bucket] [--calls WORD]
One relay, one kept connection, the kinds of call in an order drawn at random; the mailbox that is there holds
thirty letters and a file. Prints the median time of each kind, and how much better than guessing one look at
the time is: the Mann-Whitney statistic less one half. Chance gives 1/sqrt(6 TRIES) either way.
"""

import argparse
import math
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.relay.ceph import ceph
from tests.relay.client import RunningRelay, relay_at
from tests.relay.postgres import cluster
from tests.relay.test_silence import CALLS, advantage, compare, full_mailbox, kinds_of_call, line_to


@contextmanager
def relay_over(store: str, files: str) -> Iterator[RunningRelay]:
    """A relay with a roster, its letters and its files kept as told."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environ = {}
        if files == "bucket":
            environ = stack.enter_context(ceph()).environ()
        if store == "postgres":
            environ["PLOUGHSHARE_RELAY_DATABASE"] = stack.enter_context(cluster()).database()
        relay = stack.enter_context(relay_at(Path(folder) / "data", environ=environ))
        relay.with_roster()
        yield relay


def main() -> None:
    """Every call that is about one mailbox."""
    options = argparse.ArgumentParser()
    options.add_argument("--tries", type=int, default=5_000)
    options.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    options.add_argument("--files", choices=("file", "bucket"), default="file")
    options.add_argument("--calls", default="/", help="only those whose path holds this")
    given = options.parse_args()
    tries = given.tries
    print(f"{given.store}, files in a {given.files}; {tries} of each kind;", end=" ")
    print(f"chance is {1 / math.sqrt(6 * tries):.4f} either way")
    with relay_over(given.store, given.files) as relay:
        there, nobody = full_mailbox(relay, 1), relay.client(2)
        for path, body in CALLS:
            if given.calls not in path:
                continue
            with line_to(relay) as line:
                kinds = kinds_of_call(there, nobody, path, body)
                compare(line, kinds, 100)
                times = compare(line, kinds, tries)
            print(path)
            first = next(iter(times.values()))
            for name, seconds in times.items():
                told = advantage(first, seconds)
                print(f"  {name:28} median {1e6 * statistics.median(seconds):6.0f} us   told {told:+.4f}")


if __name__ == "__main__":
    main()
