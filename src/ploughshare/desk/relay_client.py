"""Speaking to a relay as a desk: proofs, posts and collections (docs/protocol.md §6).

The only network of the desk. No address, key or record of a call goes into an error.
"""

import time
from collections.abc import Callable, Iterator
from copy import copy
from typing import Protocol

import httpx

from ploughshare import wire
from ploughshare.desk.refused import DeskError

CALL_SECONDS = 60.0
ANSWER_BYTES_MAX = wire.FRAMES_BYTES_SOFT_MAX + wire.LETTER_BYTES_MAX + wire.FRAMES_STEP_BYTES * 2
CHALLENGE_ANSWER_BYTES_MAX = 8_192
CHALLENGE_USED_SECONDS = 240.0
PAGES_MAX = 10_000

_CHALLENGE_KEYS = frozenset({"challenge"})


class RelayUnreachableError(DeskError):
    """The relay cannot be reached now; everything is kept here and goes out later."""


class RelayAnswerError(DeskError):
    """What answers at the relay's address does not speak as a relay should; nothing was taken from it."""


class RelayRefusedError(DeskError):
    """The relay refused this."""

    def __init__(self, refusal: wire.Refusal) -> None:
        super().__init__()
        self.refusal = refusal
        self.args = (f"The relay answered: {refusal.say}",)

    @property
    def code(self) -> str:
        """The refusal's code (§6.7)."""
        return self.refusal.code


class Signer(Protocol):
    """Whoever can prove a key: a member, or the root for rosters."""

    @property
    def public(self) -> bytes:
        """The Ed25519 public key, 32 bytes."""

    def sign(self, data: bytes) -> bytes:
        """A signature of 64 bytes."""


def open_http(proxy: str | None = None) -> httpx.Client:
    """A client without cookies, redirects or settings from the environment; `proxy` as `socks5h://host:port`."""
    return httpx.Client(
        timeout=httpx.Timeout(CALL_SECONDS),
        follow_redirects=False,
        trust_env=False,
        proxy=proxy,
        headers={"User-Agent": "", "Accept": "*/*", "Accept-Encoding": "identity"},
    )


class RelayClient:
    """Calls of one desk to one relay."""

    def __init__(
        self,
        url: str,
        root_public: bytes,
        signer: Signer,
        http: httpx.Client,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.url = url.rstrip("/")
        self._desk = wire.desk_id(root_public)
        self._signer = signer
        self._http = http
        self._clock = clock
        self._challenge: tuple[float, bytes] | None = None

    def called_by(self, signer: Signer) -> "RelayClient":
        """The same relay, called with another member's key."""
        called = copy(self)
        called._signer = signer
        return called

    # --- rosters ---

    def roster(self) -> bytes | None:
        """The newest roster's signed bytes, unchecked, or None.

        Raises RelayUnreachableError, RelayAnswerError.
        """
        try:
            return self._send("GET", "/v1/roster", b"", {}, wire.ROSTER_BYTES_MAX)
        except RelayRefusedError as error:
            if error.code == wire.NOT_FOUND.code:
                return None
            raise

    def post_roster(self, signed: bytes, root: Signer) -> wire.Receipt:
        """Publishes a roster, proved by the root key."""
        return self._post("/v1/desk/roster", signed, {}, signer=root)

    # --- mailboxes ---

    def collect(self, after: int) -> Iterator[wire.Frame]:
        """Grants, letters and replies of all mailboxes after an index, oldest first."""
        return self._frames("/v1/desk/collect", after)

    def post_reply(self, mailbox: bytes, sealed: bytes) -> wire.Receipt:
        """Hands over a sealed reply; the same bytes again give the same receipt."""
        return self._post("/v1/desk/reply", sealed, {wire.HEADER_MAILBOX: wire.b64u(mailbox)})

    def part(self, mailbox: bytes, name: wire.PartName) -> bytes:
        """One part of a file, as the relay keeps it."""
        headers = {wire.HEADER_MAILBOX: wire.b64u(mailbox), wire.HEADER_PART: name.header()}
        part = self._proved("/v1/desk/part/fetch", b"", headers, wire.PART_BYTES, self._signer)
        if len(part) != wire.PART_BYTES:
            raise RelayAnswerError
        return part

    def post_part(self, mailbox: bytes, name: wire.PartName, part: bytes) -> wire.Receipt:
        """Hands over a part of a file of ours; the same bytes again give the same receipt."""
        headers = {wire.HEADER_MAILBOX: wire.b64u(mailbox), wire.HEADER_PART: name.header()}
        return self._post("/v1/desk/part", part, headers)

    def drop_file(self, mailbox: bytes, name: wire.PartName) -> None:
        """The relay lets go of every part of a file of ours."""
        headers = {wire.HEADER_MAILBOX: wire.b64u(mailbox), wire.HEADER_PART: name.header()}
        self._proved("/v1/desk/part/drop", b"", headers, wire.JSON_BODY_BYTES_MAX, self._signer)

    # --- the stream and the wraps ---

    def post_event(self, sealed: bytes) -> wire.Receipt:
        """Adds a sealed event to the desk's stream."""
        return self._post("/v1/desk/event", sealed, {})

    def events(self, after: int) -> Iterator[wire.Frame]:
        """The desk's stream after an index."""
        return self._frames("/v1/desk/events", after)

    def post_wrap(self, member: bytes, sealed: bytes) -> wire.Receipt:
        """Leaves a key wrap for one member."""
        return self._post("/v1/desk/wrap", sealed, {wire.HEADER_MEMBER: wire.b64u(member)})

    def wraps(self, after: int = 0) -> Iterator[wire.Frame]:
        """Our own wraps."""
        return self._frames("/v1/desk/wraps", after)

    def ack(self, upto: int) -> None:
        """Our wraps up to this index are taken; the relay deletes them."""
        self._proved("/v1/desk/ack", wire.upto_body(upto), {}, wire.JSON_BODY_BYTES_MAX, self._signer)

    # --- how a call is made ---

    def _frames(self, path: str, after: int) -> Iterator[wire.Frame]:
        for _ in range(PAGES_MAX):
            answer = self._proved(path, wire.after_body(after), {}, ANSWER_BYTES_MAX, self._signer)
            try:
                page = wire.parse_frames(answer)
            except wire.WireError:
                raise RelayAnswerError from None
            for frame in page.frames:
                if frame.index <= after:
                    raise RelayAnswerError
                after = frame.index
                yield frame
            if not page.more:
                return

    def _post(
        self, path: str, body: bytes, headers: dict[str, str], signer: Signer | None = None
    ) -> wire.Receipt:
        answer = self._proved(path, body, headers, wire.JSON_BODY_BYTES_MAX, signer or self._signer)
        try:
            receipt = wire.Receipt.parse(answer)
        except wire.WireError:
            raise RelayAnswerError from None
        if not receipt.is_for(body):
            raise RelayAnswerError
        return receipt

    def _proved(
        self, path: str, body: bytes, headers: dict[str, str], answer_bytes_max: int, signer: Signer
    ) -> bytes:
        for attempt in range(2):
            proved = {**headers, **self._proof(wire.call_name(path, headers), body, signer)}
            try:
                return self._send("POST", path, body, proved, answer_bytes_max)
            except RelayRefusedError as error:
                if attempt or error.code != wire.BAD_PROOF.code:
                    raise
                self._challenge = None  # it may have expired on the way: once more with a new one
        raise RelayAnswerError

    def _proof(self, name: str, body: bytes, signer: Signer) -> dict[str, str]:
        now = self._clock()
        if self._challenge is None or now - self._challenge[0] > CHALLENGE_USED_SECONDS:
            answer = self._send("GET", "/v1/challenge", b"", {}, CHALLENGE_ANSWER_BYTES_MAX)
            try:
                value = wire.load_json(answer, bytes_max=CHALLENGE_ANSWER_BYTES_MAX)
                text = wire.Fields(value, "a challenge", _CHALLENGE_KEYS).text("challenge", chars_max=256)
                offered = wire.from_b64u(text)
            except wire.WireError:
                raise RelayAnswerError from None
            if not 0 < len(offered) <= wire.CHALLENGE_BYTES_MAX:
                raise RelayAnswerError
            self._challenge = (now, offered)
        challenge = self._challenge[1]
        signature = signer.sign(wire.proof_input(challenge, name, self._desk, body))
        return {wire.HEADER_PROOF: wire.Proof(challenge, signer.public, signature).header()}

    def _send(
        self, method: str, path: str, body: bytes, headers: dict[str, str], answer_bytes_max: int
    ) -> bytes:
        headers = {wire.HEADER_DESK: wire.b64u(self._desk), **headers}
        if body:
            headers["Content-Type"] = "application/octet-stream"
        try:
            with self._http.stream(method, self.url + path, content=body, headers=headers) as response:
                if "content-encoding" in response.headers:  # unpacked, a few bytes can be any number
                    raise RelayAnswerError
                answer = b""
                for part in response.iter_bytes():
                    answer += part
                    if len(answer) > answer_bytes_max:
                        raise RelayAnswerError
                if response.is_success:
                    return answer
        except (httpx.HTTPError, httpx.InvalidURL):
            raise RelayUnreachableError from None
        raise _refusal(answer)


def _refusal(untrusted_answer: bytes) -> DeskError:
    """The refusal by its code; its sentence is ours, not the answer's."""
    try:
        value = wire.load_json(untrusted_answer, bytes_max=wire.HEADER_BYTES_MAX)
        code = wire.Fields(value, "a refusal", frozenset({"error", "say"})).text("error", chars_max=32)
        return RelayRefusedError(wire.REFUSALS[code])
    except (wire.WireError, KeyError):
        return RelayAnswerError()
