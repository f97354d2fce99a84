"""Reading a pack's facts and derived values: what is asked, in what bounds, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ploughshare.law import source
from ploughshare.law.amount import MAX_NUMBER, MAX_RATIO, money_number, ratio_number
from ploughshare.law.authored import FACT_TYPES, Derived, Expr, Fact
from ploughshare.law.dates import DAY_MAX, DAY_MIN, HOUR_MAX, HOUR_MIN, day_number, hour_number
from ploughshare.law.expr import MAX_DURATION, MAX_INT, UNITS
from ploughshare.law.source import Fields, PackError, Source

DERIVED_TYPES: Final = tuple(kind for kind in FACT_TYPES if kind != "set")
Currencies = Mapping[str, int]


def read_fact(node: Source, sections: tuple[str, ...], currencies: Currencies) -> Fact:
    """One fact of facts.yaml. Raises PackError."""
    fields = Fields(node, "a fact")
    ident = source.name(fields.need("id"), "a fact's id")
    kind = source.one_of(fields.need("type"), f"the type of {ident!r}", FACT_TYPES)
    section = source.one_of(fields.need("section"), f"the section of {ident!r}", sections)
    tier = _digit(fields.get("tier"), "a tier", 2)
    burden = _digit(fields.get("burden"), "a burden", 1)
    values = _values(fields, ident) if kind in {"enum", "set"} else ()
    unit = _unit(fields, kind, ident, currencies)
    of = _parts(fields, ident) if kind == "ratio" else 1
    lo = hi = 0
    asks: tuple[int, ...] = ()
    if kind not in {"bool", "enum", "set"}:
        read = _reader(kind, currencies.get(unit, 0), of)
        lo, hi = _bounds(fields, kind, ident, read, of)
        listed = source.items(fields.get("asks"), "`asks`")
        asks = tuple(sorted({_number(item, "an ask", read) for item in listed}))
    when = fields.get("when")
    fact = Fact(
        ident,
        kind,
        values,
        section,
        tier,
        None if when is None else _expr(when),
        asks,
        lo,
        hi,
        fields.where,
        burden,
        unit,
        of,
    )
    fields.done()
    return fact


def read_derived(node: Source, currencies: Currencies) -> Derived:
    """One derived value of derived.yaml. Raises PackError."""
    fields = Fields(node, "a derived value")
    ident = source.name(fields.need("id"), "a derived value's id")
    kind = source.one_of(fields.need("type"), f"the type of {ident!r}", DERIVED_TYPES)
    values = _values(fields, ident) if kind == "enum" else ()
    unit = _unit(fields, kind, ident, currencies)
    expr = _expr(fields.need("expr"))
    fields.done()
    return Derived(ident, kind, values, expr, fields.where, unit)


def _expr(node: Source) -> Expr:
    return Expr(source.text(node, "an expression"), node.where)


def _digit(node: Source | None, what: str, default: int) -> int:
    if node is None:
        return default
    found = source.integer(node, what)
    if not 1 <= found <= 9:
        raise PackError(f"{what} is 1 to 9", node.where)
    return found


def _values(fields: Fields, ident: str) -> tuple[str, ...]:
    node = fields.need("values")
    values = source.names(node, "value")
    if len(values) < 2:
        raise PackError(f"{ident!r} needs at least two values", node.where)
    return values


def _unit(fields: Fields, kind: str, ident: str, currencies: Currencies) -> str:
    if kind == "duration":
        return source.one_of(fields.need("unit"), f"the unit of {ident!r}", UNITS)
    if kind != "money":
        return ""
    node = fields.need("currency")
    if not currencies:
        raise PackError(f"{ident!r} is money; name its currency under `currencies` in pack.yaml", node.where)
    return source.one_of(node, f"the currency of {ident!r}", tuple(currencies))


def _parts(fields: Fields, ident: str) -> int:
    node = fields.need("of")
    of = source.integer(node, f"`of` of {ident!r}")
    if not 1 <= of <= MAX_RATIO:
        raise PackError(f"`of` of {ident!r} is 1 to {MAX_RATIO:,}", node.where)
    return of


def _reader(kind: str, digits: int, of: int) -> Callable[[str], int]:
    if kind == "day":
        return day_number
    if kind == "hour":
        return hour_number
    if kind == "money":
        return lambda text: money_number(text, digits)
    return (lambda text: ratio_number(text, of)) if kind == "ratio" else _whole


def _whole(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or not text.isascii() or len(text) > 11:
        raise ValueError(f"it is {text[:80]!r}; it must be a whole number")
    return int(text)


def _number(node: Source, what: str, read: Callable[[str], int]) -> int:
    try:
        return read(source.text(node, what))
    except ValueError as error:
        raise PackError(f"{what}: {error}", node.where) from None


_LIMITS: Final = {
    "int": (-MAX_INT, MAX_INT, "both within ±1,000,000,000"),
    "money": (-MAX_NUMBER, MAX_NUMBER, "both within ±10¹² of the smallest unit"),
    "duration": (0, MAX_DURATION, "both within 0 to 1,000,000"),
}


def _bounds(fields: Fields, kind: str, ident: str, read: Callable[[str], int], of: int) -> tuple[int, int]:
    if kind == "day":
        return DAY_MIN, DAY_MAX
    if kind == "hour":
        return HOUR_MIN, HOUR_MAX
    if kind == "ratio":
        given = [(fields.get(key), other) for key, other in (("min", 0), ("max", of))]
        lo, hi = (
            other if node is None else _number(node, f"a bound of {ident!r}", read) for node, other in given
        )
        lowest, highest, said = 0, MAX_RATIO * of, "both from 0"
    else:
        lo, hi = (_number(fields.need(key), f"`{key}` of {ident!r}", read) for key in ("min", "max"))
        lowest, highest, said = _LIMITS[kind]
    if not lowest <= lo < hi <= highest:
        raise PackError(f"`min` of {ident!r} must be below its `max`, {said}", fields.where)
    return lo, hi
