"""Strict JSON: one value, no floats, no duplicate keys, bounded, read once into typed values."""

import json
from collections.abc import Callable, Mapping
from typing import NoReturn, TypeVar

from ploughshare.wire.limits import INTEGER_MAX
from ploughshare.wire.names import Day, from_b64u, parse_day
from ploughshare.wire.refused import NewerFormError, WireError

JsonValue = str | int | bool | None | list["JsonValue"] | dict[str, "JsonValue"]

DEPTH_MAX = 16

_T = TypeVar("_T")


def load_json(
    untrusted_bytes: bytes, *, bytes_max: int, depth_max: int = DEPTH_MAX, floats: bool = False
) -> JsonValue:
    """One JSON value from UTF-8 bytes.

    Refuses more than `bytes_max` bytes, nesting deeper than `depth_max`, floats, NaN, duplicate
    keys, whole numbers JavaScript cannot hold, unpaired surrogates, a byte order mark.
    With `floats`, for what another library wrote, a fraction is read as null instead.
    Raises WireError.
    """
    if len(untrusted_bytes) > bytes_max:
        raise WireError(f"this JSON is larger than {bytes_max} bytes")
    try:
        value: JsonValue = json.loads(
            untrusted_bytes.decode("utf-8"),
            object_pairs_hook=_object,
            parse_float=_null if floats else _no_float,
            parse_int=_whole_number,
            parse_constant=_no_float,
        )
    except WireError:
        raise
    except (ValueError, RecursionError):
        raise WireError("this is not JSON") from None
    _check_depth_and_text(value, depth_max)
    return value


def dump_json(value: JsonValue | Mapping[str, JsonValue]) -> bytes:
    """Compact UTF-8 JSON in the order given: what is signed is these bytes and no others."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


def refuse_newer(untrusted_value: JsonValue) -> JsonValue:
    """The value, unless its `v` is that of a version to come. Raises NewerFormError."""
    if isinstance(untrusted_value, dict):
        version = untrusted_value.get("v")
        if type(version) is int and version > 1:
            raise NewerFormError
    return untrusted_value


class Fields:
    """The members of one JSON object, each to be taken once, with its form checked.

    `required` and `optional` together are all the keys there may be. Raises WireError.
    """

    def __init__(
        self,
        untrusted_value: JsonValue,
        what: str,
        required: frozenset[str],
        optional: frozenset[str] = frozenset(),
    ) -> None:
        if not isinstance(untrusted_value, dict):
            raise WireError(f"{what} is not a JSON object")
        keys = frozenset(untrusted_value)
        if not required <= keys or not keys <= required | optional:
            raise WireError(f"{what} does not have exactly its agreed keys")
        self._what = what
        self._members = untrusted_value

    def _wrong(self, key: str, form: str) -> NoReturn:
        raise WireError(f"{self._what}: {key} is not {form}")

    def value(self, key: str) -> JsonValue:
        """The value as it stands."""
        return self._members.get(key)

    def constant(self, key: str, wanted: str | int) -> None:
        """Checks that the value is the one wanted."""
        value = self._members[key]
        if type(value) is not type(wanted) or value != wanted:
            self._wrong(key, "what this version of the protocol has there")

    def text(self, key: str, *, chars_max: int, chars_min: int = 0) -> str:
        """A text of bounded length, without control characters other than tab and newline."""
        value = self._members[key]
        if not isinstance(value, str) or not chars_min <= len(value) <= chars_max:
            self._wrong(key, f"a text of {chars_min} to {chars_max} characters")
        if any(ord(c) < 0x20 and c not in "\t\n\r" for c in value):
            self._wrong(key, "a text without control characters")
        return value

    def choice(self, key: str, choices: frozenset[str]) -> str:
        """One text out of a fixed set."""
        value = self._members[key]
        if not isinstance(value, str) or value not in choices:
            self._wrong(key, "one of its agreed words")
        return value

    def integer(self, key: str, *, low: int = 0, high: int = INTEGER_MAX) -> int:
        """A whole number within bounds."""
        value = self._members[key]
        if type(value) is not int or not low <= value <= high:
            self._wrong(key, "a whole number within its bounds")
        return value

    def boolean(self, key: str) -> bool:
        """True or false."""
        value = self._members[key]
        if not isinstance(value, bool):
            self._wrong(key, "true or false")
        return value

    def octets(self, key: str, size: int) -> bytes:
        """Base64url of exactly `size` bytes."""
        value = self._members[key]
        if not isinstance(value, str):
            self._wrong(key, f"base64url of {size} bytes")
        try:
            return from_b64u(value, size)
        except WireError:
            self._wrong(key, f"base64url of {size} bytes")

    def octets_or_none(self, key: str, size: int) -> bytes | None:
        """Base64url of exactly `size` bytes, or null."""
        return None if self._members[key] is None else self.octets(key, size)

    def day(self, key: str) -> Day:
        """A day written YYYY-MM-DD."""
        value = self._members[key]
        if not isinstance(value, str):
            self._wrong(key, "a day")
        try:
            return parse_day(value)
        except WireError:
            self._wrong(key, "a day")

    def each(self, key: str, take: Callable[[JsonValue], _T], *, count_max: int) -> tuple[_T, ...]:
        """A list of at most `count_max` values, each read by `take`."""
        value = self._members[key]
        if not isinstance(value, list) or len(value) > count_max:
            self._wrong(key, f"a list of at most {count_max}")
        return tuple(take(item) for item in value)


def _object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise WireError("this JSON names a key twice")
    return members


def _null(_text: str) -> None:
    return None


def _no_float(_text: str) -> NoReturn:
    raise WireError("this JSON has a number that is not whole")


def _whole_number(text: str) -> int:
    if len(text) > 17:
        raise WireError("this JSON has a number that is too large")
    number = int(text)
    if abs(number) > INTEGER_MAX or text == "-0":
        raise WireError("this JSON has a number that is too large")
    return number


def _check_depth_and_text(value: JsonValue, depth_max: int) -> None:
    layer: list[JsonValue] = [value]
    for depth in range(depth_max + 1):
        below: list[JsonValue] = []
        for item in layer:
            if isinstance(item, (dict, list)) and depth == depth_max:
                raise WireError("this JSON is nested too deeply")
            if isinstance(item, dict):
                for key in item:
                    _check_text(key)
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
            elif isinstance(item, str):
                _check_text(item)
        layer = below


def _check_text(text: str) -> None:
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise WireError("this JSON has half a character")
