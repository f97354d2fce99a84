"""What pages show: the queue and why it stands so, one case, its timeline, what was searched for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ploughshare.desk import danger, search
from ploughshare.desk.assessing import Assessor, Judged
from ploughshare.desk.events import Event, parse_event
from ploughshare.desk.history import History
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.projector import read_stream
from ploughshare.desk.state import CaseState, case_code
from ploughshare.desk.vault.search_index import SearchIndex

QUEUE_MAX = 2_000

Filter = Literal["team", "mine", "unowned", "waiting", "offered", "closed"]


@dataclass(frozen=True)
class QueueLine:
    """One row of the queue. Names stay hidden until a case is opened."""

    case: bytes
    code: str
    urgency: danger.Urgency
    owner: bytes | None
    also_claimed: tuple[bytes, ...]
    offered: bool
    status: str
    opened: date | None
    letters: int
    unanswered: bool
    disputed: int
    quarantined: int
    missing: int
    unread: int


@dataclass(frozen=True)
class CaseView:
    """A case with its assessment and its urgency."""

    state: CaseState
    judged: Judged
    urgency: danger.Urgency


@dataclass(frozen=True)
class Hit:
    """One thing found: in which case, in which event, and the piece of text around it."""

    case: bytes
    code: str
    event: bytes
    kind: str
    wall: int
    snippet: search.Snippet


def queue(ledger: Ledger, assessor: Assessor, today: date, show: Filter = "team") -> list[QueueLine]:
    """The open cases (or the closed), the most endangered first; ties in a fixed order.

    `mine`, `unowned` and `offered` (to me) pick by owner; `waiting` are those whose last word is ours.
    """
    lines = []
    for summary in ledger.vault.summaries("closed" if show == "closed" else "open")[:QUEUE_MAX]:
        state = ledger.state(summary.stream)
        if _shows(state, show, ledger.me):
            lines.append(_line(state, assessor, today, ledger.me))
    return sorted(lines, key=lambda line: (*line.urgency.sort_key, line.opened or date.max, line.case))


def view(ledger: Ledger, assessor: Assessor, case: bytes, today: date) -> CaseView:
    """One case. Raises KeyError where there is none."""
    if not ledger.has_case(case):
        raise KeyError("no such case")
    state = ledger.state(case)
    judged = assessor.case(state, today)
    return CaseView(state, judged, danger.judge(state, judged.assessment.findings, today))


def timeline(ledger: Ledger, case: bytes) -> list[Event]:
    """Every event of a case, in order: who wrote what, and when by their clock."""
    return list(History(read_stream(ledger.vault, case)).events)


def find(ledger: Ledger, untrusted_query: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
    """What was typed, among names, numbers, letters, notes and papers; case codes first, then newest."""
    found: dict[bytes, bytes] = {}
    for case in ledger.vault.cases_by_code(code_typed(untrusted_query)):
        found[case] = case
    exact, stems = search.exact_query(untrusted_query), search.stem_query(untrusted_query)
    for index, query in (("stem", stems), ("exact", exact)):
        if query is not None:
            for case, event in SearchIndex(ledger.vault).find(index, query, limit, offset):
                found.setdefault(event, case)
    return [_hit(ledger, case, event, untrusted_query) for event, case in found.items()][:limit]


def code_typed(untrusted_query: str) -> str:
    """A case code however it was typed: К-ABC-DEF, kabcdef, abc def.

    >>> code_typed("к 7q2 m4k")
    'К-7Q2-M4K'
    """
    letters = "".join(c for c in untrusted_query.upper() if c.isalnum())[:8]
    if len(letters) == len("KABCDEF") and letters[0] in "КK":
        letters = letters[1:]
    return f"К-{letters[:3]}-{letters[3:]}"


def _shows(state: CaseState, show: Filter, me: bytes) -> bool:
    if show == "mine":
        return state.owner == me
    if show == "unowned":
        return state.owner is None
    if show == "offered":
        return any(to == me for _, to in state.offers)
    if show == "waiting":
        return bool(state.messages) and not _unanswered(state)
    return True


def _unanswered(state: CaseState) -> bool:
    spoken = [message for message in state.messages if message.held is None]
    return bool(spoken) and spoken[-1].way == "in"


def _line(state: CaseState, assessor: Assessor, today: date, me: bytes) -> QueueLine:
    findings = assessor.case(state, today).assessment.findings
    return QueueLine(
        case=state.id,
        code=state.code,
        urgency=danger.judge(state, findings, today),
        owner=state.owner,
        also_claimed=state.also_claimed,
        offered=any(to == me for _, to in state.offers),
        status=state.status,
        opened=state.opened,
        letters=_count(message.way == "in" for message in state.messages),
        unanswered=_unanswered(state),
        disputed=len(state.disputed),
        quarantined=len(state.quarantine),
        missing=state.missing,
        unread=len(state.unread),
    )


def _count(flags: Iterable[bool]) -> int:
    return sum(1 for flag in flags if flag)


def _hit(ledger: Ledger, case: bytes, event: bytes, untrusted_query: str) -> Hit:
    stored = ledger.vault.event(event)
    if stored is None:
        return Hit(case, case_code(case), event, "case.open", 0, search.Snippet("", ()))
    read = parse_event(stored.raw)
    text = search.snippet(search.text_of(read.body), untrusted_query)
    return Hit(case, case_code(case), event, read.kind, read.wall, text)
