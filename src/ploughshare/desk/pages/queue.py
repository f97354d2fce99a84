"""The queue: the most endangered first, and why; names stay hidden."""

from dataclasses import dataclass

from ploughshare.desk import cases, lists
from ploughshare.desk.pages.frame import render, who
from ploughshare.desk.pages.reasons import days_left, reasons_text
from ploughshare.desk.pages.visit import ROOT, Answer, Moved, Visit

FILTERS = ("team", "mine", "unowned", "waiting", "offered", "closed")


@dataclass(frozen=True)
class Row:
    """One line as shown."""

    url: str
    code: str
    level: str
    reasons: tuple[str, ...]
    days: str
    owner: str
    nobody: bool
    also: str
    offered: bool
    new_letter: bool
    disputed: int
    quarantined: int
    missing: int
    unread: int

    @property
    def tagged(self) -> bool:
        """Whether there is more to say than the first reason."""
        counts = self.disputed or self.quarantined or self.missing or self.unread
        return bool(self.new_letter or self.offered or self.also or counts or len(self.reasons) > 1)


def show(visit: Visit) -> Answer:
    """The open cases, or those of one filter."""
    chosen = visit.query.get("show", "team")
    chosen = chosen if chosen in FILTERS else "team"
    team = visit.lines
    closed = lists.queue(visit.ledger, visit.desk.assessor, visit.today, "closed")
    parts = {name: [line for line in team if _in(visit, line, name)] for name in FILTERS if name != "closed"}
    parts["closed"] = closed
    return render(
        visit,
        "queue.html",
        nav="queue",
        title=visit.words("queue-title"),
        rows=[_row(visit, line) for line in parts[chosen]],
        filters=[
            (name, len(parts[name])) for name in FILTERS if parts[name] or name in ("team", "mine", chosen)
        ],
        chosen=chosen,
        disputes=sum(bool(line.disputed) for line in team),
        quarantined=sum(line.quarantined for line in team),
    )


def take(visit: Visit) -> Answer:
    """This member takes a case, straight from the list."""
    state = visit.state
    if state.owner is None:
        cases.take(visit.ledger, state.id)
        visit.notice("notice-taken", code=state.code)
    else:
        visit.notice("notice-taken-before", name=who(visit, state.owner))
    return Moved(f"{ROOT}/queue")


def _in(visit: Visit, line: lists.QueueLine, name: str) -> bool:
    me = visit.ledger.me
    return {
        "team": True,
        "mine": line.owner == me,
        "unowned": line.owner is None,
        "waiting": bool(line.letters) and not line.unanswered,
        "offered": line.offered,
    }[name]


def _row(visit: Visit, line: lists.QueueLine) -> Row:
    return Row(
        url=visit.case_url(line.case),
        code=line.code,
        level=line.urgency.level if line.status == "open" else "none",
        reasons=reasons_text(visit, line.urgency),
        days=days_left(visit, line.urgency),
        owner=visit.words("nobody") if line.owner is None else who(visit, line.owner),
        nobody=line.owner is None,
        also=", ".join(who(visit, member) for member in line.also_claimed),
        offered=line.offered,
        new_letter=line.unanswered,
        disputed=line.disputed,
        quarantined=line.quarantined,
        missing=line.missing,
        unread=line.unread,
    )
