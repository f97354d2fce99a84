"""The daily tally at this desk: written once a day, and held against what colleagues tell."""

import datetime
from bisect import insort
from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from ploughshare.desk.ledger import Ledger
from ploughshare.desk.tally import MEMBERS_MAX, Tally, Views, Written, held, views
from ploughshare.desk.vault.written import written_after
from ploughshare.wire import format_day

_TOLD = "tally_told"


class _Log:
    """Everybody's events in their order; events are never deleted, so what is new is added."""

    def __init__(self) -> None:
        self.upto = 0
        self.of: dict[bytes, list[Written]] = {}
        self.found: tuple[tuple[int, datetime.date], Views] | None = None


_logs: WeakKeyDictionary[Ledger, _Log] = WeakKeyDictionary()


def tell(ledger: Ledger) -> None:
    """Once a day tells colleagues what we have been shown, where there is somebody to hear it.

    Its clock and wall say no more than the day. Raises NotAdmittedError.
    """
    today = ledger.today()
    if ledger.vault.setting(_TOLD) == format_day(today).encode():
        return
    written = _log(ledger).of
    of = {member: held(written[member]) for member in _speakers(ledger, written)}
    if not of.keys() - {ledger.me}:
        return
    with ledger.together():
        ledger.write(None, Tally(today, of), to_the_day=True)
        ledger.vault.put_setting(_TOLD, format_day(today).encode())


def look(ledger: Ledger) -> Views:
    """Whether the relay shows all desks the same, as far as we can tell."""
    log = _log(ledger)
    at = (log.upto, ledger.today())
    if log.found is None or log.found[0] != at:
        team = ledger.team
        told = {member: one for member, one in team.told.items() if not team.members[member].removed}
        log.found = (at, views(told, log.of, ledger.me, ledger.today()))
    return log.found[1]


def _speakers(ledger: Ledger, written: Mapping[bytes, Sequence[Written]]) -> list[bytes]:
    """Members who are not out and whose desk has ever written anything."""
    members = [member.id for member in ledger.team.members.values() if not member.removed]
    return sorted(member for member in members if member in written)[:MEMBERS_MAX]


def _log(ledger: Ledger) -> _Log:
    log = _logs.setdefault(ledger, _Log())
    for number, member, written in written_after(ledger.vault, log.upto):
        insort(log.of.setdefault(member, []), written)
        log.upto = number
    return log
