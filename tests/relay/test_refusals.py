"""Every refusal of §6.7, and that two of them cannot be told apart."""

import itertools
import secrets
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare import wire
from ploughshare.relay.price import TRIES_LEAST
from tests.relay.client import ROOT, Client, RunningRelay, event, key, member, relay_at, roster, sealed, solve

_seeds = itertools.count(2_000)


@pytest.fixture
def person(running: RunningRelay) -> Client:
    client = running.client(next(_seeds))
    assert client.open().status_code == 201
    return client


def refused(answer: httpx.Response, refusal: wire.Refusal) -> None:
    assert (answer.status_code, answer.json()) == (
        refusal.status,
        {"error": refusal.code, "say": refusal.say},
    )


def seen(answer: httpx.Response) -> tuple[int, list[tuple[str, str]], bytes]:
    """All a caller can tell an answer by, the clock's second aside."""
    headers = [(name, value) for name, value in answer.headers.multi_items() if name != "date"]
    return answer.status_code, headers, answer.content


def test_an_unknown_mailbox_and_a_wrong_signature_look_the_same(
    running: RunningRelay, person: Client
) -> None:
    stranger = running.client(next(_seeds))
    forger = key(next(_seeds))
    calls = {
        "/v1/mailbox/fetch": wire.after_body(0),
        "/v1/mailbox/letter": sealed("forged"),
        "/v1/mailbox/delete": b"",
    }
    for path, body in calls.items():
        unknown = seen(stranger.post(path, body))
        refused(stranger.post(path, body), wire.NOT_FOUND)
        assert seen(person.post(path, body, signer=forger)) == unknown
        assert seen(stranger.post(path, body, signer=forger)) == unknown
        elsewhere = running.caller(person.signer, key(9))
        assert seen(elsewhere.post(path, body)) == unknown
    assert [frame.data for frame in person.fetch().frames] == [sealed("keys")]


def test_nobody_opens_a_mailbox_for_a_key_that_is_not_theirs(running: RunningRelay, person: Client) -> None:
    forger = key(next(_seeds))
    taken = person.post("/v1/mailbox/open", sealed("x"), signer=forger, work=person.work())
    free = running.client(next(_seeds))
    assert seen(free.post("/v1/mailbox/open", sealed("x"), signer=forger, work=free.work())) == seen(taken)
    refused(taken, wire.NOT_FOUND)


def test_a_path_that_is_not_quite_one_is_refused_and_sent_nowhere(running: RunningRelay) -> None:
    for path in ("/v1/roster/", "/v1/mailbox/fetch/"):
        answer = running.http.get(running.address + path, headers={"Host": "elsewhere.example"})
        refused(answer, wire.NOT_FOUND)
        assert "elsewhere" not in str(answer.headers)


@pytest.mark.parametrize(
    "path", ["collect", "reply", "keys", "event", "events", "wrap", "wraps", "ack", "roster"]
)
def test_only_the_desk_makes_the_desks_calls(running: RunningRelay, person: Client, path: str) -> None:
    body = {"ack": wire.upto_body(9), "roster": roster(2, bytes(32), (1,)).to_bytes(), "event": event(1)}.get(
        path, wire.after_body(0) if path in ("collect", "events", "wraps") else sealed("x")
    )

    def post(caller: Client, signer: Ed25519PrivateKey | None = None) -> httpx.Response:
        mailbox, other = wire.b64u(person.mailbox), wire.b64u(member(102).id)
        return caller.post(f"/v1/desk/{path}", body, signer=signer, mailbox=mailbox, member=other)

    first = post(person)
    refused(first, wire.NOT_FOUND)
    assert seen(post(running.client(101), person.signer)) == seen(first)
    if path != "roster":
        assert seen(post(running.caller(ROOT))) == seen(first)


def test_a_reply_to_no_mailbox_and_a_wrap_for_no_member_are_not_found(running: RunningRelay) -> None:
    desk = running.client(101)
    refused(desk.post("/v1/desk/reply", sealed("x"), mailbox=wire.b64u(bytes(16))), wire.NOT_FOUND)
    refused(desk.post("/v1/desk/wrap", sealed("x"), member=wire.b64u(bytes(16))), wire.NOT_FOUND)


def test_a_proof_is_good_for_one_path_one_desk_and_one_body(running: RunningRelay, person: Client) -> None:
    body = wire.after_body(0)
    headers = person.headers("/v1/mailbox/fetch", body)

    def post(path: str, body: bytes, **change: str) -> httpx.Response:
        return person.http.post(f"{person.address}{path}", content=body, headers={**headers, **change})

    assert post("/v1/mailbox/fetch", body).status_code == 200
    refused(post("/v1/mailbox/letter", sealed("x")), wire.NOT_FOUND)
    refused(post("/v1/mailbox/fetch", wire.after_body(1)), wire.NOT_FOUND)
    other_desk = {wire.HEADER_DESK: wire.b64u(bytes(16))}
    refused(post("/v1/mailbox/fetch", body, **other_desk), wire.NOT_FOUND)


def test_a_challenge_of_another_relay_is_refused(running: RunningRelay, person: Client) -> None:
    challenge = person.challenge()
    body = wire.after_body(0)
    for wrong in (bytes(56), challenge[:-1] + bytes([challenge[-1] ^ 1]), challenge[:-1], b"x"):
        headers = person.headers("/v1/mailbox/fetch", body, challenge=wrong)
        answer = person.http.post(f"{person.address}/v1/mailbox/fetch", content=body, headers=headers)
        refused(answer, wire.BAD_PROOF)


def test_opening_asks_for_work_and_takes_each_piece_once(running: RunningRelay) -> None:
    client = running.client(next(_seeds))
    work = client.work()
    for wrong in ("", "e30", "!", "bnVsbA", wire.b64u(b'{"challenge":{},"solution":{}}'), work[:-4]):
        refused(client.open(work=wrong), wire.BAD_PROOF)
    assert client.open(work=work).status_code == 201
    assert client.post("/v1/mailbox/delete", b"").status_code == 200
    refused(client.open(work=work), wire.BAD_PROOF)


def test_work_for_one_mailbox_opens_no_other(running: RunningRelay) -> None:
    client, other = running.client(next(_seeds)), running.client(next(_seeds))
    work = client.work()
    refused(other.open(work=work), wire.BAD_PROOF)
    assert client.open(work=work).status_code == 201


def test_work_of_an_easier_puzzle_is_refused(running: RunningRelay) -> None:
    client = running.client(next(_seeds))
    puzzle = client.puzzle()
    parameters = puzzle["parameters"]
    assert isinstance(parameters, dict)
    for change in ({"keyPrefix": "00"}, {"cost": 1, "keyPrefix": "00"}):
        easier = {**puzzle, "parameters": {**parameters, **change}}
        refused(client.open(work=solve(easier)), wire.BAD_PROOF)


def test_an_open_mailbox_is_not_opened_with_other_bytes(person: Client) -> None:
    refused(person.open(sealed("other keys")), wire.CONFLICT)


def test_what_could_be_read_is_not_kept(running: RunningRelay, person: Client) -> None:
    desk = running.client(101)
    mailbox, other = wire.b64u(person.mailbox), wire.b64u(member(102).id)
    refused(person.letter(b"Dear lawyer, my name is"), wire.BAD_REQUEST)
    refused(person.letter(b""), wire.BAD_REQUEST)
    refused(running.client(next(_seeds)).open(b"my case key"), wire.BAD_REQUEST)
    refused(desk.post("/v1/desk/reply", b"Dear Sergey", mailbox=mailbox), wire.BAD_REQUEST)
    refused(desk.post("/v1/desk/keys", b"a key", mailbox=mailbox), wire.BAD_REQUEST)
    refused(desk.post("/v1/desk/wrap", b"a key", member=other), wire.BAD_REQUEST)
    refused(desk.post("/v1/desk/event", b"x" * 1_063), wire.BAD_REQUEST)


def test_bodies_have_limits(running: RunningRelay, person: Client) -> None:
    desk = running.client(101)
    mailbox, other = wire.b64u(person.mailbox), wire.b64u(member(102).id)
    running.answer(person)
    assert person.letter(sealed("largest", wire.LETTER_BYTES_MAX)).status_code == 201
    refused(person.letter(sealed("too large", wire.LETTER_BYTES_MAX + 1)), wire.TOO_LARGE)
    refused(
        desk.post("/v1/desk/reply", sealed("x", wire.LETTER_BYTES_MAX + 1), mailbox=mailbox), wire.TOO_LARGE
    )
    refused(desk.post("/v1/desk/wrap", sealed("x", wire.WRAP_BYTES_MAX + 1), member=other), wire.TOO_LARGE)
    refused(desk.post("/v1/desk/event", bytes(wire.EVENT_BYTES_MAX + 1)), wire.TOO_LARGE)
    refused(running.caller(ROOT).post("/v1/desk/roster", bytes(wire.ROSTER_BYTES_MAX + 1)), wire.TOO_LARGE)
    refused(person.post("/v1/mailbox/fetch", b" " * 257), wire.TOO_LARGE)
    refused(person.post("/v1/mailbox/delete", b"x"), wire.TOO_LARGE)


def test_a_body_without_a_told_length_is_cut_off_at_its_limit(person: Client) -> None:
    path = "/v1/mailbox/letter"
    headers = person.headers(path, b"")
    chunks = (bytes(65_536) for _ in range(6))
    refused(person.http.post(f"{person.address}{path}", content=chunks, headers=headers), wire.TOO_LARGE)


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b'{"after":-1}', b'{"after":1.5}', b'{"after":1,"after":2}', b'{"after":true}', b"[]"],
)
def test_a_body_that_is_not_the_agreed_one_is_refused(person: Client, body: bytes) -> None:
    refused(person.post("/v1/mailbox/fetch", body), wire.BAD_REQUEST)


def test_headers_are_wanted_once_and_in_their_form(person: Client) -> None:
    path, body = "/v1/mailbox/fetch", wire.after_body(0)
    good = list(person.headers(path, body).items())
    desk, proof = good
    wrong: list[list[tuple[str, str]]] = [
        [desk],
        [proof],
        [desk, *good],
        [proof, *good],
        [(wire.HEADER_DESK, "x"), proof],
        [desk, (wire.HEADER_PROOF, "x" * 1_025)],
        [desk, (wire.HEADER_PROOF, "a.b.c")],
    ]
    for headers in wrong:
        answer = person.http.post(f"{person.address}{path}", content=body, headers=headers)
        refused(answer, wire.BAD_REQUEST)


def test_ids_in_a_url_never_work(person: Client) -> None:
    path, body = "/v1/mailbox/fetch", wire.after_body(0)
    url = f"{person.address}{path}?mailbox={wire.b64u(person.mailbox)}"
    refused(person.http.post(url, content=body, headers=person.headers(path, body)), wire.BAD_REQUEST)


def test_other_paths_and_methods_are_refused_in_the_same_form(running: RunningRelay) -> None:
    http, address = running.http, running.address
    refused(http.get(f"{address}/admin"), wire.NOT_FOUND)
    refused(http.get(f"{address}/"), wire.NOT_FOUND)
    refused(http.get(f"{address}/v1/mailbox/fetch"), wire.BAD_REQUEST)
    refused(http.put(f"{address}/v1/challenge", content=b"x" * 100_000), wire.BAD_REQUEST)
    refused(http.get(f"{address}/v1/roster"), wire.BAD_REQUEST)


def test_a_roster_is_taken_only_with_the_root_keys_own_signature(fresh: RunningRelay) -> None:
    root = fresh.caller(ROOT)
    made = roster(1, None, (101,))
    forged = wire.Signed("roster", made.body, key(3).sign(made.signing_input))
    refused(root.post("/v1/desk/roster", forged.to_bytes()), wire.BAD_REQUEST)
    of_another = roster(1, None, (101,), key(3))
    refused(root.post("/v1/desk/roster", of_another.to_bytes()), wire.BAD_REQUEST)
    refused(root.post("/v1/desk/roster", b"no roster"), wire.BAD_REQUEST)


def test_a_mailbox_takes_64_records_a_day(person: Client) -> None:
    for number in range(wire.MAILBOX_RECORDS_PER_DAY_MAX - 1):
        assert person.letter(sealed(f"letter {number}")).status_code == 201
    refused(person.letter(sealed("one more")), wire.FULL)
    assert person.letter(sealed("letter 3")).status_code == 201, "known bytes still get their receipt"


def test_a_desk_can_answer_on_a_day_when_its_person_has_written_too_much(
    running: RunningRelay, person: Client
) -> None:
    for number in range(wire.MAILBOX_RECORDS_PER_DAY_MAX - 1):
        assert person.letter(sealed(f"letter {number}")).status_code == 201
    reply = running.client(101).post("/v1/desk/reply", sealed("wait"), mailbox=wire.b64u(person.mailbox))
    assert reply.status_code == 201
    refused(person.letter(sealed("one more")), wire.FULL)


def price(client: Client) -> int:
    parameters = client.puzzle()["parameters"]
    assert isinstance(parameters, dict)
    return int(parameters["data"]["tries"])


def test_a_mailbox_grows_dearer_with_every_opening_beyond_the_ordinary_and_never_impossible(
    tmp_path: Path,
) -> None:
    with relay_at(tmp_path / "data", environ={"PLOUGHSHARE_RELAY_OPENS_PER_DAY": "2"}) as relay:
        prices = []
        for seed in range(1, 21):
            prices.append(price(relay.client(seed)))
            assert relay.client(seed).open().status_code == 201
    assert prices == sorted(prices)
    assert (prices[0], prices[8], prices[-1]) == (TRIES_LEAST, TRIES_LEAST, TRIES_LEAST * 4)


def test_a_puzzle_says_nothing_of_whether_the_mailbox_is_there(running: RunningRelay, person: Client) -> None:
    def shape(puzzle: dict[str, object]) -> tuple[list[str], int]:
        parameters = puzzle["parameters"]
        assert isinstance(parameters, dict)
        return sorted(parameters), len(str(puzzle))

    assert (
        shape(person.puzzle())
        == shape(running.client(next(_seeds)).puzzle())
        == shape(person.puzzle(bytes(16)))
    )
    refused(running.http.get(f"{running.address}/v1/puzzle"), wire.BAD_REQUEST)


def test_a_person_has_less_room_until_the_desk_has_answered(running: RunningRelay, person: Client) -> None:
    long = [sealed(f"letter {number}", 60_000) for number in range(5)]
    assert [person.letter(letter).status_code for letter in long[:4]] == [201, 201, 201, 429]
    running.answer(person)
    assert [person.letter(letter).status_code for letter in long[3:]] == [201, 201]


def test_an_operator_bounds_the_database(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data", environ={"PLOUGHSHARE_RELAY_STORAGE_MIB": "1"}) as relay:
        relay.with_roster()
        person = relay.client(1)
        assert person.open().status_code == 201
        relay.answer(person)
        answers = [person.letter(sealed(f"letter {n}", 200_000)).status_code for n in range(6)]
        assert answers == [201] * answers.count(201) + [429] * answers.count(429)
        assert 3 <= answers.count(201) <= 5
        assert person.post("/v1/mailbox/delete", b"").status_code == 200
        assert relay.client(2).open().status_code == 201, "what was deleted makes room"


def test_a_desk_can_speak_when_strangers_have_filled_the_database(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data", environ={"PLOUGHSHARE_RELAY_STORAGE_MIB": "1"}) as relay:
        first = relay.with_roster()
        person, desk = relay.client(1), relay.client(101)
        assert person.open().status_code == 201
        relay.answer(person)
        while person.letter(sealed(wire.b64u(secrets.token_bytes(9)), 40_000)).status_code == 201:
            pass
        refused(relay.client(2).open(sealed("keys", 40_000)), wire.FULL)
        assert desk.post("/v1/desk/reply", sealed("x", 6_000), mailbox=wire.b64u(person.mailbox)).is_success
        assert desk.post("/v1/desk/event", event(1)).is_success
        moved = roster(2, first.message_hash, (101,)).to_bytes()
        assert relay.caller(ROOT).post("/v1/desk/roster", moved).is_success


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/v2/challenge", "/v2/mailbox/fetch", "/v10/roster", "/v0/roster"])
def test_a_version_this_relay_does_not_speak_is_answered_so_that_a_page_can_read_it(
    running: RunningRelay, method: str, path: str
) -> None:
    answer = running.http.request(method, running.address + path, content=b"of a later version")
    refused(answer, wire.VERSION)
    assert answer.headers["access-control-allow-origin"] == "*"
    asked = running.http.request("OPTIONS", running.address + path)
    assert asked.status_code == 204


@pytest.mark.parametrize(
    "path", ["/v", "/vv/roster", "/v1x/roster", "/version", "/v1/nothing", "/v12345/roster"]
)
def test_what_is_no_version_is_not_called_one(running: RunningRelay, path: str) -> None:
    refused(running.http.get(running.address + path), wire.NOT_FOUND)


@pytest.mark.parametrize("signer", [ROOT, key(101)], ids=["root", "member"])
def test_no_key_of_a_desk_deletes_a_mailbox_or_a_letter(
    running: RunningRelay, person: Client, signer: Ed25519PrivateKey
) -> None:
    person.letter(sealed("to stay"))
    before = person.fetch().frames
    mailbox = wire.b64u(person.mailbox)
    desk = running.caller(signer)
    for path in ("/v1/mailbox/delete", "/v1/desk/delete", "/v1/desk/mailbox/delete"):
        refused(desk.post(path, b"", mailbox=mailbox), wire.NOT_FOUND)
    desk.post("/v1/desk/ack", wire.upto_body(2**53 - 1), mailbox=mailbox)
    assert person.fetch().frames == before
