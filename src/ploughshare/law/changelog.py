"""Differences between two packs in words, as a changelog tells them: for whom, when, what is said instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ploughshare.law.dates import day_text
from ploughshare.law.diff import Group
from ploughshare.law.expr import Json
from ploughshare.law.pack import Pack
from ploughshare.law.probe import flow
from ploughshare.law.show import fact_label, form_text
from ploughshare.law.source import Where
from ploughshare.law.words import Words

_SAID: Final = {
    ("holds", "not"): "no longer holds",
    ("not", "holds"): "now holds",
    ("holds", "may_hold"): "now only may hold",
    ("may_hold", "holds"): "now holds for sure",
    ("not", "may_hold"): "now may hold",
    ("may_hold", "not"): "can no longer hold",
}


class Speech:
    """Tells differences with the labels of a pack. Raises WordsError if it lacks the language."""

    def __init__(self, pack: Pack, lang: str | None) -> None:
        self._pack = pack
        usual = "en" if "en" in pack.words else next(iter(pack.words), None)
        chosen = lang or usual
        self._words = None if chosen is None else Words(pack, chosen)

    def changelog(self, groups: Iterable[Group]) -> Iterator[str]:
        """One line a difference, under a line for each period."""
        by_period: dict[tuple[int, int], list[Group]] = {}
        for group in groups:
            by_period.setdefault((group.first, group.last), []).append(group)
        for (first, last), members in sorted(by_period.items()):
            yield f"Asked about from {day_text(first)} until {day_text(last)}:"
            yield from (f"- {self.sentence(group)}" for group in members)

    def sentence(self, group: Group) -> str:
        """One difference."""
        who = "; ".join(self._answer(fact, form) for fact, form in group.answers.items())
        rules = ", ".join(group.after.rules or group.before.rules)
        return (
            f"{self._outcome(group)} {_turned(group)}, {f'where {who}' if who else 'for everyone'} ({rules})."
        )

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
            found[name] = {"state": said.state, "level": said.level, "rules": list(said.rules)}
        return found

    def _outcome(self, group: Group) -> str:
        ident = f"outcome-{group.outcome}"
        name = group.outcome if self._words is None else self._words.text_or(ident, group.outcome)
        if group.value is None:
            return f"“{name}”"
        value = (
            group.value
            if self._words is None
            else self._words.text_or(f"{ident}--{group.value}", group.value)
        )
        return f"“{name}: {value}”"

    def _answer(self, fact: str, form: Json) -> str:
        if self._words is None or fact not in self._pack.fact:
            return f"{fact} is {flow({'is': form})[5:-1]}"
        return f"{fact_label(self._words, fact)} {form_text(self._words, fact, form)}"


def _turned(group: Group) -> str:
    """What became of it."""
    if group.before.state == group.after.state:
        return f"is now {group.after.level} instead of {group.before.level}"
    return _SAID[group.before.state, group.after.state]
