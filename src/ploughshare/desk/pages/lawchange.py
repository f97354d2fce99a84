"""Which open cases the law answers otherwise on another day: what was, what is, which text made it so.

What only may apply, before and after, is left to the case's own page.
"""

from dataclasses import dataclass

from ploughshare.desk.pages.case import ChangeView, change_view, is_sure
from ploughshare.desk.pages.frame import render, who
from ploughshare.desk.pages.visit import Answer, Visit
from ploughshare.desk.reassess import changed_cases

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
    states = [visit.ledger.state(line.case) for line in visit.lines]
    assessor = visit.desk.assessor
    touched = []
    for case in changed_cases(states, assessor, assessor, then=first, now=last, today=visit.today):
        found = [change for change in case.changes if is_sure(change)]
        if found:
            shown = tuple(
                change_view(visit, change, case.before, case.after) for change in found[:CHANGES_SHOWN]
            )
            owner = visit.words("nobody") if case.owner is None else who(visit, case.owner)
            url = visit.case_url(case.case, f"?on={last.isoformat()}#law")
            rest = len(found) - len(shown)
            day = visit.words.day(case.before.as_of)
            touched.append(Touched(url, case.code, found[0].level, owner, day, shown, rest))
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
        same=len(states) - len(touched),
        open_cases=len(states),
    )
