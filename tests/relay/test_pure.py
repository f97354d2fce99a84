"""The decisions that need no server: challenges, puzzles, settings, room."""

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare import wire
from ploughshare.relay.mailbox import (
    NEW_MAILBOX,
    Fill,
    Limits,
    RefusedError,
    Writer,
    check_room,
    check_storage,
    read_roster,
)
from ploughshare.relay.price import (
    HALF_LIFE_SECONDS,
    LEVELS_MAX,
    STALE_LEVELS,
    TRIES_LEAST,
    TRIES_MOST,
    WORKS_ROUND,
    Price,
    times_of,
)
from ploughshare.relay.proof import challenge_holds, make_challenge, signature_holds
from ploughshare.relay.puzzle import Puzzles
from ploughshare.relay.secret import SecretError, load_or_make_secret
from ploughshare.relay.settings import VARIABLES, SettingsError, read_settings
from tests.relay.client import key, public, roster, solve

NOW = 4_000_000_000
REPOSITORY = Path(__file__).parents[2]


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=16, max_size=16), st.integers(0, 900))
def test_a_challenge_holds_for_five_minutes_at_its_relay(secret: bytes, nonce: bytes, later: int) -> None:
    challenge = make_challenge(secret, nonce, NOW)
    assert challenge_holds(secret, challenge, NOW + later) == (later <= wire.CHALLENGE_SECONDS)
    assert not challenge_holds(secret + b"x", challenge, NOW)


@given(st.binary(max_size=80))
def test_no_other_bytes_are_a_challenge(untrusted: bytes) -> None:
    assert not challenge_holds(b"s" * 32, untrusted, NOW)


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=64, max_size=64))
def test_any_key_and_signature_are_judged_without_an_error(untrusted_key: bytes, signature: bytes) -> None:
    assert not signature_holds(untrusted_key, b"message that nobody signed", signature)


def test_a_signature_holds_for_its_bytes() -> None:
    signer = key(1)
    assert signature_holds(public(signer), b"this", signer.sign(b"this"))
    assert not signature_holds(public(signer), b"that", signer.sign(b"this"))


BOX = b"a mailbox's name"


def made(puzzles: Puzzles, tries: int = 20, what: bytes = BOX) -> dict[str, object]:
    return {**puzzles.make(what, tries, lambda below: below - 1, NOW)}


def test_a_puzzle_is_solved_for_its_mailbox_and_in_time() -> None:
    puzzles = Puzzles(b"p" * 32)
    solved = solve(made(puzzles))
    assert puzzles.solved(solved, BOX, NOW + wire.PUZZLE_SECONDS + 1) is None
    assert puzzles.solved(solved, b"another mailbox!", NOW) is None
    assert Puzzles(b"q" * 32).solved(solved, BOX, NOW) is None
    worked = puzzles.solved(solved, BOX, NOW)
    assert worked is not None
    assert (worked.tries, worked.until_seconds) == (20, NOW + wire.PUZZLE_SECONDS)
    assert Puzzles(b"p" * 32).solved(solved, BOX, NOW) == worked, "another process of the relay knows it too"


def test_the_published_puzzle_has_its_solution() -> None:
    vector = json.loads((REPOSITORY / "vectors" / "wire" / "puzzle.json").read_text(encoding="utf-8"))
    solved = json.loads(wire.from_b64u(solve(vector["puzzle"])))
    assert solved["challenge"] == vector["puzzle"]
    assert solved["solution"]["counter"] == vector["counter"]
    assert solved["solution"]["derivedKey"] == vector["derived_key"]


@given(st.integers(2, TRIES_MOST), st.floats(0, 1, exclude_max=True))
def test_a_puzzles_work_lies_between_half_its_price_and_its_price(tries: int, luck: float) -> None:
    drawn = list[int]()

    def draw(below: int) -> int:
        drawn.append(below)
        return int(luck * below)

    Puzzles(b"p" * 32).make(BOX, tries, draw, NOW)
    assert drawn == [tries - tries // 2]


def test_a_puzzles_price_cannot_be_talked_down() -> None:
    puzzles = Puzzles(b"p" * 32)
    puzzle = made(puzzles, tries=20)
    parameters = puzzle["parameters"]
    assert isinstance(parameters, dict)
    for change in (
        {"data": {**parameters["data"], "tries": TRIES_MOST}},
        {"cost": 1, "keyPrefix": "00"},
        {"keyPrefix": "00"},
        {"keySignature": None},
        {"expiresAt": NOW + 10**6},
    ):
        changed = {**puzzle, "parameters": {**parameters, **change}}
        assert puzzles.solved(solve(changed), BOX, NOW) is None


@given(st.binary(max_size=300).map(wire.b64u) | st.text(max_size=100))
def test_no_other_text_is_a_solution(untrusted: str) -> None:
    assert Puzzles(b"p" * 32).solved(untrusted, BOX, NOW) is None


@given(
    st.fixed_dictionaries(
        {
            "challenge": st.fixed_dictionaries(
                {
                    "parameters": st.dictionaries(
                        st.sampled_from(
                            [
                                "algorithm",
                                "nonce",
                                "salt",
                                "cost",
                                "expiresAt",
                                "keyPrefix",
                                "keySignature",
                                "data",
                            ]
                        ),
                        st.just({"for": wire.b64u(BOX), "tries": 1})
                        | st.just(NOW)
                        | st.just("0" * 32)
                        | st.none()
                        | st.integers()
                        | st.text(max_size=5)
                        | st.lists(st.integers(), max_size=2),
                    ),
                    "signature": st.none() | st.integers() | st.text(max_size=64),
                }
            ),
            "solution": st.dictionaries(
                st.sampled_from(["counter", "derivedKey"]), st.integers() | st.text(max_size=5)
            ),
        }
    )
)
def test_no_misshapen_solution_is_an_error(untrusted: dict[str, object]) -> None:
    assert Puzzles(b"p" * 32).solved(wire.b64u(json.dumps(untrusted).encode()), BOX, NOW) is None


SHAPES = json.loads(
    '[null, true, 0, -1, 1e9, 1.5, "", "я", "00000000000000000000000000000000", [], [0], {}, {"a": 1}]'
)


def test_a_solution_with_one_part_of_another_shape_is_none() -> None:
    puzzles = Puzzles(b"p" * 32)
    made = json.loads(json.dumps(puzzles.make(BOX, 500, lambda _below: 0, NOW)))
    names = [("challenge",), ("solution",), ("challenge", "signature"), ("challenge", "parameters")]
    names += [("solution", name) for name in ("counter", "derivedKey", "time")]
    names += [
        ("challenge", "parameters", name) for name in (*made["parameters"], "memoryCost", "parallelism")
    ]
    names += [("challenge", "parameters", "data", name) for name in ("for", "tries")]
    for *way, name in names:
        for shape in SHAPES:
            solution = {"counter": 250, "derivedKey": "00" * 32}
            whole = json.loads(json.dumps({"challenge": made, "solution": solution}))
            at = whole
            for step in way:
                at = at[step]
            at[name] = shape
            assert puzzles.solved(wire.b64u(json.dumps(whole).encode()), BOX, NOW) is None, (name, shape)


@pytest.mark.needs("node")
def test_the_browsers_library_solves_our_puzzles(tmp_path: Path) -> None:
    puzzles = Puzzles(b"p" * 32)
    script = tmp_path / "solve.mjs"
    library = (REPOSITORY / "node_modules" / "altcha-lib" / "dist" / "esm" / "v2").as_uri()
    script.write_text(
        f"import {{ solveChallenge }} from '{library}/index.js';\n"
        f"import {{ deriveKey }} from '{library}/algorithms/web/pbkdf2.js';\n"
        "const challenge = JSON.parse(process.argv[2]);\n"
        "const solution = await solveChallenge({ challenge, deriveKey });\n"
        "console.log(JSON.stringify({ challenge, solution }));\n",
        encoding="utf-8",
    )
    node = shutil.which("node")
    assert node is not None
    puzzle = json.dumps(made(puzzles, tries=TRIES_LEAST))
    solved = subprocess.run([node, script, puzzle], capture_output=True, check=True).stdout
    assert puzzles.solved(wire.b64u(solved.strip()), BOX, NOW) is not None


def test_the_price_rises_with_openings_and_falls_when_they_cease() -> None:
    price = Price(ordinary_per_day=2_000)
    seen = [price.level(NOW)]
    for opening in range(10_000):
        price.opened(NOW + opening // 100)
        seen.append(price.level(NOW + opening // 100))
    assert (seen[0], seen[30], seen[-1]) == (0, 0, LEVELS_MAX)
    end = NOW + 100
    falling = [price.level(end + half * HALF_LIFE_SECONDS) for half in range(9)]
    assert falling == [6, 6, 5, 4, 3, 2, 1, 0, 0]


def test_what_other_relays_took_raises_the_price_here_in_whatever_order_it_is_seen() -> None:
    price = Price(ordinary_per_day=2_000)
    price.note_works({b"a": WORKS_ROUND - 5, b"b": 70}, NOW)
    assert price.level(NOW) == 0, "what was spent before the first look was not spent now"
    price.note_works({b"a": 60, b"b": 90, b"new": 4_000}, NOW)
    once = price.level(NOW)
    assert once > 0
    for seen in ({b"a": 40, b"b": 90}, {b"a": WORKS_ROUND - 1}, {b"a": 60, b"b": 90}):
        price.note_works(seen, NOW)
    assert price.level(NOW) == once, "a look that comes late tells nothing new"
    price.note_works({b"a": 60 + 2_000, b"b": 90}, NOW)
    assert price.level(NOW) > once


def test_an_ordinary_days_openings_cost_the_lowest_price() -> None:
    price = Price(ordinary_per_day=2_000)
    for opening in range(2_000):
        now = NOW + opening * 43
        price.opened(now)
        assert price.tries(now) <= TRIES_LEAST * 2
    assert Price(ordinary_per_day=0).level(NOW) == 0


@given(st.lists(st.integers(0, 4_000), max_size=200), st.integers(0, 100_000), st.integers(0, 6))
def test_the_price_stays_within_what_a_phone_can_pay(waits: list[int], per_day: int, least: int) -> None:
    price, now = Price(per_day, least), NOW
    for wait in waits:
        now += wait
        before = price.tries(now)
        price.opened(now)
        assert TRIES_LEAST << least <= price.tries(now) <= TRIES_MOST
        assert price.takes(before, now), "what was asked a moment ago is taken"
        assert price.takes(TRIES_MOST, now), "who has paid the highest price is never sent away"


def test_work_asked_for_long_before_a_flood_does_not_open_a_mailbox_in_it() -> None:
    price = Price(ordinary_per_day=2_000)
    cheap = price.tries(NOW)
    for _ in range(10_000):
        price.opened(NOW)
    assert not price.takes(cheap, NOW)
    assert price.takes(TRIES_MOST >> STALE_LEVELS, NOW)
    assert not price.takes((TRIES_MOST >> STALE_LEVELS) - 1, NOW)


def test_the_price_doubles_with_each_halving_of_the_room_that_is_left() -> None:
    price = Price(ordinary_per_day=2_000)
    levels = []
    for used in (0, 49, 51, 76, 88, 94, 97, 99, 100, 1_000):
        price.note_room(used, 100)
        levels.append(price.level(NOW))
    assert levels == [0, 0, 1, 2, 3, 4, 5, 6, 6, 6]
    price.note_room(0, 0)
    assert price.level(NOW) == LEVELS_MAX


def test_a_file_costs_as_many_times_the_price_as_it_has_eight_parts_and_never_more_than_a_phone_can_pay() -> (
    None
):
    price = Price(ordinary_per_day=2_000)
    costs = [price.tries(NOW, times_of(parts)) for parts in (1, 8, 12, 64, 384, 512)]
    assert costs == [500, 500, 1_000, 4_000, 24_000, 32_000]
    for parts, least in ((8, 500), (12, 1_000), (32, 2_000), (384, 24_000), (512, 32_000)):
        assert price.takes(least, NOW, times_of(parts))
        assert not price.takes(least - 1, NOW, times_of(parts)), "no doubling was lower than the lowest"


@given(st.integers(0, LEVELS_MAX), st.integers(0, LEVELS_MAX), st.integers(1, 512))
def test_work_for_a_file_is_taken_until_the_price_has_doubled_more_than_twice(
    asked_at: int, worked_at: int, parts: int
) -> None:
    times, now = times_of(parts), Price(2_000, least_level=worked_at)
    asked = Price(2_000, least_level=asked_at).tries(NOW, times)
    assert now.takes(asked, NOW, times) == (worked_at - asked_at <= STALE_LEVELS or asked == TRIES_MOST)


@given(st.sampled_from([1, 2, 4, 48, 64]), st.sampled_from([1, 2, 4, 48, 64]))
def test_a_puzzle_asked_for_another_number_of_parts_is_none_for_a_file(asked: int, begun: int) -> None:
    puzzles = Puzzles(b"p" * 32)
    puzzle = puzzles.make(BOX, 20, lambda below: below - 1, NOW, asked)
    found = Puzzles(b"p" * 32).solved(solve({**puzzle}), BOX, NOW, begun)
    assert (found is not None) == (asked == begun)
    assert json.dumps(puzzle["parameters"]).count("tries") == 1


def test_work_of_the_highest_price_is_good_for_any_number_of_parts() -> None:
    puzzles = Puzzles(b"p" * 32)
    dearest = puzzles.make(BOX, TRIES_MOST, lambda below: 0, NOW)
    solved = solve({**dearest})
    for times in (1, 8, 64):
        assert puzzles.solved(solved, BOX, NOW, times) is not None


def test_strangers_fill_seven_tenths_those_who_were_answered_nine_and_the_desk_all() -> None:
    limits = Limits(storage_bytes_max=1_000)
    for writer, room in ((Writer.STRANGER, 700), (Writer.PERSON, 900), (Writer.DESK, 1_000)):
        check_storage(room - 1, 1, limits, writer)
        with pytest.raises(RefusedError):
            check_storage(room, 1, limits, writer)


def test_a_desk_can_answer_when_its_person_has_written_too_much() -> None:
    fill = Fill(wire.MAILBOX_PERSON_RECORDS_MAX, wire.MAILBOX_PERSON_RECORDS_MAX, 0, 10**9, 0)
    check_room(fill, 262_144, by_person=False)
    with pytest.raises(RefusedError):
        check_room(fill, 1, by_person=True)
    with pytest.raises(RefusedError):
        check_room(Fill(wire.MAILBOX_RECORDS_MAX, 0, 0, 0, 1), 1, by_person=False)


def test_a_mailbox_without_a_reply_has_less_room() -> None:
    check_room(NEW_MAILBOX, wire.MAILBOX_UNANSWERED_BYTES_MAX, by_person=True)
    with pytest.raises(RefusedError):
        check_room(NEW_MAILBOX, wire.MAILBOX_UNANSWERED_BYTES_MAX + 1, by_person=True)
    check_room(Fill(9, 8, 3, wire.MAILBOX_UNANSWERED_BYTES_MAX, 1), 262_144, by_person=True)


def test_a_roster_is_read_once_however_often_strangers_call() -> None:
    made = roster(1, None, (101, 102)).to_bytes()
    assert read_roster(made)[1] is read_roster(bytes(bytearray(made)))[1]


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    secret = load_or_make_secret(tmp_path)
    assert (len(secret), load_or_make_secret(tmp_path)) == (32, secret)
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    (tmp_path / "secret").write_bytes(b"short")
    with pytest.raises(SecretError):
        load_or_make_secret(tmp_path)


def test_an_option_wins_over_its_variable() -> None:
    environ = {"PLOUGHSHARE_RELAY_PORT": "9000", "PLOUGHSHARE_RELAY_HOST": "::1", "UNRELATED": "x"}
    settings = read_settings(environ, {"port": "9001"})
    assert (settings.port, settings.host) == (9001, "::1")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("port", "65536"),
        ("port", "-1"),
        ("port", "٣"),
        ("desks", "short"),
        ("storage_mib_max", "0"),
        ("work_level", "7"),
        ("x", ""),
    ],
)
def test_a_setting_that_cannot_be_is_refused(field: str, text: str) -> None:
    with pytest.raises(SettingsError):
        read_settings({}, {field: text})


def test_every_variable_is_a_setting_and_is_documented() -> None:
    text = (REPOSITORY / "docs" / "operate.md").read_text(encoding="utf-8")
    values = {
        "port": "1",
        "desks": wire.b64u(bytes(32)),
        "data": "a",
        "host": "b",
        "guide": "c",
        "work_level": "3",
        "files_endpoint": "http://127.0.0.1:9000",
    }
    for name, field in VARIABLES.items():
        read_settings({name: values.get(field, "7")}, {})
        assert name in text
