"""What holds of the wire for any input at all."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare import wire

octets = st.binary(max_size=200)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
frame_values = st.builds(
    wire.Frame,
    index=st.just(0),
    kind=st.sampled_from(wire.Kind),
    day=st.integers(0, 65_535).map(wire.day_of_number),
    mailbox=st.binary(min_size=16, max_size=16),
    data=st.binary(max_size=300),
)


@given(octets)
def test_base64url_comes_back(data: bytes) -> None:
    assert wire.from_b64u(wire.b64u(data)) == data


@given(st.text(max_size=40))
def test_what_base64url_takes_it_would_have_written(text: str) -> None:
    try:
        data = wire.from_b64u(text)
    except wire.WireError:
        return
    assert wire.b64u(data) == text


@given(json_values)
def test_json_comes_back(value: wire.JsonValue) -> None:
    assert wire.load_json(wire.dump_json(value), bytes_max=100_000) == value


@given(st.text(max_size=60))
def test_strict_json_takes_nothing_plain_json_does_not(text: str) -> None:
    try:
        value = wire.load_json(text.encode("utf-8", "surrogatepass"), bytes_max=1_000)
    except wire.WireError:
        return
    assert json.loads(text) == value


@given(
    st.sampled_from(["keys", "letter", "reply", "roster"]),
    st.binary(max_size=5_000),
    st.binary(min_size=64, max_size=64),
)
def test_a_signed_message_comes_back_and_its_size_is_a_step(
    domain: Literal["keys", "letter", "reply", "roster"], body: bytes, signature: bytes
) -> None:
    whole = wire.Signed(domain, body, signature).to_bytes()
    assert wire.Signed.parse(domain, whole) == wire.Signed(domain, body, signature)
    assert domain == "roster" or len(whole) in wire.LADDER_BYTES


@given(st.lists(frame_values, max_size=6), st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_frames_come_back_and_their_size_is_a_step(frames: list[wire.Frame], gaps: list[int]) -> None:
    numbered = tuple(
        wire.Frame(sum(gaps[: n + 1]), frame.kind, frame.day, frame.mailbox, frame.data)
        for n, frame in enumerate(frames)
    )
    whole = wire.encode_frames(numbered, more=bool(frames))
    assert len(whole) % wire.FRAMES_STEP_BYTES == 0
    assert wire.parse_frames(whole) == wire.Frames(numbered, bool(frames))


@pytest.mark.parametrize(
    "parse",
    [
        wire.Roster.parse,
        wire.Row.parse,
        wire.Receipt.parse,
        wire.parse_frames,
        wire.parse_after,
        wire.parse_upto,
        lambda data: wire.Signed.parse("letter", data),
        lambda data: wire.Proof.parse(data.decode("latin-1")),
    ],
)
@given(data=octets | json_values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_taken_or_refused_in_one_way(parse: Callable[[bytes], object], data: bytes) -> None:
    with suppress(wire.WireError):
        parse(data)
