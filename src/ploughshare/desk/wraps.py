"""Taking the keys that colleagues left: what does not open is kept here before the relay may delete it (§8).

A wrap of a version to come waits for a newer program; one by nobody we know, for a roster that names them.
"""

import hashlib
from collections.abc import Callable
from enum import Enum, auto

from ploughshare.desk import keys, members
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.relay_client import RelayClient
from ploughshare.seal.refusal import NewerError, SealError
from ploughshare.wire import NO_MAILBOX, Day, Kind

PROTOCOL = 1
"""The version of the protocol whose wraps this program reads."""
NEWER_MAX = 512
"""Wraps of a version to come that are kept here; more stay with the relay, and are not acknowledged."""
OTHERS_MAX = 64
"""Other wraps that do not open; of more the oldest go. A member can send any number."""
_TRIED = "held_wraps_tried"


class _Fate(Enum):
    TAKEN = auto()
    NEWER = auto()
    REFUSED = auto()


def take(ledger: Ledger, client: RelayClient, ask_roster: Callable[[], None]) -> tuple[int, int]:
    """Keeps the keys colleagues sent us, and has the relay delete them: (taken, kept unopened).

    `ask_roster` asks for the newest roster once more: the author of a wrap may be newer than ours.
    Raises as that does, and as the client does.
    """
    _retry(ledger)
    upto = taken = unopened = 0
    may_delete, asked_again = True, False
    for frame in client.wraps():
        fate = _take(ledger, frame.data)
        if fate is _Fate.REFUSED and not asked_again:
            ask_roster()
            asked_again = True
            fate = _take(ledger, frame.data)
        if fate is _Fate.TAKEN:
            taken += 1
        else:
            unopened += 1
            # The relay deletes all up to a number: what found no room here holds back all behind it.
            may_delete = _keep(ledger, frame.data, frame.day, newer=fate is _Fate.NEWER) and may_delete
        if may_delete:
            upto = frame.index
    if upto:
        client.ack(upto)
    return taken, unopened


def newer(ledger: Ledger) -> int:
    """How many wraps wait for a newer version of this program."""
    return ledger.vault.held_count(Kind.WRAP, newer=True)


def refused(ledger: Ledger) -> int:
    """How many wraps came that are damaged, for somebody else, or by nobody on the roster."""
    return ledger.vault.held_count(Kind.WRAP, newer=False)


def _take(ledger: Ledger, untrusted_file: bytes) -> _Fate:
    roster = members.newest_roster(ledger.vault, ledger.home).roster
    try:
        keys.take_wrap(ledger.vault, ledger.home, untrusted_file, roster)
    except NewerError:
        return _Fate.NEWER
    except SealError:
        return _Fate.REFUSED
    return _Fate.TAKEN


def _keep(ledger: Ledger, data: bytes, day: Day, *, newer: bool) -> bool:
    """Whether it is on disk here now."""
    vault, name = ledger.vault, hashlib.sha256(data).digest()
    with ledger.together():
        if not newer:
            vault.hold_record(name, Kind.WRAP, NO_MAILBOX, day, data)
            kept = [held.number for held in vault.held_records(Kind.WRAP) if not held.newer]
            for number in kept[: -OTHERS_MAX or None]:
                vault.drop_held_record(number)
            return True
        if vault.held_count(Kind.WRAP, newer=True) < NEWER_MAX or vault.is_held(name):
            vault.hold_record(name, Kind.WRAP, NO_MAILBOX, day, data, newer=True)
            return True
        return False


def _retry(ledger: Ledger) -> None:
    """Tries what is kept again where this program or the roster is newer than at the last try."""
    vault = ledger.vault
    at = f"{PROTOCOL} {members.newest_roster(vault, ledger.home).roster.version}".encode()
    if vault.setting(_TRIED) == at:
        return
    for held in vault.held_records(Kind.WRAP):
        with ledger.together():
            if _take(ledger, held.data) is _Fate.TAKEN:
                vault.drop_held_record(held.number)
    vault.put_setting(_TRIED, at)
