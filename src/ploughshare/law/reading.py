"""Reading an authored pack: YAML files into the frozen values of `authored`, every refusal with its place."""

from __future__ import annotations

import re
from pathlib import Path

from ploughshare.law import source
from ploughshare.law.amount import MAX_MINOR_DIGITS
from ploughshare.law.authored import (
    CONFIDENCE,
    KINDS,
    LEVELS,
    Authored,
    Clause,
    Expr,
    LawSource,
    Outcome,
    Paper,
    Pending,
    Review,
    Rule,
    Version,
)
from ploughshare.law.dates import day_number
from ploughshare.law.limits import MAX_RULES
from ploughshare.law.prints import prints
from ploughshare.law.reading_fact import read_derived, read_fact
from ploughshare.law.source import Fields, Map, PackError, Seq, Source, Text, Where


def read_pack(directory: Path) -> Authored:
    """Read a pack's directory. Raises PackError."""
    if not directory.is_dir():
        raise PackError(
            "is not a pack's directory; name the one that holds pack.yaml", Where(str(directory), 1)
        )

    def shown(path: Path) -> str:
        return str(path)

    def load(name: str) -> Source:
        return source.read_file(directory / name, shown(directory / name))

    def entries(name: str, *, optional: bool = False) -> tuple[Source, ...]:
        if optional and not (directory / name).exists():
            return ()
        return source.items(load(name), name)

    fields = Fields(load("pack.yaml"), "the pack")
    span = Fields(fields.need("verified"), "`verified`")
    verified = (_day(span.need("from"), "`from`"), _day(span.need("until"), "`until`"))
    span.done()
    if verified[0] > verified[1]:
        raise PackError("`verified` ends before it begins; exchange its days", span.where)
    languages = source.names(fields.need("languages"), "a language")
    head = (
        source.name(fields.need("id"), "the pack's id"),
        source.text(fields.need("version"), "the pack's version"),
        languages,
        verified,
        _review(fields.need("review")),
        source.names(fields.need("sections"), "a section"),
    )
    currencies = _currencies(fields.get("currencies"))
    where = fields.where
    fields.done()
    rules: list[Rule] = []
    rule_files = sorted((directory / "rules").glob("*.yaml"))
    if not rule_files:
        raise PackError("has no rules; add rules/NAME.yaml", Where(shown(directory), 1))
    for path in rule_files:
        listed = source.items(source.read_file(path, shown(path)), path.name)
        rules += [_rule(node) for node in listed]
        if len(rules) > MAX_RULES:  # as `limits` says of the whole pack, before more of it is read
            raise PackError(
                f"has {len(rules):,} rules; more than {MAX_RULES:,} are too many: split the pack", where
            )
    words = {}
    for language in languages:
        path = directory / "words" / f"{language}.ftl"
        words[language] = _words(path, shown(path))
    return Authored(
        *head,
        facts=tuple(read_fact(node, head[5], currencies) for node in entries("facts.yaml")),
        derived=tuple(read_derived(node, currencies) for node in entries("derived.yaml", optional=True)),
        outcomes=tuple(_outcome(node) for node in entries("outcomes.yaml")),
        sources=tuple(_source(node) for node in entries("sources.yaml")),
        papers=tuple(_paper(node) for node in entries("papers.yaml", optional=True)),
        rules=tuple(rules),
        words=words,
        where=where,
        currencies=currencies,
        clauses=tuple(_clause(node) for node in entries("clauses.yaml", optional=True)),
        prints=prints(directory),
    )


def _currencies(node: Source | None) -> dict[str, int]:
    if node is None:
        return {}
    if not isinstance(node, Map):
        raise PackError("`currencies` maps a currency to its minor digits", node.where)
    found: dict[str, int] = {}
    for currency, item in node.items.items():
        if not re.fullmatch(r"[A-Z]{3}", currency):
            raise PackError(f"the currency {currency[:80]!r} is not three capital letters", item.where)
        digits = source.integer(item, f"the minor digits of {currency}")
        if not 0 <= digits <= MAX_MINOR_DIGITS:
            raise PackError(f"the minor digits of {currency} are 0 to {MAX_MINOR_DIGITS}", item.where)
        found[currency] = digits
    return found


def _words(path: Path, shown: str) -> str:
    where = Where(shown, 1)
    try:
        data = source.read_bytes(path, shown)
    except FileNotFoundError:
        return ""  # a pack without words still has a meaning; the checker asks for them
    if len(data) > source.MAX_BYTES:
        raise PackError("is larger than 1 MiB; shorten it", where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PackError("is not UTF-8 here; save the file as UTF-8", Where(shown, line)) from None


def _day(node: Source, what: str) -> str:
    value = source.text(node, what)
    try:
        day_number(value)
    except ValueError as error:
        raise PackError(f"{what}: {error}", node.where) from None
    return value


def _optional_day(node: Source | None, what: str) -> str | None:
    return None if node is None else _day(node, what)


def _expr(node: Source | None) -> Expr | None:
    return None if node is None else _given_expr(node)


def _given_expr(node: Source) -> Expr:
    return Expr(source.text(node, "an expression"), node.where)


def _review(node: Source) -> Review:
    if isinstance(node, Text):
        if node.value != "draft":
            raise PackError("a review other than `draft` needs status, by, role and on", node.where)
        return Review("draft")
    fields = Fields(node, "a review")
    status = source.one_of(fields.need("status"), "the review's status", ("draft", "reviewed"))
    if status == "draft":
        fields.done()
        return Review(status)
    review = Review(
        status,
        source.text(fields.need("by"), "`by`"),
        source.text(fields.need("role"), "`role`"),
        _day(fields.need("on"), "`on`"),
    )
    fields.done()
    return review


def _outcome(node: Source) -> Outcome:
    fields = Fields(node, "an outcome")
    ident = source.name(fields.need("id"), "an outcome's id")
    kind = source.one_of(fields.need("kind"), f"the kind of {ident!r}", KINDS)
    values: tuple[str, ...] = ()
    if kind == "finding":
        values = source.names(fields.need("values"), "value")
        if not values:
            raise PackError(f"the finding {ident!r} needs values", fields.where)
    fields.done()
    return Outcome(ident, kind, values, fields.where)


def _source(node: Source) -> LawSource:
    fields = Fields(node, "a source")
    ident = source.source_id(fields.need("id"), "a source's id")
    found = LawSource(
        ident,
        source.text(fields.need("citation"), "a citation"),
        _optional_day(fields.get("from"), "`from`"),
        _optional_day(fields.get("until"), "`until`"),
        source.one_of(fields.need("confidence"), "confidence", CONFIDENCE),
        _day(fields.need("checked"), "`checked`"),
        tuple(source.text(item, "`seen`") for item in source.items(fields.get("seen"), "`seen`")),
        fields.where,
    )
    fields.done()
    return found


def _paper(node: Source) -> Paper:
    fields = Fields(node, "a paper")
    ident = source.name(fields.need("id"), "a paper's id")
    outcome = source.name(fields.need("outcome"), "a paper's outcome")
    blanks: list[tuple[str, str]] = []
    for item in source.items(fields.get("fields"), "a paper's fields"):
        blank = Fields(item, "a field")
        blank_id = source.name(blank.need("id"), "a field's id")
        if blank_id in dict(blanks):
            raise PackError(f"field {blank_id!r} is listed twice; keep one", item.where)
        blanks.append(
            (blank_id, source.one_of(blank.need("type"), "a field's type", ("line", "text", "day")))
        )
        blank.done()
    fields.done()
    return Paper(ident, outcome, tuple(blanks), fields.where)


def _clause(node: Source) -> Clause:
    fields = Fields(node, "a clause")
    ident = source.name(fields.need("id"), "a clause's id")
    taints = source.names(fields.need("taints"), "outcome")
    if not taints:
        raise PackError(f"clause {ident!r} taints nothing; name the outcomes it touches", fields.where)
    since, until = (
        None if day is None else day_number(day)
        for day in (_optional_day(fields.get(key), f"`{key}`") for key in ("from", "until"))
    )
    if since is not None and until is not None and until < since:
        raise PackError("`until` comes before `from`; exchange them", fields.where)
    words = fields.get("words")
    clause = Clause(
        ident,
        taints,
        _axis(fields.need("axis")),
        since,
        until,
        _expr(fields.get("when")),
        _source_ids(fields),
        source.one_of(fields.need("confidence"), "confidence", CONFIDENCE),
        _review(fields.need("review")),
        f"clause-{ident}" if words is None else source.text(words, "`words`"),
        fields.where,
    )
    fields.done()
    return clause


def _axis(node: Source) -> str:
    if isinstance(node, Text) and node.value == "as_of":
        return "as_of"
    return source.name(node, "the axis")


def _source_ids(fields: Fields) -> tuple[str, ...]:
    listed = source.items(fields.need("sources"), "`sources`")
    return tuple(source.source_id(item, "a source") for item in listed)


def _rule(node: Source) -> Rule:
    fields = Fields(node, "a rule")
    ident = source.rule_id(fields.need("id"), "a rule's id")
    value = fields.get("value")
    overrides = source.items(fields.get("overrides"), "`overrides`")
    row = fields.get("row")
    rows = () if row is None else row.items if isinstance(row, Seq) else (row,)
    gives = fields.get("gives")
    versions = [_version(item, ident) for item in source.items(fields.need("versions"), "`versions`")]
    if not versions:
        raise PackError(f"rule {ident!r} has no versions; add one with its `from`", fields.where)
    pending = versions.pop() if isinstance(versions[-1], Pending) else None
    dated = tuple(version for version in versions if isinstance(version, Version))
    if len(dated) != len(versions):
        misplaced = next(version for version in versions if isinstance(version, Pending))
        raise PackError("a pending version is the last of its rule, and there is one", misplaced.where)
    rule = Rule(
        ident,
        source.name(fields.need("outcome"), "an outcome"),
        None if value is None else source.name(value, "a value"),
        source.one_of(fields.need("level"), "a level", LEVELS),
        _axis(fields.need("axis")),
        _expr(fields.get("when")),
        tuple(source.rule_id(item, "an overridden rule") for item in overrides),
        tuple(source.integer(item, "a row") for item in rows),
        dated,
        fields.where,
        None if gives is None else source.name(gives, "`gives`"),
        pending if isinstance(pending, Pending) else None,
    )
    fields.done()
    return rule


def _version(node: Source, rule: str) -> Version | Pending:
    fields = Fields(node, "a version")
    begins = fields.need("from")
    pending = isinstance(begins, Text) and begins.value == "pending"
    since = 0 if pending else day_number(_day(begins, "`from`"))
    end = _optional_day(fields.get("until"), "`until`")
    until = None if end is None else day_number(end)
    if pending and until is not None:
        raise PackError("a pending version has no `until`; remove it", fields.where)
    if until is not None and until < since:
        raise PackError("`until` comes before `from`; exchange them", fields.where)
    known, until_known = (
        None if day is None else day_number(day)
        for day in (_optional_day(fields.get(key), f"`{key}`") for key in ("known", "until_known"))
    )
    if until_known is not None and until is None:
        raise PackError("`until_known` needs an `until`; add it, or remove this", fields.where)
    if known is not None and until_known is not None and until_known < known:
        raise PackError(
            "`until_known` comes before `known`: an end is not known before the text", fields.where
        )
    confidence = source.one_of(fields.need("confidence"), "confidence", CONFIDENCE)
    for_lawyer = source.flag(fields.get("for_lawyer"), "`for_lawyer`", default=False)
    if confidence == "low" and not for_lawyer:
        raise PackError("low confidence is always for a lawyer; add `for_lawyer: true`", fields.where)
    words = fields.get("words")
    when = _expr(fields.get("when"))
    sources = _source_ids(fields)
    review = _review(fields.need("review"))
    said = rule.replace(".", "-") if words is None else source.text(words, "`words`")
    where = fields.where
    fields.done()
    if pending:
        return Pending(when, sources, confidence, for_lawyer, review, said, where, known)
    if until is not None and until_known is None:
        until_known = known
    return Version(
        since, until, when, sources, confidence, for_lawyer, review, said, where, known, until_known
    )
