"""What the desk said it wrote survives a kill at any moment; threads do not lose each other's work."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ploughshare.desk import cases, projector
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.vault import Vault
from tests.desk.desks import PASSPHRASE, TODAY, founder

WRITER = """
import sys
from pathlib import Path
from ploughshare.desk import cases
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.vault import Vault
ledger = Ledger(Vault.open(Path(sys.argv[1]), sys.argv[2]))
case = bytes.fromhex(sys.argv[3])
for number in range(10_000):
    cases.add_note(ledger, case, f"note {number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 7, 23])
def test_every_note_that_was_acknowledged_is_there_after_a_kill(tmp_path: Path, after: int) -> None:
    ledger = founder(tmp_path / "v")
    case = cases.open_by_hand(ledger, today=TODAY)
    ledger.vault.close()
    command = [sys.executable, "-c", WRITER, str(tmp_path / "v"), PASSPHRASE, case.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(after)]
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += [int(line) for line in writer.stdout if line.endswith("\n")]
    vault = Vault.open(tmp_path / "v", PASSPHRASE)
    again = Ledger(vault)
    notes = [note.text for note in again.state(case).notes]
    assert notes[: len(acknowledged)] == [f"note {number}" for number in acknowledged]
    assert len(vault.outgoing_events()) == len(notes) + 1  # each on its way to colleagues, too
    summaries = vault.summaries()
    projector.rebuild(vault, again.team)
    assert vault.summaries() == summaries
    vault.close()


def test_pages_and_exchange_write_side_by_side(tmp_path: Path) -> None:
    ledger = founder(tmp_path / "v")
    case = cases.open_by_hand(ledger, today=TODAY)

    def write(worker: int) -> None:
        for number in range(20):
            cases.add_note(ledger, case, f"{worker} {number}")
            assert ledger.state(case).notes

    threads = [threading.Thread(target=write, args=(worker,)) for worker in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    state = ledger.state(case)
    assert len(state.notes) == 60
    assert len(state.heads) == 1  # every write had seen the one before
    assert projector.read_case(ledger.vault, case, ledger.team) == state
    ledger.vault.close()
