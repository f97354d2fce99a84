"""The events of a case that count, and how standing values are picked out of them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ploughshare.desk.events import Event
from ploughshare.desk.history import History
from ploughshare.desk.state import Choice, Said

_B = TypeVar("_B")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Of(Generic[_B]):
    """An event whose body is known to be of one kind."""

    event: Event
    body: _B


class Counted:
    """The events of a case that count, in order, by kind."""

    def __init__(self, history: History, events: tuple[Event, ...]) -> None:
        self.history = history
        self.events = events

    def of(self, kind: type[_B]) -> list[Of[_B]]:
        """Those of one kind, in order."""
        return [Of(event, event.body) for event in self.events if isinstance(event.body, kind)]

    def standing(self, events: Iterable[Event]) -> list[Event]:
        """Those of the events that none of the others had seen."""
        chosen = list(events)
        return [e for e in chosen if not any(self.history.saw(other, e) for other in chosen)]


def choice(said: list[Said[_T]], shown: _T | None = None) -> Choice[_T]:
    """Values that stand, in order; `shown` where not the last is to be acted on."""
    return Choice(said[-1].value if shown is None else shown, tuple(said))


def said_by(event: Event, value: _T, source: str) -> Said[_T]:
    """A value with its author and event."""
    return Said(value, event.device, source, event.wall, event.id)
