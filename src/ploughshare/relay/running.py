"""A relay at work: its parts put together, its clock and its daily expiry."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from ploughshare.relay.guide_file import Guide, load_guide
from ploughshare.relay.mailbox import Limits, Writer, storage_for
from ploughshare.relay.parts import Parts, PartsError
from ploughshare.relay.price import Price
from ploughshare.relay.puzzle import Puzzles, Worked
from ploughshare.relay.secret import keep_secret, load_or_make_secret
from ploughshare.relay.settings import Settings
from ploughshare.relay.store import PostgresStore, Store, open_store
from ploughshare.relay.store.parts_file import PARTS_NAME, PartsFile
from ploughshare.relay.turns import Turns
from ploughshare.wire import EXPIRY_DAYS, day_number, desk_id

READERS = 4
"""Connections that read from PostgreSQL: each waits for its answer. An SQLite file answers one at a time."""


@dataclass(frozen=True)
class Relay:
    """One relay at work. `now_seconds` is the clock, seconds since 1970 UTC."""

    settings: Settings
    limits: Limits
    secret: bytes
    puzzles: Puzzles
    price: Price
    turns: Turns
    parts: Parts
    guide: Guide | None
    now_seconds: Callable[[], int]
    roots: dict[bytes, bytes]
    """Desk id → root key of the desks served."""

    def today(self) -> int:
        """Today in UTC, as a day number."""
        return today_at(self.now_seconds())

    def takes_work(
        self, store: Store, desk: bytes, worked: Worked | None, now_seconds: int, times: int = 1
    ) -> bool:
        """Whether work is worth so many times the price just now, and is spent for the first time.

        To be called from the thread that writes, where a desk is served.
        """
        if worked is None or not self.price.takes(worked.tries, now_seconds, times):
            return False
        return store.spend(desk, worked.mark, today_at(worked.until_seconds))

    def look_at_price(self, store: Store) -> None:
        """Brings the price up to date with what this and other relays took. Reads only."""
        self.price.note_room(store.used_bytes(), storage_for(Writer.STRANGER, self.limits))
        self.price.note_works(store.works(), self.now_seconds())


def open_relay(settings: Settings, now_seconds: Callable[[], int]) -> Relay:
    """Opens the data directory and starts the store's thread.

    Raises StoreError, PartsError, GuideError, SecretError or another OSError with a sentence for operators.
    """
    guide = None if settings.guide is None else load_guide(settings.guide)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_store(settings.data, settings.database)
    secret = secret_of(settings, store)
    parts = open_parts(settings, secret)
    strange = store.files_held() and _may_hold(parts)
    with store.writing():
        # Asked again: another relay on this database may have served it, and taken files, in between.
        if strange and store.files_held():
            store.hold_files()
        for root in settings.desks:
            store.add_desk(desk_id(root))
    return Relay(
        settings=settings,
        limits=Limits(settings.storage_mib_max * 1024 * 1024, settings.files_mib_max * 1024 * 1024),
        secret=secret,
        puzzles=Puzzles(secret),
        price=Price(settings.opens_per_day, settings.work_level),
        turns=Turns(store, _daily_expiry(now_seconds), readers=1 if settings.database is None else READERS),
        parts=parts,
        guide=guide,
        now_seconds=now_seconds,
        roots={desk_id(root): root for root in settings.desks},
    )


def secret_of(settings: Settings, store: Store) -> bytes:
    """The relay's secret: relays on one database share it, and each keeps it in its directory.

    A copy of the letters does not hold it; without it, files in a bucket are not found again. Raises OSError.
    """
    own = load_or_make_secret(settings.data)
    if not isinstance(store, PostgresStore):
        return own
    shared = store.shared_secret(own)
    if shared != own:
        keep_secret(settings.data, shared)
    return shared


def open_parts(settings: Settings, secret: bytes) -> Parts:
    """Where this relay keeps the parts of files. Raises PartsError."""
    if settings.files_bucket is None:
        return PartsFile(settings.data)
    # The library takes a moment to load, and most relays do without it.
    from ploughshare.relay.store.parts_bucket import Bucket, PartsBucket, open_bucket  # noqa: PLC0415

    bucket = Bucket(
        settings.files_bucket,
        settings.files_endpoint,
        settings.files_region,
        settings.files_key_id,
        settings.files_key_secret,
    )
    return PartsBucket(open_bucket(bucket), secret)


def _may_hold(parts: Parts) -> bool:
    try:
        return not parts.is_empty()
    except PartsError:
        return True


def existing_parts(settings: Settings, store: Store) -> Parts | None:
    """The same for a command; None where no file was ever kept. Raises PartsError."""
    if settings.files_bucket is None:
        return PartsFile(settings.data) if (settings.data / PARTS_NAME).is_file() else None
    return open_parts(settings, secret_of(settings, store))


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
        with store.writing():
            expired = store.expire(today - EXPIRY_DAYS)
            store.forget_spent(today - 1)
        last_day = today
        return expired > 0

    return expire
