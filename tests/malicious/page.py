"""Persons at their pages: the guide's own code in Node, driven from Python, one process for all of them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ploughshare.seal.phrase import PersonKeys
from ploughshare.wire import JsonValue, b64u, case_id

PROGRAM = Path(__file__).with_name("page.ts")
LANGUAGES = ("ru", "en", "de", "uk")


@dataclass(frozen=True)
class Said:
    """One message as a screen shows it."""

    by: str
    name: str
    text: str


@dataclass(frozen=True)
class Seen:
    """What a person saw after a call: messages, what is wrong with them, or why there was nothing to see."""

    said: tuple[Said, ...]
    alarms: tuple[str, ...]
    trouble: str | None
    words: dict[str, tuple[str, ...]]
    """By language: the sentences of the alarms, or of the trouble."""

    @property
    def noticed(self) -> bool:
        """Whether anything was said to be wrong."""
        return bool(self.alarms) or self.trouble is not None

    @property
    def texts(self) -> list[str]:
        """What stands on the screen, in its order."""
        return [one.text for one in self.said]


@dataclass
class Pages:
    """The process."""

    process: subprocess.Popen[str]
    opened: int = 0

    def ask(self, **command: JsonValue) -> dict[str, object]:
        """One command, one answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the page's process has ended"
        answer: dict[str, object] = json.loads(line)
        assert "fault" not in answer, answer["fault"]
        return answer


@dataclass
class Page:
    """One person. `again` is the same person, on a device that knows only the eight words."""

    pages: Pages
    root: bytes
    relays: tuple[str, ...]
    roster: bytes
    """The one in the guide's file."""
    keys: PersonKeys = field(default_factory=lambda: PersonKeys(os.urandom(32), os.urandom(32)))
    fresh: bool = True

    def __post_init__(self) -> None:
        self.pages.opened += 1
        self.name = str(self.pages.opened)
        self.pages.ask(
            do="open",
            page=self.name,
            relays=list(self.relays),
            roster=b64u(self.roster),
            root=b64u(self.root),
            sign=b64u(self.keys.sign_seed),
            age=b64u(self.keys.age_seed),
            fresh=self.fresh,
        )

    @property
    def mailbox(self) -> bytes:
        return self.keys.mailbox(self.root)

    @property
    def case(self) -> bytes:
        return case_id(self.mailbox)

    def again(self, roster: bytes | None = None) -> Page:
        return Page(self.pages, self.root, self.relays, roster or self.roster, self.keys, fresh=False)

    def send(self, text: str, day: date) -> Seen:
        return self._seen(self.pages.ask(do="send", page=self.name, text=text, day=day.isoformat()))

    def read(self) -> Seen:
        return self._seen(self.pages.ask(do="read", page=self.name))

    def erase(self) -> Seen:
        return self._seen(self.pages.ask(do="erase", page=self.name))

    def _seen(self, answer: dict[str, object]) -> Seen:
        value = json.loads(json.dumps(answer))
        words = {lang: tuple(value["words"][lang]) for lang in LANGUAGES}
        seen = Seen(
            tuple(Said(one["by"], one["name"], one["text"]) for one in value["said"]),
            tuple(value["alarms"]),
            value["trouble"],
            words,
        )
        for said in words.values():
            # A sentence for each, and each in its own language.
            assert len(said) == (1 if seen.trouble is not None else len(seen.alarms))
            assert all(len(sentence) > 10 for sentence in said)
        return seen


@contextmanager
def pages() -> Iterator[Pages]:
    """Starts the process; ends it."""
    process = subprocess.Popen(
        ["node", "--import", "tsx", str(PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROGRAM.parents[2],
    )
    with process:
        try:
            yield Pages(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
