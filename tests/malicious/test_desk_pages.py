"""What stands on a desk's pages while its relay lies, in both languages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from ploughshare import law
from ploughshare.desk.app import Desk as Pages
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.exchange import Exchanger
from ploughshare.desk.pages.words import LANGUAGES, PageWords
from ploughshare.road.places import pack_directory
from tests.desk.desks import TODAY
from tests.desk.served import Reader, reader, served
from tests.malicious.liar import COLLECT, ROSTER, LyingRelay
from tests.malicious.parties import Desk, roster_of
from tests.malicious.test_desk import Someone


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
