"""Why a case stands where it stands, in words."""

from collections.abc import Iterable

from ploughshare.desk.danger import NEVER, Reason, Urgency
from ploughshare.desk.pages.visit import Visit

OUTCOMES_SHOWN = 3


def reason_text(visit: Visit, reason: Reason) -> str:
    """One reason (danger.Reason) as a sentence."""
    values = dict(reason.args)
    if "level" in values:
        values["level"] = visit.words(f"level-{values['level']}")
    if "rules" in values:
        values["rules"] = ", ".join(_outcomes(visit, str(values["rules"]).split()))
    return visit.words(reason.id, **values)


def reasons_text(visit: Visit, urgency: Urgency) -> tuple[str, ...]:
    """All reasons, the deciding one first; a sentence also where there is none."""
    return tuple(reason_text(visit, reason) for reason in urgency.reasons) or (
        visit.words("desk-why-nothing"),
    )


def days_left(visit: Visit, urgency: Urgency) -> str:
    """The time to the earliest deadline, in words; empty where there is none."""
    if urgency.days_left == NEVER:
        return ""
    if urgency.days_left < 0:
        return visit.words("days-over", days=-urgency.days_left)
    return visit.words("days-left", days=urgency.days_left)


def _outcomes(visit: Visit, keys: Iterable[str]) -> list[str]:
    """Short names of what the rules (RULE@FROM) conclude, each once, at most three."""
    outcome_of = {rule.id: rule.outcome for rule in visit.desk.pack.rules}
    names = [outcome_of.get(key.partition("@")[0], key) for key in keys]
    found = [visit.law_words.outcome(name) for name in dict.fromkeys(names)]
    rest = len(found) - OUTCOMES_SHOWN
    return found if rest <= 0 else [*found[:OUTCOMES_SHOWN], visit.words("and-more", count=rest)]
