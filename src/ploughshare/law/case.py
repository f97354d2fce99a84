"""Worked cases: a person's answers on a day, and what the rules are expected to say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ploughshare.law import source
from ploughshare.law.answer import Answers, CaseError, parse_answer, parse_answers
from ploughshare.law.assess import assess
from ploughshare.law.assessment import Assessment
from ploughshare.law.dates import day_number
from ploughshare.law.expr import Json
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Derived, Fact, Pack
from ploughshare.law.source import Fields, Map, PackError, Seq, Source, Where, suggestion


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case expects. Rules are RULE (any version) or RULE@FROM; `findings` are outcome to value.

    `gives`: by rule, the answer form of what its finding carries. `pending`, `clauses`: all the rules listed
    without a day, all the clauses that touch a finding; None: whatever they are.
    """

    holds: tuple[str, ...]
    may: tuple[str, ...]
    lacks: tuple[str, ...]
    findings: Mapping[str, str]
    only: bool
    next: str | None
    where: Where
    gives: Mapping[str, Json] = field(default_factory=dict)
    pending: frozenset[str] | None = None
    clauses: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The answers on one day, and what is expected then. `known_on`: by the law as it was known on a day."""

    on: date
    answers: Answers
    expected: Expected | None
    where: Where
    known_on: date | None = None

    def assess(self, pack: Pack) -> Assessment:
        """What a pack says of it."""
        return assess(pack, self.answers, self.on, self.known_on)


@dataclass(frozen=True, slots=True)
class Case:
    """A worked case: its first step, and what comes later or otherwise."""

    id: str
    says: str | None
    steps: tuple[Step, ...]
    where: Where

    @property
    def first(self) -> Step:
        """The case on its own day."""
        return self.steps[0]


def read_cases(pack: Pack, path: Path) -> tuple[Case, ...]:
    """The cases of one file. Raises CaseError with file, line and the way out."""
    try:
        root = source.read_file(path, str(path))
        nodes = (root,) if isinstance(root, Map) else source.items(root, "a case file")
        cases = tuple(_case(pack, node) for node in nodes)
    except PackError as error:
        raise CaseError(str(error)) from None
    seen: dict[str, Where] = {}
    for case in cases:
        if case.id in seen:
            raise CaseError(f"{case.where}: case {case.id!r} is already at {seen[case.id]}; rename one")
        seen[case.id] = case.where
    return cases


def _case(pack: Pack, node: Source) -> Case:
    fields = Fields(node, "a case")
    ident = source.name(fields.need("case"), "a case's name")
    says = fields.get("says")
    on = _day(fields.need("as_of"))
    given = fields.need("answers")
    own = _answers(pack, given)
    expect = fields.get("expect")
    known = fields.get("known_on")
    known_on = None if known is None else _day(known)
    expected = None if expect is None else _expected(pack, expect)
    steps = [Step(on, _parsed(pack, own), expected, fields.where, known_on)]
    for item in source.items(fields.get("then"), "`then`"):
        later = Fields(item, "a step")
        later_on = _day(later.need("on"))
        changes = later.get("answers")
        merged = own if changes is None else own | _answers(pack, changes)
        later_expect = later.get("expect")
        expected = None if later_expect is None else _expected(pack, later_expect)
        said = later.get("says")
        if said is not None:
            source.text(said, "`says`")
        known = later.get("known_on")
        later.done()
        steps.append(
            Step(
                later_on,
                _parsed(pack, merged),
                expected,
                later.where,
                known_on if known is None else _day(known),
            )
        )
    fields.done()
    return Case(ident, None if says is None else source.text(says, "`says`"), tuple(steps), fields.where)


def _day(node: Source) -> date:
    text = source.text(node, "a day")
    try:
        return date.fromordinal(day_number(text))
    except ValueError as error:
        raise PackError(str(error), node.where) from None


def _answers(pack: Pack, node: Source) -> dict[str, Json]:
    """Answer forms by fact, each checked where it stands, so that an error has its line."""
    if not isinstance(node, Map):
        raise PackError("answers are a mapping of facts to values", node.where)
    program = program_of(pack)
    found: dict[str, Json] = {}
    for ident, item in node.items.items():
        spec = pack.fact.get(ident)
        if spec is None:
            raise PackError(f"there is no fact {ident!r}{suggestion(ident, pack.fact)}", item.where)
        form = _form(item, spec)
        number = list(pack.fact).index(ident)
        try:
            parse_answer(program, program.questions[number], form)
        except CaseError as error:
            raise PackError(f"{error}; see docs/packs.md, Answer forms", item.where) from None
        found[ident] = form
    return found


def _form(node: Source, spec: Fact | Derived) -> Json:
    if isinstance(node, Seq):
        return [_form(item, spec) for item in node.items]
    if isinstance(node, Map):
        return {key: _form(item, spec) for key, item in node.items.items()}
    text = node.value
    if text == "null":
        return None
    if spec.type == "bool" and text in {"true", "false"}:
        return text == "true"
    if spec.type in {"int", "duration"} and text.removeprefix("-").isdecimal() and len(text) <= 11:
        return int(text)
    return text


def _parsed(pack: Pack, forms: Mapping[str, Json]) -> Answers:
    return parse_answers(pack, forms)


def _expected(pack: Pack, node: Source) -> Expected:
    fields = Fields(node, "`expect`")
    findings: dict[str, str] = {}
    listed = fields.get("findings")
    if listed is not None:
        if not isinstance(listed, Map):
            raise PackError("`findings` maps outcomes to values", listed.where)
        for outcome, item in listed.items.items():
            findings[outcome] = _finding(pack, outcome, item)
    following = fields.get("next")
    next_fact = None if following is None else source.name(following, "the next question")
    if following is not None and next_fact not in pack.fact:
        raise PackError(
            f"there is no fact {next_fact!r}{suggestion(str(next_fact), pack.fact)}", following.where
        )
    expected = Expected(
        holds=_rules(pack, fields.get("holds")),
        may=_rules(pack, fields.get("may")),
        lacks=_rules(pack, fields.get("not")),
        findings=findings,
        only=source.flag(fields.get("only"), "`only`", default=False),
        next=next_fact,
        where=fields.where,
        gives=_given(pack, fields.get("gives")),
        pending=_listed(fields.get("pending"), {r.id for r in pack.rules if r.pending is not None}, "rule"),
        clauses=_listed(fields.get("clauses"), {clause.id for clause in pack.clauses}, "clause"),
    )
    fields.done()
    return expected


def _given(pack: Pack, node: Source | None) -> dict[str, Json]:
    """Answer forms by rule."""
    if node is None:
        return {}
    if not isinstance(node, Map):
        raise PackError("`gives` maps rules to what their findings carry", node.where)
    giving = {rule.id: pack.derived_value[rule.gives] for rule in pack.rules if rule.gives is not None}
    giving |= {version.key: giving[r.id] for r in pack.rules if r.id in giving for version in r.versions}
    for ident, item in node.items.items():
        if ident not in giving:
            raise PackError(f"no rule {ident!r} gives a value{suggestion(ident, giving)}", item.where)
    return {ident: _form(item, giving[ident]) for ident, item in node.items.items()}


def _listed(node: Source | None, known: set[str], what: str) -> frozenset[str] | None:
    if node is None:
        return None
    found = [source.text(item, f"a {what}") for item in source.items(node, f"a list of {what}s")]
    for ident in found:
        if ident not in known:
            raise PackError(f"there is no such {what} {ident!r}{suggestion(ident, known)}", node.where)
    return frozenset(found)


def _finding(pack: Pack, outcome: str, node: Source) -> str:
    if outcome not in pack.outcome:
        raise PackError(f"there is no outcome {outcome!r}{suggestion(outcome, pack.outcome)}", node.where)
    return source.one_of(node, f"the value of {outcome!r}", pack.outcome[outcome].values)


def _rules(pack: Pack, node: Source | None) -> tuple[str, ...]:
    known = {rule.id for rule in pack.rules} | {v.key for rule in pack.rules for v in rule.versions}
    found = []
    for item in source.items(node, "a list of rules"):
        ident = source.text(item, "a rule")
        if ident not in known:
            raise PackError(f"there is no rule {ident!r}{suggestion(ident, known)}", item.where)
        found.append(ident)
    return tuple(found)


def _unlike(expected: Expected, assessment: Assessment) -> list[str]:
    """What is given, announced or in play otherwise than expected."""
    wrong = []
    given: dict[str, Json] = {}
    for finding in assessment.findings:
        if finding.gives is not None:
            given[finding.key] = given[finding.rule] = finding.gives.value
    for ident, form in expected.gives.items():
        if ident not in given:
            wrong.append(f"{ident}: expected that it gives {form}, but it does not hold")
        elif given[ident] != form:
            wrong.append(f"{ident}: expected that it gives {form}, but it gives {given[ident]}")
    for what, wanted, got in (
        ("without a day", expected.pending, {announced.rule for announced in assessment.pending}),
        (
            "clauses",
            expected.clauses,
            {ident for finding in assessment.findings for ident in finding.clauses},
        ),
    ):
        if wanted is not None and wanted != got:
            said = (", ".join(sorted(idents)) or "none" for idents in (wanted, got))
            wrong.append("{}: expected {}, got {}".format(what, *said))
    return wrong


def shortfalls(expected: Expected, assessment: Assessment) -> list[str]:
    """What was expected and is not so, a sentence each; empty when the case passes."""
    states: dict[str, str] = {}
    for finding in assessment.findings:
        states[finding.key] = finding.state
        if states.get(finding.rule) != "holds":
            states[finding.rule] = finding.state
    said = {"holds": "it holds", "may_hold": "it may hold", "not": "it does not hold"}
    wrong = []
    for wanted, idents in (("holds", expected.holds), ("may_hold", expected.may), ("not", expected.lacks)):
        for ident in idents:
            state = states.get(ident, "not")
            if state != wanted:
                wrong.append(f"{ident}: expected that {said[wanted]}, but {said[state]}")
    values: dict[str, set[str]] = {}
    for finding in assessment.findings:
        if finding.holds and finding.value is not None:
            values.setdefault(finding.outcome, set()).add(finding.value)
    for outcome, value in expected.findings.items():
        got = values.get(outcome, set())
        if value not in got:
            wrong.append(f"{outcome}: expected {value}, got {', '.join(sorted(got)) or 'nothing'}")
    if expected.only:
        named = {*expected.holds, *expected.may}
        wrong += [
            f"{finding.key}: not expected, but {said[finding.state]}"
            for finding in assessment.findings
            if finding.rule not in named and finding.key not in named
        ]
    if expected.next is not None and assessment.next != expected.next:
        wrong.append(f"the next question: expected {expected.next}, got {assessment.next or 'none'}")
    wrong += _unlike(expected, assessment)
    wrong += [
        f"{conflict.outcome}: {' and '.join(conflict.rules)} conflict" for conflict in assessment.conflicts
    ]
    return wrong
