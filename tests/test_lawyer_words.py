"""«Адвокат» and «юрист» are two people: whom to ask before acting; who reviews a pack, or reads at a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ploughshare.law.changelog_words import FRAMES as CHANGELOG
from ploughshare.law.leaflet_frame import FRAMES as LEAFLET
from ploughshare.law.picture_words import PICTURE
from ploughshare.law.terminal_words import LABELS

ROOT = Path(__file__).resolve().parent.parent
JURIST = re.compile(r"\bюрист", re.IGNORECASE)
REVIEWER = {
    "review",
    "reviewed",
    "draft",
    "signed-none",
    "needs-review",
    "result-review",
    "finding-reviewed",
    "finding-not-reviewed",
}
"""Said of who checks a pack, or has not."""
DESK = {
    *("result-empty-how", "result-danger-empty", "result-lawyer-first", "result-letter"),
    *("letter-title", "letter-who", "letter-attach-hint", "letter-no-desk", "letter-roster-bad"),
    *(
        "sending-roster",
        "failed-roster",
        "failed-full",
        "failed-newer",
        "alarm-author",
        "alarm-roster",
        "alarm-what",
        "delete-about",
    ),
    *("genuine-code-3", "genuine-code-4", "genuine-roster"),
}
"""Said of who reads the letters at a desk."""


def fluent(path: Path) -> Mapping[str, str]:
    found: dict[str, str] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if started := re.match(r"([a-z][\w-]*) *=", line):
            name = started[1]
        if not line.startswith("#"):
            found[name] = found.get(name, "") + line
    return found


def frames() -> Iterator[tuple[str, Mapping[str, str]]]:
    for lang in ("ru", "uk"):
        for name, words in (
            ("terminal", LABELS),
            ("leaflet", LEAFLET),
            ("picture", PICTURE),
            ("changelog", CHANGELOG),
        ):
            yield f"{name} {lang}", {key: str(said) for key, said in words[lang].items()}
        yield f"guide {lang}", fluent(ROOT / "web" / "guide" / "words" / f"{lang}.ftl")
    yield "desk ru", fluent(ROOT / "src" / "ploughshare" / "desk" / "pages" / "words" / "ru.ftl")


@pytest.mark.parametrize(("name", "words"), list(frames()), ids=[name for name, _ in frames()])
def test_a_frame_sends_to_an_advocate_and_names_a_jurist_only_as_reviewer_or_desk(
    name: str, words: Mapping[str, str]
) -> None:
    jurists = {key for key, said in words.items() if JURIST.search(said)}
    assert jurists <= REVIEWER | DESK, f"{name}: {sorted(jurists - REVIEWER - DESK)}"


@pytest.mark.parametrize(
    "path",
    sorted([*ROOT.glob("packs/*/words/ru.ftl"), *ROOT.glob("packs/*/words/uk.ftl")]),
    ids=lambda path: f"{path.parent.parent.name}-{path.stem}",
)
def test_a_pack_sends_to_an_advocate(path: Path) -> None:
    assert not JURIST.search(path.read_text(encoding="utf-8"))


def test_the_leaflets_send_to_an_advocate() -> None:
    for path in ROOT.glob("packs/*/leaflet.yaml"):
        assert not JURIST.search(path.read_text(encoding="utf-8")), path
