"""What daily tallies cost a desk: the team's stream after years, folded anew as each new event of it asks.

python benches/team_stream.py [--years 1 3] [--desks 5]
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ploughshare.desk import tallying
from ploughshare.desk.clock import DAY_MS, Clock
from ploughshare.desk.events import write_event
from ploughshare.desk.founding import new_desk
from ploughshare.desk.kinds import MemberAdd
from ploughshare.desk.ledger import Ledger, wall_ms
from ploughshare.desk.lock import DEMONSTRATION
from ploughshare.desk.projector import read_team
from ploughshare.desk.tally import Held, Tally
from ploughshare.desk.vault import TEAM, Vault
from ploughshare.wire import member_id

RUNS = 5


def _desk(folder: Path) -> Ledger:
    vault = Vault.create(folder, "a passphrase of a bench", DEMONSTRATION)
    today = datetime.now(UTC).date()
    new_desk(vault, name="A", relays=("http://127.0.0.1:1",), today=today, random=os.urandom)
    return Ledger(vault)


def _years_of_tallies(ledger: Ledger, years: int, desks: int) -> int:
    """Every desk on every day, each having seen the one before; returns how many events."""
    members = [ledger.me]
    for n in range(1, desks):
        added = MemberAdd(bytes([n]) * 32, f"{n}")
        ledger.write(None, added)
        members.append(member_id(added.sign))
    start = wall_ms() - years * 365 * DAY_MS
    first = datetime.fromtimestamp(start / 1000, UTC).date()
    heads, count = frozenset(ledger.team.heads), 0
    of = {member: Held(Clock(start, 0), 400, bytes(16)) for member in members}
    with ledger.vault.writing():
        for day in range(years * 365):
            for n, member in enumerate(members):
                event = write_event(
                    desk=ledger.home.desk,
                    case=None,
                    clock=Clock(start + day * DAY_MS, n),
                    device=member,
                    wall=start + day * DAY_MS,
                    body=Tally(first + timedelta(days=day), of),
                    deps=heads,
                )
                heads, count = frozenset({event.id}), count + 1
                ledger.vault.add_event(event.id, TEAM, event.raw, bytes(64))
    return count


def _median_ms(work: Callable[[], object]) -> float:
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1_000)
    return statistics.median(took)


def _measured(ledger: Ledger, years: int, desks: int) -> str:
    count = _years_of_tallies(ledger, years, desks)
    fold = _median_ms(lambda: read_team(ledger.vault, ledger.home.founder))
    start = time.perf_counter()
    tallying.look(ledger)
    first = (time.perf_counter() - start) * 1_000
    again = _median_ms(lambda: tallying.look(ledger))
    return (
        f"{desks} desks, {years} years: {count} tallies; the team folded in {fold:.0f} ms;"
        f" looked at first in {first:.0f} ms, after that in {again:.2f} ms"
    )


def main() -> None:
    """Prints a line for each number of years."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--years", type=int, nargs="+", default=[1, 3])
    parser.add_argument("--desks", type=int, default=5)
    given = parser.parse_args()
    for years in given.years:
        with tempfile.TemporaryDirectory() as folder:
            ledger = _desk(Path(folder) / "vault")
            print(_measured(ledger, years, given.desks))
            ledger.vault.close()


if __name__ == "__main__":
    main()
