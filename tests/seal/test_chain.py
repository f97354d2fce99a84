"""The chain: whatever a relay does to a conversation shows, and nothing is dropped."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ploughshare.seal.chain import Finding, check
from ploughshare.seal.letters import OpenedMessage
from ploughshare.seal.message import MessageKind
from ploughshare.wire import Signed
from tests.seal.people import letter, reply

UNSIGNED = Signed("letter", b"", bytes(64))


def conversation(length: int) -> list[OpenedMessage]:
    """Letters and replies by turns, each having seen the one before."""
    made: list[OpenedMessage] = []
    for place in range(length):
        kind: MessageKind = "letter" if place % 2 == 0 else "reply"
        before = [one for one in made if one.message.kind == kind]
        message = (letter if kind == "letter" else reply)(
            seq=len(before),
            prev=before[-1].hash if before else None,
            seen=made[-1].hash if made else None,
        )
        made.append(OpenedMessage(message, bytes([place + 1]) * 32, UNSIGNED))
    return made


def hashes(*sides: Sequence[OpenedMessage]) -> set[bytes]:
    return {one.hash for side in sides for one in side}


lengths = st.integers(1, 20)


@given(length=lengths)
def test_an_honest_relay_gives_no_finding(length: int) -> None:
    said = conversation(length)
    judged = check(said)
    assert judged.findings == ()
    assert hashes(judged.letters, judged.replies) == hashes(said)


@given(length=lengths, data=st.data())
def test_withholding_any_message_but_the_last_shows(length: int, data: st.DataObject) -> None:
    said = conversation(length + 1)
    hidden = data.draw(st.integers(0, length - 1))
    judged = check(said[:hidden] + said[hidden + 1 :])
    assert {finding.what for finding in judged.findings} & {"gap", "unknown_seen"}


@given(length=lengths, data=st.data())
def test_repeating_any_message_shows_and_shows_it_once(length: int, data: st.DataObject) -> None:
    said = conversation(length)
    again = data.draw(st.integers(0, length - 1))
    judged = check([*said, said[again]])
    assert [finding.what for finding in judged.findings] == ["repeat"]
    assert len(judged.letters) + len(judged.replies) == length


@given(length=lengths, data=st.data())
def test_any_other_order_within_a_side_shows(length: int, data: st.DataObject) -> None:
    said = [one for one in conversation(2 * length) if one.message.kind == "letter"]
    shuffled = data.draw(st.permutations(said))
    findings = {finding.what for finding in check(shuffled).findings} - {"unknown_seen"}
    assert findings == (set() if shuffled == said else {"order"})


@given(arrived=st.permutations(conversation(9)), cut=st.integers(0, 9))
def test_nothing_is_ever_dropped(arrived: list[OpenedMessage], cut: int) -> None:
    judged = check(arrived[cut:] + arrived[:2])
    assert hashes(judged.letters, judged.replies) == hashes(arrived[cut:], arrived[:2])


def test_two_messages_of_one_number_are_a_fork_and_both_are_shown() -> None:
    first, _, second = conversation(3)
    other = OpenedMessage(replace(second.message, text="another"), bytes([99]) * 32, UNSIGNED)
    judged = check([first, second, other])
    assert Finding("letter", 1, "fork", 1) in judged.findings
    assert hashes(judged.letters) == hashes([first, second, other])


def test_a_message_that_follows_another_past_is_a_fork() -> None:
    first, _, second = conversation(3)
    stray = replace(second, message=replace(second.message, prev=bytes([7]) * 32, seen=None))
    assert check([first, stray]).findings == (Finding("letter", 1, "fork", 1),)


def test_the_last_message_is_what_the_next_one_follows() -> None:
    said = conversation(4)
    judged = check(said)
    assert judged.last("letter") == said[2]
    assert judged.last("reply") == said[3]
    assert check([]).last("reply") is None
