"""The routes of §6: how a request becomes a call of the office, and an answer of it."""

import asyncio
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from ploughshare.relay import office
from ploughshare.relay.app.arrivals import Arrivals
from ploughshare.relay.app.exchange import Handler, Request, Response, Routes
from ploughshare.relay.app.guard import Guard, json_answer
from ploughshare.relay.app.large import Large
from ploughshare.relay.app.looks import Looks
from ploughshare.relay.app.outcomes import Outcomes
from ploughshare.relay.app.part_routes import drop_files, part_routes
from ploughshare.relay.app.puzzle_booth import PuzzleBooth
from ploughshare.relay.mailbox import Limits, RefusedError
from ploughshare.relay.office import Answer, Call
from ploughshare.relay.proof import NONCE_BYTES, challenge_holds, make_challenge, proof_holds
from ploughshare.relay.running import Relay
from ploughshare.relay.store import Page, Store, Touch
from ploughshare.wire import (
    BAD_PROOF,
    BAD_REQUEST,
    EVENT_BYTES_MAX,
    HEADER_BYTES_MAX,
    HEADER_DESK,
    HEADER_MAILBOX,
    HEADER_MEMBER,
    HEADER_PROOF,
    HEADER_WORK,
    JSON_BODY_BYTES_MAX,
    KEY_BYTES,
    LETTER_BYTES_MAX,
    NOT_FOUND,
    ROSTER_BYTES_MAX,
    WORK_HEADER_BYTES_MAX,
    WRAP_BYTES_MAX,
    Proof,
    Receipt,
    WireError,
    b64u,
    call_name,
    dump_json,
    encode_frames,
)

BODIES_AT_ONCE_MAX = 512
"""Large ones (arrivals.py): 128 MiB. The server has more places (server.py), for who sends or asks less."""

_NO_DESK = bytes(KEY_BYTES)
"""Stands for a desk that is not served here, so that the same work is done for it."""

_GUIDE_HEADERS = (
    # What a page cannot say of itself in its own <meta>.
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"vary", b"Accept-Encoding"),
)
_GUIDE_TYPE = b"text/html; charset=utf-8"
_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")


@dataclass(frozen=True)
class Posting:
    """One call that carries a proof. `scrubs`: it deletes, and must leave nothing in any file."""

    path: str
    act: Callable[[Store, Call, int, Limits], Answer]
    body_bytes_max: int
    writes: bool = True
    scrubs: bool = False


POSTINGS = (
    Posting("/v1/mailbox/open", office.open_mailbox, LETTER_BYTES_MAX),
    Posting("/v1/mailbox/letter", office.post_letter, LETTER_BYTES_MAX),
    Posting("/v1/mailbox/keys", office.change_key, LETTER_BYTES_MAX),
    Posting("/v1/mailbox/fetch", office.fetch, JSON_BODY_BYTES_MAX, writes=False),
    Posting("/v1/mailbox/delete", office.delete_mailbox, 0, scrubs=True),
    Posting("/v1/desk/roster", office.post_roster, ROSTER_BYTES_MAX),
    Posting("/v1/desk/collect", office.collect, JSON_BODY_BYTES_MAX, writes=False),
    Posting("/v1/desk/reply", office.post_reply, LETTER_BYTES_MAX),
    Posting("/v1/desk/keys", office.post_keys, LETTER_BYTES_MAX),
    Posting("/v1/desk/event", office.post_event, EVENT_BYTES_MAX),
    Posting("/v1/desk/events", office.events, JSON_BODY_BYTES_MAX, writes=False),
    Posting("/v1/desk/wrap", office.post_wrap, WRAP_BYTES_MAX),
    Posting("/v1/desk/wraps", office.wraps, JSON_BODY_BYTES_MAX, writes=False),
    Posting("/v1/desk/ack", office.ack_wraps, JSON_BODY_BYTES_MAX, scrubs=True),
)

_OF_DESKS = "/v1/desk/"
_ADDING = (office.open_mailbox, office.post_letter, office.change_key, office.post_reply, office.post_keys)
"""Calls that add one record to one mailbox, and so can be foreseen."""


def make_app(relay: Relay) -> Guard:
    """The application: the calls of §6 and §10.4, and the guide at `/` with its signature beside it."""
    arrivals, outcomes, large = Arrivals(BODIES_AT_ONCE_MAX), Outcomes(), Large()
    looks = Looks(relay.turns)
    postings: Routes = {
        posting.path: ("POST", _taker(relay, posting, arrivals, outcomes, large, looks))
        for posting in POSTINGS
    }
    return Guard({**_questions(relay, large, looks), **postings, **part_routes(relay, arrivals, looks)})


def _used_bytes(store: Store) -> int:
    return store.used_bytes()


def _questions(relay: Relay, large: Large, looks: Looks) -> Routes:
    """What anybody may ask, without a proof."""

    async def guide(request: Request) -> Response:
        if relay.guide is None:
            raise RefusedError(NOT_FOUND)
        if _GZIP.search(", ".join(request.values("accept-encoding"))):
            headers = (*_GUIDE_HEADERS, (b"content-encoding", b"gzip"))
            return Response(relay.guide.gzipped, 200, _GUIDE_TYPE, headers)
        return Response(relay.guide.plain, 200, _GUIDE_TYPE, _GUIDE_HEADERS)

    async def guide_signature(_request: Request) -> Response:
        if relay.guide is None or relay.guide.signature is None:
            raise RefusedError(NOT_FOUND)
        return Response(relay.guide.signature, 200, b"text/plain; charset=utf-8")

    async def health(_request: Request) -> Response:
        await looks.shared(_used_bytes)
        return json_answer(200, b'{"ok":true}')

    async def challenge(_request: Request) -> Response:
        now_seconds = relay.now_seconds()
        made = make_challenge(relay.secret, secrets.token_bytes(NONCE_BYTES), now_seconds)
        return json_answer(200, dump_json({"challenge": b64u(made)}))

    async def roster(request: Request) -> Response:
        desk = request.id(HEADER_DESK)
        await large.turn(request)
        found = await asyncio.wrap_future(relay.turns.read(lambda store: store.roster(desk)))
        if found is None or desk not in relay.roots:
            raise RefusedError(NOT_FOUND)
        return Response(found)

    return {
        "/": ("GET", guide),
        "/guide.html.minisig": ("GET", guide_signature),
        "/healthz": ("GET", health),
        "/v1/challenge": ("GET", challenge),
        "/v1/puzzle": ("GET", PuzzleBooth(relay, looks).answer),
        "/v1/roster": ("GET", roster),
    }


def _taker(
    relay: Relay, posting: Posting, arrivals: Arrivals, outcomes: Outcomes, large: Large, looks: Looks
) -> Handler:
    async def take(request: Request) -> Response:
        if request.query:
            # An id in a URL would end in some proxy's log; better that it never works.
            raise RefusedError(BAD_REQUEST)
        try:
            proof = Proof.parse(request.header(HEADER_PROOF, HEADER_BYTES_MAX))
        except WireError:
            raise RefusedError(BAD_REQUEST) from None
        try:
            async with arrivals.one(relay.settings.body_seconds_max, request.told_bytes()):
                body = await request.body(posting.body_bytes_max)
        except TimeoutError:
            request.given_up = True
            raise RefusedError(BAD_REQUEST) from None
        if not challenge_holds(relay.secret, proof.challenge, relay.now_seconds()):
            raise RefusedError(BAD_PROOF)
        call = _call(relay, request, posting, proof, body)
        today = relay.today()

        def act(store: Store) -> Answer:
            return posting.act(store, call, today, relay.limits)

        if posting.writes and posting.path.startswith(_OF_DESKS):
            # Who has no right to it takes none of the writer's time, nor the locks of PostgreSQL's desks.
            await looks.one(lambda store: office.check_desk(store, call), size_bytes=len(body))
        if posting.writes:
            touch = _touch(call) if posting.act in _ADDING else None
            turn = relay.turns.write(act, scrubs=posting.scrubs, touch=touch, size_bytes=len(body))
        else:
            await large.turn(request)
            turn = relay.turns.read(act)
        answer = await outcomes.of(turn)
        if posting.act is office.delete_mailbox:
            await drop_files(relay, call)
        match answer:
            case Receipt():
                return json_answer(201, answer.to_json())
            case Page():
                return Response(encode_frames(answer.frames, more=answer.more))
            case _:
                return json_answer(200, dump_json({**answer}))

    return take


def _touch(call: Call) -> Touch:
    # Not the mailbox that a desk's call names: who is no member must not have it looked up.
    own = office.own_mailbox(call.root, call.public, proven=call.proven)
    return Touch(call.desk, own, call.body_hash, call.mark)


def _call(relay: Relay, request: Request, posting: Posting, proof: Proof, body: bytes) -> Call:
    desk = request.id(HEADER_DESK)
    opens = posting.act is office.open_mailbox
    work = request.header_or_none(HEADER_WORK, WORK_HEADER_BYTES_MAX) if opens else ""
    names_mailbox = posting.act in (office.post_reply, office.post_keys)
    names_member = posting.act is office.post_wrap
    now_seconds = relay.now_seconds()
    root = relay.roots.get(desk, _NO_DESK)
    mailbox = request.id(HEADER_MAILBOX) if names_mailbox else None
    member = request.id(HEADER_MEMBER) if names_member else None
    about = {HEADER_MAILBOX: mailbox, HEADER_MEMBER: member}
    name = call_name(posting.path, {key: b64u(value) for key, value in about.items() if value is not None})
    proven = proof_holds(proof, name, desk, body) and desk in relay.roots
    own = office.own_mailbox(root, proof.public, proven=proven)
    worked = relay.puzzles.solved(work, own, now_seconds) if opens else None
    return Call(
        root=root,
        public=proof.public,
        proven=proven,
        body=body,
        mailbox=mailbox,
        member=member,
        mark=b"" if worked is None else worked.mark,
        takes_work=lambda store: relay.takes_work(store, desk, worked, now_seconds),
    )
