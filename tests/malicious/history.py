"""What was truly said, told apart from what anybody is shown: every message once, with what it followed."""

from __future__ import annotations

from dataclasses import dataclass, field

from ploughshare.desk.state import Message
from tests.malicious.page import Seen
from tests.malicious.parties import Desk


@dataclass(frozen=True)
class Uttered:
    """One message by its author's own account. `follows`, `answers`: texts; `by`: a member, "" the person."""

    by: str
    seq: int | None
    follows: str | None
    answers: str | None


@dataclass
class Truth:
    """Everything one person and the desks said to each other."""

    uttered: dict[str, Uttered] = field(default_factory=dict)
    """By text: every text is said once. Where a call failed, the place in the chain is not known (None)."""
    acknowledged: list[str] = field(default_factory=list)
    """Letters that the page said had gone."""
    replied: list[str] = field(default_factory=list)

    def _newest(self, texts: list[str], by_person: bool) -> str | None:
        best: str | None = None
        for text in texts:
            one = self.uttered[text]
            if (one.by == "") != by_person or one.seq is None:
                continue
            if best is None or one.seq > (self.uttered[best].seq or 0):
                best = text
        return best

    def wrote(self, text: str, seen: Seen) -> None:
        """The person wrote, and then saw this."""
        if seen.trouble is not None or any(t not in self.uttered for t in seen.texts if t != text):
            self.uttered[text] = Uttered("", None, None, None)
            return
        before = [other for other in seen.texts if other != text]
        if any(self.uttered[other].seq is None for other in before):
            self.uttered[text] = Uttered("", None, None, None)
        else:
            follows = self._newest(before, by_person=True)
            seq = 0 if follows is None else (self.uttered[follows].seq or 0) + 1
            self.uttered[text] = Uttered("", seq, follows, self._newest(before, by_person=False))
        self.acknowledged.append(text)

    def answered(self, text: str, desk: Desk, before: tuple[Message, ...], made: Message) -> None:
        """A desk sealed a reply when its conversation stood like this."""
        out = [m for m in before if m.way == "out" and m.seq == made.seq - 1 and m.held is None]
        letters = [m for m in before if m.way == "in"]
        newest = max(letters, key=lambda m: m.seq, default=None)
        self.uttered[text] = Uttered(
            desk.name, made.seq, out[0].text if out else None, None if newest is None else newest.text
        )
        self.replied.append(text)

    def check_page(self, seen: Seen) -> None:
        """Nothing but what was said, by whom it was said; in order and whole, or something is told."""
        for one in seen.said:
            assert one.text in self.uttered, f"nobody ever said {one.text}"
            true = self.uttered[one.text]
            assert one.by == ("person" if true.by == "" else "desk")
            assert one.name == true.by, f"{one.text} is said to be by {one.name}"
        if seen.noticed:
            return
        assert len(set(seen.texts)) == len(seen.texts), "shown twice"
        for place, text in enumerate(seen.texts):
            true = self.uttered[text]
            if true.seq is None:
                continue
            if true.follows is not None:
                assert true.follows in seen.texts[:place], f"{text} stands without what it follows"
            if true.answers is not None:
                assert true.answers in seen.texts, f"{text} stands without what it answers"

    def check_desk(self, desk: Desk, case: bytes) -> None:
        """The same for a desk, where each message carries what is wrong with it."""
        shown = {message.text: message for message in desk.messages(case)}
        assert len(shown) == len(desk.messages(case)), "shown twice"
        for text, message in shown.items():
            assert text in self.uttered, f"nobody ever said {text}"
            true = self.uttered[text]
            assert (message.way == "in") == (true.by == "")
            if message.way == "out":
                assert desk.name_of(message.by) == true.by
            if true.seq is None or message.held is not None:
                continue
            assert message.seq == true.seq
            broken = {"gap", "fork", "far", "answered_twice"} & set(message.findings)
            if true.follows is not None and not broken:
                assert true.follows in shown, f"{text} stands without what it follows"
            if true.answers is not None and "unknown_seen" not in message.findings:
                assert true.answers in shown, f"{text} stands without what it answers"
