"""How far each list of a relay has been read, and whether it is still the list that was read (§6.10).

Another relay counts anew, so every relay has marks of its own. A relay that does not show the record read
last (it came back from an old copy, or once named an index that nothing can follow) is read from the first.
"""

import hashlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Literal

from ploughshare.desk import swallowed
from ploughshare.desk.clock import DAY_MS
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.relay_client import RelayClient
from ploughshare.wire import Frame, b64u

List = Literal["events", "letters"]

AGAIN_MS = DAY_MS
"""A list is read again once a day at most: whoever deletes their letter could else have all be read anew."""
_LOST = "relay_lost_records"
_OLD_ROSTER, _BEHIND = "relay_shows_old_roster", "roster_behind_events"


def mark_name(client: RelayClient, of: List) -> str:
    """The setting that says how far a list of this relay has been read."""
    return f"cursor_{of} {client.url}"


def read_on(
    ledger: Ledger, client: RelayClient, of: List, ask: Callable[[int], Iterator[Frame]]
) -> Iterator[Frame]:
    """The records after the mark; all of them where the record at the mark is not there any more.

    `ask` gives the records after an index. Set the mark after each with `read`.
    """
    index, known = _mark(ledger, client, of)
    if not index:
        yield from ask(0)
        return
    frames = ask(index - 1)
    first = next(frames, None)
    if first is not None and first.index == index and _name(first) == known:
        yield from frames
    elif _is_time(ledger, client, of):
        if of == "events":  # letters are deleted and expire, events never
            ledger.vault.put_setting(_LOST, str(times_lost(ledger) + 1).encode())
        begin_again(ledger, client, of)
        yield from ask(0)
    elif first is not None:
        yield from (frame for frame in chain([first], frames) if frame.index > index)


def read(ledger: Ledger, client: RelayClient, of: List, frame: Frame) -> None:
    """This record has been dealt with."""
    swallowed.shown(ledger, client, frame.data)
    ledger.vault.put_setting(mark_name(client, of), f"{frame.index} {_name(frame)}".encode())


def mark(ledger: Ledger, client: RelayClient, of: List) -> int:
    """The index of the last record of this list that was dealt with; 0 before the first."""
    return _mark(ledger, client, of)[0]


def begin_again(ledger: Ledger, client: RelayClient, of: List) -> None:
    """Nothing of this list has been read."""
    ledger.vault.put_setting(mark_name(client, of), b"")


def has_met(ledger: Ledger, client: RelayClient) -> bool:
    """Whether this relay's stream of events was ever read."""
    return ledger.vault.setting(mark_name(client, "events")) is not None


def times_lost(ledger: Ledger) -> int:
    """How often a relay did not show an event it had shown before."""
    return int(ledger.vault.setting(_LOST) or b"0")


def note_roster(ledger: Ledger, client: RelayClient, version: int, *, is_behind: bool) -> None:
    """The relay shows this version of the roster (0: none); `is_behind`: older than colleagues tell of."""
    vault = ledger.vault
    highest = int(vault.setting(_roster_name(client)) or b"0")
    # Twice in a row: events of somebody let in again may come after the roster that names them.
    was_behind, now = vault.setting(_BEHIND), str(version).encode() if is_behind else b""
    vault.put_setting(_BEHIND, now)
    vault.put_setting(_OLD_ROSTER, b"1" if version < highest or (now and now == was_behind) else b"")
    note_roster_given(ledger, client, max(highest, version))


def note_roster_given(ledger: Ledger, client: RelayClient, version: int) -> None:
    """The relay has this version of the roster, and none before it is the newest any more."""
    ledger.vault.put_setting(_roster_name(client), str(version).encode())


def shows_old_roster(ledger: Ledger) -> bool:
    """Whether the relay showed an older roster at the last exchange than before, or than colleagues tell."""
    return ledger.vault.setting(_OLD_ROSTER) == b"1"


def _roster_name(client: RelayClient) -> str:
    return f"roster_of {client.url}"


def _mark(ledger: Ledger, client: RelayClient, of: List) -> tuple[int, str]:
    index, _, known = (ledger.vault.setting(mark_name(client, of)) or b"").decode().partition(" ")
    return int(index or "0"), known


def _name(frame: Frame) -> str:
    return b64u(hashlib.sha256(frame.data).digest())


def _is_time(ledger: Ledger, client: RelayClient, of: List) -> bool:
    name = f"again_{of} {client.url}"
    last = ledger.vault.setting(name)
    now = ledger.wall()
    if last is not None and abs(now - int(last)) < AGAIN_MS:
        return False
    ledger.vault.put_setting(name, str(now).encode())
    return True
