"""The age format of ours: properties, bounds, and agreement with two other implementations."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.seal.age import (
    ClosingError,
    HybridIdentity,
    HybridRecipient,
    KeyTextError,
    SealError,
    X25519Identity,
    X25519Recipient,
    decrypt,
    encrypt,
)
from ploughshare.seal.age.header import MAX_HEADER_BYTES, Stanza, encode_header, parse_header

ROOT = Path(__file__).parents[2]
ANNA = HybridIdentity(bytes(range(32)))
BORIS = HybridIdentity(bytes(range(32, 64)))
OLD = X25519Identity(bytes(range(64, 96)))
# Around the borders of the 64 KiB chunks, and small.
sizes = st.one_of(st.integers(0, 300), st.sampled_from([65_535, 65_536, 65_537, 131_072, 131_073]))


@settings(deadline=None, max_examples=40)
@given(size=sizes, first=st.integers(0, 255))
def test_what_is_closed_for_several_opens_for_each_of_them(size: int, first: int) -> None:
    plaintext = bytes((first + place) % 251 for place in range(size))
    file = encrypt(plaintext, [ANNA.recipient, BORIS.recipient])
    assert decrypt(file, [ANNA]) == plaintext
    assert decrypt(file, [BORIS]) == plaintext
    assert decrypt(file, [OLD, BORIS]) == plaintext


@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_a_file_with_any_byte_changed_is_refused(data: st.DataObject) -> None:
    file = encrypt(b"one letter", [ANNA.recipient])
    place = data.draw(st.integers(0, len(file) - 1))
    change = data.draw(st.integers(1, 255))
    with pytest.raises(SealError):
        decrypt(file[:place] + bytes([file[place] ^ change]) + file[place + 1 :], [ANNA])


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_a_file_cut_anywhere_is_refused(data: st.DataObject) -> None:
    file = encrypt(bytes(70_000), [ANNA.recipient])
    with pytest.raises(SealError):
        decrypt(file[: data.draw(st.integers(0, len(file) - 1))], [ANNA])


@settings(deadline=None)
@given(junk=st.binary(min_size=1, max_size=200))
def test_a_file_with_anything_after_its_end_is_refused(junk: bytes) -> None:
    with pytest.raises(SealError):
        decrypt(encrypt(b"one letter", [ANNA.recipient]) + junk, [ANNA])


@settings(deadline=None, max_examples=300)
@given(junk=st.binary(max_size=2000), start=st.booleans())
def test_junk_is_refused_as_anything_else_is(junk: bytes, start: bool) -> None:
    with pytest.raises(SealError):
        decrypt(b"age-encryption.org/v1\n-> " + junk if start else junk, [ANNA, OLD])


def test_nobody_else_can_open_it() -> None:
    file = encrypt(b"one letter", [ANNA.recipient])
    with pytest.raises(SealError):
        decrypt(file, [BORIS, OLD])
    with pytest.raises(SealError):
        decrypt(file, [])


def test_every_refusal_reads_the_same() -> None:
    file = encrypt(b"one letter", [ANNA.recipient])
    refusals = set()
    for broken, identity in (
        (file, BORIS),
        (file[:-1], ANNA),
        (b"", ANNA),
        (b"-----BEGIN", ANNA),
        (file[:40], ANNA),
    ):
        with pytest.raises(SealError) as refused:
            decrypt(broken, [identity])
        refusals.add((str(refused.value), refused.value.__cause__, refused.value.__suppress_context__))
    assert len({said for said, _, _ in refusals}) == 1


def test_a_post_quantum_reader_never_shares_a_file_with_an_older_key() -> None:
    with pytest.raises(ClosingError):
        encrypt(b"", [ANNA.recipient, OLD.recipient])
    with pytest.raises(ClosingError):
        encrypt(b"", [])
    with pytest.raises(ClosingError):
        encrypt(b"", [ANNA.recipient] * 81)


def test_a_desk_of_64_members_and_a_person_can_share_a_file() -> None:
    file = encrypt(b"case key", [BORIS.recipient] * 64 + [ANNA.recipient])
    assert len(parse_header(file).stanzas) == 65
    assert decrypt(file, [ANNA]) == b"case key"


def test_a_header_without_end_or_with_too_many_or_no_readers_is_refused() -> None:
    line = b"-> grease " + b"a" * 1000 + b"\n\n"
    endless = b"age-encryption.org/v1\n" + line * (2 * MAX_HEADER_BYTES // len(line))
    with pytest.raises(SealError):
        parse_header(endless)
    many = encode_header([Stanza(("grease",), b"")] * 81, bytes(16))
    with pytest.raises(SealError):
        parse_header(many)
    with pytest.raises(SealError):
        parse_header(encode_header([], bytes(16)))
    assert len(parse_header(encode_header([Stanza(("grease",), b"")] * 80, bytes(16))).stanzas) == 80


def test_the_same_seed_is_the_same_key_and_its_text_is_read_back() -> None:
    assert HybridIdentity.parse(ANNA.text()).recipient == ANNA.recipient
    assert HybridRecipient.parse(ANNA.recipient.text()) == ANNA.recipient
    assert ANNA.recipient != BORIS.recipient
    assert len({ANNA.recipient, HybridIdentity(bytes(range(32))).recipient}) == 1
    assert ANNA.text().startswith("AGE-SECRET-KEY-PQ-1")
    assert len(ANNA.recipient.text()) == 1959
    assert X25519Recipient.parse(OLD.recipient.text()).public_bytes == OLD.recipient.public_bytes
    assert X25519Identity.parse(OLD.text()).text() == OLD.text()


@pytest.mark.parametrize("seed", [b"", bytes(31), bytes(33)])
def test_a_seed_of_another_length_is_no_key(seed: bytes) -> None:
    for kind in (HybridIdentity, X25519Identity, X25519Recipient, HybridRecipient):
        with pytest.raises(KeyTextError):
            kind(seed)


@settings(deadline=None)
@given(data=st.data())
def test_a_key_with_a_letter_changed_is_refused(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([OLD.recipient.text(), OLD.text(), ANNA.text(), ANNA.recipient.text()]))
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7lAboi é"))
    changed = text[:place] + letter + text[place + 1 :]
    if changed == text:
        return
    for kind in (HybridIdentity, X25519Identity, HybridRecipient, X25519Recipient):
        with pytest.raises(KeyTextError):
            kind.parse(changed)


def test_a_secret_does_not_show_in_what_python_prints() -> None:
    assert ANNA.text() not in repr(ANNA)
    assert repr(bytes(range(32))) not in repr(ANNA) + repr(vars(OLD.recipient))


def test_the_same_randomness_gives_the_same_x25519_file() -> None:
    def counted(size: int) -> bytes:
        return bytes(range(size))

    once = encrypt(b"x", [OLD.recipient], counted)
    assert once == encrypt(b"x", [OLD.recipient], counted)
    assert decrypt(once, [OLD]) == b"x"


@pytest.mark.needs("age")
def test_the_stock_age_program_opens_ours_and_we_open_its(tmp_path: Path) -> None:
    age = shutil.which("age") or "age"
    identity = tmp_path / "identity"
    identity.write_text(OLD.text() + "\n")
    plaintext = bytes(range(256)) * 600
    opened = subprocess.run(
        [age, "-d", "-i", str(identity)],
        input=encrypt(plaintext, [OLD.recipient]),
        capture_output=True,
        check=True,
    )
    assert opened.stdout == plaintext
    for armored in ([], ["-a"]):
        closed = subprocess.run(
            [age, "-r", OLD.recipient.text(), *armored], input=plaintext, capture_output=True, check=True
        )
        assert decrypt(closed.stdout, [OLD]) == plaintext


NPM_AGE = """
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";
const asked = JSON.parse(await new Response(process.stdin).text());
const decrypter = new Decrypter();
decrypter.addIdentity(asked.identity);
const opened = await decrypter.decrypt(Buffer.from(asked.file, "base64"));
const encrypter = new Encrypter();
for (const recipient of asked.recipients) encrypter.addRecipient(recipient);
const closed = await encrypter.encrypt(opened);
console.log(JSON.stringify({
  opened: Buffer.from(opened).toString("base64"),
  closed: Buffer.from(closed).toString("base64"),
  recipient: await identityToRecipient(asked.identity),
}));
"""


@pytest.mark.needs("node")
def test_the_browsers_age_library_opens_ours_and_we_open_its() -> None:
    if not (ROOT / "node_modules" / "age-encryption").exists():
        pytest.skip("the npm packages are not installed; run: npm ci")
    plaintext = bytes(range(256)) * 600
    asked = {
        "identity": BORIS.text(),
        "file": base64.b64encode(encrypt(plaintext, [ANNA.recipient, BORIS.recipient])).decode(),
        "recipients": [BORIS.recipient.text(), ANNA.recipient.text()],
    }
    ran = subprocess.run(
        ["node", "--input-type=module", "-e", NPM_AGE],
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    answer = json.loads(ran.stdout)
    assert base64.b64decode(answer["opened"]) == plaintext
    assert decrypt(base64.b64decode(answer["closed"]), [ANNA]) == plaintext
    assert decrypt(base64.b64decode(answer["closed"]), [BORIS]) == plaintext
    assert answer["recipient"] == BORIS.recipient.text()
