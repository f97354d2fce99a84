"""What `ploughshare desk status` says: counts and words, no names."""

from dataclasses import asdict, dataclass

from ploughshare.desk import inbox, reading, recovery, swallowed, tallying
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.members import fingerprint
from ploughshare.desk.tally_words import view_lines
from ploughshare.desk.watch.telling import status_lines
from ploughshare.wire import JsonValue, Kind, b64u


@dataclass(frozen=True)
class DeskStatus:
    """Counts of a vault; `admitted`: whether this device has the team's key;
    `guide`: sentences on what the relay serves people, alarms first; `views`: on what it shows which desk,
    and `views_ring` whether somebody should look."""

    desk: str
    fingerprint: str
    member: str
    admitted: bool
    members: int
    open_cases: int
    closed_cases: int
    quarantined: int
    disputed_cases: int
    update_needed: int
    waiting_events: int
    waiting_replies: int
    held_records: int
    not_understood: int
    relay_lost: int
    relay_swallowed: int
    relay_old_roster: bool
    recovery_old_days: int
    colleague_clock_ahead_minutes: int
    demonstration: bool
    missing: int = 0
    views_ring: bool = False
    guide: tuple[str, ...] = ()
    views: tuple[str, ...] = ()

    def to_json(self) -> dict[str, JsonValue]:
        """As an object."""
        return {**asdict(self), "guide": list(self.guide), "views": list(self.views)}

    def lines(self) -> list[str]:
        """As sentences; of what may wait for somebody, only what does."""
        waiting = [
            f"{what}: {count}. {way_out}"
            for count, what, way_out in (
                (self.waiting_replies, "Replies not sent yet", "They go out at the next exchange."),
                (
                    self.waiting_events,
                    "Entries colleagues do not have yet",
                    "They go out at the next exchange.",
                ),
                (self.disputed_cases, "Cases where colleagues wrote different things", "Settle them."),
                (self.quarantined, "Entries set aside, by somebody who may not write them", "Look at them."),
                (self.update_needed, "Cases with entries of a newer version", "Update this program."),
                (
                    self.missing,
                    "Entries that colleagues had seen and that have not come",
                    "Exchange again; if they stay away, the relay keeps them back: ask its operator.",
                ),
                (self.held_records, "Sealed records whose key has not come yet", "Exchange again later."),
                (
                    self.not_understood,
                    "Records of the relay that are no letter or key of this desk",
                    "They were left there.",
                ),
                (
                    self.relay_lost,
                    "Times the relay had lost entries it had shown before",
                    "It was given ours again; ask its operator.",
                ),
                (
                    self.recovery_old_days,
                    "Days since the last recovery file",
                    "Make another: ploughshare desk recovery.",
                ),
                (
                    self.relay_swallowed,
                    "Entries or replies the relay took and did not hand out",
                    "They were given to it again; ask its operator.",
                ),
                (
                    self.colleague_clock_ahead_minutes,
                    "Minutes a colleague's clock is ahead",
                    "Compare clocks.",
                ),
            )
            if count
        ]
        if self.relay_old_roster:
            waiting.insert(
                0,
                "The relay shows an older list of members than before, or than colleagues tell of: who writes"
                " now may write to somebody who has left. Ask its operator; give people another address.",
            )
        if not self.admitted:
            waiting.insert(0, "This device is not let in yet: give a colleague its request, then exchange.")
        if self.demonstration:
            waiting.insert(0, "A demonstration: not for real people.")
        return [
            f"Desk {self.desk}",
            f"Its digits: {self.fingerprint}",
            f"You are {self.member}.",
            f"Members: {self.members}. Open cases: {self.open_cases}, closed: {self.closed_cases}.",
            *(waiting or ["Nothing waits for anybody."]),
            *self.views,
            *self.guide,
        ]


def _recovery_old_days(ledger: Ledger) -> int:
    """The age of the recovery file once it is too great; 0 before, and where none was made here."""
    age = recovery.days_old(ledger, ledger.today()) or 0
    return age if age > recovery.RENEW_DAYS else 0


def read_status(ledger: Ledger) -> DeskStatus:
    """Counts everything."""
    vault = ledger.vault
    states = [ledger.state(summary.stream) for summary in vault.summaries()]
    return DeskStatus(
        desk=b64u(ledger.home.root_public),
        fingerprint=fingerprint(ledger.home.root_public),
        member=ledger.home.device.name,
        admitted=bool(vault.event_keys(b"")),
        members=sum(1 for member in ledger.team.members.values() if not member.removed),
        open_cases=sum(1 for state in states if state.status == "open"),
        closed_cases=sum(1 for state in states if state.status == "closed"),
        quarantined=sum(len(state.quarantine) for state in states) + len(ledger.team.quarantine),
        disputed_cases=sum(1 for state in states if state.disputed),
        update_needed=sum(1 for state in states if state.unread) + inbox.has_newer(ledger),
        waiting_events=len(vault.outgoing_events()),
        waiting_replies=len(vault.outgoing_replies()),
        held_records=vault.held_count() - vault.held_count(Kind.WRAP),
        not_understood=inbox.not_understood(ledger),
        relay_lost=reading.times_lost(ledger),
        relay_swallowed=swallowed.times(ledger),
        relay_old_roster=reading.shows_old_roster(ledger),
        recovery_old_days=_recovery_old_days(ledger),
        colleague_clock_ahead_minutes=ledger.colleagues_ahead_minutes(),
        demonstration=vault.header.stretching.floor != "standard",
        missing=sum(state.missing for state in states) + ledger.team.missing,
        views_ring=tallying.look(ledger).rings,
        guide=tuple(status_lines(ledger)),
        views=tuple(view_lines(ledger)),
    )
