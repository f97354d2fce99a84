"""Whether the time of an answer tells if a mailbox is there: unknown mailbox against wrong key, often.

Run: python benches/silence.py [TRIES]. One relay, one kept connection, the kinds of call in an order drawn at
random. Prints the median time of each kind, and how much better than guessing one look at the time is: the
Mann-Whitney statistic less one half. Chance gives 1/sqrt(6 TRIES) either way.
"""

import math
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.relay.client import relay_at
from tests.relay.test_silence import CALLS, advantage, compare, full_mailbox, kinds_of_call, line_to


def main(tries: int) -> None:
    """Every call of a person."""
    print(f"{tries} of each kind; chance is {1 / math.sqrt(6 * tries):.4f} either way")
    with tempfile.TemporaryDirectory() as folder, relay_at(Path(folder) / "data") as relay:
        relay.with_roster()
        there, nobody = full_mailbox(relay, 1), relay.client(2)
        for path, body in CALLS:
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
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
