"""The calls of §6.4 and §6.5, one function each, against the store: who may do what, what comes back.

Runs on the store's thread. Whoever has no right and whatever is not there get the same refusal, after
the same look-ups.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ploughshare.relay.mailbox import (
    NEW_MAILBOX,
    Limits,
    RefusedError,
    Writer,
    check_event,
    check_follows,
    check_room,
    check_sealed,
    check_storage,
    read_roster,
)
from ploughshare.relay.proof import signature_holds
from ploughshare.relay.store import Page, Store
from ploughshare.wire import (
    BAD_PROOF,
    BAD_REQUEST,
    CONFLICT,
    NO_MAILBOX,
    NOT_FOUND,
    Kind,
    Receipt,
    Roster,
    WireError,
    desk_id,
    mailbox_id,
    member_id,
    parse_after,
    parse_upto,
)


@dataclass(frozen=True)
class Call:
    """One call, its form checked: which desk (root key), whose key, whether the proof held, and the body.

    `mailbox` and `member` are the ids a desk's call names. `takes_work` says whether the call brought enough
    work for its caller's mailbox, which is spent then; `mark` names that work.
    """

    root: bytes
    public: bytes
    proven: bool
    body: bytes
    mailbox: bytes | None = None
    member: bytes | None = None
    mark: bytes = b""
    takes_work: Callable[[Store], bool] = lambda _store: False

    @cached_property
    def desk(self) -> bytes:
        """16 bytes that name the desk."""
        return desk_id(self.root)

    @cached_property
    def body_hash(self) -> bytes:
        """SHA-256 of the body, 32 bytes."""
        return hashlib.sha256(self.body).digest()


Answer = Receipt | Page | dict[str, bool]


def open_mailbox(store: Store, call: Call, today: int, limits: Limits) -> Receipt:
    """`POST /v1/mailbox/open`: makes the caller's mailbox, with the first record in it."""
    mailbox = own_mailbox(call.root, call.public, proven=call.proven)
    there = store.has_mailbox(call.desk, mailbox)
    if not call.proven:
        raise RefusedError(NOT_FOUND)
    check_sealed(call.body)
    if there:
        index = store.stored_record(call.desk, mailbox, call.body_hash, by_person=True)
        if index is None:
            raise RefusedError(CONFLICT)
        return Receipt(call.body_hash, index)
    check_room(NEW_MAILBOX, len(call.body), by_person=True)
    check_storage(store.used_bytes(), len(call.body), limits, Writer.STRANGER)
    if not call.takes_work(store):
        raise RefusedError(BAD_PROOF)
    store.add_mailbox(call.desk, mailbox, today)
    index = store.add_record(call.desk, mailbox, Kind.KEYS, today, call.body_hash, call.body, by_person=True)
    return Receipt(call.body_hash, index)


def post_letter(store: Store, call: Call, today: int, limits: Limits) -> Receipt:
    """`POST /v1/mailbox/letter`: a letter of the person to the desk."""
    mailbox = _own_mailbox(store, call)
    return _add(store, call, mailbox, Kind.LETTER, today, limits, by_person=True)


def change_key(store: Store, call: Call, today: int, limits: Limits) -> Receipt:
    """`POST /v1/mailbox/keys`: another case key, made by the person after a member left."""
    return _add(store, call, _own_mailbox(store, call), Kind.KEYS, today, limits, by_person=True)


def fetch(store: Store, call: Call, _today: int, _limits: Limits) -> Page:
    """`POST /v1/mailbox/fetch`: the records of the caller's mailbox."""
    mailbox = own_mailbox(call.root, call.public, proven=call.proven)
    page = store.records_of_mailbox(call.desk, mailbox, _after(call))
    if page is None or not call.proven:
        raise RefusedError(NOT_FOUND)
    return page


def delete_mailbox(store: Store, call: Call, _today: int, _limits: Limits) -> dict[str, bool]:
    """`POST /v1/mailbox/delete`: the caller's mailbox and all in it."""
    mailbox = _own_mailbox(store, call)
    if call.body:
        raise RefusedError(BAD_REQUEST)
    store.delete_mailbox(call.desk, mailbox)
    return {"deleted": True}


def post_roster(store: Store, call: Call, today: int, limits: Limits) -> Receipt:
    """`POST /v1/desk/roster`: the next version of the roster, by the desk's root key."""
    newest = store.roster(call.desk)
    if not call.proven or call.public != call.root:
        raise RefusedError(NOT_FOUND)
    signed, roster = read_roster(call.body)
    if roster.root != call.root or not signature_holds(call.root, signed.signing_input, signed.signature):
        raise RefusedError(BAD_REQUEST)
    if newest != call.body:
        check_follows(newest, roster)
        check_storage(store.used_bytes(), len(call.body), limits, Writer.DESK)
        store.put_roster(call.desk, roster.version, today, call.body_hash, call.body)
    return Receipt(call.body_hash, roster.version)


def check_desk(store: Store, call: Call) -> None:
    """Refuses whoever may make no call of the desk at all; each call asks more of its caller."""
    if call.public != call.root or not call.proven:
        _as_member(store, call)


def collect(store: Store, call: Call, _today: int, _limits: Limits) -> Page:
    """`POST /v1/desk/collect`: the records of all mailboxes of the desk."""
    _as_member(store, call)
    return store.records_of_desk(call.desk, _after(call))


def post_reply(store: Store, call: Call, today: int, limits: Limits) -> Receipt:
    """`POST /v1/desk/reply`: a reply to the person of a mailbox."""
    return _add(store, call, _named_mailbox(store, call), Kind.REPLY, today, limits, by_person=False)


def post_keys(store: Store, call: Call, today: int, limits: Limits) -> Receipt:
    """`POST /v1/desk/keys`: the case key, sealed anew."""
    return _add(store, call, _named_mailbox(store, call), Kind.KEYS, today, limits, by_person=False)


def post_event(store: Store, call: Call, today: int, limits: Limits) -> Receipt:
    """`POST /v1/desk/event`: a sealed event for all members."""
    _as_member(store, call)
    check_event(call.body)
    index = store.stored_event(call.desk, call.body_hash)
    if index is None:
        check_storage(store.used_bytes(), len(call.body), limits, Writer.DESK)
        index = store.add_event(call.desk, today, call.body_hash, call.body)
    return Receipt(call.body_hash, index)


def events(store: Store, call: Call, _today: int, _limits: Limits) -> Page:
    """`POST /v1/desk/events`: the desk's stream."""
    _as_member(store, call)
    return store.events_of_desk(call.desk, _after(call))


def post_wrap(store: Store, call: Call, today: int, limits: Limits) -> Receipt:
    """`POST /v1/desk/wrap`: keys sealed to one member of the roster."""
    roster = _as_member(store, call)
    member = call.member
    if member is None or all(known.id != member for known in roster.members):
        raise RefusedError(NOT_FOUND)
    check_sealed(call.body)
    index = store.stored_wrap(call.desk, member, call.body_hash)
    if index is None:
        check_storage(store.used_bytes(), len(call.body), limits, Writer.DESK)
        index = store.add_wrap(call.desk, member, today, call.body_hash, call.body)
    return Receipt(call.body_hash, index)


def wraps(store: Store, call: Call, _today: int, _limits: Limits) -> Page:
    """`POST /v1/desk/wraps`: the wraps that wait for the caller."""
    _as_member(store, call)
    return store.wraps_of_member(call.desk, member_id(call.public), _after(call))


def ack_wraps(store: Store, call: Call, _today: int, _limits: Limits) -> dict[str, bool]:
    """`POST /v1/desk/ack`: the caller has taken its wraps up to an index; they are deleted."""
    _as_member(store, call)
    try:
        upto = parse_upto(call.body)
    except WireError:
        raise RefusedError(BAD_REQUEST) from None
    store.delete_wraps(call.desk, member_id(call.public), upto)
    return {"deleted": True}


def own_mailbox(root: bytes, public: bytes, *, proven: bool) -> bytes:
    """The id of the caller's mailbox, whether there is such a one or not.

    Who has not shown the key looks for the same mailbox, which is never there, whatever key they name: the
    time it takes cannot depend on what is.
    """
    return mailbox_id(root, public) if proven else NO_MAILBOX


def files_of(store: Store, call: Call, today: int, *, by_person: bool) -> Writer:
    """Who may put, take and drop the files of a mailbox (§10.4): its person, or a member of its desk."""
    if not by_person:
        _named_mailbox(store, call)
        return Writer.DESK
    mailbox = _own_mailbox(store, call)
    return store.fill(call.desk, mailbox, today).writer


def _own_mailbox(store: Store, call: Call) -> bytes:
    mailbox = own_mailbox(call.root, call.public, proven=call.proven)
    there = store.has_mailbox(call.desk, mailbox)
    if not there or not call.proven:
        raise RefusedError(NOT_FOUND)
    return mailbox


def _as_member(store: Store, call: Call) -> Roster:
    newest = store.roster(call.desk)
    roster = None if newest is None else read_roster(newest)[1]
    if roster is None or roster.member(call.public) is None or not call.proven:
        raise RefusedError(NOT_FOUND)
    return roster


def _named_mailbox(store: Store, call: Call) -> bytes:
    _as_member(store, call)
    if call.mailbox is None or not store.has_mailbox(call.desk, call.mailbox):
        raise RefusedError(NOT_FOUND)
    return call.mailbox


def _add(
    store: Store, call: Call, mailbox: bytes, kind: Kind, today: int, limits: Limits, *, by_person: bool
) -> Receipt:
    check_sealed(call.body)
    index = store.stored_record(call.desk, mailbox, call.body_hash, by_person=by_person)
    if index is None:
        fill = store.fill(call.desk, mailbox, today)
        check_room(fill, len(call.body), by_person=by_person)
        writer = fill.writer if by_person else Writer.DESK
        check_storage(store.used_bytes(), len(call.body), limits, writer)
        index = store.add_record(
            call.desk, mailbox, kind, today, call.body_hash, call.body, by_person=by_person
        )
    return Receipt(call.body_hash, index)


def _after(call: Call) -> int:
    try:
        return parse_after(call.body)
    except WireError:
        raise RefusedError(BAD_REQUEST) from None
