"""Plays wild streams against a relay for some seconds.

Run: python -m tests.relay.fuzz [--seconds 60] [--store sqlite|postgres] [--seed SEED] [--only SEED]
Without a seed, new ones each time; what it says of a fault holds the seed of that stream.
"""

import argparse
import secrets
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.relay.client import relay_at
from tests.relay.fuzz.play import acquaint, look_after, play, weigh
from tests.relay.postgres import cluster

WARM = 300
ROUND = 500
AT_ONCE = 8


def main() -> None:
    """One run; the first fault ends it."""
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    options.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    options.add_argument("--only", type=int)
    given = options.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environ = {"PLOUGHSHARE_RELAY_BODY_SECONDS": "2"}
        if given.store == "postgres":
            environ["PLOUGHSHARE_RELAY_DATABASE"] = stack.enter_context(cluster()).database()
        relay = stack.enter_context(relay_at(Path(folder) / "data", environ=environ))
        pool = stack.enter_context(ThreadPoolExecutor(AT_ONCE))
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
        told = dict(sorted(answers.items()))
        print(f"{streams} streams from seed {given.seed}, answers {told}; before {before}, after {after}")


if __name__ == "__main__":
    main()
