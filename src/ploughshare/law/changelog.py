"""Differences between two packs in words, as a changelog tells them: for whom, when, what is said instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ploughshare.law.changelog_words import FRAMES
from ploughshare.law.dates import day_text
from ploughshare.law.diff import CLAUSES, GIVES, Group, sense_of
from ploughshare.law.expr import Json
from ploughshare.law.pack import Pack, Rule
from ploughshare.law.probe import flow
from ploughshare.law.show import fact_label, form_text
from ploughshare.law.source import Where
from ploughshare.law.words import Words


class Speech:
    """Tells differences with the labels of a pack. Raises WordsError if it lacks the language."""

    def __init__(self, pack: Pack, lang: str | None) -> None:
        self._pack = pack
        usual = "en" if "en" in pack.words else next(iter(pack.words), None)
        chosen = lang or usual
        self._words = None if chosen is None else Words(pack, chosen)
        self._say = FRAMES.get(chosen or "en", FRAMES["en"])

    def changelog(
        self, groups: Iterable[Group], announced: Iterable[tuple[Rule, bool]] = ()
    ) -> Iterator[str]:
        """One line a difference, under a line for each period; then what is announced, or no longer."""
        by_period: dict[tuple[int, int], list[Group]] = {}
        for group in groups:
            by_period.setdefault((group.first, group.last), []).append(group)
        for (first, last), members in sorted(by_period.items()):
            yield self._say["period"].format(first=day_text(first), last=day_text(last))
            yield from (f"- {self.sentence(group)}" for group in members)
        for rule, now in announced:
            named = self._named(rule.outcome, rule.value)
            yield f"- {self._say['announced' if now else 'not_announced'].format(what=named)} ({rule.id})."

    def sentence(self, group: Group) -> str:
        """One difference."""
        who = "; ".join(self._answer(fact, form) for fact, form in group.answers.items())
        rules = ", ".join(group.after.rules or group.before.rules)
        whom = self._say["where"].format(who=who) if who else self._say["everyone"]
        return f"{self._named(group.outcome, group.value)} {self._turned(group)}, {whom} ({rules})."

    def to_json(self, group: Group, places: Mapping[str, Where]) -> Json:
        """One difference for programs; `places`: where each rule version stands."""
        rules = (*group.after.rules, *group.before.rules)
        where = next((places[rule] for rule in rules if rule in places), None)
        found: dict[str, Json] = {
            "file": None if where is None else where.file,
            "line": None if where is None else where.line,
            "what": self.sentence(group),
            "why": "People in this case are told something else than before.",
            "way_out": "Put it into the changelog if it is meant; mend the rule if not.",
            "outcome": group.outcome,
            "value": group.value,
            "from": day_text(group.first),
            "until": day_text(group.last),
            "answers": dict(group.answers),
            "example": {"as_of": day_text(group.example.as_of), "answers": dict(group.example.forms)},
        }
        for name, said in (("before", group.before), ("after", group.after)):
            found[name] = {
                "state": said.state,
                "level": said.level,
                "rules": list(said.rules),
                "gives": list(said.gives),
                "clauses": list(said.clauses),
            }
        return found

    def _named(self, outcome: str, value: str | None) -> str:
        ident = f"outcome-{outcome}"
        if self._words is None:
            return f"“{outcome}”" if value is None else f"“{outcome}: {value}”"
        name = self._words.text_or(ident, outcome)
        return (
            f"“{name}”" if value is None else f"“{name}: {self._words.text_or(f'{ident}--{value}', value)}”"
        )

    def _answer(self, fact: str, form: Json) -> str:
        if self._words is None or fact not in self._pack.fact:
            return f"{fact}: {flow({'is': form})[5:-1]}"
        return f"{fact_label(self._words, fact)} {form_text(self._words, fact, form)}"

    def _turned(self, group: Group) -> str:
        """What became of it."""
        say, before, after = self._say, group.before, group.after
        way = sense_of(before, after)
        if way is not None and way[0] == GIVES:
            was, now = (self._values(said.gives) for said in (before, after))
            return say["gives"].format(was=was, now=now)
        if way is not None and way[0] == CLAUSES:
            return say["lawyer" if after.clauses else "no_lawyer"]
        if before.state == after.state:
            return say["level"].format(was=say[str(before.level)], now=say[str(after.level)])
        return say[f"{before.state} {after.state}"]

    def _values(self, gives: tuple[Json, ...]) -> str:
        """An example's values."""
        return ", ".join(flow({"is": value})[5:-1] for value in gives) or self._say["nothing"]
