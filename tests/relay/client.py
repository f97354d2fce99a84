"""A small client of the protocol, and a relay in a process of its own, for the tests of the relay."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import altcha
import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare import wire

AGE = b"age-encryption.org/v1\n"
ROOT = Ed25519PrivateKey.from_private_bytes(b"R" * 32)
WORKS_MAX = 4
RECIPIENT_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


NOTHING: Mapping[str, str] = {}


def named_by(path: str) -> tuple[str, ...]:
    """The headers that say what a call is about (§6.4, §6.5)."""
    desks = path.startswith("/v1/desk/")
    of_a_mailbox = desks and ("/part" in path or path.endswith(("/reply", "/keys")))
    given = (
        (wire.HEADER_MAILBOX, of_a_mailbox),
        (wire.HEADER_PART, "/part" in path),
        (wire.HEADER_MEMBER, path == "/v1/desk/wrap"),
    )
    return tuple(name for name, is_given in given if is_given)


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def key(seed: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed.to_bytes(32, "big"))


def sealed(text: str | bytes, size_bytes: int = 600) -> bytes:
    """Bytes that begin as an age file and are as opaque to the relay."""
    inside = text.encode() if isinstance(text, str) else text
    return (AGE + inside).ljust(size_bytes, b"\xa5")


def event(number: int, rung_bytes: int = 1_024) -> bytes:
    return number.to_bytes(8, "big").ljust(rung_bytes + 40, b"\x5a")


def member(seed: int) -> wire.Member:
    recipient = "age1pq1" + "".join(RECIPIENT_LETTERS[(seed + i) % 32] for i in range(1_952))
    return wire.Member(f"member {seed}", public(key(seed)), recipient, wire.parse_day("2022-06-01"))


def roster(
    version: int, prev: bytes | None, seeds: tuple[int, ...], root: Ed25519PrivateKey = ROOT
) -> wire.Signed:
    body = wire.Roster(
        public(root),
        version,
        prev,
        wire.parse_day("2022-06-01"),
        ("https://relay.example",),
        tuple(member(seed) for seed in seeds),
    ).body()
    return wire.Signed("roster", body, root.sign(wire.signing_input("roster", body)))


@dataclass
class Client:
    """One caller: a key, a desk, and an address."""

    address: str
    signer: Ed25519PrivateKey
    http: httpx.Client
    root: bytes = field(default_factory=lambda: public(ROOT))

    @property
    def desk(self) -> bytes:
        return wire.desk_id(self.root)

    @property
    def mailbox(self) -> bytes:
        return wire.mailbox_id(self.root, public(self.signer))

    def challenge(self) -> bytes:
        return wire.from_b64u(self.http.get(f"{self.address}/v1/challenge").json()["challenge"])

    def puzzle(self, what: bytes | None = None, part: wire.PartName | None = None) -> dict[str, object]:
        headers = {wire.HEADER_FOR: wire.b64u(what or self.mailbox)}
        if part is not None:
            headers[wire.HEADER_PART] = part.header()
        answer: dict[str, dict[str, object]] = self.http.get(
            f"{self.address}/v1/puzzle", headers=headers
        ).json()
        return answer["puzzle"]

    def headers(
        self,
        path: str,
        body: bytes,
        challenge: bytes | None = None,
        signer: Ed25519PrivateKey | None = None,
        named: bytes | None = None,
        about: Mapping[str, str] = NOTHING,
    ) -> dict[str, str]:
        """`signer` signs while the header names this client's own key: a forger when it is another.

        `about` are the headers that say which mailbox, part or member the call is about.
        """
        challenge = challenge or self.challenge()
        signature = (signer or self.signer).sign(
            wire.proof_input(challenge, wire.call_name(path, about), self.desk, body)
        )
        proof = wire.Proof(challenge, named or public(self.signer), signature)
        return {wire.HEADER_DESK: wire.b64u(self.desk), wire.HEADER_PROOF: proof.header(), **about}

    def post(
        self,
        path: str,
        body: bytes,
        *,
        signer: Ed25519PrivateKey | None = None,
        work: str = "",
        mailbox: str = "",
        member: str = "",
    ) -> httpx.Response:
        about = {wire.HEADER_MAILBOX: mailbox, wire.HEADER_MEMBER: member}
        about = {name: value for name, value in about.items() if value}
        headers = self.headers(path, body, signer=signer, about=about)
        if work:
            headers[wire.HEADER_WORK] = work
        return self.http.post(f"{self.address}{path}", content=body, headers=headers)

    def work(self) -> str:
        return solve(self.puzzle())

    def open(self, body: bytes | None = None, work: str | None = None) -> httpx.Response:
        solved = self.work() if work is None else work
        return self.post("/v1/mailbox/open", sealed("keys") if body is None else body, work=solved)

    def open_at_any_price(self) -> httpx.Response:
        """Opens the mailbox; work whose price rose meanwhile is done anew, as the guide does."""
        for _ in range(WORKS_MAX - 1):
            answer = self.open()
            if answer.status_code != wire.BAD_PROOF.status:
                return answer
        return self.open()

    def letter(self, body: bytes) -> httpx.Response:
        return self.post("/v1/mailbox/letter", body)

    def frames(self, path: str, after: int = 0) -> wire.Frames:
        answer = self.post(path, wire.after_body(after))
        assert answer.status_code == 200, answer.text
        return wire.parse_frames(answer.content)

    def fetch(self, after: int = 0) -> wire.Frames:
        return self.frames("/v1/mailbox/fetch", after)

    def all_frames(self, path: str) -> list[wire.Frame]:
        got: list[wire.Frame] = []
        while True:
            page = self.frames(path, got[-1].index if got else 0)
            got.extend(page.frames)
            if not page.more:
                return got


def solve(puzzle: dict[str, object]) -> str:
    challenge = altcha.Challenge.from_dict(puzzle)
    solution = altcha.solve_challenge(challenge)
    assert solution is not None
    return wire.b64u(json.dumps({"challenge": puzzle, "solution": solution.to_dict()}).encode())


@dataclass
class RunningRelay:
    """A relay in a process of its own."""

    address: str
    data: Path
    process: "subprocess.Popen[bytes]"
    log: Path

    http: httpx.Client = field(default_factory=lambda: httpx.Client(trust_env=False, timeout=20))

    def client(self, seed: int) -> Client:
        return self.caller(key(seed))

    def caller(self, signer: Ed25519PrivateKey, root: Ed25519PrivateKey = ROOT) -> Client:
        return Client(self.address, signer, self.http, public(root))

    def close(self) -> None:
        """Ends the relay at once, as a power cut would."""
        self.process.kill()
        self.process.wait(20)
        self.http.close()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def with_roster(self, seeds: tuple[int, ...] = (101, 102)) -> wire.Signed:
        made = roster(1, None, seeds)
        answer = self.caller(ROOT).post("/v1/desk/roster", made.to_bytes())
        assert answer.status_code == 201, answer.text
        return made

    def answer(self, client: Client) -> None:
        """Has member 101 reply to a person, who has the room of one who was answered then."""
        reply = sealed(wire.b64u(os.urandom(9)))
        answer = self.client(101).post("/v1/desk/reply", reply, mailbox=wire.b64u(client.mailbox))
        assert answer.status_code == 201, answer.text

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(20)

    def output(self) -> str:
        return self.log.read_text()


def start_relay(data: Path, *options: str, environ: dict[str, str] | None = None) -> RunningRelay:
    log = data.with_name(data.name + ".log")
    command = [sys.executable, "-c", "from ploughshare.relay.commands import relay; relay()", "serve"]
    command += ["--port", "0", "--data", str(data), "--desk", wire.b64u(public(ROOT)), *options]
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=out, env={**os.environ, **(environ or {})}
        )
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    assert " at http://" in line, line + log.read_text()
    address = line.split(" at ")[1].split("/ ")[0]
    return RunningRelay(address, data, process, log)


@contextmanager
def relay_at(data: Path, *options: str, environ: dict[str, str] | None = None) -> Iterator[RunningRelay]:
    running = start_relay(data, *options, environ=environ)
    try:
        yield running
    finally:
        running.close()
