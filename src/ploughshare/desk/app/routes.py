"""From a request to a page's function and back: cookies, forms and files."""

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from ploughshare.desk.app.door import Door
from ploughshare.desk.app.guard import Guard
from ploughshare.desk.app.upload import take_file
from ploughshare.desk.enclosures import forget_unfinished
from ploughshare.desk.pages import entry
from ploughshare.desk.pages.routes import PAGES, UPLOAD, PageFunction, turned_away
from ploughshare.desk.pages.session import Session
from ploughshare.desk.pages.visit import ROOT, Answer, Desk, Handed, Moved, Shown, Streamed, Visit

FORM_BYTES_MAX = 262_144
FORM_FIELDS_MAX = 400
PASSPHRASE_CHARS_MAX = 1_000

_FILES = "desk.files.js"
"""What cleans files beside a reply: built with the guide, of the guide's own code."""
_STATIC = {"desk.css": "text/css", "desk.js": "text/javascript", "entry.js": "text/javascript"}

Form = Mapping[str, tuple[str, ...]]


class BadFormError(Exception):
    """This form is not one of the desk's."""


def make_app(desk: Desk, door: Door, authority: str) -> Starlette:
    """The desk's pages, for a browser that asked for `authority` (host and port)."""
    sessions = Sessions(door, f"desk-{authority.rpartition(':')[2]}")
    forget_unfinished(desk.ledger)

    async def enter(request: Request) -> Response:
        """The way in: a one-time code or the passphrase, then a cookie."""
        if request.method == "GET":
            return HTMLResponse(entry.page(desk.lang, locked="locked" in request.query_params))
        form = await _form(request)
        code = _one(form, "code").rpartition("#")[2].strip()
        passphrase = _one(form, "passphrase")[:PASSPHRASE_CHARS_MAX]
        session = door.enter(code) if code else None
        if session is None and passphrase:
            session = await run_in_threadpool(door.unlock, passphrase)
        if session is None:
            return HTMLResponse(entry.page(desk.lang, refused=True), status_code=403)
        answer = RedirectResponse(f"{ROOT}/queue", status_code=303)
        answer.set_cookie(sessions.cookie, session.cookie, path=ROOT, httponly=True, samesite="strict")
        return answer

    async def awake(request: Request) -> Response:
        """Somebody is typing; the session is not left alone."""
        return Response(status_code=204 if sessions.of(request) else 403)

    async def lock(request: Request) -> Response:
        """Forgets the session; whoever presses this wants it at once, so nothing is asked."""
        session = sessions.of(request)
        if session is not None:
            _check_csrf(session, await _form(request))
            door.lock(session)
            desk.assessor.forget()
        answer = RedirectResponse(f"{ROOT}/enter?locked", status_code=303)
        answer.delete_cookie(sessions.cookie, path=ROOT, httponly=True, samesite="strict")
        answer.headers["clear-site-data"] = '"cache", "storage"'
        return answer

    routes = [
        Route("/", _to_queue, methods=["GET"]),
        Route(ROOT, _to_queue, methods=["GET"]),
        Route(f"{ROOT}/enter", enter, methods=["GET", "POST"]),
        Route(f"{ROOT}/lock", lock, methods=["POST"]),
        Route(f"{ROOT}/awake", awake, methods=["POST"]),
        *(
            Route(f"{ROOT}/static/{name}", _static(name, kind), methods=["GET"])
            for name, kind in _STATIC.items()
        ),
        Route(f"{ROOT}/static/{_FILES}", _front_end(_FILES), methods=["GET"]),
        Route(ROOT + UPLOAD, take_file(desk, sessions.of, _response), methods=["POST"]),
        *(
            Route(ROOT + page.path, _page(desk, sessions, page.function), methods=[page.method])
            for page in PAGES
        ),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, authority=authority)],
        exception_handlers={HTTPException: _no_route, BadFormError: _bad_form},
    )


@dataclass(frozen=True)
class Sessions:
    """Finds the session of a request. The cookie's name holds the port, for cookies do not know ports."""

    door: Door
    cookie: str

    def of(self, request: Request) -> Session | None:
        """The session, unless it was locked or there never was one."""
        found = request.cookies.get(self.cookie)
        return None if found is None else self.door.session(found)


def _page(desk: Desk, sessions: Sessions, function: PageFunction) -> Callable[[Request], Awaitable[Response]]:
    async def take(request: Request) -> Response:
        session = sessions.of(request)
        if session is None and request.method == "POST":
            # What somebody had typed when the desk locked itself is given back, to be copied.
            typed = _one(await _form(request), "text")
            return HTMLResponse(entry.page(desk.lang, locked=True, typed=typed), status_code=403)
        if session is None:
            return RedirectResponse(f"{ROOT}/enter?locked", status_code=303)
        form: Form = {}
        if request.method == "POST":
            form = await _form(request)
            _check_csrf(session, form)
        visit = Visit(
            desk,
            session,
            request.url.path,
            args=dict(request.path_params),
            query=dict(request.query_params),
            form=form,
        )
        return _response(await run_in_threadpool(turned_away, function, visit))

    return take


def _response(answer: Answer) -> Response:
    match answer:
        case Shown():
            return HTMLResponse(answer.html, status_code=answer.status)
        case Moved():
            return RedirectResponse(answer.to, status_code=303)
        case Handed():
            response = Response(answer.data, media_type=answer.media_type)
            if answer.name is not None:
                response.headers["content-disposition"] = f'attachment; filename="{answer.name}"'
            return response
        case Streamed():
            headers = {
                "content-disposition": f'attachment; filename="{answer.name}"',
                "content-length": str(answer.size_bytes),
            }
            return StreamingResponse(answer.pieces, media_type="application/octet-stream", headers=headers)


def _check_csrf(session: Session, form: Form) -> None:
    if not hmac.compare_digest(_one(form, "csrf").encode(), session.csrf.encode()):
        raise BadFormError


async def _form(request: Request) -> Form:
    """The fields of a form, by name. Raises BadFormError."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise BadFormError
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > FORM_BYTES_MAX:
                raise BadFormError
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=FORM_FIELDS_MAX,
        )
    except (ClientDisconnect, ValueError):
        raise BadFormError from None
    form: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        form[name] = (*form.get(name, ()), value)
    return form


def _one(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")


def _static(name: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    data = resources.files("ploughshare.desk.pages").joinpath("static", name).read_bytes()

    async def give(_request: Request) -> Response:
        return Response(data, media_type=kind)

    return give


def _front_end(name: str) -> Callable[[Request], Awaitable[Response]]:
    """A script that the front end's build made; empty where it was not built, and the page does without."""
    packaged = resources.files("ploughshare") / "web" / name
    built = Path(__file__).parents[4] / "web" / "dist" / name
    data = packaged.read_bytes() if packaged.is_file() else built.read_bytes() if built.is_file() else b""

    async def give(_request: Request) -> Response:
        return Response(data, media_type="text/javascript")

    return give


async def _to_queue(_request: Request) -> Response:
    return RedirectResponse(f"{ROOT}/queue", status_code=303)


async def _no_route(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return PlainTextResponse("There is no such page.\n", status_code=status)


async def _bad_form(_request: Request, _error: Exception) -> Response:
    text = "This form is old or not of this desk. Go back, load the page anew and try again.\n"
    return PlainTextResponse(text, status_code=403)
