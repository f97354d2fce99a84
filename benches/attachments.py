"""A picture of nearly 100 MB from Chromium through a relay into a desk's vault, and one of 65 MB back.

    .venv/bin/python benches/attachments.py [ROWS]

Seconds and memory of each. ROWS of the picture, 17 kB each; 5,800 unless told otherwise, and no more than
3,800 for the answer. One run; memory is the largest of each process (VmHWM), Chromium's program and libraries
with it; nothing records the network (tests/guide/bare.py). The picture is noise, so nothing of it packs. The
line between them is this machine's loopback: seconds are what work costs, not what a line costs.
"""

import hashlib
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

sys.path.insert(0, str(Path(__file__).parents[1]))

from ploughshare import guide, law
from ploughshare.desk import enclosures, files, outbox
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.preview import caller
from ploughshare.desk.preview.answer import Pixels
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.vault.files import FileShelf
from ploughshare.wire import NamedFile
from tests.desk.desks import at, founder
from tests.guide.bare import BarePage, bare_page
from tests.relay.client import relay_at

ROOT = Path(__file__).parents[1]
WIDTH, ROWS, ANSWER_ROWS = 5_700, 5_800, 3_800


def peak_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def pictures(path: Path, small: Path, rows: int) -> None:
    """One for the person to send, and one as large as a desk may answer with."""
    for place, height in ((path, rows), (small, min(rows, ANSWER_ROWS))):
        noise = Image.frombytes("RGB", (WIDTH, height), os.urandom(WIDTH * height * 3))
        noise.save(place, "PNG", compress_level=1)


def send(page: BarePage, url: str, path: Path) -> str:
    """The page cleans the picture and sends it with a letter; gives the key's words."""
    page.open(url)
    page.to_letter("Фото.")
    page.forget_peaks()
    before = page.peak_mib()
    began = time.monotonic()
    page.choose("#files", path)
    page.until("() => document.querySelectorAll('.file-list li').length === 1")
    cleaning_seconds, cleaning = time.monotonic() - began, page.peak_mib()
    page.forget_peaks()
    began = time.monotonic()
    words = page.send()
    print(f"page before                 {before:8.0f} MiB")
    print(f"cleaned in the page         {cleaning_seconds:8.1f} s, page {cleaning:4.0f} MiB")
    print(f"sealed and sent             {time.monotonic() - began:8.1f} s, page {page.peak_mib():4.0f} MiB")
    return words


def save(page: BarePage, url: str, words: str, folder: Path, named: NamedFile) -> None:
    """The page fetches the file of a reply and hands it to the browser, which saves it."""
    page.open(url)
    page.press("start-reply")
    page.fill("#phrase", words)
    page.press("reply-open")
    page.press("file-save", file=named.name)
    page.forget_peaks()
    began = time.monotonic()
    page.press("file-save-yes")
    page.until("(text) => document.body.innerText.includes(text)", page.say("file-saved"))
    seconds = time.monotonic() - began
    saved = folder / "saved" / "1.png"
    deadline = time.monotonic() + 60
    while not saved.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert hashlib.sha256(saved.read_bytes()).digest() == named.hash
    size = f"{named.size_bytes / 1e6:.1f} MB"
    print(f"fetched and saved           {seconds:8.1f} s, page {page.peak_mib():4.0f} MiB ({size})")


def answer(olga: Ledger, line: RelayClient, path: Path) -> NamedFile:
    """The desk takes in a picture as its page hands it over, and sends it with a reply."""
    (case,) = olga.vault.streams()
    began = time.monotonic()
    with path.open("rb") as stream:
        enclosed = enclosures.enclose(olga, case, path.stat().st_size, stream.read)
    print(f"taken in by the desk        {time.monotonic() - began:8.1f} s ({enclosed.named.parts} parts)")
    last = olga.state(case).messages[-1].hash
    files = [enclosed.named.id]
    began = time.monotonic()
    outbox.reply(olga, case, "Вот.", key=os.urandom(16), lang="ru", last_read=last, files=files)
    while olga.vault.outgoing_replies():
        exchange(olga, line)
    print(f"sent by the desk            {time.monotonic() - began:8.1f} s")
    return enclosed.named


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as place, relay_at(Path(place) / "data") as relay:
        folder = Path(place)
        path, small = folder / "noise.png", folder / "answer.png"
        # In a process of its own: what it takes is not the desk's.
        making = multiprocessing.get_context("spawn").Process(target=pictures, args=(path, small, rows))
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
            with bare_page(folder) as page:
                words = send(page, page_file.as_uri(), path)
            desk(olga, line)
            named = answer(olga, line, small)
            print(f"desk's process, largest     {own_peak_mib():8.0f} MiB")
            print(f"relay's process, largest    {peak_mib(relay.process.pid):8.0f} MiB")
            with tempfile.TemporaryDirectory() as other, bare_page(Path(other)) as page:
                save(page, page_file.as_uri(), words, Path(other), named)
        olga.vault.close()


def own_peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def desk(olga: Ledger, line: RelayClient) -> None:
    before = own_peak_mib()
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
    print(f"desk's process, largest     {own_peak_mib():8.0f} MiB ({before:.0f} before)")
    began = time.monotonic()
    seen = caller.look(files.read(olga, file, named))
    assert isinstance(seen, Pixels), seen
    print(f"drawn in the cage           {time.monotonic() - began:8.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
