"""Which key of a case a desk writes letters with (docs/protocol.md §3)."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare.desk.ledger import Ledger
from ploughshare.desk.vault import Word
from ploughshare.seal.grants import LetterKey
from tests.desk.desks import founder

SEEDS = st.binary(min_size=32, max_size=32)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return founder(tmp_path_factory.mktemp("desk") / "vault")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=16, max_size=16), SEEDS, SEEDS)
def test_a_mailbox_opened_anew_is_answered_with_its_new_key(
    ledger: Ledger, case: bytes, first: bytes, second: bytes
) -> None:
    vault = ledger.vault
    held = [key.seed for key in vault.letter_keys(case)]
    if first in held or second in held or first == second:
        return
    number = len(held)
    for seed in (first, second):
        assert vault.put_letter_key(case, LetterKey(seed, number), Word.PERSON)
        assert vault.letter_key(case) == seed
    # A relay that hands out the first once more changes nothing, and a colleague's word does not either.
    for word in (Word.PERSON, Word.COLLEAGUE, Word.FOUNDER):
        assert not vault.put_letter_key(case, LetterKey(first, number), word)
        assert vault.letter_key(case) == second
    assert {key.seed for key in vault.letter_keys(case)} >= {first, second}, (
        "what was sealed to it still opens"
    )


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
