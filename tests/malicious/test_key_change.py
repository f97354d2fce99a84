"""A member leaves, the page changes the case key: with an honest relay, and with one that hides it."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from ploughshare.desk import inbox, members
from ploughshare.seal.age import HybridIdentity, HybridRecipient, decrypt
from ploughshare.seal.grants import CaseKeys, Grant, LetterKey, Wrap, seal_grant, seal_wrap
from ploughshare.seal.refusal import SealError
from ploughshare.seal.signing import sign
from ploughshare.wire import Frame, Kind
from tests.desk.desks import TODAY
from tests.malicious.liar import COLLECT, FETCH, LyingRelay
from tests.malicious.page import Page
from tests.malicious.parties import Desk
from tests.relay.client import Client

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


@pytest.mark.parametrize("seed", range(4))
def test_of_two_keys_of_one_number_page_and_every_desk_write_with_the_same(
    someone: Callable[[], Page], relay: LyingRelay, olga: Desk, ivan: Desk, late: Desk, seed: int
) -> None:
    """Two devices changed the key at one moment; one desk has them from colleagues alone."""
    assert olga.exchange() is None
    page = someone()
    rng = random.Random(seed)
    assert not page.send("Здравствуйте.", TODAY).noticed
    line = Client(relay.address, page.keys.sign_key, relay.http, page.root)
    roster = members.newest_roster(olga.ledger.vault, olga.ledger.home)
    readers = [member for member in roster.roster.members if member.id != late.ledger.me]
    for _ in range(2):
        grant = Grant(
            page.case, rng.randbytes(32), page.keys.sign_public, TODAY, 1, tuple(one.id for one in readers)
        )
        recipients = [HybridRecipient.parse(one.recipient) for one in readers]
        file = seal_grant(grant, page.keys.sign_key, [page.keys.identity.recipient, *recipients])
        assert line.post(KEYS, file).status_code == 201
    first, second = (page.again().send(text, TODAY) for text in ("Раз.", "Два."))
    assert not first.noticed
    assert not second.noticed
    for desk in (olga, ivan, olga, late, ivan, late, olga, late):
        desk.exchange()
    # One of them is shown the letters alone, and has both keys from its colleagues' wraps.
    chosen = {desk.name: desk.ledger.vault.letter_key(page.case) for desk in (olga, ivan, late)}
    assert len(set(chosen.values())) == 1, chosen
    *_, newest = [frame for frame in olga.line.collect(0) if frame.kind is Kind.LETTER]
    decrypt(newest.data, [HybridIdentity(chosen["Olga"] or b"")])  # the page wrote with it
    (key, *_rest) = late.ledger.vault.letter_keys(page.case)
    assert key.granted is not None
    olga.reply(page.case, "Здравствуйте!")
    assert olga.exchange() is None
    assert page.again().read().texts[-1] == "Здравствуйте!"


def test_a_colleague_cannot_pass_a_key_off_as_granted_by_the_person(
    someone: Callable[[], Page], olga: Desk, ivan: Desk
) -> None:
    page = someone()
    assert not page.send("Здравствуйте.", TODAY).noticed
    assert ivan.exchange() is None
    device = ivan.ledger.home.device
    planted = Grant(page.case, b"!" * 32, device.signing.public, TODAY, 9)
    signed = sign("keys", planted.body(), device.signing.private)
    granted = LetterKey(planted.case_key, 9, TODAY, signed.body + signed.signature)
    wrap = Wrap(
        olga.ledger.home.desk, device.signing.public, TODAY, (), (CaseKeys(page.case, (), (granted,)),)
    )
    recipient = HybridRecipient.parse(olga.ledger.home.device.identity.recipient.text())
    ivan.line.post_wrap(olga.ledger.me, seal_wrap(wrap, device.signing.private, recipient))
    assert olga.exchange() is None
    assert olga.ledger.vault.letter_key(page.case) != planted.case_key
    assert olga.status.not_understood == 1
