"""What strangers, a relay or a colleague put into the mail, and what the inbox and the outbox make of it."""

import dataclasses
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from ploughshare import wire
from ploughshare.desk import inbox, outbox, reading, sharing
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.letter import NOT_THE_PERSONS, MessageIn
from ploughshare.desk.members import newest_roster
from ploughshare.desk.relay_client import RelayClient, RelayRefusedError
from ploughshare.desk.status import read_status
from ploughshare.desk.vault import Word
from ploughshare.seal.age import HybridIdentity, encrypt
from ploughshare.seal.grants import CaseKeys, Grant, LetterKey, seal_grant
from ploughshare.seal.letters import SealedMessage, seal_message
from ploughshare.seal.message import Message, PackNamed
from ploughshare.seal.phrase import PersonKeys
from ploughshare.seal.signing import sign
from ploughshare.wire import Frame, Kind, case_id, mailbox_id
from tests.desk.desks import TODAY, colleague, founder
from tests.desk.test_malicious_member import admit, take, wrap

CASE_SEED = b"s" * 32


@dataclass
class Someone:
    """A person with a mailbox, and what they put into it."""

    desk: Ledger
    keys: PersonKeys = field(default_factory=lambda: PersonKeys(os.urandom(32), os.urandom(32)))

    @property
    def mailbox(self) -> bytes:
        return mailbox_id(self.desk.home.root_public, self.keys.sign_public)

    @property
    def case(self) -> bytes:
        return case_id(self.mailbox)

    def grant(self) -> bytes:
        roster = newest_roster(self.desk.vault, self.desk.home)
        made = Grant(self.case, CASE_SEED, self.keys.sign_public, TODAY)
        return seal_grant(made, self.keys.sign_key, [self.keys.identity.recipient, *roster.recipients()])

    def letter(self, text: str, *, consent: bool = False) -> SealedMessage:
        message = self.message(text, consent=consent)
        return seal_message(message, self.keys.sign_key, HybridIdentity(CASE_SEED).recipient)

    def message(self, text: str, *, consent: bool = False) -> Message:
        return Message(
            kind="letter",
            case=self.case,
            author=self.keys.sign_public,
            seq=0,
            prev=None,
            seen=None,
            day=TODAY,
            lang="ru",
            text=text,
            roster=newest_roster(self.desk.vault, self.desk.home).held,
            record_consent=consent,
        )


class Handed(RelayClient):
    """A relay that hands out what it was told to."""

    def __init__(self, ledger: Ledger, *records: tuple[Kind, bytes, bytes]) -> None:
        super().__init__(
            "http://127.0.0.1:1", ledger.home.root_public, ledger.home.device.signing, httpx.Client()
        )
        self.records = records
        self.full: set[bytes] = set()
        self.posted: list[bytes] = []

    def collect(self, after: int) -> Iterator[Frame]:
        for index, (kind, mailbox, data) in enumerate(self.records, 1):
            if index > after:
                yield Frame(index, kind, TODAY, mailbox, data)

    def post_reply(self, mailbox: bytes, sealed: bytes) -> wire.Receipt:
        if mailbox in self.full:
            raise RelayRefusedError(wire.REFUSALS["full"])
        self.posted.append(mailbox)
        return wire.Receipt(b"h" * 32, 1)


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


def collect(ledger: Ledger, *records: tuple[Kind, bytes, bytes]) -> Handed:
    relay = Handed(ledger, *records)
    inbox.collect(ledger, relay, sharing.Exchanged())
    return relay


def test_a_colleague_cannot_put_another_key_in_the_place_of_the_persons_own(
    olga: Ledger, ivan: Ledger
) -> None:
    someone = Someone(olga)
    take(olga, wrap(ivan, olga, (), CaseKeys(someone.case, (), (LetterKey(b"!" * 32, 9),))))
    letter = someone.letter("Это я.")
    collect(olga, (Kind.KEYS, someone.mailbox, someone.grant()), (Kind.LETTER, someone.mailbox, letter.file))
    assert olga.vault.letter_key(someone.case) == CASE_SEED
    assert [message.text for message in olga.state(someone.case).messages] == ["Это я."]


def test_a_letter_that_a_colleague_made_up_or_moved_here_is_set_aside(olga: Ledger, ivan: Ledger) -> None:
    someone, another = Someone(olga), Someone(olga)
    root = olga.home.root_public
    made_up = dataclasses.replace(someone.message("Считайте.", consent=True), seq=0)
    in_his_own_name = dataclasses.replace(made_up, author=ivan.home.device.signing.public)
    to_another_desk = dataclasses.replace(made_up, case=someone.keys.case(b"o" * 32))
    elsewhere = another.message("Я другой человек.")
    forged = (
        MessageIn(root, sign("letter", made_up.body(), ivan.home.device.signing.private)),
        MessageIn(root, sign("letter", elsewhere.body(), another.keys.sign_key)),
        MessageIn(ivan.home.device.signing.public, sign("letter", made_up.body(), someone.keys.sign_key)),
        MessageIn(root, sign("letter", in_his_own_name.body(), ivan.home.device.signing.private)),
        MessageIn(root, sign("letter", to_another_desk.body(), someone.keys.sign_key)),
    )
    events = [ivan.write(someone.case, body) for body in forged]
    for event in events:
        olga.take(event, bytes(64))
    for ledger in (olga, ivan):
        state = ledger.state(someone.case)
        assert (state.messages, state.consent.given) == ((), False)
        assert {found.event: found.reason for found in state.quarantine} == dict.fromkeys(
            (event.id for event in events), NOT_THE_PERSONS
        )


def test_the_letter_itself_arrives_beside_one_that_was_made_up(olga: Ledger, ivan: Ledger) -> None:
    someone = Someone(olga)
    letter = someone.letter("Не считайте меня.", consent=False)
    made_up = someone.message("Считайте.", consent=True)
    signed = sign("letter", made_up.body(), ivan.home.device.signing.private)
    olga.take(ivan.write(someone.case, MessageIn(olga.home.root_public, signed)), bytes(64))
    records = (
        (Kind.KEYS, someone.mailbox, someone.grant()),
        (Kind.LETTER, someone.mailbox, letter.file),
    )
    collect(olga, *records)
    (message,) = olga.state(someone.case).messages
    assert (message.text, message.findings) == ("Не считайте меня.", ())
    assert not olga.state(someone.case).consent.given
    before = len(olga.events(someone.case))
    reading.begin_again(olga, Handed(olga), "letters")
    collect(olga, *records)
    assert len(olga.events(someone.case)) == before


def test_what_a_flood_left_is_not_opened_again_at_every_exchange(
    olga: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    junk = [
        (kind, os.urandom(16), b"age-encryption.org/v1\n" + os.urandom(99))
        for kind in (Kind.KEYS, Kind.LETTER)
    ]
    someone = Someone(olga)
    letter = someone.letter("ждёт ключа")
    relay = collect(olga, *junk, (Kind.LETTER, someone.mailbox, letter.file))
    assert olga.vault.held_count() == 3
    opened: list[bytes] = []
    take_one = inbox._take

    def noting(ledger: Ledger, kind: int, mailbox: bytes, *rest: object) -> bool:
        opened.append(mailbox)
        return take_one(ledger, kind, mailbox, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(inbox, "_take", noting)
    inbox.collect(olga, relay, sharing.Exchanged())
    assert opened == []
    olga.vault.put_letter_key(someone.case, LetterKey(CASE_SEED, 0), Word.COLLEAGUE)
    inbox.collect(olga, relay, sharing.Exchanged())
    assert opened == [someone.mailbox]
    assert [message.text for message in olga.state(someone.case).messages] == ["ждёт ключа"]


def test_one_full_mailbox_does_not_keep_back_the_replies_to_others(olga: Ledger) -> None:
    people = [Someone(olga) for _ in range(3)]
    relay = collect(olga, *((Kind.KEYS, one.mailbox, one.grant()) for one in people))
    for one in people:
        for n in range(2):
            last = olga.state(one.case).messages
            outbox.reply(
                olga,
                one.case,
                f"{n}",
                key=os.urandom(16),
                lang="ru",
                last_read=last[-1].hash if last else None,
            )
    relay.full = {min(people, key=lambda one: one.case).mailbox}
    with pytest.raises(RelayRefusedError):
        outbox.send(olga, relay, sharing.Exchanged())
    assert sorted(relay.posted) == sorted(
        one.mailbox for one in people if one.mailbox not in relay.full for _ in "12"
    )
    assert len(olga.vault.outgoing_replies()) == 2


def test_a_letter_of_a_version_to_come_waits_for_a_newer_program(
    olga: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone = Someone(olga)
    body = someone.message("Из будущего.").body().replace(b'"v":1', b'"v":2', 1)
    later = sign("letter", body, someone.keys.sign_key).to_bytes()
    file = encrypt(later, [HybridIdentity(CASE_SEED).recipient])
    relay = collect(olga, (Kind.KEYS, someone.mailbox, someone.grant()), (Kind.LETTER, someone.mailbox, file))
    assert (olga.state(someone.case).messages, olga.vault.held_count()) == ((), 1)
    assert read_status(olga).update_needed == 1
    tried: list[bytes] = []
    monkeypatch.setattr(inbox, "PROTOCOL", 2)
    monkeypatch.setattr(inbox, "_open", lambda _ledger, _way, file, *_: tried.append(file))
    inbox.collect(olga, relay, sharing.Exchanged())
    assert tried == [file]
    assert not inbox.has_newer(olga)


def test_the_largest_letter_there_can_be_is_shared_with_colleagues(olga: Ledger) -> None:
    someone = Someone(olga)
    longest = dataclasses.replace(
        someone.message("🕊" * 12_000),
        answers={f"fact_{number}": "я" * 60 for number in range(127)},
        as_of=TODAY,
        pack=PackNamed("ru", "0" * 64),
    )
    sealed = seal_message(longest, someone.keys.sign_key, HybridIdentity(CASE_SEED).recipient)
    assert 64_500 < len(longest.body()) <= 65_463
    collect(olga, (Kind.KEYS, someone.mailbox, someone.grant()), (Kind.LETTER, someone.mailbox, sealed.file))
    (message,) = olga.state(someone.case).messages
    assert (message.hash, inbox.not_understood(olga)) == (sealed.hash, 0)
