"""Desk events: two seals, one size per step, nothing to learn for whoever lacks a key."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt

from ploughshare.seal.age import ClosingError, SealError
from ploughshare.seal.events import (
    EVENT_RAW_BYTES_MAX,
    OUTER_LADDER_BYTES,
    check_event,
    event_id,
    key_tag,
    open_inner,
    open_outer,
    seal_event,
)
from ploughshare.wire import EVENT_BYTES_MAX, event_key_tag
from tests.seal.people import ANNA, STRANGER

CASE_KEY, OTHER_CASE, TEAM, OLD_TEAM = (bytes([n]) * 32 for n in (1, 2, 3, 4))


def sealed(raw: bytes) -> bytes:
    return seal_event(raw, ANNA.key, event_key=CASE_KEY, team_key=TEAM).file


@settings(deadline=None)
@given(raw=st.binary(max_size=3000))
def test_an_event_opens_as_it_was_written(raw: bytes) -> None:
    made = seal_event(raw, ANNA.key, event_key=CASE_KEY, team_key=TEAM)
    inner = open_outer(made.file, [OLD_TEAM, TEAM])
    assert key_tag(inner) == event_key_tag(CASE_KEY)
    opened = open_inner(inner, CASE_KEY)
    assert (opened.raw, opened.signature) == (raw, made.signature)
    check_event(opened.raw, opened.signature, ANNA.public)


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_an_event_with_any_byte_changed_or_cut_is_refused(data: st.DataObject) -> None:
    file = sealed(b"{}")
    place = data.draw(st.integers(0, len(file) - 1))
    flipped = bytes([file[place] ^ data.draw(st.integers(1, 255))])
    for broken in (file[:place] + flipped + file[place + 1 :], file[:place], file + flipped):
        with pytest.raises(SealError):
            open_outer(broken, [TEAM])


@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_a_member_who_changes_an_inner_seal_is_refused(data: st.DataObject) -> None:
    inner = open_outer(sealed(b"{}"), [TEAM])
    place = data.draw(st.integers(0, len(inner) - 1))
    flipped = bytes([inner[place] ^ data.draw(st.integers(1, 255))])
    for broken in (inner[:place] + flipped + inner[place + 1 :], inner[:place]):
        with pytest.raises(SealError):
            open_inner(broken, CASE_KEY)


def test_nobody_opens_it_without_both_keys() -> None:
    file = sealed(b"{}")
    with pytest.raises(SealError):
        open_outer(file, [OLD_TEAM])
    with pytest.raises(SealError):
        open_outer(file, [])
    with pytest.raises(SealError):
        open_outer(bytes(EVENT_BYTES_MAX + 1), [TEAM])
    with pytest.raises(SealError):
        open_inner(open_outer(file, [TEAM]), OTHER_CASE)


def by_a_member(padded: bytes, key: bytes, associated: bytes) -> bytes:
    """What whoever holds the key can seal, in whatever form."""
    nonce = bytes(24)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(padded, associated, nonce, key)


@pytest.mark.parametrize(
    "padded",
    [
        (4).to_bytes(4, "big") + b"seal" + bytes(1015) + b"\x01",  # something hidden in the padding
        (4).to_bytes(4, "big") + b"seal" + bytes(4_096 - 8),  # a larger step than needed
        (4).to_bytes(4, "big") + b"seal",  # no padding
        (2_000).to_bytes(4, "big") + bytes(1_020),  # longer than it is
        (98_301).to_bytes(4, "big") + bytes(98_301),  # longer than the largest step
    ],
)
def test_an_outer_seal_padded_otherwise_is_refused(padded: bytes) -> None:
    with pytest.raises(SealError):
        open_outer(by_a_member(padded, TEAM, b"ploughshare/v1/outer"), [TEAM])


@pytest.mark.parametrize("claimed", [0, 1, 3, 2**32 - 1])
def test_an_inner_seal_whose_lengths_disagree_is_refused(claimed: int) -> None:
    tag = event_key_tag(CASE_KEY)
    content = claimed.to_bytes(4, "big") + b"{}" + bytes(64)
    with pytest.raises(SealError):
        open_inner(tag + by_a_member(content, CASE_KEY, b"\x01" + tag), CASE_KEY)


def test_a_signature_is_of_one_member_over_one_event() -> None:
    opened = open_inner(open_outer(sealed(b"{}"), [TEAM]), CASE_KEY)
    for raw, signature, public in (
        (b"{} ", opened.signature, ANNA.public),
        (opened.raw, opened.signature, STRANGER.public),
        (opened.raw, bytes(64), ANNA.public),
        (opened.raw, opened.signature, b"short"),
    ):
        with pytest.raises(SealError):
            check_event(raw, signature, public)


@settings(deadline=None)
@given(size=st.integers(0, EVENT_RAW_BYTES_MAX))
def test_a_relay_sees_the_step_and_nothing_else(size: int) -> None:
    seen = len(sealed(bytes(size)))
    assert seen - 40 in OUTER_LADDER_BYTES
    assert seen <= EVENT_BYTES_MAX


def test_the_longest_event_fits_and_a_longer_one_is_refused() -> None:
    assert len(sealed(bytes(EVENT_RAW_BYTES_MAX))) == OUTER_LADDER_BYTES[-1] + 40
    with pytest.raises(ClosingError):
        sealed(bytes(EVENT_RAW_BYTES_MAX + 1))


def test_an_event_is_named_by_the_hash_of_its_bytes() -> None:
    assert event_id(b"{}") == hashlib.blake2b(b"{}", digest_size=16).digest()
    assert event_id(b"{}") != event_id(b"{ }")


def test_the_same_event_sealed_twice_looks_different() -> None:
    assert sealed(b"{}") != sealed(b"{}")
