"""Hypothesis, by grammars: near-valid YAML, expressions, packs, answers and rows are taken or refused."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import targets
from tests.law.made import BOOLS

QUICK = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)

words = st.sampled_from(
    [
        "a",
        "id",
        "true",
        "null",
        "as_of",
        "2022-09-24",
        "2022-02-30",
        "1",
        "-",
        "&x",
        "*x",
        "!!int",
        "é",
        "\u202e",
        "#",
    ]
)
yaml_pieces = st.lists(
    st.one_of(
        words,
        st.sampled_from(
            [": ", "\n", "\n- ", "  ", "[", "]", "{", "}", ", ", "'", '"', "|", ">-", "---\n", "\t"]
        ),
    ),
    max_size=60,
).map("".join)

TOKENS = [
    *(
        "p",
        "q",
        "colour",
        "red",
        "n",
        "m",
        "tags",
        "x",
        "d",
        "e",
        "at",
        "pay",
        "part",
        "term",
        "as_of",
        "nobody",
    ),
    *("and", "or", "not", "in", "has", "applies", "if", "latest", "earliest", "max", "min", "days_between"),
    *(
        "add_days",
        "months_between",
        "years_between",
        "add_months",
        "hours_between",
        "day_of",
        "start_of",
        "count",
    ),
    *(
        "share",
        "down",
        "up",
        "nearest",
        "even",
        "last",
        "next",
        "(",
        ")",
        "{",
        "}",
        ",",
        "==",
        "!=",
        "<",
        "<=",
        ">",
    ),
    *(
        ">=",
        "+",
        "-",
        "0",
        "1",
        "7",
        "99999999999",
        "2022-09-24",
        "2022-02-30",
        "2022-09-24T13",
        "2022-09-24T25",
    ),
    *(
        "RUB",
        "EUR",
        "3000000.00",
        "1.001",
        "3/20",
        "3/0",
        "48 hours",
        "1 month",
        "2 weeks",
        "true",
        "false",
        "\0",
        "é",
    ),
]
token_soup = st.lists(st.sampled_from(TOKENS), max_size=40).map(" ".join)
near_expressions = st.lists(
    st.one_of(st.sampled_from(BOOLS), st.sampled_from(["and", "or", "not", "(", ")", "==", ","])), max_size=12
).map(" ".join)

json_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**30), 10**30),
        st.floats(allow_nan=False),
        st.text(max_size=8),
        st.sampled_from(["soldier", "2022-09-24", "has", "health", "as_of"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["any", "has", "not", "min", "max", "from", "until", "x"]), inner, max_size=3
        ),
    ),
    max_leaves=12,
)


def spots(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    found = [path]
    items: Any = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        found += spots(value, (*path, key))
    return found


def replaced(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy = dict(node) if isinstance(node, dict) else list(node)
    copy[path[0]] = replaced(copy[path[0]], path[1:], value)
    return copy


WHOLE = json.loads(targets.small()[0].to_json())
SPOTS = spots(WHOLE)[1:]


@QUICK
@given(yaml_pieces)
def test_near_yaml(text: str) -> None:
    targets.yaml(text.encode())
    targets.cases(text.encode())


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    for target in targets.TARGETS.values():
        target(content)


@QUICK
@given(st.one_of(token_soup, near_expressions))
def test_near_expressions(text: str) -> None:
    targets.expression(text.encode())


@QUICK
@given(
    st.dictionaries(
        st.sampled_from(["status", "refused", "refused_on", "others", "reasons", "no"]), json_values
    )
)
def test_near_answers(found: dict[str, Any]) -> None:
    targets.answers(json.dumps(found).encode())
    line = {"case": "1", "as_of": "2022-05-25", "answers": found}
    targets.rows(json.dumps(line).encode())


@QUICK
@given(st.sampled_from(SPOTS), st.data())
def test_a_compiled_pack_with_one_part_put_in_anothers_place(
    spot: tuple[Any, ...], data: st.DataObject
) -> None:
    other = data.draw(st.one_of(json_values, st.sampled_from(SPOTS).map(lambda path: part_at(WHOLE, path))))
    targets.compiled(json.dumps(replaced(WHOLE, spot, other)).encode())


def part_at(node: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        node = node[key]
    return node


CELLS = [
    "",
    "?",
    "soldier",
    "soldier|none",
    "2022-01-01..",
    "..2022-02-30",
    "3..1",
    "-",
    "+health",
    "+health +",
    "true",
    '"',
    "1" * 40,
]


@QUICK
@given(
    st.lists(st.lists(st.sampled_from(CELLS), min_size=5, max_size=7), max_size=5),
    st.sampled_from([",", ";"]),
)
def test_near_csv(lines: list[list[str]], comma: str) -> None:
    header = comma.join(["case", "as_of", "status", "refused_on", "others", "reasons"])
    body = "\n".join(comma.join(line) for line in lines)
    targets.rows(f"{header}\n{body}\n".encode())
