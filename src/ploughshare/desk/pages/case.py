"""One case: what to do next and why, what the law says on its day and on another, and what is known."""

from dataclasses import dataclass
from datetime import date

from ploughshare import law
from ploughshare.desk import assessing, cases, danger, lists
from ploughshare.desk.kinds import DANGER_LEVELS
from ploughshare.desk.pages import facts
from ploughshare.desk.pages.finding import FindingView, assessment_view, finding_view
from ploughshare.desk.pages.frame import render, when, who
from ploughshare.desk.pages.reasons import days_left, reasons_text
from ploughshare.desk.pages.visit import Answer, Moved, Visit
from ploughshare.desk.state import PERSON, CaseState, Said
from ploughshare.wire import OUTCOMES, b64u

STEPS_SHOWN = 6


@dataclass(frozen=True)
class Step:
    """Something to do next: a sentence, why, and the page where it is done (empty: this one)."""

    text: str
    why: str
    url: str


@dataclass(frozen=True)
class ChangeView:
    """One difference between two days: how, what, and the finding before and after.

    `sure`: it holds on one of the days; otherwise it only may.
    """

    kind: str
    level: str
    name: str
    sure: bool
    before: FindingView | None
    after: FindingView | None
    law_day: str


@dataclass(frozen=True)
class Head:
    """What stands above each page of a case."""

    url: str
    code: str
    name: str
    level: str
    reasons: tuple[str, ...]
    days: str
    owner: str
    mine: bool
    owned: bool
    also: str
    offered: tuple[str, ...]
    offer_event: str
    open: bool
    unanswered: bool
    letters: int
    missing: int
    unread: tuple[str, ...]
    quarantined: int


def show(visit: Visit) -> Answer:
    """The case on its own day, or on another that was asked for."""
    state = visit.state
    judged = visit.desk.assessor.case(state, visit.today)
    own_day = judged.assessment.as_of
    day = visit.asked_day("on") or own_day
    on_day = visit.desk.assessor.judge(assessing.answers_of(state), day)
    page = visit.words
    return render(
        visit,
        "case.html",
        nav="queue",
        title=page("case-title"),
        head=head(visit, state),
        tab="case",
        steps=_steps(visit, state, judged.assessment),
        disputes=facts.disputes(visit, state),
        answers=facts.answers_known(visit, state),
        fields=facts.fields_known(visit, state),
        assessment=assessment_view(visit, on_day.assessment, on_day.unread),
        own_day=own_day.isoformat(),
        own_day_text=page.day(own_day),
        own_day_known=state.as_of is not None,
        today=visit.today.isoformat(),
        today_text=page.day(visit.today),
        day=day.isoformat(),
        changes=changes(visit, judged.assessment, on_day.assessment),
        notes=[
            (note.text, note.call, who(visit, note.by), when(visit, note.wall))
            for note in reversed(state.notes)
        ],
        deadlines=_deadlines(visit, state),
        consent=state.consent,
        consent_since="" if state.consent.since is None else page.day(state.consent.since),
        consent_said=[
            (_consent_kind(said), who(visit, said.by), said.source, when(visit, said.wall))
            for said in state.consent.said
        ],
        outcome="" if state.outcome is None else facts.outcome_text(visit, state.outcome.shown),
        outcome_now="" if state.outcome is None else state.outcome.shown.outcome,
        outcome_month="" if state.outcome is None else state.outcome.shown.month or "",
        outcomes=[name for name in _OUTCOME_ORDER if name in OUTCOMES],
        groups=state.groups,
        levels=DANGER_LEVELS[::-1],
        set_level="" if state.danger is None else state.danger.shown.level,
        set_why="" if state.danger is None else state.danger.shown.why,
        colleagues=_colleagues(visit, state),
        kept=bool(state.assessments)
        and state.assessments[-1].digest == assessing.record(on_day.assessment).digest,
        kept_at="" if not state.assessments else when(visit, state.assessments[-1].wall),
        events=len(lists.timeline(visit.ledger, state.id)),
    )


_OUTCOME_ORDER = (
    "pending",
    "stays_in_service",
    "transferred",
    "dismissed",
    "discharged_at_term",
    "case_opened",
    "convicted",
    "held",
    "left_country",
    "unknown",
)


def head(visit: Visit, state: CaseState) -> Head:
    """What stands above each page of a case."""
    judged = visit.desk.assessor.case(state, visit.today)
    urgency = danger.judge(state, judged.assessment.findings, visit.today)
    to_me = [event for event, to in state.offers if to == visit.ledger.me]
    return Head(
        url=visit.case_url(state.id),
        code=state.code,
        name=state.name or "",
        level=urgency.level if state.status == "open" else "none",
        reasons=reasons_text(visit, urgency),
        days=days_left(visit, urgency),
        owner=visit.words("nobody") if state.owner is None else who(visit, state.owner),
        mine=state.owner == visit.ledger.me,
        owned=state.owner is not None,
        also=", ".join(who(visit, member) for member in state.also_claimed),
        offered=tuple(who(visit, to) for _, to in state.offers),
        offer_event=to_me[0].hex() if to_me else "",
        open=state.status == "open",
        unanswered=urgency.silent_days > 0,
        letters=sum(message.way == "in" for message in state.messages),
        missing=state.missing,
        unread=state.unread,
        quarantined=len(state.quarantine),
    )


def changes(visit: Visit, before: law.Assessment, after: law.Assessment) -> tuple[ChangeView, ...]:
    """What differs between two assessments, in words, the gravest first."""
    return tuple(change_view(visit, change, before, after) for change in law.changed(before, after))


def change_view(
    visit: Visit, change: law.Change, before: law.Assessment, after: law.Assessment
) -> ChangeView:
    """One difference between two assessments in words."""
    was = None if change.before is None else finding_view(visit, change.before, before.answers)
    now = None if change.after is None else finding_view(visit, change.after, after.answers)
    shown = now or was
    return ChangeView(
        kind=_kind(change),
        level=change.level,
        name=change.outcome if shown is None else shown.name,
        sure=is_sure(change),
        before=was,
        after=now,
        law_day="" if change.law_day is None else visit.words.day_of(change.law_day),
    )


def is_sure(change: law.Change) -> bool:
    """Whether what changed holds on one of the two days; otherwise it only may."""
    return any(found is not None and found.holds for found in (change.before, change.after))


def _kind(change: law.Change) -> str:
    """The id of the words for a change: a state says which way."""
    if change.kind == "state" and change.after is not None:
        return "now-holds" if change.after.holds else "now-may"
    return change.kind


def keep_assessment(visit: Visit) -> Answer:
    """Records what the law said on the day shown, so that a later change can be seen against it."""
    state = visit.state
    day = visit.typed_day("on")
    on_day = day or assessing.day_asked(state, visit.today)
    judged = visit.desk.assessor.judge(assessing.answers_of(state), on_day)
    cases.record_assessment(visit.ledger, state.id, assessing.record(judged.assessment))
    visit.notice("notice-assessment-kept")
    return Moved(visit.case_url(state.id, f"?on={on_day.isoformat()}#law"))


def _steps(visit: Visit, state: CaseState, judged: law.Assessment) -> tuple[Step, ...]:
    """What to do next: what is waiting at the desk first, then what the law urges."""
    page, url = visit.words, visit.case_url(state.id)
    found = []
    if state.owner is None:
        found.append(Step(page("next-take"), page("next-take-why"), ""))
    if danger.judge(state, judged.findings, visit.today).silent_days:
        found.append(Step(page("next-answer"), "", f"{url}/talk#reply"))
    if state.disputed:
        found.append(
            Step(page("next-settle", count=len(state.disputed)), page("next-settle-why"), "#disputes")
        )
    for line in state.deadlines:
        if line.done is None:
            days = (line.due.shown.day - visit.today).days
            why = page("days-over", days=-days) if days < 0 else page("days-left", days=days)
            found.append(Step(line.due.shown.title or page("thing-deadline"), why, "#deadlines"))
    if judged.next is not None:
        found.append(Step(page("next-ask"), visit.law_words.fact(judged.next), f"{url}/ask/{judged.next}"))
    for finding in judged.findings:
        if finding.holds and finding.level in ("urgent", "danger") and finding.kind in ("advice", "avoid"):
            view = finding_view(visit, finding, judged.answers)
            found.append(Step(view.name, (view.do or view.dont or (view.says,))[0], "#law"))
    return tuple(found[:STEPS_SHOWN])


def _deadlines(visit: Visit, state: CaseState) -> list[tuple[str, str, str, str, str | None]]:
    """(key, day, title, days left, how it was done) of each deadline, the earliest first."""
    found = []
    for line in sorted(state.deadlines, key=lambda line: (line.done is not None, line.due.shown.day)):
        day: date = line.due.shown.day
        days = (day - visit.today).days
        left = visit.words("days-over", days=-days) if days < 0 else visit.words("days-left", days=days)
        found.append((line.key, visit.words.day(day), line.due.shown.title, left, line.done))
    return found


def _consent_kind(said: Said[bool]) -> str:
    if said.by == PERSON:
        return "letter-yes" if said.value else "letter-no"
    return "yes" if said.value else "no"


def _colleagues(visit: Visit, state: CaseState) -> list[tuple[str, str]]:
    """(id, name) of the members a case can be handed to."""
    team = visit.ledger.team
    names = {member: known[0] for member, known in visit.ledger.vault.members().items()}
    return [
        (b64u(member), names[member])
        for member, standing in team.members.items()
        if not standing.removed and member not in (visit.ledger.me, state.owner) and member in names
    ]
