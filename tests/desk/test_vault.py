"""The vault: one passphrase, one process, nothing readable on disk."""

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ploughshare.desk.lock import (
    DEMONSTRATION,
    STANDARD,
    Header,
    HeaderError,
    Stretching,
    WeakPassphraseError,
    WrongPassphraseError,
    calibrate,
)
from ploughshare.desk.vault import (
    TEAM,
    NoVaultError,
    Summary,
    Vault,
    VaultBusyError,
    VaultDamagedError,
    VaultExistsError,
    tables,
)
from ploughshare.desk.vault.search_index import SearchIndex

PASSPHRASE = "верный конь батарея"
MARKER = "совершенно-секретное-слово"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    Vault.create(tmp_path / "desk", PASSPHRASE, DEMONSTRATION).close()
    return tmp_path / "desk"


def test_what_was_kept_is_there_when_opened_again(directory: Path) -> None:
    vault = Vault.open(directory, PASSPHRASE)
    vault.put_setting("name", MARKER.encode())
    vault.add_event(b"e" * 16, TEAM, b"raw", b"s" * 64)
    vault.close()
    vault = Vault.open(directory, PASSPHRASE)
    assert vault.setting("name") == MARKER.encode()
    assert [event.raw for event in vault.events(TEAM)] == [b"raw"]
    vault.close()


def test_a_wrong_passphrase_is_one_sentence(directory: Path) -> None:
    with pytest.raises(WrongPassphraseError, match=r"^This passphrase does not open the vault\.$"):
        Vault.open(directory, "неверный конь батарея")


def test_one_passphrase_typed_on_two_keyboards_is_one(tmp_path: Path) -> None:
    Vault.create(tmp_path / "v", "ключ й длинный", DEMONSTRATION).close()
    Vault.open(tmp_path / "v", "ключ й длинный").close()


def test_a_second_program_is_told_to_close_the_first(directory: Path) -> None:
    vault = Vault.open(directory, PASSPHRASE)
    script = (
        "import sys; from pathlib import Path; from ploughshare.desk.vault import Vault\n"
        "try: Vault.open(Path(sys.argv[1]), sys.argv[2])\n"
        "except Exception as error: print(type(error).__name__)"
    )
    other = subprocess.run(
        [sys.executable, "-c", script, str(directory), PASSPHRASE],
        capture_output=True, check=True, text=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert other.stdout.strip() == "VaultBusyError"
    with pytest.raises(VaultBusyError):
        Vault.open(directory, PASSPHRASE)
    vault.close()
    Vault.open(directory, PASSPHRASE).close()


def test_no_file_of_the_vault_shows_a_word_or_is_open_to_others(directory: Path) -> None:
    vault = Vault.open(directory, PASSPHRASE)
    vault.put_setting("marker", MARKER.encode())
    SearchIndex(vault).add(b"c" * 16, b"e" * 16, 0, MARKER, MARKER)
    files = list(directory.iterdir())
    assert len(files) >= 3  # the write-ahead log is among them
    for file in files:
        assert MARKER.encode() not in file.read_bytes()
        assert b"SQLite format" not in file.read_bytes()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    vault.close()


def test_a_changed_bit_is_noticed(directory: Path) -> None:
    vault = Vault.open(directory, PASSPHRASE)
    for number in range(200):
        vault.add_event(number.to_bytes(16, "big"), TEAM, bytes(2_000), b"s" * 64)
    vault.close()
    file = directory / "vault.db"
    data = bytearray(file.read_bytes())
    for at in range(4_096 + 50, len(data), 4_096):
        data[at] ^= 1
    file.write_bytes(data)
    with pytest.raises(VaultDamagedError):
        Vault.open(directory, PASSPHRASE)


def test_a_vault_is_neither_made_twice_nor_opened_where_there_is_none(
    directory: Path, tmp_path: Path
) -> None:
    with pytest.raises(VaultExistsError):
        Vault.create(directory, PASSPHRASE, DEMONSTRATION)
    with pytest.raises(NoVaultError):
        Vault.open(tmp_path / "nothing", PASSPHRASE)
    with pytest.raises(WeakPassphraseError):
        Vault.create(tmp_path / "short", "короткий", DEMONSTRATION)
    assert not (tmp_path / "short").exists()


@pytest.mark.parametrize("step", ["write_durably", "connect", "rename_durably"])
def test_a_vault_whose_making_was_cut_short_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real = getattr(tables, step)

    def cut(*arguments: object) -> None:
        if step == "connect":
            real(*arguments).close()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(tables, step, cut)
        with pytest.raises(KeyboardInterrupt):
            Vault.create(tmp_path / "v", PASSPHRASE, DEMONSTRATION)
    with pytest.raises(NoVaultError):
        Vault.open(tmp_path / "v", PASSPHRASE)
    Vault.create(tmp_path / "v", PASSPHRASE, DEMONSTRATION).close()
    Vault.open(tmp_path / "v", PASSPHRASE).close()
    assert {file.name for file in (tmp_path / "v").iterdir()} == {"vault.db", "vault.json"}


def test_a_vault_that_lost_its_header_is_not_written_over(directory: Path) -> None:
    (directory / "vault.json").unlink()
    before = (directory / "vault.db").read_bytes()
    with pytest.raises(VaultExistsError):
        Vault.create(directory, PASSPHRASE, DEMONSTRATION)
    assert (directory / "vault.db").read_bytes() == before


def test_stretching_is_never_lowered_silently(tmp_path: Path) -> None:
    weak = Stretching(DEMONSTRATION.memory_kib, 1, 1)
    with pytest.raises(ValueError, match="below the floor"):
        Vault.create(tmp_path / "v", PASSPHRASE, weak)
    ticks = iter([0.0, 5.0, 5.0, 10.0])
    assert calibrate(clock=lambda: next(ticks)) == STANDARD
    ticks = iter([0.0, 0.5])
    assert calibrate(clock=lambda: next(ticks)) == Stretching(512 * 1024, 6, 2)


@pytest.mark.parametrize(
    "change",
    [{"memory_kib": 2**30}, {"passes": 0}, {"lanes": 99}, {"floor": "none"}, {"more": 1}, {"salt": ""}],
)
def test_a_header_out_of_bounds_is_refused_before_any_stretching(
    directory: Path, change: dict[str, object]
) -> None:
    header = directory / "vault.json"
    header.write_text(json.dumps(json.loads(header.read_bytes()) | change))
    with pytest.raises(HeaderError):
        Vault.open(directory, PASSPHRASE)


def test_every_parameter_of_the_header_is_bound_to_the_key(directory: Path) -> None:
    header = directory / "vault.json"
    whole = json.loads(header.read_bytes())
    assert Header.parse(header.read_bytes()).open(PASSPHRASE)
    for change in ({"passes": 2}, {"memory_kib": 9 * 1024}, {"floor": "standard"}):
        with pytest.raises(WrongPassphraseError):
            Header.parse(json.dumps(whole | change).encode()).open(PASSPHRASE)


def test_what_fails_midway_leaves_nothing_of_itself(directory: Path) -> None:
    vault = Vault.open(directory, PASSPHRASE)

    def half() -> None:
        with vault.writing():
            vault.put_setting("half", b"1")
            with vault.writing():
                vault.put_setting("inner", b"1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert (vault.setting("half"), vault.setting("inner")) == (None, None)
    vault.close()


def test_threads_take_turns(directory: Path) -> None:
    vault = Vault.open(directory, PASSPHRASE)

    def write(worker: int) -> None:
        for number in range(50):
            with vault.writing():
                vault.add_event(bytes([worker, number]) * 8, TEAM, b"raw", b"s" * 64)
                vault.put_summary(Summary(bytes([worker]) * 16, "open", "К", number, b"", b""))

    threads = [threading.Thread(target=write, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(vault.events(TEAM)) == 200
    assert len(vault.summaries("open")) == 4
    vault.close()
