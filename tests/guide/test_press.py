"""Putting a guide file together: what goes in, what is refused, what stays inert."""

import base64
import datetime
import hashlib
import html
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from ploughshare import guide, wire
from tests.guide.conftest import BUILT_ON, MakeGuide
from tests.guide.desk import SmallDesk
from tests.guide.driver import WORDS

RELAY = "https://relay.example"


def block(page: str, name: str) -> str:
    found = re.search(rf'<script type="[a-z/]+" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return found[1]


def policy(page: str) -> dict[str, list[str]]:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    return {part.split()[0]: part.split()[1:] for part in html.unescape(found[1]).split("; ")}


def test_the_same_parts_make_the_same_bytes(template: bytes, pack_json: bytes) -> None:
    roster = SmallDesk().roster.file
    one = guide.build_guide(template, pack_json, roster, [RELAY], BUILT_ON)
    assert one == guide.build_guide(template, pack_json, roster, [RELAY], BUILT_ON)


def test_the_policy_lets_nothing_in_but_its_own_scripts_and_nothing_out_but_to_the_relays(
    make_guide: MakeGuide, template: bytes, pack_json: bytes
) -> None:
    relays = [RELAY, "http://127.0.0.1:8001", "http://abc.onion/desk"]
    page = guide.build_guide(template, pack_json, SmallDesk().roster.file, relays, BUILT_ON).decode()
    rules = policy(page)
    assert rules["default-src"] == ["'none'"]
    assert rules["base-uri"] == rules["form-action"] == ["'none'"]
    assert rules["connect-src"] == sorted([RELAY, "http://127.0.0.1:8001", "http://abc.onion"])
    assert len(rules["script-src"]) == 3
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert len(scripts) == 2
    digests = [
        f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"
        for part in (*scripts, style[1])
    ]
    # The third is the sealing code, packed at the end of the file.
    assert rules["script-src"][:2] == digests[:2]
    assert rules["style-src"] == digests[2:]


def test_words_that_would_end_their_element_stay_inside_it(template: bytes, pack_json: bytes) -> None:
    pack = json.loads(pack_json)
    pack["words"]["ru"] += "\nx-trap = </script><script>alert(1)</script><!--\u2028 {{connect}}\n"
    # The hash of the words goes with them, so that the pack is sound and only its text is hostile.
    pack["words_sha256"]["ru"] = hashlib.sha256(pack["words"]["ru"].encode()).hexdigest()
    rest = {key: value for key, value in pack.items() if key not in {"hash", "words", "signoff"}}
    canonical = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    pack["hash"] = hashlib.sha256(canonical).hexdigest()
    text = json.dumps(pack, ensure_ascii=False).encode()
    page = guide.build_guide(template, text, SmallDesk().roster.file, [RELAY], BUILT_ON).decode()
    inside = block(page, "words-ru")
    assert "<" not in inside
    assert json.loads(inside) == pack["words"]["ru"]


def test_the_file_carries_the_desk_and_both_lists_of_words(make_guide: MakeGuide) -> None:
    desk = SmallDesk()
    found = json.loads(block(make_guide(desk).read_text("utf-8"), "desk"))
    assert wire.from_b64u(found["roster"]) == desk.roster.file
    assert wire.from_b64u(found["root"]) == desk.roster.roster.root
    assert {language: len(words.split(" ")) for language, words in found["phrase_words"].items()} == {
        "en": 2048,
        "ru": 2048,
    }


def test_the_title_says_nothing_of_what_the_page_is_about(guide_file: Path) -> None:
    assert re.findall(r"<title>(.*?)</title>", guide_file.read_text("utf-8")) == ["Справка"]


def test_a_roster_that_its_root_did_not_sign_is_refused(template: bytes, pack_json: bytes) -> None:
    forged = bytearray(SmallDesk().roster.file)
    forged[-1] ^= 1
    with pytest.raises(guide.GuideError, match="did not sign"):
        guide.build_guide(template, pack_json, bytes(forged), [RELAY], BUILT_ON)


@pytest.mark.parametrize("relay", ["ftp://x", "https://x y", "https://x/?q=1", "https://x;script-src *", ""])
def test_an_address_that_is_none_is_refused(template: bytes, pack_json: bytes, relay: str) -> None:
    with pytest.raises(guide.GuideError, match="address"):
        guide.build_guide(template, pack_json, SmallDesk().roster.file, [relay], BUILT_ON)


def test_a_guide_without_a_relay_is_refused(template: bytes, pack_json: bytes) -> None:
    with pytest.raises(guide.GuideError, match="relay"):
        guide.build_guide(template, pack_json, SmallDesk().roster.file, [], BUILT_ON)


def test_a_front_end_of_another_version_is_refused(pack_json: bytes) -> None:
    with pytest.raises(guide.GuideError, match="make build"):
        guide.build_guide(b"<html>{{pack}}</html>", pack_json, SmallDesk().roster.file, [RELAY], BUILT_ON)


def test_the_command_makes_a_file_and_its_code_is_the_files(tmp_path: Path, template: bytes) -> None:
    roster = tmp_path / "roster"
    roster.write_bytes(SmallDesk().roster.file)
    made = tmp_path / "guide.html"
    command = ["build", "--pack", "packs/ru", "--roster", str(roster), "--relay", RELAY]
    command += ["--built-on", "2026-11-22", "-o", str(made)]
    run = CliRunner().invoke(guide.guide, command, catch_exceptions=False)
    assert run.exit_code == 0, run.output
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    told = CliRunner().invoke(guide.guide, ["code", str(made)], catch_exceptions=False).output
    assert told.replace(" ", "").strip() == digest
    assert f'content="{datetime.date(2026, 11, 22)}"' in made.read_text("utf-8")


def test_no_sentence_of_the_pack_hides_behind_one_of_the_guide(pack_json: bytes) -> None:
    for language, text in json.loads(pack_json)["words"].items():
        own = (WORDS / f"{language}.ftl").read_text("utf-8")
        ids = [set(re.findall(r"^([a-z][\w-]*) =", words, re.MULTILINE)) for words in (own, text)]
        assert ids[0] & ids[1] == set()
