"""A relay at work: its parts put together, its clock and its daily expiry."""

import datetime
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from ploughshare.relay.guide_file import Guide, load_guide
from ploughshare.relay.mailbox import Limits
from ploughshare.relay.puzzle import Puzzles
from ploughshare.relay.secret import SECRET_BYTES, load_or_make_secret
from ploughshare.relay.settings import Settings
from ploughshare.relay.store import SqliteStore, Store
from ploughshare.relay.turns import Turns
from ploughshare.wire import EXPIRY_DAYS, day_number, desk_id


@dataclass(frozen=True)
class Relay:
    """One relay at work. `now_seconds` is the clock, seconds since 1970 UTC."""

    settings: Settings
    limits: Limits
    secret: bytes
    puzzles: Puzzles
    turns: Turns
    guide: Guide | None
    now_seconds: Callable[[], int]
    roots: dict[bytes, bytes]
    """Desk id → root key of the desks served."""

    def today(self) -> int:
        """Today in UTC, as a day number."""
        return today_at(self.now_seconds())


def open_relay(settings: Settings, now_seconds: Callable[[], int]) -> Relay:
    """Opens the data directory and starts the store's thread.

    Raises StoreError, GuideError, SecretError or another OSError with a sentence for the operator.
    """
    guide = None if settings.guide is None else load_guide(settings.guide)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    secret = load_or_make_secret(settings.data)
    store = SqliteStore(settings.data)
    with store.writing():
        for root in settings.desks:
            store.add_desk(desk_id(root))
    return Relay(
        settings=settings,
        limits=Limits(settings.storage_mib_max * 1024 * 1024, settings.opens_per_day_max),
        secret=secret,
        # New in every process, so that a puzzle spent before a restart is worth nothing after it.
        puzzles=Puzzles(secrets.token_bytes(SECRET_BYTES), settings.work_rounds),
        turns=Turns(store, _daily_expiry(now_seconds)),
        guide=guide,
        now_seconds=now_seconds,
        roots={desk_id(root): root for root in settings.desks},
    )


def today_at(now_seconds: int) -> int:
    """The day number of a moment, UTC."""
    return day_number(datetime.datetime.fromtimestamp(now_seconds, datetime.UTC).date())


def _daily_expiry(now_seconds: Callable[[], int]) -> Callable[[Store], bool]:
    """Expires before the first write and once a day; says whether anything was deleted."""
    last_day: int | None = None

    def expire(store: Store) -> bool:
        nonlocal last_day
        today = today_at(now_seconds())
        if today == last_day:
            return False
        expired = store.expire(today - EXPIRY_DAYS)
        last_day = today
        return expired > 0

    return expire
