"""Small packs made at random: facts that hang on each other, and rules over every operator."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import strategies as st

from ploughshare import law

FACTS = """
- {id: p, type: bool, section: s}
- {id: colour, type: enum, values: [red, green, blue], section: s, tier: 1}
- {id: q, type: bool, section: s, when: "colour == red or p"}
- {id: n, type: int, min: 0, max: 5, section: s}
- {id: m, type: int, min: -2, max: 3, section: s, when: q}
- {id: tags, type: set, values: [x, y], section: s, when: "n > 1"}
- {id: d, type: day, section: s, asks: [2022-09-21]}
- {id: e, type: day, section: s, when: "not p", burden: 3}
- {id: at, type: hour, section: s, asks: [2022-09-24T09]}
- {id: pay, type: money, currency: RUB, min: "-5.00", max: "40.00", section: s, burden: 2}
- {id: part, type: ratio, of: 4, section: s, when: "n > 1"}
- {id: term, type: duration, unit: months, min: 0, max: 30, section: s}
"""
DAYS = ["1900-01-01", "2022-02-24", "2022-09-23", "2022-09-24", "2022-10-01", "2099-12-31"]
BOOLS = [
    *("p", "q", "side", "true", "false", "colour == red", "colour != blue", "colour in {red, green}"),
    *(
        "has(tags, x)",
        "has(tags, y)",
        "n > 2",
        "m <= 0",
        "n == 3",
        "applies(q)",
        "applies(e)",
        "applies(tags)",
    ),
    *(
        "at >= 2022-09-24T13",
        "pay > RUB 10.00",
        "part < 1/3",
        "term >= 3 months",
        "sum > RUB 3",
        "p and part == 1/2",
    ),
    *("d >= 2022-09-24", "e < 2022-02-24", "d == as_of", "q == false", "hue == warm", "applies(when_last)"),
]


def _whole(depth: int) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(["n", "m", "0", "2", "-1", "size"])
    if depth == 0:
        return leaf
    inner = _whole(depth - 1)
    return st.one_of(
        leaf,
        st.builds("({} + {})".format, inner, inner),
        st.builds("({} - {})".format, inner, inner),
        st.builds("max({}, {})".format, inner, inner),
        st.builds("min({}, {})".format, inner, inner),
        st.builds("days_between({}, {})".format, _day(depth - 1), _day(depth - 1)),
        st.builds("share({}, {}, {})".format, inner, _ratio(depth - 1), _SHARE),
        st.builds("count({})".format, _months(depth - 1)),
        st.builds("count(hours_between({}, {}))".format, _hour(depth - 1), _hour(depth - 1)),
        st.builds("if({}, {}, {})".format, _bool(depth - 1), inner, inner),
    )


def _day(depth: int) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(["d", "e", "as_of", "when_last", *DAYS])
    if depth == 0:
        return leaf
    inner = _day(depth - 1)
    return st.one_of(
        leaf,
        st.builds("latest({}, {})".format, inner, inner),
        st.builds("earliest({}, {})".format, inner, inner),
        st.builds("add_days({}, {})".format, inner, _whole(0)),
        st.builds(
            "add_months({}, {}, {})".format, inner, _months(depth - 1), st.sampled_from(["last", "next"])
        ),
        st.builds(
            "add_years({}, {}, {})".format, inner, _years(depth - 1), st.sampled_from(["last", "next"])
        ),
        st.builds("day_of({})".format, _hour(depth - 1)),
        st.builds("if({}, {}, {})".format, _bool(depth - 1), inner, inner),
    )


_SHARE = st.sampled_from(["down", "up", "nearest", "even"])
_WHOLE_ONES = st.sampled_from(["down", "up"])


def _hour(depth: int) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(["at", "2022-09-24T00", "2099-12-31T22"])
    if depth <= 0:
        return leaf
    inner = _hour(depth - 1)
    return st.one_of(
        leaf,
        st.builds("start_of({})".format, _day(depth - 1)),
        st.builds("add_hours({}, {} hours)".format, inner, st.sampled_from(["48", "-3"])),
        st.builds("latest({}, {})".format, inner, inner),
        st.builds("if({}, {}, {})".format, _bool(depth - 1), inner, inner),
    )


def _money(depth: int) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(["pay", "sum", "RUB 10", "RUB -0.50"])
    if depth <= 0:
        return leaf
    inner = _money(depth - 1)
    return st.one_of(
        leaf,
        st.builds("({} - {})".format, inner, inner),
        st.builds("share({}, {}, {})".format, inner, _ratio(depth - 1), _SHARE),
        st.builds("max({}, {})".format, inner, inner),
        st.builds("if({}, {}, {})".format, _bool(depth - 1), inner, inner),
    )


def _ratio(depth: int) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(["part", "1/2", "3/20", "7/3"])
    if depth <= 0:
        return leaf
    inner = _ratio(depth - 1)
    return st.one_of(
        leaf,
        st.builds("min({}, {})".format, inner, inner),
        st.builds("if({}, {}, {})".format, _bool(depth - 1), inner, inner),
    )


def _months(depth: int) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(["term", "1 month", "13 months"])
    if depth <= 0:
        return leaf
    inner = _months(depth - 1)
    return st.one_of(
        leaf,
        st.builds("({} + {})".format, inner, inner),
        st.builds("months_between({}, {}, {})".format, _day(depth - 1), _day(depth - 1), _WHOLE_ONES),
        st.builds("if({}, {}, {})".format, _bool(depth - 1), inner, inner),
    )


def _years(depth: int) -> st.SearchStrategy[str]:
    leaf = st.just("2 years")
    if depth <= 0:
        return leaf
    return st.one_of(
        leaf, st.builds("years_between({}, {}, {})".format, _day(depth - 1), _day(depth - 1), _WHOLE_ONES)
    )


def _bool(depth: int) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(BOOLS)
    if depth == 0:
        return leaf
    inner = _bool(depth - 1)
    signs = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
    return st.one_of(
        leaf,
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not ({})".format, inner),
        st.builds("({} or not {})".format, inner, inner),
        st.builds("if({}, {}, {})".format, inner, inner, inner),
        st.builds("{} {} {}".format, _whole(depth - 1), signs, _whole(depth - 1)),
        st.builds("{} {} {}".format, _day(depth - 1), signs, _day(depth - 1)),
        st.builds("({}) == ({})".format, inner, inner),
        st.builds("{} {} {}".format, _hour(depth - 1), signs, _hour(depth - 1)),
        st.builds("{} {} {}".format, _money(depth - 1), signs, _money(depth - 1)),
        st.builds("{} {} {}".format, _ratio(depth - 1), signs, _ratio(depth - 1)),
        st.builds("{} {} {}".format, _months(depth - 1), signs, _months(depth - 1)),
    )


@st.composite
def packs(draw: st.DrawFn) -> law.Pack:
    """A pack of two to four rules; a later one may override an earlier one."""
    rules = []
    for number in range(draw(st.integers(2, 4))):
        above = draw(st.lists(st.sampled_from([f"r{i}" for i in range(number)] or ["-"]), max_size=1))
        rule = {
            "id": f"r{number}",
            "outcome": "verdict",
            "value": draw(st.sampled_from(["one", "two"])),
            "level": draw(st.sampled_from(["urgent", "danger", "wait"])),
            "axis": draw(st.sampled_from(["as_of", "d", "e", "when_last"])),
            "when": draw(_bool(2)),
            "overrides": [ident for ident in above if ident != "-"],
            "versions": draw(st.sampled_from(_VERSIONS)),
        }
        gives = draw(st.sampled_from([None, None, "hue", "side", "size", "when_last", "sum", "half", "long"]))
        if gives is not None:
            rule["gives"] = gives
        rules.append(rule)
    derived = [
        {"id": "hue", "type": "enum", "values": ["warm", "cold"], "expr": "if(colour == red, warm, cold)"},
        {"id": "side", "type": "bool", "expr": draw(st.sampled_from(["q", "p and q", "if(p, q, n > 3)"]))},
        {"id": "size", "type": "int", "expr": draw(st.sampled_from(["n", "m", "max(n, m)", "n - m"]))},
        {"id": "when_last", "type": "day", "expr": draw(st.sampled_from(_LASTS))},
        {"id": "sum", "type": "money", "currency": "RUB", "expr": draw(st.sampled_from(_SUMS))},
        {"id": "half", "type": "ratio", "expr": "if(q, part, 1/2)"},
        {"id": "long", "type": "duration", "unit": "months", "expr": draw(st.sampled_from(_LONG))},
    ]
    clause = {
        "id": "weigh",
        "taints": ["verdict"],
        "axis": draw(st.sampled_from(["as_of", "d", "when_last"])),
        "when": draw(_bool(1)),
        **draw(st.sampled_from([{}, {"from": "2022-09-24"}, {"from": "2022-02-24", "until": "2022-09-23"}])),
        **{**_TEXT, "confidence": "medium"},
    }
    return _compiled(derived, rules, draw(st.lists(st.just(clause), max_size=1)))


_LASTS = ["latest(d, e)", "earliest(d, e)", "if(p, d, e)", "add_days(e, n)", "if(q, d, as_of)"]
_SUMS = ["pay", "share(pay, 3/20, even)", "if(p, pay, RUB 10)", "pay + share(pay, part, up)"]
_LONG = ["term", "months_between(d, as_of, down)", "if(q, months_between(e, d, up), term)"]
_TEXT = {"sources": ["S"], "confidence": "high", "review": "draft"}
_VERSIONS = [
    [{"from": "2022-02-24", **_TEXT}],
    [
        {"from": "1900-01-01", "until": "2022-09-23", **_TEXT},
        {"from": "2022-09-24", "when": "n < 4", **_TEXT},
    ],
    [{"from": "2022-09-24", "until": "2022-09-30", **_TEXT, "sources": ["S", "T"]}],
    [
        {"from": "2022-02-24", "until": "2022-09-20", "until_known": "2022-10-01", **_TEXT},
        {"from": "2022-09-24", "known": "2022-10-01", **{**_TEXT, "confidence": "medium"}},
        {"from": "pending", "when": "n > 2 or q", **_TEXT, "known": "2022-11-01"},
    ],
    [{"from": "pending", **_TEXT}],
]


def _compiled(derived: object, rules: object, clauses: object) -> law.Pack:
    with tempfile.TemporaryDirectory() as place:
        pack = Path(place)
        (pack / "rules").mkdir()
        head = "{id: made, version: '1', languages: [], review: draft, sections: [s]"
        head += ", verified: {from: 2022-01-01, until: 2022-12-31}, currencies: {RUB: 2}}"
        (pack / "pack.yaml").write_text(head)
        (pack / "facts.yaml").write_text(FACTS)
        (pack / "derived.yaml").write_text(json.dumps(derived))
        (pack / "clauses.yaml").write_text(json.dumps(clauses))
        (pack / "rules/all.yaml").write_text(json.dumps(rules))
        (pack / "outcomes.yaml").write_text("[{id: verdict, kind: finding, values: [one, two]}]")
        (pack / "sources.yaml").write_text(
            "[{id: S, citation: c, confidence: high, checked: 2022-01-01},"
            " {id: T, citation: c, confidence: medium, checked: 2022-01-01}]"
        )
        return law.load(pack)
