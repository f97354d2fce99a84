"""The lists that persons, desks and members read from PostgreSQL, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ploughshare.relay.store import shred
from ploughshare.relay.store.interface import Page
from ploughshare.relay.store.postgres_link import Row
from ploughshare.wire import FRAMES_BYTES_SOFT_MAX, NO_MAILBOX, Frame, Kind, day_of_number

_LISTED_MAX = 4_096
"""Records looked at for one page: more than this many small ones go in several."""

Ask = Callable[[str, Sequence[object]], list[Row]]


@dataclass(frozen=True)
class Listing:
    """Where the frames of a list come from: its index, kind, day, mailbox, body and key (or NULL)."""

    columns: str
    source: str

    @property
    def index(self) -> str:
        """The column of the index."""
        return self.columns.split(",", 1)[0]


OF_MAILBOX = Listing(
    "r.place, r.kind, r.day, m.id, r.body, k.secret",
    "mailbox m JOIN shred_key k ON k.number = m.number JOIN record r ON r.mailbox = m.number"
    " WHERE m.desk = %s AND m.id = %s",
)
OF_DESK = Listing(
    "r.position, r.kind, r.day, m.id, r.body, k.secret",
    "record r JOIN mailbox m ON m.number = r.mailbox JOIN shred_key k ON k.number = m.number"
    " WHERE r.desk = %s",
)
EVENTS = Listing("e.position, 4, e.day, NULL, e.body, NULL", "event e WHERE e.desk = %s")
WRAPS = Listing(
    "w.position, 5, w.day, NULL, w.body, k.secret",
    "wrap w JOIN shred_key k ON k.number = w.shred_key WHERE w.desk = %s AND w.member = %s",
)


def page_of(ask: Ask, listing: Listing, values: Sequence[object], after: int) -> Page:
    """What follows an index. Looks at sizes first, so that no more than a page of bodies is ever held."""
    index, where = listing.index, f"FROM {listing.source} AND {listing.index} > %s"
    body = listing.columns.split(", ")[4]
    sizes = ask(
        f"SELECT {index}, octet_length({body}) {where} ORDER BY 1 LIMIT {_LISTED_MAX}",
        (*values, after),
    )
    size_bytes, count = 0, 0
    for _, body_bytes in sizes:
        if size_bytes > FRAMES_BYTES_SOFT_MAX:
            break
        size_bytes += body_bytes
        count += 1
    if not count:
        return Page((), more=False)
    rows = ask(
        f"SELECT {listing.columns} {where} AND {index} <= %s ORDER BY 1",
        (*values, after, sizes[count - 1][0]),
    )
    frames = tuple(
        Frame(
            at,
            Kind(kind),
            day_of_number(day),
            NO_MAILBOX if mailbox is None else mailbox,
            bytes(stored) if secret is None else shred.reveal(secret, stored),
        )
        for at, kind, day, mailbox, stored, secret in rows
    )
    return Page(frames, more=count < len(sizes) or count == _LISTED_MAX)
