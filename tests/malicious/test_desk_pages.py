"""What stands on a desk's pages while its relay lies, in both languages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from ploughshare import law
from ploughshare.desk import cases, members
from ploughshare.desk.app import Desk as Pages
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.exchange import Exchanger
from ploughshare.desk.pages.words import LANGUAGES, PageWords
from ploughshare.desk.tally import UNKNOWN_QUIET_DAYS
from ploughshare.road.places import pack_directory
from tests.desk.desks import TODAY
from tests.desk.served import Reader, reader, served
from tests.desk.writer import Writer
from tests.malicious.faults import freezing, toward
from tests.malicious.liar import COLLECT, EVENTS, ROSTER, LyingRelay
from tests.malicious.parties import Desk, roster_of
from tests.malicious.test_desk import Someone
from tests.malicious.test_views import days


@pytest.fixture(scope="module")
def pack() -> law.Pack:
    return law.load(pack_directory())


@contextmanager
def opened(desk: Desk, pack: law.Pack, lang: str) -> Iterator[tuple[Exchanger, Reader]]:
    """The desk's pages, with an exchange that has been tried once."""
    exchanger = Exchanger(desk.ledger, lambda: desk.line, every_seconds=600)
    pages = Pages(desk.ledger, Assessor(pack), pack_directory(), lang=lang)
    with served(replace(pages, exchanger=exchanger)) as running, reader(running) as inside:
        exchanger.start()
        exchanger.settle()
        try:
            yield exchanger, inside
        finally:
            exchanger.stop()


def said(inside: Reader, path: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", inside.get(path).text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_top_line_names_a_forged_roster_and_a_broken_answer(
    olga: Desk, relay: LyingRelay, pack: law.Pack, lang: str
) -> None:
    forged = roster_of(olga.ledger).replace(b"Olga", b"Oleg")
    words = PageWords(lang)
    for path, lie, ident in (
        (ROSTER, forged, "sync-RosterError"),
        (COLLECT, b"hello", "sync-RelayAnswerError"),
    ):
        relay.liar.says = lambda one, path=path, lie=lie: lie if one.path == path else one.body  # type: ignore[misc]
        with opened(olga, pack, lang) as (exchanger, inside):
            assert exchanger.status().failed is not None
            first = words(ident, at="{}").partition("{}")[0]
            assert first in said(inside, "/desk/queue")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_conversation_with_a_gap_and_a_relay_that_swallows_are_told(
    olga: Desk, relay: LyingRelay, someone: Someone, pack: law.Pack, lang: str
) -> None:
    person = someone()
    for text in ("Первое.", "Второе.", "Третье."):
        person.send(text, TODAY)
    relay.liar.views[COLLECT] = lambda _call, frames: [f for f in frames if f is not frames[2]]
    olga.exchange()
    relay.liar.swallows = lambda path, _call: path == "/v1/desk/event"
    olga.note(person.case, "Позвонить.")
    olga.exchange()
    relay.liar.swallows = lambda _path, _call: False
    words = PageWords(lang)
    with opened(olga, pack, lang) as (_, inside):
        (url,) = inside.case_urls().values()
        assert words("chain-gap") in said(inside, f"{url}/talk")
        told = said(inside, "/desk/team")
        assert words("odd-swallowed", count=olga.status.relay_swallowed) in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_entry_kept_back_and_a_view_that_stopped_are_told_on_every_page(
    olga: Desk, ivan: Desk, relay: LyingRelay, pack: law.Pack, lang: str
) -> None:
    words = PageWords(lang)
    days(olga, ivan, day=0)
    before = len(list(olga.line.events(0)))
    cases.open_by_hand(olga.ledger, today=TODAY)
    assert olga.exchange() is None
    relay.liar.views[EVENTS] = lambda call, frames: [
        f for n, f in enumerate(frames) if n != before or call.public != ivan.public
    ]
    days(olga, ivan, day=1)
    with opened(ivan, pack, lang) as (_, inside):
        assert words("strip-views") in said(inside, "/desk/queue")
        told = said(inside, "/desk/team")
        assert words("odd-views-missing", count=1, of="Olga", by="Olga") in told
        assert "Olga" in told
        assert words("heard-last", day="{}").partition("{}")[0] in told
    relay.liar.views[EVENTS] = toward(ivan.public, freezing(0))
    days(ivan, day=1 + UNKNOWN_QUIET_DAYS)
    with opened(ivan, pack, lang) as (_, inside):
        told = said(inside, "/desk/team")
        assert words("odd-views-alone") in told
        assert (
            words("odd-views-silent", name="Olga", day="{}", days=UNKNOWN_QUIET_DAYS).split("{}")[0] in told
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_is_shown_less_is_named_to_the_others(
    olga: Desk, ivan: Desk, relay: LyingRelay, pack: law.Pack, lang: str
) -> None:
    words = PageWords(lang)
    days(olga, ivan, day=0)
    until = len(list(olga.line.events(0)))
    relay.liar.views[EVENTS] = lambda call, frames: [
        f for n, f in enumerate(frames) if n < until or call.public != ivan.public
    ]
    for day in range(1, 5):
        days(olga, ivan, day=day)
    with opened(olga, pack, lang) as (_, inside):
        assert words("strip-views") in said(inside, "/desk/queue")
        assert words("odd-views-behind", name="Ivan", day="{}").split("{}")[0] in said(inside, "/desk/team")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("moved", [False, True])
def test_a_second_beginning_is_called_a_fork_where_the_desk_has_not_moved(
    olga: Desk, relay: LyingRelay, pack: law.Pack, lang: str, moved: bool
) -> None:
    writer = Writer.new(olga.ledger.home.root_public, f"{lang} {moved}".encode())
    other = ("http://127.0.0.1:9",) if moved else (relay.address,)
    members.move(olga.ledger, other, TODAY)
    members.move(olga.ledger, (relay.address,), TODAY)
    for roster in (1, 3):
        olga.ledger.write(writer.case, writer.letter(f"{roster}", day=TODAY, roster=roster))
    words = PageWords(lang)
    with opened(olga, pack, lang) as (_, inside):
        (url,) = inside.case_urls().values()
        told = said(inside, f"{url}/talk")
        assert (words("chain-anew") in told, words("chain-fork") in told) == (moved, not moved)
