"""Around every request: the right host, the right origin, the headers of every answer, no trace of a fault.

A page of another site may make a browser send requests here; none of them may read or change anything.
"""

import logging
import traceback
from collections.abc import Mapping
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("ploughshare.desk")

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
EVERY_ANSWER: Mapping[str, str] = {
    "cache-control": "no-store",
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    # Forms need their Origin header; nothing here links to another site.
    "referrer-policy": "same-origin",
    "server": "desk",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """Outermost. `authority` is the host and port that the browser must have asked for."""

    def __init__(self, app: ASGIApp, authority: str) -> None:
        self._app = app
        self._authority = authority

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                ours = [(name.encode(), value.encode()) for name, value in EVERY_ANSWER.items()]
                message = {**message, "headers": [*message["headers"], *ours]}
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        try:
            await (refusal or self._app)(scope, receive, send_with_headers)
        except Exception as error:  # noqa: BLE001 - the edge: nothing of it may reach the page or a log
            _LOG.error("unexpected %s at %s", type(error).__name__, _our_line(error))
            if not started:
                text = "The desk broke here. Nothing you had saved is lost. Go back and try again.\n"
                await PlainTextResponse(text, status_code=500)(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> Response | None:
        """What a request gets that did not come from the desk's own pages."""
        if headers.getlist("host") != [self._authority]:
            # A name that was made to point at this machine (DNS rebinding) is not ours.
            return PlainTextResponse("Open the desk at the address it printed.\n", status_code=421)
        if method in ("GET", "HEAD"):
            return None
        if method != "POST":
            return PlainTextResponse("Not allowed.\n", status_code=405)
        ours = headers.getlist("origin") == [f"http://{self._authority}"]
        if not ours or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return PlainTextResponse("This form did not come from the desk.\n", status_code=403)
        return None


def _our_line(error: Exception) -> str:
    package = Path(__file__).parents[2]
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(package)]
    if not ours:
        return "no line of ours"
    return f"{Path(ours[-1].filename).relative_to(package.parent)}:{ours[-1].lineno}"
