"""The guide's signature: what stock programs say of it, what is refused, that nothing else passes."""

import base64
import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey, VerifyKey

from ploughshare.seal.guide_signature import GuideStatement, check_guide, read_statement, sign_guide
from ploughshare.seal.minisign import FileSignature, public_key_text, read_public_key
from ploughshare.seal.refusal import SealError
from ploughshare.wire import Day, Roster, proof_input, signing_input

VECTOR: Any = json.loads((Path(__file__).parents[2] / "vectors" / "seal" / "guide.json").read_text("utf-8"))
ED25519_DER_HEAD = bytes.fromhex("302a300506032b6570032100")


def octets(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


PAGE, ROOT = octets(VECTOR["page"]), octets(VECTOR["root"])


def test_the_vector_holds_by_other_means() -> None:
    # By libsodium (PyNaCl), where the code signs and checks with OpenSSL.
    key = VerifyKey(ROOT)
    assert SigningKey(octets(VECTOR["root_seed"])).verify_key == key
    hashed = hashlib.blake2b(PAGE).digest()
    assert hashed == octets(VECTOR["prehash"])
    key.verify(hashed, octets(VECTOR["signature"]))
    key.verify(octets(VECTOR["signature"]) + VECTOR["comment"].encode(), octets(VECTOR["comment_signature"]))
    assert VECTOR["comment"].endswith(hashlib.sha256(PAGE).hexdigest())
    lines = VECTOR["minisig"].splitlines()
    number = hashlib.sha256(b"ploughshare/v1/minisign\0" + ROOT).digest()[:8]
    assert base64.b64decode(lines[1]) == b"ED" + number + octets(VECTOR["signature"])
    assert lines[2] == f"trusted comment: {VECTOR['comment']}"
    assert base64.b64decode(VECTOR["minisign_key"]) == b"Ed" + number + ROOT


def test_the_code_reads_the_vector() -> None:
    statement = check_guide(PAGE, VECTOR["minisig"].encode(), ROOT)
    day = Day.fromisoformat(VECTOR["day"])
    assert statement == GuideStatement(VECTOR["number"], day, VECTOR["roster"], hashlib.sha256(PAGE).digest())
    assert read_statement(VECTOR["minisig"].encode(), ROOT) == statement
    assert statement.comment() == VECTOR["comment"]
    assert read_public_key(VECTOR["minisign_key"]) == ROOT


def test_line_ends_that_a_messenger_changed_do_no_harm() -> None:
    assert check_guide(PAGE, VECTOR["minisig"].replace("\n", "\r\n").encode(), ROOT).number == 7
    assert check_guide(PAGE, VECTOR["minisig"].rstrip("\n").encode(), ROOT).number == 7


@pytest.mark.parametrize("what", VECTOR["refused"])
def test_is_refused(what: str) -> None:
    with pytest.raises(SealError):
        check_guide(PAGE, VECTOR["refused"][what].encode(), ROOT)


@given(st.data())
def test_no_changed_signature_file_passes(data: st.DataObject) -> None:
    good = VECTOR["minisig"].encode()
    start = good.index(b"\n") + 1  # the first comment is said by nobody
    at = data.draw(st.integers(start, len(good) - 2))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != good[at]))
    with pytest.raises(SealError):
        check_guide(PAGE, good[:at] + bytes([byte]) + good[at + 1 :], ROOT)


@given(st.binary(max_size=1_500))
def test_whatever_else_is_handed_in_is_refused_in_one_sentence(untrusted: bytes) -> None:
    with pytest.raises(SealError, match="cannot be opened"):
        check_guide(PAGE, untrusted, ROOT)


@given(st.binary(max_size=300), st.integers(1, 999_999), st.integers(1, 999_999_999), st.dates())
def test_what_was_signed_is_read_back(page: bytes, number: int, roster: int, day: Day) -> None:
    key = Ed25519PrivateKey.from_private_bytes(octets(VECTOR["root_seed"]))
    text = sign_guide(page, number, day, roster, key)
    found = check_guide(page, text.encode(), ROOT)
    assert (found.number, found.day, found.roster) == (number, day, roster)


def test_no_other_thing_that_the_root_key_signs_can_be_taken_for_it() -> None:
    roster = Roster(ROOT, 1, None, Day(2026, 11, 22), (), ()).body()
    others = [signing_input("roster", roster), proof_input(bytes(32), "/v1/desk/roster", bytes(16), roster)]
    assert all(other.startswith(b"ploughshare/v1/") for other in others)
    # What it signs of a guide is a hash of 64 bytes, or a signature and what follows.
    assert all(len(other) != 64 for other in others)
    assert not octets(VECTOR["prehash"]).startswith(b"ploughshare/v1/")
    assert not octets(VECTOR["signature"]).startswith(b"ploughshare/v1/")


@pytest.mark.needs("minisign")
def test_stock_minisign_agrees(tmp_path: Path) -> None:
    page, signature = tmp_path / "guide.html", tmp_path / "guide.html.minisig"
    page.write_bytes(PAGE)

    def minisign(text: str, key: str = VECTOR["minisign_key"]) -> subprocess.CompletedProcess[str]:
        signature.write_text(text, encoding="ascii")
        return subprocess.run(
            ["minisign", "-Vm", str(page), "-P", key], capture_output=True, text=True, check=False
        )

    good = minisign(VECTOR["minisig"])
    assert good.returncode == 0, good.stderr
    assert f"Trusted comment: {VECTOR['comment']}" in good.stdout
    for what in ("by another key", "of another page", "one bit of the signature changed"):
        assert minisign(VECTOR["refused"][what]).returncode != 0, what
    assert minisign(VECTOR["refused"]["another number, not signed"]).returncode != 0
    assert minisign(VECTOR["minisig"], public_key_text(bytes(32))).returncode != 0


@pytest.mark.needs("minisign")
def test_what_stock_minisign_signs_with_the_same_key_is_read(tmp_path: Path) -> None:
    # A key of minisign's own making: its number is drawn at random, so only the inside is compared.
    secret, public, page = tmp_path / "key", tmp_path / "key.pub", tmp_path / "guide.html"
    page.write_bytes(PAGE)
    making = ["minisign", "-G", "-W", "-s", str(secret), "-p", str(public)]
    subprocess.run(making, capture_output=True, check=True)
    signing = ["minisign", "-S", "-s", str(secret), "-m", str(page), "-t", "said"]
    subprocess.run(signing, capture_output=True, check=True)
    key = base64.b64decode(public.read_text().splitlines()[1])[10:]
    found = FileSignature.parse((tmp_path / "guide.html.minisig").read_bytes())
    assert found.comment == "said"
    VerifyKey(key).verify(hashlib.blake2b(PAGE).digest(), found.signature)
    VerifyKey(key).verify(found.signature + b"said", found.comment_signature)


@pytest.mark.needs("openssl")
def test_openssl_agrees(tmp_path: Path) -> None:
    page, hashed, signature, key = (tmp_path / name for name in ("page", "hashed", "signature", "key"))
    page.write_bytes(PAGE)
    signature.write_bytes(base64.b64decode(VECTOR["minisig"].splitlines()[1])[10:])
    key.write_bytes(ED25519_DER_HEAD + base64.b64decode(VECTOR["minisign_key"])[10:])
    digest = ["openssl", "dgst", "-blake2b512", "-binary", "-out", str(hashed), str(page)]
    subprocess.run(digest, check=True, capture_output=True)
    verify = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", str(key), "-rawin"]
    verify += ["-in", str(hashed), "-sigfile", str(signature)]
    assert b"Verified Successfully" in subprocess.run(verify, check=True, capture_output=True).stdout
    hashed.write_bytes(bytes(64))
    assert subprocess.run(verify, capture_output=True, check=False).returncode != 0
