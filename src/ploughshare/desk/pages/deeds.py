"""What a counsellor does to a case from its page, apart from answers: each form one event."""

from ploughshare.desk import cases, danger
from ploughshare.desk.kinds import DANGER_LEVELS, NOTE_CHARS_MAX
from ploughshare.desk.pages.frame import who
from ploughshare.desk.pages.visit import Answer, FormError, Moved, Visit
from ploughshare.wire import OUTCOMES, WireError, from_b64u, parse_month

REASON_CHARS_MAX = 500


def take(visit: Visit) -> Answer:
    """This member owns the case from now on."""
    state = visit.state
    if state.owner is None or state.owner == visit.ledger.me or visit.form.get("anyway"):
        cases.take(visit.ledger, state.id)
        return _done(visit, "notice-taken", code=state.code)
    return _done(visit, "notice-taken-before", name=who(visit, state.owner))


def release(visit: Visit) -> Answer:
    """Nobody owns it."""
    cases.release(visit.ledger, visit.case)
    return _done(visit, "notice-released")


def offer(visit: Visit) -> Answer:
    """Asks a colleague to take it."""
    try:
        member = from_b64u(visit.typed("member", 64), 16)
    except WireError:
        raise FormError("error-member") from None
    standing = visit.ledger.team.members.get(member)
    if standing is None or standing.removed:
        raise FormError("error-member")
    cases.offer(visit.ledger, visit.case, member, visit.typed("why", REASON_CHARS_MAX))
    return _done(visit, "notice-offered", name=who(visit, member))


def accept(visit: Visit) -> Answer:
    """Takes a case that was offered to this member."""
    state = visit.state
    for event, to in state.offers:
        if to == visit.ledger.me and event.hex() == visit.typed("offer", 64):
            cases.accept(visit.ledger, state.id, event)
            return _done(visit, "notice-taken", code=state.code)
    raise FormError("error-gone")


def set_danger(visit: Visit) -> Answer:
    """A judgement of danger, having weighed what the law finds now."""
    level = visit.typed("level", 16)
    if level not in DANGER_LEVELS:
        raise FormError("error-level")
    state = visit.state
    judged = visit.desk.assessor.case(state, visit.today)
    why = visit.typed("why", REASON_CHARS_MAX)
    cases.set_danger(visit.ledger, state.id, level, why, danger.weighed(judged.assessment.findings))
    return _done(visit, "notice-danger", level=visit.words(f"level-{level}"))


def add_note(visit: Visit) -> Answer:
    """An internal note, or what was said in a call."""
    text = visit.typed("text", NOTE_CHARS_MAX)
    if not text:
        raise FormError("error-empty")
    cases.add_note(visit.ledger, visit.case, text, call=bool(visit.form.get("call")))
    return _done(visit, "notice-kept", "#notes")


def set_as_of(visit: Visit) -> Answer:
    """The day the case is asked about."""
    day = visit.typed_day("day")
    if day is None:
        raise FormError("error-day")
    cases.set_as_of(visit.ledger, visit.case, day, visit.typed("source", 200))
    return _done(visit, "notice-as-of", "#law", day=visit.words.day(day))


def set_deadline(visit: Visit) -> Answer:
    """A day by which something must be done."""
    day, title = visit.typed_day("day"), visit.typed("title", 200)
    if day is None:
        raise FormError("error-day")
    if not title:
        raise FormError("error-empty")
    key = f"d{visit.ledger.random(8).hex()}"
    cases.set_deadline(visit.ledger, visit.case, key, day, title, visit.typed("source", 200))
    return _done(visit, "notice-kept", "#deadlines")


def deadline_done(visit: Visit) -> Answer:
    """It has been done."""
    state, key = visit.state, visit.typed("key", 64)
    if all(line.key != key for line in state.deadlines):
        raise FormError("error-gone")
    cases.deadline_done(visit.ledger, state.id, key, visit.typed("proof", REASON_CHARS_MAX))
    return _done(visit, "notice-kept", "#deadlines")


def consent(visit: Visit) -> Answer:
    """The person agreed to be counted, or took it back; how the counsellor knows is asked for."""
    how = visit.typed("how", 200)
    if not how:
        raise FormError("error-how")
    if visit.typed("given", 3) == "yes":
        cases.give_consent(visit.ledger, visit.case, how, visit.today)
        return _done(visit, "notice-consent", "#consent")
    cases.withdraw_consent(visit.ledger, visit.case, how, visit.today)
    return _done(visit, "notice-consent-withdrawn", "#consent")


def outcome(visit: Visit) -> Answer:
    """What became of the person, and in which month."""
    name, month = visit.typed("outcome", 40), visit.typed("month", 7)
    if name not in OUTCOMES:
        raise FormError("error-outcome")
    try:
        cases.set_outcome(
            visit.ledger, visit.case, name, parse_month(month) if month else None, visit.typed("source", 200)
        )
    except WireError:
        raise FormError("error-month") from None
    return _done(visit, "notice-kept", "#outcome")


def group(visit: Visit) -> Answer:
    """Puts the case into a group of related ones, or takes it out."""
    name = visit.typed("group", 80)
    if not name:
        raise FormError("error-empty")
    if visit.form.get("remove"):
        cases.remove_group(visit.ledger, visit.case, name)
    else:
        cases.add_group(visit.ledger, visit.case, name)
    return _done(visit, "notice-kept", "#groups")


def close(visit: Visit) -> Answer:
    """Nothing more to do for now."""
    cases.close(visit.ledger, visit.case, visit.typed("reason", REASON_CHARS_MAX))
    return _done(visit, "notice-closed")


def reopen(visit: Visit) -> Answer:
    """There is more to do."""
    cases.reopen(visit.ledger, visit.case)
    return _done(visit, "notice-reopened")


def _done(visit: Visit, words: str, place: str = "", **values: str | int) -> Answer:
    visit.desk.wake()
    visit.notice(words, **values)
    return Moved(visit.case_url(visit.case) + place)
