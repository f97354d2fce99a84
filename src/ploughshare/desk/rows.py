"""The only thing that leaves the desk for the record: consented, coarsened rows. Pure.

Off by default. A row's name is random and says nothing of the case. When consent is taken back, every
row the case was ever given under is written once more as withdrawn, with nothing in it.
"""

from collections.abc import Mapping
from datetime import date

from ploughshare.desk.state import CaseState
from ploughshare.wire import STATUSES, JsonValue, Row, WireError, parse_day, parse_month

_PLACES = {
    "home_unit_russia": "russia",
    "hospital": "russia",
    "elsewhere_russia": "russia",
    "border_area_russia": "border_area",
    "occupied_or_ukraine": "zone",
    "abroad": "abroad",
}


def month_of(day: date) -> str:
    """`YYYY-MM`."""
    return day.isoformat()[:7]


def wants_row(state: CaseState) -> bool:
    """Whether the case may be given to the record and has no row yet."""
    return state.consent.given and not state.rows


def rows_of(state: CaseState, today: date) -> list[Row]:
    """What the record is told of a case: nothing where it never was; one row; or that it is withdrawn.

    Two desks that first gave the case apart named it twice: the first name stays, others are withdrawn.
    """
    if not state.rows:
        return []
    if not state.consent.given or state.consent.since is None:
        return [_withdrawn(row, today) for row in state.rows]
    first, *others = state.rows
    row = Row(
        row=first,
        month=_month(state),
        status=_word(state, "status", STATUSES),
        place=_place(state),
        outcome=_outcome(state),
        hand=_hand(state),
        consented=_first_month(state.consent.since, today),
        withdrawn=False,
    )
    return [row, *(_withdrawn(other, today) for other in others)]


def _withdrawn(row: bytes, today: date) -> Row:
    month = month_of(today)
    return Row(row, month, "unknown", "unknown", "unknown", "second", month, withdrawn=True)


def _settled(state: CaseState, fact: str) -> JsonValue:
    found = state.answers.get(fact)
    return None if found is None or found.disputed else found.shown


def _word(state: CaseState, fact: str, words: frozenset[str]) -> str:
    value = _settled(state, fact)
    return value if isinstance(value, str) and value in words else "unknown"


def _place(state: CaseState) -> str:
    value = _settled(state, "place_now")
    return _PLACES.get(value, "unknown") if isinstance(value, str) else "unknown"


def _outcome(state: CaseState) -> str:
    if state.outcome is None:
        return "pending"
    return "unknown" if state.outcome.disputed else state.outcome.shown.outcome


def _hand(state: CaseState) -> str:
    """Whether the person spoke themselves: a letter, or what a counsellor noted in the field `hand`."""
    noted = state.fields.get("hand")
    if noted is not None and noted.shown in ("first", "second"):
        return noted.shown
    return "first"


def _month(state: CaseState) -> str:
    """The month of the refusal where it is known, else of the day asked about, else of the opening."""
    said = _settled(state, "refusal_date")
    if isinstance(said, Mapping):
        said = said.get("from") or said.get("until")
    try:
        refused = parse_day(said) if isinstance(said, str) else None
    except WireError:
        refused = None
    asked = None if state.as_of is None or state.as_of.disputed else state.as_of.shown
    return _first_month(refused, asked, state.opened, date(1900, 1, 1))


def _first_month(*days: date | None) -> str:
    """The month of the first day that a row can hold: a letter may name any day there is."""
    for day in days:
        try:
            if day is not None:
                return parse_month(month_of(day))
        except WireError:
            continue
    raise ValueError("none of these days has a month that a row can hold")
