"""What a relay can do to a person's conversation, and what the person's page says of it.

The page is the guide's own code, without its screens; every alarm comes with its sentence in every language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ploughshare.desk import members
from ploughshare.relay.office import Call
from ploughshare.wire import Frame, Kind
from tests.desk.desks import TODAY
from tests.malicious.liar import FETCH, ROSTER, LyingRelay, Said, View
from tests.malicious.page import Page
from tests.malicious.parties import Desk, forged_after, roster_of
from tests.relay import client

Someone = Callable[[], Page]
LETTERS = ["Мне дали приказ.", "Что мне делать?"]
REPLIES = ["Напишите рапорт.", "И сохраните копию."]


@pytest.fixture
def person(someone: Someone, olga: Desk) -> Page:
    """Someone who has written twice and was answered twice, in turns."""
    page = someone()
    for letter, reply in zip(LETTERS, REPLIES, strict=True):
        assert not page.send(letter, TODAY).noticed
        assert olga.exchange() is None
        olga.reply(page.case, reply)
        assert olga.exchange() is None
        assert not page.read().noticed
    return page


def shown(*places: int) -> View:
    """The records at these places alone, in this order, under indexes that grow."""

    def view(_call: Call, frames: list[Frame]) -> list[Frame]:
        return [replace(frames[at], index=n * 64) for n, at in enumerate(places, 1)]

    return view


def test_an_honest_relay_raises_no_alarm(person: Page) -> None:
    seen = person.again().read()
    assert seen.texts == [LETTERS[0], REPLIES[0], LETTERS[1], REPLIES[1]]
    assert [one.by for one in seen.said] == ["person", "desk"] * 2
    assert not seen.noticed


@pytest.mark.parametrize(
    ("places", "alarms"),
    [
        pytest.param((0, 1, 3, 4), {"gap", "read"}, id="a reply is dropped"),
        pytest.param((0, 2, 3, 4), {"gap", "seen"}, id="a letter is dropped"),
        pytest.param((0, 1, 2, 4), {"seen"}, id="the last letter is dropped"),
        pytest.param((1, 2, 3, 4), {"unreadable"}, id="the key is dropped"),
        pytest.param((), {"unreadable"}, id="everything is dropped"),
        pytest.param((0, 1, 2, 3, 4, 2), {"repeat"}, id="a reply is replayed"),
        pytest.param((0, 1, 1, 2, 3, 4), {"repeat"}, id="a letter is replayed"),
        pytest.param((0, 1, 4, 3, 2), {"late"}, id="replies are handed out in another order"),
        pytest.param((0, 3, 2, 1, 4), {"late"}, id="letters are handed out in another order"),
    ],
)
def test_what_is_dropped_replayed_or_reordered_before_the_end_is_said(
    person: Page, relay: LyingRelay, places: tuple[int, ...], alarms: set[str]
) -> None:
    relay.liar.views[FETCH] = shown(*places)
    seen = person.again().read()
    assert set(seen.alarms) == alarms
    assert set(seen.texts) <= {*LETTERS, *REPLIES}
    relay.liar.honest()
    assert not person.again().read().noticed


def test_keys_handed_out_after_the_letters_are_no_fault(person: Page, relay: LyingRelay) -> None:
    relay.liar.views[FETCH] = shown(1, 2, 3, 4, 0)
    seen = person.again().read()
    assert seen.texts == [LETTERS[0], REPLIES[0], LETTERS[1], REPLIES[1]]
    assert not seen.noticed


def test_the_last_reply_kept_back_shows_as_soon_as_another_comes(
    person: Page, olga: Desk, relay: LyingRelay
) -> None:
    relay.liar.views[FETCH] = shown(0, 1, 2, 3)
    again = person.again()
    assert not again.read().noticed  # nobody can tell it from a desk that has not answered
    relay.liar.views[FETCH] = shown(0, 1, 2, 3, 5)
    olga.reply(person.case, "Вы это получили?")
    olga.exchange()
    assert set(again.read().alarms) == {"gap"}


@pytest.mark.parametrize(
    ("places", "alarms"),
    [
        pytest.param((0, 1, 2, 3, 4), set(), id="in its own place"),
        pytest.param((0, 1, 3, 4, 2), {"late"}, id="after all others"),
    ],
)
def test_a_reply_released_late_comes_to_an_open_page_by_itself(
    person: Page, relay: LyingRelay, places: tuple[int, ...], alarms: set[str]
) -> None:
    again = person.again()
    relay.liar.views[FETCH] = shown(0, 1, 3, 4)
    assert set(again.read().alarms) == {"gap", "read"}
    relay.liar.views[FETCH] = shown(*places)
    seen = again.read()
    assert sorted(seen.texts) == sorted([*LETTERS, *REPLIES])
    assert set(seen.alarms) == alarms


def test_what_was_here_a_moment_ago_and_is_not_any_more_is_said(person: Page, relay: LyingRelay) -> None:
    again = person.again()
    assert not again.read().noticed
    relay.liar.views[FETCH] = shown(0, 1, 2, 3)
    seen = again.read()
    assert set(seen.alarms) == {"gone"}
    assert REPLIES[1] in seen.texts
    assert "gone" in again.send("Где ответ?", TODAY).alarms


def test_a_letter_that_got_its_receipt_and_was_not_kept_is_missed_on_the_same_screen(
    person: Page, relay: LyingRelay
) -> None:
    relay.liar.swallows = lambda path, _call: path == "/v1/mailbox/letter"
    assert not person.send("Ещё одно.", TODAY).noticed
    assert set(person.read().alarms) == {"gone"}


def among(strangers: list[Frame], *, mixed: bool) -> View:
    """Somebody else's records, after one's own or in their place."""

    def view(_call: Call, own: list[Frame]) -> list[Frame]:
        return [replace(frame, index=n) for n, frame in enumerate([*(own if mixed else []), *strangers], 1)]

    return view


def test_another_mailboxs_records_are_not_taken_for_ones_own(
    person: Page, someone: Someone, olga: Desk, relay: LyingRelay
) -> None:
    other = someone()
    other.send("Чужое письмо.", TODAY)
    olga.exchange()
    olga.reply(other.case, "Чужой ответ.")
    olga.exchange()
    strangers: list[Frame] = []

    def note(call: Call, frames: list[Frame]) -> list[Frame]:
        strangers[:] = frames
        return frames

    relay.liar.views[FETCH] = note
    other.again().read()
    for mixed in (False, True):
        relay.liar.views[FETCH] = among(strangers, mixed=mixed)
        seen = person.again().read()
        assert "unreadable" in seen.alarms
        assert not {"Чужое письмо.", "Чужой ответ."} & set(seen.texts)


def cut(said: Said) -> bytes:
    return said.body[: len(said.body) // 2 + 1]


def cut_to_a_step(said: Said) -> bytes:
    return said.body[: len(said.body) // 2 // 16_384 * 16_384] or said.body[:16_384]


def promise_more(said: Said) -> bytes:
    return said.body[:9] + b"\x01" + said.body[10:]


def count_more(said: Said) -> bytes:
    return said.body[:5] + (99).to_bytes(4, "big") + said.body[9:]


def flip(said: Said) -> bytes:
    at = 10 + 31 + 40
    return said.body[:at] + bytes([said.body[at] ^ 1]) + said.body[at + 1 :]


@pytest.mark.parametrize("lie", [cut, cut_to_a_step, count_more])
def test_a_damaged_answer_is_no_conversation(
    person: Page, relay: LyingRelay, lie: Callable[[Said], bytes]
) -> None:
    relay.liar.says = lambda said: lie(said) if said.path == FETCH else said.body
    seen = person.again().read()
    assert (seen.trouble, seen.said) == ("network", ())


def test_more_that_never_comes_ends(person: Page, relay: LyingRelay) -> None:
    relay.liar.says = lambda said: promise_more(said) if said.path == FETCH else said.body
    asked = len(relay.liar.asked)
    assert person.again().read().trouble == "network"
    assert len(relay.liar.asked) < asked + 6
    relay.liar.forgets_after = frozenset({FETCH})
    assert person.again().read().trouble == "network"
    assert len(relay.liar.asked) < asked + 12


def test_a_record_with_one_bit_turned_round_is_said_and_not_shown(person: Page, relay: LyingRelay) -> None:
    relay.liar.says = lambda said: flip(said) if said.path == FETCH else said.body
    assert "unreadable" in person.again().read().alarms


@pytest.mark.parametrize("what", ["changed", "next", "old", "cut", "other"])
def test_a_roster_that_is_forged_or_older_than_the_guides_stops_everything(
    person: Page, olga: Desk, relay: LyingRelay, what: str
) -> None:
    old = roster_of(olga.ledger)
    members.move(olga.ledger, (relay.address,), TODAY)
    olga.exchange()
    stranger = client.roster(9, b"p" * 32, (1, 2), root=client.key(77)).to_bytes()
    new = roster_of(olga.ledger)
    lie = {
        "changed": new.replace(b"Olga", b"Oleg"),
        "next": forged_after(new),
        "old": old,
        "cut": new[:-9],
        "other": stranger,
    }[what]
    relay.liar.says = lambda said: lie if said.path == ROSTER else said.body
    again = person.again(roster=new)
    before = relay.liar.asked.count("/v1/mailbox/letter")
    for seen in (again.read(), again.send("Кому это уходит?", TODAY)):
        assert (seen.trouble, seen.said) == ("roster", ())
    assert relay.liar.asked.count("/v1/mailbox/letter") == before


def test_a_roster_held_back_from_an_older_guide_shows_in_the_next_reply(
    person: Page, olga: Desk, relay: LyingRelay
) -> None:
    old = roster_of(olga.ledger)
    members.move(olga.ledger, (relay.address,), TODAY)
    olga.exchange()
    relay.liar.says = lambda said: old if said.path == ROSTER else said.body
    again = person.again()
    assert not again.read().noticed
    olga.reply(person.case, "У нас перемены.")
    olga.exchange()
    assert set(again.read().alarms) == {"roster"}


def test_a_letter_refused_with_a_lie_is_not_said_to_have_gone(person: Page, relay: LyingRelay) -> None:
    refusal = b'{"error":"not_found","say":"There is nothing here."}'
    relay.liar.says = lambda said: refusal if said.path == "/v1/mailbox/letter" else said.body
    assert person.send("Ушло?", TODAY).trouble == "network"  # a refusal with the status of a success
    # It was kept all the same: the page finds it there, and sends no second.
    assert not person.send("Ушло?", TODAY).noticed
    assert person.read().texts.count("Ушло?") == 1


def test_a_receipt_for_another_letter_is_no_receipt(person: Page, relay: LyingRelay) -> None:
    kept: list[bytes] = []

    def stale(said: Said) -> bytes:
        if said.path == "/v1/mailbox/letter":
            kept.append(said.body)
            return kept[0]
        return said.body

    relay.liar.says = stale
    assert not person.send("Раз.", TODAY).noticed
    assert person.send("Два.", TODAY).trouble == "network"


def test_a_mailbox_said_to_be_deleted_that_is_still_there_is_found_again(
    person: Page, relay: LyingRelay
) -> None:
    relay.liar.swallows = lambda path, _call: path == "/v1/mailbox/delete"
    # The relay says that it deleted; whoever reads the box with the words afterwards sees that it did not.
    assert person.erase().trouble is None
    assert person.again().read().texts != []


def only_kind(*kinds: Kind) -> View:
    return lambda _call, frames: [frame for frame in frames if frame.kind in kinds]


def test_a_mailbox_without_its_answers_looks_like_one_that_waits(person: Page, relay: LyingRelay) -> None:
    relay.liar.views[FETCH] = only_kind(Kind.KEYS, Kind.LETTER)
    # The second letter names the reply its writer had read.
    assert set(person.again().read().alarms) == {"read"}
