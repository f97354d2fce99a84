"""The browser's seal and ours: each opens what the other closed, and refuses what the other refuses."""

import base64
import datetime
import io
import json
import subprocess
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ploughshare.seal.files import FileOpener, seal_file
from ploughshare.seal.grants import Grant, open_grant, seal_grant
from ploughshare.seal.letters import CasePlace, open_message, seal_message
from ploughshare.seal.message import PackNamed
from ploughshare.seal.phrase import generate, stretch
from ploughshare.seal.roster import sign_roster
from ploughshare.wire import NamedFile, b64u
from tests.seal.people import ANNA, CASE_KEY, DAY, DESK, letter, reply, roster

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "web" / "lib" / "seal" / "interop.ts"
CASE_SEED = bytes(range(200, 232))
ROSTER = sign_roster(roster(), DESK.key)
PHRASE = generate("ru")
KEYS = stretch(PHRASE)
PLACE = CasePlace(DESK.public, KEYS.mailbox(DESK.public), (ROSTER.roster,))

pytestmark = pytest.mark.needs("node")


class Browser:
    """The browser's seal in a process of its own: a command a line, an answer a line."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", "--import", "tsx", str(PROGRAM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )

    def ask(self, do: str, **values: object) -> Any:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the program has no pipes")
        stdin.write(json.dumps({"do": do, **values}).encode() + b"\n")
        stdin.flush()
        return json.loads(stdout.readline())

    def close(self) -> None:
        self._process.communicate(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Generator[Browser, None, None]:
    if not (ROOT / "node_modules" / "tsx").exists():
        pytest.skip("the npm packages are not installed; run: npm ci")
    opened = Browser()
    yield opened
    opened.close()


def octets(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def person() -> dict[str, object]:
    return {"words": list(PHRASE.words), "roster": b64u(ROSTER.file), "root": b64u(DESK.public)}


def test_the_same_words_are_the_same_keys(browser: Browser) -> None:
    answer = browser.ask("keys_from_phrase", words=list(PHRASE.words))
    assert octets(answer["sign_seed"]) == KEYS.sign_seed
    assert octets(answer["sign_public"]) == KEYS.sign_public
    assert answer["identity"] == KEYS.identity.text()
    assert answer["recipient"] == KEYS.identity.recipient.text()


def test_the_browser_checks_our_roster(browser: Browser) -> None:
    answer = browser.ask("verify_roster", roster=b64u(ROSTER.file), root=b64u(DESK.public))
    assert (answer["version"], octets(answer["hash"])) == (1, ROSTER.hash)
    assert "error" in browser.ask("verify_roster", roster=b64u(ROSTER.file), root=b64u(ANNA.public))
    assert "error" in browser.ask("verify_roster", roster=b64u(ROSTER.file[:-1]), root=b64u(DESK.public))


def test_a_grant_made_in_the_browser_reaches_the_desk(browser: Browser) -> None:
    answer = browser.ask("seal_grant", **person(), case_key=b64u(CASE_SEED), day=DAY.isoformat())
    grant = open_grant(octets(answer["file"]), ANNA.age, PLACE)
    ids = tuple(member.id for member in ROSTER.roster.members)
    assert grant == Grant(PLACE.case, CASE_SEED, KEYS.sign_public, DAY, 0, ids)
    assert open_grant(octets(answer["file"]), KEYS.identity, PLACE) == grant


def test_a_grant_made_by_a_member_reaches_the_browser(browser: Browser) -> None:
    file = seal_grant(Grant(PLACE.case, CASE_SEED, ANNA.public, DAY), ANNA.key, [KEYS.identity.recipient])
    answer = browser.ask("open_grant", **person(), file=b64u(file))
    assert octets(answer["case_key"]) == CASE_SEED
    stray = seal_grant(Grant(bytes(16), CASE_SEED, ANNA.public, DAY), ANNA.key, [KEYS.identity.recipient])
    assert "error" in browser.ask("open_grant", **person(), file=b64u(stray))


@pytest.mark.parametrize("text", ["Что будет, если я откажусь?\n«Ёж» 🕊", "", "a" * 12_000, "я" * 12_000])
def test_a_letter_written_in_the_browser_is_read_at_the_desk(browser: Browser, text: str) -> None:
    answers = {"status": {"any": ["mobilised", "contract_mod"]}, "held": None, "children": 2}
    pack = {"id": "ru", "hash": "00"}
    draft = {
        "day": DAY.isoformat(),
        "lang": "ru",
        "text": text,
        "answers": answers,
        "as_of": "2022-10-01",
        "pack": pack,
        "consent": True,
    }
    place = {"seq": 1, "prev": b64u(bytes(32)), "seen": b64u(bytes([7]) * 32)}
    answer = browser.ask("seal_letter", **person(), case_key=b64u(CASE_SEED), place=place, draft=draft)
    message = open_message("letter", octets(answer["file"]), CASE_KEY, PLACE).message
    assert (message.text, message.answers, message.pack) == (text, answers, PackNamed("ru", "00"))
    assert (message.seq, message.prev, message.seen) == (1, bytes(32), bytes([7]) * 32)
    assert (message.as_of, message.record_consent) == (datetime.date(2022, 10, 1), True)
    assert message.roster == ROSTER.held
    same = seal_message(message, KEYS.sign_key, CASE_KEY.recipient)
    assert len(same.file) == len(octets(answer["file"]))


def test_what_the_desk_wrote_is_read_in_the_browser(browser: Browser) -> None:
    ours = replace(letter(), case=PLACE.case, author=KEYS.sign_public)
    for message, key in ((ours, KEYS.sign_key), (replace(reply(), case=PLACE.case), ANNA.key)):
        sealed = seal_message(message, key, CASE_KEY.recipient)
        answer = browser.ask(
            "open_letter", kind=message.kind, case_key=b64u(CASE_SEED), file=b64u(sealed.file)
        )
        assert octets(answer["hash"]) == sealed.hash
        assert answer["body"] == json.loads(message.body())
        changed = sealed.file[:-1] + bytes([sealed.file[-1] ^ 1])
        assert "error" in browser.ask(
            "open_letter", kind=message.kind, case_key=b64u(CASE_SEED), file=b64u(changed)
        )


def test_a_file_sealed_on_either_side_opens_on_the_other(browser: Browser) -> None:
    data = bytes(range(256)) * 1_400
    answer = browser.ask("seal_file", case_key=b64u(CASE_SEED), name="a", type="image/png", plain=b64u(data))
    named = NamedFile.parse(answer["named"])
    opener = FileOpener(named, [CASE_KEY])
    assert b"".join(opener.take(octets(part)) for part in answer["parts"]) == data
    assert opener.whole
    parts = [b64u(part) for part in seal_file(io.BytesIO(data).read, len(data), CASE_KEY.recipient)]
    ask = {"case_key": b64u(CASE_SEED), "named": answer["named"]}
    assert octets(browser.ask("open_file", **ask, parts=parts)["plain"]) == data
    assert "error" in browser.ask("open_file", **ask, parts=parts[::-1])
