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
from ploughshare.relay.mailbox import Fill, RefusedError, check_room, read_roster
from ploughshare.relay.proof import challenge_holds, make_challenge, signature_holds
from ploughshare.relay.puzzle import COUNTER_MAX, COUNTER_MIN, Puzzles
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


def test_a_puzzle_is_taken_once_and_in_time() -> None:
    puzzles = Puzzles(b"p" * 32)
    solved = solve(dict(puzzles.make(COUNTER_MIN, NOW)))
    assert not puzzles.take(solved, NOW + wire.CHALLENGE_SECONDS + 1)
    assert not Puzzles(b"q" * 32).take(solved, NOW)
    assert puzzles.take(solved, NOW)
    assert not puzzles.take(solved, NOW)


def test_an_operator_raises_the_price_of_a_mailbox() -> None:
    rounds = read_settings({"PLOUGHSHARE_RELAY_WORK_ROUNDS": "20"}, {}).work_rounds
    puzzles = Puzzles(b"p" * 32, rounds)
    made = dict(puzzles.make(COUNTER_MIN, NOW))
    assert isinstance(made["parameters"], dict)
    assert made["parameters"]["cost"] == 20
    assert puzzles.take(solve({**made}), NOW)


@given(st.binary(max_size=300).map(wire.b64u) | st.text(max_size=100))
def test_no_other_text_is_a_solution(untrusted: str) -> None:
    assert not Puzzles(b"p" * 32).take(untrusted, NOW)


@given(
    st.fixed_dictionaries(
        {
            "challenge": st.fixed_dictionaries(
                {
                    "parameters": st.dictionaries(
                        st.sampled_from(
                            ["algorithm", "nonce", "salt", "cost", "expiresAt", "keyPrefix", "data"]
                        ),
                        st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2),
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
    assert not Puzzles(b"p" * 32).take(wire.b64u(json.dumps(untrusted).encode()), NOW)


@pytest.mark.needs("node")
def test_the_browsers_library_solves_our_puzzles(tmp_path: Path) -> None:
    puzzles = Puzzles(b"p" * 32, rounds=3)
    script = tmp_path / "solve.mjs"
    library = (REPOSITORY / "node_modules" / "altcha-lib" / "dist" / "esm" / "v2").as_uri()
    script.write_text(
        f"import {{ solveChallenge }} from '{library}/index.js';\n"
        f"import {{ deriveKey }} from '{library}/algorithms/web/sha.js';\n"
        "const challenge = JSON.parse(process.argv[2]);\n"
        "const solution = await solveChallenge({ challenge, deriveKey });\n"
        "console.log(JSON.stringify({ challenge, solution }));\n",
        encoding="utf-8",
    )
    node = shutil.which("node")
    assert node is not None
    puzzle = json.dumps(puzzles.make(COUNTER_MAX, NOW))
    solved = subprocess.run([node, script, puzzle], capture_output=True, check=True).stdout
    assert puzzles.take(wire.b64u(solved.strip()), NOW)


def test_a_desk_can_answer_when_its_person_has_written_too_much() -> None:
    fill = Fill(records=wire.MAILBOX_PERSON_RECORDS_MAX, by_person=wire.MAILBOX_PERSON_RECORDS_MAX, today=0)
    check_room(fill, by_person=False)
    with pytest.raises(RefusedError):
        check_room(fill, by_person=True)
    with pytest.raises(RefusedError):
        check_room(Fill(wire.MAILBOX_RECORDS_MAX, 0, 0), by_person=False)


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
        ("work_rounds", "101"),
        ("x", ""),
    ],
)
def test_a_setting_that_cannot_be_is_refused(field: str, text: str) -> None:
    with pytest.raises(SettingsError):
        read_settings({}, {field: text})


def test_every_variable_is_a_setting_and_is_documented() -> None:
    text = (REPOSITORY / "docs" / "operate.md").read_text(encoding="utf-8")
    values = {"port": "1", "desks": wire.b64u(bytes(32)), "data": "a", "host": "b", "guide": "c"}
    for name, field in VARIABLES.items():
        read_settings({name: values.get(field, "7")}, {})
        assert name in text
