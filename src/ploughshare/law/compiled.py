"""Reading a compiled pack: untrusted JSON to the frozen value of `pack`, or one refusal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from ploughshare.law import signoff
from ploughshare.law.dates import DAY_MAX, DAY_MIN, HOUR_MAX, HOUR_MIN, day_number, hour_number
from ploughshare.law.expr import Ast, ExprError, Json, from_json
from ploughshare.law.pack import (
    FORMAT,
    Clause,
    Cut,
    Derived,
    Fact,
    LawSource,
    Outcome,
    Pack,
    Paper,
    Pending,
    Rule,
    Version,
    pack_hash,
)
from ploughshare.law.source import PackError, Where


class _Obj:
    """A JSON object of a compiled pack, read with the types it must have."""

    def __init__(self, value: Json, where: Where) -> None:
        if not isinstance(value, dict):
            raise PackError("the compiled pack is damaged: an object is missing; export it again", where)
        self._value = value
        self._where = where

    def _wrong(self, key: str) -> PackError:
        return PackError(f"the compiled pack is damaged at {key!r}; export it again", self._where)

    def raw(self, key: str) -> Json:
        return self._value.get(key)

    def text(self, key: str) -> str:
        value = self._value.get(key)
        if not isinstance(value, str):
            raise self._wrong(key)
        return value

    def maybe_day(self, key: str) -> int | None:
        return None if self._value.get(key) is None else self.day(key)

    def maybe_text(self, key: str) -> str | None:
        return None if self._value.get(key) is None else self.text(key)

    def number(self, key: str) -> int:
        value = self._value.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key)
        return value

    def obj(self, key: str) -> _Obj:
        return _Obj(self._value.get(key), self._where)

    def objs(self, key: str) -> list[_Obj]:
        return [_Obj(item, self._where) for item in self._list(key)]

    def texts(self, key: str) -> tuple[str, ...]:
        return self._texts(self._list(key), key)

    def _texts(self, values: list[Json], key: str) -> tuple[str, ...]:
        found = tuple(value for value in values if isinstance(value, str))
        if len(found) != len(values):
            raise self._wrong(key)
        return found

    def _list(self, key: str) -> list[Json]:
        value = self._value.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key)
        return value

    def ast(self, key: str) -> Ast | None:
        value = self._value.get(key)
        if value is None:
            return None
        try:
            return from_json(value)
        except ExprError:
            raise self._wrong(key) from None

    def day(self, key: str) -> int:
        try:
            return day_number(self.text(key))
        except ValueError:
            raise self._wrong(key) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._value)

    def cut(self, key: str, kind: str) -> Cut:
        values = self._list(key)
        if kind == "enum":
            groups = tuple(self._texts(group, key) for group in values if isinstance(group, list))
            if len(groups) != len(values):
                raise self._wrong(key)
            return Cut(groups=groups)
        if kind == "set":
            return Cut(members=self._texts(values, key))
        if kind in {"day", "hour"}:
            read = day_number if kind == "day" else hour_number
            try:
                return Cut(points=tuple(read(value) for value in self._texts(values, key)))
            except ValueError:
                raise self._wrong(key) from None
        points = tuple(value for value in values if isinstance(value, int) and not isinstance(value, bool))
        if len(points) != len(values):
            raise self._wrong(key)
        return Cut(points=points)


def pack_from_json(
    untrusted: Mapping[str, Json], shown_as: str, words: Mapping[str, str] | None = None
) -> Pack:
    """The pack from its compiled JSON. Raises PackError if it is damaged or its hash is another's."""
    where = Where(shown_as, 1)
    top = _Obj(dict(untrusted), where)
    if top.raw("format") != FORMAT:
        raise PackError(f"is not a compiled pack of format {FORMAT}; export it with this version", where)
    if top.text("hash") != pack_hash(untrusted):
        raise PackError("the compiled pack does not match its hash; export it again", where)
    ratio_of = top.number("ratio_of")
    currencies = top.obj("currencies")
    facts = tuple(_fact(item, ratio_of) for item in top.objs("facts"))
    types = {fact.id: fact.type for fact in facts}
    texts = dict(words) if words is not None else _words(top)
    digests = top.obj("words_sha256")
    for language, text in texts.items():
        digest = digests.raw(language)
        if digest is None or hashlib.sha256(text.encode()).hexdigest() != digest:
            raise PackError(f"the words in {language!r} are not those of this pack; export it again", where)
    span = top.obj("verified")
    sources = top.obj("sources")
    return Pack(
        id=top.text("id"),
        version=top.text("version"),
        hash=top.text("hash"),
        languages=top.texts("languages"),
        verified=(span.day("from"), span.day("until")),
        review=top.obj("review").text("status"),
        sections=top.texts("sections"),
        facts=facts,
        derived=tuple(_derived(item, where) for item in top.objs("derived")),
        outcomes=tuple(
            Outcome(o.text("id"), o.text("kind"), o.texts("values")) for o in top.objs("outcomes")
        ),
        rules=tuple(_rule(item, types) for item in top.objs("rules")),
        sources={key: _source(key, sources.obj(key)) for key in sources},
        papers=tuple(_paper(item) for item in top.objs("papers")),
        words=texts,
        compiled={key: value for key, value in untrusted.items() if key != "words"},
        currencies={currency: currencies.number(currency) for currency in currencies},
        ratio_of=ratio_of,
        clauses=tuple(_clause(item) for item in top.objs("clauses")),
        signoff=_signoff(top, where),
        prints=_prints(top),
    )


def _prints(top: _Obj) -> dict[str, str]:
    if top.raw("prints_sha256") is None:
        return {}
    digests = top.obj("prints_sha256")
    return {name: digests.text(name) for name in digests}


def _signoff(top: _Obj, where: Where) -> signoff.SignOff | None:
    """What the sign-off says, judged anew: the state that an export wrote down is not believed."""
    if top.raw("signoff") is None:
        return None
    signed = signoff.parse(top.raw("signoff"), where)
    return signoff.judged(signed, top.text("id"), top.text("version"), top.text("hash"))


def _words(top: _Obj) -> dict[str, str]:
    if top.raw("words") is None:
        return {}
    texts = top.obj("words")
    return {language: texts.text(language) for language in texts}


_CALENDAR = {"day": (DAY_MIN, DAY_MAX), "hour": (HOUR_MIN, HOUR_MAX)}


def _fact(item: _Obj, ratio_of: int) -> Fact:
    kind = item.text("type")
    lo, hi = _CALENDAR.get(kind, (0, 0))
    if kind in {"int", "money", "ratio", "duration"}:
        lo, hi = item.number("min"), item.number("max")
    unit = {"money": "currency", "duration": "unit"}.get(kind)
    return Fact(
        item.text("id"),
        kind,
        item.texts("values"),
        item.text("section"),
        item.number("tier"),
        item.ast("when"),
        lo,
        hi,
        Cut() if kind == "bool" else item.cut("blocks", kind),
        item.number("burden"),
        "" if unit is None else item.text(unit),
        ratio_of // max(item.number("of"), 1) if kind == "ratio" else 1,
    )


def _derived(item: _Obj, where: Where) -> Derived:
    expr = item.ast("expr")
    if expr is None:
        raise PackError("the compiled pack is damaged at 'expr'; export it again", where)
    kind = item.text("type")
    unit = {"money": "currency", "duration": "unit"}.get(kind)
    return Derived(item.text("id"), kind, expr, item.texts("values"), "" if unit is None else item.text(unit))


def _rule(item: _Obj, types: Mapping[str, str]) -> Rule:
    ident = item.text("id")
    versions = item.objs("versions")
    pending = versions.pop() if versions and versions[-1].raw("from") is None else None
    return Rule(
        ident,
        item.text("outcome"),
        item.maybe_text("value"),
        item.text("level"),
        item.text("axis"),
        item.ast("when"),
        item.texts("overrides"),
        tuple(_version(version, ident, types) for version in versions),
        item.maybe_text("gives"),
        None if pending is None else _pending(pending, ident),
    )


def _version(item: _Obj, rule: str, types: Mapping[str, str]) -> Version:
    cuts = item.obj("cuts")
    return Version(
        key=f"{rule}@{item.text('from')}",
        since=item.day("from"),
        until=item.maybe_day("until"),
        when=item.ast("when"),
        sources=item.texts("sources"),
        confidence=item.text("confidence"),
        for_lawyer=item.raw("for_lawyer") is True,
        review=item.obj("review").text("status"),
        words=item.text("words"),
        reads=item.texts("reads"),
        cuts={fact: cuts.cut(fact, types.get(fact, "")) for fact in cuts},
        known=item.maybe_day("known"),
        until_known=item.maybe_day("until_known"),
    )


def _pending(item: _Obj, rule: str) -> Pending:
    return Pending(
        key=f"{rule}@pending",
        when=item.ast("when"),
        sources=item.texts("sources"),
        confidence=item.text("confidence"),
        for_lawyer=item.raw("for_lawyer") is True,
        review=item.obj("review").text("status"),
        words=item.text("words"),
        known=item.maybe_day("known"),
    )


def _clause(item: _Obj) -> Clause:
    return Clause(
        id=item.text("id"),
        taints=item.texts("taints"),
        axis=item.text("axis"),
        since=item.maybe_day("from"),
        until=item.maybe_day("until"),
        when=item.ast("when"),
        sources=item.texts("sources"),
        confidence=item.text("confidence"),
        review=item.obj("review").text("status"),
        words=item.text("words"),
    )


def _source(ident: str, item: _Obj) -> LawSource:
    return LawSource(
        ident,
        item.text("citation"),
        item.maybe_text("from"),
        item.maybe_text("until"),
        item.text("confidence"),
        item.text("checked"),
        item.texts("seen"),
    )


def _paper(item: _Obj) -> Paper:
    blanks = tuple((blank.text("id"), blank.text("type")) for blank in item.objs("fields"))
    return Paper(item.text("id"), item.text("outcome"), blanks)
