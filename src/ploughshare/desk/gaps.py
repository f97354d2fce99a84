"""Asking a relay again for what it skipped: lists are read on from their last record, past what comes later.

What is missing is known from the chains of letters, from what events name, and from tallies. It is asked for
at once, then ever more rarely, from before the gap, and given up in the end; it goes on being shown.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ploughshare.desk import tallying
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.reading import mark
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.state import CHAIN_GAPS
from ploughshare.desk.vault.gaps import GapNotes
from ploughshare.wire import NO_MAILBOX, Frame, Kind, case_id

HOUR_MS = 3_600_000
FIRST_MS, LAST_MS = HOUR_MS, 24 * HOUR_MS
"""The second look comes an hour after the first, each next one after twice as long, up to a day."""
LOOKS_MAX = 60
"""Almost two months of looks; a relay keeps letters for six."""
_LOOKS_AFTER_ANOTHER = 3
"""Another gap in the same place begins here again: whoever makes them at will has one look in eight hours."""


def note_whole(ledger: Ledger, client: RelayClient, frame: Frame) -> None:
    """A letter was read and filed: nothing of its mailbox is missing up to it, unless its chain has a gap."""
    if frame.kind is not Kind.LETTER or ledger.state(case_id(frame.mailbox)).gaps:
        return
    notes = GapNotes(ledger.vault, client.url)
    known = notes.of(frame.mailbox)
    notes.put(replace(known, whole=max(frame.index, known.whole)))


def skipped_letters(ledger: Ledger, client: RelayClient) -> Iterator[Frame]:
    """Records of mailboxes with a gap, from before it to the last one read, where it is time to look."""
    due = _due(ledger, client, _letters_missing(ledger), lambda mailbox: mailbox != NO_MAILBOX)
    if not due:
        return
    end = mark(ledger, client, "letters")
    for frame in client.collect(min(due.values())):
        if frame.index > end:
            return
        if frame.mailbox in due:
            yield frame


def skipped_events(ledger: Ledger, client: RelayClient) -> Iterator[Frame]:
    """The stream up to the last event read, where some are missing and it is time to look again."""
    if not _due(ledger, client, _events_missing(ledger), lambda mailbox: mailbox == NO_MAILBOX):
        return
    end = mark(ledger, client, "events")
    for frame in client.events(0):
        if frame.index > end:
            return
        yield frame


class _Missing(NamedTuple):
    """`name` names what is missing; `anywhere`: not only after the last whole letter."""

    name: bytes
    anywhere: bool


def _letters_missing(ledger: Ledger) -> dict[bytes, _Missing]:
    vault, found = ledger.vault, {}
    for case in vault.cases_with_gaps():
        state = ledger.state(case)
        if state.mailbox is not None:
            told = [(m.way, m.hash, sorted(CHAIN_GAPS & set(m.findings))) for m in state.messages]
            of_replies = any(
                "gap" in m.findings if m.way == "out" else "unknown_seen" in m.findings
                for m in state.messages
            )
            found[state.mailbox] = _Missing(_name([one for one in told if one[2]]), of_replies)
    # Letters under a key that never came: whoever floods sends a key, if one that does not open.
    for mailbox in set(vault.held_mailboxes(Kind.LETTER)) - set(vault.held_mailboxes(Kind.KEYS)):
        found.setdefault(mailbox, _Missing(b"key", anywhere=True))
    return found


def _events_missing(ledger: Ledger) -> dict[bytes, _Missing]:
    told = [(one.of, one.count) for one in tallying.look(ledger).missing]
    named = ledger.vault.cases_with_missing_events()
    if not told and not named and not ledger.team.missing:
        return {}
    return {NO_MAILBOX: _Missing(_name([told, named, ledger.team.missing]), anywhere=True)}


def _name(missing: object) -> bytes:
    return hashlib.sha256(repr(missing).encode()).digest()


def _due(
    ledger: Ledger,
    client: RelayClient,
    missing: Mapping[bytes, _Missing],
    is_ours: Callable[[bytes], bool],
) -> dict[bytes, int]:
    """By mailbox, the index after which what is missing is to be asked for now; notes that it was."""
    notes, now = GapNotes(ledger.vault, client.url), ledger.wall()
    for gap in notes.open():
        if is_ours(gap.mailbox) and gap.mailbox not in missing:
            notes.put(replace(gap, name=None, looks=0))
    due = {}
    for mailbox, (name, anywhere) in missing.items():
        known = notes.of(mailbox)
        looks = known.looks if known.name == name else min(known.looks, _LOOKS_AFTER_ANOTHER)
        if looks >= LOOKS_MAX or now < known.due_ms <= now + LAST_MS:
            continue
        wait = min(FIRST_MS << looks, LAST_MS)
        notes.put(replace(known, name=name, looks=looks + 1, due_ms=now + wait))
        due[mailbox] = 0 if anywhere else known.whole
    return due
