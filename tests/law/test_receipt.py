"""A receipt is assessed again: the same bytes, or what differs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ploughshare import law
from ploughshare.law.commands import law as command
from ploughshare.law.receipt import ReceiptError, replay
from tests.law.small import FILES, small_pack, write_pack

ANSWERS = {"status": "soldier", "refused": True, "refused_on": "2022-04-28"}


def receipt(pack: law.Pack, known_on: date | None = None) -> bytes:
    return law.assess(pack, law.parse_answers(pack, ANSWERS), date(2022, 5, 25), known_on).to_json()


def test_a_receipt_gives_the_same_bytes_again(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    assert replay(pack, receipt(pack)) == ()
    assert replay(pack, receipt(pack, date(2022, 6, 1)) + b"\n") == ()


def test_another_pack_is_named_and_so_is_what_it_says_otherwise(tmp_path: Path) -> None:
    old = small_pack(tmp_path / "old")
    rules = FILES["rules/a.yaml"].replace("until: 2022-09-23", "until: 2022-03-31")
    new = small_pack(tmp_path / "new", rules_a_yaml=rules)
    said = replay(new, receipt(old))
    assert "another pack: small 1.0.0" in said[0]
    assert "crime.old@1997-01-01: it said holds, now nothing" in said
    assert "`findings` differs" in said


def test_a_forged_receipt_is_noticed(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    body = json.loads(receipt(pack))
    body["findings"][0]["level"] = "wait"
    assert replay(pack, json.dumps(body, sort_keys=True, separators=(",", ":")).encode()) == (
        "`findings` differs",
    )
    body = json.loads(receipt(pack))
    assert replay(pack, json.dumps(body).encode()) == (
        "says the same, but not in canonical form: it was written anew",
    )


def test_an_older_engine_and_answers_of_another_pack_are_said(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    body = json.loads(receipt(pack)) | {"engine": "1"}
    assert "made by engine 1" in replay(pack, json.dumps(body).encode())[0]
    body["answers"] = {"rank": 3}
    assert "no fact 'rank'" in replay(pack, json.dumps(body).encode())[-1]


def test_what_a_receipt_holds_is_told_in_visible_letters(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    body = json.loads(receipt(pack)) | {"\ud800": 1, "\u001b[2J": 2}
    body["pack"] = {"id": "\u202egnol", "version": "1\r", "hash": "\ud800"}
    told = replay(pack, json.dumps(body).encode())
    assert told[0].startswith("it was made by another pack: \\u202egnol 1\\r, hash \\ud800; this is")
    assert {"`\\ud800` differs", "`\\x1b[2J` differs"} <= set(told)
    assert all(sentence.isprintable() for sentence in told)


@pytest.mark.parametrize(
    "untrusted", [b"", b"[]", b"{}", b'{"pack": {}}', b"[" * 100_000, b"\xff", b" " * (5 << 20)]
)
def test_what_is_no_receipt_is_refused(tmp_path: Path, untrusted: bytes) -> None:
    with pytest.raises(ReceiptError):
        replay(small_pack(tmp_path), untrusted)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], env={"COLUMNS": "200"})


def test_the_command_ends_with_zero_one_or_two(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "pack")
    pack = law.load(place)
    kept = tmp_path / "receipt.json"
    kept.write_bytes(receipt(pack))
    assert run("replay", place, kept).exit_code == 0
    kept.write_bytes(receipt(pack).replace(b'"engine":"2"', b'"engine":"9"'))
    changed = run("replay", place, kept, "--json")
    assert changed.exit_code == 1
    assert json.loads(changed.stdout)["same"] is False
    assert run("replay", place, tmp_path / "none.json").exit_code == 2
