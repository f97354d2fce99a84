"""The page before one is inside: the one-time code, or the passphrase after a lock."""

from ploughshare.desk.pages.frame import render_alone
from ploughshare.desk.pages.visit import ROOT
from ploughshare.desk.pages.words import LANGUAGES, page_words


def page(lang: str, *, locked: bool = False, refused: bool = False, typed: str = "") -> str:
    """The entry in every language at once: nobody is known here yet, so nobody's choice is.

    `typed`: what somebody sent when the desk had already locked itself.
    """
    first = [lang, *(other for other in LANGUAGES if other != lang)]
    return render_alone(
        "entry.html",
        root=ROOT,
        lang=lang,
        all_words=[page_words(one) for one in first],
        locked=locked,
        refused=refused,
        typed=typed,
    )
