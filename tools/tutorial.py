"""Runs docs/tutorial.md: writes its files, makes its changes, and puts what its commands say into it.

`python -m tools.tutorial` writes the outputs anew; a test fails when they are not what the commands say. In
the page, a path in bold before a fenced block is a file; "In **path**, `old` becomes `new`" is a change; a
`console` block holds commands after `$ ` and their output. `…` stands for what is left out of an output.
"""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from ploughshare.cli import ploughshare

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tutorial.md"
ELLIPSIS = "…"
COLUMNS = "100"
TYPED = "words that only she knows"
_TOOK = re.compile(r"took \d+\.\d s")

_STEP = re.compile(
    r"^\*\*`(?P<path>[\w./-]+)`\*\*\n\n```\w*\n(?P<content>.*?)^```$"
    r"|In \*\*`(?P<in>[\w./-]+)`\*\*,\s+`(?P<old>[^`]+)`\s+becomes\s+`(?P<new>[^`]+)`"
    r"|^```console\n(?P<console>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class TutorialError(Exception):
    """The page asks for what cannot be done."""


def run(page: str, directory: Path) -> str:
    """Do all that the page says in an empty directory; the page with the outputs as they came."""
    done, at = [], 0
    for step in _STEP.finditer(page):
        if step["path"] is not None:
            file = directory / step["path"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step["content"], encoding="utf-8")
        elif step["in"] is not None:
            _change(directory / step["in"], step["old"], step["new"])
        else:
            done += [page[at : step.start("console")], _console(step["console"], directory)]
            at = step.end("console")
    return "".join(done) + page[at:]


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise TutorialError(f"{file.name} holds {old!r} {text.count(old)} times; a change needs it once")
    file.write_text(text.replace(old, new), encoding="utf-8")


def _console(block: str, directory: Path) -> str:
    return "".join(_said(command, shown, directory) for command, shown in _commands(block))


def _commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command with the output that the page shows for it."""
    command, shown = "", list[str]()
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line[2:], []
        else:
            shown.append(line)
    if command:
        yield command, shown


def _said(command: str, shown: list[str], directory: Path) -> str:
    program, *arguments = shlex.split(command)
    if program != "ploughshare":
        raise TutorialError(f"{command!r}: only ploughshare is run here")
    before = Path.cwd()
    os.chdir(directory)
    try:
        result = CliRunner().invoke(
            ploughshare,
            arguments,
            input=f"{TYPED}\n{TYPED}\n",
            env={"COLUMNS": COLUMNS, "NO_COLOR": "1"},
        )
    finally:
        os.chdir(before)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise TutorialError(f"{command!r} broke") from result.exception
    lines = [_TOOK.sub("took 0.0 s", line.rstrip()) for line in result.output.splitlines()]
    told = shown if _matches(lines, shown) else lines
    return "\n".join([f"$ {command}", *told]) + "\n"


def _matches(lines: list[str], shown: list[str]) -> bool:
    """Whether the shown output is the true one, save for lines left out where it has an ellipsis."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == ELLIPSIS else ".*".join(map(re.escape, f"{line}\n".split(ELLIPSIS)))
        for line in shown
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None


def written_anew() -> str:
    """The page with the outputs of today."""
    with tempfile.TemporaryDirectory() as place:
        return run(PAGE.read_text(encoding="utf-8"), Path(place))


if __name__ == "__main__":
    PAGE.write_text(written_anew(), encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(Path.cwd())}")
