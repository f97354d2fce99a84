"""A pack's words: by id, with arguments, in the languages it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from ploughshare import law
from tests.law.small import small_pack


@pytest.fixture
def words(tmp_path: Path) -> law.Words:
    return law.Words(small_pack(tmp_path), "en")


def test_a_sentence_is_found_by_its_id_and_attribute(words: law.Words) -> None:
    assert words.text("fact-status") == "Who are you?"
    assert words.text("fact-status.hint") == "Choose one."
    assert words.has("fact-status.why")
    assert not words.has("fact-status.when")
    assert not words.has("fact-nothing")


def test_who_is_meant_is_the_reader_unless_said(words: law.Words) -> None:
    assert words.text("fact-refused") == "Did you refuse?"
    assert words.text("fact-refused", who="relative") == "Did he refuse?"


def test_arguments_stand_in_the_text_without_marks_around_them(words: law.Words) -> None:
    assert words.text("paper-doc", name="Anna", day="4 May") == "Anna on 4 May"


def test_missing_words_and_arguments_are_refused(words: law.Words) -> None:
    with pytest.raises(law.WordsError, match="no words 'nothing'"):
        words.text("nothing")
    with pytest.raises(law.WordsError, match="cannot be said"):
        words.text("paper-doc", name="Anna")
    assert words.text_or("nothing", "a fallback") == "a fallback"


def test_a_language_the_pack_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(law.WordsError, match="no words in 'fr'; it has en"):
        law.Words(small_pack(tmp_path), "fr")
