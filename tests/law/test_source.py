"""YAML, strictly: what a pack's files may hold, and where an error is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare.law.source import MAX_BYTES, MAX_DEPTH, Map, PackError, Seq, Text, read_file, read_text


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: &x 2\n", 2, "anchors"),
        ("a: &x 1\nb: *x\n", 1, "anchors"),
        ("- *x\n", 1, "aliases"),
        ("a: 1\nb: !!int 2\n", 2, "tags"),
        ("a: !mine {b: 1}\n", 1, "tags"),
        ("a: 1\nb: 2\na: 3\n", 3, "given twice"),
        ("? [a, b]\n: 1\n", 1, "a key must be a word"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("a: [1, 2\n", 2, "not YAML"),
        ("a: b: c\n", 1, "not YAML"),
        ("", 1, "empty"),
        ("# only a comment\n", 1, "empty"),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 1, "levels deep"),
        ("a: \x01\n", 1, "character"),
    ],
)
def test_what_yaml_may_not_hold_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(PackError, match=says) as refused:
        read_text(text.encode(), "x.yaml")
    assert str(refused.value).startswith(f"x.yaml:{line}: ")


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("a: 1\nb: [\n  1\nc: 2\n", "look at what line 2 opened"),
        ("a: 1\nb: c: d\n", "look at the colons, quotes and indentation of this line"),
    ],
)
def test_what_is_not_yaml_is_refused_with_where_to_look(text: str, way_out: str) -> None:
    with pytest.raises(PackError) as refused:
        read_text(text.encode(), "x.yaml")
    assert str(refused.value).endswith(way_out)


def test_a_missing_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="make it, or check the spelling"):
        read_file(tmp_path / "none.yaml", "none.yaml")


def test_text_that_is_not_utf8_is_refused_with_its_line() -> None:
    with pytest.raises(PackError, match=r"^x\.yaml:2: is not UTF-8"):
        read_text(b"a: 1\nb: \xff\n", "x.yaml")


def test_a_file_larger_than_a_mebibyte_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(PackError, match="larger than 1 MiB"):
        read_file(large, "large.yaml")


def test_a_bomb_of_nested_lists_is_refused_before_it_is_built() -> None:
    with pytest.raises(PackError, match="levels deep"):
        read_text(b"[" * 500_000, "x.yaml")


def test_words_stay_words_and_days_stay_text() -> None:
    found = read_text(b"no: no\non: 2022-02-24\nnothing: null\nfloat: 1e3\n", "x.yaml")
    assert isinstance(found, Map)
    assert {key: node.value for key, node in found.items.items() if isinstance(node, Text)} == {
        "no": "no",
        "on": "2022-02-24",
        "nothing": "null",
        "float": "1e3",
    }


def test_a_value_knows_its_line() -> None:
    found = read_text(b"# a comment\n\n- one\n- {two: 2}\n", "x.yaml")
    assert isinstance(found, Seq)
    assert [item.where.line for item in found.items] == [3, 4]


@given(st.binary(max_size=200))
def test_whatever_comes_in_is_read_or_refused_in_one_way(untrusted: bytes) -> None:
    refusal = "x.yaml: none"
    try:
        read_text(untrusted, "x.yaml")
    except PackError as error:
        refusal = str(error)
    assert refusal.startswith("x.yaml:")
    assert "\n" not in refusal
