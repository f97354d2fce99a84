"""The whole protocol of §6 against a real relay on a real socket."""

import itertools
from collections.abc import Callable

import pytest

from ploughshare import wire
from tests.relay.client import ROOT, Client, RunningRelay, event, key, member, roster, sealed

_seeds = itertools.count(1_000)


@pytest.fixture
def person(running: RunningRelay) -> Client:
    """Someone with an open mailbox."""
    client = running.client(next(_seeds))
    answer = client.open()
    assert answer.status_code == 201, answer.text
    return client


def test_a_letter_reaches_the_desk_and_the_reply_the_person(running: RunningRelay, person: Client) -> None:
    letter = sealed("a letter")
    answer = person.letter(letter)
    receipt = wire.Receipt.parse(answer.content)
    assert answer.status_code == 201
    assert receipt.is_for(letter)

    desk = running.client(101)
    mine = [frame for frame in desk.all_frames("/v1/desk/collect") if frame.mailbox == person.mailbox]
    assert [(frame.kind, frame.data) for frame in mine] == [
        (wire.Kind.KEYS, sealed("keys")),
        (wire.Kind.LETTER, letter),
    ]

    for path, body in (("/v1/desk/reply", sealed("a reply")), ("/v1/desk/keys", sealed("keys anew"))):
        assert desk.post(path, body, mailbox=wire.b64u(person.mailbox)).status_code == 201
    assert [(frame.index, frame.kind, frame.data) for frame in person.fetch().frames] == [
        (1, wire.Kind.KEYS, sealed("keys")),
        (2, wire.Kind.LETTER, letter),
        (3, wire.Kind.REPLY, sealed("a reply")),
        (4, wire.Kind.KEYS, sealed("keys anew")),
    ]
    assert [frame.index for frame in person.fetch(after=2).frames] == [3, 4]


def test_the_same_bytes_twice_are_one_record_and_one_receipt(running: RunningRelay, person: Client) -> None:
    desk = running.client(101)
    mailbox = wire.b64u(person.mailbox)
    other = wire.b64u(member(102).id)
    posts: list[Callable[[], object]] = [
        lambda: person.open(work="not needed again").content,
        lambda: person.letter(sealed("twice")).content,
        lambda: desk.post("/v1/desk/reply", sealed("reply twice"), mailbox=mailbox).content,
        lambda: desk.post("/v1/desk/keys", sealed("keys twice"), mailbox=mailbox).content,
        lambda: desk.post("/v1/desk/event", event(7)).content,
        lambda: desk.post("/v1/desk/wrap", sealed("wrap twice"), member=other).content,
    ]
    for post in posts:
        assert post() == post()
    assert len(person.fetch().frames) == 4


def test_numbers_in_a_mailbox_do_not_tell_how_many_others_write(
    running: RunningRelay, person: Client
) -> None:
    for _ in range(3):
        assert running.client(next(_seeds)).open().status_code == 201
    receipt = wire.Receipt.parse(person.letter(sealed("mine")).content)
    assert receipt.index == 2


def test_members_share_a_stream_and_each_takes_its_own_wraps(running: RunningRelay) -> None:
    first, second = running.client(101), running.client(102)
    sent = [event(100 + n, rung) for n, rung in enumerate((1_024, 4_096, 16_384, 98_304))]
    for body in sent:
        assert first.post("/v1/desk/event", body).status_code == 201
    assert [frame.data for frame in second.all_frames("/v1/desk/events")][-4:] == sent

    for text in ("wrap 1", "wrap 2"):
        answer = first.post("/v1/desk/wrap", sealed(text), member=wire.b64u(member(102).id))
        assert answer.status_code == 201
    waiting = second.frames("/v1/desk/wraps").frames
    assert [frame.data for frame in waiting][-2:] == [sealed("wrap 1"), sealed("wrap 2")]
    assert first.frames("/v1/desk/wraps").frames == ()
    assert second.post("/v1/desk/ack", wire.upto_body(waiting[-2].index)).json() == {"deleted": True}
    assert [frame.data for frame in second.frames("/v1/desk/wraps").frames] == [sealed("wrap 2")]


def test_more_than_a_mebibyte_comes_in_several_answers(running: RunningRelay, person: Client) -> None:
    running.answer(person)
    letters = [sealed(f"large {n}", 250_000) for n in range(6)]
    for letter in letters:
        assert person.letter(letter).status_code == 201
    first = person.fetch()
    assert first.more
    frames = person.all_frames("/v1/mailbox/fetch")
    assert len(first.frames) < len(frames)
    assert [frame.data for frame in frames if frame.kind is wire.Kind.LETTER] == letters


def test_a_deleted_mailbox_is_gone_for_person_and_desk(running: RunningRelay, person: Client) -> None:
    person.letter(sealed("to be deleted"))
    assert person.post("/v1/mailbox/delete", b"").json() == {"deleted": True}
    assert person.post("/v1/mailbox/fetch", wire.after_body(0)).status_code == 404
    desk = running.client(101)
    assert all(frame.mailbox != person.mailbox for frame in desk.all_frames("/v1/desk/collect"))
    reply = desk.post("/v1/desk/reply", sealed("too late"), mailbox=wire.b64u(person.mailbox))
    assert reply.status_code == 404
    assert person.open().status_code == 201


def test_indexes_are_not_used_again_after_a_deletion(running: RunningRelay, person: Client) -> None:
    desk = running.client(101)
    before = desk.all_frames("/v1/desk/collect")[-1].index
    person.post("/v1/mailbox/delete", b"")
    running.client(next(_seeds)).open()
    assert desk.all_frames("/v1/desk/collect")[-1].index > before


def test_rosters_follow_one_another(fresh: RunningRelay) -> None:
    desk = fresh.caller(ROOT)
    headers = {wire.HEADER_DESK: wire.b64u(desk.desk)}
    assert desk.http.get(f"{fresh.address}/v1/roster", headers=headers).status_code == 404
    first = fresh.with_roster((101,))
    second = roster(2, first.message_hash, (101, 102))
    assert desk.post("/v1/desk/roster", roster(2, bytes(32), (101,)).to_bytes()).status_code == 409
    assert desk.post("/v1/desk/roster", roster(3, first.message_hash, (101,)).to_bytes()).status_code == 409
    accepted = desk.post("/v1/desk/roster", second.to_bytes())
    assert wire.Receipt.parse(accepted.content).index == 2
    assert desk.post("/v1/desk/roster", second.to_bytes()).content == accepted.content
    assert desk.post("/v1/desk/roster", first.to_bytes()).status_code == 409
    assert desk.http.get(f"{fresh.address}/v1/roster", headers=headers).content == second.to_bytes()


def test_a_member_who_left_the_roster_reads_no_more(fresh: RunningRelay) -> None:
    first = fresh.with_roster((101, 102))
    leaver = fresh.client(102)
    assert leaver.frames("/v1/desk/events").frames == ()
    fresh.caller(ROOT).post("/v1/desk/roster", roster(2, first.message_hash, (101,)).to_bytes())
    assert leaver.post("/v1/desk/events", wire.after_body(0)).status_code == 404


def test_a_desk_that_moves_brings_any_version_of_its_roster(fresh: RunningRelay) -> None:
    moved = roster(7, bytes(32), (101,))
    assert fresh.caller(ROOT).post("/v1/desk/roster", moved.to_bytes()).status_code == 201


def test_two_desks_do_not_see_each_other(fresh: RunningRelay) -> None:
    fresh.with_roster()
    other_root = key(5)
    stranger = fresh.caller(other_root, other_root)
    made = roster(1, None, (101,), other_root)
    assert stranger.post("/v1/desk/roster", made.to_bytes()).status_code == 404
    person = fresh.caller(key(6), other_root)
    assert person.open().status_code == 404
