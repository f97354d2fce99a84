"""Members and keys: who reads here, whether all hold the same, and how somebody is let in or out."""

from dataclasses import dataclass

from ploughshare.desk import inbox, members, reading, sharing, swallowed, tallying
from ploughshare.desk.keys import NotAdmittedError
from ploughshare.desk.pages.frame import render
from ploughshare.desk.pages.visit import ROOT, Answer, FormError, Moved, Visit
from ploughshare.wire import ID_BYTES, Member, WireError, b64u, from_b64u

REQUEST_CHARS_MAX = 16_384


@dataclass(frozen=True)
class MemberView:
    """A member as shown. `same`, `coming`, `broken` count cases as they told theirs last."""

    id: str
    name: str
    me: bool
    founder: bool
    since: str
    fingerprint: str
    cases: int
    let_in_by: str
    heard: str
    told: bool
    same: int
    coming: int
    broken: int


def show(visit: Visit) -> Answer:
    """Everybody on the newest roster, and what is odd."""
    return _page(visit, None, "")


def request(visit: Visit) -> Answer:
    """A pasted request, shown with its fingerprint to be compared before anybody is let in."""
    text = visit.typed("request", REQUEST_CHARS_MAX)
    try:
        found = members.Request.parse(text, visit.ledger.home.root_public)
    except members.NotARequestError:
        raise FormError("error-request") from None
    return _page(visit, found, text)


def let_in(visit: Visit) -> Answer:
    """Lets a member in: the next roster, and every key wrapped for them."""
    if not visit.form.get("compared"):
        raise FormError("error-compared")
    try:
        found = members.Request.parse(
            visit.typed("request", REQUEST_CHARS_MAX), visit.ledger.home.root_public
        )
    except members.NotARequestError:
        raise FormError("error-request") from None
    members.let_in(visit.ledger, found, visit.today)
    visit.desk.wake()
    visit.notice("notice-let-in", name=found.name)
    return Moved(f"{ROOT}/team")


def let_out(visit: Visit) -> Answer:
    """Lets a member out: nothing new opens for them; what they have read they keep."""
    if not visit.form.get("sure"):
        raise FormError("error-sure")
    try:
        member = from_b64u(visit.typed("member", 64), ID_BYTES)
    except WireError:
        raise FormError("error-member") from None
    known = visit.ledger.vault.members().get(member)
    if known is None or member == visit.ledger.me:
        raise FormError("error-member")
    members.let_out(visit.ledger, member, visit.today)
    visit.desk.wake()
    visit.notice("notice-let-out", name=known[0])
    return Moved(f"{ROOT}/team")


def _page(visit: Visit, asking: members.Request | None, text: str) -> Answer:
    ledger = visit.ledger
    states = [ledger.state(summary.stream) for summary in ledger.vault.summaries()]
    try:
        signed = members.newest_roster(ledger.vault, ledger.home)
    except NotAdmittedError:
        signed = None
    return render(
        visit,
        "team.html",
        nav="team",
        title=visit.words("team-title"),
        members=[] if signed is None else _members(visit, signed.roster.members),
        version=0 if signed is None else signed.roster.version,
        relays=ledger.home.relays,
        desk_fingerprint=members.fingerprint(ledger.home.root_public),
        holds_root=ledger.home.root is not None,
        invitation="" if signed is None else members.invitation(ledger.vault, ledger.home).to_text(),
        asking=asking,
        asking_text=text,
        quarantined=sum(len(state.quarantine) for state in states) + len(ledger.team.quarantine),
        missing=sum(state.missing for state in states) + ledger.team.missing,
        views=_views(visit),
        newer=sum(len(state.unread) for state in states) + inbox.has_newer(ledger),
        not_understood=inbox.not_understood(ledger),
        relay_lost=reading.times_lost(ledger),
        swallowed=swallowed.times(ledger),
        old_roster=reading.shows_old_roster(ledger),
    )


def _views(visit: Visit) -> list[str]:
    """What is odd about what the relay shows whom, in sentences."""
    t, found = visit.words, tallying.look(visit.ledger)
    names = {member: known[0] for member, known in visit.ledger.vault.members().items()}

    def name(member: bytes) -> str:
        return names.get(member, "?")

    return [
        *(
            t("odd-views-missing", count=one.count, of=name(one.of), by=name(one.told_by))
            for one in found.missing
        ),
        *(t("odd-views-behind", name=name(member), day=t.day(day)) for member, day in found.behind),
        *(t("odd-views-less", name=name(member)) for member in found.less),
        *(
            t("odd-views-silent", name=name(one.member), day=t.day(one.last), days=one.days)
            for one in found.silent
        ),
        *([t("odd-views-alone")] if found.alone else []),
    ]


def _members(visit: Visit, roster: tuple[Member, ...]) -> list[MemberView]:
    ledger = visit.ledger
    told, last = sharing.compare(ledger), tallying.look(ledger).last
    owned: dict[bytes, int] = {}
    for summary in ledger.vault.summaries("open"):
        owner = ledger.state(summary.stream).owner
        if owner is not None:
            owned[owner] = owned.get(owner, 0) + 1
    names = {member: known[0] for member, known in ledger.vault.members().items()}
    found = []
    for member in roster:
        standing = ledger.team.members.get(member.id)
        compared = list(told.get(member.id, {}).values())
        found.append(
            MemberView(
                id=b64u(member.id),
                name=member.name,
                me=member.id == ledger.me,
                founder=member.id == ledger.home.founder,
                since=visit.words.day(member.since),
                fingerprint=members.fingerprint(member.sign + member.recipient.encode()),
                cases=owned.get(member.id, 0),
                let_in_by=""
                if standing is None or standing.parent is None
                else names.get(standing.parent, ""),
                heard=visit.words.day(last[member.id]) if member.id in last else "",
                told=member.id in told,
                same=compared.count(sharing.Agreement.SAME),
                coming=compared.count(sharing.Agreement.COMING),
                broken=compared.count(sharing.Agreement.BROKEN),
            )
        )
    return found
