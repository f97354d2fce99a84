"""The expression language: text to an untyped syntax tree, and the tree to and from JSON.

Names are not resolved here; `typed` does that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeAlias

from ploughshare.law.amount import ratio_parts
from ploughshare.law.dates import day_number, hour_number

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

MAX_CHARS: Final = 2_000
MAX_DEPTH: Final = 16
MAX_TREE_DEPTH: Final = 100
"""Levels of a syntax tree: every operator is one, also where nothing is nested in brackets."""
MAX_INT: Final = 1_000_000_000
MAX_DURATION: Final = 1_000_000

COMPARISONS: Final = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
COMPARE_OPS: Final = frozenset(COMPARISONS.values())
PICKS: Final = ("latest", "earliest", "max", "min")
UNITS: Final = ("hours", "days", "months", "years")
"""Units of durations; a literal may use the singular."""
_UNIT_WORDS: Final = {**{unit: unit for unit in UNITS}, **{unit[:-1]: unit for unit in UNITS}}
ROUNDING: Final = ("down", "up")
ENDS: Final = ("last", "next")
SHARE_ROUNDING: Final = ("down", "up", "nearest", "even")
FUNCTIONS: Final[dict[str, tuple[int, tuple[str, ...]]]] = {
    "days_between": (2, ()),
    "add_days": (2, ()),
    "months_between": (2, ROUNDING),
    "years_between": (2, ROUNDING),
    "add_months": (2, ENDS),
    "add_years": (2, ENDS),
    "hours_between": (2, ()),
    "add_hours": (2, ()),
    "day_of": (1, ()),
    "start_of": (1, ()),
    "count": (1, ()),
    "share": (2, SHARE_ROUNDING),
    "if": (3, ()),
    "applies": (1, ()),
}
"""How many values a function takes, and the words of which one must follow them."""
NUMBERS: Final = frozenset({"bool", "int", "ratio"})
NAMED_NUMBERS: Final = frozenset({"money", "duration"})
LITERALS: Final = frozenset({"bool", "int", "day", "hour", "money", "ratio", "duration"})

_TOKEN = re.compile(
    r"\s*(?:(?P<hour>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2})(?![0-9A-Za-z_:])"
    r"|(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9A-Za-z_])"
    r"|(?P<ratio>[0-9]+/[0-9]+)(?![0-9A-Za-z_./])"
    r"|(?P<amount>[0-9]+\.[0-9]+)(?![0-9A-Za-z_./])"
    r"|(?P<int>[0-9]+)(?![0-9A-Za-z_])"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>==|!=|<=|>=|[<>(){},+-])"
    r"|(?P<end>\Z))"
)


class ExprError(ValueError):
    """The expression is not well formed."""


@dataclass(frozen=True, slots=True)
class Ast:
    """A node of a syntax tree. `at`: its column in the text, from 1 (0 when it came from JSON)."""

    op: str
    parts: tuple[Ast, ...] = ()
    names: tuple[str, ...] = ()
    number: int = 0
    at: int = field(default=0, compare=False)

    def to_json(self) -> Json:
        """The tree as in the compiled pack."""
        if self.op == "bool":
            return [self.op, bool(self.number)]
        if self.op in NUMBERS:
            return [self.op, self.number]
        if self.op in NAMED_NUMBERS:
            return [self.op, *self.names, self.number]
        return [self.op, *(part.to_json() for part in self.parts), *self.names]


def from_json(tree: Json, depth: int = 0) -> Ast:
    """The tree from a compiled pack. Raises ExprError."""
    if not isinstance(tree, list) or not tree or not isinstance(tree[0], str):
        raise ExprError("a compiled expression is a list that begins with its operator")
    if depth > MAX_TREE_DEPTH:
        raise ExprError(f"a compiled expression is nested more than {MAX_TREE_DEPTH} levels")
    op, rest = tree[0], tree[1:]
    if op in NUMBERS or op in NAMED_NUMBERS:
        number = rest[-1] if rest else None
        if not isinstance(number, int) or isinstance(number, bool) != (op == "bool"):
            raise ExprError(f"a compiled {op} holds one value")
        names = tuple(name for name in rest[:-1] if isinstance(name, str))
        if len(names) != len(rest) - 1 or len(names) != (op in NAMED_NUMBERS):
            raise ExprError(f"a compiled {op} holds one value")
        return Ast(op, names=names, number=int(number))
    parts = tuple(from_json(part, depth + 1) for part in rest if isinstance(part, list))
    names = tuple(name for name in rest if isinstance(name, str))
    if len(parts) + len(names) != len(rest):
        raise ExprError("a compiled expression holds only expressions and names")
    return Ast(op, parts, names)


@lru_cache(maxsize=4_096)
def parse(text: str) -> Ast:
    """Parse an expression. Raises ExprError with a sentence that names the column.

    Money and ratios stay as written: their currency and denominator are the pack's.

    >>> parse("a and not b == c").to_json()
    ['and', ['name', 'a'], ['not', ['eq', ['name', 'b'], ['name', 'c']]]]
    """
    if len(text) > MAX_CHARS:
        raise ExprError(
            f"the expression is longer than {MAX_CHARS:,} characters; make a derived value of a part"
        )
    reader = _Reader(_tokens(text))
    tree = reader.any_of()
    kind, word, at = reader.peek()
    if kind != "end":
        raise ExprError(f"{word!r} at column {at} does not belong there; the expression ended before it")
    if _height(tree) > MAX_TREE_DEPTH:
        raise ExprError(
            f"the expression has more than {MAX_TREE_DEPTH} levels; make a derived value of a part"
        )
    return tree


def _height(tree: Ast) -> int:
    highest, waiting = 0, [(1, tree)]
    while waiting:
        level, part = waiting.pop()
        highest = max(highest, level)
        waiting.extend((level + 1, inner) for inner in part.parts)
    return highest


_Token: TypeAlias = tuple[str, str, int]


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while True:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            start = len(text[:at]) + len(text[at:]) - len(text[at:].lstrip())
            raise ExprError(f"{text[start : start + 12]!r} at column {start + 1} is not part of the language")
        kind = match.lastgroup
        tokens.append((kind, match[kind], match.start(kind) + 1))
        if kind == "end":
            return tokens
        at = match.end()


class _Reader:
    """Recursive descent over the tokens, in the order of precedence: or, and, not, comparison, sum, term."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _accept(self, word: str) -> bool:
        kind, text, _ = self.peek()
        if kind in {"sign", "name"} and text == word:
            self._next += 1
            return True
        return False

    def _expect(self, word: str) -> None:
        _, text, at = self.peek()
        if not self._accept(word):
            raise ExprError(f"{word!r} is missing at column {at}" + (f", before {text!r}" if text else ""))

    def any_of(self) -> Ast:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExprError(
                f"the expression is nested more than {MAX_DEPTH} levels; make a derived value of a part"
            )
        tree = self._chain("or", self._all_of)
        self._depth -= 1
        return tree

    def _all_of(self) -> Ast:
        return self._chain("and", self._negated)

    def _chain(self, word: str, part: Callable[[], Ast]) -> Ast:
        at = self.peek()[2]
        parts = [part()]
        while self._accept(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Ast(word, tuple(parts), at=at)

    def _negated(self) -> Ast:
        at = self.peek()[2]
        if self._accept("not"):
            self._depth += 1
            if self._depth > MAX_DEPTH:
                raise ExprError(f"the expression is nested more than {MAX_DEPTH} levels; remove a `not`")
            tree = Ast("not", (self._negated(),), at=at)
            self._depth -= 1
            return tree
        return self._comparison()

    def _comparison(self) -> Ast:
        left = self._sum()
        kind, word, at = self.peek()
        if kind == "sign" and word in COMPARISONS:
            self._take()
            tree = Ast(COMPARISONS[word], (left, self._sum()), at=at)
        elif kind == "name" and word == "in":
            self._take()
            tree = Ast("in", (left,), self._member_list(), at=at)
        else:
            return left
        kind, word, at = self.peek()
        if word in COMPARISONS or word == "in":
            raise ExprError(f"{word!r} at column {at}: comparisons do not chain; join two with `and`")
        return tree

    def _member_list(self) -> tuple[str, ...]:
        self._expect("{")
        members = [self._member()]
        while self._accept(","):
            members.append(self._member())
        self._expect("}")
        if len(set(members)) != len(members):
            raise ExprError("a member is named twice between { and }")
        return tuple(members)

    def _member(self) -> str:
        kind, word, at = self._take()
        if kind != "name":
            raise ExprError(f"a member's name is missing at column {at}")
        return word

    def _sum(self) -> Ast:
        tree = self._term()
        length = 1
        while True:
            at = self.peek()[2]
            if self._accept("+"):
                tree = Ast("add", (tree, self._term()), at=at)
            elif self._accept("-"):
                tree = Ast("sub", (tree, self._term()), at=at)
            else:
                return tree
            length += 1
            if length > MAX_DEPTH:
                raise ExprError(f"a sum has more than {MAX_DEPTH} terms; make a derived value of a part")

    def _term(self) -> Ast:
        kind, word, at = self._take()
        if kind in _CHECKS:
            try:
                _CHECKS[kind](word)
            except ValueError as error:
                raise ExprError(f"{error} (column {at})") from None
            return Ast(kind, names=(word,), at=at)
        if kind == "sign" and word == "-" and self.peek()[0] == "int":
            return self._integer(-1)
        if kind == "int":
            self._next -= 1
            return self._integer(1)
        if kind == "amount":
            raise ExprError(f"{word} at column {at} is an amount of what? Write the currency before it")
        if kind == "sign" and word == "(":
            tree = self.any_of()
            self._expect(")")
            return tree
        if kind == "name":
            return self._named(word, at)
        raise ExprError(f"a value is missing at column {at}" + (f", before {word!r}" if word else ""))

    def _integer(self, sign: int) -> Ast:
        _, word, at = self._take()
        if len(word) > 10 or int(word) > MAX_INT:
            raise ExprError(f"the number at column {at} is larger than {MAX_INT:,}")
        kind, unit, _ = self.peek()
        if kind == "name" and unit in _UNIT_WORDS:
            self._next += 1
            if int(word) > MAX_DURATION:
                raise ExprError(f"the duration at column {at} is longer than {MAX_DURATION:,}")
            return Ast("duration", names=(_UNIT_WORDS[unit],), number=sign * int(word), at=at)
        return Ast("int", number=sign * int(word), at=at)

    def _money(self, currency: str, at: int) -> Ast:
        sign = "-" if self._accept("-") else ""
        _, word, _ = self._take()
        return Ast("money", names=(currency, sign + word), at=at)

    def _named(self, word: str, at: int) -> Ast:
        if word in {"true", "false"}:
            return Ast("bool", number=int(word == "true"), at=at)
        if word == "as_of":
            return Ast("as_of", at=at)
        if word in {"and", "or", "not", "in"}:
            raise ExprError(f"a value is missing at column {at}, before {word!r}")
        if _CURRENCY.fullmatch(word) and self._amount_follows():
            return self._money(word, at)
        if self.peek()[1] != "(":
            return Ast("name", names=(word,), at=at)
        return self._call(word, at)

    def _amount_follows(self) -> bool:
        kind, word, _ = self.peek()
        if kind == "sign" and word == "-":
            kind = self._tokens[self._next + 1][0]
        return kind in {"int", "amount"}

    def _call(self, word: str, at: int) -> Ast:
        self._expect("(")
        if word == "has":
            of_set = self.any_of()
            self._expect(",")
            member = self._member()
            self._expect(")")
            return Ast("has", (of_set,), (member,), at=at)
        if word not in FUNCTIONS and word not in PICKS:
            raise ExprError(f"there is no function {word!r} (column {at})")
        arity, words = FUNCTIONS.get(word, (0, ()))
        parts = [self.any_of()]
        while not (words and len(parts) == arity) and self._accept(","):
            parts.append(self.any_of())
        chosen = self._rounding(word, words, at) if words and len(parts) == arity else ()
        self._expect(")")
        if arity and len(parts) != arity:
            raise ExprError(f"{word} at column {at} takes {arity} values, not {len(parts)}")
        return Ast(word, tuple(parts), chosen, at=at)

    def _rounding(self, function: str, words: tuple[str, ...], at: int) -> tuple[str, ...]:
        missing = f"{function} at column {at} ends with a word that says how: {', '.join(words)}"
        if not self._accept(","):
            raise ExprError(missing)
        kind, word, _ = self._take()
        if kind != "name" or word not in words:
            raise ExprError(missing)
        return (word,)


_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_CHECKS: Final[dict[str, Callable[[str], object]]] = {
    "day": day_number,
    "hour": hour_number,
    "ratio": ratio_parts,
}
"""Literals that stay as written, and what refuses those that are not of the calendar or out of bounds."""
