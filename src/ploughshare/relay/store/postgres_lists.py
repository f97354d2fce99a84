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

    @property
    def after(self) -> str:
        """What stands after the columns of a statement for all that follows an index."""
        return f"FROM {self.source} AND {self.index} > %s"


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


_SIZES_OF_MAILBOX = (
    "SELECT r.place, octet_length(r.body) FROM mailbox m LEFT JOIN record r ON r.mailbox = m.number"
    " AND r.place > %s WHERE m.desk = %s AND m.id = %s ORDER BY 1 LIMIT %s"
)
"""One row of NULL where the mailbox is open and nothing follows."""


def page_of_mailbox(ask: Ask, desk: bytes, mailbox: bytes, after: int) -> Page | None:
    """What follows an index in a mailbox; None where no such mailbox is open.

    Most who ask find nothing new, and cost one statement.
    """
    sizes = ask(_SIZES_OF_MAILBOX, (after, desk, mailbox, _LISTED_MAX))
    if not sizes:
        return None
    return _page(ask, OF_MAILBOX, (desk, mailbox), after, [row for row in sizes if row[0] is not None])


def page_of(ask: Ask, listing: Listing, values: Sequence[object], after: int) -> Page:
    """What follows an index. Looks at sizes first, so that no more than a page of bodies is ever held."""
    body = listing.columns.split(", ")[4]
    sizes = ask(
        f"SELECT {listing.index}, octet_length({body}) {listing.after} ORDER BY 1 LIMIT %s",
        (*values, after, _LISTED_MAX),
    )
    return _page(ask, listing, values, after, sizes)


def _page(ask: Ask, listing: Listing, values: Sequence[object], after: int, sizes: Sequence[Row]) -> Page:
    """As many of the records whose indexes and sizes are given as a page holds."""
    size_bytes, count = 0, 0
    for _, body_bytes in sizes:
        if size_bytes > FRAMES_BYTES_SOFT_MAX:
            break
        size_bytes += body_bytes
        count += 1
    if not count:
        return Page((), more=False)
    rows = ask(
        f"SELECT {listing.columns} {listing.after} AND {listing.index} <= %s ORDER BY 1",
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
