"""When a desk looks in: once in each two hours, unforeseeable, and never all at once after a sleep."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.desk.watch.times import LATE_SECONDS, WINDOW_SECONDS, chance_caught, due, moment

SEEDS = st.binary(min_size=32, max_size=32)
NOW = int(datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC).timestamp())


@given(SEEDS, st.integers(0, 400_000))
def test_each_window_has_one_moment_inside_it(seed: bytes, window: int) -> None:
    at = moment(seed, "https://relay.example/", window).at_seconds
    assert window * WINDOW_SECONDS <= at < (window + 1) * WINDOW_SECONDS


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(1, 60), st.integers(0, 10_000_000))
def test_whoever_asks_often_enough_gets_every_moment_once(seed: bytes, every: int, start: int) -> None:
    found, before = [], float(start)
    while before < start + 3 * WINDOW_SECONDS:
        now = before + every
        hit = due(seed, "https://relay.example/", before, now)
        if hit is not None:
            found.append(hit.at_seconds)
        before = now
    windows = range(start // WINDOW_SECONDS, int(before) // WINDOW_SECONDS + 1)
    wanted = [moment(seed, "https://relay.example/", window).at_seconds for window in windows]
    assert found == [at for at in wanted if start < at <= before]


@given(SEEDS, st.integers(LATE_SECONDS, 100_000))
def test_a_machine_that_slept_does_not_look_for_having_woken(seed: bytes, slept: int) -> None:
    hit = due(seed, "a", NOW - slept, NOW)
    assert hit is None or hit.at_seconds > NOW - LATE_SECONDS


def test_moments_of_devices_and_addresses_have_nothing_to_do_with_each_other() -> None:
    places = [
        (moment(bytes([device]) * 32, f"https://{name}/", window).at_seconds % WINDOW_SECONDS)
        for device in range(20)
        for name in "ab"
        for window in range(20)
    ]
    assert len(set(places)) == len(places)
    # 800 draws over ten tenths: a tenth holds 80 give or take 34 (four standard deviations).
    tenths = [sum(1 for at in places if int(at * 10 // WINDOW_SECONDS) == tenth) for tenth in range(10)]
    assert all(46 <= count <= 114 for count in tenths)


def test_a_relay_that_lies_to_everybody_meets_a_look_after_seventy_minutes_on_average() -> None:
    waits = []
    for device in range(40):
        seed = bytes([device]) * 32
        moments = [moment(seed, "https://relay.example/", window).at_seconds for window in range(200)]
        for begins in range(WINDOW_SECONDS, 190 * WINDOW_SECONDS, 3_001):
            waits.append(min(at for at in moments if at > begins) - begins)
    assert 68 <= sum(waits) / len(waits) / 60 <= 72


def test_the_chance_of_catching_a_relay_that_lies_to_some() -> None:
    assert round(chance_caught(0.1, 12), 2) == 0.72  # as docs/threats.md and the desk's page say
    assert chance_caught(0.0, 100) == 0.0
    assert chance_caught(1.0, 1) == 1.0
