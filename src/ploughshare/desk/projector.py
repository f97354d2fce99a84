"""From stored events to states and lists. What it writes can be rebuilt from the events at any time."""

import hashlib

from ploughshare.desk import search, shelf
from ploughshare.desk.authority import Team, fold_team
from ploughshare.desk.events import Event, parse_event
from ploughshare.desk.merge import fold
from ploughshare.desk.state import CaseState
from ploughshare.desk.vault import TEAM, Summary, Vault
from ploughshare.desk.vault.search_index import SearchIndex
from ploughshare.wire import ID_BYTES


def stream_of(event: Event) -> bytes:
    """The stream an event is kept in: its case's id, or the team's."""
    return TEAM if event.case is None else event.case


def read_stream(vault: Vault, stream: bytes) -> list[Event]:
    """The events of a stream as this version reads them."""
    return [parse_event(stored.raw) for stored in vault.events(stream)]


def set_digest(events: list[Event]) -> bytes:
    """16 bytes that name a set of events."""
    ids = b"".join(sorted(event.id for event in events))
    return hashlib.blake2b(ids, digest_size=ID_BYTES).digest()


def read_team(vault: Vault, founder: bytes) -> Team:
    """The team as its events make it."""
    return fold_team(read_stream(vault, TEAM), founder)


def read_case(vault: Vault, case: bytes, team: Team) -> CaseState:
    """A case as its events make it."""
    return fold(case, read_stream(vault, case), team)


def project(vault: Vault, case: bytes, team: Team) -> CaseState:
    """Folds a case and keeps what lists and search need of it."""
    events = read_stream(vault, case)
    state = fold(case, events, team)
    quarantined = {found.event for found in state.quarantine}
    with vault.writing():
        vault.put_summary(
            Summary(
                case,
                state.status,
                state.code,
                state.last_wall,
                set_digest(events),
                state.digest,
                state.gaps,
                state.missing,
            )
        )
        for event in events:
            found = None if event.id in quarantined else search.entry(event.body)
            if found is not None:
                SearchIndex(vault).add(case, event.id, event.wall, *found)
        shelf.know(vault, state)
    return state


def rebuild(vault: Vault, team: Team) -> None:
    """Builds every list anew from the events."""
    with vault.writing():
        vault.drop_projection()
        for case in vault.streams():
            project(vault, case, team)
