"""A picture of nearly 100 MB from Chromium through a relay into a desk's vault: seconds and memory of each.

    .venv/bin/python benches/attachments.py [ROWS]

ROWS of the picture, 17 kB each; 5,800 unless told otherwise. One run; memory is the largest of each
process (VmHWM). The picture is noise, so nothing of it packs. The line between them is this machine's
loopback: seconds are what work costs, not what a line costs.
"""

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx
from PIL import Image
from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from ploughshare import guide, law
from ploughshare.desk import files
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.preview import caller
from ploughshare.desk.preview.answer import Pixels
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.vault.files import FileShelf
from tests.browser import ARGUMENTS, CHROMIUM
from tests.desk.desks import at, founder
from tests.guide.driver import Driver
from tests.relay.client import relay_at

ROOT = Path(__file__).parents[1]
WIDTH, ROWS = 5_700, 5_800


def peak_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def renderers() -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if b"--type=renderer" in command:
                found.append(int(entry.name))
    return found


def picture(path: Path, rows: int) -> None:
    noise = Image.frombytes("RGB", (WIDTH, rows), os.urandom(WIDTH * rows * 3))
    noise.save(path, "PNG", compress_level=1)


def send(address: str, page_file: Path, path: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        driver = Driver(page, "ru")
        driver.open(page_file.as_uri())
        driver.start()
        driver.to_result()
        driver.press("result-letter")
        driver.at("letter-title")
        page.locator("#letter").fill("Фото.")
        before = max(map(peak_mib, renderers()))
        began = time.monotonic()
        page.locator("#files").set_input_files(path)
        expect(page.locator(".file-list li")).to_have_count(1, timeout=300_000)
        print(f"cleaned in the page         {time.monotonic() - began:8.1f} s")
        cleaned = max(map(peak_mib, renderers()))
        driver.press("letter-continue")
        words = page.locator(".phrase li").all_inner_texts()
        driver.press("key-written")
        for place, word in enumerate(words):
            if page.locator(f"#word-{place}").count() == 1:
                page.locator(f"#word-{place}").fill(word)
        driver.press("continue")
        began = time.monotonic()
        driver.press("key-send")
        expect(page.get_by_role("heading", name=driver.say("sent-title"))).to_be_visible(timeout=900_000)
        print(f"sealed and sent             {time.monotonic() - began:8.1f} s")
        largest = max(map(peak_mib, renderers()))
        print(f"page's process, largest     {largest:8.0f} MiB ({before:.0f} before, {cleaned:.0f} cleaned)")
        browser.close()


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as place, relay_at(Path(place) / "data") as relay:
        folder = Path(place)
        path = folder / "noise.png"
        # In a process of its own: what it takes is not the desk's.
        making = multiprocessing.get_context("spawn").Process(target=picture, args=(path, rows))
        making.start()
        making.join()
        print(f"picture                     {path.stat().st_size / 1e6:8.1f} MB")
        olga = founder(folder / "olga", relay.address)
        with httpx.Client(trust_env=False, timeout=60) as http:
            line = at(olga, relay, http)
            exchange(olga, line)
            roster = line.roster()
            assert roster is not None
            subprocess.run(["node", "web/build.mjs"], cwd=ROOT, check=True, capture_output=True)
            pack_json = law.load(ROOT / "packs" / "ru").to_json(words=True)
            page_file = folder / "guide.html"
            page_file.write_bytes(
                guide.build_guide(
                    guide.template(), pack_json, roster, [relay.address], datetime.now(UTC).date()
                )
            )
            send(relay.address, page_file, path)
            print(f"relay's process, largest    {peak_mib(relay.process.pid):8.0f} MiB")
            desk(olga, line)
        olga.vault.close()


def desk(olga: Ledger, line: RelayClient) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.monotonic()
    exchange(olga, line)
    shelf = FileShelf(olga.vault)
    (case,) = olga.vault.streams()
    (message,) = olga.state(case).messages
    (named,) = message.files
    file = shelf.find(message.hash, named.id)
    assert file is not None
    files.ask_for(olga, file)
    while (file := shelf.find(message.hash, named.id)) is not None and file.state == "coming":
        exchange(olga, line)
    assert file is not None
    assert file.state == "whole"
    print(f"fetched into the vault      {time.monotonic() - began:8.1f} s ({named.parts} parts)")
    began = time.monotonic()
    size = sum(len(piece) for piece in files.read(olga, file, named))
    print(f"opened out of it            {time.monotonic() - began:8.1f} s ({size / 1e6:.1f} MB)")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"desk's process, largest     {after:8.0f} MiB ({before:.0f} before)")
    began = time.monotonic()
    seen = caller.look(files.read(olga, file, named))
    assert isinstance(seen, Pixels), seen
    print(f"drawn in the cage           {time.monotonic() - began:8.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
