"""A visit: one request as a page sees it, and the answers a page can give."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from ploughshare import law
from ploughshare.desk import lists
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.exchange import Exchanger
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.pages.session import Session
from ploughshare.desk.pages.words import LANGUAGES, LawWords, PageWords, law_words, page_words
from ploughshare.desk.state import CaseState
from ploughshare.desk.watch.watching import Watcher

ROOT = "/desk"
"""Every page stands below this path, and the session's cookie is sent nowhere else."""


class NotHereError(Exception):
    """There is no such page, or no such case."""


class FormError(Exception):
    """What was typed cannot be taken; `words` is the id of the sentence that says why."""

    def __init__(self, words: str, **values: str | int) -> None:
        super().__init__(words)
        self.words = words
        self.values = values


@dataclass(frozen=True)
class Desk:
    """What the pages work with: an open case book, the law, and who exchanges with the relay, if anybody.

    `pack_directory` holds the papers' templates; `reviewers`: the keys of those whose signature under the law
    this desk trusts; `watcher`: who looks in at the relay as people do, if anybody.
    """

    ledger: Ledger
    assessor: Assessor
    pack_directory: Path
    exchanger: Exchanger | None = None
    lang: str = "ru"
    reviewers: frozenset[str] = frozenset()
    watcher: Watcher | None = None

    @property
    def pack(self) -> law.Pack:
        """The law pack cases are judged by."""
        return self.assessor.pack

    def today(self) -> date:
        """Today by the case book's clock."""
        return self.ledger.today()

    def wake(self) -> None:
        """Something was written that should leave soon."""
        if self.exchanger is not None:
            self.exchanger.wake()


@dataclass(frozen=True)
class Visit:
    """One request: who asks (the session), for what (`args` of the path, `query`), with which form.

    `query` and `form` are as typed: pages parse them.
    """

    desk: Desk
    session: Session
    path: str
    args: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def today(self) -> date:
        """Today, the same for the whole visit."""
        return self.desk.today()

    @property
    def words(self) -> PageWords:
        """The pages' own words in the session's language."""
        return page_words(self.session.lang)

    @property
    def law_words(self) -> LawWords:
        """The pack's words in the session's language, or in the first the pack has."""
        return law_words(self.desk.pack, self.session.lang)

    @property
    def ledger(self) -> Ledger:
        """The case book."""
        return self.desk.ledger

    @property
    def case(self) -> bytes:
        """The id of the case the address names. Raises NotHereError."""
        case = self.session.case(self.args.get("case", ""))
        if case is None or not self.ledger.has_case(case):
            raise NotHereError
        return case

    @property
    def state(self) -> CaseState:
        """The case the address names. Raises NotHereError."""
        return self.ledger.state(self.case)

    @cached_property
    def lines(self) -> list[lists.QueueLine]:
        """The open cases as the queue has them, looked up once a visit, after what the visit wrote."""
        return lists.queue(self.ledger, self.desk.assessor, self.today)

    def case_url(self, case: bytes, rest: str = "") -> str:
        """The address of a case's page, good in this session only."""
        return f"{ROOT}/case/{self.session.handle(case)}{rest}"

    def typed(self, name: str, chars_max: int = 2_000) -> str:
        """A text of the form, trimmed, line ends as \\n. Raises FormError where it is too long."""
        text = next(iter(self.form.get(name, ())), "").replace("\r\n", "\n").strip()
        if len(text) > chars_max:
            raise FormError("error-too-long", chars=chars_max)
        if any(ord(letter) < ord(" ") and letter not in "\n\t" for letter in text):
            raise FormError("error-control")
        return text

    def typed_day(self, name: str) -> date | None:
        """A day of the form, None where it is empty. Raises FormError."""
        return parse_day(self.typed(name, 10))

    def asked_day(self, name: str) -> date | None:
        """A day of the query; None where there is none or it is no day."""
        try:
            return parse_day(self.query.get(name, ""))
        except FormError:
            return None

    def notice(self, words: str, **values: str | int) -> None:
        """Shows a sentence on the next page."""
        self.session.notice = self.words(words, **values)


@dataclass(frozen=True)
class Shown:
    """A page. `locks`: the browser is to forget everything."""

    html: str
    status: int = 200
    locks: bool = False


@dataclass(frozen=True)
class Moved:
    """After a form: look there."""

    to: str


@dataclass(frozen=True)
class Handed:
    """A file made on the spot. `name` None: shown in the page, else saved under it."""

    data: bytes
    media_type: str
    name: str | None = None


@dataclass(frozen=True)
class Streamed:
    """A file to be saved, handed on piece by piece; `name` is ASCII and ours."""

    pieces: Iterator[bytes]
    size_bytes: int
    name: str


Answer = Shown | Moved | Handed | Streamed


def parse_day(untrusted_text: str) -> date | None:
    """A day written YYYY-MM-DD between 1900 and 2099; None for nothing. Raises FormError."""
    if not untrusted_text:
        return None
    try:
        day = date.fromisoformat(untrusted_text)
    except ValueError:
        raise FormError("error-day") from None
    if len(untrusted_text) != len("2022-09-24") or not 1900 <= day.year <= 2099:
        raise FormError("error-day")
    return day


def moment(wall: int) -> datetime:
    """Milliseconds since 1970 in this machine's zone."""
    return datetime.fromtimestamp(wall / 1_000, tz=UTC).astimezone()


def other_language(lang: str) -> str:
    """The language the switch offers."""
    return next(other for other in LANGUAGES if other != lang)
