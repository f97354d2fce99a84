"""The published inner bodies of events: read, named and judged as they say, and canonical by other means."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import VerifyKey

from ploughshare.desk.body import KINDS, Opaque
from ploughshare.desk.events import EventError, parse_event
from ploughshare.desk.letter import MessageIn
from tools import event_body_vectors

PUBLISHED = Path(__file__).parents[2] / "vectors" / "seal" / "event_bodies.json"
V = json.loads(PUBLISHED.read_text(encoding="utf-8"))


def octets(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def named(case: Any) -> bytes:
    """The event's bytes, once its name, signature and one form were found right by other means."""
    raw: bytes = case["raw"].encode()
    assert octets(case["id"]) == hashlib.blake2b(raw, digest_size=16).digest()
    VerifyKey(octets(V["sign_public"])).verify(b"ploughshare/v1/event\0" + raw, octets(case["signature"]))
    written = json.dumps(json.loads(raw), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert written == case["raw"]
    return raw


def test_one_event_of_every_kind_is_published() -> None:
    assert {case["kind"] for case in V["cases"]} | {"msg.in"} == set(KINDS)


@pytest.mark.parametrize("case", V["cases"], ids=lambda case: case["kind"])
def test_a_published_event_is_read(case: Any) -> None:
    event = parse_event(named(case))
    assert (event.kind, event.id) == (case["kind"], octets(case["id"]))
    assert not isinstance(event.body, Opaque)
    assert event.body.to_json() == json.loads(case["raw"])["body"]


@pytest.mark.parametrize("case", V["kept"], ids=lambda case: case["why"])
def test_a_published_event_that_says_something_else_is_kept_closed(case: Any) -> None:
    assert isinstance(parse_event(named(case)).body, Opaque)


@pytest.mark.parametrize("case", V["letters"], ids=lambda case: case["why"])
def test_a_published_letter_counts_as_it_says(case: Any) -> None:
    event = parse_event(named(case))
    assert isinstance(event.body, MessageIn)
    assert event.body.is_the_persons(event.desk, event.case) == case["counts"]


@pytest.mark.parametrize("case", V["refused"], ids=lambda case: case["why"])
def test_published_bytes_that_are_no_event_are_refused(case: Any) -> None:
    with pytest.raises(EventError):
        parse_event(case["raw"].encode())


def test_they_are_what_their_maker_writes() -> None:
    assert V["cases"] == event_body_vectors.good()
    assert V["refused"] == event_body_vectors.refused()
