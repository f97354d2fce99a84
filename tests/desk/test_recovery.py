"""Every machine of the founder is gone: a file and eight words bring the desk back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from ploughshare.cli import ploughshare
from ploughshare.desk import cases, members, recovery, recovery_commands
from ploughshare.desk.device import NoRootKeyError
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.lock import DEMONSTRATION
from ploughshare.desk.recovery import NewerRecoveryFileError, NotARecoveryFileError, Recovery
from ploughshare.desk.status import read_status
from ploughshare.desk.vault import Vault
from ploughshare.seal.age import HybridIdentity, decrypt, encrypt
from ploughshare.seal.phrase import generate, recovery_identity, stretch
from ploughshare.seal.refusal import SealError
from ploughshare.seal.signing import sign
from tests.desk.desks import PASSPHRASE, TODAY, at, colleague, person
from tests.desk.test_two_desks import meet, same
from tests.relay.client import RunningRelay

PHRASE = generate("en")


def restored(directory: Path, file: bytes) -> Ledger:
    vault = Vault.create(directory, PASSPHRASE, DEMONSTRATION)
    recovery.restore(vault, Recovery.open(file, PHRASE))
    return Ledger(vault)


def test_the_desk_comes_back_with_what_was_written_before_and_after_the_file(
    tmp_path: Path, relay: RunningRelay, olga: Ledger
) -> None:
    ivan = colleague(olga, tmp_path / "ivan")
    meet(relay, olga, ivan)
    before = cases.open_by_hand(ivan, today=TODAY, name="До")
    meet(relay, olga, ivan)
    file = recovery.make(olga, PHRASE, TODAY)
    meet(relay, olga, ivan)
    someone = person(ivan, relay)
    someone.write("После.")
    after = cases.open_by_hand(ivan, today=TODAY, name="После")
    meet(relay, ivan, olga)
    cases.add_note(olga, after, "видела Ольга", call=False)
    meet(relay, olga, ivan)
    back = restored(tmp_path / "back", file)
    meet(relay, back, ivan)
    assert same(back, ivan)
    assert back.state(before).fields["name"].shown == "До"
    assert [note.text for note in back.state(after).notes] == ["видела Ольга"]
    assert [m.text for m in back.state(someone.case).messages] == ["После."]
    roster = members.let_out(back, ivan.me, TODAY)
    assert ivan.me not in {member.id for member in roster.members}
    meet(relay, back)
    back.vault.close()
    ivan.vault.close()


def test_a_new_file_takes_the_place_of_the_one_before(relay: RunningRelay, olga: Ledger) -> None:
    recovery.make(olga, PHRASE, TODAY)
    first = {member.id for member in members.newest_roster(olga.vault, olga.home).roster.members}
    recovery.make(olga, PHRASE, TODAY)
    second = {member.id for member in members.newest_roster(olga.vault, olga.home).roster.members}
    assert (len(first), len(second), first & second) == (2, 2, {olga.me})


def test_the_file_is_nothing_without_its_own_words(olga: Ledger) -> None:
    file = recovery.make(olga, PHRASE, TODAY)
    for untrusted, words in ((file, generate("en")), (file[:-1], PHRASE), (b"", PHRASE)):
        with pytest.raises(NotARecoveryFileError):
            Recovery.open(untrusted, words)
    with pytest.raises(SealError):  # the same words as a person's key phrase
        decrypt(file, [stretch(PHRASE).identity])
    assert recovery_identity(PHRASE).text() != HybridIdentity(stretch(PHRASE).age_seed).text()


def test_a_file_of_a_version_to_come_is_said_to_be_one(tmp_path: Path, olga: Ledger) -> None:
    whole = Recovery.open(recovery.make(olga, PHRASE, TODAY), PHRASE)

    def closed(plain: bytes) -> bytes:
        return encrypt(plain, [recovery_identity(PHRASE).recipient])

    with pytest.raises(NewerRecoveryFileError):
        Recovery.open(closed(whole.to_json().replace(b'"v":1', b'"v":2', 1)), PHRASE)
    reserve = HybridIdentity(whole.reserve_age).recipient
    signed = sign("keys", b'{"v":2,"kind":"wrap"}', olga.home.device.signing.private)
    later = replace(whole, wraps=(*whole.wraps, encrypt(signed.to_bytes(), [reserve])))
    with pytest.raises(NewerRecoveryFileError):
        restored(tmp_path / "back", closed(later.to_json()))


def test_keys_for_the_reserve_that_do_not_open_yet_are_tried_again_with_a_newer_roster(
    tmp_path: Path, relay: RunningRelay, olga: Ledger
) -> None:
    file = recovery.make(olga, PHRASE, TODAY)
    meet(relay, olga)
    old = olga.vault.rosters()[-1][1]
    anna = colleague(olga, tmp_path / "anna", "Anna")
    meet(relay, olga, anna)
    case = cases.open_by_hand(anna, today=TODAY, name="Нина")
    meet(relay, anna, olga)  # the founder's own copies of the keys are taken, and deleted
    olga.vault.close()
    back = restored(tmp_path / "back", file)
    line = at(back, relay)
    line.roster = lambda: old  # type: ignore[method-assign]
    exchange(back, line)
    assert not back.has_case(case)
    meet(relay, back)
    assert back.state(case).name == "Нина"
    assert back.vault.setting("reserve_seeds") == b""
    for ledger in (anna, back):
        ledger.vault.close()


def test_only_the_founder_makes_one(tmp_path: Path, relay: RunningRelay, olga: Ledger) -> None:
    ivan = colleague(olga, tmp_path / "ivan")
    meet(relay, olga, ivan)
    with pytest.raises(NoRootKeyError):
        recovery.make(ivan, PHRASE, TODAY)
    ivan.vault.close()


def test_the_status_says_when_it_is_time_for_another_file(olga: Ledger) -> None:
    assert not any("recovery" in line for line in read_status(olga).lines())
    recovery.make(olga, PHRASE, olga.today() - timedelta(days=recovery.RENEW_DAYS + 1))
    assert any("recovery file" in line for line in read_status(olga).lines())
    assert recovery.days_old(olga, olga.today()) == recovery.RENEW_DAYS + 1


def test_the_commands_write_the_file_and_bring_the_desk_back(
    tmp_path: Path, relay: RunningRelay, olga: Ledger
) -> None:
    olga.vault.close()
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    options = ["--passphrase-file", str(secret), "--lang", "ru"]
    out = tmp_path / "recovery.age"

    def call(*arguments: object, typed: str = "") -> tuple[int, str]:
        result = CliRunner().invoke(ploughshare, ["desk", *map(str, arguments), *options], input=typed)
        return result.exit_code, result.stdout + result.stderr

    code, _ = call("recovery", "--vault", tmp_path / "olga", "-o", out)
    assert (code, out.stat().st_mode & 0o077) == (0, 0)
    more = ["recovery", "--vault", str(tmp_path / "olga"), "-o", str(tmp_path / "r2"), *options]
    again = CliRunner().invoke(ploughshare, ["desk", *more])
    words = again.stdout.splitlines()[0]
    assert len(words.split()) == 8
    wrong = call("recover", out, "--vault", tmp_path / "back", typed=words + "\n")
    assert (wrong[0], (tmp_path / "back").exists()) == (2, False)
    assert "not its eight words" in wrong[1]
    code, said = call("recover", tmp_path / "r2", "--vault", tmp_path / "back", typed=words + "\n")
    assert code == 0, said
    ledger = Ledger(Vault.open(tmp_path / "back", PASSPHRASE))
    meet(relay, ledger)
    assert ledger.home.root is not None
    ledger.vault.close()
    assert at(ledger, relay).roster() is not None


def test_a_file_that_cannot_be_written_leaves_the_one_before_good(tmp_path: Path, olga: Ledger) -> None:
    recovery.make(olga, PHRASE, TODAY)
    before = members.newest_roster(olga.vault, olga.home).roster
    olga.vault.close()
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    there = tmp_path / "there.age"
    there.write_bytes(b"another file")
    for output in (there, tmp_path / "nowhere" / "recovery.age"):
        options = ["--vault", str(tmp_path / "olga"), "--passphrase-file", str(secret), "-o", str(output)]
        result = CliRunner().invoke(ploughshare, ["desk", "recovery", *options])
        assert result.exit_code != 0
    assert there.read_bytes() == b"another file"
    ledger = Ledger(Vault.open(tmp_path / "olga", PASSPHRASE))
    assert members.newest_roster(ledger.vault, ledger.home).roster == before
    ledger.vault.close()


@pytest.mark.parametrize("there", [(), ("notes.txt",), ("vault.json.new", "vault.db")])
def test_a_restoring_that_fails_leaves_nothing_of_its_own_and_all_of_others(
    tmp_path: Path, olga: Ledger, monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...]
) -> None:
    monkeypatch.setattr(recovery_commands, "calibrate", lambda: DEMONSTRATION)
    file, secret, back = tmp_path / "recovery.age", tmp_path / "passphrase", tmp_path / "new" / "back"
    whole = recovery.make(olga, PHRASE, TODAY)
    # The words open it, and what it holds is of no desk.
    damaged = replace(Recovery.open(whole, PHRASE), roster=b"?").to_json()
    file.write_bytes(encrypt(damaged, [recovery_identity(PHRASE).recipient]))
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    for name in there:
        back.mkdir(parents=True, exist_ok=True)
        (back / name).write_bytes(b"of before")

    def call() -> tuple[int, str]:
        options = ["--vault", str(back), "--passphrase-file", str(secret), "--lang", "en"]
        typed = PHRASE.text + "\n"
        result = CliRunner().invoke(ploughshare, ["desk", "recover", str(file), *options], input=typed)
        return result.exit_code, result.stdout + result.stderr

    code, said = call()
    assert code != 0
    assert "not a recovery file" in said
    if there == ("notes.txt",):
        assert [path.read_bytes() for path in back.iterdir()] == [b"of before"]
    elif not there:
        assert not back.parent.exists()
    file.write_bytes(whole)
    code, said = call()
    assert code == 0, said
    again = call()
    assert (again[0], "vault in this folder already" in again[1]) == (2, True)
    Vault.open(back, PASSPHRASE).close()
