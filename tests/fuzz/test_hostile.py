"""Inputs made to cost much end soon, in little memory."""

from __future__ import annotations

import subprocess
import sys

from tests.fuzz.hostile import inputs

SECONDS_MAX = 15.0


def test_what_is_made_to_cost_much_is_taken_or_refused_within_two_gibibytes_and_seconds() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.hostile"], capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-2000:]
    seconds = [float(line.split()[0]) for line in done.stdout.splitlines()]
    assert len(seconds) == len(inputs())
    assert max(seconds) < SECONDS_MAX, done.stdout
