"""What tallies show, in sentences for a terminal."""

from ploughshare.desk.ledger import Ledger
from ploughshare.desk.tallying import look
from ploughshare.desk.watch.telling import names
from ploughshare.wire import format_day

ASK = "Ask them by another way than the relay; ask its operator; move house where it cannot be explained."


def view_lines(ledger: Ledger) -> list[str]:
    """Of the relay's views of the stream, only what is odd."""
    found, known = look(ledger), names(ledger)
    lines = [
        f"Entries of {known.get(one.of, '?')} that {known.get(one.told_by, '?')} has and that have not come"
        f" to this desk: {one.count or 'some'}. Exchange again; if it stays, the relay keeps them back. {ASK}"
        for one in found.missing
    ]
    lines += [
        f"The desk of {known.get(member, '?')} was shown nothing that this one wrote since {format_day(day)}."
        f" {ASK}"
        for member, day in found.behind
    ]
    lines += [
        f"The desk of {known.get(member, '?')} was shown less than this one. {ASK}" for member in found.less
    ]
    lines += [
        f"The desk of {known.get(one.member, '?')} has not been heard of for {one.days} days: it is off, its"
        f" clock is wrong, or the relay keeps back what it writes. Ask them by another way than the relay."
        for one in found.silent
    ]
    if found.alone:
        lines.append("No colleague is heard of: the relay may show this desk nothing new at all.")
    return lines
