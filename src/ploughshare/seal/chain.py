"""What a relay withheld, repeated or moved: the chain of a conversation, judged and never thinned (§4.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ploughshare.seal.letters import OpenedMessage
from ploughshare.seal.message import MessageKind
from ploughshare.wire import MAILBOX_RECORDS_MAX

What = Literal["gap", "repeat", "fork", "order", "unknown_seen", "far"]
AHEAD_MAX = MAILBOX_RECORDS_MAX
"""No honest gap is longer: a mailbox holds no more."""
KINDS: tuple[MessageKind, ...] = ("letter", "reply")


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong with a conversation, to be told to its reader in words.

    - gap: the messages numbered `seq` to `until` are not here;
    - repeat: message `seq` came again, byte for byte the same;
    - fork: number `seq` was given twice, or does not follow the message before it;
    - order: message `seq` came after a later one;
    - unknown_seen: message `seq` answers a message of the other side that is not here;
    - far: message `seq` stands further ahead than any gap can be; nothing follows it.
    """

    kind: MessageKind
    seq: int
    what: What
    until: int


@dataclass(frozen=True)
class Conversation:
    """Every message once, both sides, each side by number and then arrival; and what is wrong with them."""

    letters: tuple[OpenedMessage, ...]
    replies: tuple[OpenedMessage, ...]
    findings: tuple[Finding, ...]

    def last(self, kind: MessageKind) -> OpenedMessage | None:
        """The message the next one in this direction follows, and the other side's `seen`."""
        side = self.letters if kind == "letter" else self.replies
        end = reach(opened.message.seq for opened in side)
        return next((opened for opened in reversed(side) if opened.message.seq <= end), None)


def reach(numbers: Iterable[int]) -> int:
    """The number a side of a conversation has come to; -1 before the first. What is far ahead does not count.

    >>> reach([0, 1, 3, 9_007_199_254_740_991])
    3
    """
    end = -1
    for number in sorted(numbers):
        if number > end + AHEAD_MAX:
            break
        end = number
    return end


def check(arrived: Sequence[OpenedMessage]) -> Conversation:
    """Judge the messages of one case in the order they arrived."""
    findings: set[Finding] = set()
    sides: dict[MessageKind, list[OpenedMessage]] = {}
    for kind in KINDS:
        came = [opened for opened in arrived if opened.message.kind == kind]
        once = list({opened.hash: opened for opened in came}.values())
        seen: set[bytes] = set()
        highest, end = -1, reach(opened.message.seq for opened in came)
        for opened in came:
            seq = opened.message.seq
            if opened.hash in seen:
                findings.add(Finding(kind, seq, "repeat", seq))
            elif seq < highest:
                findings.add(Finding(kind, seq, "order", seq))
            seen.add(opened.hash)
            highest = max(highest, seq) if seq <= end else highest
        findings |= _links(kind, once)
        sides[kind] = sorted(once, key=lambda opened: opened.message.seq)
    letters, replies = sides["letter"], sides["reply"]
    findings |= _answered("letter", letters, replies) | _answered("reply", replies, letters)
    return Conversation(tuple(letters), tuple(replies), tuple(sorted(findings)))


def _links(kind: MessageKind, once: Sequence[OpenedMessage]) -> set[Finding]:
    findings = set()
    at: dict[int, set[bytes]] = {}
    for opened in once:
        at.setdefault(opened.message.seq, set()).add(opened.hash)
    expected, end = 0, reach(at)
    for seq in sorted(at):
        if seq > end:
            findings.add(Finding(kind, seq, "far", seq))
        elif seq > expected:
            findings.add(Finding(kind, expected, "gap", seq - 1))
        expected = seq + 1
        if len(at[seq]) > 1:
            findings.add(Finding(kind, seq, "fork", seq))
    for opened in once:
        seq = opened.message.seq
        before = at.get(seq - 1)
        if before is not None and opened.message.prev not in before:
            findings.add(Finding(kind, seq, "fork", seq))
    return findings


def _answered(
    kind: MessageKind, side: Sequence[OpenedMessage], other: Sequence[OpenedMessage]
) -> set[Finding]:
    known = {opened.hash for opened in other}
    return {
        Finding(kind, opened.message.seq, "unknown_seen", opened.message.seq)
        for opened in side
        if opened.message.seen is not None and opened.message.seen not in known
    }
