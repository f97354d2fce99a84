"""Which key of a case a desk writes letters with (docs/protocol.md §3)."""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from importlib import resources
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare.desk.ledger import Ledger
from ploughshare.desk.lock import DEMONSTRATION, Header
from ploughshare.desk.vault import Vault, Word
from ploughshare.seal.grants import LetterKey
from tests.desk.desks import TODAY, founder

SEEDS = st.binary(min_size=32, max_size=32)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return founder(tmp_path_factory.mktemp("desk") / "vault")


@dataclass(frozen=True)
class Granted:
    """One key the person granted, and the letters that came under it: (version of the roster, number)."""

    seed: bytes
    seq: int
    day: int
    letters: tuple[tuple[int, int], ...]

    @property
    def key(self) -> LetterKey:
        return LetterKey(self.seed, self.seq, TODAY + timedelta(days=self.day), b"signed by the person")


GRANTED = st.builds(
    Granted,
    SEEDS,
    st.integers(0, 2),
    st.integers(0, 2),
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 3)), max_size=3).map(tuple),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(GRANTED, min_size=1, max_size=5, unique_by=lambda one: one.seed),
    st.lists(st.tuples(SEEDS, st.integers(0, 9)), max_size=3),
    st.randoms(use_true_random=False),
)
def test_all_desks_write_with_the_same_key_whatever_came_when_and_by_which_way(
    ledger: Ledger, granted: list[Granted], said: list[tuple[bytes, int]], rng: random.Random
) -> None:
    vault, chosen = ledger.vault, set()
    for _ in range(4):
        case = os.urandom(16)
        steps: list[Callable[[], object]] = []
        for one in granted:
            # Once or twice, from the relay or in colleagues' wraps; some of those before the person's word.
            steps += [partial(vault.put_letter_key, case, one.key, Word.PERSON)] * rng.randint(1, 2)
            steps += [
                partial(vault.put_letter_key, case, LetterKey(one.seed, 9), Word.COLLEAGUE)
            ] * rng.randint(0, 1)
        for seed, seq in said:
            steps.append(partial(vault.put_letter_key, case, LetterKey(seed, seq), Word.FOUNDER))
        rng.shuffle(steps)
        for step in steps:
            step()
        opened = [(one.seed, *letter) for one in granted for letter in one.letters] * rng.randint(1, 2)
        rng.shuffle(opened)
        for seed, roster, seq in opened:
            vault.note_letter_opened(case, seed, roster, seq)
        chosen.add(vault.letter_key(case))
        assert {key.seed for key in vault.letter_keys(case)} == {one.seed for one in granted} | {
            seed for seed, _ in said
        }, "what was sealed to it still opens"
    best = max(
        granted,
        key=lambda one: (
            one.seq,
            max((letter[0] for letter in one.letters), default=-1),
            one.day,
            max(one.letters, default=(-1, -1))[1],
            one.seed,
        ),
    )
    assert chosen == {best.seed}


def test_a_mailbox_opened_anew_is_answered_with_its_new_key(tmp_path: Path) -> None:
    """The same number, the same day: the letter that came under it names the roster of after the move."""
    vault, case = founder(tmp_path / "vault").vault, b"c" * 16
    for seeds in ((b"a" * 32, b"b" * 32), (b"b" * 32, b"a" * 32)):
        old, new = seeds
        vault.put_letter_key(case, LetterKey(old, 0, TODAY), Word.PERSON)
        vault.note_letter_opened(case, old, 1, 7)
        vault.put_letter_key(case, LetterKey(new, 0, TODAY), Word.PERSON)
        vault.note_letter_opened(case, new, 2, 0)
        assert vault.letter_key(case) == new
        case = b"d" * 16


def test_an_older_key_that_a_relay_held_back_is_not_written_with(tmp_path: Path) -> None:
    vault = founder(tmp_path / "vault").vault
    vault.put_letter_key(b"c" * 16, LetterKey(b"n" * 32, 1), Word.PERSON)
    vault.put_letter_key(b"c" * 16, LetterKey(b"o" * 32, 0), Word.PERSON)
    assert vault.letter_key(b"c" * 16) == b"n" * 32


def test_the_persons_own_word_on_a_key_that_a_colleague_sent_first_counts(tmp_path: Path) -> None:
    vault = founder(tmp_path / "vault").vault
    vault.put_letter_key(b"c" * 16, LetterKey(b"s" * 32, 0), Word.COLLEAGUE)
    vault.put_letter_key(b"c" * 16, LetterKey(b"a" * 32, 0), Word.FOUNDER)
    assert vault.put_letter_key(b"c" * 16, LetterKey(b"s" * 32, 0), Word.PERSON)
    assert vault.letter_key(b"c" * 16) == b"s" * 32


def test_a_vault_from_before_goes_on_with_the_key_it_wrote_with() -> None:
    """Then the key that came last was the one, whatever its bytes, and the one before it had the word -1."""
    scripts = sorted(
        resources.files("ploughshare.desk").joinpath("schema").iterdir(), key=lambda one: one.name
    )
    now = next(n for n, one in enumerate(scripts) if one.name == "0008-letter-grants.sql")
    for before, last in ((b"a" * 32, b"b" * 32), (b"b" * 32, b"a" * 32)):
        connection = apsw.Connection(":memory:")
        for script in scripts[:now]:
            connection.execute(script.read_text(encoding="utf-8"))
        rows = [(b"c" * 16, before, 0, -1), (b"c" * 16, last, 0, 2), (b"c" * 16, b"z" * 32, 0, 1)]
        connection.executemany("INSERT INTO letter_key (stream, seed, seq, word) VALUES (?, ?, ?, ?)", rows)
        for script in scripts[now:]:
            connection.execute(script.read_text(encoding="utf-8"))
        vault = Vault(connection, Header.close(b"k" * 32, "a passphrase", DEMONSTRATION, os.urandom))
        assert [key.seed for key in vault.letter_keys(b"c" * 16)] == [last, before, b"z" * 32]
        # The person's next key of that number is a later day's.
        vault.put_letter_key(b"c" * 16, LetterKey(b"0" * 32, 0, TODAY), Word.PERSON)
        assert vault.letter_key(b"c" * 16) == b"0" * 32
        vault.close()
