"""What a pack says must always be so: `invariants.yaml`, read and resolved (docs/packs.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ploughshare.law import source
from ploughshare.law.authored import Authored
from ploughshare.law.expr import ExprError
from ploughshare.law.limits import MAX_INVARIANTS
from ploughshare.law.pack import Pack
from ploughshare.law.source import Fields, Map, PackError, Source, Where, suggestion
from ploughshare.law.statement import Joined, Statement, StatementReader

FILE: Final = "invariants.yaml"


@dataclass(frozen=True, slots=True)
class Invariant:
    """A statement about every assessment. `complete`: only of cases in which everything is answered.

    `whenever`: the part of the statement without which it says nothing.
    """

    id: str
    says: Mapping[str, str]
    words: str | None
    statement: Statement | None
    whenever: Statement | None
    complete: bool
    never_say: Mapping[str, tuple[str, ...]]
    must_say: Mapping[str, tuple[str, ...]]
    of: tuple[str, ...]
    where: Where

    def said(self, languages: tuple[str, ...]) -> str:
        """Its sentence, in the first of some languages that has one."""
        return next((self.says[lang] for lang in languages if lang in self.says), self.words or self.id)


def read_invariants(directory: Path, written: Authored, pack: Pack) -> tuple[Invariant, ...]:
    """A pack's invariants; none if there is no file. Raises PackError."""
    path = directory / FILE
    if not path.exists():
        return ()
    reader = _Reader(written, pack)
    listed = source.items(source.read_file(path, str(path)), FILE)
    if len(listed) > MAX_INVARIANTS:
        raise PackError(
            f"has {len(listed):,} statements; more than {MAX_INVARIANTS:,} are too many to prove: join some",
            Where(str(path), 1),
        )
    found = [reader.invariant(node) for node in listed]
    seen: dict[str, Where] = {}
    for invariant in found:
        if invariant.id in seen:
            at = seen[invariant.id]
            raise PackError(
                f"invariant {invariant.id!r} is already defined at {at}; rename one", invariant.where
            )
        seen[invariant.id] = invariant.where
    return tuple(found)


class _Reader:
    def __init__(self, written: Authored, pack: Pack) -> None:
        self._statements = StatementReader(pack)
        self._pack = pack
        self._sources = {law.id for law in written.sources}
        self._rules = {rule.id: rule for rule in pack.rules}

    def invariant(self, node: Source) -> Invariant:
        fields = Fields(node, "an invariant")
        ident = source.name(fields.need("id"), "an invariant's id")
        says, words = fields.get("says"), fields.get("words")
        if (says is None) == (words is None):
            raise PackError(f"invariant {ident!r} needs `says` or `words`, one of them", fields.where)
        for law in source.items(fields.get("sources"), "`sources`"):
            name = source.source_id(law, "a source")
            if name not in self._sources:
                raise PackError(f"there is no source {name!r}{suggestion(name, self._sources)}", law.where)
        cases = fields.get("cases")
        complete = cases is not None and source.one_of(cases, "`cases`", ("all", "complete")) == "complete"
        whenever, statement = self._stated(fields, ident)
        never_say, must_say = (
            _phrases(fields.get(key), key, self._pack) for key in ("never_say", "must_say")
        )
        of = tuple(self._spoken(item) for item in source.items(fields.get("of"), "`of`"))
        found = Invariant(
            ident,
            {} if says is None else _sentences(says),
            None if words is None else source.text(words, "`words`"),
            statement,
            whenever,
            complete,
            never_say,
            must_say,
            of,
            fields.where,
        )
        fields.done()
        if statement is None and not never_say and not must_say:
            raise PackError(
                f"invariant {ident!r} says nothing; add `never`, `whenever` and `then`, or `never_say`",
                fields.where,
            )
        return found

    def _stated(self, fields: Fields, ident: str) -> tuple[Statement | None, Statement | None]:
        """`whenever` and the whole statement."""
        never, whenever, then = (fields.get(key) for key in ("never", "whenever", "then"))
        if (whenever is None) != (then is None) or (never is not None and whenever is not None):
            raise PackError(
                f"invariant {ident!r} needs either `never`, or `whenever` with `then`", fields.where
            )
        if never is not None:
            return None, Joined("not", (self._statement(never),))
        if whenever is None or then is None:
            return None, None
        condition = self._statement(whenever)
        return condition, Joined("or", (Joined("not", (condition,)), self._statement(then)))

    def _spoken(self, node: Source) -> str:
        name = source.text(node, "an outcome or rule")
        known = {*self._pack.outcome, *self._rules}
        if name not in known:
            raise PackError(f"there is no outcome or rule {name!r}{suggestion(name, known)}", node.where)
        return name

    # Statements

    def _statement(self, node: Source) -> Statement:
        text = source.text(node, "a statement")
        try:
            return self._statements.parsed(text)
        except ExprError as error:
            raise PackError(str(error), node.where) from None


def _sentences(node: Source) -> dict[str, str]:
    if not isinstance(node, Map):
        raise PackError("`says` is a sentence a language, {en: …}", node.where)
    return {language: source.text(item, "a sentence") for language, item in node.items.items()}


def _phrases(node: Source | None, key: str, pack: Pack) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    if not isinstance(node, Map):
        raise PackError(f"`{key}` lists phrases by language, {{en: [guarantee]}}", node.where)
    for language in node.items:
        if language not in pack.languages:
            raise PackError(f"the pack has no language {language!r}", node.items[language].where)
    return {
        language: tuple(source.text(item, "a phrase") for item in source.items(listed, f"`{key}`"))
        for language, listed in node.items.items()
    }
