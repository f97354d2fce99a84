"""A member leaves, the page changes the case key: with an honest relay, and with one that hides it."""

from __future__ import annotations

from collections.abc import Callable

from ploughshare.desk import inbox, members
from ploughshare.seal.age import decrypt
from ploughshare.seal.refusal import SealError
from ploughshare.wire import Frame, Kind
from tests.desk.desks import TODAY
from tests.malicious.liar import COLLECT, FETCH, LyingRelay
from tests.malicious.page import Page
from tests.malicious.parties import Desk

KEYS = "/v1/mailbox/keys"


def begun(someone: Callable[[], Page], olga: Desk, ivan: Desk) -> Page:
    """A conversation that Ivan has read, after he was let out; the person knows nothing of it yet."""
    page = someone()
    assert not page.send("Иван это читал.", TODAY).noticed
    for desk in (olga, ivan):
        assert desk.exchange() is None
        assert desk.texts(page.case) == ["Иван это читал."]
    members.let_out(olga.ledger, ivan.ledger.me, TODAY)
    assert olga.exchange() is None
    return page


def opened_by(desk: Desk, frame: Frame, case: bytes) -> bool:
    """Whether any key that a desk has opens a record."""
    device = desk.ledger.home.device.identity
    keys = [key.identity() for key in desk.ledger.vault.letter_keys(case)]
    try:
        decrypt(frame.data, [device, *keys])
    except SealError:
        return False
    return True


def test_the_page_writes_with_a_key_that_who_left_does_not_have(
    someone: Callable[[], Page], olga: Desk, ivan: Desk
) -> None:
    page = begun(someone, olga, ivan)
    again = page.again()
    assert not again.send("Этого Иван не прочтёт.", TODAY).noticed
    assert olga.exchange() is None
    olga.reply(page.case, "И этого.")
    assert olga.exchange() is None
    seen = page.again().read()
    assert (seen.texts[-1], seen.noticed) == ("И этого.", False)
    frames = [frame for frame in olga.line.collect(0) if frame.mailbox == page.mailbox]
    assert [frame.kind for frame in frames] == [Kind.KEYS, Kind.LETTER, Kind.KEYS, Kind.LETTER, Kind.REPLY]
    assert [opened_by(ivan, frame, page.case) for frame in frames] == [True, True, False, False, False]
    assert all(opened_by(olga, frame, page.case) for frame in frames)


def test_a_change_of_key_that_the_relay_only_said_to_have_kept_is_noticed_by_both_sides(
    someone: Callable[[], Page], relay: LyingRelay, olga: Desk, ivan: Desk
) -> None:
    page = begun(someone, olga, ivan)
    relay.liar.swallows = lambda path, _call: path == KEYS
    page.again().send("Ключ не дошёл.", TODAY)
    relay.liar.honest()
    seen = page.again().read()
    assert "unreadable" in seen.alarms
    assert olga.exchange() is None
    assert inbox.not_understood(olga.ledger) == 1
    assert page.again().send("Пишу ещё раз.", TODAY).said != ()
    assert olga.exchange() is None
    assert olga.texts(page.case)[-1] == "Пишу ещё раз."


def test_an_older_key_handed_out_last_turns_neither_side_back(
    someone: Callable[[], Page], relay: LyingRelay, olga: Desk, ivan: Desk
) -> None:
    page = begun(someone, olga, ivan)
    page.again().send("Новым ключом.", TODAY)

    def older_last(_call: object, frames: list[Frame]) -> list[Frame]:
        first, *rest = frames
        last = Frame(frames[-1].index + 1, first.kind, first.day, first.mailbox, first.data)
        return [*rest, last]

    relay.liar.views[FETCH] = relay.liar.views[COLLECT] = older_last
    page.again().send("И дальше новым.", TODAY)
    relay.liar.honest()
    assert olga.exchange() is None
    frames = [frame for frame in olga.line.collect(0) if frame.kind is Kind.LETTER]
    assert [opened_by(ivan, frame, page.case) for frame in frames] == [True, False, False]
    assert olga.texts(page.case)[-2:] == ["Новым ключом.", "И дальше новым."]
