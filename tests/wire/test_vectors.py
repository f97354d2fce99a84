"""The published wire vectors, which are made from the specification without the code under test."""

import hashlib
import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from ploughshare import wire

FOLDER = Path(__file__).parents[2] / "vectors" / "wire"


def vectors(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_the_files_are_what_their_maker_prints() -> None:
    made = runpy.run_path(str(FOLDER / "make.py"))
    for name in made["FILES"]:
        assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == made["rendered"](name)


@pytest.mark.parametrize("folder", ["wire", "seal"])
def test_every_file_of_vectors_is_explained(folder: str) -> None:
    page = (FOLDER.parent / "README.md").read_text(encoding="utf-8").partition(f"\n## {folder}\n")[2]
    named = set(re.findall(r"^\| `([a-z_]+\.json)` \|", page.partition("\n## ")[0], re.M))
    assert named == {path.name for path in (FOLDER.parent / folder).glob("*.json")}


def test_ids_follow_from_keys() -> None:
    v = vectors("names")
    root, person, member = (
        wire.from_b64u(v[name], 32) for name in ("root_public", "person_sign_public", "member_sign_public")
    )
    mailbox = wire.mailbox_id(root, person)
    assert wire.b64u(wire.desk_id(root)) == v["desk_id"]
    assert wire.b64u(wire.member_id(member)) == v["member_id"]
    assert wire.b64u(mailbox) == v["mailbox_id"]
    assert wire.b64u(wire.case_id(mailbox)) == v["case_id"]
    assert wire.b64u(wire.event_key_tag(wire.from_b64u(v["event_key"]))) == v["event_key_tag"]


@pytest.mark.parametrize("name", [wire.desk_id, wire.member_id, wire.case_id])
def test_an_id_of_a_key_of_another_length_is_refused(name: Any) -> None:
    with pytest.raises(wire.WireError):
        name(bytes(33))


def test_base64url_has_one_spelling() -> None:
    v = vectors("text")
    for good in v["b64u"]:
        assert wire.from_b64u(good["text"]).hex() == good["hex"]
        assert wire.b64u(bytes.fromhex(good["hex"])) == good["text"]
    for bad in v["not_b64u"]:
        with pytest.raises(wire.WireError):
            wire.from_b64u(bad)


def test_days_are_counted_from_2020() -> None:
    v = vectors("text")
    for good in v["days"]:
        day = wire.parse_day(good["text"])
        assert (wire.day_number(day), wire.format_day(day)) == (good["number"], good["text"])
        assert wire.day_of_number(good["number"]) == day
    for bad in v["not_days"]:
        with pytest.raises(wire.WireError):
            wire.parse_day(bad)
    with pytest.raises(wire.WireError):
        wire.day_number(wire.parse_day("2019-12-31"))


def test_only_a_whole_number_says_that_a_version_is_to_come() -> None:
    for newer in vectors("text")["newer"]:
        with pytest.raises(wire.NewerFormError):
            wire.refuse_newer(json.loads(newer))
    for other in vectors("text")["not_newer"]:
        assert wire.refuse_newer(json.loads(other)) == json.loads(other)


def test_json_that_two_readers_could_read_differently_is_refused() -> None:
    for bad in vectors("text")["not_json"]:
        with pytest.raises(wire.WireError):
            wire.load_json(bad.encode("utf-8"), bytes_max=1_000)
    for good in vectors("text")["json"]:
        assert wire.load_json(good.encode("utf-8"), bytes_max=1_000) == json.loads(good)
    with pytest.raises(wire.WireError):
        wire.load_json(b'"\xff"', bytes_max=10)
    with pytest.raises(wire.WireError):
        wire.load_json(b"[" * 100_000, bytes_max=100_000)


def test_signed_messages_have_one_form() -> None:
    v = vectors("signed")
    for good in v["good"]:
        body = good["body_byte"].encode() * good["body_repeat"]
        message = wire.Signed(good["domain"], body, wire.from_b64u(good["signature"]))
        whole = message.to_bytes()
        assert (len(whole), hashlib.sha256(whole).hexdigest()) == (good["size_bytes"], good["sha256"])
        assert wire.b64u(message.message_hash) == good["message_hash"]
        assert wire.Signed.parse(good["domain"], whole) == message
    for bad in v["bad"]:
        with pytest.raises(wire.WireError):
            wire.Signed.parse(bad["domain"], bytes.fromhex(bad["hex"]))
    with pytest.raises(wire.WireError):
        wire.Signed("letter", bytes(v["too_long_body_bytes"]), bytes(64)).to_bytes()


def test_a_proof_covers_challenge_call_desk_and_body() -> None:
    v = vectors("proof")
    proof = wire.Proof.parse(v["header"])
    covered = wire.proof_input(proof.challenge, v["path"], wire.from_b64u(v["desk_id"]), v["body"].encode())
    assert covered.hex() == v["input_hex"]
    assert proof.header() == v["header"]
    for call in v["about"]:
        name = wire.call_name(call["path"], {**call["headers"], wire.HEADER_WORK: "work"})
        desk = wire.from_b64u(v["desk_id"])
        covered = wire.proof_input(proof.challenge, name, desk, call["body"].encode())
        assert covered.hex() == call["input_hex"]
    for bad in v["not_proofs"]:
        with pytest.raises(wire.WireError):
            wire.Proof.parse(bad)


def test_a_receipt_is_for_its_bytes_and_an_index_is_a_whole_number() -> None:
    v = vectors("answers")
    body = v["body"].encode()
    for good in v["receipts"]:
        receipt = wire.Receipt.parse(good["text"].encode())
        assert receipt.is_for(body)
        assert receipt.index == good["index"]
    for bad in v["not_receipts"]:
        try:
            assert not wire.Receipt.parse(bad["text"].encode()).is_for(body), bad["why"]
        except wire.WireError:
            continue
    for good in v["afters"]:
        assert wire.parse_after(good["text"].encode()) == good["index"]
        assert wire.after_body(good["index"]) == good["text"].encode()
    for text in v["not_afters"]:
        with pytest.raises(wire.WireError):
            wire.parse_after(text.encode())


def test_every_refusal_has_its_code_and_status() -> None:
    published = {refusal["code"]: refusal["status"] for refusal in vectors("answers")["refusals"]}
    assert published == {code: refusal.status for code, refusal in wire.REFUSALS.items()}


def test_frames_are_read_whole_or_not_at_all() -> None:
    v = vectors("frames")
    for good in v["good"]:
        whole = bytes.fromhex(good["bare_hex"]).ljust(good["size_bytes"], b"\x00")
        page = wire.parse_frames(whole)
        assert page.more == good["more"]
        assert [
            {
                "index": frame.index,
                "kind": frame.kind,
                "day": wire.day_number(frame.day),
                "mailbox": wire.b64u(frame.mailbox),
                "data_hex": frame.data.hex(),
            }
            for frame in page.frames
        ] == good["frames"]
        assert wire.encode_frames(page.frames, more=page.more) == whole
    for bad in v["bad"]:
        with pytest.raises(wire.WireError):
            wire.parse_frames(bytes.fromhex(bad["bare_hex"]).ljust(bad["size_bytes"], b"\x00"))


def test_a_roster_is_read_from_the_bytes_that_were_signed() -> None:
    v = vectors("roster")
    roster = wire.Roster.parse(v["body"].encode())
    message = wire.Signed("roster", v["body"].encode(), wire.from_b64u(v["signature"]))
    assert roster.body() == message.body
    assert hashlib.sha256(message.to_bytes()).hexdigest() == v["container_sha256"]
    assert wire.b64u(message.message_hash) == v["message_hash"]
    assert roster.member(roster.members[0].sign) == roster.members[0]
    assert roster.member(bytes(32)) is None


@pytest.mark.parametrize("bad", vectors("roster")["bad"], ids=lambda bad: bad["why"])
def test_what_is_not_a_roster_is_refused(bad: dict[str, str]) -> None:
    with pytest.raises(wire.WireError):
        wire.Roster.parse(bad["body"].encode())


def test_rows_keep_their_form() -> None:
    for line in vectors("row")["good"]:
        assert wire.Row.parse(line.encode()).to_json().decode() == line


@pytest.mark.parametrize("bad", vectors("row")["bad"], ids=lambda bad: bad["why"])
def test_what_is_not_a_row_is_refused_without_repeating_it(bad: dict[str, str]) -> None:
    with pytest.raises(wire.WireError) as refused:
        wire.Row.parse(bad["line"].encode())
    for secret in ("hero", "Kherson", "Sergey"):
        assert secret not in str(refused.value)


def test_a_files_size_shows_as_one_of_eighteen_numbers() -> None:
    v = vectors("files")
    assert [(step["parts"], step["plain_bytes"]) for step in v["steps"]] == [
        (parts, wire.plain_bytes(parts)) for parts in wire.PART_COUNTS
    ]
    for good in v["sizes"]:
        assert wire.parts_for(good["size"]) == good["parts"]
    for bad in v["not_sizes"]:
        with pytest.raises(wire.WireError):
            wire.parts_for(bad)
    part = wire.PartName(wire.from_b64u(v["part"]["file"]), v["part"]["number"], v["part"]["parts"])
    assert part.header() == v["part"]["header"]
    assert wire.PartName.parse(part.header()) == part
    for name in v["not_parts"]:
        with pytest.raises(wire.WireError):
            wire.PartName.parse(name)


def test_a_file_named_in_a_letter_keeps_its_form() -> None:
    for good in vectors("files")["good"]:
        value = wire.load_json(good.encode(), bytes_max=1_000)
        assert wire.dump_json(wire.NamedFile.parse(value).to_json()).decode() == good


@pytest.mark.parametrize("bad", vectors("files")["bad"], ids=lambda bad: bad["why"])
def test_what_names_no_file_is_refused(bad: dict[str, str]) -> None:
    with pytest.raises(wire.WireError):
        wire.NamedFile.parse(wire.load_json(bad["file"].encode(), bytes_max=1_000))
