"""The one command: how it starts, and how a run that goes wrong ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare import cli

SECRET = "берег лодка"


def _raiser(error: BaseException) -> click.Command:
    @click.command()
    def law() -> None:
        raise error

    return law


@pytest.fixture
def with_part(monkeypatch: pytest.MonkeyPatch) -> Callable[[click.Command], None]:
    """Put a command in the place of `law`."""

    def put(command: click.Command) -> None:
        monkeypatch.setattr(
            cli._Parts,
            "get_command",
            lambda _self, _context, name: command if name == "law" else None,
        )

    monkeypatch.delenv("PLOUGHSHARE_DEBUG", raising=False)
    return put


def _our_error(name: str, doc: str, **members: object) -> type[Exception]:
    return type(name, (Exception,), {"__doc__": doc, "__module__": "ploughshare.law.pack", **members})


REFUSED = _our_error("CaseError", "The case does not fit the pack.\n\nMore for the programmer.")
UNREACHED = _our_error("RelayUnreachedError", "The relay does not answer.", exit_code=3)


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (click.ClickException("The pack has no rules."), 2, "The pack has no rules."),
        (click.UsageError("One pack, please."), 2, "One pack, please. Try 'ploughshare law --help'."),
        (click.BadParameter("no such day"), 2, "Invalid value: no such day. Try 'ploughshare law --help'."),
        (REFUSED(), 2, "The case does not fit the pack."),
        (REFUSED("case.yaml line 3: no such fact."), 2, "case.yaml line 3: no such fact."),
        (UNREACHED(), 3, "The relay does not answer."),
        (click.Abort(), 130, "Stopped."),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_a_run_that_fails_says_one_sentence_and_the_right_code(
    error: BaseException,
    code: int,
    sentence: str,
    with_part: Callable[[click.Command], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    with_part(_raiser(error))
    assert cli.run_command(["law"]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == sentence + "\n"


def test_a_subclass_of_click_exception_keeps_the_code_it_chose(
    with_part: Callable[[click.Command], None],
) -> None:
    class FoundError(click.ClickException):
        exit_code = 1

    with_part(_raiser(FoundError("Two findings.")))
    assert cli.run_command(["law"]) == 1


@pytest.mark.parametrize("error", [ValueError(SECRET), RuntimeError(SECRET), AssertionError(SECRET)])
def test_a_fault_of_ours_ends_with_70_and_shows_no_data(
    error: Exception, with_part: Callable[[click.Command], None], capsys: pytest.CaptureFixture[str]
) -> None:
    with_part(_raiser(error))
    assert cli.run_command(["law"]) == cli.BROKEN
    said = capsys.readouterr()
    assert type(error).__name__ in said.err
    assert SECRET not in said.out + said.err
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1


def test_a_failing_disk_is_said_without_the_path(
    with_part: Callable[[click.Command], None], capsys: pytest.CaptureFixture[str]
) -> None:
    with_part(_raiser(OSError(28, "No space left on device", f"/home/{SECRET}/vault.db")))
    assert cli.run_command(["law"]) == cli.OUTSIDE_FAILED
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert SECRET not in said


def test_the_trace_is_shown_only_when_asked_for(
    with_part: Callable[[click.Command], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_part(_raiser(ValueError("why")))
    monkeypatch.setenv("PLOUGHSHARE_DEBUG", "1")
    assert cli.run_command(["law"]) == cli.BROKEN
    assert "Traceback" in capsys.readouterr().err


def test_a_command_may_choose_its_exit_code(with_part: Callable[[click.Command], None]) -> None:
    with_part(_raiser(click.exceptions.Exit(1)))
    assert cli.run_command(["law"]) == 1


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=1, max_size=4))
def test_no_command_line_brings_a_traceback(arguments: list[str]) -> None:
    if arguments[0] in cli.PARTS:
        return
    assert cli.run_command(arguments) in (cli.DONE, cli.BAD_INPUT)


def test_the_list_of_commands_needs_none_of_the_parts() -> None:
    """Started afresh: what `--help` imports is what every command waits for."""
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from ploughshare.cli import run_command; run_command(['--help']);"
            "print([m for m in sys.modules if m.startswith('ploughshare.') and m != 'ploughshare.cli'])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.endswith("[]\n")
    for name, part in cli.PARTS.items():
        assert name in run.stdout
        assert part.short_help in run.stdout


@pytest.mark.parametrize("name", sorted(cli.PARTS))
def test_every_part_in_the_table_is_there_and_says_what_it_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run_command([name, "--help"]) == cli.DONE
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: ploughshare {name}")


def test_without_a_terminal_a_secret_is_not_read_where_it_would_be_shown(tmp_path: Path) -> None:
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "ploughshare",
            "desk",
            "init",
            "--vault",
            str(tmp_path),
            "--name",
            "A",
            "--relay",
            "http://127.0.0.1:9",
        ],
        input=f"{SECRET}\n",
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,  # no terminal to fall back on
    )
    assert run.returncode == cli.BAD_INPUT
    assert "warning" not in run.stderr.lower()
    assert run.stderr.strip().splitlines()[-1].startswith("There is no terminal here")
