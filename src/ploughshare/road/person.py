"""A person at the other end of a relay, played by Python: does over HTTP what the guide does in a browser."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

import altcha
import httpx

from ploughshare import wire
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.chain import Conversation, check
from ploughshare.seal.files import seal_file
from ploughshare.seal.grants import Grant, open_grant, seal_grant
from ploughshare.seal.letters import CasePlace, OpenedMessage, open_message, seal_message
from ploughshare.seal.message import Message, MessageKind, PackNamed
from ploughshare.seal.phrase import PersonKeys
from ploughshare.seal.roster import SignedRoster, open_roster

ANSWER_BYTES_MAX = 4 * 1024 * 1024
CALL_SECONDS = 30.0


class PersonError(Exception):
    """The relay did not do what the protocol says."""


@dataclass
class Person:
    """One person with their keys, at one desk behind one relay."""

    relay: str
    root: bytes
    keys: PersonKeys
    today: date
    sent: list[bytes] = field(default_factory=list)
    """Every sealed body handed to the relay, so that a test can look for it."""
    http: httpx.Client | None = None
    """Where the calls come from, and with what headers; a new connection for each when None."""

    @property
    def mailbox(self) -> bytes:
        """The mailbox's id, 16 bytes (§1.4)."""
        return self.keys.mailbox(self.root)

    def roster(self) -> SignedRoster:
        """The desk's newest roster, checked against its root key."""
        answer = self._call("GET", "/v1/roster", b"", {})
        return open_roster(answer.content, self.root)

    def open_mailbox(self) -> HybridIdentity:
        """Make a case key, seal it to this person and each member, open a mailbox with it (§3, §6.4)."""
        roster = self.roster()
        seed = os.urandom(wire.KEY_BYTES)
        members = tuple(member.id for member in roster.roster.members)
        grant = Grant(wire.case_id(self.mailbox), seed, self.keys.sign_public, self.today, 0, members)
        recipients = [self.keys.identity.recipient, *roster.recipients()]
        worked = {wire.HEADER_WORK: self._worked({wire.HEADER_FOR: wire.b64u(self.mailbox)})}
        self._post("/v1/mailbox/open", seal_grant(grant, self.keys.sign_key, recipients), worked)
        return HybridIdentity(seed)

    def write(
        self,
        text: str,
        *,
        lang: str = "ru",
        answers: Mapping[str, wire.JsonValue] | None = None,
        as_of: date | None = None,
        pack: PackNamed | None = None,
        record_consent: bool = False,
        files: tuple[wire.NamedFile, ...] = (),
    ) -> wire.Receipt:
        """Seal and send a letter that continues the conversation. The mailbox must be open."""
        case_key, conversation, roster = self._state()
        last = conversation.last("letter")
        seen = conversation.last("reply")
        message = Message(
            kind="letter",
            case=wire.case_id(self.mailbox),
            author=self.keys.sign_public,
            seq=0 if last is None else last.message.seq + 1,
            prev=None if last is None else last.hash,
            seen=None if seen is None else seen.hash,
            day=self.today,
            lang=lang,
            text=text,
            roster=roster.held,
            answers=answers,
            as_of=as_of,
            pack=pack,
            record_consent=record_consent,
            files=files,
        )
        sealed = seal_message(message, self.keys.sign_key, case_key.recipient)
        return self._post("/v1/mailbox/letter", sealed.file)

    def send_file(self, name: str, media_type: str, data: bytes) -> wire.NamedFile:
        """Close a file for the case and hand its parts over; the letter that names it comes next (§10)."""
        named = wire.NamedFile(
            id=os.urandom(wire.ID_BYTES),
            name=name,
            media_type=media_type,
            size_bytes=len(data),
            parts=wire.parts_for(len(data)),
            hash=hashlib.sha256(data).digest(),
        )
        parts = seal_file(BytesIO(data).read, len(data), self._state()[0].recipient)
        for number, part in enumerate(parts, start=1):
            headers = {wire.HEADER_PART: wire.PartName(named.id, number, named.parts).header()}
            if number == 1:
                headers[wire.HEADER_WORK] = self._worked({wire.HEADER_FOR: wire.b64u(named.id), **headers})
            self._post("/v1/mailbox/part", part, headers)
        return named

    def read(self) -> Conversation:
        """Everything in the mailbox, opened and with its chain checked."""
        return self._state()[1]

    def hand_over(self, path: str, body: bytes) -> bytes:
        """Post any bytes with this person's proof, whatever they are; what the relay answered."""
        return self._proved(path, body, {}).content

    def delete(self) -> None:
        """Delete the mailbox and all in it."""
        self._proved("/v1/mailbox/delete", b"", {})

    def _state(self) -> tuple[HybridIdentity, Conversation, SignedRoster]:
        roster = self.roster()
        place = CasePlace(self.root, self.mailbox, (roster.roster,))
        case_key: HybridIdentity | None = None
        opened: list[OpenedMessage] = []
        for frame in self._frames():
            if frame.kind is wire.Kind.KEYS:
                case_key = open_grant(frame.data, self.keys.identity, place).identity()
            elif case_key is not None and frame.kind in (wire.Kind.LETTER, wire.Kind.REPLY):
                kind: MessageKind = "letter" if frame.kind is wire.Kind.LETTER else "reply"
                opened.append(open_message(kind, frame.data, case_key, place))
        if case_key is None:
            raise PersonError("The mailbox holds no key of its case.")
        return case_key, check(opened), roster

    def _frames(self) -> list[wire.Frame]:
        frames: list[wire.Frame] = []
        after = 0
        while True:
            answer = self._proved("/v1/mailbox/fetch", wire.after_body(after), {})
            page = wire.parse_frames(answer.content)
            frames.extend(page.frames)
            if not page.more or not page.frames:
                return frames
            after = page.frames[-1].index

    def _post(self, path: str, body: bytes, headers: dict[str, str] | None = None) -> wire.Receipt:
        self.sent.append(body)
        answer = self._proved(path, body, headers or {})
        receipt = wire.Receipt.parse(answer.content)
        if not receipt.is_for(body):
            raise PersonError("The receipt is for something else.")
        return receipt

    def _proved(self, path: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        offered = json.loads(self._call("GET", "/v1/challenge", b"", {}).content)
        challenge = wire.from_b64u(offered["challenge"])
        covered = wire.proof_input(challenge, wire.call_name(path, headers), wire.desk_id(self.root), body)
        signature = self.keys.sign_key.sign(covered)
        headers = {
            **headers,
            wire.HEADER_PROOF: wire.Proof(challenge, self.keys.sign_public, signature).header(),
        }
        return self._call("POST", path, body, headers)

    def _worked(self, what: dict[str, str]) -> str:
        asked = self._call("GET", "/v1/puzzle", b"", what)
        return _solved(json.loads(asked.content)["puzzle"])

    def _call(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        url = self.relay.rstrip("/") + path
        named = {wire.HEADER_DESK: wire.b64u(wire.desk_id(self.root)), **headers}
        if self.http is not None:
            answer = self.http.request(method, url, content=body, headers=named)
        else:
            named["User-Agent"] = ""
            answer = httpx.request(
                method, url, content=body, headers=named, timeout=CALL_SECONDS, trust_env=False
            )
        if not answer.is_success or len(answer.content) > ANSWER_BYTES_MAX:
            raise PersonError(f"The relay refused {path} with {answer.status_code}.")
        return answer


def _solved(puzzle: dict[str, wire.JsonValue]) -> str:
    """The header that shows the work was done (§6.1)."""
    challenge = altcha.Challenge.from_dict(puzzle)
    solution = altcha.solve_challenge(challenge)
    if solution is None:
        raise PersonError("The relay's puzzle has no solution.")
    payload = {"challenge": puzzle, "solution": solution.to_dict()}
    return wire.b64u(json.dumps(payload).encode())
