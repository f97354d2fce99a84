"""Which open cases the law answers otherwise on another day: what was, what is, which text made it so.

What only may apply, before and after, is left to the case's own page.
"""

from dataclasses import dataclass

from ploughshare import law
from ploughshare.desk import assessing
from ploughshare.desk.pages.case import ChangeView, change_view, is_sure
from ploughshare.desk.pages.frame import render, who
from ploughshare.desk.pages.visit import Answer, Visit

CHANGES_SHOWN = 5
_LEVELS = ("urgent", "danger", "wait")


@dataclass(frozen=True)
class Touched:
    """A case that differs between the two days: its gravest differences, and how many there are besides."""

    url: str
    code: str
    level: str
    owner: str
    first_day: str
    changes: tuple[ChangeView, ...]
    rest: int


def show(visit: Visit) -> Answer:
    """The cases that differ from `from` (empty: the day each asks about) to `to` (empty: today)."""
    first, last = visit.asked_day("from"), visit.asked_day("to") or visit.today
    touched, open_cases = [], 0
    for line in visit.lines:
        open_cases += 1
        state = visit.ledger.state(line.case)
        answers = assessing.answers_of(state)
        day = first or assessing.day_asked(state, visit.today)
        before = visit.desk.assessor.judge(answers, day).assessment
        after = visit.desk.assessor.judge(answers, last).assessment
        found = [change for change in law.changed(before, after) if is_sure(change)]
        if found:
            shown = tuple(change_view(visit, change, before, after) for change in found[:CHANGES_SHOWN])
            owner = visit.words("nobody") if state.owner is None else who(visit, state.owner)
            url = visit.case_url(state.id, f"?on={last.isoformat()}#law")
            rest = len(found) - len(shown)
            touched.append(Touched(url, state.code, found[0].level, owner, visit.words.day(day), shown, rest))
    touched.sort(key=lambda case: _LEVELS.index(case.level))
    return render(
        visit,
        "lawchange.html",
        nav="change",
        title=visit.words("change-title"),
        first="" if first is None else first.isoformat(),
        last=last.isoformat(),
        last_text=visit.words.day(last),
        touched=touched,
        same=open_cases - len(touched),
        open_cases=open_cases,
    )
