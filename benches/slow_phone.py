"""How long a person waits, in a browser without compilation and on a slow phone with a slow line.

    .venv/bin/python benches/slow_phone.py [firefox] [safer] [chromium] [slow]

From the first question to a reply read, with a photo of 3 MB, through a real relay on this machine: Firefox
as it comes; Firefox with Tor Browser's level "Safer" (no compilation, no WebAssembly); Chromium as it comes;
Chromium with its processor slowed six times on a line of 400 kbit/s and 400 ms. Each once, in seconds;
the slow ones are stopped in the middle of the photo, and go on. Still:
how long at most the line that tells how far it is said the same. A slowed server core is no phone.
"""

from __future__ import annotations

import io
import random
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from ploughshare import guide, law
from tests.browser import ARGUMENTS, CHROMIUM
from tests.firefox import AS_IT_COMES, SAFER, launch_firefox
from tests.guide.conftest import BUILT_ON
from tests.guide.desk import SmallDesk
from tests.guide.driver import Driver
from tests.relay.client import RunningRelay, relay_at

ROOT = Path(__file__).parents[1]
PHOTO_BYTES = 3_000_000
SLOWER = 6
BYTES_A_SECOND = 50_000
LATENCY_MS = 400
PATIENCE_MS = 600_000
QUESTIONS = 8
TEXT, REPLY = "Мне дали приказ ехать завтра.", "Подайте рапорт."

NOTE_STEPS = """() => {
  globalThis.steps = [];
  new MutationObserver(() => {
    const said = document.querySelector('.progress')?.textContent ?? '';
    if (said !== steps.at(-1)?.said) steps.push({ at: Date.now(), said });
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
ANSWER = """(fact) => new Promise((done) => {
  const before = document.querySelector('h1').textContent;
  document.getElementById(`${fact}-unsure`).click();
  const from = performance.now();
  requestAnimationFrame(() => {
    document.querySelector('.go.primary').click();
    const look = () => document.querySelector('h1').textContent === before
      ? requestAnimationFrame(look) : done(performance.now() - from);
    look();
  });
})"""


STOP = """([button, words]) => new Promise((done) => {
  const from = performance.now();
  [...document.querySelectorAll('button')].find((one) => one.textContent === button).click();
  const look = () => document.body.textContent.includes(words)
    ? done(performance.now() - from) : setTimeout(look, 10);
  look();
})"""


@dataclass
class Steps:
    """What the progress line said, and when, in seconds."""

    said: list[tuple[float, str]]

    def seconds(self, beginning: str) -> float:
        """From the first line that begins so to the one after the last."""
        marked = [n for n, (_, said) in enumerate(self.said) if said.startswith(beginning)]
        return (
            0.0
            if not marked
            else self.said[min(marked[-1] + 1, len(self.said) - 1)][0] - self.said[marked[0]][0]
        )

    def still(self) -> float:
        """The longest time without a word of news while something was being said."""
        pairs = zip(self.said, self.said[1:], strict=False)
        return max((later - at for (at, said), (later, _) in pairs if said), default=0.0)


def steps_of(page: Page) -> Steps:
    return Steps([(step["at"] / 1_000, step["said"]) for step in page.evaluate("() => steps.splice(0)")])


def photo(path: Path) -> Path:
    """Noise, as it packs no better than a camera's picture."""
    width = 2_000
    noise = Image.frombytes("L", (width, 1_500), random.Random(3).randbytes(width * 1_500)).convert("RGB")
    for quality in range(95, 5, -1):
        out = io.BytesIO()
        noise.save(out, "JPEG", quality=quality)
        if out.tell() <= PHOTO_BYTES:
            break
    path.write_bytes(out.getvalue())
    return path


class Road:
    """One browser's way; each part prints what it took."""

    def __init__(self, page: Page, relay: RunningRelay, desk: SmallDesk, url: str) -> None:
        self.page, self.relay, self.desk, self.url = page, relay, desk, url
        self.driver = Driver(page)
        self.clock = time.monotonic()
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)

    def took(self) -> float:
        now = time.monotonic()
        seconds, self.clock = now - self.clock, now
        return seconds

    def told(self, what: str, seconds: float) -> None:
        print(f"  {what:<58}{seconds:8.2f} s", flush=True)

    def questions(self) -> None:
        self.driver.open(self.url)
        self.driver.start()
        times = []
        for _ in range(QUESTIONS):
            fact = self.driver.fact()
            assert fact is not None
            times.append(self.page.evaluate(ANSWER, fact) / 1_000)
        self.told("an answer to the next question, median", statistics.median(times))
        self.took()
        self.driver.to_result()
        self.told("to the result", self.took())

    def send(self, picture: Path, stops: bool) -> list[str]:
        page, driver = self.page, self.driver
        page.evaluate(NOTE_STEPS)
        self.took()
        driver.press("result-letter")
        page.locator("#letter").wait_for()
        self.told("unpacking the sealing code", self.took())
        page.locator("#letter").fill(TEXT)
        self.took()
        page.locator("#files").set_input_files(picture)
        expect(page.locator(".file-list li")).to_have_count(1)
        self.told("cleaning the photo", self.took())
        words = self.key()
        self.took()
        driver.press("key-send")
        if stops:
            self.stop()
            self.took()
            driver.press("key-send")
        page.get_by_role("heading", name=driver.say("sent-title")).wait_for()
        self.told(
            "the rest, to the receipt" if stops else "the letter and its photo, to the receipt", self.took()
        )
        steps = steps_of(page)
        self.told("still at most, while sending", steps.still())
        return words

    def key(self) -> list[str]:
        self.driver.press("letter-continue")
        words = self.page.locator(".phrase li").all_inner_texts()
        self.driver.press("key-written")
        for place, word in enumerate(words):
            if self.page.locator(f"#word-{place}").count() == 1:
                self.page.locator(f"#word-{place}").fill(word)
        self.driver.press("continue")
        steps_of(self.page)
        return words

    def stop(self) -> None:
        """Stops in the middle of the photo; tells what came before."""
        going = self.driver.say("sending-file", n=1, count=1, percent=0).split("0")[0]
        expect(self.page.locator(".progress")).to_have_text(re.compile(re.escape(going) + "[1-9]"))
        steps = steps_of(self.page)
        self.told(
            "stretching the words",
            steps.seconds(self.driver.say("sending-stretching", percent=0).split(":")[0]),
        )
        self.told(
            "work for the mailbox", steps.seconds(self.driver.say("sending-work", percent=0).split(":")[0])
        )
        self.told("still at most, until the photo is under way", steps.still())
        said = [self.driver.say("sending-cancel"), self.driver.say("failed-cancelled")]
        self.told("stopping", self.page.evaluate(STOP, said) / 1_000)

    def read(self, words: list[str]) -> None:
        (case,) = self.desk.collect(self.relay)
        assert len(case.letters[0].message.files) == 1
        self.desk.reply(self.relay, case, self.desk.sealed_reply(case, REPLY))
        self.driver.open(self.url)
        self.took()
        self.driver.check_reply(words)
        self.told("the eight words to the reply", self.took())


def walk(name: str, browser: Browser, scratch: Path, slow: bool, stops: bool) -> None:
    print(name, flush=True)
    scratch.mkdir()
    with relay_at(scratch / "data") as relay:
        desk = SmallDesk((relay.address,))
        desk.post_roster(relay)
        file = scratch / "guide.html"
        pack = law.load(ROOT / "packs" / "ru").to_json(words=True)
        file.write_bytes(
            guide.build_guide(guide.template(), pack, desk.roster.file, [relay.address], BUILT_ON)
        )
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        if slow:
            line = context.new_cdp_session(page)
            line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            line.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": LATENCY_MS,
                    "downloadThroughput": BYTES_A_SECOND,
                    "uploadThroughput": BYTES_A_SECOND,
                },
            )
        road = Road(page, relay, desk, file.as_uri())
        road.questions()
        words = road.send(photo(scratch / "photo.jpg"), stops)
        road.read(words)
        context.close()


def chromium(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


def main(wanted: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        scratch = Path(place)
        for key, name, slow in (
            ("firefox", "Firefox as it comes", False),
            ("safer", "Firefox, Tor Browser's level Safer", False),
            ("chromium", "Chromium as it comes", False),
            ("slow", f"Chromium {SLOWER} times slower, 400 kbit/s", True),
        ):
            if wanted and key not in wanted:
                continue
            if key in ("firefox", "safer"):
                browser = launch_firefox(playwright, scratch, SAFER if key == "safer" else AS_IT_COMES)
            else:
                browser = chromium(playwright)
            walk(name, browser, scratch / f"road-{key}", slow, stops=key in ("safer", "slow"))
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
