"""Which outcomes differ between two packs: for whom, and asked about on which days.

Found on the worked cases of both, on cases at the thresholds of both, and at random; not proved. Only
outcomes that a changed part of a pack can reach are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from random import Random
from typing import Final

from ploughshare.law.answer import CaseError, parse_answer
from ploughshare.law.expr import Json
from ploughshare.law.form import END_KEYS, number_form, text_number
from ploughshare.law.gives import Giving
from ploughshare.law.ground import Ground
from ploughshare.law.node import Frame
from ploughshare.law.pack import Fact, Pack, Rule
from ploughshare.law.probe import Bench, Probe, Sense, reach, smallest
from ploughshare.law.value import FALSE, TRUE

TRIES: Final = 4_000
BASES: Final = 60
MAX_GROUPS: Final = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What a pack says of one outcome in a case: holds, may_hold or not, how grave, by which versions.

    `gives`: the values that its findings carry; `clauses`: those that touch it.
    """

    state: str
    level: str | None
    rules: tuple[str, ...]
    gives: tuple[Json, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Cases in which an outcome differs in one way.

    `first`, `last`: the days, asked about, between which it does (ordinals). `answers`: answer forms that
    every such case has; each may vary within its form while the others stay.
    """

    outcome: str
    value: str | None
    before: Said
    after: Said
    first: int
    last: int
    answers: Mapping[str, Json]
    example: Probe

    @property
    def sure(self) -> bool:
        """Whether neither pack is unsure."""
        return "may_hold" not in {self.before.state, self.after.state}

    @property
    def key(self) -> str:
        """What makes it another difference than the next."""
        way = sense_of(self.before, self.after)
        return repr(
            (self.outcome, self.value, way, self.first, self.last, sorted(self.answers.items(), key=repr))
        )


class UnlikePacksError(Exception):
    """The packs are not two versions of one."""


class Comparison:
    """Two versions of one pack side by side. `probes`: worked cases of either.

    Raises UnlikePacksError for packs of different names: every outcome would differ, which tells nothing.
    """

    def __init__(self, old: Pack, new: Pack, probes: Sequence[Probe]) -> None:
        refuse_unlike(old, new)
        self._benches = (Bench(old), Bench(new))
        self._ground = Ground((old, new))
        self._sense = Sense(probes)
        self._probes = [probe for probe in probes if self._ground.spans(probe.as_of)]
        self.outcomes = _outcomes_reached(old, new)
        self._numbers = [
            [dated for dated in bench.program.versions if dated.rule.outcome in self.outcomes]
            for bench in self._benches
        ]
        read = {fact for versions in self._numbers for dated in versions for fact in dated.version.reads}
        facts = {fact.id: fact for pack in (old, new) for fact in pack.facts if fact.id in read}
        self._facts: list[Fact] = list(facts.values())
        self.tried = 0

    def announced(self) -> tuple[tuple[Rule, bool], ...]:
        """Rules with a text that has no day yet in one pack alone, and whether that is the new one."""
        old, new = ({rule.id: rule for rule in b.pack.rules if rule.pending} for b in self._benches)
        gone = [(rule, False) for ident, rule in old.items() if ident not in new]
        return (*gone, *((rule, True) for ident, rule in new.items() if ident not in old))

    def said(self, probe: Probe) -> list[dict[tuple[str, str | None], Said]]:
        """What the old and the new pack say in a case, of the outcomes that may differ."""
        return [self._one(bench, number, probe) for number, bench in enumerate(self._benches)]

    def _one(self, bench: Bench, place: int, probe: Probe) -> dict[tuple[str, str | None], Said]:
        frame = _frame(bench, probe)
        dated = self._numbers[place]
        found: dict[tuple[str, str | None], Said] = {}
        clauses = [clause.spec for clause in bench.program.clauses if clause.in_play.cond(frame) & TRUE]
        giving = Giving(bench.program, frame)
        for version, state in zip(dated, bench.states(frame, [d.number for d in dated]), strict=True):
            if state == FALSE:
                continue
            rule = version.rule
            key = (rule.outcome, rule.value)
            now = Said(
                "holds" if state == TRUE else "may_hold",
                rule.level,
                (version.version.key,),
                () if rule.gives is None else (giving.of(rule.gives).value,),
                tuple(clause.id for clause in clauses if rule.outcome in clause.taints),
            )
            known = found.get(key)
            if known is None or (known.state, now.state) == ("may_hold", "holds"):
                found[key] = now
            elif known.state == now.state:
                gives = known.gives if now.gives and now.gives[0] in known.gives else known.gives + now.gives
                found[key] = replace(known, rules=(*known.rules, *now.rules), gives=gives)
        return found

    def differing(self, probe: Probe) -> dict[tuple[str, str | None], tuple[Said, Said]]:
        """The outcomes on which the packs differ in a case."""
        before, after = self.said(probe)
        pairs = {key: (before.get(key, _NOT), after.get(key, _NOT)) for key in {**before, **after}}
        return {key: pair for key, pair in pairs.items() if sense_of(*pair) is not None}

    def groups(self) -> tuple[Group, ...]:
        """Every difference found, in the order of the new pack's outcomes, earliest first."""
        found: list[Group] = []
        if self.outcomes:
            for probe in self._cases():
                if not self._sense.accepts(probe):
                    continue
                self.tried += 1
                for key, pair in self.differing(probe).items():
                    if not any(_covers(group, key, pair, probe) for group in found):
                        found.append(self._group(probe, key, pair))
                if len(found) >= MAX_GROUPS:
                    break
        # Where an outcome surely differs for some, that it may differ for those who said little adds nothing.
        sure = {(group.outcome, group.value) for group in found if group.sure}
        told = [group for group in found if group.sure or (group.outcome, group.value) not in sure]
        unlike = {group.key: group for group in told}
        place = {outcome: number for number, outcome in enumerate(self.outcomes)}
        return tuple(sorted(unlike.values(), key=lambda g: (place[g.outcome], g.value or "", g.first)))

    def _cases(self) -> Iterator[Probe]:
        source = Random(1)  # noqa: S311  # cases, not secrets
        empty = Probe(self._ground.last, {})
        bases = source.sample(self._probes, min(len(self._probes), BASES)) or [empty]
        near = [probe for base in bases for probe in self._ground.neighbours(base, self._facts, 24)]
        drawn = (
            self._ground.random(source, source.choice([empty, *self._probes]), self._facts, self._facts)
            for _ in range(TRIES)
        )
        return chain(self._probes, source.sample(near, min(len(near), TRIES)), drawn)

    def _group(self, probe: Probe, key: tuple[str, str | None], pair: tuple[Said, Said]) -> Group:
        wanted = sense_of(*pair)

        def same(other: Probe) -> bool:
            found = self.differing(other).get(key)
            return found is not None and sense_of(*found) == wanted

        probe = smallest(probe, same)
        before, after = self.differing(probe)[key]
        days = (*self._ground.days, self._ground.first, self._ground.last)
        first, last = _run(probe.as_of, days, lambda day: same(probe.on(day)))
        facts = {fact.id: fact for fact in self._facts}
        answers = {ident: self._widened(probe, facts[ident], same) for ident in probe.forms if ident in facts}
        return Group(key[0], key[1], before, after, first, last, answers, probe)

    def _widened(self, probe: Probe, fact: Fact, same: Callable[[Probe], bool]) -> Json:
        """The answers to one fact under which the same differs, the others staying."""
        form = probe.forms[fact.id]
        if fact.type == "enum" and isinstance(form, str):
            members: list[Json] = [value for value in fact.values if same(probe.but(fact.id, value))]
            return members[0] if len(members) == 1 else {"any": members}
        if isinstance(form, list):
            return self._pinned(probe, fact, form, same)
        at = None if isinstance(form, (bool, dict)) else self._number(fact, form)
        if at is None:
            return form
        tried = [self._number(fact, value) for value in self._ground.values(fact, probe)]
        parts = [number // fact.step for number in tried if number is not None]
        ends = (fact.lo // fact.step, fact.hi // fact.step)
        lo, hi = _run(
            at // fact.step,
            [*parts, *ends],
            lambda part: same(probe.but(fact.id, self._form(fact, part * fact.step))),
        )
        if lo == hi:
            return self._form(fact, at)
        first, last = END_KEYS[fact.type]
        span: dict[str, Json] = {first: self._form(fact, lo * fact.step)} if lo > ends[0] else {}
        return span | ({last: self._form(fact, hi * fact.step)} if hi < ends[1] else {}) or None

    def _pack_of(self, fact: Fact) -> Pack:
        """The newer pack that has a fact."""
        return next(bench.pack for bench in reversed(self._benches) if fact.id in bench.pack.fact)

    def _form(self, fact: Fact, number: int) -> Json:
        return number_form(self._pack_of(fact), fact, number)

    def _number(self, fact: Fact, form: Json) -> int | None:
        """The number of an answer to a fact that is an interval; None of another."""
        if fact.type not in END_KEYS or isinstance(form, (dict, list)) or form is None:
            return None
        return text_number(self._pack_of(fact), fact, form) if isinstance(form, str) else int(form)

    def _pinned(self, probe: Probe, fact: Fact, form: list[Json], same: Callable[[Probe], bool]) -> Json:
        """Of a set, the members that must be in and those that must be out."""

        def turned(member: str) -> list[Json]:
            return [value for value in fact.values if (value in form) != (value == member)]

        pinned = [value for value in fact.values if not same(probe.but(fact.id, turned(value)))]
        inside: list[Json] = [value for value in pinned if value in form]
        outside: list[Json] = [value for value in pinned if value not in form]
        both: dict[str, Json] = {"has": inside, "not": outside}
        return {key: members for key, members in both.items() if members} or None


def refuse_unlike(old: Pack, new: Pack) -> None:
    """Refuse packs of different names. Raises UnlikePacksError."""
    if old.id != new.id:
        raise UnlikePacksError(
            f"{old.id!r} and {new.id!r} are different packs, and only two versions of one can be compared; "
            f"name an older and a newer {new.id!r}"
        )


CLAUSES, GIVES = "clauses", "gives"
"""Ways in which what is said of an outcome differs besides its state."""
_NOT: Final = Said("not", None, ())


def sense_of(before: Said, after: Said) -> tuple[str, str, str | None, str | None] | None:
    """In which way two differ, whatever rules say it; None if they do not."""
    if (before.state, before.level) != (after.state, after.level):
        return before.state, after.state, before.level, after.level
    if before.clauses != after.clauses:
        return CLAUSES, before.state, None, None
    return (GIVES, before.state, None, None) if before.gives != after.gives else None


def _frame(bench: Bench, probe: Probe) -> Frame:
    """A case as far as a pack can read it: what it does not ask, or no longer allows, is left out."""
    program = bench.program
    values = {}
    for question in program.questions:
        if question.spec.id in probe.forms:
            try:
                values[question.spec.id] = parse_answer(
                    program, question, probe.forms[question.spec.id]
                ).value
            except CaseError:
                continue
    return program.frame(values, probe.as_of)


def _outcomes_reached(old: Pack, new: Pack) -> tuple[str, ...]:
    """The outcomes of rules made of anything that differs, in the new pack's order."""
    parts = [_parts(pack) for pack in (old, new)]
    differing = {name for name in {**parts[0], **parts[1]} if parts[0].get(name) != parts[1].get(name)}
    found: set[str] = set()
    for pack in (old, new):
        made_of = reach(pack)
        for rule in pack.rules:
            parts_of = made_of[f"rule {rule.id}"] | made_of.get(f"gives {rule.id}", frozenset())
            found |= {rule.outcome} if parts_of & differing else set()
        for clause in pack.clauses:
            found |= {*clause.taints} if made_of[f"clause {clause.id}"] & differing else set()
    order = dict.fromkeys(outcome.id for pack in (new, old) for outcome in pack.outcomes)
    return tuple(outcome for outcome in order if outcome in found)


def _parts(pack: Pack) -> dict[str, object]:
    """What decides, by element; sources, words and reviews left aside."""
    found: dict[str, object] = {}
    for fact in pack.facts:
        found[f"fact {fact.id}"] = (fact.type, fact.values, fact.when, fact.lo, fact.hi)
    for derived in pack.derived:
        found[f"derived {derived.id}"] = (derived.type, derived.expr)
    for rule in pack.rules:
        texts = tuple((version.since, version.until, version.when) for version in rule.versions)
        above = tuple(other.id for other in pack.rules if rule.id in other.overrides)
        said = (rule.outcome, rule.value, rule.level, rule.axis, rule.when, rule.gives)
        found[f"rule {rule.id}"] = (*said, texts, above)
    for clause in pack.clauses:
        days = (clause.axis, clause.since, clause.until)
        found[f"clause {clause.id}"] = (clause.taints, *days, clause.when)
    return found


def _run(at: int, tried: Iterable[int], same: Callable[[int], bool]) -> tuple[int, int]:
    """The run of numbers around `at` that are the same, to the number between those tried."""
    points = sorted({at, *tried})
    place = points.index(at)
    lo = hi = at
    for point in reversed(points[:place]):
        if not same(point):
            lo = _edge(point, lo, same)
            break
        lo = point
    for point in points[place + 1 :]:
        if not same(point):
            hi = _edge(point, hi, same)
            break
        hi = point
    return lo, hi


def _edge(outside: int, inside: int, same: Callable[[int], bool]) -> int:
    """The last number that is the same, on the way from inside to outside."""
    while abs(outside - inside) > 1:
        middle = (outside + inside) // 2
        if same(middle):
            inside = middle
        else:
            outside = middle
    return inside


def _covers(group: Group, key: tuple[str, str | None], pair: tuple[Said, Said], probe: Probe) -> bool:
    """Whether a difference in a case is one of a group."""
    if (group.outcome, group.value) != key or sense_of(group.before, group.after) != sense_of(*pair):
        return False
    if not group.first <= probe.as_of <= group.last:
        return False
    return all(_within(probe.forms.get(fact), form) for fact, form in group.answers.items())


def _within(given: Json, form: Json) -> bool:
    if not isinstance(form, dict):
        return form is None or given == form
    if "any" in form:
        members = form["any"]
        return isinstance(members, list) and given in members
    if isinstance(given, list):
        inside, outside = form.get("has", []), form.get("not", [])
        return _all(inside, given, there=True) and _all(outside, given, there=False)
    if isinstance(given, int):
        lo, hi = form.get("min", given), form.get("max", given)
        return isinstance(lo, int) and isinstance(hi, int) and lo <= given <= hi
    since, until = form.get("from", given), form.get("until", given)
    if not (isinstance(given, str) and isinstance(since, str) and isinstance(until, str)):
        return False
    return since <= given <= until


def _all(members: Json, given: list[Json], *, there: bool) -> bool:
    return isinstance(members, list) and all((member in given) == there for member in members)
