"""The commands of the desk, as scripts call them."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ploughshare.desk import cases
from ploughshare.desk.commands import desk
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.members import invitation
from ploughshare.desk.status import DeskStatus
from ploughshare.desk.vault import Vault
from ploughshare.guide import guide
from ploughshare.seal.roster import open_roster
from ploughshare.wire import Row
from tests.desk.desks import PASSPHRASE, TODAY, at, founder
from tests.relay.client import RunningRelay

PACK_FOLDER = Path(__file__).parents[2] / "packs" / "ru"


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n")
    file.chmod(0o600)
    return file


def call(passphrase_file: Path, *arguments: object) -> Result:
    return CliRunner().invoke(desk, [*map(str, arguments), "--passphrase-file", str(passphrase_file)])


@pytest.mark.slow
def test_two_counsellors_set_their_desks_up_by_copying_lines(tmp_path: Path, passphrase_file: Path) -> None:
    olga, ivan = tmp_path / "olga", tmp_path / "ivan"
    made = call(passphrase_file, "init", "--vault", olga, "--name", "Ольга", "--relay", "http://127.0.0.1:9")
    assert made.exit_code == 0, made.output
    assert "ploughshare relay serve --desk " in made.output
    invited = call(passphrase_file, "invite", "--vault", olga)
    line = next(part for part in invited.stdout.splitlines() if part.startswith("ploughshare-invitation."))
    digits = next(part for part in invited.stdout.splitlines() if "the desk" in part)
    joined = call(passphrase_file, "init", "--vault", ivan, "--name", "Иван", "--join", line)
    assert joined.exit_code == 0, joined.output
    assert digits.split() == next(p for p in joined.stdout.splitlines() if "the desk" in p).split()
    request = next(part for part in joined.stdout.splitlines() if part.startswith("ploughshare-request."))
    let_in = call(passphrase_file, "invite", request, "--vault", olga, "--yes")
    assert let_in.exit_code == 0, let_in.output
    again = call(passphrase_file, "invite", request, "--vault", olga, "--yes")
    assert (again.exit_code, again.stderr.count("on the roster already")) == (2, 1)
    told = json.loads(call(passphrase_file, "status", "--vault", olga, "--json").stdout)
    assert (told["members"], told["admitted"], told["demonstration"]) == (2, True, False)


def test_a_wrong_passphrase_a_missing_vault_and_a_taken_folder_are_one_sentence_each(
    tmp_path: Path, passphrase_file: Path
) -> None:
    founder(tmp_path / "v").vault.close()
    other = tmp_path / "other"
    other.write_text("неверный пароль совсем")
    other.chmod(0o600)
    for result, sentence in (
        (call(other, "status", "--vault", tmp_path / "v"), "This passphrase does not open the vault."),
        (call(passphrase_file, "status", "--vault", tmp_path / "none"), "There is no vault in this folder"),
        (
            call(passphrase_file, "init", "--vault", tmp_path / "v", "--name", "x", "--relay", "http://a.b"),
            "There is a vault in this folder already",
        ),
        (
            call(passphrase_file, "invite", "ploughshare-request.x", "--vault", tmp_path / "v"),
            "not a request",
        ),
    ):
        assert result.exit_code == 2
        assert sentence in result.stderr
        assert len(result.stderr.strip().splitlines()) <= 2


def test_a_passphrase_file_that_others_can_read_is_refused(tmp_path: Path, passphrase_file: Path) -> None:
    passphrase_file.chmod(0o644)
    result = call(passphrase_file, "status", "--vault", tmp_path)
    assert result.exit_code == 2
    assert "chmod 600" in result.stderr


def test_a_passphrase_in_another_encoding_is_refused_and_a_byte_order_mark_is_no_part_of_it(
    tmp_path: Path, passphrase_file: Path
) -> None:
    founder(tmp_path / "v").vault.close()
    passphrase_file.write_bytes("верный конь батарея\n".encode("cp1251"))
    refused = call(passphrase_file, "status", "--vault", tmp_path / "v")
    assert (refused.exit_code, refused.stderr.count("save it as UTF-8")) == (2, 1)
    passphrase_file.write_bytes(PASSPHRASE.encode("utf-8-sig"))
    assert call(passphrase_file, "status", "--vault", tmp_path / "v").exit_code == 0


def test_an_unreachable_relay_is_exit_code_3_and_nothing_is_lost(
    tmp_path: Path, passphrase_file: Path
) -> None:
    ledger = founder(tmp_path / "v")
    cases.open_by_hand(ledger, today=TODAY, note="x")
    ledger.vault.close()
    result = call(passphrase_file, "sync", "--vault", tmp_path / "v")
    assert (result.exit_code, "everything is kept here" in result.stderr) == (3, True)
    with_events = json.loads(call(passphrase_file, "status", "--vault", tmp_path / "v", "--json").stdout)
    assert with_events["waiting_events"] == 2


def test_the_roster_a_guide_is_made_of_is_written_out(tmp_path: Path, passphrase_file: Path) -> None:
    ledger = founder(tmp_path / "v")
    root = ledger.home.root_public
    ledger.vault.close()
    file, page = tmp_path / "roster.json", tmp_path / "guide.html"
    done = call(passphrase_file, "roster", "--vault", tmp_path / "v", "-o", file)
    assert done.exit_code == 0, done.output
    assert open_roster(file.read_bytes(), root).roster.version == 1
    options = ("--pack", PACK_FOLDER, "--relay", "https://relay.example", "--roster", file, "-o", page)
    made = CliRunner().invoke(guide, ["build", *map(str, options)])
    assert made.exit_code == 0, made.output
    assert page.read_bytes().startswith(b"<!doctype html>")


def test_the_state_of_a_desk_is_told_in_words_and_only_what_asks_for_somebody(
    tmp_path: Path, passphrase_file: Path
) -> None:
    founder(tmp_path / "v").vault.close()
    told = call(passphrase_file, "status", "--vault", tmp_path / "v").stdout.splitlines()
    assert told[0].startswith("Desk ")
    assert "Members: 1. Open cases: 0, closed: 0." in told
    assert told[4] == "A demonstration: not for real people."
    assert told[5].startswith("No guide was signed")
    assert len(told) == 6
    found = DeskStatus(
        desk="d",
        fingerprint="1 2",
        member="Olga",
        admitted=True,
        members=2,
        open_cases=3,
        closed_cases=0,
        quarantined=0,
        disputed_cases=0,
        update_needed=0,
        waiting_events=0,
        waiting_replies=1,
        held_records=0,
        not_understood=0,
        relay_lost=0,
        relay_swallowed=0,
        relay_old_roster=False,
        recovery_old_days=0,
        colleague_clock_ahead_minutes=0,
        demonstration=False,
    )
    assert found.lines()[4:] == ["Replies not sent yet: 1. They go out at the next exchange."]
    assert replace(found, waiting_replies=0).lines()[4:] == ["Nothing waits for anybody."]
    assert "not let in yet" in replace(found, admitted=False).lines()[4]


def test_rows_hold_consented_cases_only(tmp_path: Path, passphrase_file: Path) -> None:
    ledger = founder(tmp_path / "v")
    case = cases.open_by_hand(
        ledger, today=TODAY, name="Секретный", answers={"status": "mobilised", "place_now": "hospital"}
    )
    cases.open_by_hand(ledger, today=TODAY, answers={"status": "conscript"})
    cases.give_consent(ledger, case, "call", TODAY)
    ledger.vault.close()
    out = tmp_path / "rows.jsonl"
    result = call(passphrase_file, "rows", "--vault", tmp_path / "v", "-o", out)
    assert result.exit_code == 0, result.output
    (row,) = [Row.parse(line) for line in out.read_bytes().splitlines()]
    assert (row.status, row.place, row.month, row.withdrawn) == ("mobilised", "russia", "2022-05", False)
    assert "Секретный".encode() not in out.read_bytes()


def test_sync_says_what_it_did(tmp_path: Path, passphrase_file: Path, relay: RunningRelay) -> None:
    ledger = founder(tmp_path / "v", relay.address)
    cases.open_by_hand(ledger, today=TODAY, note="x")
    assert at(ledger, relay).roster() is None
    ledger.vault.close()
    result = call(passphrase_file, "sync", "--vault", tmp_path / "v", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["sent_events"] == 2
    vault = Vault.open(tmp_path / "v", PASSPHRASE)
    assert Ledger(vault).vault.outgoing_events() == []
    assert invitation(vault, Ledger(vault).home).relays == (relay.address,)
    vault.close()


@pytest.mark.slow
def test_run_opens_the_pages_and_closes_cleanly(
    tmp_path: Path, passphrase_file: Path, relay: RunningRelay
) -> None:
    founder(tmp_path / "v", relay.address).vault.close()
    pack = Path(__file__).parents[2] / "packs" / "ru"
    command = [sys.executable, "-c", "from ploughshare.desk.commands import desk; desk()", "run"]
    command += [
        "--vault",
        str(tmp_path / "v"),
        "--passphrase-file",
        str(passphrase_file),
        "--pack",
        str(pack),
    ]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as running:
        assert running.stdout is not None
        assert "opens it once" in running.stdout.readline()
        assert "http://127.0.0.1:" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (0, "")
    assert "closed and locked" in out
