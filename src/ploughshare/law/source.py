"""Strict YAML with positions: text, lists and mappings that remember their file and line.

No aliases, anchors, tags or duplicate keys; bounded in size and depth before anything is built.
Every scalar stays text, so that `no` is a word and a day is what was written.
"""

from __future__ import annotations

import difflib
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

MAX_BYTES = 1 << 20
MAX_DEPTH = 20

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_RULE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+){0,7}")
_SOURCE_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
RESERVED = frozenset(
    {"true", "false", "null", "and", "or", "not", "in", "if", "has", "applies", "latest", "earliest"}
    | {"max", "min", "days_between", "add_days", "as_of", "pending", "months_between", "years_between"}
    | {"add_months", "add_years", "hours_between", "add_hours", "day_of", "start_of", "count", "share"}
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file; lines count from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class PackError(Exception):
    """The law pack cannot be read."""

    def __init__(self, sentence: str, where: Where) -> None:
        super().__init__(f"{where}: {sentence}")
        self.sentence = sentence
        self.where = where


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as written."""

    value: str
    where: Where


@dataclass(frozen=True, slots=True)
class Seq:
    """A list."""

    items: tuple[Source, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping from text to anything, in the author's order."""

    items: dict[str, Source]
    where: Where


Source: TypeAlias = Text | Seq | Map


def read_file(path: Path, shown_as: str) -> Source:
    """Read one YAML file; `shown_as` is the name that errors use."""
    try:
        untrusted = read_bytes(path, shown_as)
    except FileNotFoundError:
        what = "there is no such file; make it, or check the spelling of its name"
        raise PackError(what, Where(shown_as, 1)) from None
    return read_text(untrusted, shown_as)


def read_bytes(path: Path, shown_as: str, most: int = MAX_BYTES) -> bytes:
    """Up to `most` bytes of a regular file, and one more if it is larger.

    Raises FileNotFoundError, and PackError if it cannot be read. A pipe, a device or a socket is refused
    unopened: reading it could wait for ever, or never end.
    """
    where = Where(shown_as, 1)
    refused = PackError("is not a regular file; put an ordinary file in its place", where)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refused
        # Not to wait for a writer, should a pipe have taken its place meanwhile.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise refused
            return stream.read(most + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise PackError(f"cannot be read ({error.strerror})", where) from None


def read_text(untrusted: bytes, shown_as: str) -> Source:
    """Parse one YAML document from bytes."""
    where = Where(shown_as, 1)
    if len(untrusted) > MAX_BYTES:
        raise PackError("is larger than 1 MiB; split it", where)
    try:
        text = untrusted.decode("utf-8")
    except UnicodeDecodeError as error:
        line = untrusted[: error.start].count(b"\n") + 1
        raise PackError("is not UTF-8 here; save the file as UTF-8", Where(shown_as, line)) from None
    try:
        return _build(yaml.parse(text, Loader=_Loader), shown_as)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = (error.problem or "cannot be read").rstrip(".")
        opened = error.context_mark.line + 1 if error.context_mark else line
        look = (
            "the colons, quotes and indentation of this line"
            if opened == line
            else f"what line {opened} opened"
        )
        raise PackError(f"is not YAML here: {problem}; look at {look}", Where(shown_as, line)) from None
    except yaml.YAMLError:
        raise PackError("holds a character that YAML does not allow", where) from None


class _Open:
    """A list or mapping whose end has not been seen yet."""

    __slots__ = ("key", "keys", "values", "where")

    def __init__(self, where: Where, *, mapping: bool) -> None:
        self.where = where
        self.keys: dict[str, None] | None = {} if mapping else None
        self.key: str | None = None
        self.values: list[Source] = []

    def add(self, node: Source) -> None:
        if self.keys is None:
            self.values.append(node)
        elif self.key is None:
            if not isinstance(node, Text):
                raise PackError("a key must be a word", node.where)
            if node.value in self.keys:
                raise PackError(f"the key {node.value!r} is given twice; keep one", node.where)
            self.key = node.value
        else:
            self.keys[self.key] = None
            self.values.append(node)
            self.key = None

    def close(self) -> Source:
        if self.keys is None:
            return Seq(tuple(self.values), self.where)
        return Map(dict(zip(self.keys, self.values, strict=True)), self.where)


def _build(events: Iterable[yaml.Event], file: str) -> Source:
    root: Source | None = None
    stack: list[_Open] = []
    documents = 0
    for event in events:
        where = Where(file, event.start_mark.line + 1 if event.start_mark else 1)
        node: Source | None = None
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise PackError("a second document begins here; use one file for each", where)
        elif isinstance(event, yaml.NodeEvent):
            _refuse_extras(event, where)
            if isinstance(event, yaml.ScalarEvent):
                node = Text(event.value, where)
            else:
                if len(stack) >= MAX_DEPTH:
                    raise PackError(f"is nested more than {MAX_DEPTH} levels deep", where)
                stack.append(_Open(where, mapping=isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            node = stack.pop().close()
        if node is not None and stack:
            stack[-1].add(node)
        elif node is not None:
            root = node
    if root is None:
        raise PackError("is empty", Where(file, 1))
    return root


def _refuse_extras(event: yaml.NodeEvent, where: Where) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise PackError("aliases (*name) are not used in packs; write the value out", where)
    if event.anchor is not None:
        raise PackError("anchors (&name) are not used in packs; write the value out", where)
    if getattr(event, "tag", None) is not None:
        raise PackError("tags (!name) are not used in packs; remove it", where)


def suggestion(name: str, known: Iterable[str]) -> str:
    """A hint at the nearest known name, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


class Fields:
    """One mapping being read: each key once, each by its type; what was not read is unknown."""

    def __init__(self, node: Source, what: str) -> None:
        if not isinstance(node, Map):
            raise PackError(f"{what} must be a mapping of keys to values", node.where)
        self._map = node
        self._what = what
        self._seen: set[str] = set()
        self.where = node.where

    def get(self, key: str) -> Source | None:
        """The value of an optional key."""
        self._seen.add(key)
        return self._map.items.get(key)

    def need(self, key: str) -> Source:
        """The value of a required key."""
        value = self.get(key)
        if value is None:
            raise PackError(f"{self._what} needs {key!r}; add it", self.where)
        return value

    def done(self) -> None:
        """Refuse the keys that nobody asked for."""
        for key, value in self._map.items.items():
            if key not in self._seen:
                hint = suggestion(key, self._seen) or "; remove it"
                raise PackError(f"{self._what} has no key {key!r}{hint}", value.where)


def text(node: Source, what: str) -> str:
    """A scalar's text, not empty."""
    if not isinstance(node, Text):
        raise PackError(f"{what} must be a single value, not a list or mapping", node.where)
    if not node.value.strip():
        raise PackError(f"{what} is empty", node.where)
    return node.value


def items(node: Source | None, what: str) -> tuple[Source, ...]:
    """A list's items; an absent list is empty."""
    if node is None:
        return ()
    if not isinstance(node, Seq):
        raise PackError(f"{what} must be a list", node.where)
    return node.items


def name(node: Source, what: str) -> str:
    """A name of a fact, a member, an outcome and so on."""
    value = text(node, what)
    if not _NAME.fullmatch(value):
        raise PackError(
            f"{what} {value[:80]!r} is not a name; use a-z, 0-9 and _, beginning with a letter", node.where
        )
    if value in RESERVED:
        raise PackError(f"{what} {value!r} is a word of the expression language; choose another", node.where)
    return value


def names(node: Source | None, what: str) -> tuple[str, ...]:
    """A list of names, none of them twice; an absent list is empty."""
    found: dict[str, None] = {}
    for item in items(node, f"the list of {what}s"):
        ident = name(item, what)
        if ident in found:
            raise PackError(f"{what} {ident!r} is listed twice; keep one", item.where)
        found[ident] = None
    return tuple(found)


def rule_id(node: Source, what: str) -> str:
    """A rule's id: names joined by dots."""
    value = text(node, what)
    if len(value) > 128 or not _RULE.fullmatch(value):
        raise PackError(f"{what} {value[:80]!r} is not a rule id; use names joined by dots", node.where)
    return value


def source_id(node: Source, what: str) -> str:
    """A source's id."""
    value = text(node, what)
    if not _SOURCE_ID.fullmatch(value):
        raise PackError(f"{what} {value[:80]!r} is not a source id; use letters, digits, _ . -", node.where)
    return value


def one_of(node: Source, what: str, allowed: tuple[str, ...]) -> str:
    """A word out of a closed list."""
    value = text(node, what)
    if value not in allowed:
        raise PackError(f"{what} is {value[:80]!r}; it must be one of {', '.join(allowed)}", node.where)
    return value


def flag(node: Source | None, what: str, *, default: bool) -> bool:
    """true or false."""
    if node is None:
        return default
    return one_of(node, what, ("true", "false")) == "true"


def integer(node: Source, what: str) -> int:
    """An integer of at most ten digits."""
    value = text(node, what)
    if not re.fullmatch(r"-?[0-9]{1,10}", value):
        raise PackError(f"{what} is {value[:80]!r}; it must be a whole number", node.where)
    return int(value)
