"""What a relay can do to a desk's mail, and what the desk says of it on its pages and in its status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ploughshare import wire
from ploughshare.desk import gaps, members
from ploughshare.desk.ledger import wall_ms
from ploughshare.desk.members import RosterError
from ploughshare.desk.pages.words import LANGUAGES, PageWords
from ploughshare.desk.relay_client import RelayAnswerError
from ploughshare.relay.office import Call
from ploughshare.wire import Frame, Kind
from tests.desk.desks import TODAY
from tests.malicious.liar import COLLECT, EVENTS, LISTS, ROSTER, SPREAD, WRAPS, LyingRelay, Said, View
from tests.malicious.page import Page
from tests.malicious.parties import Desk, forged_after, roster_of
from tests.malicious.test_page import count_more, cut, promise_more
from tests.relay import client

Someone = Callable[[], Page]
LETTERS = ["Первое.", "Второе.", "Третье."]


@pytest.fixture
def person(someone: Someone) -> Page:
    """Someone who has written three letters that no desk has collected yet."""
    page = someone()
    for text in LETTERS:
        assert not page.send(text, TODAY).noticed
    return page


def shown(*places: int) -> View:
    """The records at these places alone, in this order, under indexes that grow."""

    def view(_call: Call, frames: list[Frame]) -> list[Frame]:
        return [replace(frames[at], index=n * 64) for n, at in enumerate(places, 1)]

    return view


def in_words(*findings: str) -> bool:
    """Whether the conversation's page has a sentence for each, in each of its languages."""
    ids = [f"chain-{finding.replace('_', '-')}" for finding in findings]
    return all(PageWords(lang)(ident) for ident in ids for lang in LANGUAGES)


def test_an_honest_relay_raises_no_alarm(person: Page, olga: Desk, ivan: Desk) -> None:
    for desk in (olga, ivan, olga):
        assert desk.exchange() is None
        assert desk.texts(person.case) == LETTERS
        assert desk.findings(person.case) == []
        assert not desk.alarm


@pytest.mark.parametrize(
    ("places", "texts", "findings"),
    [
        pytest.param((0, 1, 3), ["Первое.", "Третье."], ["gap"], id="a letter is dropped"),
        pytest.param((0, 2, 3), ["Второе.", "Третье."], ["gap"], id="the first letter is dropped"),
        pytest.param((0, 1, 2), ["Первое.", "Второе."], [], id="the last letter is dropped"),
        pytest.param((0, 1, 2, 2, 3, 1), LETTERS, [], id="letters are replayed"),
        pytest.param((0, 3, 2, 1), ["Третье.", "Второе.", "Первое."], [], id="letters are reordered"),
        pytest.param((3, 2, 1, 0), LETTERS[::-1], [], id="the key comes last"),
    ],
)
def test_what_is_dropped_shows_and_replays_and_another_order_change_nothing(
    person: Page,
    olga: Desk,
    relay: LyingRelay,
    places: tuple[int, ...],
    texts: list[str],
    findings: list[str],
) -> None:
    relay.liar.views[COLLECT] = shown(*places)
    assert olga.exchange() is None
    assert sorted(olga.texts(person.case)) == sorted(texts)
    assert olga.findings(person.case) == findings
    assert in_words(*findings)


def test_the_last_letter_kept_back_shows_as_soon_as_another_comes(
    person: Page, olga: Desk, relay: LyingRelay
) -> None:
    relay.liar.views[COLLECT] = lambda _call, frames: [f for f in frames if f is not frames[3]]
    olga.exchange()
    assert olga.findings(person.case) == []  # nobody can tell it from a person who has not written
    person.send("Четвёртое.", TODAY)
    olga.exchange()
    assert olga.findings(person.case) == ["gap"]
    relay.liar.honest()  # delayed, not dropped
    person.send("Пятое.", TODAY)
    olga.exchange()
    assert olga.findings(person.case) == ["gap"]  # it was looked for a moment ago
    later(olga, hours=1)
    assert olga.exchange() is None
    assert olga.findings(person.case) == []
    assert sorted(olga.texts(person.case)) == sorted([*LETTERS, "Четвёртое.", "Пятое."])


def later(desk: Desk, *, hours: int) -> None:
    """So many hours from now at this desk."""
    desk.ledger.wall = lambda: wall_ms() + hours * gaps.HOUR_MS


def test_what_a_relay_skipped_is_looked_for_from_before_the_gap_ever_more_rarely_and_not_for_ever(
    person: Page, someone: Someone, olga: Desk, relay: LyingRelay
) -> None:
    for _ in range(3):
        assert not someone().send("Раньше.", TODAY).noticed
    assert olga.exchange() is None
    person.send("Четвёртое.", TODAY)
    hidden = list(olga.line.collect(0))[-1]
    person.send("Пятое.", TODAY)
    asked: list[int] = []

    def skipping(call: Call, frames: list[Frame]) -> list[Frame]:
        asked.append(wire.parse_after(call.body))
        return [f for f in frames if f.data != hidden.data]

    relay.liar.views[COLLECT] = skipping
    looks = 0
    for hour in range(0, 24 * 70, 4):
        later(olga, hours=hour)
        asked.clear()
        assert olga.exchange() is None
        assert olga.findings(person.case) == ["gap"]
        again = [after for after in asked if after % SPREAD == 0]  # reading on asks from just before a record
        looks += len(again)
        assert set(again) <= {list(olga.line.collect(0))[3].index}, "from the last letter that is whole"
        if hour == 0:
            assert looks == 1
    assert looks == gaps.LOOKS_MAX


@pytest.mark.parametrize("what", [Kind.KEYS, Kind.LETTER])
def test_a_first_record_that_comes_late_is_found(
    person: Page, olga: Desk, relay: LyingRelay, what: Kind
) -> None:
    relay.liar.views[COLLECT] = lambda _call, frames: [
        f for f in frames if f is not next(g for g in frames if g.kind is what)
    ]
    assert olga.exchange() is None
    assert sorted(olga.texts(person.case)) != sorted(LETTERS)
    relay.liar.honest()
    later(olga, hours=1)
    assert olga.exchange() is None
    assert sorted(olga.texts(person.case)) == sorted(LETTERS)
    assert olga.findings(person.case) == []
    assert not olga.alarm


def test_letters_that_no_key_opens_are_not_looked_for_where_a_key_came_with_them(
    person: Page, olga: Desk, relay: LyingRelay
) -> None:
    assert olga.exchange() is None
    junk = b"age-encryption.org/v1\n" + bytes(90)
    relay.liar.views[COLLECT] = lambda _call, frames: [
        *frames,
        *(
            Frame(frames[-1].index + n, kind, TODAY, b"m" * 16, junk + bytes([n]))
            for n, kind in enumerate((Kind.KEYS, Kind.LETTER), 1)
        ),
    ]
    asked = len(relay.liar.asked)
    assert olga.exchange() is None
    assert relay.liar.asked[asked:].count(COLLECT) == 1


def test_letters_without_their_key_wait_and_the_status_says_so(
    person: Page, olga: Desk, relay: LyingRelay
) -> None:
    relay.liar.views[COLLECT] = lambda _call, frames: [f for f in frames if f.kind is not Kind.KEYS]
    olga.exchange()
    assert olga.status.held_records == 3
    assert "Sealed records whose key has not come yet: 3. Exchange again later." in olga.status.lines()


def test_a_letter_under_another_mailboxs_name_is_counted_and_filed_nowhere(
    person: Page, someone: Someone, olga: Desk, relay: LyingRelay
) -> None:
    other = someone()
    other.send("Это я.", TODAY)

    def swapped(_call: Call, frames: list[Frame]) -> list[Frame]:
        return [
            replace(f, mailbox=other.mailbox) if f.mailbox == person.mailbox and f.kind is Kind.LETTER else f
            for f in sorted(frames, key=lambda f: f.kind)
        ]

    relay.liar.views[COLLECT] = lambda call, frames: [
        replace(f, index=n * 64) for n, f in enumerate(swapped(call, frames), 1)
    ]
    olga.exchange()
    assert olga.texts(other.case) == ["Это я."]
    assert olga.texts(person.case) == []
    assert olga.status.not_understood == 3
    assert olga.alarm


@pytest.mark.parametrize("path", LISTS[1:])
@pytest.mark.parametrize("lie", [cut, count_more, promise_more])
def test_an_answer_that_no_honest_relay_gives_is_not_taken_and_is_named(
    olga: Desk, relay: LyingRelay, path: str, lie: Callable[[Said], bytes]
) -> None:
    relay.liar.says = lambda said: lie(said) if said.path == path else said.body
    if lie is promise_more:
        relay.liar.views[path] = lambda _call, _frames: []
    assert olga.exchange() == str(RelayAnswerError())
    assert all(PageWords(lang).has("sync-RelayAnswerError") for lang in LANGUAGES)
    relay.liar.honest()
    assert olga.exchange() is None


def test_an_old_index_is_an_answer_that_no_honest_relay_gives(
    person: Page, olga: Desk, relay: LyingRelay
) -> None:
    olga.exchange()
    olga.exchange()
    relay.liar.forgets_after = frozenset({EVENTS})
    assert olga.exchange() == str(RelayAnswerError())
    relay.liar.forgets_after = frozenset({COLLECT})
    assert olga.exchange() == str(RelayAnswerError())
    relay.liar.honest()
    person.send("Четвёртое.", TODAY)
    assert olga.exchange() is None
    assert olga.texts(person.case) == [*LETTERS, "Четвёртое."]


def test_nothing_more_said_too_early_only_delays(person: Page, olga: Desk, relay: LyingRelay) -> None:
    for count in (1, 2, 3, 4):
        relay.liar.views[COLLECT] = lambda _call, frames, count=count: frames[:count]  # type: ignore[misc]
        assert olga.exchange() is None
        assert olga.texts(person.case) == LETTERS[: count - 1]
        assert olga.findings(person.case) == []


@pytest.mark.parametrize("what", ["changed", "next", "other", "cut"])
def test_a_forged_roster_stops_the_exchange_and_is_named(
    person: Page, olga: Desk, relay: LyingRelay, what: str
) -> None:
    true = roster_of(olga.ledger)
    stranger = client.roster(9, b"p" * 32, (1, 2), root=client.key(77)).to_bytes()
    changed = true.replace(b"Olga", b"Oleg")
    lie = {"changed": changed, "next": forged_after(true), "cut": true[:-9], "other": stranger}[what]
    relay.liar.says = lambda said: lie if said.path == ROSTER else said.body
    assert olga.exchange() == str(RosterError())
    assert olga.texts(person.case) == []
    assert all(PageWords(lang).has("sync-RosterError") for lang in LANGUAGES)


def test_an_old_roster_is_not_taken_back_and_is_said(olga: Desk, ivan: Desk, relay: LyingRelay) -> None:
    old = roster_of(olga.ledger)
    members.move(olga.ledger, (relay.address,), TODAY)
    for desk in (olga, ivan):
        assert desk.exchange() is None
        assert not desk.alarm
    relay.liar.says = lambda said: old if said.path == ROSTER else said.body
    for desk in (olga, ivan):
        desk.exchange()
        assert desk.roster_version == 3
        assert desk.status.relay_old_roster
        assert "older list of members" in " ".join(desk.status.lines())
    relay.liar.honest()
    for desk in (olga, ivan):
        assert desk.exchange() is None
        assert not desk.alarm


def test_an_event_kept_back_from_one_member_shows_when_the_next_one_names_it(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    olga.exchange()
    ivan.exchange()
    before = len(list(olga.line.events(0)))
    olga.note(person.case, "Позвонить завтра.")
    olga.exchange()
    olga.note(person.case, "Позвонили.")
    olga.exchange()
    # A view of its own for one member.
    relay.liar.views[EVENTS] = lambda call, frames: [
        f for n, f in enumerate(frames) if n != before or call.public != ivan.public
    ]
    assert ivan.exchange() is None
    assert ivan.ledger.state(person.case).missing == 1
    assert ivan.alarm
    assert olga.exchange() is None
    assert not olga.alarm
    relay.liar.honest()  # and what was kept back comes by itself
    later(ivan, hours=1)
    assert ivan.exchange() is None
    assert ivan.state_of(person.case) == olga.state_of(person.case)
    assert not ivan.alarm


def test_letters_kept_back_from_one_member_come_through_the_other(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    relay.liar.views[COLLECT] = lambda call, frames: [] if call.public == ivan.public else frames
    for desk in (olga, ivan):
        assert desk.exchange() is None
    assert ivan.texts(person.case) == LETTERS
    assert ivan.findings(person.case) == []


def test_events_an_honest_relay_never_loses_are_said_to_be_lost_and_given_again(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    for desk in (olga, ivan, olga):
        assert desk.exchange() is None
    relay.liar.views[EVENTS] = lambda _call, frames: frames[:1]
    for desk in (olga, ivan):
        desk.exchange()
        assert desk.status.relay_lost == 1
    assert "Times the relay had lost entries" in " ".join(olga.status.lines())


def test_what_the_relay_took_and_does_not_hand_out_is_said_and_given_again(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    olga.exchange()
    relay.liar.swallows = lambda path, _call: path in ("/v1/desk/reply", "/v1/desk/event")
    olga.reply(person.case, "Напишите рапорт.")
    olga.note(person.case, "Ответили.")
    assert olga.exchange() is None
    relay.liar.honest()
    assert olga.exchange() is None
    assert olga.status.relay_swallowed >= 2
    assert "took and did not hand out" in " ".join(olga.status.lines())
    assert person.read().texts == [*LETTERS, "Напишите рапорт."]
    counted = olga.status.relay_swallowed
    for desk in (ivan, olga, ivan):
        assert desk.exchange() is None
    assert ivan.state_of(person.case) == olga.state_of(person.case)
    assert olga.status.relay_swallowed == counted


def test_a_reply_whose_mailbox_was_deleted_is_not_said_to_be_swallowed(olga: Desk, person: Page) -> None:
    olga.exchange()
    olga.reply(person.case, "Напишите рапорт.")
    assert olga.exchange() is None
    assert person.erase().trouble is None
    for _ in range(2):
        assert olga.exchange() is None
    assert olga.status.relay_swallowed == 0


def test_replayed_and_reordered_events_change_nothing(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    olga.exchange()
    for text in ("Раз.", "Два.", "Три."):
        olga.note(person.case, text)
    olga.exchange()

    def shuffled(_call: Call, frames: list[Frame]) -> list[Frame]:
        return [replace(f, index=n * 64) for n, f in enumerate([*frames[::-1], *frames], 1)]

    relay.liar.views[EVENTS] = shuffled
    assert ivan.exchange() is None
    assert ivan.ledger.state(person.case).to_json() == olga.ledger.state(person.case).to_json()


def test_a_key_wrap_kept_back_leaves_the_member_outside_and_says_so(
    olga: Desk, relay: LyingRelay, late: Desk
) -> None:
    relay.liar.views[WRAPS] = lambda _call, _frames: []
    olga.exchange()
    assert "has not been let in" in (late.exchange() or "") or late.exchange() is not None
    assert not late.status.admitted
    relay.liar.honest()
    assert late.exchange() is None
    assert late.status.admitted
