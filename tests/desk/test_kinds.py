"""The protocol's table of events and the program's kinds are the same."""

import re
from pathlib import Path

from ploughshare.desk.body import KINDS
from ploughshare.desk.kinds import parse_body

PROTOCOL = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
ROWS = PROTOCOL.partition("§7.5 ")[2].partition("§7.6 ")[0]


def published() -> dict[str, set[str]]:
    found = {}
    for kinds, body in re.findall(r"^\| (`[a-z_.`, ]+) \| (.*) \|$", ROWS, re.M):
        fields = set(re.findall(r"(?:^|, )`([a-z0-9_]+)`", body))
        for kind in re.findall(r"`([a-z_.]+)`", kinds):
            found[kind] = fields
    return found


def test_every_kind_stands_in_the_protocol_with_its_values_and_no_other() -> None:
    parse_body("note", None)  # every kind registers itself
    assert published() == {kind: set(cls.shape) for kind, cls in KINDS.items()}
