"""The commands that docs/operate.md shows, as the tests run them: taken from the page, never repeated."""

import re
from collections.abc import Mapping
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "operate.md"
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def headings() -> list[str]:
    return re.findall(r"^### (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def shown_commands(heading: str | None = None) -> list[str]:
    """The lines of the page's indented blocks, all or those below one heading, without comments."""
    text = PAGE.read_text(encoding="utf-8")
    if heading is not None:
        text = text.split(f"\n### {heading}\n")[1].split("\n### ")[0].split("\n## ")[0]
    lines = re.findall(r"^ {4,8}(?![ *])(\S.*)$", FENCE.sub("", text), re.MULTILINE)
    return [line.split(" #")[0].strip() for line in lines]


def filled(line: str, told: Mapping[str, str]) -> str:
    """A line with what a reader has to put in its places: addresses, folders, keys."""
    for shown, meant in told.items():
        line = line.replace(shown, meant)
    return line
