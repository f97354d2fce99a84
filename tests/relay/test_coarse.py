"""What `ploughshare relay status` tells is too coarse to follow anybody by."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ploughshare.relay.coarse import about, about_mib

COUNTS = st.integers(0, 10**9)


@given(COUNTS)
def test_a_count_is_never_told_smaller_than_it_is_nor_much_larger(count: int) -> None:
    assert count <= about(count) <= max(10, 2.5 * count)


@given(COUNTS, COUNTS)
def test_who_keeps_asking_while_a_relay_fills_sees_few_steps(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert about(low) <= about(high)
    assert about_mib(low) <= about_mib(high)


def test_ten_thousand_mailboxes_are_eleven_steps() -> None:
    assert len({about(count) for count in range(10_001)}) == 11


def test_a_letter_or_a_file_hardly_ever_shows_in_the_room() -> None:
    part_bytes, room_bytes = 262_144, 1 << 30
    seen = [about_mib(used) for used in range(0, room_bytes, part_bytes)]
    steps = sum(1 for before, after in pairwise(seen) if before != after)
    assert steps == room_bytes // (64 << 20)
