"""Writes docs/commands.md from the commands themselves: `python -m tools.commands_doc`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from ploughshare.cli import ploughshare

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"

OPENING = """\
# Commands

Made by `make docs` from the commands themselves; a test fails when a command or an option is missing.

Exit codes, the same everywhere: **0** done · **1** the answer is no, or there are findings · **2** wrong
usage or refused input, with one sentence on standard error · **3** something outside failed (network,
disk, another program) · **70** a fault of ours · **130** stopped by hand. `PLOUGHSHARE_DEBUG=1` adds the
trace to an unexpected failure; a trace may contain what was typed.
"""


def _paragraphs(text: str) -> str:
    """Click's help as Markdown: a block click must not rewrap becomes an indented block."""
    blocks = []
    for block in inspect.cleandoc(text).split("\n\n"):
        lines = block.split("\n")
        if lines[0] == "\b":
            blocks.append("\n".join(f"    {line}" for line in lines[1:]))
        else:
            blocks.append("\n".join(line.strip() for line in lines))
    return "\n\n".join(blocks)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _options(context: click.Context) -> Iterator[str]:
    rows = [
        record
        for parameter in context.command.params
        if not getattr(parameter, "hidden", False)
        if (record := parameter.get_help_record(context)) is not None
    ]
    if rows:
        yield "| option | meaning |\n|---|---|\n" + "\n".join(
            f"| `{_cell(names)}` | {_cell(meaning)} |" for names, meaning in rows
        )


def _sections(command: click.Command, context: click.Context, level: int) -> Iterator[str]:
    yield f"{'#' * level} `{context.command_path}`"
    yield f"    {context.command_path} {' '.join(command.collect_usage_pieces(context))}"
    if command.help:
        yield _paragraphs(command.help)
    yield from _options(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from _sections(below, click.Context(below, context, info_name=name), level + 1)


def commands_page() -> str:
    """The whole page, the same on every terminal."""
    context = click.Context(ploughshare, info_name="ploughshare", terminal_width=200)
    return "\n\n".join([OPENING.strip(), *_sections(ploughshare, context, 2)]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(Path.cwd())}")
