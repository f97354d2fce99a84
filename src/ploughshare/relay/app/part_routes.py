"""The six calls about parts of files (§10.4). Rights are asked of the store's thread; bytes lie elsewhere."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from ploughshare.relay import office, parts
from ploughshare.relay.app.arrivals import Arrivals
from ploughshare.relay.app.exchange import Handler, Request, Response, Routes
from ploughshare.relay.app.guard import json_answer
from ploughshare.relay.app.looks import Looks
from ploughshare.relay.mailbox import RefusedError, Writer
from ploughshare.relay.office import Call
from ploughshare.relay.parts import Box, PartsError
from ploughshare.relay.price import times_of
from ploughshare.relay.proof import challenge_holds, proof_holds
from ploughshare.relay.running import Relay
from ploughshare.relay.store import Store
from ploughshare.relay.turns import BusyError
from ploughshare.wire import (
    BAD_PROOF,
    BAD_REQUEST,
    CONFLICT,
    HEADER_BYTES_MAX,
    HEADER_DESK,
    HEADER_MAILBOX,
    HEADER_PART,
    HEADER_PROOF,
    HEADER_WORK,
    KEY_BYTES,
    NOT_FOUND,
    PART_BYTES,
    WORK_HEADER_BYTES_MAX,
    PartName,
    Proof,
    Receipt,
    WireError,
    b64u,
    call_name,
    dump_json,
)

AT_ONCE_MAX = 8
"""Calls at the files' store at a time; more wait, and hold no thread that letters need."""
WAITING_MAX = 64
"""So many may wait; one more is sent away, so that a store that hangs takes no places from letters."""

_NO_DESK = bytes(KEY_BYTES)
_T = TypeVar("_T")


@dataclass(frozen=True)
class Asked:
    """One call about a part, its form checked."""

    call: Call
    name: PartName
    work: str

    @property
    def box(self) -> Box:
        """The mailbox it is about."""
        return Box(self.call.desk, self.call.mailbox or b"")


Act = Callable[["Files", Asked, Writer], Awaitable[Response]]


class Files:
    """The calls' common part: rights on the store's thread, bytes on threads of their own."""

    def __init__(self, relay: Relay, arrivals: Arrivals, looks: Looks) -> None:
        self.relay = relay
        self._looks = looks
        self._arrivals = arrivals
        self._turns = asyncio.Semaphore(AT_ONCE_MAX)
        self._waiting = 0
        self._on_the_way = 0

    async def apart(self, work: Callable[[], _T]) -> _T:
        """Runs what touches the parts on a thread of its own. Raises BusyError when they cannot be used."""
        if self._waiting >= WAITING_MAX:
            raise BusyError
        self._waiting += 1
        try:
            async with self._turns:
                return await asyncio.to_thread(work)
        except PartsError:
            raise BusyError from None
        finally:
            self._waiting -= 1

    def count(self, request: Request) -> None:
        """Counts a part that is handed out, until it is the web server's. Raises BusyError when many are.

        Not among the letters' large answers (large.py): those would wait for a files' store that hangs.
        """
        if self._on_the_way >= WAITING_MAX:
            raise BusyError
        self._on_the_way += 1
        request.at_end = self._sent

    def _sent(self) -> None:
        self._on_the_way -= 1

    async def rights(self, asked: Asked, *, by_person: bool) -> Writer:
        """Who calls; refuses whoever has no right, and what is not there, alike."""
        today = self.relay.today()
        return await self._looks.one(
            lambda store: office.files_of(store, asked.call, today, by_person=by_person),
            size_bytes=len(asked.call.body),
        )

    def taker(self, path: str, act: Act, body_bytes_max: int, *, by_person: bool) -> Handler:
        """Who answers one call."""

        async def take(request: Request) -> Response:
            asked = await self._asked(request, path, body_bytes_max, by_person=by_person)
            writer = await self.rights(asked, by_person=by_person)
            if act is _fetch:
                self.count(request)
            return await act(self, asked, writer)

        return take

    async def _asked(self, request: Request, path: str, body_bytes_max: int, *, by_person: bool) -> Asked:
        relay = self.relay
        if request.query:
            raise RefusedError(BAD_REQUEST)
        try:
            proof = Proof.parse(request.header(HEADER_PROOF, HEADER_BYTES_MAX))
            name = PartName.parse(request.header(HEADER_PART, HEADER_BYTES_MAX))
        except WireError:
            raise RefusedError(BAD_REQUEST) from None
        try:
            async with self._arrivals.one(relay.settings.body_seconds_max, request.told_bytes()):
                body = await request.body(body_bytes_max)
        except TimeoutError:
            request.given_up = True
            raise RefusedError(BAD_REQUEST) from None
        if not challenge_holds(relay.secret, proof.challenge, relay.now_seconds()):
            raise RefusedError(BAD_PROOF)
        desk = request.id(HEADER_DESK)
        root = relay.roots.get(desk, _NO_DESK)
        about = {HEADER_PART: name.header()}
        mailbox = None if by_person else request.id(HEADER_MAILBOX)
        if mailbox is not None:
            about[HEADER_MAILBOX] = b64u(mailbox)
        proven = proof_holds(proof, call_name(path, about), desk, body) and desk in relay.roots
        own = office.own_mailbox(root, proof.public, proven=proven)
        call = Call(
            root=root,
            public=proof.public,
            proven=proven,
            body=body,
            mailbox=own if mailbox is None else mailbox,
        )
        return Asked(call, name, request.header_or_none(HEADER_WORK, WORK_HEADER_BYTES_MAX))


async def _add(files: Files, asked: Asked, writer: Writer) -> Response:
    relay, box, name, body = files.relay, asked.box, asked.name, asked.call.body
    by_person = writer is not Writer.DESK

    def there() -> bool:
        found = parts.is_kept(relay.parts, box, name, body, by_person=by_person)
        if not found:
            parts.check_room(relay.parts.used_bytes(), name, relay.limits, writer)
        return found

    receipt = json_answer(201, Receipt(asked.call.body_hash, name.number).to_json())
    if await files.apart(there):
        return receipt
    if by_person and name.number == 1 and not await _worked(files, asked):
        raise RefusedError(BAD_PROOF)
    await files.apart(partial(parts.keep, relay.parts, box, name, body, by_person=by_person))
    try:
        await files.rights(asked, by_person=by_person)
    except RefusedError:
        # The mailbox was deleted in the meantime, and nothing of it may come back.
        await files.apart(partial(relay.parts.drop_gone, box, partial(_is_gone, relay, box)))
        raise
    return receipt


async def _worked(files: Files, asked: Asked) -> bool:
    relay, now_seconds, times = files.relay, files.relay.now_seconds(), times_of(asked.name.parts)
    worked = relay.puzzles.solved(asked.work, asked.name.file, now_seconds, times)
    if worked is None or not relay.price.takes(worked.tries, now_seconds, times):
        # Whoever sends nothing of worth has the store's locks taken for nothing.
        return False

    def spend(store: Store) -> bool:
        return relay.takes_work(store, asked.call.desk, worked, now_seconds, times)

    return await asyncio.wrap_future(files.relay.turns.write(spend, size_bytes=len(asked.call.body)))


async def _fetch(files: Files, asked: Asked, _writer: Writer) -> Response:
    found = await files.apart(partial(files.relay.parts.body, asked.box, asked.name))
    if found is None:
        raise RefusedError(NOT_FOUND)
    return Response(found)


async def _drop(files: Files, asked: Asked, writer: Writer) -> Response:
    if asked.call.body:
        raise RefusedError(BAD_REQUEST)

    def drop() -> None:
        kept = files.relay.parts.kept(asked.box, asked.name)
        if kept.by_person is not None and kept.by_person != (writer is not Writer.DESK):
            raise RefusedError(CONFLICT)
        files.relay.parts.drop(asked.box, asked.name.file)

    await files.apart(drop)
    return json_answer(200, dump_json({"deleted": True}))


async def drop_files(relay: Relay, call: Call) -> None:
    """The files of a mailbox that its person has deleted; confirmed only when they are gone, too."""
    box = Box(call.desk, office.own_mailbox(call.root, call.public, proven=call.proven))
    try:
        await asyncio.to_thread(relay.parts.drop_all, box)
    except PartsError:
        raise BusyError from None


def _is_gone(relay: Relay, box: Box) -> bool:
    return not relay.turns.read(lambda store: store.has_mailbox(box.desk, box.mailbox)).result()


async def sweep(relay: Relay) -> None:
    """Lets go of the files whose mailboxes are gone."""

    def has_mailbox(box: Box) -> bool:
        return not _is_gone(relay, box)

    def files_held() -> bool:
        return relay.turns.read(lambda store: store.files_held()).result()

    try:
        await asyncio.to_thread(parts.sweep, relay.parts, has_mailbox, files_held)
    except PartsError:
        raise BusyError from None


def part_routes(relay: Relay, arrivals: Arrivals, looks: Looks) -> Routes:
    """The calls of §10.4."""
    files = Files(relay, arrivals, looks)
    calls: tuple[tuple[str, Act, int], ...] = (
        ("part", _add, PART_BYTES),
        ("part/fetch", _fetch, 0),
        ("part/drop", _drop, 0),
    )
    paths = {
        f"/v1/{side}/{name}": (act, bytes_max, side == "mailbox")
        for side in ("mailbox", "desk")
        for name, act, bytes_max in calls
    }
    return {
        path: ("POST", files.taker(path, act, bytes_max, by_person=by_person))
        for path, (act, bytes_max, by_person) in paths.items()
    }
