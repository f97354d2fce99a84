"""The expression language: what parses, to what tree, and what is refused, where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.law.expr import MAX_CHARS, ExprError, from_json, parse
from ploughshare.law.typed import BOOL, DAY, HOUR, INT, MONTHS, RATIO, Scope, Type, resolve
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


MADE = Scope(
    {
        **dict.fromkeys(("p", "q"), BOOL),
        **dict.fromkeys(("n", "m"), INT),
        **dict.fromkeys(("d", "e"), DAY),
        "colour": Type("enum", ("red", "green", "blue")),
        "tags": Type("set", ("x", "y")),
        "at": HOUR,
        "pay": Type("money", unit="RUB"),
        "part": RATIO,
        "term": MONTHS,
    },
    {
        "hue": Type("enum", ("warm", "cold")),
        "side": BOOL,
        "size": INT,
        "when_last": DAY,
        "sum": Type("money", unit="RUB"),
    },
    {"RUB": 2, "JPY": 0},
    420,
)


@settings(deadline=None)
@given(_bool(3))
def test_a_tree_survives_its_json_and_is_typed_once_and_for_all(text: str) -> None:
    tree = resolve(parse(text), MADE, BOOL)
    assert from_json(tree.to_json()) == tree
    assert resolve(tree, MADE, BOOL) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("at >= 2022-09-24T13", ["ge", ["fact", "at"], ["hour", "2022-09-24T13"]]),
        ("pay > RUB 3000000.00", ["gt", ["fact", "pay"], ["money", "RUB", 300_000_000]]),
        ("pay > RUB -5", ["gt", ["fact", "pay"], ["money", "RUB", -500]]),
        ("JPY 30 == JPY 30", ["eq", ["money", "JPY", 30], ["money", "JPY", 30]]),
        ("part >= 3/20", ["ge", ["fact", "part"], ["ratio", 63]]),
        ("term > 1 month", ["gt", ["fact", "term"], ["duration", "months", 1]]),
        ("term > -2 months", ["gt", ["fact", "term"], ["duration", "months", -2]]),
        (
            "months_between(d, e, down) >= 3 months",
            ["ge", ["months_between", ["fact", "d"], ["fact", "e"], "down"], ["duration", "months", 3]],
        ),
        (
            "add_years(d, 2 years, next) > e",
            ["gt", ["add_years", ["fact", "d"], ["duration", "years", 2], "next"], ["fact", "e"]],
        ),
        (
            "share(pay, 1/2, even) == pay",
            ["eq", ["share", ["fact", "pay"], ["ratio", 210], "even"], ["fact", "pay"]],
        ),
        ("day_of(at) == d", ["eq", ["day_of", ["fact", "at"]], ["fact", "d"]]),
        ("count(term) > n", ["gt", ["count", ["fact", "term"]], ["fact", "n"]]),
    ],
)
def test_every_kind_of_value_has_its_tree(text: str, tree: list[object]) -> None:
    assert resolve(parse(text), MADE, BOOL).to_json() == tree


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pay > 5", "money in RUB and a whole number do not go together"),
        ("pay > JPY 5", "money in RUB and money in JPY do not go together"),
        ("pay > EUR 5", "there is no currency 'EUR'"),
        ("pay > RUB 5.5", "2 digits behind the dot, or none"),
        ("JPY 5.0 > JPY 1", "a whole number"),
        ("pay > 5.00", "an amount of what"),
        ("pay + n > pay", "money in RUB is needed"),
        ("part + part > part", "takes whole numbers, money, durations, but this is a ratio"),
        ("part > 1/0", "a ratio is written"),
        ("part > 1/11", "no whole number of parts"),
        ("part > 1 / 2", "not part of the language"),
        ("term > 3 years", "a duration in months and a duration in years do not go together"),
        ("term > 3", "do not go together"),
        ("term > 1000001 months", "longer than"),
        ("at > d", "a day and hour and a day do not go together"),
        ("at > 2022-09-24T24", "an hour is written"),
        ("at > 2022-02-30T01", "not a day of the calendar"),
        ("days_between(at, d) > 1", "a day is needed"),
        ("months_between(d, e) > 1 month", "down, up"),
        ("months_between(d, e, nearest) > 1 month", "down, up"),
        ("add_months(d, 1 month) > e", "last, next"),
        ("add_months(d, 1 year, last) > e", "a duration in months is needed"),
        ("share(pay, 1/2) > pay", "down, up, nearest, even"),
        ("share(d, 1/2, down) > d", "takes a whole number or money"),
        ("share(pay, n, down) > pay", "a ratio is needed"),
        ("share(pay, 1/2, down, up) > pay", "is missing"),
        ("count(n) > 1", "takes a duration"),
        ("hours_between(d, e) > 1 hour", "a day and hour is needed"),
    ],
)
def test_kinds_are_kept_apart(text: str, says: str) -> None:
    with pytest.raises(ExprError, match=says):
        resolve(parse(text), MADE, BOOL)


@given(st.text(max_size=60))
def test_whatever_is_typed_parses_or_is_refused(text: str) -> None:
    refusal = None
    try:
        parse(text)
    except ExprError as error:
        refusal = str(error)
    assert refusal is None or refusal
