"""A file that comes with a letter: in parts there and back, and every harm on the way noticed."""

import hashlib
import io
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.seal.age import HybridIdentity, decrypt, open_header
from ploughshare.seal.files import FileOpener, seal_file
from ploughshare.seal.refusal import ClosingError, SealError
from ploughshare.wire import FILE_BYTES_MAX, PART_BYTES, NamedFile, from_b64u, parts_for, plain_bytes

VECTORS = Path(__file__).parents[2] / "vectors" / "seal"
CASE_KEY = HybridIdentity(bytes(range(32)))
OTHER_KEY = HybridIdentity(bytes(range(1, 33)))


def content(size_bytes: int) -> bytes:
    return hashlib.shake_128(b"a picture").digest(size_bytes)


def sealed(data: bytes) -> tuple[NamedFile, list[bytes]]:
    parts = list(seal_file(io.BytesIO(data).read, len(data), CASE_KEY.recipient))
    digest = hashlib.sha256(data).digest()
    return NamedFile(bytes(16), "Фото 1.jpg", "image/jpeg", len(data), len(parts), digest), parts


def opened(named: NamedFile, parts: list[bytes], keys: tuple[HybridIdentity, ...] = (CASE_KEY,)) -> bytes:
    opener = FileOpener(named, keys)
    data = b"".join(opener.take(part) for part in parts)
    assert opener.whole
    return data


@pytest.mark.parametrize("size_bytes", [1, plain_bytes(1), plain_bytes(1) + 1, plain_bytes(3), 1_500_000])
def test_a_file_arrives_as_it_was_and_fills_its_parts(size_bytes: int) -> None:
    data = content(size_bytes)
    named, parts = sealed(data)
    assert len(parts) == parts_for(size_bytes)
    assert {len(part) for part in parts} == {PART_BYTES}
    assert opened(named, parts) == data
    assert opened(named, parts, (OTHER_KEY, CASE_KEY)) == data


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 2_000_000))
def test_files_of_one_step_cannot_be_told_apart_by_size(size_bytes: int) -> None:
    assert len(list(seal_file(bytes, size_bytes, CASE_KEY.recipient))) == parts_for(size_bytes)


def test_parts_that_were_changed_moved_cut_or_exchanged_do_not_make_a_file() -> None:
    named, parts = sealed(content(700_000))
    _, others = sealed(content(700_000))
    flipped = [*parts[:2], parts[2][:-1] + bytes([parts[2][-1] ^ 1])]
    for spoiled in (
        flipped,
        [parts[0], parts[2], parts[1]],
        [parts[0], parts[1], parts[1]],
        [parts[0], others[1], parts[2]],
        [parts[0], parts[1], parts[2], parts[2]],
        [parts[0], parts[1], parts[2][:-1]],
        [bytes(PART_BYTES), *parts[1:]],
    ):
        with pytest.raises(SealError):
            opened(named, spoiled)
    with pytest.raises(SealError):
        opened(named, parts, (OTHER_KEY,))


def test_a_file_cut_short_is_never_whole() -> None:
    named, parts = sealed(content(700_000))
    opener = FileOpener(named, [CASE_KEY])
    given_out = b"".join(opener.take(part) for part in parts[:2])
    assert not opener.whole
    assert content(700_000).startswith(given_out)


@pytest.mark.parametrize("claim", ["another content", "a shorter file", "a longer file"])
def test_a_file_that_is_not_what_the_letter_named_is_refused(claim: str) -> None:
    data = content(1_000)
    _, parts = sealed(data)
    lies = {
        "another content": (1_000, hashlib.sha256(b"another").digest()),
        "a shorter file": (999, hashlib.sha256(data[:999]).digest()),
        "a longer file": (1_001, hashlib.sha256(data).digest()),
    }
    size_bytes, digest = lies[claim]
    with pytest.raises(SealError):
        opened(NamedFile(bytes(16), "a", "image/png", size_bytes, 1, digest), parts)


@pytest.mark.parametrize("size_bytes", [0, FILE_BYTES_MAX + 1])
def test_an_empty_file_and_one_too_large_are_refused_before_sealing(size_bytes: int) -> None:
    with pytest.raises(ClosingError):
        next(seal_file(bytes, size_bytes, CASE_KEY.recipient))


def test_a_file_that_shrinks_while_it_is_read_is_refused() -> None:
    with pytest.raises(ClosingError):
        list(seal_file(io.BytesIO(b"short").read, 1_000, CASE_KEY.recipient))


def test_the_joined_parts_are_one_age_file() -> None:
    data = content(600_000)
    named, parts = sealed(data)
    plain = decrypt(b"".join(parts), [CASE_KEY])
    assert plain == data.ljust(plain_bytes(named.parts), b"\0")


def age_file(head: bytes, case_key: bytes, plain: bytes) -> bytes:
    """The age file of a plaintext behind this header, by the format's own words."""
    file_key, nonce = open_header(head, [HybridIdentity(case_key)])
    key = HKDF(hashes.SHA256(), 32, salt=nonce, info=b"payload").derive(file_key)
    chunks = [plain[at : at + 65_536] for at in range(0, len(plain), 65_536)]
    payload = b""
    for number, chunk in enumerate(chunks):
        counter = number.to_bytes(11, "big") + bytes([number == len(chunks) - 1])
        payload += ChaCha20Poly1305(key).encrypt(counter, chunk, None)
    return head + payload


def test_the_published_files_come_to_their_parts_and_open() -> None:
    vectors = json.loads((VECTORS / "files.json").read_text("utf-8"))
    case_key, parts, named = from_b64u(vectors["case_key"]), list[bytes](), None
    for case in vectors["cases"]:
        data = case["content"].encode() * case["times"]
        named = NamedFile.parse(case["named"])
        whole = age_file(from_b64u(case["head"]), case_key, data.ljust(plain_bytes(named.parts), b"\0"))
        parts = [whole[at : at + PART_BYTES] for at in range(0, len(whole), PART_BYTES)]
        assert [hashlib.sha256(part).hexdigest() for part in parts] == case["parts"]
        assert opened(named, parts, (HybridIdentity(case_key),)) == data
    assert named is not None
    for refused in vectors["refused"]:
        with pytest.raises((SealError, AssertionError)):
            opened(named, [parts[number - 1] for number in refused["order"]], (HybridIdentity(case_key),))
