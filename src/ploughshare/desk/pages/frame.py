"""What stands around every page: the rail, the state of the exchange in words, the danger strip."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ploughshare.desk import lists, tallying
from ploughshare.desk.pages.visit import ROOT, Shown, Visit, moment, other_language
from ploughshare.desk.watch import keeping
from ploughshare.law.signoff import SIGNED

CLOCK_AHEAD_MINUTES = 10
"""A smaller difference between two machines' clocks is not worth a line."""

NAV = (
    ("queue", "/queue", "KeyQ"),
    ("new", "/new", "KeyN"),
    ("find", "/find", "KeyF"),
    ("change", "/law", "KeyL"),
    ("team", "/team", "KeyM"),
    ("about", "/about", "KeyS"),
)
"""Name, path, and the physical key after `g`."""


@dataclass(frozen=True)
class Alarm:
    """What the danger strip says: how many open cases stand at each level, and what is due or unowned."""

    now: int
    today: int
    due: int
    unowned: int

    @property
    def quiet(self) -> bool:
        """Whether nobody is in danger as far as the desk knows."""
        return not (self.now or self.today or self.due or self.unowned)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("ploughshare.desk.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(visit: Visit, template: str, *, nav: str, title: str, status: int = 200, **view: object) -> Shown:
    """A page inside the frame. `nav` names the part of the rail it belongs to."""
    html = (
        _templates()
        .get_template(template)
        .render(
            t=visit.words,
            root=ROOT,
            lang=visit.session.lang,
            other_lang=other_language(visit.session.lang),
            csrf=visit.session.csrf,
            keys_on=visit.session.keys,
            here=visit.path,
            nav=nav,
            rail=NAV,
            title=title,
            sync=sync_line(visit),
            behind=_failing(visit),
            exchanges=visit.desk.exchanger is not None,
            clock_ahead=_clock_ahead(visit),
            alarm=alarm(visit.lines),
            guide_rings=bool(keeping.rings(visit.ledger)),
            views_ring=tallying.look(visit.ledger).rings,
            notice=visit.session.take_notice(),
            sign_off=sign_off_line(visit),
            **view,
        )
    )
    return Shown(html, status)


def piece(visit: Visit, template: str, status: int = 200, **view: object) -> Shown:
    """A piece of a page, for a script of the page to put in its place."""
    return Shown(render_alone(template, t=visit.words, **view), status)


def render_alone(template: str, **view: object) -> str:
    """A page without the frame, for somebody who is not inside."""
    return _templates().get_template(template).render(**view)


def alarm(lines: list[lists.QueueLine]) -> Alarm:
    """What the strip says of the open cases. A deadline counts once a day or less is left."""
    return Alarm(
        now=sum(line.urgency.level == "now" for line in lines),
        today=sum(line.urgency.level == "today" for line in lines),
        due=sum(line.urgency.days_left <= 1 for line in lines),
        unowned=sum(line.owner is None and line.urgency.level in ("now", "today") for line in lines),
    )


def sync_line(visit: Visit) -> str:
    """The state of the exchange with the relay, in words."""
    t, exchanger = visit.words, visit.desk.exchanger
    if exchanger is None or not visit.ledger.home.relays:
        return t("sync-alone")
    status = exchanger.status()
    waiting = status.waiting_events + status.waiting_replies
    if status.at_ms is None:
        return t("sync-first", count=waiting)
    at = when(visit, status.at_ms)
    if status.failed is not None:
        named = f"sync-{status.error}"
        return t(named, at=at) if t.has(named) else t("sync-offline", at=at, count=waiting)
    return t("sync-waiting", count=waiting, at=at) if waiting else t("sync-done", at=at)


def sign_off_line(visit: Visit) -> str:
    """Whether a reviewer signed the law that this desk goes by, in words.

    It stands beside a paper, never in it: a paper that is filed says nothing about where it was made.
    """
    signed = visit.desk.pack.signoff
    if signed is None:
        return visit.words("law-unsigned")
    day = visit.words.day(date.fromisoformat(signed.on))
    said = "stranger" if signed.state == SIGNED and signed.key not in visit.desk.reviewers else signed.state
    return visit.words(f"law-{said}", by=signed.by, role=signed.role, day=day)


def _failing(visit: Visit) -> bool:
    exchanger = visit.desk.exchanger
    return exchanger is not None and exchanger.status().failed is not None


def when(visit: Visit, wall: int) -> str:
    """A moment in words: the time today, the day and time before."""
    at = moment(wall)
    clock = f"{at:%H:%M}"
    if at.date() == visit.today:
        return clock
    return f"{visit.words.day(at.date())}, {clock}"


def who(visit: Visit, member: bytes) -> str:
    """A member's name, or "you"; the person's own words are the person's."""
    if member == visit.ledger.me:
        return visit.words("you")
    if not member:
        return visit.words("person")
    known = visit.ledger.vault.members().get(member)
    return known[0] if known is not None else visit.words("somebody")


def _clock_ahead(visit: Visit) -> int:
    minutes = visit.ledger.colleagues_ahead_minutes()
    return minutes if minutes >= CLOCK_AHEAD_MINUTES else 0
