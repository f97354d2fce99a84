"""Settings and what this is: language, keys, the law pack, and what lies on this machine."""

from datetime import date
from importlib.metadata import version

from ploughshare.desk.lock import DEMONSTRATION
from ploughshare.desk.pages.attached import cage_sentence
from ploughshare.desk.pages.frame import NAV, render
from ploughshare.desk.pages.visit import ROOT, Answer, Moved, Visit
from ploughshare.desk.pages.words import LANGUAGES


def show(visit: Visit) -> Answer:
    """The settings and facts of this desk."""
    pack, page, vault = visit.desk.pack, visit.words, visit.ledger.vault
    since, until = (page.day(date.fromordinal(day)) for day in pack.verified)
    stretching = vault.header.stretching
    return render(
        visit,
        "about.html",
        nav="about",
        title=page("about-title"),
        version=version("ploughshare"),
        pack=f"{pack.id} {pack.version}",
        pack_hash=pack.hash[:16],
        reviewed=pack.review == "reviewed",
        checked=page("span", since=since, until=until),
        open_cases=len(vault.summaries("open")),
        closed_cases=len(vault.summaries("closed")),
        memory_mib=stretching.memory_kib // 1024,
        passes=stretching.passes,
        demonstration=stretching.floor == DEMONSTRATION.floor,
        cage=cage_sentence(visit),
        go_keys=[(code.removeprefix("Key").lower(), name) for name, _, code in NAV],
    )


def set_language(visit: Visit) -> Answer:
    """Another language for the pages; then back to where one was."""
    lang = visit.typed("lang", 2)
    if lang in LANGUAGES:
        visit.session.lang = lang
    return Moved(_own_page(visit.typed("here", 300)))


def set_keys(visit: Visit) -> Answer:
    """Turns the single-letter keys on or off."""
    visit.session.keys = bool(visit.form.get("on"))
    return Moved(f"{ROOT}/about")


def exchange_now(visit: Visit) -> Answer:
    """Asks for an exchange with the relay now."""
    visit.desk.wake()
    visit.notice("notice-exchange")
    return Moved(_own_page(visit.typed("here", 300)))


def _own_page(untrusted_path: str) -> str:
    """The path if it is one of the desk's pages, else the queue."""
    return untrusted_path if untrusted_path.startswith(f"{ROOT}/") else f"{ROOT}/queue"
