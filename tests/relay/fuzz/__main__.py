"""Plays wild streams against a relay for some seconds.

Run: python -m tests.relay.fuzz [--seconds 60] [--seed 0] [--only SEED]
"""

import argparse
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tests.relay.client import relay_at
from tests.relay.fuzz.play import acquaint, look_after, play, weigh

WARM = 300
ROUND = 500
AT_ONCE = 8


def main() -> None:
    """One run; the first fault ends it."""
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--only", type=int)
    given = options.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        relay_at(Path(folder) / "data", environ={"PLOUGHSHARE_RELAY_BODY_SECONDS": "2"}) as relay,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        relay.with_roster()
        known = acquaint(relay)
        if given.only is not None:
            print(play(relay, known, given.only), "answers")
            return
        list(pool.map(partial(play, relay, known), range(-WARM, 0)))
        before = weigh(relay)
        streams, answers, seed = 0, Counter[int](), given.seed
        until = time.monotonic() + given.seconds
        while time.monotonic() < until:
            known = acquaint(relay)
            for statuses in pool.map(partial(play, relay, known), range(seed, seed + ROUND)):
                streams += 1
                answers.update(statuses)
            seed += ROUND
        after = look_after(relay, before)
        print(f"{streams} streams, answers {dict(sorted(answers.items()))}; before {before}, after {after}")


if __name__ == "__main__":
    main()
