"""The expression language: what parses, to what tree, and what is refused, where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare.law.expr import MAX_CHARS, ExprError, from_json, parse
from ploughshare.law.typed import BOOL, DAY, INT, Scope, Type, resolve
from tests.law.made import _bool

COLOURS = Type("enum", ("red", "green"))
SCOPE = Scope(
    {
        "p": BOOL,
        "n": INT,
        "d": DAY,
        "colour": COLOURS,
        "other": COLOURS,
        "size": Type("enum", ("s", "m")),
        "tags": Type("set", ("x", "y")),
    },
    {"green_one": BOOL},
)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("p", ["fact", "p"]),
        ("green_one", ["derived", "green_one"]),
        ("p and p and p", ["and", ["fact", "p"], ["fact", "p"], ["fact", "p"]]),
        ("p or p and not p", ["or", ["fact", "p"], ["and", ["fact", "p"], ["not", ["fact", "p"]]]]),
        ("not n > 3", ["not", ["gt", ["fact", "n"], ["int", 3]]]),
        ("n - 1 + 2 == -3", ["eq", ["add", ["sub", ["fact", "n"], ["int", 1]], ["int", 2]], ["int", -3]]),
        ("d >= 2022-09-24", ["ge", ["fact", "d"], ["day", "2022-09-24"]]),
        ("n > 2022 - 09", ["gt", ["fact", "n"], ["sub", ["int", 2022], ["int", 9]]]),
        ("colour == red", ["eq", ["fact", "colour"], ["sym", "red"]]),
        ("red != colour", ["ne", ["sym", "red"], ["fact", "colour"]]),
        ("colour == other", ["eq", ["fact", "colour"], ["fact", "other"]]),
        ("colour in {red, green}", ["in", ["fact", "colour"], "red", "green"]),
        ("has(tags, x)", ["has", ["fact", "tags"], "x"]),
        ("applies(tags)", ["applies", ["fact", "tags"]]),
        (
            "if(p, colour, red) == red",
            ["eq", ["if", ["fact", "p"], ["fact", "colour"], ["sym", "red"]], ["sym", "red"]],
        ),
        ("latest(d, as_of) == d", ["eq", ["latest", ["fact", "d"], ["as_of"]], ["fact", "d"]]),
        (
            "days_between(d, as_of) > max(n, 1)",
            ["gt", ["days_between", ["fact", "d"], ["as_of"]], ["max", ["fact", "n"], ["int", 1]]],
        ),
        ("(p) == true", ["eq", ["fact", "p"], ["bool", True]]),
    ],
)
def test_an_expression_becomes_its_tree(text: str, tree: object) -> None:
    resolved = resolve(parse(text), SCOPE, BOOL)
    assert resolved.to_json() == tree
    assert from_json(resolved.to_json()) == resolved


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "a value is missing"),
        ("p and", "a value is missing at column 6"),
        ("p p", "'p' at column 3 does not belong there"),
        ("(p", r"'\)' is missing"),
        ("p & p", "is not part of the language"),
        ("n < 3 < 4", "do not chain"),
        ("colour in {red} in {red}", "do not chain"),
        ("colour in {}", "a member's name is missing"),
        ("colour in {red, red}", "named twice"),
        ("d > 2022-02-30", "not a day of the calendar"),
        ("d > 1899-12-31", "days run from"),
        ("n > 99999999999", "larger than"),
        ("sqrt(n)", "there is no function 'sqrt'"),
        ("add_days(d)", "takes 2 values"),
        ("if(p, p)", "takes 3 values"),
        ("(" * 20 + "p" + ")" * 20, "nested more than"),
        ("not " * 20 + "p", "nested more than"),
        ("n + " * 20 + "1 > 0", "more than 16 terms"),
        ("p or " * 500 + "p", f"longer than {MAX_CHARS:,}"),
    ],
)
def test_what_is_not_an_expression_is_refused(text: str, says: str) -> None:
    with pytest.raises(ExprError, match=says):
        parse(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("q", "there is no fact or derived value 'q'"),
        ("colur == red", "did you mean 'colour'"),
        ("colour == rad", "did you mean 'red'"),
        ("colour == size", "do not go together"),
        ("colour == s", "is not one of red, green"),
        ("colour == 3", "do not go together"),
        ("n == d", "do not go together"),
        ("n", "but yes/no is needed"),
        ("p < p", "has no order"),
        ("colour > red", "has no order"),
        ("tags == tags", "a set is not compared"),
        ("has(colour, red)", "does not read"),
        ("tags in {x}", "does not read"),
        ("has(tags, z)", "'z'"),
        ("colour in {rd}", "did you mean 'red'"),
        ("p and n", "yes/no is needed at column 7"),
        ("days_between(n, d) > 1", "a day is needed"),
        ("max(d, d) > d", "takes whole numbers, money, ratios, durations, but this is a day"),
        ("if(n, p, p)", "yes/no is needed"),
        ("if(p, n, d) == n", "do not go together"),
    ],
)
def test_what_does_not_fit_is_refused(text: str, says: str) -> None:
    with pytest.raises(ExprError, match=says):
        resolve(parse(text), SCOPE, BOOL)


def test_a_name_that_is_both_a_fact_and_a_member_is_refused() -> None:
    scope = Scope({"colour": COLOURS, "red": BOOL}, {})
    with pytest.raises(ExprError, match="both a fact and a member"):
        resolve(parse("colour == red"), scope, BOOL)


@given(_bool(3))
def test_a_tree_survives_its_json(text: str) -> None:
    tree = parse(text)
    assert from_json(tree.to_json()) == tree


@given(st.text(max_size=60))
def test_whatever_is_typed_parses_or_is_refused(text: str) -> None:
    refusal = None
    try:
        parse(text)
    except ExprError as error:
        refusal = str(error)
    assert refusal is None or refusal
