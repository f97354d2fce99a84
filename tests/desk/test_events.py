"""An event is written one way and read strictly."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.desk.body import Body, Opaque
from ploughshare.desk.clock import AHEAD_MS_MAX, COUNTER_MAX, START, Clock, observe, tick
from ploughshare.desk.events import (
    Event,
    EventError,
    EventFormError,
    EventTooLargeError,
    canonical,
    parse_event,
    write_event,
)
from ploughshare.desk.kinds import (
    DIGESTS_MAX,
    AnswerSet,
    Attest,
    CaseOpen,
    DangerSet,
    FieldSet,
    GroupAdd,
    MemberRemove,
    Note,
    OutcomeSet,
    PaperDraft,
    parse_body,
)
from ploughshare.wire import Day, JsonValue, b64u, load_json
from tests.desk.histories import CASE, DESK, NOON_MS, all_events, member, random_history
from tests.desk.test_merge import randoms


@given(randoms)
@settings(max_examples=60, deadline=None)
def test_every_event_is_read_back_as_it_was_written(rng: random.Random) -> None:
    for event in all_events(random_history(rng)[0]):
        assert parse_event(event.raw) == event


@given(st.binary(max_size=200))
def test_no_bytes_from_outside_are_more_than_refused(untrusted: bytes) -> None:
    with pytest.raises(EventError):
        parse_event(untrusted)


@given(st.integers(0, 400), st.integers(0, 255))
def test_one_changed_byte_is_another_event_or_none(at: int, value: int) -> None:
    event = a_note("хлеб")
    changed = bytearray(event.raw)
    changed[at % len(changed)] = value
    try:
        other = parse_event(bytes(changed))
    except EventError:
        return
    assert (other.id == event.id) == (bytes(changed) == event.raw)


def a_note(text: str) -> Event:
    return write_event(
        desk=DESK,
        case=CASE,
        clock=Clock(NOON_MS, 0),
        device=member(0),
        wall=NOON_MS,
        body=Note(text, False),
        deps=frozenset(),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"case": "everyone"},
        {"clock": [1.5, 0]},
        {"clock": [True, 0]},
        {"clock": [2**50, 0]},
        {"clock": [0, -1]},
        {"device": "AAAA"},
        {"deps": ["AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA"]},
        {"extra": 1},
    ],
)
def test_an_envelope_of_another_form_is_refused(change: dict[str, object]) -> None:
    value = json.loads(a_note("хлеб").raw)
    with pytest.raises(EventError):
        parse_event(json.dumps(value | change, sort_keys=True, separators=(",", ":")).encode())


def test_only_the_canonical_spelling_is_an_event() -> None:
    raw: bytes = a_note("хлеб").raw
    with pytest.raises(EventError):
        parse_event(raw.replace(b'{"body"', b'{ "body"'))
    with pytest.raises(EventError):
        parse_event(json.dumps(json.loads(raw), sort_keys=True, separators=(",", ":")).encode())


def test_a_body_this_version_cannot_read_is_kept_closed() -> None:
    assert parse_body("hologram", {"x": 1}) == Opaque("hologram")
    assert parse_body("note", {"text": "x"}) == Opaque("note")
    assert parse_body("note", {"text": 5, "call": False}) == Opaque("note")
    opened = CaseOpen("hand", None, Day(2022, 5, 25))
    assert parse_body("case.open", canonical_copy(dict(opened.to_json()))) == opened


def canonical_copy(value: JsonValue) -> JsonValue:
    return load_json(canonical(value), bytes_max=1_000)


def test_what_is_too_long_to_share_is_refused_before_it_is_signed() -> None:
    with pytest.raises(EventTooLargeError):
        write_event(
            desk=DESK,
            case=CASE,
            clock=Clock(1, 0),
            device=member(0),
            wall=1,
            body=PaperDraft(b"d" * 16, "doc_1", {f"f{n}": "ж" * 2_000 for n in range(30)}, "ru", None),
            deps=frozenset(),
        )


@pytest.mark.parametrize(
    "body",
    [
        Note("", False),
        Note("x" * 12_001, False),
        Note("a\x00b", False),
        GroupAdd("x" * 81),
        FieldSet("Name", "x", ""),
        FieldSet("name", "x" * 2_001, ""),
        DangerSet("terrible", "", ()),
        OutcomeSet("dismissed", "2022-13", ""),
        AnswerSet({"status": {"bad": 1}}, ""),
        MemberRemove(b"m" * 16, (b"c" * 16,) * 3_001),
    ],
)
def test_what_a_colleague_could_not_read_is_refused_before_it_is_signed(body: Body) -> None:
    with pytest.raises(EventFormError):
        write_event(
            desk=DESK, case=CASE, clock=Clock(1, 0), device=member(0), wall=1, body=body, deps=frozenset()
        )


def test_a_days_digests_of_a_full_desk_fit_one_event() -> None:
    digests = {b64u(n.to_bytes(16, "big")): b64u(bytes(32)) for n in range(DIGESTS_MAX)}
    event = write_event(
        desk=DESK,
        case=None,
        clock=Clock(1, 0),
        device=member(0),
        wall=1,
        body=Attest(digests),
        deps=frozenset(),
    )
    assert parse_event(event.raw) == event


@given(st.lists(st.tuples(st.integers(0, 2**41), st.booleans()), max_size=30))
def test_a_clock_only_goes_forward(steps: list[tuple[int, bool]]) -> None:
    clock = START
    for wall, seen in steps:
        after = observe(clock, Clock(wall, 7), wall) if seen else tick(clock, wall)
        assert after >= clock
        assert seen or after > clock
        clock = after


def test_a_clock_absurdly_ahead_is_not_followed() -> None:
    assert observe(Clock(5, 0), Clock(10 + AHEAD_MS_MAX + 1, 0), 10) == Clock(5, 0)
    assert tick(Clock(5, COUNTER_MAX), 5) == Clock(6, 0)
