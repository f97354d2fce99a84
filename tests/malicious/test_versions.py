"""An old guide, a newer relay, a newer desk: the page says that it is too old, and calls nothing damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ploughshare.seal.age import encrypt
from ploughshare.seal.signing import sign
from ploughshare.wire import Frame, Kind, dump_json, load_json
from tests.desk.desks import TODAY
from tests.malicious.liar import FETCH, ROSTER, LyingRelay, Said
from tests.malicious.page import Page
from tests.malicious.parties import Desk, roster_of
from tests.relay.client import ROOT

Someone = Callable[[], Page]


def later(body: bytes) -> bytes:
    """The same, in a form of version 2."""
    value = load_json(body, bytes_max=262_144)
    assert isinstance(value, dict)
    return dump_json({**value, "v": 2, "more": "?"})


def test_a_relay_that_speaks_another_version_is_said_to(someone: Someone, relay: LyingRelay) -> None:
    page = replace(someone(), relays=(f"{relay.address}/v2",))  # every path then begins with /v2/
    assert page.send("Слышите?", TODAY).trouble == "newer"
    other = replace(page, relays=(f"{relay.address}/v2", relay.address))
    assert not other.send("Слышите?", TODAY).noticed


def test_a_roster_of_a_version_to_come_is_said_to_be_one_if_its_root_signed_it(
    someone: Someone, relay: LyingRelay, olga: Desk
) -> None:
    page = someone()
    held = roster_of(olga.ledger)
    body = held[9:-64]
    forged = sign("roster", later(body), olga.ledger.home.device.signing.private).to_bytes()
    for file, trouble in ((sign("roster", later(body), ROOT).to_bytes(), "newer"), (forged, "roster")):

        def says(said: Said, file: bytes = file) -> bytes:
            return file if said.path == ROSTER else said.body

        relay.liar.says = says
        assert page.again().send("Слышите?", TODAY).trouble == trouble
    relay.liar.honest()
    assert not page.send("Слышите?", TODAY).noticed


def test_a_reply_of_a_version_to_come_is_no_damage(someone: Someone, relay: LyingRelay, olga: Desk) -> None:
    page = someone()
    assert not page.send("Слышите?", TODAY).noticed
    assert olga.exchange() is None
    (key,) = olga.ledger.vault.letter_keys(page.case)
    made = sign("reply", b'{"v":2,"kind":"reply","more":"?"}', olga.ledger.home.device.signing.private)
    file = encrypt(made.to_bytes(), [key.identity().recipient])

    def with_one_more(_call: object, frames: list[Frame]) -> list[Frame]:
        last = frames[-1]
        return [*frames, Frame(last.index + 1, Kind.REPLY, last.day, last.mailbox, file)]

    relay.liar.views[FETCH] = with_one_more
    seen = page.again().read()
    assert (seen.alarms, seen.texts) == (("newer",), ["Слышите?"])
