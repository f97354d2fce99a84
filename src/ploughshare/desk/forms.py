"""How each value of an event's body is written to JSON and strictly read from it.

Anything longer or of another form than agreed raises WireError.
"""

import re
from collections.abc import Callable, Mapping
from typing import Generic, NamedTuple, TypeVar

from ploughshare.wire import (
    HASH_BYTES,
    ID_BYTES,
    Day,
    Fields,
    JsonValue,
    NamedFile,
    WireError,
    b64u,
    format_day,
    from_b64u,
    parse_month,
)

VALUE_CHARS_MAX = 2_000
ANSWERS_MAX = 200
DIGESTS_MAX = 1_200
ANSWER_PARTS_MAX = 200
ANSWER_CHARS_MAX = 100

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}", re.ASCII)
_T = TypeVar("_T")


class Form(NamedTuple, Generic[_T]):
    """How one value of a body is read from JSON and written to it."""

    take: Callable[[Fields, str], _T]
    give: Callable[[_T], JsonValue]


def text(chars_max: int, chars_min: int = 0) -> Form[str]:
    return Form(lambda f, k: f.text(k, chars_min=chars_min, chars_max=chars_max), lambda v: v)


def or_none(form: Form[_T]) -> Form[_T | None]:
    return Form(
        lambda f, k: None if f.value(k) is None else form.take(f, k),
        lambda v: None if v is None else form.give(v),
    )


def octets(size: int) -> Form[bytes]:
    return Form(lambda f, k: f.octets(k, size), b64u)


def octets_list(size: int, count_max: int) -> Form[tuple[bytes, ...]]:
    def one(untrusted_value: JsonValue) -> bytes:
        if not isinstance(untrusted_value, str):
            raise WireError("a list of ids holds something else")
        return from_b64u(untrusted_value, size)

    return Form(lambda f, k: f.each(k, one, count_max=count_max), lambda v: [b64u(item) for item in v])


def texts(chars_max: int, count_max: int) -> Form[tuple[str, ...]]:
    def one(untrusted_value: JsonValue) -> str:
        if not isinstance(untrusted_value, str) or len(untrusted_value) > chars_max:
            raise WireError("a list of texts holds something else")
        return untrusted_value

    return Form(lambda f, k: f.each(k, one, count_max=count_max), list)


def choice(choices: frozenset[str]) -> Form[str]:
    return Form(lambda f, k: f.choice(k, choices), lambda v: v)


def answer_form(untrusted_value: JsonValue) -> JsonValue:
    """Checks that a value can be an answer (docs/packs.md, answer forms); the pack judges the rest."""
    flat = list(untrusted_value) if isinstance(untrusted_value, list) else []
    if isinstance(untrusted_value, dict):
        if not untrusted_value or not untrusted_value.keys() <= {
            "any",
            "has",
            "not",
            "min",
            "max",
            "from",
            "until",
        }:
            raise WireError("an answer is not of an agreed form")
        for part in untrusted_value.values():
            flat.extend(part if isinstance(part, list) else [part])
    if len(flat) > ANSWER_PARTS_MAX or any(isinstance(part, list | dict) for part in flat):
        raise WireError("an answer is not of an agreed form")
    texts = [untrusted_value, *flat]
    if any(isinstance(part, str) and len(part) > ANSWER_CHARS_MAX for part in texts):
        raise WireError("an answer is too long")
    return untrusted_value


def read_answer(untrusted_fact: str, untrusted_value: JsonValue) -> dict[str, JsonValue]:
    """One answer under its fact's name, as an event may carry it. Raises WireError."""
    if not _NAME.fullmatch(untrusted_fact):
        raise WireError("this is not the name of a fact")
    return {untrusted_fact: answer_form(untrusted_value)}


def mapping(read: Callable[[JsonValue], _T], count_max: int) -> Form[Mapping[str, _T]]:
    def take(fields: Fields, key: str) -> Mapping[str, _T]:
        untrusted_value = fields.value(key)
        if not isinstance(untrusted_value, dict) or len(untrusted_value) > count_max:
            raise WireError(f"{key} is not an object of bounded size")
        if not all(_NAME.fullmatch(name) for name in untrusted_value):
            raise WireError(f"{key} holds a name of another form")
        return {name: read(value) for name, value in untrusted_value.items()}

    return Form(take, dict)  # type: ignore[arg-type]  # JSON values by construction


def short_text(untrusted_value: JsonValue) -> str:
    if not isinstance(untrusted_value, str) or len(untrusted_value) > VALUE_CHARS_MAX:
        raise WireError("a value is not a short text")
    return untrusted_value


def digests(fields: Fields, key: str) -> Mapping[str, str]:
    untrusted_value = fields.value(key)
    if not isinstance(untrusted_value, dict) or len(untrusted_value) > DIGESTS_MAX:
        raise WireError("digests are not an object of bounded size")
    for case, digest in untrusted_value.items():
        if not isinstance(digest, str):
            raise WireError("a digest is not text")
        from_b64u(case, ID_BYTES)
        from_b64u(digest, 2 * ID_BYTES)
    return {case: str(digest) for case, digest in untrusted_value.items()}


def _take_month(fields: Fields, key: str) -> str:
    return parse_month(fields.text(key, chars_max=7))


def _take_name(fields: Fields, key: str) -> str:
    text = fields.text(key, chars_max=64)
    if not _NAME.fullmatch(text):
        raise WireError(f"{key} is not a name")
    return text


NAMED: Form[str] = Form(_take_name, lambda v: v)
ID = octets(ID_BYTES)
HASH = octets(HASH_BYTES)
DAY: Form[Day] = Form(lambda f, k: f.day(k), format_day)
MONTH: Form[str] = Form(_take_month, lambda v: v)
FLAG: Form[bool] = Form(lambda f, k: f.boolean(k), lambda v: v)
COUNT: Form[int] = Form(lambda f, k: f.integer(k), lambda v: v)
FILES: Form[tuple[NamedFile, ...]] = Form(
    NamedFile.parse_all, lambda files: [file.to_json() for file in files]
)
SHORT = text(VALUE_CHARS_MAX)
ANSWERS = mapping(answer_form, ANSWERS_MAX)
