"""Whatever answers at a relay's address: nothing of it is believed unread."""

import hashlib
import zlib
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare import wire
from ploughshare.desk.device import SigningKey
from ploughshare.desk.kinds import AnswerSet, parse_body
from ploughshare.desk.letter import readable_answers
from ploughshare.desk.relay_client import (
    RelayAnswerError,
    RelayClient,
    RelayRefusedError,
    RelayUnreachableError,
    open_http,
)
from ploughshare.wire import JsonValue

ROOT = SigningKey(b"R" * 32)
CHALLENGE = wire.dump_json({"challenge": wire.b64u(b"c" * 32)})


def answering(
    *answers: tuple[int, bytes], challenge: bytes = CHALLENGE
) -> tuple[RelayClient, list[httpx.Request]]:
    """A client whose relay gives a challenge when asked, and else these answers in turn."""
    seen: list[httpx.Request] = []
    waiting = list(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.url.path == "/v1/challenge":
            return httpx.Response(200, content=challenge)
        status, content = waiting.pop(0)
        return httpx.Response(status, content=content)

    http = httpx.Client(transport=httpx.MockTransport(answer))
    return RelayClient("http://relay.test", ROOT.public, SigningKey(b"m" * 32), http), seen


@given(st.binary(max_size=400), st.sampled_from([200, 201, 204, 301, 404, 500, 503]))
def test_any_answer_is_a_known_refusal_or_said_to_be_none(content: bytes, status: int) -> None:
    for call in (
        lambda client: client.post_event(b"x"),
        lambda client: list(client.collect(0)),
        lambda client: client.post_reply(b"m" * 16, b"x"),
    ):
        client, _ = answering((status, content))
        with pytest.raises((RelayAnswerError, RelayRefusedError)):
            call(client)


def test_a_receipt_for_other_bytes_is_none() -> None:
    good = wire.Receipt(hashlib.sha256(b"x").digest(), 7).to_json()
    client, _ = answering((201, good), (201, good))
    assert client.post_event(b"x").index == 7
    with pytest.raises(RelayAnswerError):
        client.post_event(b"y")


@pytest.mark.parametrize("size_bytes", [0, 97])
def test_a_challenge_of_another_size_is_not_signed(size_bytes: int) -> None:
    long = wire.dump_json({"challenge": wire.b64u(bytes(size_bytes))})
    client, seen = answering(challenge=long)
    with pytest.raises(RelayAnswerError):
        client.post_event(b"x")
    assert [request.url.path for request in seen] == ["/v1/challenge"]


def test_a_challenge_that_ran_out_is_asked_for_anew_once() -> None:
    refusal = wire.dump_json({"error": "bad_proof", "say": "."})
    good = wire.Receipt(hashlib.sha256(b"x").digest(), 1).to_json()
    client, seen = answering((403, refusal), (201, good))
    assert client.post_event(b"x").index == 1
    assert [request.url.path for request in seen].count("/v1/challenge") == 2
    client, _ = answering((403, refusal), (403, refusal))
    with pytest.raises(RelayRefusedError) as caught:
        client.post_event(b"x")
    assert caught.value.code == "bad_proof"


def test_no_call_says_who_or_what_in_its_address() -> None:
    good = wire.Receipt(hashlib.sha256(b"x").digest(), 1).to_json()
    client, seen = answering((201, good))
    client.post_reply(b"m" * 16, b"x")
    assert {str(request.url) for request in seen} == {
        "http://relay.test/v1/challenge",
        "http://relay.test/v1/desk/reply",
    }
    assert all("cookie" not in request.headers for request in seen)


def test_a_refusal_is_told_in_our_own_words_whatever_the_relay_wrote() -> None:
    client, _ = answering((429, wire.dump_json({"error": "full", "say": "<script>"})))
    with pytest.raises(RelayRefusedError, match="keeps no more") as caught:
        client.post_event(b"x")
    assert "script" not in str(caught.value)


def test_frames_that_go_back_or_never_end_are_refused() -> None:
    frame = wire.Frame(5, wire.Kind.EVENT, wire.FIRST_DAY, wire.NO_MAILBOX, b"x")
    page = wire.encode_frames([frame], more=True)
    client, _ = answering((200, page), (200, page))
    with pytest.raises(RelayAnswerError):
        list(client.events(0))


class Packed(httpx.SyncByteStream):
    """A hundred million zeros; says when somebody takes them."""

    def __init__(self, taken: list[bool]) -> None:
        self.taken = taken

    def __iter__(self) -> Iterator[bytes]:
        self.taken.append(True)
        yield zlib.compress(bytes(100_000_000), 9)


def test_a_packed_answer_is_not_unpacked() -> None:
    unpacked: list[bool] = []

    def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Packed(unpacked), headers={"Content-Encoding": "deflate"})

    client = RelayClient(
        "http://relay.test", ROOT.public, ROOT, httpx.Client(transport=httpx.MockTransport(answer))
    )
    with pytest.raises(RelayAnswerError):
        list(client.collect(0))
    assert not unpacked


def test_nobody_there_is_one_sentence() -> None:
    with open_http() as http:
        client = RelayClient("http://127.0.0.1:1", ROOT.public, SigningKey(b"m" * 32), http)
        with pytest.raises(RelayUnreachableError, match="everything is kept here"):
            client.post_event(b"x")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=120),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=70) | st.sampled_from(["status", "held"]), json_values, max_size=8))
def test_whatever_answers_a_letter_holds_what_is_kept_of_them_can_be_read_again(
    untrusted: dict[str, JsonValue],
) -> None:
    kept = readable_answers(untrusted)
    assert kept.items() <= untrusted.items()
    body = AnswerSet(kept, "")
    assert parse_body("answer.set", body.to_json()) == body
