"""The guide in a Chromium whose network nobody records, for measuring.

Playwright has DevTools note all requests, and DevTools keeps up to a hundred megabytes of them in the page's
own process. Here only what is pressed and read goes over the wire.
"""

from __future__ import annotations

import json
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Page
from websockets.sync.client import ClientConnection, connect

from tests.browser import ARGUMENTS, CHROMIUM
from tests.guide.driver import LANGUAGE_NAMES, Driver

STARTING_SECONDS = 30.0
SETTLING_SECONDS = 900.0
LOOK_SECONDS = 0.05

_FILL = """(place, value) => {
  const field = document.querySelector(place);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
_PRESS = """(text) => {
  const bears = (b) => b.innerText.trim() === text && !b.disabled;
  const found = [...document.querySelectorAll("button")].find(bears);
  found?.click();
  return found !== undefined;
}"""


class BarePage:
    """One page of the guide, in one language."""

    def __init__(self, line: ClientConnection, folder: Path, language: str) -> None:
        self._line = line
        self._folder = folder
        self._number = 0
        self._language = language
        self._words = Driver(cast(Page, None), language)

    def say(self, name: str, **values: str | int) -> str:
        """A sentence of the guide's own words."""
        return self._words.say(name, **values)

    def call(self, method: str, **values: object) -> dict[str, Any]:
        """One call of the DevTools protocol."""
        self._number += 1
        self._line.send(json.dumps({"id": self._number, "method": method, "params": values}))
        while True:
            answer = json.loads(self._line.recv(SETTLING_SECONDS))
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return cast(dict[str, Any], answer["result"])

    def run(self, script: str, *values: object) -> Any:
        """What a function of the page's language gives."""
        expression = f"({script})({', '.join(json.dumps(value) for value in values)})"
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"]
        return result.get("value")

    def until(self, script: str, *values: object) -> None:
        """Waits until a function gives something true."""
        deadline = time.monotonic() + SETTLING_SECONDS
        while not self.run(script, *values):
            assert time.monotonic() < deadline, (script, values, self.run("() => document.body.innerText"))
            time.sleep(LOOK_SECONDS)

    def open(self, url: str) -> None:
        """The guide's first screen, in the page's language."""
        self.call("Page.navigate", url=url)
        self.press_text(LANGUAGE_NAMES[self._language])
        self.at("start-title")

    def at(self, heading: str) -> None:
        """Waits until the screen with this heading stands."""
        self.until("(text) => document.querySelector('h1')?.innerText === text", self.say(heading))

    def press_text(self, text: str) -> None:
        """Presses the button that bears this text, as soon as it stands."""
        self.until(_PRESS, text)

    def press(self, name: str, **values: str | int) -> None:
        """Presses the button that bears a sentence of the guide."""
        self.press_text(self.say(name, **values))

    def fill(self, place: str, value: str) -> None:
        """Types into a field."""
        self.until("(place) => document.querySelector(place) !== null", place)
        self.run(_FILL, place, value)

    def choose(self, place: str, path: Path) -> None:
        """Chooses a file in a field."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=place)["nodeId"]
        self.call("DOM.setFileInputFiles", files=[str(path)], nodeId=node)

    def to_letter(self, text: str) -> None:
        """From the first screen to a letter of this text."""
        self.press("start-button")
        self.until("() => document.querySelector('#whom-self, input[type=radio]') !== null")
        self.run("() => document.querySelector('input[type=radio]').click()")
        self.press("continue")
        self.press("question-show")
        self.press("result-letter")
        self.at("letter-title")
        self.fill("#letter", text)

    def send(self) -> str:
        """From the letter over the key to the receipt; gives the eight words."""
        self.press("letter-continue")
        self.until("() => document.querySelectorAll('.phrase li').length === 8")
        words = cast(
            list[str], self.run("() => [...document.querySelectorAll('.phrase li')].map(e => e.innerText)")
        )
        self.press("key-written")
        self.until("() => document.querySelector('[id^=word-]') !== null")
        for place, word in enumerate(words):
            if self.run("(place) => document.querySelector(place) !== null", f"#word-{place}"):
                self.fill(f"#word-{place}", word)
        self.press("continue")
        self.press("key-send")
        self.at("sent-title")
        return " ".join(words)

    def renderers(self) -> list[int]:
        """The processes that draw pages."""
        return self._processes(b"--type=renderer")

    def forget_peaks(self) -> None:
        """From here on the largest memory counts anew."""
        for pid in self.renderers():
            Path(f"/proc/{pid}/clear_refs").write_text("5")

    def peak_mib(self) -> float:
        """The largest memory of the largest of them since then (VmHWM)."""
        return max(map(_peak_mib, self.renderers()))

    def _processes(self, kind: bytes) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    command = (entry / "cmdline").read_bytes()
                except OSError:
                    continue
                if kind in command and bytes(self._folder) in command:
                    found.append(int(entry.name))
        return found


def _peak_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


@contextmanager
def bare_page(folder: Path, language: str = "ru") -> Iterator[BarePage]:
    """A page of a fresh profile in `folder`, where what it saves goes into `folder / "saved"`."""
    profile, saved = folder / "profile", folder / "saved"
    saved.mkdir()
    arguments = [
        CHROMIUM,
        "--headless",
        *ARGUMENTS,
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
    ]
    with subprocess.Popen(
        [*arguments, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as browser:
        try:
            with connect(_address(profile), max_size=None, proxy=None) as line:
                page = BarePage(line, profile, language)
                page.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(saved))
                yield page
        finally:
            browser.kill()


def _address(profile: Path) -> str:
    deadline = time.monotonic() + STARTING_SECONDS
    port = profile / "DevToolsActivePort"
    while time.monotonic() < deadline:
        if port.exists() and port.read_text():
            with urllib.request.urlopen(f"http://127.0.0.1:{port.read_text().split()[0]}/json") as answer:
                pages = [found for found in json.load(answer) if found["type"] == "page"]
            if pages:
                return str(pages[0]["webSocketDebuggerUrl"])
        time.sleep(LOOK_SECONDS)
    raise TimeoutError
