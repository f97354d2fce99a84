"""The one command, `ploughshare`: which parts it has, and how a run ends. Wiring only.

A part is imported when it is called, so that `ploughshare --help` and each part start fast.
"""

from __future__ import annotations

import getpass
import importlib
import os
import sys
import traceback
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

import click

DONE = 0
"""The command did what was asked."""
ANSWER_IS_NO = 1
"""The command ran, and the answer is no, or there are findings."""
BAD_INPUT = 2
"""Wrong usage, or input that was refused; one sentence on standard error says why."""
OUTSIDE_FAILED = 3
"""Something outside the program failed: network, disk, another program."""
BROKEN = 70
"""A fault of ours."""
STOPPED = 130
"""Stopped by hand."""


@dataclass(frozen=True)
class Part:
    """One subcommand: where its click command lives, and what the list of commands says of it."""

    module: str
    attribute: str
    short_help: str


PARTS: dict[str, Part] = {
    "run": Part("ploughshare.run", "run", "Start a relay and a demonstration desk on this machine."),
    "demo": Part("ploughshare.demo", "demo", "Play one case through every part and prove each step."),
    "law": Part("ploughshare.law.commands", "law", "Check a law pack; ask, assess and export by it."),
    "guide": Part("ploughshare.guide", "guide", "The page people open: make it, check it."),
    "relay": Part("ploughshare.relay.commands", "relay", "Run the mailbox that cannot read its letters."),
    "desk": Part("ploughshare.desk.commands", "desk", "The counsellors' case book on their own machine."),
    "record": Part("ploughshare.record.commands", "record", "Tables and plots from consented rows."),
}

GUESTS: dict[str, dict[str, Part]] = {
    "desk": {
        "recovery": Part(
            "ploughshare.desk.recovery_commands", "recovery", "Write what brings a lost desk back."
        ),
        "recover": Part("ploughshare.desk.recovery_commands", "recover", "Bring a lost desk back."),
        "watch": Part(
            "ploughshare.desk.watch.commands", "watch", "Open the guide as people do; is it yours?"
        ),
    },
    "guide": {
        "sign": Part("ploughshare.guide_sign", "sign", "Sign a guide with the desk's root key."),
        "verify": Part("ploughshare.guide_verify", "verify", "Say what holds of a guide."),
    },
    "relay": {"drill": Part("ploughshare.drill", "drill", "Seize a relay and say what the seizer has.")},
}
"""Commands of a part in modules of their own, some as they need other parts too: part → name → where."""


def _loaded(part: Part) -> click.Command:
    command = getattr(importlib.import_module(part.module), part.attribute)
    if not isinstance(command, click.Command):
        message = f"{part.module}:{part.attribute} is not a click command"
        raise TypeError(message)
    return command


class _Hosting(click.Group):
    """A part's group with its guests, each imported only to run it."""

    def __init__(self, host: click.Group, guests: Mapping[str, Part]) -> None:
        super().__init__(host.name, host.commands, help=host.help, params=host.params)
        self._guests = guests

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *self._guests])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        guest = self._guests.get(cmd_name)
        return super().get_command(ctx, cmd_name) if guest is None else _loaded(guest)


class _Parts(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(PARTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        part = PARTS.get(cmd_name)
        if part is None:
            return None
        command = _loaded(part)
        guests = GUESTS.get(cmd_name)
        return _Hosting(command, guests) if guests and isinstance(command, click.Group) else command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, part.short_help) for name, part in PARTS.items()])


@click.group(
    cls=_Parts,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done · 1 the answer is no · 2 bad usage or input · 3 network, disk or another "
    "program failed · 130 stopped by hand.",
)
@click.version_option(package_name="ploughshare", message="%(prog)s %(version)s")
def ploughshare() -> None:
    """A confidential legal-aid desk for people who refuse to fight.

    \b
    ploughshare run               see it all on this machine
    ploughshare law ask packs/ru  the questions, in this terminal
    ploughshare COMMAND --help    what a command does
    """


def _is_ours(error: BaseException) -> bool:
    kind = type(error)
    return kind.__module__.partition(".")[0] == "ploughshare" and kind.__name__.endswith("Error")


def _sentence(error: BaseException) -> str:
    """What the reader is told: the error's own words, or the first line of its class's docstring."""
    words = str(error) or (type(error).__doc__ or "").strip().partition("\n")[0]
    return words or type(error).__name__


def _place(error: BaseException) -> str:
    """Where in our own code it broke; never a value, a path of the user's or a message."""
    frames = [
        frame
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__", "")).startswith("ploughshare")
        and frame.f_globals.get("__name__") != __name__
    ]
    if not frames:
        return ""
    return f" in {frames[-1].f_globals['__name__']}, line {frames[-1].f_lineno}"


def _end(error: BaseException) -> tuple[int, str]:
    """Exit code and the one sentence for an error that reached the top."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return BAD_INPUT, error.format_message()
    if isinstance(error, click.UsageError):
        where = error.ctx.command_path if error.ctx is not None else "ploughshare"
        said = error.format_message()
        return error.exit_code, f"{said if said[-1:] in '.?!' else said + '.'} Try '{where} --help'."
    if isinstance(error, click.ClickException):
        # click's own default of 1 means "the answer is no" here; a plain exception says "bad input".
        code = BAD_INPUT if type(error) is click.ClickException else error.exit_code
        return code, error.format_message()
    if isinstance(error, (KeyboardInterrupt, EOFError, click.Abort)):
        return STOPPED, "Stopped."
    if isinstance(error, getpass.GetPassWarning):
        return BAD_INPUT, (
            "There is no terminal here to type a secret into without showing it. "
            "Run the command in a terminal, or give the passphrase in a file where it has such an option."
        )
    if _is_ours(error):
        code = getattr(error, "exit_code", BAD_INPUT)
        return (code if isinstance(code, int) else BAD_INPUT), _sentence(error)
    if isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
        return OUTSIDE_FAILED, f"The machine refused{_place(error)}: {reason}."
    return BROKEN, (
        f"ploughshare broke{_place(error)} ({type(error).__name__}). This is our fault: please report it. "
        "PLOUGHSHARE_DEBUG=1 shows the trace, which may contain what you typed."
    )


def run_command(arguments: Sequence[str]) -> int:
    """Run the command line given, and return its exit code; every failure becomes one sentence."""
    try:
        with ploughshare.make_context("ploughshare", list(arguments)) as context:
            ploughshare.invoke(context)
    except click.exceptions.Exit as error:
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has left; leave quietly, and keep the interpreter from flushing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWER_IS_NO
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 -- the top: nothing may escape as a trace
        if os.environ.get("PLOUGHSHARE_DEBUG") == "1":
            traceback.print_exc()
        code, sentence = _end(error)
        click.echo(sentence, err=True)
        return code
    return DONE


def main() -> NoReturn:
    """Entry point of the installed command."""
    # A passphrase is never read where it would be shown: without a terminal the command stops instead.
    warnings.simplefilter("error", getpass.GetPassWarning)
    sys.exit(run_command(sys.argv[1:]))
