"""Collecting from the relay: case keys and letters, opened, checked and filed.

Two desks that collect the same letter write it down twice; the fold makes one letter of it (merge.py).
What cannot be opened yet is held; what can never be right is counted and shown, not dropped in silence.
"""

import hashlib
from collections.abc import Collection, Sequence

from ploughshare.desk import gaps, keys, members, outbox, reading, swallowed, wraps
from ploughshare.desk.events import EventFormError, EventTooLargeError
from ploughshare.desk.kinds import CaseOpen, MessageOut, MessageSent
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.letter import MessageIn
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.sharing import Exchanged
from ploughshare.desk.vault import Word
from ploughshare.seal.grants import LetterKey, open_grant
from ploughshare.seal.letters import CasePlace, OpenedMessage, open_message
from ploughshare.seal.message import MessageKind
from ploughshare.seal.refusal import NewerError, SealError
from ploughshare.wire import ID_BYTES, Day, Frame, Kind, b64u, case_id

_BAD = "records_not_understood"
_NEWER = "letters_of_a_newer_version"
PROTOCOL = 1
"""The version of the protocol whose letters this program reads."""


def collect(ledger: Ledger, client: RelayClient, done: Exchanged) -> None:
    """Takes every new record of the desk's mailboxes; then tries again what was held."""
    before = swallowed.awaited(ledger, client, events=False)
    for frame in reading.read_on(ledger, client, "letters", client.collect):
        with ledger.together():
            if _take(ledger, frame.kind, frame.mailbox, frame.day, frame.data, done):
                gaps.note_whole(ledger, client, frame)
            else:
                _hold(ledger, frame)
                done.held_records += 1
            reading.read(ledger, client, "letters", frame)
    swallowed.hand_again(ledger, client, before, events=False)
    for frame in gaps.skipped_letters(ledger, client):
        with ledger.together():
            if not _take(ledger, frame.kind, frame.mailbox, frame.day, frame.data, done, again=True):
                _hold(ledger, frame)
    _retry_held(ledger, done)


def _retry_held(ledger: Ledger, done: Exchanged) -> None:
    """Tries again what a key or a roster that came since may open; whatever else a flood left lies still."""
    vault = ledger.vault
    version = str(members.newest_roster(vault, ledger.home).roster.version).encode()
    for kind in (Kind.KEYS, Kind.LETTER, Kind.REPLY):
        for mailbox in vault.held_mailboxes(kind):
            keys = len(vault.letter_keys(case_id(mailbox)))
            # Letters wait for one key more, grants for a roster too.
            tried = f"held_tried {b64u(mailbox)} {kind}"
            at = f"{PROTOCOL} {keys} {version.decode() if kind == Kind.KEYS else ''}".encode()
            if vault.setting(tried) == at or (not keys and kind != Kind.KEYS):
                continue
            for held in vault.held_records(kind, mailbox):
                with ledger.together():
                    if _take(ledger, kind, mailbox, held.day, held.data, done):
                        vault.drop_held_record(held.number)
            vault.put_setting(tried, at)


def not_understood(ledger: Ledger) -> int:
    """How many records the relay handed out that no key opens or whose author is not who they should be.

    Letters of a case whose keys we have are kept: a key that the person changed may still be on its way.
    So are some of the keys that did not open.
    """
    vault = ledger.vault
    return (
        int(vault.setting(_BAD) or b"0")
        + wraps.refused(ledger)
        + sum(
            vault.held_count(kind, mailbox)
            for kind in (Kind.LETTER, Kind.REPLY)
            for mailbox in vault.held_mailboxes(kind)
            if vault.letter_keys(case_id(mailbox))
        )
    )


def _hold(ledger: Ledger, frame: Frame) -> None:
    ledger.vault.hold_record(
        hashlib.sha256(frame.data).digest(), frame.kind, frame.mailbox, frame.day, frame.data
    )


def _take(
    ledger: Ledger,
    kind: int,
    mailbox: bytes,
    day: Day,
    untrusted_file: bytes,
    done: Exchanged,
    *,
    again: bool = False,
) -> bool:
    """Files one record. False: it waits for a key. `again`: it may have been counted before."""
    rosters = tuple(signed.roster for signed in members.rosters(ledger.vault, ledger.home))
    place = CasePlace(ledger.home.root_public, mailbox, rosters)
    if kind == Kind.KEYS:
        return _take_grant(ledger, place, untrusted_file)
    case_keys = ledger.vault.letter_keys(place.case)
    if not case_keys:
        return False
    _open_case(ledger, place, day)
    direction: MessageKind = "letter" if kind == Kind.LETTER else "reply"
    opened = _open(ledger, direction, untrusted_file, case_keys, place)
    if opened is None:
        return False
    try:
        if direction == "letter":
            done.letters += _file_letter(ledger, opened)
        else:
            _file_reply(ledger, opened)
    except (EventTooLargeError, EventFormError):
        if not again:
            ledger.vault.put_setting(_BAD, str(int(ledger.vault.setting(_BAD) or b"0") + 1).encode())
    return True


def _open(
    ledger: Ledger,
    direction: MessageKind,
    untrusted_file: bytes,
    case_keys: Sequence[LetterKey],
    place: CasePlace,
) -> OpenedMessage | None:
    for key in case_keys:
        try:
            opened = open_message(direction, untrusted_file, key.identity(), place)
            if direction == "letter":
                written = opened.message
                ledger.vault.note_letter_opened(place.case, key.seed, written.roster.version, written.seq)
                _seal_anew(ledger, place.case, case_keys[0])
            return opened
        except NewerError:
            ledger.vault.put_setting(_NEWER, str(PROTOCOL).encode())
        except SealError:
            continue
    return None


def has_newer(ledger: Ledger) -> bool:
    """Whether a letter or a key came that only a newer version of this program can read."""
    return ledger.vault.setting(_NEWER) == str(PROTOCOL).encode() or wraps.newer(ledger) > 0


def _take_grant(ledger: Ledger, place: CasePlace, untrusted_file: bytes) -> bool:
    """Keeps the case key; the case begins. Not needed once a colleague sent us the key.

    The person's own word on their key counts more than any colleague's, who may have sent us another.
    """
    vault = ledger.vault
    try:
        grant = open_grant(untrusted_file, ledger.home.device.identity, place)
    except NewerError:
        ledger.vault.put_setting(_NEWER, str(PROTOCOL).encode())
        return False
    except SealError:
        return vault.letter_key(place.case) is not None
    before = vault.letter_keys(place.case)
    by_person = place.is_person(grant.author)
    word = Word.PERSON if by_person else Word.COLLEAGUE
    vault.put_letter_key(place.case, LetterKey.of_grant(grant, by_person=by_person), word)
    _open_case(ledger, place, grant.day)
    if before and _seal_anew(ledger, place.case, before[0]):
        _hand_on(ledger, place.case, grant.members)
    return True


def _seal_anew(ledger: Ledger, case: bytes, before: LetterKey) -> bool:
    """What waits for the person, where another key than before is written with now; whether it is."""
    now = ledger.vault.letter_keys(case)
    if now[0].seed == before.seed:
        return False
    outbox.seal_anew(ledger, case, now)
    return True


def _hand_on(ledger: Ledger, case: bytes, has: Collection[bytes]) -> None:
    """A key that the person changed, for those whom the roster they held did not name yet."""
    keys.wrap_for(
        ledger.vault,
        ledger.home,
        [m.id for m in ledger.team.members.values() if not m.removed and m.id not in has],
        keys.everything(ledger.vault, [case]),
        with_team=False,
        today=ledger.today(),
        random=ledger.random,
    )


def _open_case(ledger: Ledger, place: CasePlace, day: Day) -> None:
    if ledger.state(place.case).mailbox is None:
        ledger.write(place.case, CaseOpen("letter", place.mailbox, day))


def _file_letter(ledger: Ledger, opened: OpenedMessage) -> bool:
    """Writes the letter down, unless a colleague already did."""
    case = opened.message.case
    if any(message.hash == opened.hash for message in ledger.state(case).messages):
        return False
    ledger.write(case, MessageIn(ledger.home.root_public, opened.signed))
    return True


def _file_reply(ledger: Ledger, opened: OpenedMessage) -> None:
    """A reply at the relay: proof that it arrived. One whose event was lost is written down again."""
    message, case = opened.message, opened.message.case
    known = next((m for m in ledger.state(case).messages if m.hash == opened.hash), None)
    if known is None:
        ledger.write(
            case,
            MessageOut(
                key=opened.hash[:ID_BYTES],
                hash=opened.hash,
                author=message.author,
                seq=message.seq,
                prev=message.prev,
                seen=message.seen,
                day=message.day,
                lang=message.lang,
                text=message.text,
                files=message.files,
            ),
        )
    if known is None or not known.sent:
        ledger.write(case, MessageSent(opened.hash))
