"""Both languages and the protocol's page name the same sizes."""

from __future__ import annotations

import re
from pathlib import Path

from ploughshare.wire import limits

ROOT = Path(__file__).resolve().parents[2]
NUMBERS = {name: value for name, value in vars(limits).items() if isinstance(value, int)}
IN_WORDS = {
    "FRAMES_BYTES_SOFT_MAX": "1 MiB",
    "CHALLENGE_SECONDS": "five minutes",
    "PUZZLE_SECONDS": "half an hour",
}
IN_WORDS |= {"INTEGER_MAX": "2^53 − 1", "ROSTER_BYTES_MAX": "256 KiB"}


def test_the_page_and_the_relay_count_alike() -> None:
    source = (ROOT / "web" / "lib" / "wire" / "limits.ts").read_text(encoding="utf-8")
    there = {
        name: int(value.replace("_", ""))
        for name, value in re.findall(r"export const (\w+) = ([\d_]+);", source)
    }
    both = there.keys() & NUMBERS.keys()
    assert len(both) >= 10
    assert {name: there[name] for name in both} == {name: NUMBERS[name] for name in both}


def test_every_limit_stands_in_the_protocol() -> None:
    page = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    told = {name: (IN_WORDS.get(name) or f"{number:,}", str(number)) for name, number in NUMBERS.items()}
    missing = [
        name
        for name, forms in told.items()
        if not any(re.search(rf"(?<!\d){re.escape(form)}(?!\d)", page) for form in forms)
    ]
    assert missing == []
