"""Papers of a case: which the rules allow and why not, the form, its picture, and what was sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ploughshare import law
from ploughshare.desk import assessing, cases, papers
from ploughshare.desk.pages.case import head
from ploughshare.desk.pages.finding import FindingView, finding_view
from ploughshare.desk.pages.frame import render, when, who
from ploughshare.desk.pages.visit import Answer, FormError, Handed, Moved, NotHereError, Visit
from ploughshare.desk.pages.words import law_words
from ploughshare.desk.state import CaseState, PaperVersion
from ploughshare.law.pack import Paper
from ploughshare.wire import ID_BYTES, WireError, b64u, from_b64u

APPROVED = "approved"
"""The draft's own mark that its author, a counsellor, approved it where the rules leave it to one."""
BY_COUNSELLOR = "_by_counsellor"
PAPER_LANGUAGE = "ru"

_PREFILLED = {"from_name": "name", "from_rank": "rank", "unit": "unit"}


@dataclass(frozen=True)
class OnDay:
    """What the rules say of a paper on one day: yes, counsellor, may or no, by which findings."""

    day: date
    says: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class Offer:
    """Whether a paper may be drafted: offered, counsellor (with an approval), may (questions open) or no."""

    paper: str
    title: str
    about: str
    standing: str
    by_day: tuple[tuple[str, OnDay], ...]

    @property
    def open(self) -> bool:
        """Whether there is a form for it."""
        return self.standing in ("offered", "counsellor")


@dataclass(frozen=True)
class FieldView:
    """A field of the form as shown."""

    id: str
    type: str
    label: str
    hint: str
    value: str
    missing: bool
    required: bool


@dataclass(frozen=True)
class VersionView:
    """A version of a paper as shown; `pages` are the numbers of its pictures."""

    draft: str
    title: str
    paper: str
    by: str
    at: str
    hash: str
    approved: bool
    sendings: tuple[tuple[str, str, str, str], ...]
    pages: tuple[int, ...]


def show(visit: Visit) -> Answer:
    """Every paper of the pack, what the rules say of it, and the versions made so far."""
    state = visit.state
    return render(
        visit,
        "papers.html",
        nav="queue",
        title=visit.words("papers-title"),
        head=head(visit, state),
        tab="papers",
        offers=[offer(visit, state, paper) for paper in visit.desk.pack.papers],
        versions=[_version(visit, version) for version in reversed(state.papers)],
    )


def edit(visit: Visit) -> Answer:
    """The form of one paper beside the picture of its newest version."""
    state, paper = visit.state, _paper(visit)
    newest = _newest(state, paper.id)
    values = dict(newest.fields) if newest is not None else _prefill(visit, state, paper)
    return _form_page(visit, state, paper, values, wrong="", tried=newest is not None)


def keep(visit: Visit) -> Answer:
    """Keeps a version; where nothing is missing, makes the file and keeps its hash."""
    state, paper = visit.state, _paper(visit)
    allowed = offer(visit, state, paper)
    if not allowed.open:
        raise FormError("error-paper-not-allowed")
    typed = {name: next(iter(values), "") for name, values in visit.form.items()}
    try:
        values = papers.parse_fields(visit.desk.pack, paper.id, typed)
    except papers.FieldError as error:
        label = visit.law_words.text(f"paper-{paper.id}-field-{error.field}", error.field)
        ident = f"error-{error.reason.replace('_', '-')}"
        said = visit.words(ident, chars=error.most)
        return _form_page(visit, state, paper, typed, wrong=f"{label}. {said}", tried=True, status=400)
    empty = papers.missing(visit.desk.pack, paper.id, values)
    made = None if empty else papers.draft(visit.desk.pack, visit.desk.pack_directory, paper.id, values)
    if visit.form.get(APPROVED) and allowed.standing == "counsellor":
        values[APPROVED] = "yes"
    cases.draft_paper(
        visit.ledger, state.id, paper.id, values, PAPER_LANGUAGE, None if made is None else made.sha256
    )
    visit.desk.wake()
    visit.notice("notice-paper-missing" if made is None else "notice-paper-made", count=len(empty))
    return Moved(visit.case_url(state.id, f"/papers/{paper.id}#picture"))


def picture(visit: Visit) -> Answer:
    """One page of a version as a picture."""
    made, number = _made(visit, visit.state)[1], visit.args.get("number", "")
    if not number.isdecimal() or not 1 <= int(number) <= len(made.pages):
        raise NotHereError
    return Handed(made.pages[int(number) - 1], "image/png")


def pdf(visit: Visit) -> Answer:
    """The file of a version, if the rules or an approval allow it to leave."""
    state = visit.state
    version, made = _made(visit, state)
    if not _may_leave(visit, state, version):
        raise FormError("error-paper-approval")
    return Handed(made.pdf, "application/pdf", f"{version.paper}.pdf")


def leaving(visit: Visit, state: CaseState) -> list[tuple[str, str, str]]:
    """The versions that may leave, the newest first: draft, title, when it was made."""
    return [
        (b64u(version.draft), _title(visit, version), when(visit, version.wall))
        for version in reversed(state.papers)
        if _may_leave(visit, state, version)
    ]


def leaving_pdf(visit: Visit, state: CaseState, untrusted_draft: str) -> tuple[str, bytes]:
    """Title and file of a version that may leave. Raises FormError, PaperError."""
    for version in state.papers:
        if b64u(version.draft) == untrusted_draft and _may_leave(visit, state, version):
            made = _make(visit, version)
            if made.sha256 != version.hash:
                raise FormError("error-paper-changed")
            return _title(visit, version), made.pdf
    raise FormError("error-paper-approval")


def sent(visit: Visit) -> Answer:
    """Records that a version went out: how, when, with which number. Two presses count once."""
    state = visit.state
    version = _drafted(visit, state)
    if version.hash is None or not _may_leave(visit, state, version):
        raise FormError("error-paper-approval")
    how, day = visit.typed("how", 200), visit.typed_day("day")
    if not how or day is None:
        raise FormError("error-how")
    try:
        key = from_b64u(visit.typed("key", 64), ID_BYTES)
    except WireError:
        raise FormError("error-gone") from None
    cases.send_paper(
        visit.ledger, state.id, version.draft, key=key, how=how, day=day, proof=visit.typed("proof", 200)
    )
    visit.desk.wake()
    visit.notice("notice-paper-sent")
    return Moved(visit.case_url(state.id, "/papers"))


def offer(visit: Visit, state: CaseState, paper: Paper) -> Offer:
    """What the rules say of a paper on the case's day and today.

    It is filed today, so both days must offer it; where only one does, or the rules leave it to a
    counsellor, a counsellor's approval is asked for and recorded.
    """
    own_day = assessing.day_asked(state, visit.today)
    own = _on_day(visit, state, paper, own_day)
    now = own if own_day == visit.today else _on_day(visit, state, paper, visit.today)
    says = {own.says, now.says}
    if says == {"yes"}:
        standing = "offered"
    elif says & {"yes", "counsellor"}:
        standing = "counsellor"
    else:
        standing = "may" if "may" in says else "no"
    words = visit.law_words
    return Offer(
        paper=paper.id,
        title=words.text(f"paper-{paper.id}", paper.id),
        about=words.text(f"paper-{paper.id}.about"),
        standing=standing,
        by_day=_by_day(visit, own, now),
    )


def _by_day(visit: Visit, own: OnDay, now: OnDay) -> tuple[tuple[str, OnDay], ...]:
    """What is said on the case's day and today, once where both days say the same."""
    own_text, now_text = visit.words.day(own.day), visit.words.day(now.day)
    if own.day == now.day:
        return ((own_text, own),)
    same = [found.key for found in own.findings] == [found.key for found in now.findings]
    if own.says == now.says and same:
        return ((visit.words("and-day", first=own_text, last=now_text), own),)
    return ((own_text, own), (now_text, now))


def _on_day(visit: Visit, state: CaseState, paper: Paper, day: date) -> OnDay:
    judged = visit.desk.assessor.judge(assessing.answers_of(state), day).assessment
    own = [found for found in judged.findings if found.outcome == paper.outcome]
    counsellors = [found for found in judged.findings if found.outcome == paper.outcome + BY_COUNSELLOR]
    for says, findings in (("yes", own), ("counsellor", counsellors)):
        if any(found.holds for found in findings):
            held = [found for found in findings if found.holds]
            return OnDay(day, says, _views(visit, held, judged))
    return OnDay(day, "may" if own else "no", _views(visit, own, judged))


def _views(visit: Visit, findings: Iterable[law.Finding], judged: law.Assessment) -> tuple[FindingView, ...]:
    return tuple(finding_view(visit, found, judged.answers) for found in findings)


def _form_page(
    visit: Visit,
    state: CaseState,
    paper: Paper,
    values: dict[str, str],
    *,
    wrong: str,
    tried: bool,
    status: int = 200,
) -> Answer:
    newest = _newest(state, paper.id)
    return render(
        visit,
        "paper.html",
        nav="queue",
        title=visit.words("papers-title"),
        status=status,
        head=head(visit, state),
        tab="papers",
        offer=offer(visit, state, paper),
        own_day=visit.words.day(assessing.day_asked(state, visit.today)),
        today_text=visit.words.day(visit.today),
        today=visit.today.isoformat(),
        fields=_fields(visit, paper, values, tried=tried),
        approved=values.get(APPROVED) == "yes",
        version=None if newest is None else _version(visit, newest, pictures=True),
        leaves=newest is not None and _may_leave(visit, state, newest),
        key=b64u(visit.ledger.random(ID_BYTES)),
        wrong=wrong,
    )


def _fields(visit: Visit, paper: Paper, values: dict[str, str], *, tried: bool) -> list[FieldView]:
    words = visit.law_words
    return [
        FieldView(
            id=field.id,
            type=field.type,
            label=words.text(f"paper-{paper.id}-field-{field.id}", field.id),
            hint=words.text(f"paper-{paper.id}-field-{field.id}.hint"),
            value=values.get(field.id, ""),
            missing=tried and field.required and not values.get(field.id, "").strip(),
            required=field.required,
        )
        for field in papers.fields_of(visit.desk.pack, paper.id)
    ]


def _prefill(visit: Visit, state: CaseState, paper: Paper) -> dict[str, str]:
    """What the case knows already, for the first version."""
    values = {"date": visit.today.isoformat()}
    for field, known in _PREFILLED.items():
        if known in state.fields and not state.fields[known].disputed:
            values[field] = state.fields[known].shown
    answers = assessing.answers_of(state)
    if isinstance(answers.get("wound_on"), str):
        values["wound_day"] = str(answers["wound_on"])
    return {name: value for name, value in values.items() if name in dict(paper.fields)}


def _version(visit: Visit, version: PaperVersion, *, pictures: bool = False) -> VersionView:
    pages: tuple[int, ...] = ()
    if pictures and version.hash is not None:
        pages = tuple(range(1, len(_make(visit, version).pages) + 1))
    return VersionView(
        draft=b64u(version.draft),
        title=visit.law_words.text(f"paper-{version.paper}", version.paper),
        paper=version.paper,
        by=who(visit, version.by),
        at=when(visit, version.wall),
        hash="" if version.hash is None else version.hash.hex(),
        approved=version.fields.get(APPROVED) == "yes",
        sendings=tuple(
            (who(visit, sending.by), visit.words.day(sending.day), sending.how, sending.proof)
            for sending in version.sendings
        ),
        pages=pages,
    )


def _title(visit: Visit, version: PaperVersion) -> str:
    """In the language of the paper, whichever the counsellor reads."""
    return law_words(visit.desk.pack, PAPER_LANGUAGE).text(f"paper-{version.paper}", version.paper)


def _paper(visit: Visit) -> Paper:
    for paper in visit.desk.pack.papers:
        if paper.id == visit.args.get("paper"):
            return paper
    raise NotHereError


def _newest(state: CaseState, paper: str) -> PaperVersion | None:
    return next((version for version in reversed(state.papers) if version.paper == paper), None)


def _drafted(visit: Visit, state: CaseState) -> PaperVersion:
    for version in state.papers:
        if b64u(version.draft) == visit.args.get("draft"):
            return version
    raise NotHereError


def _made(visit: Visit, state: CaseState) -> tuple[PaperVersion, papers.Draft]:
    version = _drafted(visit, state)
    if version.hash is None:
        raise NotHereError
    made = _make(visit, version)
    if made.sha256 != version.hash:
        raise FormError("error-paper-changed")
    return version, made


def _make(visit: Visit, version: PaperVersion) -> papers.Draft:
    """The file of a version, made anew: the same values give the same bytes."""
    values = {name: value for name, value in version.fields.items() if name != APPROVED}
    return papers.draft(visit.desk.pack, visit.desk.pack_directory, version.paper, values)


def _may_leave(visit: Visit, state: CaseState, version: PaperVersion) -> bool:
    paper = next((paper for paper in visit.desk.pack.papers if paper.id == version.paper), None)
    if paper is None or version.hash is None:
        return False
    standing = offer(visit, state, paper).standing
    return standing == "offered" or (standing == "counsellor" and version.fields.get(APPROVED) == "yes")
