"""Reading an authored pack: YAML files into the frozen values of `authored`, every refusal with its place."""

from __future__ import annotations

from pathlib import Path

from ploughshare.law import source
from ploughshare.law.authored import (
    CONFIDENCE,
    FACT_TYPES,
    KINDS,
    LEVELS,
    Authored,
    Derived,
    Expr,
    Fact,
    LawSource,
    Outcome,
    Paper,
    Review,
    Rule,
    Version,
)
from ploughshare.law.dates import day_number
from ploughshare.law.source import Fields, PackError, Seq, Source, Text, Where


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
    languages = _names(fields.need("languages"), "a language")
    head = (
        source.name(fields.need("id"), "the pack's id"),
        source.text(fields.need("version"), "the pack's version"),
        languages,
        verified,
        _review(fields.need("review")),
        _names(fields.need("sections"), "a section"),
    )
    where = fields.where
    fields.done()
    rules: list[Rule] = []
    rule_files = sorted((directory / "rules").glob("*.yaml"))
    if not rule_files:
        raise PackError("has no rules; add rules/NAME.yaml", Where(shown(directory), 1))
    for path in rule_files:
        listed = source.items(source.read_file(path, shown(path)), path.name)
        rules += [_rule(node) for node in listed]
    words = {}
    for language in languages:
        path = directory / "words" / f"{language}.ftl"
        words[language] = _words(path, shown(path))
    return Authored(
        *head,
        facts=tuple(_fact(node, head[5]) for node in entries("facts.yaml")),
        derived=tuple(_derived(node) for node in entries("derived.yaml", optional=True)),
        outcomes=tuple(_outcome(node) for node in entries("outcomes.yaml")),
        sources=tuple(_source(node) for node in entries("sources.yaml")),
        papers=tuple(_paper(node) for node in entries("papers.yaml", optional=True)),
        rules=tuple(rules),
        words=words,
        where=where,
    )


def _words(path: Path, shown: str) -> str:
    where = Where(shown, 1)
    if not path.exists():
        return ""  # a pack without words still has a meaning; the checker asks for them
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PackError(f"cannot be read ({error.strerror})", where) from None
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


def _names(node: Source | None, what: str) -> tuple[str, ...]:
    found: list[str] = []
    for item in source.items(node, f"the list of {what}s"):
        ident = source.name(item, what)
        if ident in found:
            raise PackError(f"{what} {ident!r} is listed twice; keep one", item.where)
        found.append(ident)
    return tuple(found)


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


def _fact(node: Source, sections: tuple[str, ...]) -> Fact:
    fields = Fields(node, "a fact")
    ident = source.name(fields.need("id"), "a fact's id")
    kind = source.one_of(fields.need("type"), f"the type of {ident!r}", FACT_TYPES)
    section = source.one_of(fields.need("section"), f"the section of {ident!r}", sections)
    tier_node = fields.get("tier")
    tier = 2 if tier_node is None else source.integer(tier_node, "a tier")
    if tier_node is not None and not 1 <= tier <= 9:
        raise PackError("a tier is 1 to 9", tier_node.where)
    values = _values(fields, ident) if kind in {"enum", "set"} else ()
    lo = hi = 0
    asks: tuple[int, ...] = ()
    if kind == "int":
        lo, hi = (source.integer(fields.need(key), f"`{key}` of {ident!r}") for key in ("min", "max"))
        if not -1_000_000_000 <= lo < hi <= 1_000_000_000:
            raise PackError(
                f"`min` of {ident!r} must be below its `max`, both within ±1,000,000,000", fields.where
            )
        asks = tuple(
            sorted({source.integer(item, "an ask") for item in source.items(fields.get("asks"), "`asks`")})
        )
    if kind == "day":
        days = source.items(fields.get("asks"), "`asks`")
        asks = tuple(sorted({day_number(_day(item, "an ask")) for item in days}))
    fact = Fact(ident, kind, values, section, tier, _expr(fields.get("when")), asks, lo, hi, fields.where)
    fields.done()
    return fact


def _values(fields: Fields, ident: str) -> tuple[str, ...]:
    node = fields.need("values")
    values = _names(node, "value")
    if len(values) < 2:
        raise PackError(f"{ident!r} needs at least two values", node.where)
    return values


def _derived(entry: Source) -> Derived:
    fields = Fields(entry, "a derived value")
    ident = source.name(fields.need("id"), "a derived value's id")
    kind = source.one_of(fields.need("type"), f"the type of {ident!r}", ("bool", "enum", "int", "day"))
    values = _values(fields, ident) if kind == "enum" else ()
    expr = _given_expr(fields.need("expr"))
    fields.done()
    return Derived(ident, kind, values, expr, fields.where)


def _outcome(node: Source) -> Outcome:
    fields = Fields(node, "an outcome")
    ident = source.name(fields.need("id"), "an outcome's id")
    kind = source.one_of(fields.need("kind"), f"the kind of {ident!r}", KINDS)
    values: tuple[str, ...] = ()
    if kind == "finding":
        values = _names(fields.need("values"), "value")
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


def _rule(node: Source) -> Rule:
    fields = Fields(node, "a rule")
    ident = source.rule_id(fields.need("id"), "a rule's id")
    value = fields.get("value")
    overrides = source.items(fields.get("overrides"), "`overrides`")
    row = fields.get("row")
    rows = () if row is None else row.items if isinstance(row, Seq) else (row,)
    axis = fields.need("axis")
    rule = Rule(
        ident,
        source.name(fields.need("outcome"), "an outcome"),
        None if value is None else source.name(value, "a value"),
        source.one_of(fields.need("level"), "a level", LEVELS),
        "as_of" if isinstance(axis, Text) and axis.value == "as_of" else source.name(axis, "the axis"),
        _expr(fields.get("when")),
        tuple(source.rule_id(item, "an overridden rule") for item in overrides),
        tuple(source.integer(item, "a row") for item in rows),
        tuple(_version(item, ident) for item in source.items(fields.need("versions"), "`versions`")),
        fields.where,
    )
    fields.done()
    if not rule.versions:
        raise PackError(f"rule {ident!r} has no versions; add one with its `from`", fields.where)
    return rule


def _version(node: Source, rule: str) -> Version:
    fields = Fields(node, "a version")
    since = day_number(_day(fields.need("from"), "`from`"))
    end = _optional_day(fields.get("until"), "`until`")
    until = None if end is None else day_number(end)
    if until is not None and until < since:
        raise PackError("`until` comes before `from`; exchange them", fields.where)
    confidence = source.one_of(fields.need("confidence"), "confidence", CONFIDENCE)
    for_lawyer = source.flag(fields.get("for_lawyer"), "`for_lawyer`", default=False)
    if confidence == "low" and not for_lawyer:
        raise PackError("low confidence is always for a lawyer; add `for_lawyer: true`", fields.where)
    listed = source.items(fields.need("sources"), "`sources`")
    words = fields.get("words")
    version = Version(
        since,
        until,
        _expr(fields.get("when")),
        tuple(source.source_id(item, "a source") for item in listed),
        confidence,
        for_lawyer,
        _review(fields.need("review")),
        rule.replace(".", "-") if words is None else source.text(words, "`words`"),
        fields.where,
    )
    fields.done()
    return version
