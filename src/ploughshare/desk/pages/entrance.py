"""The guide at the relay: whether people are served the signed one, and what to do where they are not."""

from dataclasses import dataclass

from ploughshare.desk.members import fingerprint
from ploughshare.desk.pages.frame import render, when, who
from ploughshare.desk.pages.visit import ROOT, Answer, Handed, Moved, NotHereError, Visit
from ploughshare.desk.watch import keeping
from ploughshare.desk.watch.judge import Verdict
from ploughshare.seal.minisign import public_key_text

_BAD = (Verdict.CHANGED, Verdict.DIVERTED)


@dataclass(frozen=True)
class AddressView:
    """One address of the desk, and what people get there."""

    address: str
    verdict: str
    says: str
    bad: bool
    good: bool
    seen: str


@dataclass(frozen=True)
class RingView:
    """One alarm. `what`: changed or diverted."""

    address: str
    what: str
    day: str
    by: str


def show(visit: Visit) -> Answer:
    """Every address, every alarm, the signed guide and the desk's key."""
    ledger, t = visit.ledger, visit.words
    signed = keeping.signed_guides(ledger)
    newest = signed[-1] if signed else None
    root = ledger.home.root_public
    return render(
        visit,
        "entrance.html",
        nav="about",
        title=t("guide-title"),
        addresses=[_address(visit, standing) for standing in keeping.standings(ledger)],
        ringing=[
            RingView(ring.alarm.address, ring.alarm.what, t.day(ring.alarm.day), who(visit, ring.by))
            for ring in keeping.rings(ledger)
        ],
        evidence=keeping.evidence(ledger) is not None,
        number=0 if newest is None else newest.number,
        signed_on="" if newest is None else t.day(newest.day),
        sha256="" if newest is None else newest.sha256.hex(),
        key=public_key_text(root),
        digits=fingerprint(root),
        watches=visit.desk.watcher is not None,
        failed="" if visit.desk.watcher is None else visit.desk.watcher.failed,
    )


def look_now(visit: Visit) -> Answer:
    """Looks in at every address, soon."""
    if visit.desk.watcher is not None:
        visit.desk.watcher.wake()
        visit.notice("notice-guide-look")
    return Moved(f"{ROOT}/guide")


def settle(visit: Visit) -> Answer:
    """Somebody has seen to every alarm that rings."""
    keeping.settle(visit.ledger)
    visit.notice("notice-guide-settled")
    return Moved(f"{ROOT}/guide")


def save(visit: Visit) -> Answer:
    """The page that was served in the guide's place, as text that nothing runs."""
    page = keeping.evidence(visit.ledger)
    if page is None:
        raise NotHereError
    return Handed(page, "application/octet-stream", "served-page.txt")


def _address(visit: Visit, standing: keeping.Standing) -> AddressView:
    look, t = standing.look, visit.words
    if look is None or standing.verdict is None:
        return AddressView(standing.address, "", t("guide-not-yet"), bad=False, good=False, seen="")
    verdict = standing.verdict.value
    return AddressView(
        address=standing.address,
        verdict=verdict,
        says=t(f"guide-is-{verdict}", number=standing.number, status=look.status),
        bad=standing.verdict in _BAD,
        good=standing.verdict is Verdict.GENUINE,
        seen=""
        if look.needs_tor
        else t("guide-seen", at=when(visit, look.at_ms), browser=look.browser, count=look.count),
    )
