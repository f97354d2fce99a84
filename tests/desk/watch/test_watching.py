"""Desks that watch real relays: the signed guide, another one, an older one, another one now and then."""

import datetime
import hashlib
import json
import os
import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ploughshare.cli import ploughshare
from ploughshare.desk import keys
from ploughshare.desk.device import keep_relays
from ploughshare.desk.exchange import Exchanger, exchange
from ploughshare.desk.ledger import Ledger, wall_ms
from ploughshare.desk.status import read_status
from ploughshare.desk.vault import Vault
from ploughshare.desk.watch import keeping
from ploughshare.desk.watch.browsers import Browser
from ploughshare.desk.watch.events import CHANGED, DIVERTED, GuideAlarm
from ploughshare.desk.watch.judge import OLDER_DAYS, Verdict
from ploughshare.desk.watch.look import Seen, look
from ploughshare.desk.watch.times import WINDOW_SECONDS, chance_caught, moment
from ploughshare.desk.watch.watching import Watcher, look_in
from ploughshare.seal.guide_signature import sign_guide
from tests.desk.desks import PASSPHRASE, ROOT_SEED, at, colleague, founder
from tests.desk.watch.served_page import answer, serving
from tests.relay.client import ROOT, RunningRelay, relay_at

PAGE = b"<!doctype html><title>guide</title>" + bytes(range(256)) * 40
CHANGED_PAGE = PAGE.replace(b"guide", b"guidE")
DAY = datetime.date(2026, 11, 22)
NGINX_GONE = (
    b'<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body bgcolor="white">\r\n'
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    + b"<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n"
    * 6
)
HAPROXY_GONE = (
    b"<html><body><h1>503 Service Unavailable</h1>\n"
    b"No server is available to handle this request.\n</body></html>\n"
)


def sign(ledger: Ledger, page: bytes = PAGE, number: int = 1) -> str:
    """Signs as the founder does, without a vault's guide."""
    signature = sign_guide(page, number, ledger.today(), 1, ROOT)
    keeping.note_signed(ledger, signature)
    return signature


def guide_file(folder: Path, page: bytes) -> Path:
    path = folder / f"{hashlib.sha256(page).hexdigest()[:8]}.html"
    path.write_bytes(page)
    return path


def always(reply: bytes) -> Callable[[bytes], bytes]:
    return lambda _asked: reply


@contextmanager
def relay_with(folder: Path, page: bytes) -> Iterator[RunningRelay]:
    """The real relay, in a process of its own, with this page as its guide."""
    path = guide_file(folder, page)
    with relay_at(folder / f"data-{path.stem}", "--guide", str(path)) as relay:
        yield relay


def addressed(ledger: Ledger, *relays: str) -> Ledger:
    keep_relays(ledger.vault, relays)
    ledger.reload_home()
    return ledger


def verdict(ledger: Ledger) -> Verdict:
    (found,) = Watcher(ledger, None).now()
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Ledger]:
    ledger = founder(tmp_path / "olga")
    yield ledger
    ledger.vault.close()


def test_a_relay_that_serves_the_signed_guide_rings_nowhere(desk: Ledger, tmp_path: Path) -> None:
    with relay_with(tmp_path, PAGE) as relay:
        addressed(desk, relay.address)
        assert verdict(desk) is Verdict.UNSIGNED
        sign(desk)
        assert verdict(desk) is Verdict.GENUINE
    assert keeping.rings(desk) == []
    assert keeping.looks(desk)[f"{relay.address}/"].count == 2
    assert read_status(desk).guide == ()


@pytest.mark.parametrize("changed", [CHANGED_PAGE, PAGE + b" ", PAGE[:-1], b"other"])
def test_a_relay_that_serves_another_page_rings_at_every_desk(
    desk: Ledger, tmp_path: Path, changed: bytes
) -> None:
    sign(desk)
    ivan = colleague(desk, tmp_path / "ivan")
    with relay_with(tmp_path, changed) as relay:
        addressed(desk, relay.address)
        assert verdict(desk) is Verdict.CHANGED
        client = at(desk, relay)
        exchange(desk, client)
        exchange(ivan, at(ivan, relay))
        exchange(ivan, at(ivan, relay))
    alarm = GuideAlarm(f"{relay.address}/", CHANGED, hashlib.sha256(changed).digest(), desk.today())
    assert [(ring.alarm, ring.by) for ring in keeping.rings(desk)] == [(alarm, desk.me)]
    assert [(ring.alarm, ring.by) for ring in keeping.rings(ivan)] == [(alarm, desk.me)]
    assert keeping.evidence(desk) == changed
    told = "\n".join(read_status(desk).lines())
    assert "ALARM" in told
    assert "seen by Olga" in told
    assert "move house" in told
    ivan.vault.close()


def test_an_alarm_rings_until_a_human_has_seen_to_it_and_again_on_another_day(tmp_path: Path) -> None:
    later = [0]
    desk = founder(tmp_path / "olga")
    desk.wall = lambda: wall_ms() + later[0]
    sign(desk)
    with serving(lambda _asked: answer(CHANGED_PAGE)) as page:
        addressed(desk, page.address)
        verdict(desk)
        verdict(desk)
        assert len(keeping.rings(desk)) == 1
        keeping.settle(desk)
        assert keeping.rings(desk) == []
        verdict(desk)
        assert keeping.rings(desk) == []
        later[0] = 86_400_000
        verdict(desk)
        assert len(keeping.rings(desk)) == 1
    desk.vault.close()


def test_a_relay_that_is_good_again_does_not_silence_what_was_seen(desk: Ledger) -> None:
    sign(desk)
    pages = [CHANGED_PAGE, PAGE]
    with serving(lambda _asked: answer(pages.pop(0))) as page:
        addressed(desk, page.address)
        assert verdict(desk) is Verdict.CHANGED
        assert verdict(desk) is Verdict.GENUINE
    assert len(keeping.rings(desk)) == 1


@pytest.mark.parametrize("header", ["Refresh: 0; url=http://x.example", "Set-Cookie: who=1"])
def test_the_right_bytes_with_a_header_that_does_more_ring(desk: Ledger, header: str) -> None:
    sign(desk)
    with serving(lambda _asked: answer(PAGE, header)) as page:
        addressed(desk, page.address)
        assert verdict(desk) is Verdict.DIVERTED
    (ring,) = keeping.rings(desk)
    assert ring.alarm.what == DIVERTED


def test_an_older_guide_is_borne_for_days_and_then_told(tmp_path: Path) -> None:
    later = [0]
    desk = founder(tmp_path / "olga")
    desk.wall = lambda: wall_ms() + later[0]
    sign(desk, PAGE, 1)
    sign(desk, CHANGED_PAGE, 2)
    with serving(lambda _asked: answer(PAGE)) as page:
        addressed(desk, page.address)
        assert verdict(desk) is Verdict.OLDER
        assert keeping.rings(desk) == []
        assert read_status(desk).guide == ()
        later[0] = (OLDER_DAYS + 1) * 86_400_000
        (line,) = read_status(desk).guide
        assert "an older one of yours" in line
    desk.vault.close()


def test_news_of_a_guide_signed_just_now_comes_before_the_alarm(desk: Ledger, tmp_path: Path) -> None:
    sign(desk, PAGE, 1)
    with relay_with(tmp_path, CHANGED_PAGE) as relay:
        addressed(desk, relay.address)
        ivan = addressed(colleague(desk, tmp_path / "ivan"), relay.address)
        exchange(desk, at(desk, relay))
        exchange(ivan, at(ivan, relay))
        sign(desk, CHANGED_PAGE, 2)
        exchange(desk, at(desk, relay))
        exchanger = Exchanger(ivan, lambda: at(ivan, relay), every_seconds=3_600)
        exchanger.start()
        found = look_in(ivan, f"{relay.address}/", None, bytes(16), settle=exchanger.settle)
        exchanger.stop()
    assert found is Verdict.GENUINE
    assert keeping.rings(ivan) == []
    ivan.vault.close()


def test_an_alarm_ends_when_the_signature_comes_that_explains_it(desk: Ledger) -> None:
    sign(desk, PAGE, 1)
    with serving(lambda _asked: answer(CHANGED_PAGE)) as page:
        addressed(desk, page.address)
        assert verdict(desk) is Verdict.CHANGED
    sign(desk, CHANGED_PAGE, 2)
    assert keeping.rings(desk) == []
    (standing,) = keeping.standings(desk)
    assert (standing.verdict, standing.number) == (Verdict.GENUINE, 2)


def test_only_the_root_key_can_say_which_guide_is_ours(desk: Ledger) -> None:
    sign(desk)
    other = desk.home.device.signing.private
    keeping.note_signed(desk, sign_guide(CHANGED_PAGE, 9, DAY, 1, other))
    assert [one.number for one in keeping.signed_guides(desk)] == [1]


def test_a_relay_that_does_not_answer_or_has_no_guide_is_told_and_does_not_ring(desk: Ledger) -> None:
    sign(desk)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    addressed(desk, f"http://127.0.0.1:{port}")
    assert verdict(desk) is Verdict.NOT_REACHED
    with serving(lambda _asked: answer(b"", status="404 Not Found")) as page:
        addressed(desk, page.address)
        assert verdict(desk) is Verdict.NO_GUIDE
    for plain in (NGINX_GONE, HAPROXY_GONE, b'{"error":"not_found"}'):
        with serving(always(answer(plain, status="502 Bad Gateway"))) as page:
            addressed(desk, page.address)
            assert verdict(desk) is Verdict.NO_GUIDE
    addressed(desk, "http://abcdef.onion")
    assert verdict(desk) is Verdict.NEEDS_TOR
    assert keeping.rings(desk) == []
    (line,) = read_status(desk).guide
    assert "Tor" in line


@pytest.mark.parametrize("status", ["203 Fine", "206 Partial Content", "404 Not Found", "503 Gone"])
def test_another_page_rings_under_whatever_number_browsers_show_it(desk: Ledger, status: str) -> None:
    sign(desk)
    for body in (CHANGED_PAGE, b"<script src=//x></script>", b"<p onclick=x>", b" " * 5_000):
        with serving(always(answer(body, status=status))) as page:
            addressed(desk, page.address)
            assert verdict(desk) is Verdict.CHANGED
            assert len(keeping.rings(desk)) == 1
            keeping.settle(desk)


def test_a_page_that_browsers_can_read_and_the_desk_cannot_rings(desk: Ledger) -> None:
    sign(desk)
    with serving(lambda _asked: answer(PAGE, "Content-Encoding: zstd")) as page:
        addressed(desk, page.address)
        assert verdict(desk) is Verdict.UNREADABLE
    (ring,) = keeping.rings(desk)
    assert ring.alarm.what == CHANGED


def test_a_device_that_is_not_let_in_yet_rings_for_itself(desk: Ledger, tmp_path: Path) -> None:
    sign(desk)
    with serving(lambda _asked: answer(CHANGED_PAGE)) as page:
        addressed(desk, page.address)
        desk.write = _not_admitted  # type: ignore[method-assign,assignment]
        assert verdict(desk) is Verdict.CHANGED
    assert len(keeping.rings(desk)) == 1


def _not_admitted(*_: object) -> None:
    raise keys.NotAdmittedError


def test_the_watch_looks_at_its_moments_and_no_others(desk: Ledger) -> None:
    sign(desk)
    asked: list[float] = []
    clock = [1_795_305_600.0]

    def now_seconds() -> float:
        return clock[0]

    with serving(lambda _asked: answer(PAGE)) as page:
        addressed(desk, page.address)
        watcher = Watcher(desk, None, now_seconds=now_seconds)
        start = clock[0]
        while clock[0] < start + 6 * WINDOW_SECONDS:
            clock[0] += 20
            before = len(page.asked)
            watcher.turn()
            asked += [clock[0]] * (len(page.asked) - before)
    first = int(start // WINDOW_SECONDS)
    wanted = [moment(keeping.seed(desk), page.address, first + step).at_seconds for step in range(7)]
    wanted = [moment_at for moment_at in wanted if start < moment_at <= clock[0]]
    assert len(asked) == len(wanted)
    assert all(0 <= seen - moment_at < 20 for seen, moment_at in zip(asked, wanted, strict=True))


def test_the_watch_in_its_thread_looks_when_woken_and_survives_a_fault(desk: Ledger) -> None:
    sign(desk)
    with serving(lambda _asked: answer(CHANGED_PAGE)) as page:
        addressed(desk, page.address)
        broken = [False]

        def looking(address: str, browser: Browser, proxy: str | None) -> Seen:
            return look(address, browser, proxy) if not broken[0] else Seen(1 // 0, None, ())

        watcher = Watcher(desk, None, tick_seconds=0.02, looking=looking)
        watcher.start()
        broken[0] = True
        watcher.wake()
        _until(lambda: watcher.failed is not None)
        broken[0] = False
        watcher.wake()
        _until(lambda: bool(keeping.rings(desk)))
        _until(lambda: watcher.failed is None)
        watcher.stop()


def test_an_address_that_is_none_takes_nothing_from_the_others(desk: Ledger) -> None:
    sign(desk)
    with serving(lambda _asked: answer(PAGE)) as page:
        addressed(desk, "http://me:pw@relay.example", page.address, "nothing")
        assert verdict(desk) is Verdict.GENUINE
        assert [standing.address for standing in keeping.standings(desk)] == [page.address]


def _until(holds: Callable[[], bool]) -> None:
    deadline = threading.Event()
    for _ in range(1_000):
        if holds():
            return
        deadline.wait(0.01)
    raise AssertionError("it did not come about in ten seconds")


@contextmanager
def sometimes(good: RunningRelay, bad: RunningRelay, share: float, seed: int) -> Iterator[str]:
    """In front of two real relays: some loads, by chance, go to the one that was changed."""
    chance = random.Random(seed)

    def answering(asked: bytes) -> bytes:
        relay = bad if chance.random() < share else good
        address = relay.address.removeprefix("http://").split(":")
        with socket.create_connection((address[0], int(address[1]))) as upstream:
            upstream.sendall(asked.replace(b"keep-alive", b"close"))
            return b"".join(iter(lambda: upstream.recv(65_536), b""))

    with serving(answering) as page:
        yield page.address


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.05, 0.25])
def test_a_relay_that_lies_to_some_is_caught_as_often_as_the_documents_say(
    tmp_path: Path, share: float
) -> None:
    # Real looks of real desks: 400 in all, in runs of ten; how many runs caught it against what was promised.
    runs, looks = 40, 10
    desk = founder(tmp_path / "olga")
    sign(desk)
    caught = 0
    with (
        relay_with(tmp_path, PAGE) as good,
        relay_with(tmp_path, CHANGED_PAGE) as bad,
        sometimes(good, bad, share, seed=7) as address,
    ):
        addressed(desk, address)
        for _ in range(runs):
            found = [look_in(desk, address, None, os.urandom(16)) for _ in range(looks)]
            caught += Verdict.CHANGED in found
            assert set(found) <= {Verdict.CHANGED, Verdict.GENUINE}
    desk.vault.close()
    promised = chance_caught(share, looks)
    spread = 4 * (promised * (1 - promised) / runs) ** 0.5
    assert abs(caught / runs - promised) <= spread, (caught, promised)


def test_the_command_says_how_every_address_stands(tmp_path: Path) -> None:
    desk = founder(tmp_path / "olga")
    sign(desk)
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    passphrase.chmod(0o600)
    options = ["--vault", str(tmp_path / "olga"), "--passphrase-file", str(passphrase)]
    with relay_with(tmp_path, PAGE) as relay:
        addressed(desk, relay.address)
        desk.vault.close()
        run = CliRunner().invoke(ploughshare, ["desk", "watch", *options], catch_exceptions=False)
        assert run.exit_code == 0, run.output
        assert run.stdout == f"{relay.address}/ serves the signed guide 1.\n"
    with serving(lambda _asked: answer(CHANGED_PAGE)) as page:
        vault = Vault.open(tmp_path / "olga", PASSPHRASE)
        addressed(Ledger(vault), page.address)
        vault.close()
        run = CliRunner().invoke(ploughshare, ["desk", "watch", "--json", *options], catch_exceptions=False)
    assert run.exit_code == 1, run.output
    told = json.loads(run.stdout)
    assert [alarm["what"] for alarm in told["alarms"]] == ["changed"]
    assert told["addresses"][0]["verdict"] == "changed"
    kept = tmp_path / "kept.html"
    CliRunner().invoke(ploughshare, ["desk", "watch", "--save", str(kept), *options], catch_exceptions=False)
    assert kept.read_bytes() == CHANGED_PAGE
    run = CliRunner().invoke(ploughshare, ["desk", "watch", "--settled", *options], catch_exceptions=False)
    assert run.exit_code == 0
    told = CliRunner().invoke(ploughshare, ["desk", "status", *options], catch_exceptions=False).stdout
    assert "ALARM" not in told


def test_the_exit_code_says_another_page_also_when_its_alarm_was_seen_to_and_that_nobody_answers(
    tmp_path: Path,
) -> None:
    desk = founder(tmp_path / "olga")
    sign(desk)
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    passphrase.chmod(0o600)

    def watch(*more: str) -> Result:
        options = ["--vault", str(tmp_path / "olga"), "--passphrase-file", str(passphrase)]
        return CliRunner().invoke(ploughshare, ["desk", "watch", *options, *more], catch_exceptions=False)

    with serving(lambda _asked: answer(CHANGED_PAGE)) as page:
        addressed(desk, page.address)
        desk.vault.close()
        assert watch().exit_code == 1
        assert watch("--settled").exit_code == 0
        told = watch()
        assert (told.exit_code, "ALARM" in told.stdout) == (1, False)
    told = watch()
    assert (told.exit_code, "does not answer" in told.stdout) == (3, True)


def test_the_root_of_these_desks_is_the_relays() -> None:
    assert ROOT.private_bytes_raw() == ROOT_SEED
