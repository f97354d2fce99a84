"""Members, persons with two devices, letting in and out, and a relay that lies, in any order (Hypothesis).

Whatever is shown was said, by whom it says; it is in order and whole, or something is said to be wrong. At
the end the relay is honest again, everybody writes once more, and whatever did not arrive is then noticed;
what the relay still had comes by itself within days.
PLOUGHSHARE_MACHINE_EXAMPLES=200 makes a longer run: other histories each time, a failing one made short.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from ploughshare.desk import members, outbox
from ploughshare.desk.clock import DAY_MS
from ploughshare.desk.ledger import wall_ms
from tests.desk.desks import TODAY, colleague, founder
from tests.malicious.faults import FAULTS, SHARES, toward
from tests.malicious.history import Truth
from tests.malicious.liar import COLLECT, EVENTS, FETCH, LISTS, ROSTER, WRAPS, lying_relay
from tests.malicious.page import Page, Pages, Seen
from tests.malicious.parties import Desk, roster_of

EXAMPLES = int(os.environ.get("PLOUGHSHARE_MACHINE_EXAMPLES", "0"))
STEPS = 14
PERSONS_MAX, DESKS_MAX = 2, 3
SWALLOWED = (
    "/v1/mailbox/letter", "/v1/mailbox/keys", "/v1/desk/reply", "/v1/desk/event", "/v1/desk/wrap",
)  # fmt: skip


@dataclass
class Person:
    """One person, on two devices, and what is true of the conversation."""

    devices: list[Page]
    truth: Truth = field(default_factory=Truth)
    noticed: bool = False
    """At the last look of any device."""

    @property
    def case(self) -> bytes:
        return self.devices[0].case


class LyingRelayMachine(RuleBasedStateMachine):
    """The system; its rules are what people and the relay may do next."""

    pages: Pages

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.relay = self.stack.enter_context(lying_relay(self.folder / "relay"))
        self.olga = self._desk(founder(self.folder / "olga", self.relay.address))
        self.desks = [self.olga]
        self.persons: list[Person] = []
        self.said = 0
        self.rosters = [roster_of(self.olga.ledger)]
        assert self.olga.exchange() is None
        self.a_member_is_let_in()
        self.somebody_comes()
        self.everybody_exchanges()

    def _desk(self, ledger: object) -> Desk:
        desk = Desk(ledger, self.relay)  # type: ignore[arg-type]
        self.stack.callback(desk.ledger.vault.close)
        return desk

    def _text(self) -> str:
        self.said += 1
        return f"Сообщение {self.said}."

    # --- persons ---

    @precondition(lambda self: len(self.persons) < PERSONS_MAX)
    @rule()
    def somebody_comes(self) -> None:
        """With the guide of today, and a second device that knows the words."""
        page = Page(self.pages, self.olga.ledger.home.root_public, (self.relay.address,), self.rosters[-1])
        person = Person([page, page.again()])
        self.persons.append(person)
        self._writes(person, page)

    @precondition(lambda self: self.persons)
    @rule(data=st.data())
    def somebody_writes(self, data: st.DataObject) -> None:
        """From one of their devices."""
        person = data.draw(st.sampled_from(self.persons))
        self._writes(person, data.draw(st.sampled_from(person.devices)))

    def _writes(self, person: Person, device: Page) -> Seen:
        text = self._text()
        seen = device.send(text, TODAY)
        person.truth.wrote(text, seen)
        person.truth.check_page(seen)
        return seen

    @precondition(lambda self: self.persons)
    @rule(data=st.data())
    def somebody_reads(self, data: st.DataObject) -> None:
        """On one of their devices, or on one that knows nothing but the words."""
        person = data.draw(st.sampled_from(self.persons))
        device = data.draw(st.sampled_from([*person.devices, None]))
        person.truth.check_page((device or person.devices[0].again()).read())

    # --- desks ---

    @rule()
    def everybody_exchanges(self) -> None:
        """In a row; whatever comes of it."""
        for desk in self.desks:
            self._exchanges(desk)

    @precondition(lambda self: self.persons)
    @rule(data=st.data())
    def a_desk_works(self, data: st.DataObject) -> None:
        """Looks what has come, answers, notes something, and exchanges again."""
        desk, person = data.draw(st.sampled_from(self.desks)), data.draw(st.sampled_from(self.persons))
        self._exchanges(desk)
        for _ in range(data.draw(st.integers(1, 2))):
            self._answers(desk, person)
        if desk.ledger.has_case(person.case):
            desk.note(person.case, self._text())
        self._exchanges(desk)

    def _exchanges(self, desk: Desk) -> str | None:
        failed = desk.exchange()
        for person in self.persons:
            person.truth.check_desk(desk, person.case)
        return failed

    def _answers(self, desk: Desk, person: Person) -> None:
        if not any(message.way == "in" for message in desk.messages(person.case)):
            return
        before, text = desk.messages(person.case), self._text()
        try:
            desk.reply(person.case, text)
        except (outbox.NoMailboxError, outbox.AnsweredMeanwhileError):
            return
        (made,) = [message for message in desk.messages(person.case) if message.text == text]
        person.truth.answered(text, desk, before, made)

    @precondition(lambda self: len(self.desks) < DESKS_MAX)
    @rule()
    def a_member_is_let_in(self) -> None:
        """By Olga, who has the root key."""
        self.said += 1
        self.desks.append(
            self._desk(colleague(self.olga.ledger, self.folder / f"desk-{self.said}", f"Член {self.said}"))
        )
        self.rosters.append(roster_of(self.olga.ledger))
        for desk in (self.olga, self.desks[-1], self.olga):
            self._exchanges(desk)

    @precondition(lambda self: len(self.desks) > 1)
    @rule(data=st.data())
    def a_member_is_let_out(self, data: st.DataObject) -> None:
        """From here on nothing is promised to them."""
        leaving = data.draw(st.sampled_from(self.desks[1:]))
        self.desks.remove(leaving)
        members.let_out(self.olga.ledger, leaving.ledger.me, TODAY)
        self.rosters.append(roster_of(self.olga.ledger))

    # --- the relay ---

    @rule(fault=st.sampled_from(sorted(FAULTS)), share=st.integers(0, SHARES - 1))
    def the_relay_lies_to_persons(self, fault: str, share: int) -> None:
        """In every way, for a look; in one of them until it does otherwise."""
        self._everybody_looks_at_lies()
        self.relay.liar.views[FETCH] = FAULTS[fault](share)

    def _everybody_looks_at_lies(self) -> None:
        """On a device that knows nothing but the words."""
        for fault in FAULTS.values():
            for share in range(SHARES):
                self.relay.liar.views[FETCH] = fault(share)
                for person in self.persons:
                    person.truth.check_page(person.devices[0].again().read())

    @rule(
        path=st.sampled_from((COLLECT, EVENTS, EVENTS, WRAPS)),
        fault=st.sampled_from(("drops", "drops", *sorted(FAULTS))),
        share=st.integers(0, SHARES - 1),
        data=st.data(),
    )
    def the_relay_lies_to_desks(self, path: str, fault: str, share: int, data: st.DataObject) -> None:
        """To all, or to one."""
        view = FAULTS[fault](share)
        if data.draw(st.booleans()):
            view = toward(data.draw(st.sampled_from(self.desks)).public, view)
        self.relay.liar.views[path] = view
        self.everybody_exchanges()

    @rule(data=st.data(), what=st.sampled_from(("swallows", "cuts", "shows an old roster", "forgets")))
    def the_relay_does_worse(self, data: st.DataObject, what: str) -> None:
        """Keeps nothing, cuts answers, shows what was true once, answers what was asked long ago."""
        liar = self.relay.liar
        if what == "swallows":
            swallowed = data.draw(st.sampled_from(SWALLOWED))
            liar.swallows = lambda path, _call: path == swallowed
        elif what == "cuts":
            path = data.draw(st.sampled_from((*LISTS, ROSTER, "/v1/mailbox/letter", "/v1/desk/reply")))
            liar.says = lambda said: said.body[: len(said.body) // 2] if said.path == path else said.body
        elif what == "forgets":
            liar.forgets_after = frozenset(LISTS)
        else:
            old = data.draw(st.sampled_from(self.rosters))
            liar.says = lambda said: old if (said.path, said.status) == (ROSTER, 200) else said.body

    @rule()
    def the_relay_is_honest(self) -> None:
        """Until it is not."""
        self.relay.liar.honest()

    # --- the end ---

    def teardown(self) -> None:
        """Everybody writes once more; whatever did not arrive is noticed."""
        try:
            self._close()
        finally:
            self.stack.close()

    def _close(self) -> None:
        self._everybody_looks_at_lies()
        self.relay.liar.honest()
        failed: dict[bytes, bool] = {}
        for _ in range(2):
            for desk in self.desks:
                failed[desk.public] = self._exchanges(desk) is not None
        for person in self.persons:
            seen = [device.read() for device in person.devices]
            seen.append(self._writes(person, person.devices[0]))
            person.noticed = any(one.noticed for one in seen)
        for desk in self.desks:
            failed[desk.public] = self._exchanges(desk) is not None
        for person in self.persons:
            self._answers(self.olga, person)
            for desk in self.desks:
                if desk.ledger.has_case(person.case) and not failed[desk.public]:
                    desk.note(person.case, self._text())
        for _ in range(2):
            for desk in self.desks:
                failed[desk.public] = self._exchanges(desk) is not None
        self._days_pass(failed)
        for person in self.persons:
            last = person.devices[0].read()
            person.truth.check_page(last)
            person.noticed = person.noticed or last.noticed
            self._arrived_or_noticed(person, last, failed)
            self._came_by_itself(person, last, failed)

    def _days_pass(self, failed: dict[bytes, bool]) -> None:
        """What was skipped is asked for again, and tallies cross."""
        for day in (1, 2, 4):
            for desk in self.desks:
                desk.ledger.wall = lambda day=day: wall_ms() + day * DAY_MS  # type: ignore[misc]
                failed[desk.public] = self._exchanges(desk) is not None

    def _came_by_itself(self, person: Person, last: Seen, failed: dict[bytes, bool]) -> None:
        """Whatever the relay had kept all the time, and any key opens, stands at every desk in the end."""
        for desk in self.desks:
            status = desk.status
            if failed[desk.public] or status.held_records or status.not_understood:
                continue
            late = [
                one.text
                for one in last.said
                if one.by == "person" and one.text not in desk.texts(person.case)
            ]
            assert not late, (desk.name, late)

    def _arrived_or_noticed(self, person: Person, last: Seen, failed: dict[bytes, bool]) -> None:
        for desk in self.desks:
            texts = desk.texts(person.case)
            lost = [text for text in person.truth.acknowledged if text not in texts]
            assert not lost or person.noticed or desk.alarm or failed[desk.public], (desk.name, lost)
            gone = [
                message.text
                for message in desk.messages(person.case)
                if message.way == "out" and message.sent and message.text not in last.texts
            ]
            assert not gone or person.noticed or desk.alarm or failed[desk.public], (desk.name, gone)
            if not (desk.alarm or self.olga.alarm or failed[desk.public] or failed[self.olga.public]):
                assert desk.state_of(person.case) == self.olga.state_of(person.case)


@pytest.mark.slow
def test_what_is_shown_is_what_was_said_or_an_alarm_is_up(browser_code: Pages) -> None:
    LyingRelayMachine.pages = browser_code
    run_state_machine_as_test(
        LyingRelayMachine,
        settings=settings(
            max_examples=EXAMPLES or 10,
            stateful_step_count=STEPS,
            deadline=None,
            phases=[Phase.generate, Phase.shrink] if EXAMPLES else [Phase.generate],
            derandomize=not EXAMPLES,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
