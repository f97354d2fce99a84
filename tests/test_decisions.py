"""The index of the decision records keeps up with the records."""

from __future__ import annotations

import re
from pathlib import Path

DECISIONS = Path(__file__).resolve().parent.parent / "docs" / "decisions"
RECORD = re.compile(r"\| (\d{4}) \| \[(.+)\]\((.+\.md)\) \| (.+) \|")
GAP = re.compile(r"\| (\d{4})(?:–(\d{4}))? \| \*not given\* \| \|")
LINES = (DECISIONS / "README.md").read_text(encoding="utf-8").splitlines()
ROWS = [found.groups() for line in LINES if (found := RECORD.fullmatch(line))]


def test_every_record_is_listed_under_its_number_and_title() -> None:
    records = {}
    for path in sorted(DECISIONS.glob("[0-9]*.md")):
        number, title = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").split(" ", 1)
        assert path.name.startswith(f"{number}-")
        records[path.name] = (number, title)
    listed = {name: (number, title) for number, title, name, _ in ROWS}
    assert listed == records, "docs/decisions/README.md is behind the records: add a line for each"


def test_every_number_is_a_record_or_said_never_to_have_been_given() -> None:
    told = [int(number) for number, *_ in ROWS]
    for line in LINES:
        if gap := GAP.fullmatch(line):
            first, last = gap.groups()
            told += range(int(first), int(last or first) + 1)
    assert sorted(told) == list(range(1, max(told) + 1))
    assert [int(number) for number, *_ in ROWS] == sorted(int(number) for number, *_ in ROWS)


def test_the_line_about_a_record_is_one_sentence_or_two_short_ones() -> None:
    for _, title, _, line in ROWS:
        assert line.endswith("."), title
        assert len(line) <= 120, title
