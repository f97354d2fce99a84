"""Adding many records in two exchanges: all a batch asks is read at once, all it adds written at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field, replace

from ploughshare.relay.mailbox import Fill
from ploughshare.relay.price import WORKS_ROUND
from ploughshare.relay.store import shred
from ploughshare.relay.store.interface import StoreError, Touch
from ploughshare.relay.store.postgres_link import Link, Row
from ploughshare.wire import Kind

RECORD_BYTES_MORE = 512
"""What a record is counted for beyond its body: its row, its place in indexes, its share of its mailbox."""

Statement = tuple[str, Sequence[object]]

_DESKS = "SELECT id, next_record, kept_bytes, works FROM desk WHERE id = ANY(%b) ORDER BY id FOR UPDATE"
_MAILBOXES = (
    "SELECT m.desk, m.id, m.number, k.secret, f.next_place, f.last_day, f.records, f.by_person,"
    " f.written_day, f.written_count, f.person_bytes, f.replies, f.kept_bytes"
    " FROM unnest(%b::bytea[], %b::bytea[]) AS asked (desk, id)"
    " JOIN mailbox m ON m.desk = asked.desk AND m.id = asked.id"
    " JOIN shred_key k ON k.number = m.number JOIN mailbox_fill f ON f.mailbox = m.number"
)
_RECORDS = (
    "SELECT m.desk, m.id, asked.hash, r.place, r.position"
    " FROM unnest(%b::bytea[], %b::bytea[], %b::bytea[]) AS asked (desk, id, hash)"
    " JOIN mailbox m ON m.desk = asked.desk AND m.id = asked.id JOIN shred_key k ON k.number = m.number"
    " JOIN record r ON r.mailbox = m.number AND r.mark = sha256(k.secret || asked.hash)"
)
_SPENT = "SELECT mark FROM spent WHERE mark = ANY(%b)"
_KEPT = "SELECT coalesce(sum(kept_bytes), 0)::bigint FROM desk"
_ADD_KEYS = "INSERT INTO shred_key (number, secret) SELECT * FROM unnest(%b::bigint[], %b::bytea[])"
_ADD_MAILBOXES = (
    "INSERT INTO mailbox (number, desk, id) SELECT * FROM unnest(%b::bigint[], %b::bytea[], %b::bytea[])"
)
_FILL_COLUMNS = (
    "mailbox, desk, next_place, last_day, records, by_person, written_day, written_count, person_bytes,"
    " replies, kept_bytes"
)
_PUT_FILLS = (
    f"INSERT INTO mailbox_fill ({_FILL_COLUMNS})"  # noqa: S608 - our names
    " SELECT * FROM unnest(%b::bigint[], %b::bytea[], %b::bigint[], %b::int[], %b::int[], %b::int[],"
    " %b::int[], %b::int[], %b::bigint[], %b::int[], %b::bigint[])"
    " ON CONFLICT (mailbox) DO UPDATE SET next_place = excluded.next_place, last_day = excluded.last_day,"
    " records = excluded.records, by_person = excluded.by_person, written_day = excluded.written_day,"
    " written_count = excluded.written_count, person_bytes = excluded.person_bytes,"
    " replies = excluded.replies, kept_bytes = excluded.kept_bytes"
)
_ADD_RECORDS = (
    "INSERT INTO record (desk, position, mailbox, place, kind, by_person, day, mark, body)"
    " SELECT * FROM unnest(%b::bytea[], %b::bigint[], %b::bigint[], %b::bigint[], %b::smallint[],"
    " %b::boolean[], %b::int[], %b::bytea[], %b::bytea[])"
)
_ADD_SPENT = "INSERT INTO spent (mark, day) SELECT * FROM unnest(%b::bytea[], %b::int[])"
_PUT_DESK = "UPDATE desk SET next_record = %b, kept_bytes = %b, works = %b WHERE id = %b"


@dataclass(frozen=True)
class _Desk:
    next_record: int
    kept_bytes: int
    works: int


@dataclass(frozen=True)
class _Mailbox:
    number: int
    secret: bytes
    next_place: int
    last_day: int
    records: int = 0
    by_person: int = 0
    written_day: int = 0
    written_count: int = 0
    person_bytes: int = 0
    replies: int = 0
    kept_bytes: int = 0


@dataclass
class Ahead:
    """What a batch has read and not yet written. The locks of its desks are held."""

    link: Link
    desks: dict[bytes, _Desk] = field(default_factory=dict)
    mailboxes: dict[tuple[bytes, bytes], _Mailbox] = field(default_factory=dict)
    records: dict[tuple[bytes, bytes, bytes], tuple[int, int]] = field(default_factory=dict)
    known: set[Touch] = field(default_factory=set)
    spent: set[bytes] = field(default_factory=set)
    kept_bytes: int = 0
    rosters: dict[bytes, bytes | None] = field(default_factory=dict)
    _changed_desks: set[bytes] = field(default_factory=set)
    _changed_mailboxes: set[tuple[bytes, bytes]] = field(default_factory=set)
    _new_mailboxes: list[tuple[int, bytes, bytes, bytes]] = field(default_factory=list)
    _new_records: list[tuple[object, ...]] = field(default_factory=list)
    _new_spent: list[tuple[bytes, int]] = field(default_factory=list)
    _undo: list[Callable[[], object]] = field(default_factory=list)
    _touch: Touch | None = None

    @staticmethod
    def questions(touches: Iterable[Touch]) -> list[Statement]:
        """The statements whose answers `take` wants. The first waits for the desks' locks."""
        asked = list(touches)
        desks, ids = [touch.desk for touch in asked], [touch.mailbox for touch in asked]
        return [
            (_DESKS, (sorted(set(desks)),)),
            (_MAILBOXES, (desks, ids)),
            (_RECORDS, (desks, ids, [touch.body_hash for touch in asked])),
            (_KEPT, ()),
            (_SPENT, ([touch.mark for touch in asked if touch.mark],)),
        ]

    def take(self, touches: Iterable[Touch], answers: Sequence[list[Row]]) -> None:
        """Keeps the answers to `questions`."""
        desks, mailboxes, records, kept, spent = answers
        if not self.known:
            self.kept_bytes = kept[0][0]
        self.known.update(touches)
        # What was read before may have been added to since.
        for row in desks:
            self.desks.setdefault(row[0], _Desk(*row[1:]))
        for row in mailboxes:
            self.mailboxes.setdefault((row[0], row[1]), _Mailbox(*row[2:]))
        for row in records:
            self.records.setdefault((row[0], row[1], row[2]), (row[3], row[4]))
        self.spent.update(row[0] for row in spent)

    @contextmanager
    def attempt(self, touch: Touch) -> Iterator[None]:
        """What the block adds is taken back when it raises."""
        self._look_up(touch)
        self._touch = touch
        self._undo.clear()
        try:
            yield
        except BaseException:
            for undo in reversed(self._undo):
                undo()
            raise

    def _look_up(self, touch: Touch) -> None:
        if touch not in self.known:
            self.take([touch], self.link.piped(self.questions([touch])))

    def has_mailbox(self, desk: bytes, mailbox: bytes) -> bool:
        """As `Store.has_mailbox`. Of a mailbox that was not foreseen, what the turn may ask is read now."""
        if self._touch is not None and mailbox != self._touch.mailbox:
            self._look_up(replace(self._touch, desk=desk, mailbox=mailbox))
        return (desk, mailbox) in self.mailboxes

    def fill(self, desk: bytes, mailbox: bytes, day: int) -> Fill:
        """As `Store.fill`."""
        box = self._mailbox(desk, mailbox)
        today = box.written_count if box.written_day == day else 0
        return Fill(box.records, box.by_person, today, box.person_bytes, box.replies)

    def stored_record(self, desk: bytes, mailbox: bytes, body_hash: bytes, *, by_person: bool) -> int | None:
        """As `Store.stored_record`."""
        found = self.records.get((desk, mailbox, body_hash))
        return None if found is None else found[0 if by_person else 1]

    def spend(self, desk: bytes, mark: bytes, day: int) -> bool:
        """As `Store.spend`. No two relays at a time: work is for one mailbox or file, its desk is locked."""
        if mark in self.spent:
            return False
        at = self._desk(desk)
        self._put_desk(desk, replace(at, works=(at.works + 1) % WORKS_ROUND))
        self.spent.add(mark)
        self._undo.append(lambda: self.spent.discard(mark))
        self._new_spent.append((mark, day))
        self._undo.append(self._new_spent.pop)
        return True

    def add_mailbox(self, desk: bytes, mailbox: bytes, day: int) -> None:
        """As `Store.add_mailbox`."""
        number, secret = shred.new_key()
        self._put_mailbox(desk, mailbox, _Mailbox(number, secret, 1, day))
        self._new_mailboxes.append((number, secret, desk, mailbox))
        self._undo.append(self._new_mailboxes.pop)

    def add_record(
        self,
        desk: bytes,
        mailbox: bytes,
        kind: Kind,
        day: int,
        body_hash: bytes,
        body: bytes,
        *,
        by_person: bool,
    ) -> int:
        """As `Store.add_record`."""
        at, box = self._desk(desk), self._mailbox(desk, mailbox)
        size_bytes = len(body) + RECORD_BYTES_MORE
        position, place = at.next_record, box.next_place
        self._put_desk(desk, replace(at, next_record=position + 1, kept_bytes=at.kept_bytes + size_bytes))
        written = (box.written_count if box.written_day == day else 0) + 1
        self._put_mailbox(
            desk,
            mailbox,
            replace(
                box,
                next_place=place + 1,
                last_day=max(box.last_day, day),
                records=box.records + 1,
                by_person=box.by_person + by_person,
                written_day=day if by_person else box.written_day,
                written_count=written if by_person else box.written_count,
                person_bytes=box.person_bytes + by_person * len(body),
                replies=box.replies + (kind is Kind.REPLY),
                kept_bytes=box.kept_bytes + size_bytes,
            ),
        )
        key = (desk, mailbox, body_hash)
        self.records[key] = (place, position)
        self._undo.append(lambda: self.records.pop(key))
        closed = shred.close(box.secret, body)
        marked = shred.mark(box.secret, body_hash)
        self._new_records.append(
            (desk, position, box.number, place, int(kind), by_person, day, marked, closed)
        )
        self._undo.append(self._new_records.pop)
        self.kept_bytes += size_bytes
        return place if by_person else position

    def writes(self) -> list[Statement]:
        """The statements that write what was added; from here on it counts as written."""
        made: list[Statement] = []
        if self._new_mailboxes:
            numbers, keys, desks, ids = zip(*self._new_mailboxes, strict=True)
            made.append((_ADD_KEYS, (list(numbers), list(keys))))
            made.append((_ADD_MAILBOXES, (list(numbers), list(desks), list(ids))))
        if self._changed_mailboxes:
            fills = [
                (box.number, key[0], *astuple(box)[2:])
                for key in self._changed_mailboxes
                for box in (self.mailboxes[key],)
            ]
            made.append((_PUT_FILLS, [list(column) for column in zip(*fills, strict=True)]))
        if self._new_records:
            made.append((_ADD_RECORDS, [list(column) for column in zip(*self._new_records, strict=True)]))
        if self._new_spent:
            made.append((_ADD_SPENT, [list(column) for column in zip(*self._new_spent, strict=True)]))
        for desk in sorted(self._changed_desks):
            at = self.desks[desk]
            made.append((_PUT_DESK, (at.next_record, at.kept_bytes, at.works, desk)))
        for written in (self._new_mailboxes, self._changed_mailboxes, self._new_records, self._changed_desks):
            written.clear()
        self._new_spent.clear()
        return made

    def _desk(self, desk: bytes) -> _Desk:
        try:
            return self.desks[desk]
        except KeyError:
            raise StoreError("the desk is not in the database") from None

    def _mailbox(self, desk: bytes, mailbox: bytes) -> _Mailbox:
        try:
            return self.mailboxes[desk, mailbox]
        except KeyError:
            raise StoreError("the mailbox is not in the database") from None

    def _put_desk(self, desk: bytes, changed: _Desk) -> None:
        before, kept_bytes = self.desks[desk], self.kept_bytes

        def undo() -> None:
            self.desks[desk], self.kept_bytes = before, kept_bytes

        self._undo.append(undo)
        self.desks[desk] = changed
        self._changed_desks.add(desk)

    def _put_mailbox(self, desk: bytes, mailbox: bytes, changed: _Mailbox) -> None:
        key = (desk, mailbox)
        before, was_changed = self.mailboxes.get(key), key in self._changed_mailboxes

        def undo() -> None:
            if before is None:
                del self.mailboxes[key]
            else:
                self.mailboxes[key] = before
            if not was_changed:
                self._changed_mailboxes.discard(key)

        self._undo.append(undo)
        self.mailboxes[key] = changed
        self._changed_mailboxes.add(key)
