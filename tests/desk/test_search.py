"""Russian search finds inflected forms; numbers are found by any part."""

from pathlib import Path

import pytest

from ploughshare.desk.kinds import FieldSet, Note
from ploughshare.desk.lock import DEMONSTRATION
from ploughshare.desk.search import entry, exact, exact_query, snippet, stem, stem_query
from ploughshare.desk.vault import Vault
from ploughshare.desk.vault.search_index import SearchIndex
from ploughshare.wire import Day
from tests.desk.writer import Writer

# Forms of each lemma as Russian declension and conjugation have them.
FORMS = {
    "повестка": ["повестка", "повестки", "повестке", "повестку", "повесткой", "повесток", "повестками"],
    "рапорт": ["рапорт", "рапорта", "рапорту", "рапортом", "рапорте", "рапорты", "рапортов"],
    "командир": ["командир", "командира", "командиру", "командиром", "командиры", "командиров"],
    "отпуск": ["отпуск", "отпуска", "отпуску", "отпуском", "отпусков"],
    "ёлка": ["елка", "ёлка", "ёлки", "елку"],
    "боец": ["боец", "бойца", "бойцу", "бойцом", "бойцы", "бойцов"],
    "доброволец": ["доброволец", "добровольца", "добровольцы"],
    "ранение": ["ранение", "ранения", "ранению", "ранением", "ранений"],
}


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault.create(tmp_path / "v", "correct horse battery", DEMONSTRATION)


def keep(vault: Vault, number: int, text: str, *, field: bool = False) -> bytes:
    event = number.to_bytes(16, "big")
    found = entry(FieldSet("phone", text, "") if field else Note(text, False))
    assert found is not None
    SearchIndex(vault).add(b"c" * 16, event, 0, *found)
    return event


@pytest.mark.parametrize("lemma", FORMS)
def test_every_form_of_a_word_is_found_by_every_other(vault: Vault, lemma: str) -> None:
    kept = {keep(vault, at, f"Вчера {form}, и всё.") for at, form in enumerate(FORMS[lemma])}
    keep(vault, 99, "Совсем о другом.")
    for form in FORMS[lemma]:
        query = stem_query(form.upper())
        assert query is not None
        assert {event for _, event in SearchIndex(vault).find("stem", query, 50)} == kept


def test_all_words_must_be_there_and_the_newest_comes_first(vault: Vault) -> None:
    first = keep(vault, 1, "Командиру отдали рапорт")
    keep(vault, 2, "Рапорт потерян")
    third = keep(vault, 3, "командиры читали рапорты")
    query = stem_query("рапорт командира")
    assert query is not None
    assert [event for _, event in SearchIndex(vault).find("stem", query, 10)] == [third, first]


def test_a_number_is_found_by_its_last_digits_however_it_was_written(vault: Vault) -> None:
    event = keep(vault, 1, "+7 (912) 345-67-89", field=True)
    other = keep(vault, 2, "звонили с 8 912 345 67 89, Сергеев")
    for typed in ("345-67-89", "3456789", "567 89"):
        query = exact_query(typed)
        assert query is not None
        assert {e for _, e in SearchIndex(vault).find("exact", query, 10)} == {event, other}
    query = exact_query("ергее")
    assert query is not None
    assert [e for _, e in SearchIndex(vault).find("exact", query, 10)] == [other]


@pytest.mark.parametrize("typed", ['"', "a OR b", "NEAR(x", "*", "-", "col:x", "x" * 5_000, "", "' ; --"])
def test_nothing_typed_is_a_command(vault: Vault, typed: str) -> None:
    keep(vault, 1, "обычный текст")
    for index, query in (("stem", stem_query(typed)), ("exact", exact_query(typed))):
        if query is not None:
            assert SearchIndex(vault).find(index, query, 10) == []


def test_the_forms_found_are_marked_where_they_stand() -> None:
    text = "Он получил повестку. " * 3
    shown = snippet(text, "повестка")
    assert {shown.text[a:b] for a, b in shown.marks} == {"повестку"}
    assert snippet("тел. 89123456789", "3456").marks == ((9, 13),)


def test_what_is_deleted_from_the_index_leaves_no_word_behind(tmp_path: Path) -> None:
    vault = Vault.create(tmp_path / "v", "correct horse battery", DEMONSTRATION)
    keep(vault, 1, "zebraword Zebraword")
    assert any(b"ebrawor" in block for block in segments(vault))
    vault.drop_projection()
    query = stem_query("zebraword")
    assert query is not None
    assert SearchIndex(vault).find("stem", query, 5) == []
    assert not any(b"ebrawor" in block for block in segments(vault))


def segments(vault: Vault) -> list[bytes]:
    """What the file holds of the two indexes."""
    tables = ("search_stem_data", "search_exact_data")
    return [bytes(row[0]) for table in tables for row in vault._rows(f"SELECT block FROM {table}")]  # noqa: S608 - our names


def test_letters_are_searched_and_codes_are_not_mangled() -> None:
    body = Writer.new(b"r" * 32, b"p").letter("Помогите", day=Day(2022, 5, 1))
    assert entry(body) == (stem("помогите"), "помогите")
    assert exact("  ЁЖ ") == "еж"
