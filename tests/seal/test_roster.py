"""The roster: only the root speaks for it, and it never goes back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.seal.age import ClosingError, SealError
from ploughshare.seal.roster import (
    RosterOrderError,
    SignedRoster,
    check_chain,
    check_not_older,
    open_roster,
    sign_roster,
)
from ploughshare.seal.signing import sign
from ploughshare.wire import ROSTER_BYTES_MAX
from tests.seal.people import ANNA, BORIS, DESK, STRANGER, member, roster


def versions(count: int) -> list[SignedRoster]:
    made: list[SignedRoster] = []
    for version in range(1, count + 1):
        made.append(sign_roster(roster(version, made[-1].hash if made else None), DESK.key))
    return made


FIRST, SECOND, THIRD = versions(3)


def test_a_signed_roster_is_read_back() -> None:
    opened = open_roster(SECOND.file, DESK.public)
    assert opened == SECOND
    assert opened.recipients() == [ANNA.age.recipient, BORIS.age.recipient]
    assert opened.held.version == 2


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_any_change_to_a_roster_is_refused(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(FIRST.file) - 1))
    flipped = bytes([FIRST.file[place] ^ data.draw(st.integers(1, 255))])
    for broken in (FIRST.file[:place] + flipped + FIRST.file[place + 1 :], FIRST.file[:place]):
        with pytest.raises(SealError):
            open_roster(broken, DESK.public)


def test_a_swapped_key_is_refused() -> None:
    swapped = replace(roster(), root=STRANGER.public, members=(member(STRANGER, "Anna"),))
    forged = sign_roster(swapped, STRANGER.key)
    with pytest.raises(SealError):
        open_roster(forged.file, DESK.public)
    claimed = sign("roster", roster().body(), STRANGER.key).to_bytes()
    with pytest.raises(SealError):
        open_roster(claimed, DESK.public)
    other_root = sign("roster", swapped.body(), DESK.key).to_bytes()
    with pytest.raises(SealError):
        open_roster(other_root, DESK.public)
    with pytest.raises(SealError):
        open_roster(bytes(ROSTER_BYTES_MAX + 1), DESK.public)


def test_a_recipient_with_a_broken_checksum_is_refused() -> None:
    anna = member(ANNA, "Anna")
    broken = replace(anna, recipient=anna.recipient[:-1] + ("q" if anna.recipient[-1] != "q" else "p"))
    with pytest.raises(ClosingError):
        sign_roster(roster(members=(broken,)), DESK.key)
    with pytest.raises(SealError):
        open_roster(sign("roster", roster(members=(broken,)).body(), DESK.key).to_bytes(), DESK.public)


def test_only_the_root_signs() -> None:
    with pytest.raises(ClosingError):
        sign_roster(roster(), ANNA.key)
    with pytest.raises(ClosingError):
        sign_roster(roster(version=2), DESK.key)


def test_a_guide_takes_the_same_or_a_newer_version_and_no_other() -> None:
    check_not_older(FIRST.held, FIRST)
    check_not_older(FIRST.held, SECOND)
    check_not_older(FIRST.held, THIRD)
    another_second = sign_roster(replace(SECOND.roster, relays=()), DESK.key)
    stray_third = sign_roster(roster(3, bytes(32)), DESK.key)
    for held, offered in ((SECOND, FIRST), (SECOND, another_second), (SECOND, stray_third)):
        with pytest.raises(RosterOrderError):
            check_not_older(held.held, offered)


def test_a_desk_wants_every_version_to_follow_the_last() -> None:
    check_chain([])
    check_chain([FIRST, SECOND, THIRD])
    check_chain([SECOND, THIRD])
    stray = sign_roster(roster(3, bytes(32)), DESK.key)
    for broken in ([FIRST, THIRD], [SECOND, FIRST], [FIRST, FIRST], [FIRST, SECOND, stray]):
        with pytest.raises(RosterOrderError):
            check_chain(broken)
