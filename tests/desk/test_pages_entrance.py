"""The page about the guide at the relay: alarms on every page, what to do, what was served, the key."""

import dataclasses
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ploughshare.desk.device import keep_relays
from ploughshare.desk.watch import keeping
from ploughshare.desk.watch.judge import Verdict
from ploughshare.desk.watch.watching import Watcher
from ploughshare.seal.guide_signature import sign_guide
from ploughshare.seal.minisign import public_key_text
from tests.desk.scenarios import open_desk
from tests.desk.served import Reader, reader, served
from tests.desk.test_pages import text
from tests.desk.watch.served_page import answer, serving

PAGE, OTHER = b"<!doctype html><title>guide</title>", b"<script>alert('served')</script>"


@dataclasses.dataclass
class Watched:
    """A desk whose pages are open, and what its relay serves next."""

    inside: Reader
    watcher: Watcher
    served: list[bytes]

    def look(self, page: bytes) -> Verdict:
        self.served[0] = page
        (found,) = self.watcher.now()
        return found


@pytest.fixture(params=["ru", "en"])
def watched(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Watched]:
    page = [PAGE]
    with serving(lambda _asked: answer(page[0])) as relay:
        desk = open_desk(tmp_path / "vault", lang=request.param)
        keep_relays(desk.ledger.vault, (relay.address,))
        desk.ledger.reload_home()
        watcher = Watcher(desk.ledger, None, tick_seconds=0.02)
        desk = dataclasses.replace(desk, watcher=watcher)
        with served(desk) as running, reader(running) as found:
            yield Watched(found, watcher, page)
        desk.ledger.vault.close()


def sign(watched: Watched, page: bytes = PAGE) -> None:
    ledger = watched.watcher._ledger
    root = ledger.home.require_root()
    keeping.note_signed(ledger, sign_guide(page, 1, ledger.today(), 1, root.private))


def rung(watched: Watched, path: str = "/desk/queue") -> bool:
    return 'href="/desk/guide"' in watched.inside.get(path).text.partition("<main")[0]


def test_before_a_guide_is_signed_the_page_says_who_can(watched: Watched) -> None:
    assert "ploughshare guide sign" in watched.inside.get("/desk/guide").text
    assert not rung(watched)


def test_the_signed_guide_is_quiet_and_the_page_shows_the_key_to_print(watched: Watched) -> None:
    sign(watched)
    assert watched.look(PAGE) is Verdict.GENUINE
    assert not rung(watched)
    ledger = watched.watcher._ledger
    assert public_key_text(ledger.home.root_public) in text(watched.inside.get("/desk/guide").text)


def test_another_page_rings_on_every_page_until_somebody_has_seen_to_it(watched: Watched) -> None:
    sign(watched)
    assert watched.look(OTHER) is Verdict.CHANGED
    assert all(rung(watched, f"/desk/{path}") for path in ("queue", "new", "find", "law", "team", "about"))
    page = watched.inside.get("/desk/guide").text
    assert len(re.findall(r"<li>", page.partition("<ol>")[2].partition("</ol>")[0])) == 5
    # Nothing of what was served stands in our page; it is handed out as text to be kept.
    assert "alert" not in page
    kept = watched.inside.get("/desk/guide/served")
    assert kept.content == OTHER
    assert kept.headers["content-type"] == "application/octet-stream"
    assert 'filename="served-page.txt"' in kept.headers["content-disposition"]
    watched.inside.get("/desk/guide")
    assert watched.inside.post("/desk/guide/settle").status_code == 200
    assert not rung(watched)
    # The page that is served now is still said to be another.
    assert 'class="wrong"' in watched.inside.get("/desk/guide").text


def test_a_look_can_be_asked_for(watched: Watched) -> None:
    sign(watched)
    watched.served[0] = OTHER
    watched.watcher.start()
    watched.inside.get("/desk/guide")
    watched.inside.post("/desk/guide/look")
    waited = threading.Event()
    for _ in range(1_000):
        if rung(watched):
            break
        waited.wait(0.01)
    assert rung(watched)
    watched.watcher.stop()


def test_where_nothing_was_kept_there_is_nothing_to_save(watched: Watched) -> None:
    assert watched.inside.get("/desk/guide/served").status_code == 404
