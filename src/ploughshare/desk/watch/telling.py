"""What the watch found, in sentences for a terminal."""

from ploughshare.desk.ledger import Ledger
from ploughshare.desk.watch.events import CHANGED
from ploughshare.desk.watch.judge import Verdict
from ploughshare.desk.watch.keeping import Ring, Standing, is_behind, rings, signed_guides, standings
from ploughshare.wire import JsonValue, format_day

WHAT_TO_DO = (
    "Treat this address as hostile: tell people by your other ways not to open it, and where to go instead.",
    "Keep what was served: ploughshare desk watch --save FILE.",
    "Ask its operator, by another way than the relay. If it was not them, the machine is not yours any more:",
    "move house (docs/operate.md), and build and sign a guide with the new address.",
    "Whoever wrote through that page may have been read: warn them.",
)
_SAID = {
    Verdict.GENUINE: "serves the signed guide {number}.",
    Verdict.OLDER: "serves guide {number}, an older one of yours; the operator has to put up the newest.",
    Verdict.CHANGED: "SERVES ANOTHER PAGE than any that was signed.",
    Verdict.DIVERTED: "LEADS PEOPLE ELSEWHERE, or makes their browsers tell somebody ({acting}).",
    Verdict.UNREADABLE: "serves a page that is too large, or packed in a way the relay never packs it.",
    Verdict.NO_GUIDE: "serves no guide (status {status}).",
    Verdict.NOT_REACHED: "does not answer.",
    Verdict.NEEDS_TOR: "is reached through Tor only: give --proxy.",
    Verdict.UNSIGNED: "serves a page, and no guide of this desk was signed yet: ploughshare guide sign.",
}


def standing_line(standing: Standing) -> str:
    """One address, in one sentence."""
    if standing.look is None or standing.verdict is None:
        return f"{standing.address} was not looked at yet."
    said = _SAID[standing.verdict].format(
        number=standing.number,
        acting=", ".join(standing.look.acting),
        status=standing.look.status,
    )
    return f"{standing.address} {said}"


def ring_line(ring: Ring, who: str) -> str:
    """One alarm, in one sentence."""
    what = "another page than any signed one" if ring.alarm.what == CHANGED else "the page led elsewhere"
    return f"{format_day(ring.alarm.day)}, seen by {who}: {ring.alarm.address}: {what}."


def names(ledger: Ledger) -> dict[bytes, str]:
    """Members by id."""
    return {member: known[0] for member, known in ledger.vault.members().items()}


def status_lines(ledger: Ledger) -> list[str]:
    """What `desk status` says of the guide: alarms first, with what to do; nothing where all is well."""
    ringing = rings(ledger)
    lines = [f"ALARM. {ring_line(ring, names(ledger).get(ring.by, '?'))}" for ring in ringing]
    if ringing:
        lines += WHAT_TO_DO
    if not signed_guides(ledger):
        lines.append(
            "No guide was signed: nobody can tell whether the relay serves yours. ploughshare guide sign"
        )
    quiet = (Verdict.GENUINE, Verdict.CHANGED, Verdict.DIVERTED, Verdict.UNSIGNED)
    for standing in standings(ledger):
        older_in_time = standing.verdict is Verdict.OLDER and not is_behind(ledger, standing)
        if standing.verdict is not None and standing.verdict not in quiet and not older_in_time:
            lines.append(standing_line(standing))
    return lines


def to_json(ledger: Ledger) -> dict[str, JsonValue]:
    """As an object, without a time finer than a day."""
    signed = signed_guides(ledger)
    return {
        "signed": signed[-1].number if signed else None,
        "addresses": [
            {
                "address": one.address,
                "verdict": None if one.verdict is None else one.verdict.value,
                "guide": one.number or None,
                "looks": 0 if one.look is None else one.look.count,
            }
            for one in standings(ledger)
        ],
        "alarms": [
            {"address": ring.alarm.address, "what": ring.alarm.what, "day": format_day(ring.alarm.day)}
            for ring in rings(ledger)
        ],
    }
