"""Exchanging sealed events with colleagues through the relay, and checking that all hold the same.

Order: rosters, wraps, their events, ours: what we say goes out under the newest keys. Nothing is skipped:
what cannot be opened yet is held until its key or its author's key has come.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ploughshare.desk import gaps, keys, members, reading, swallowed, tallying, wraps
from ploughshare.desk.clock import DAY_MS
from ploughshare.desk.events import Event, EventError, parse_event
from ploughshare.desk.kinds import DIGESTS_MAX, Attest, MemberAdd
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.vault import TEAM, StoredEvent
from ploughshare.seal.events import check_event, key_tag, open_inner, open_outer, seal_event
from ploughshare.seal.refusal import SealError
from ploughshare.wire import NO_MAILBOX, Day, Kind, b64u, event_key_tag, from_b64u

ATTEST_MS = DAY_MS
HELD_EVENTS_MAX = 4_096
"""Events that wait for a key or for their author's."""
_ATTESTED_MS = "attested_ms"
_REBUILT_FOR = "rebuilt_for"


@dataclass
class Exchanged:
    """What an exchange did: counts of records."""

    sent_events: int = 0
    taken_events: int = 0
    held_records: int = 0
    sent_wraps: int = 0
    taken_wraps: int = 0
    letters: int = 0
    sent_replies: int = 0
    held_replies: int = 0
    rebuilt: bool = False
    read_again: bool = False
    """The relay had lost events; it was read from the first, and given ours once more."""


class Agreement(StrEnum):
    """How a colleague's case compares with ours."""

    SAME = "same"
    COMING = "coming"
    """The sets differ: records are still on their way."""
    BROKEN = "broken"
    """The same set folds to another state: a fault; the lists are rebuilt."""


def share_again(ledger: Ledger) -> None:
    """Queues every event of ours and every key once more: for a relay that has none, or has lost some.

    Colleagues who have them notice nothing.
    """
    vault, home = ledger.vault, ledger.home
    team_key = keys.team_key(vault, ledger.team.retired_tags)
    with ledger.together():
        for stream, stored in _own_events(ledger):
            sealed = seal_event(
                stored.raw,
                home.device.signing.private,
                event_key=ledger.event_key(None if stream == TEAM else stream),
                team_key=team_key,
                random=ledger.random,
            )
            vault.add_outgoing_event(stored.id, sealed.file)
        keys.wrap_for(
            vault,
            home,
            [member.id for member in ledger.team.members.values() if not member.removed],
            keys.everything(vault, vault.key_streams()),
            with_team=True,
            today=ledger.today(),
            random=ledger.random,
        )


def _own_events(ledger: Ledger) -> list[tuple[bytes, StoredEvent]]:
    return [
        (stream, stored)
        for stream in (TEAM, *ledger.vault.streams())
        for stored in ledger.vault.events(stream)
        if parse_event(stored.raw).device == ledger.me
    ]


def start_over(ledger: Ledger, client: RelayClient) -> None:
    """Reads the relay from its first record again, and hands it everything of ours."""
    with ledger.together():
        reading.begin_again(ledger, client, "events")
        reading.begin_again(ledger, client, "letters")
        share_again(ledger)


def greet(ledger: Ledger, client: RelayClient) -> None:
    """At the first exchange with a relay, what we told another before is queued for it."""
    if reading.has_met(ledger, client):
        return
    waiting = {event for event, _ in ledger.vault.outgoing_events(1_000_000)}
    if any(stored.id not in waiting for _, stored in _own_events(ledger)):
        share_again(ledger)
    reading.begin_again(ledger, client, "events")


def exchange_rosters(ledger: Ledger, client: RelayClient) -> None:
    """Takes the relay's newest roster, or gives it those it has not seen. Raises members.RosterError."""
    vault = ledger.vault
    untrusted = client.roster()
    if untrusted is not None:
        offered = members.checked_roster(ledger.home, untrusted)
        kept = vault.rosters()
        if not kept or offered.roster.version >= kept[-1][0]:
            members.keep_roster(vault, ledger.home, untrusted)
            ledger.reload_home()
        version = offered.roster.version
    else:
        version = 0
    is_behind = bool(vault.rosters()) and members.roster_is_behind(ledger)
    reading.note_roster(ledger, client, version, is_behind=is_behind)
    if ledger.home.root is not None:
        for kept_version, signed in vault.rosters():
            if kept_version > version:
                client.post_roster(signed, ledger.home.root)
                reading.note_roster_given(ledger, client, kept_version)


def take_wraps(ledger: Ledger, client: RelayClient, done: Exchanged) -> None:
    """Keeps the keys colleagues sent us, and has the relay delete them. Raises members.RosterError."""
    taken, unopened = wraps.take(ledger, client, lambda: exchange_rosters(ledger, client))
    done.taken_wraps += taken
    done.held_records += unopened


def send_wraps(ledger: Ledger, client: RelayClient, done: Exchanged) -> None:
    """Leaves wraps for colleagues; each is forgotten here once the relay has it."""
    current = {member.id for member in members.newest_roster(ledger.vault, ledger.home).roster.members}
    for number, member, sealed in ledger.vault.outgoing_wraps():
        if member in current:
            client.post_wrap(member, sealed)
            done.sent_wraps += 1
        ledger.vault.drop_outgoing_wrap(number)


def seal_anew(ledger: Ledger) -> None:
    """Seals once more what still waits under a key that was put away: who was let out has that key."""
    vault = ledger.vault
    team_key = keys.team_key(vault, ledger.team.retired_tags)
    with ledger.together():
        for event, sealed in vault.outgoing_events(1_000_000):
            stored = vault.event(event)
            if stored is None:
                continue
            key = ledger.event_key(None if stored.stream == TEAM else stored.stream)
            if _is_under(sealed, team_key, key):
                continue
            anew = seal_event(
                stored.raw,
                ledger.home.device.signing.private,
                event_key=key,
                team_key=team_key,
                random=ledger.random,
            )
            vault.replace_outgoing_event(event, anew.file)


def _is_under(sealed: bytes, team_key: bytes, event_key: bytes) -> bool:
    try:
        return key_tag(open_outer(sealed, [team_key])) == event_key_tag(event_key)
    except SealError:
        return False


def send_events(ledger: Ledger, client: RelayClient, done: Exchanged) -> None:
    """Posts our events, oldest first; a lost receipt costs a second post of the same bytes, no more."""
    seal_anew(ledger)
    while waiting := ledger.vault.outgoing_events():
        for event, sealed in waiting:
            client.post_event(sealed)
            with ledger.together():
                ledger.vault.drop_outgoing_event(event)
                swallowed.note(ledger, client, None, sealed)
            done.sent_events += 1


def take_events(ledger: Ledger, client: RelayClient, done: Exchanged) -> None:
    """Reads the desk's stream from where we stopped; then tries again what was held.

    A relay that has lost events is read from its first, and handed all of ours once more.
    """
    lost, before = reading.times_lost(ledger), swallowed.awaited(ledger, client, events=True)
    for frame in reading.read_on(ledger, client, "events", client.events):
        with ledger.together():
            if not _take(ledger, frame.data, done):
                _hold(ledger, frame.data, frame.day)
                done.held_records += 1
            reading.read(ledger, client, "events", frame)
    swallowed.hand_again(ledger, client, before, events=True)
    for frame in gaps.skipped_events(ledger, client):
        with ledger.together():
            if not _take(ledger, frame.data, done):
                _hold(ledger, frame.data, frame.day)
    _retry_held(ledger, done)
    if reading.times_lost(ledger) > lost:
        share_again(ledger)
        done.read_again = True


def _retry_held(ledger: Ledger, done: Exchanged) -> None:
    opened = True
    while opened:
        opened = False
        for held in ledger.vault.held_records(Kind.EVENT):
            with ledger.together():
                if _take(ledger, held.data, done):
                    ledger.vault.drop_held_record(held.number)
                    opened = True


def _hold(ledger: Ledger, data: bytes, day: Day) -> None:
    """Keeps what does not open, in bounds: the relay can strew any number.

    It has events for ever: those that colleagues name or count, and that found no room, are asked for again.
    """
    if ledger.vault.held_count(Kind.EVENT) < HELD_EVENTS_MAX:
        ledger.vault.hold_record(hashlib.sha256(data).digest(), Kind.EVENT, NO_MAILBOX, day, data)


def _take(ledger: Ledger, untrusted_sealed: bytes, done: Exchanged) -> bool:
    """Opens, checks and keeps one sealed event; False where a key is missing or something is wrong."""
    vault = ledger.vault
    try:
        inner = open_outer(untrusted_sealed, vault.event_keys(TEAM).values())
        known = vault.event_key(key_tag(inner))
        if known is None:
            return False
        stream, key = known
        opened = open_inner(inner, key)
        event = parse_event(opened.raw)
        signer = _signing_key(ledger, event)
        if signer is None or event.desk != ledger.home.desk or stream != (event.case or TEAM):
            return False
        check_event(opened.raw, opened.signature, signer)
    except (SealError, EventError):
        return False
    with ledger.together():
        done.taken_events += ledger.take(event, opened.signature)
        if isinstance(event.body, MemberAdd) and event.body.member not in vault.members():
            vault.put_member(event.body.member, event.body.name, event.body.sign, "")
    return True


def _signing_key(ledger: Ledger, event: Event) -> bytes | None:
    known = ledger.vault.members().get(event.device)
    return None if known is None else known[1]


# --- whether all hold the same -------------------------------------------------------------------


def digests(ledger: Ledger) -> Mapping[str, str]:
    """Per open case: the digest of its id set and of its state, as base64url."""
    return {
        b64u(summary.stream): b64u(summary.set_digest + summary.state_digest)
        for summary in ledger.vault.summaries("open")[:DIGESTS_MAX]
    }


def attest(ledger: Ledger) -> None:
    """Tells colleagues what we hold, unless that is what we told them last, or nobody is there to hear."""
    held = digests(ledger)
    last = ledger.team.attests.get(ledger.me)
    colleagues = [m for m in ledger.team.members.values() if not m.removed and m.id != ledger.me]
    if colleagues and held and (last is None or dict(last.digests) != dict(held)):
        ledger.write(None, Attest(held))
    ledger.vault.put_setting(_ATTESTED_MS, str(ledger.wall()).encode())


def compare_and_attest(ledger: Ledger) -> bool:
    """Once a day tells colleagues what we were shown and what we hold; whether the lists were built anew.

    They are where some case has the same events and another state, which is a fault of the program. Once
    for what a colleague told: a newer version, or a lie, would else have them built at every exchange.
    """
    last_ms = int(ledger.vault.setting(_ATTESTED_MS) or b"0")
    if abs(ledger.wall() - last_ms) >= ATTEST_MS:
        attest(ledger)
    tallying.tell(ledger)
    attests = ledger.team.attests
    broken = [
        (b64u(colleague), b64u(case), attests[colleague].digests[b64u(case)])
        for colleague, told in sorted(compare(ledger).items())
        for case, agreement in sorted(told.items())
        if agreement is Agreement.BROKEN
    ]
    mark = hashlib.sha256(repr(broken).encode()).digest()
    if not broken or ledger.vault.setting(_REBUILT_FOR) == mark:
        return False
    ledger.rebuild()
    ledger.vault.put_setting(_REBUILT_FOR, mark)
    return True


def compare(ledger: Ledger) -> dict[bytes, dict[bytes, Agreement]]:
    """Per colleague, per case both hold, how it compares with what they told last."""
    ours = {summary.stream: summary for summary in ledger.vault.summaries()}
    result: dict[bytes, dict[bytes, Agreement]] = {}
    for colleague, told in ledger.team.attests.items():
        if colleague == ledger.me:
            continue
        result[colleague] = {}
        for case_text, digest in told.digests.items():
            case, both = from_b64u(case_text), from_b64u(digest)
            summary = ours.get(case)
            if summary is None or summary.set_digest != both[:16]:
                result[colleague][case] = Agreement.COMING
            elif summary.state_digest != both[16:]:
                result[colleague][case] = Agreement.BROKEN
            else:
                result[colleague][case] = Agreement.SAME
    return result
