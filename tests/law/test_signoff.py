"""A reviewer's sign-off: it stands for one content only, names its key, and forgives no change."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from nacl import pwhash

from ploughshare import law
from ploughshare.law import reviewer_key, signoff
from ploughshare.law.commands import law as command
from ploughshare.law.reviewer_key import KeyFileError, ReviewerKey, Stretch
from ploughshare.law.source import PackError, Where
from tests.law.small import FILES, write_pack

# RFC 8032, section 7.1, test 1.
RFC_SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
RFC_PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
KEY = ReviewerKey(Ed25519PrivateKey.from_private_bytes(RFC_SEED))
QUICK = Stretch(pwhash.argon2id.OPSLIMIT_MIN, pwhash.argon2id.MEMLIMIT_MIN)
PASSPHRASE = "a phrase of some length"
WHERE = Where("signoff.json", 1)


def run(*arguments: object, typed: str = "") -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], input=typed)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_pack(tmp_path)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "reviewer.key"
    path.write_bytes(reviewer_key.sealed(RFC_SEED, PASSPHRASE, bytes(16), QUICK))
    return path


def signed_pack(place: Path, key_file: Path) -> Result:
    return run(
        *(
            "sign",
            place,
            "--key",
            key_file,
            "--name",
            "Анна Ковач",
            "--role",
            "advocate",
            "--on",
            "2026-11-01",
        ),
        typed=f"{PASSPHRASE}\n",
    )


def statement(**changes: str) -> signoff.Statement:
    body = {
        **{"pack": "small", "version": "1", "hash": "ab", "by": "Анна", "role": "advocate"},
        **{"on": "2026-11-01", "key": KEY.public},
    }
    return signoff.Statement(**(body | changes))


def test_the_public_key_is_that_of_the_standard_for_the_same_seed() -> None:
    assert base64.b64decode(KEY.public) == RFC_PUBLIC


def test_what_is_signed_is_the_domain_line_and_canonical_json_without_the_signature() -> None:
    assert (
        statement().message()
        == (
            'ploughshare law sign-off v1\n{"by":"Анна","hash":"ab","key":"'
            + KEY.public
            + '","on":"2026-11-01",'
            '"pack":"small","role":"advocate","version":"1"}'
        ).encode()
    )


def test_a_signed_pack_says_who_signed_it_and_with_which_key(place: Path, key_file: Path) -> None:
    done = signed_pack(place, key_file)
    assert done.exit_code == 0, done.output
    verified = run("verify", place, "--reviewer", KEY.public)
    assert verified.exit_code == 0
    assert "Signed by Анна Ковач, advocate, on 2026-11-01" in verified.output
    assert "among the reviewers trusted here" in verified.output


def test_signing_does_not_change_the_packs_hash(place: Path, key_file: Path) -> None:
    before = law.load(place).hash
    signed_pack(place, key_file)
    assert law.load(place).hash == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("rules/a.yaml", "until: 2022-09-23", "until: 2022-09-22"),
        ("words/en.ftl", "Do not leave.", "You may leave."),
        ("sources.yaml", "Code art. 1", "Code art. 2"),
        ("pack.yaml", "until: 2022-12-31", "until: 2029-12-31"),
    ],
)
def test_one_changed_word_or_day_is_a_changed_pack(
    place: Path, key_file: Path, file: str, old: str, new: str
) -> None:
    signed_pack(place, key_file)
    assert old in FILES[file]
    (place / file).write_text(FILES[file].replace(old, new))
    done = run("verify", place)
    assert done.exit_code == 1
    assert done.output.splitlines()[1].startswith("Changed: a signature is there, but not for this content")


def test_an_unsigned_pack_says_so_and_ends_with_one(place: Path) -> None:
    done = run("verify", place)
    assert done.exit_code == 1
    assert "Not signed" in done.output


def test_an_exported_pack_carries_the_sign_off_and_is_judged_anew(
    place: Path, key_file: Path, tmp_path: Path
) -> None:
    signed_pack(place, key_file)
    out = tmp_path / "pack.json"
    assert run("export", place, "-o", out).exit_code == 0
    assert run("verify", out, "--reviewer", KEY.public).exit_code == 0
    body = json.loads(out.read_text())
    assert body["signoff"]["state"] == "signed"
    body["signoff"]["by"] = "Somebody Else"
    out.write_text(json.dumps(body))
    done = run("verify", out)
    assert done.exit_code == 1
    assert "Changed" in done.output


def test_every_assessment_says_who_signed_or_that_nobody_did(place: Path, key_file: Path) -> None:
    case = place / "cases/a.yaml"
    said = json.loads(run("assess", place, "--case", case, "--json").stdout)
    assert said["signed"] is None
    assert "No reviewer has signed these rules." in run("assess", place, "--case", case).output
    signed_pack(place, key_file)
    said = json.loads(run("assess", place, "--case", case, "--json").stdout)
    assert said["signed"] == {
        **{"state": "signed", "by": "Анна Ковач", "role": "advocate", "on": "2026-11-01"},
        "key": KEY.public,
    }
    (place / "words/en.ftl").write_text(FILES["words/en.ftl"] + "more = words\n")
    said = json.loads(run("assess", place, "--case", case, "--json").stdout)
    assert said["signed"]["state"] == "changed"


def test_a_signature_of_a_stranger_is_told_as_one(place: Path, key_file: Path, tmp_path: Path) -> None:
    signed_pack(place, key_file)
    other = ReviewerKey(Ed25519PrivateKey.from_private_bytes(bytes(32))).public
    trusted = tmp_path / "reviewers.txt"
    trusted.write_text(f"# who we know\n{other} somebody else\n")
    done = run("verify", place, "--reviewers", trusted)
    assert done.exit_code == 1
    assert "Signed by someone this desk does not know" in done.output
    trusted.write_text(f"{other} somebody else\n{KEY.public} Anna\n")
    assert run("verify", place, "--reviewers", trusted).exit_code == 0
    told = json.loads(run("verify", place, "--reviewer", other, "--json").stdout)
    assert told["reviewer_known"] is False
    assert told["signed"]["state"] == "signed"


def test_a_list_with_a_line_that_is_no_key_names_the_line(place: Path, tmp_path: Path) -> None:
    trusted = tmp_path / "reviewers.txt"
    trusted.write_text(f"# who we know\n\n{KEY.public} Anna\nnonsense\n")
    done = run("verify", place, "--reviewers", trusted)
    assert done.exit_code == 2
    assert "reviewers.txt: line 4: 'nonsense' is not a reviewer's key" in done.output


def test_what_is_no_key_is_refused_in_one_sentence(place: Path) -> None:
    done = run("verify", place, "--reviewer", "abc")
    assert done.exit_code == 2
    assert "is not a reviewer's key" in done.output


@given(name=st.sampled_from(["pack", "version", "hash", "by", "role", "on"]), data=st.data())
def test_a_signature_stands_for_no_other_statement(name: str, data: st.DataObject) -> None:
    good = KEY.sign(statement())
    assert good.verifies()
    days = st.dates().map(str) if name == "on" else st.text(min_size=1, max_size=20)
    other = data.draw(days.filter(lambda text: text != getattr(statement(), name)))
    assert not signoff.Signed(statement(**{name: other}), good.signature).verifies()


@given(place=st.integers(0, 511))
def test_a_signature_with_one_bit_turned_is_no_signature(place: int) -> None:
    good = base64.b64decode(KEY.sign(statement()).signature)
    turned = bytearray(good)
    turned[place // 8] ^= 1 << (place % 8)
    assert not signoff.Signed(statement(), base64.b64encode(bytes(turned)).decode()).verifies()


def test_a_key_signs_only_statements_that_name_it() -> None:
    with pytest.raises(KeyFileError):
        KEY.sign(statement(key=base64.b64encode(bytes(32)).decode()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"by": "Anna\u202eannA"}, "'by'"),
        ({"by": "Anna\nreviewed by all"}, "'by'"),
        ({"by": "  "}, "'by'"),
        ({"role": "x" * 201}, "'role'"),
        ({"on": "2026-02-30"}, "'on'"),
        ({"key": "AAAA"}, "'key'"),
        ({"signature": KEY.sign(statement()).signature.rstrip("=")}, "'signature'"),
        ({"extra": "1"}, "no key 'extra'"),
        ({"hash": 1}, "'hash'"),
    ],
)
def test_a_damaged_sign_off_is_refused_with_the_key_that_is_wrong(
    changes: dict[str, object], said: str
) -> None:
    body = KEY.sign(statement()).to_json()
    assert signoff.parse(body, WHERE).verifies()
    with pytest.raises(PackError) as caught:
        signoff.parse(body | changes, WHERE)
    assert said in str(caught.value)


def test_a_state_that_comes_with_the_sign_off_is_not_believed() -> None:
    forged = KEY.sign(statement()).to_json() | {"state": "signed", "by": "Somebody Else"}
    judged = signoff.judged(signoff.parse(forged, WHERE), "small", "1", "ab")
    assert judged is not None
    assert judged.state == "changed"


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"[" * 10_000, b" " * 20_000, b"\xff"])
def test_a_file_that_is_no_sign_off_is_refused(place: Path, content: bytes) -> None:
    (place / signoff.FILE).write_bytes(content)
    done = run("verify", place)
    assert done.exit_code == 2
    assert "signoff.json:1:" in done.output


def test_a_new_key_is_for_its_owner_alone_and_never_written_over(tmp_path: Path, place: Path) -> None:
    path = tmp_path / "new.key"
    done = run("sign", "--new-key", path, typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert done.exit_code == 0, done.output
    assert path.stat().st_mode & 0o777 == 0o600
    assert PASSPHRASE not in done.output
    again = run("sign", "--new-key", path, typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert again.exit_code == 2
    assert "never written over" in again.output
    assert signed_pack(place, path).exit_code == 0


def test_a_key_opens_with_its_own_passphrase_only(key_file: Path) -> None:
    content = key_file.read_bytes()
    assert reviewer_key.opened(content, lambda: PASSPHRASE).public == KEY.public
    with pytest.raises(KeyFileError, match="not that of this key"):
        reviewer_key.opened(content, lambda: "another phrase")
    with pytest.raises(KeyFileError, match="too short"):
        reviewer_key.sealed(RFC_SEED, "short", bytes(16), QUICK)


def test_a_key_file_cannot_ask_for_more_memory_than_a_machine_has(key_file: Path) -> None:
    body = json.loads(key_file.read_text())
    for change in ({"memory_bytes": 1 << 40}, {"turns": 10**9}, {"turns": True}, {"salt": "AA=="}):
        with pytest.raises(KeyFileError, match="damaged"):
            reviewer_key.opened(json.dumps(body | change).encode(), lambda: PASSPHRASE)


def test_a_key_made_elsewhere_as_pem_signs_too() -> None:
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    plain = KEY.private.private_bytes(pem, pkcs8, serialization.NoEncryption())
    closed = KEY.private.private_bytes(pem, pkcs8, serialization.BestAvailableEncryption(b"phrase"))
    assert reviewer_key.opened(plain, lambda: pytest.fail("asked for nothing")).public == KEY.public
    assert reviewer_key.opened(closed, lambda: "phrase").public == KEY.public
    with pytest.raises(KeyFileError):
        reviewer_key.opened(closed, lambda: "other")


def test_signing_needs_a_directory_a_name_and_a_role(place: Path, key_file: Path) -> None:
    assert run("sign", place, "--key", key_file).exit_code == 2
    assert run("sign", place / "pack.yaml", "--key", key_file, "--name", "A", "--role", "B").exit_code == 2
    bad = run("sign", place, "--key", key_file, "--name", "A\u200bB", "--role", "B")
    assert bad.exit_code == 2
    assert "--name" in bad.output


@pytest.mark.parametrize("name", ["papers/letter.typ", "papers/sheet.typ", "leaflet.yaml"])
def test_a_template_changed_after_signing_is_a_changed_pack(place: Path, key_file: Path, name: str) -> None:
    printed = place / name
    printed.parent.mkdir(exist_ok=True)
    printed.write_text("as reviewed\n", encoding="utf-8")
    assert signed_pack(place, key_file).exit_code == 0
    assert run("verify", place).exit_code == 0
    printed.write_text("as reviewed, and one word more\n", encoding="utf-8")
    told = run("verify", place)
    assert told.exit_code == 1
    assert "Changed" in told.output
    printed.unlink()
    assert run("verify", place).exit_code == 1
