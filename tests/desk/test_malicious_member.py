"""A member who turns, with everything they were given: what they cannot do to those who stay."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ploughshare.desk import cases, keys, members, outbox
from ploughshare.desk.body import Body
from ploughshare.desk.device import SigningKey
from ploughshare.desk.events import Event
from ploughshare.desk.kinds import CaseOpen, KeyEpoch, MemberAdd, MessageOut, Note
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.members import newest_roster
from ploughshare.desk.vault import TEAM, Word
from ploughshare.seal.age import HybridRecipient
from ploughshare.seal.grants import CaseKeys, LetterKey, Wrap, seal_wrap
from ploughshare.wire import INTEGER_MAX, event_key_tag
from tests.desk.desks import TODAY, colleague, founder
from tests.desk.writer import Writer

PLANTED = b"planted key of thirty-two bytes!"


@pytest.fixture
def olga(tmp_path: Path) -> Iterator[Ledger]:
    ledger = founder(tmp_path / "olga")
    yield ledger
    ledger.vault.close()


@pytest.fixture
def ivan(tmp_path: Path, olga: Ledger) -> Iterator[Ledger]:
    ledger = colleague(olga, tmp_path / "ivan")
    admit(olga, ledger)
    yield ledger
    ledger.vault.close()


@pytest.fixture
def vera(tmp_path: Path, olga: Ledger, ivan: Ledger) -> Iterator[Ledger]:
    ledger = colleague(olga, tmp_path / "vera", "Vera")
    yield ledger
    ledger.vault.close()


def admit(olga: Ledger, other: Ledger) -> None:
    """What the relay would bring a new member: the roster, the wraps, the events."""
    members.keep_roster(other.vault, other.home, newest_roster(olga.vault, olga.home).file)
    for _, member, sealed in olga.vault.outgoing_wraps():
        if member == other.me:
            take(other, sealed)
    for stream in (TEAM, *olga.vault.streams()):
        for event, stored in zip(olga.events(stream), olga.vault.events(stream), strict=True):
            other.take(event, stored.signature)


def take(ledger: Ledger, sealed: bytes) -> None:
    keys.take_wrap(ledger.vault, ledger.home, sealed, newest_roster(ledger.vault, ledger.home).roster)


def wrap(author: Ledger, to: Ledger, team: tuple[bytes, ...], *found: CaseKeys) -> bytes:
    """A wrap as only a changed program would make it."""
    device = author.home.device
    made = Wrap(author.home.desk, device.signing.public, TODAY, team, found)
    recipient = HybridRecipient.parse(to.home.device.identity.recipient.text())
    return seal_wrap(made, device.signing.private, recipient, os.urandom)


def tell(author: Ledger, body: Body, *others: Ledger, case: bytes | None = None) -> Event:
    """An event of one desk, known to others."""
    event = author.write(case, body)
    for other in others:
        other.take(event, bytes(64))
    return event


def test_nobody_but_the_founder_puts_the_teams_key_away(olga: Ledger, ivan: Ledger) -> None:
    tell(ivan, KeyEpoch(os.urandom(16), tuple(sorted(olga.vault.event_keys(TEAM)))), olga)
    cases.open_by_hand(olga, today=TODAY)
    members.let_out(olga, ivan.me, TODAY)
    assert olga.team.members[ivan.me].removed


def test_a_team_key_is_taken_from_nobody_but_the_founder(olga: Ledger, ivan: Ledger, vera: Ledger) -> None:
    admit(olga, vera)
    take(vera, wrap(ivan, vera, (PLANTED,)))
    assert event_key_tag(PLANTED) not in vera.vault.event_keys(TEAM)
    members.let_out(olga, ivan.me, TODAY)
    admit(olga, vera)
    assert keys.team_key(vera.vault, vera.team.retired_tags) == keys.team_key(
        olga.vault, olga.team.retired_tags
    )


def test_a_key_said_to_be_of_another_case_does_not_keep_a_new_member_out(
    olga: Ledger, ivan: Ledger, vera: Ledger
) -> None:
    members.keep_roster(vera.vault, vera.home, newest_roster(olga.vault, olga.home).file)
    team = tuple(ivan.vault.event_keys(TEAM).values())
    take(vera, wrap(ivan, vera, (), CaseKeys(b"c" * 16, team, ())))
    admit(olga, vera)
    assert vera.vault.event_keys(TEAM) == olga.vault.event_keys(TEAM)


def test_a_member_who_wrote_in_thousands_of_cases_can_be_let_out(
    olga: Ledger, ivan: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "CUT_MAX", 3)
    notes = {tell(ivan, Note("видел", call=False), olga, case=os.urandom(16)).case for _ in range(8)}
    unseen = ivan.write(b"z" * 16, Note("не дошло", call=False))
    members.let_out(olga, ivan.me, TODAY)
    olga.take(unseen, bytes(64))
    assert all(case is not None and not olga.state(case).quarantine for case in notes)
    assert [found.event for found in olga.state(b"z" * 16).quarantine] == [unseen.id]


def test_a_device_that_a_member_let_in_alone_leaves_with_them(olga: Ledger, ivan: Ledger) -> None:
    puppet = SigningKey(b"s" * 32)
    added = MemberAdd(puppet.public, "Olga")
    tell(ivan, added, olga)
    assert not olga.team.members[added.member].removed
    members.let_out(olga, ivan.me, TODAY)
    assert olga.team.members[added.member].removed


def test_no_number_of_planted_keys_keeps_a_member_in(olga: Ledger, ivan: Ledger, vera: Ledger) -> None:
    admit(olga, vera)
    case = cases.open_by_hand(olga, today=TODAY)
    for at in range(0, 400, 100):
        planted = tuple((at + number).to_bytes(32, "big") for number in range(100))
        take(olga, wrap(ivan, olga, (), CaseKeys(case, planted, ())))
    members.let_out(olga, ivan.me, TODAY)
    cases.set_field(olga, case, "name", "Дмитрий")
    admit(olga, vera)
    assert ivan.me not in {member.id for member in newest_roster(olga.vault, olga.home).roster.members}
    assert vera.vault.event_keys(case) == olga.vault.event_keys(case)


def test_after_a_letting_out_nobody_writes_with_a_key_the_leaver_left_with_them_alone(
    olga: Ledger, ivan: Ledger, vera: Ledger
) -> None:
    case = cases.open_by_hand(olga, today=TODAY)
    admit(olga, vera)
    least = next(key for n in range(10**6) if event_key_tag(key := n.to_bytes(32, "big"))[0] == 0)
    take(vera, wrap(ivan, vera, (), CaseKeys(case, (least,), ())))
    members.let_out(olga, ivan.me, TODAY)
    admit(olga, vera)
    assert vera.event_key(case) == olga.event_key(case) != least


def test_a_reply_that_its_author_never_told_of_says_so_and_is_laid_to_no_one_elses_door(
    olga: Ledger, ivan: Ledger
) -> None:
    said = MessageOut(
        b"k" * 16, b"h" * 32, ivan.home.device.signing.public, 0, None, None, TODAY, "ru", "Уезжайте."
    )
    tell(olga, said, case=b"c" * 16)
    (found,) = olga.state(b"c" * 16).messages
    assert (found.by, found.findings) == (ivan.me, ("told_by_another",))
    tell(ivan, said, olga, case=b"c" * 16)
    (found,) = olga.state(b"c" * 16).messages
    assert (found.by, found.findings) == (ivan.me, ())


def test_a_reply_numbered_far_ahead_does_not_block_a_case(olga: Ledger, ivan: Ledger) -> None:
    writer = Writer.new(olga.home.root_public, b"somebody")
    case = writer.case
    olga.vault.put_letter_key(case, LetterKey(b"s" * 32, 0), Word.PERSON)
    olga.write(case, CaseOpen("letter", writer.mailbox, TODAY))
    far = MessageOut(
        b"k" * 16, b"h" * 32, ivan.home.device.signing.public, INTEGER_MAX, b"x" * 32, None, TODAY, "ru", "!"
    )
    tell(ivan, far, olga, case=case)
    for number in range(2):
        last = olga.state(case).messages[-1].hash
        said = outbox.reply(olga, case, "Мы здесь.", key=os.urandom(16), lang="ru", last_read=last)
        assert (said.seq, said.findings) == (number, ())
    assert [m.findings for m in olga.state(case).messages if m.seq == INTEGER_MAX] == [("far",)]
