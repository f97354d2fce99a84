"""Convergence: any order, any duplication, wrong clocks, forgeries: one state."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.desk.body import Body
from ploughshare.desk.clock import DAY_MS
from ploughshare.desk.events import Event, parse_event
from ploughshare.desk.history import History
from ploughshare.desk.kinds import (
    AnswerSet,
    CaseClose,
    CaseOpen,
    CaseReopen,
    Claim,
    ConsentGrant,
    ConsentWithdraw,
    DangerSet,
    DeadlineSet,
    FieldSet,
    GroupAdd,
    GroupRemove,
    HandoverAccept,
    HandoverOffer,
    MemberAdd,
    MemberRemove,
    MessageOut,
    Note,
    PaperDraft,
    PaperSend,
)
from ploughshare.desk.letter import MessageIn
from ploughshare.desk.merge import fold
from ploughshare.desk.state import CaseState
from ploughshare.wire import Day, JsonValue
from tests.desk.histories import (
    CASE,
    NOON_MS,
    PERSON,
    Replica,
    all_events,
    folded,
    member,
    random_body,
    random_history,
    sign_public,
    team,
    team_of,
)

randoms = st.integers(0, 2**32).map(random.Random)
DAY = Day(2022, 5, 25)


def state_of(*replicas: Replica) -> CaseState:
    return fold(CASE, all_events(list(replicas)), team(team_of(4)))


def letter(seq: int, text: str = "", *, consent: bool = False, **answers: str) -> MessageIn:
    prev = None if seq == 0 else letter(seq - 1).hash
    said: dict[str, JsonValue] = {**answers}
    return PERSON.letter(text, seq=seq, prev=prev, day=DAY, answers=said, consent=consent)


def reply(number: int, author: int) -> MessageOut:
    return MessageOut(
        bytes([number]) * 16, bytes([200 + number]) * 32, sign_public(author), 0, None, None, DAY, "ru", ""
    )


@pytest.fixture
def two() -> tuple[Replica, Replica]:
    first, second = Replica(member(0), 0), Replica(member(1), 300 * DAY_MS)
    first.write(CaseOpen("hand", None, DAY), NOON_MS)
    second.meet(first, NOON_MS)
    return first, second


@given(randoms)
@settings(max_examples=500, deadline=None)
def test_any_order_and_any_repetition_give_the_same_bytes(rng: random.Random) -> None:
    replicas, team_events = random_history(rng)
    events = all_events(replicas)
    wanted = folded(events, team_events)
    shuffled = events + rng.sample(events, rng.randrange(len(events) + 1))
    rng.shuffle(shuffled)
    rng.shuffle(team_events)
    assert folded(shuffled, team_events + team_events[:1]) == wanted


@given(randoms)
@settings(max_examples=60, deadline=None)
def test_the_total_order_never_shows_an_effect_before_its_cause(rng: random.Random) -> None:
    history = History(all_events(random_history(rng)[0]))
    for event in history.events:
        for dep in event.deps:
            assert history.position[dep] < history.position[event.id]


@given(randoms)
@settings(max_examples=60, deadline=None)
def test_desks_that_have_met_agree_on_everything(rng: random.Random) -> None:
    replicas, team_events = random_history(rng)
    for replica in replicas:
        for other in replicas:
            replica.meet(other, NOON_MS)
    assert len({folded(list(r.events.values()), team_events) for r in replicas}) == 1


def arrival_order_reducer(events: list[Event]) -> dict[str, Body]:
    """What a careless desk does: of each kind, the last to arrive wins."""
    return {event.kind: event.body for event in events}


def test_a_reducer_that_goes_by_arrival_is_caught_by_the_same_histories() -> None:
    caught = 0
    for seed in range(60):
        rng = random.Random(seed)
        events = all_events(random_history(rng)[0])
        wanted = arrival_order_reducer(events)
        rng.shuffle(events)
        caught += arrival_order_reducer(events) != wanted
    assert caught > 10


def test_a_clock_a_year_ahead_does_not_win_over_one_who_had_seen_it(two: tuple[Replica, Replica]) -> None:
    here, ahead = two
    ahead.write(FieldSet("name", "Пётр", ""), NOON_MS)
    here.meet(ahead, NOON_MS)
    here.write(FieldSet("name", "Сергей", ""), NOON_MS)
    assert state_of(here).name == "Сергей"
    assert not state_of(here).disputed


def test_what_neither_had_seen_is_shown_twice_with_its_authors(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(FieldSet("name", "Сергей", "call"), NOON_MS)
    there.write(FieldSet("name", "Пётр", "letter"), NOON_MS)
    state = state_of(here, there)
    assert state.disputed == ("field:name",)
    assert {(said.by, said.value) for said in state.fields["name"].said} == {
        (member(0), "Сергей"),
        (member(1), "Пётр"),
    }


def test_the_higher_danger_is_shown_until_someone_who_saw_it_lowers_it(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(DangerSet("now", "held", ()), NOON_MS)
    there.write(DangerSet("none", "calm", ()), NOON_MS)
    both = state_of(here, there).danger
    assert both is not None
    assert both.shown.level == "now"
    there.meet(here, NOON_MS)
    there.write(DangerSet("week", "released", ()), NOON_MS)
    after = state_of(here, there).danger
    assert after is not None
    assert (after.shown.level, after.disputed) == ("week", False)


def test_the_earliest_of_two_deadlines_is_shown(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(DeadlineSet("appeal", Day(2022, 6, 9), "appeal", ""), NOON_MS)
    there.write(DeadlineSet("appeal", Day(2022, 6, 3), "appeal", ""), NOON_MS)
    (deadline,) = state_of(here, there).deadlines
    assert deadline.due.shown.day == Day(2022, 6, 3)
    assert len(deadline.due.said) == 2


def test_a_letter_nobody_had_seen_at_closing_opens_the_case(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(letter(0), NOON_MS)
    here.write(CaseClose("answered"), NOON_MS)
    assert state_of(here).status == "closed"
    there.write(letter(0), NOON_MS)  # the same letter, opened by the other desk too
    assert state_of(here, there).status == "closed"
    there.write(letter(1), NOON_MS)
    assert state_of(here, there).status == "open"


def test_open_beats_closed_when_neither_had_seen_the_other(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(CaseClose("done"), NOON_MS)
    there.meet(here, NOON_MS)
    there.write(CaseReopen("call"), NOON_MS)
    here.write(CaseClose("done, again"), NOON_MS)
    assert state_of(here).status == "closed"
    assert state_of(here, there).status == "open"


def test_two_desks_that_open_the_same_letter_have_one_letter(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(letter(0, "помогите"), NOON_MS)
    there.write(letter(0, "помогите"), NOON_MS)
    (message,) = state_of(here, there).messages
    assert (message.text, message.findings) == ("помогите", ())


def test_a_withheld_letter_shows_as_a_gap_and_a_second_in_its_place_as_a_fork(
    two: tuple[Replica, Replica],
) -> None:
    here, _ = two
    here.write(letter(0), NOON_MS)
    here.write(letter(2), NOON_MS)
    assert state_of(here).messages[-1].findings == ("gap",)
    here.write(letter(0, "другое"), NOON_MS)
    assert state_of(here).messages[0].findings == ("fork",)


def chain(roster: int, *, consent: bool = False, **answers: str) -> list[MessageIn]:
    """Three letters that follow each other; the first has answers."""
    found: list[MessageIn] = []
    for seq in range(3):
        found.append(
            PERSON.letter(
                f"{roster} {seq}",
                seq=seq,
                prev=found[-1].hash if found else None,
                day=DAY,
                answers={**answers} if seq == 0 else None,
                consent=consent,
                roster=roster,
            )
        )
    return found


@given(randoms, st.booleans())
@settings(max_examples=100, deadline=None)
def test_who_begins_again_under_a_newer_roster_makes_no_fork_and_is_believed(
    rng: random.Random, with_gap: bool
) -> None:
    here = Replica(member(0), 0)
    here.write(CaseOpen("hand", None, DAY), NOON_MS)
    old, again = chain(1, consent=True, status="old"), chain(2, status="new")
    del again[1 if with_gap else 2]
    for letters in (rng.sample(old, len(old)), rng.sample(again, len(again))):
        for one in letters:
            here.write(one, NOON_MS)
    state = state_of(here)
    told = {message.hash: message.findings for message in state.messages}
    assert [told[one.hash] for one in old] == [()] * 3
    assert told[again[0].hash] == ("anew",)
    assert told[again[-1].hash] == (("gap",) if with_gap else ())
    assert {message.hash: message.turn for message in state.messages}[again[-1].hash] == 1
    # The old chain is not longer for having gone further: what is said last is what counts.
    assert not state.consent.given
    assert state.answers["status"].shown == "new"


@pytest.mark.parametrize(
    ("rosters", "told"),
    [
        ((1, 1, 1), "fork"),  # somebody else has the words, or the relay lies
        ((1, 2, 2), "fork"),  # the first conversation goes on under the same roster
        ((2, 2, 1), "fork"),  # an old page, or an old copy of the roster
        ((1, 1, 2), "anew"),
    ],
)
def test_two_beginnings_are_a_fork_unless_the_second_goes_by_a_newer_roster(
    two: tuple[Replica, Replica], rosters: tuple[int, int, int], told: str
) -> None:
    here, _ = two
    first = PERSON.letter("раз", day=DAY, roster=rosters[0])
    second = PERSON.letter("два", seq=1, prev=first.hash, day=DAY, roster=rosters[1])
    other = PERSON.letter("иначе", day=DAY, roster=rosters[2])
    for one in (first, second, other):
        here.write(one, NOON_MS)
    found = {message.hash: message.findings for message in state_of(here).messages}
    assert found[other.hash] == (told,)
    assert found[first.hash] == (() if told == "anew" else ("fork",))


def test_a_letter_never_overrides_a_counsellor_nor_repeats_a_settled_dispute(
    two: tuple[Replica, Replica],
) -> None:
    here, _ = two
    here.write(letter(0, status="mobilised"), NOON_MS)
    here.write(AnswerSet({"status": "contract_mod"}, "order seen"), NOON_MS)
    assert state_of(here).answers["status"].shown == "contract_mod"
    here.write(letter(1, status="mobilised"), NOON_MS)
    assert not state_of(here).answers["status"].disputed
    here.write(letter(2, status="conscript"), NOON_MS)
    disputed = state_of(here).answers["status"]
    assert {said.value for said in disputed.said} == {"conscript", "contract_mod"}


@pytest.mark.parametrize(
    ("first", "second", "given"),
    [
        (ConsentGrant("call", DAY), ConsentWithdraw("call", DAY), False),
        (ConsentGrant("call", DAY), letter(0, consent=False), False),
        (letter(0, consent=True), ConsentWithdraw("call", DAY), False),
        (ConsentGrant("call", DAY), letter(0, consent=True), True),
        (ConsentGrant("call", DAY), ConsentGrant("call", DAY), True),
    ],
)
def test_of_two_words_on_consent_spoken_apart_the_withdrawal_wins(
    two: tuple[Replica, Replica], first: ConsentGrant, second: ConsentWithdraw, given: bool
) -> None:
    here, there = two
    here.write(first, NOON_MS)
    there.write(second, NOON_MS)
    assert state_of(here, there).consent.given is given


def test_consent_is_off_by_default_and_can_be_given_again_by_one_who_knew(
    two: tuple[Replica, Replica],
) -> None:
    here, _ = two
    assert not state_of(here).consent.given
    here.write(ConsentWithdraw("call", DAY), NOON_MS)
    here.write(ConsentGrant("call", DAY), NOON_MS)
    assert state_of(here).consent.given


def test_adding_to_a_group_wins_over_a_removal_that_had_not_seen_it(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(GroupAdd("unit"), NOON_MS)
    there.write(GroupAdd("unit"), NOON_MS)
    there.write(GroupRemove("unit"), NOON_MS)
    assert state_of(here, there).groups == ("unit",)
    assert state_of(there).groups == ()


def test_of_two_claims_the_first_owns_and_the_second_is_told(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(Claim(), NOON_MS)
    there.write(Claim(), NOON_MS)
    state = state_of(here, there)
    assert (state.owner, state.also_claimed) == (member(0), (member(1),))


def test_a_hand_over_counts_only_when_the_one_asked_accepts(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(Claim(), NOON_MS)
    offer = here.write(HandoverOffer(member(1), "holiday"), NOON_MS)
    here.write(HandoverAccept(offer.id), NOON_MS)
    assert state_of(here).owner == member(0)
    there.meet(here, NOON_MS)
    there.write(HandoverAccept(offer.id), NOON_MS)
    assert state_of(there).owner == member(1)


def test_two_answers_written_apart_are_both_shown_as_answered_twice(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(reply(1, 0), NOON_MS)
    there.write(reply(2, 1), NOON_MS)
    assert [message.findings for message in state_of(here, there).messages] == [("answered_twice",)] * 2


def test_a_paper_sent_twice_under_one_key_was_sent_once(two: tuple[Replica, Replica]) -> None:
    here, there = two
    here.write(PaperDraft(b"d" * 16, "doc_1", {}, "ru", None), NOON_MS)
    there.meet(here, NOON_MS)
    here.write(PaperSend(b"k" * 16, b"d" * 16, "post", DAY, ""), NOON_MS)
    there.write(PaperSend(b"k" * 16, b"d" * 16, "by hand", DAY, ""), NOON_MS)
    (paper,) = state_of(here, there).papers
    assert len(paper.sendings) == 1


def test_what_only_a_newer_desk_reads_is_kept_and_said_and_changes_nothing_else(
    two: tuple[Replica, Replica],
) -> None:
    here, _ = two
    here.write(Note("до", False), NOON_MS)
    before = state_of(here)
    (last,) = [event for event in here.events.values() if isinstance(event.body, Note)]
    raw = last.raw.replace(b'"note"', b'"hologram"')
    newer = parse_event(raw)
    assert parse_event(newer.raw) == newer
    after = fold(CASE, [*here.events.values(), newer], team(team_of(4)))
    assert after.unread == ("hologram",)
    assert after.notes == before.notes


@given(randoms)
@settings(max_examples=400, deadline=None)
def test_forgeries_of_a_removed_member_change_nothing_but_the_quarantine(rng: random.Random) -> None:
    replicas, team_events = random_history(rng)
    if len(replicas) < 3:
        return
    bad = replicas[-1]
    everything = Replica(member(0), replicas[0].wrong_by_ms)
    for replica in replicas:
        everything.meet(replica, NOON_MS)
    for event in team_events:
        everything.events[event.id] = event
    own = [event for event in everything.events.values() if event.device == bad.device and event.case == CASE]
    cut = tuple(sorted(History(everything.events.values()).heads(own)))
    everything.write(MemberRemove(bad.device, cut), NOON_MS, case=None)
    honest = list(everything.events.values())
    before = fold(CASE, honest, team(honest))
    forger = Replica(bad.device, rng.choice((-400, 0, 4_000)) * DAY_MS, bad.clock, dict(bad.events))
    if rng.random() < 0.5:
        forger.events = {}  # hides what it had seen
    for event in team_events:
        forger.events[event.id] = event
    forged = [
        forger.write(random_body(rng, forger), NOON_MS - rng.randrange(300) * DAY_MS),
        forger.write(MemberRemove(member(0), ()), NOON_MS, case=None),
        forger.write(MemberRemove(member(1), ()), NOON_MS, case=None),
        forger.write(MemberRemove(bad.device, ()), NOON_MS, case=None),
        forger.write(MemberAdd(sign_public(9), "crony"), NOON_MS, case=None),
        forger.write(Note("ещё", False), NOON_MS),
    ]
    crony = Replica(member(9), 0)
    forged.append(crony.write(Note("я тоже", False), NOON_MS))
    after = fold(CASE, honest + forged, team(honest + forged))
    assert {found.event for found in after.quarantine} - {found.event for found in before.quarantine} == {
        event.id for event in forged if event.case == CASE
    }
    unchanged = {**after.__dict__, "quarantine": before.quarantine}
    assert CaseState(**unchanged) == before


def test_removal_works_only_downward() -> None:
    founder, olga, ivan = (Replica(member(n), 0) for n in range(3))
    founder.write(MemberAdd(sign_public(1), "Olga"), NOON_MS, case=None)
    olga.meet(founder, NOON_MS)
    olga.write(MemberAdd(sign_public(2), "Ivan"), NOON_MS, case=None)
    ivan.meet(olga, NOON_MS)
    ivan.write(MemberRemove(member(1), ()), NOON_MS, case=None)
    ivan.write(MemberRemove(member(0), ()), NOON_MS, case=None)
    members = team(all_events([ivan])).members
    assert not any(standing.removed for standing in members.values())
    founder.meet(ivan, NOON_MS)
    founder.write(MemberRemove(member(2), ()), NOON_MS, case=None)
    members = team(all_events([founder, ivan])).members
    assert members[member(2)].removed
    assert not members[member(1)].removed


def test_one_beside_ones_superior_removes_nobody() -> None:
    founder, olga, ivan = (Replica(member(n), 0) for n in range(3))
    founder.write(MemberAdd(sign_public(1), "Olga"), NOON_MS, case=None)
    founder.write(MemberAdd(sign_public(2), "Ivan"), NOON_MS, case=None)
    olga.meet(founder, NOON_MS)
    olga.write(MemberAdd(sign_public(3), "Vera"), NOON_MS, case=None)
    ivan.meet(olga, NOON_MS)
    ivan.write(MemberRemove(member(3), ()), NOON_MS, case=None)
    assert not team(all_events([ivan])).members[member(3)].removed
    olga.write(MemberRemove(member(3), ()), NOON_MS, case=None)
    assert team(all_events([ivan, olga])).members[member(3)].removed


def test_whom_a_removed_member_let_in_after_the_cut_is_not_in() -> None:
    founder, olga, vera = (Replica(member(n), 0) for n in (0, 1, 3))
    founder.write(MemberAdd(sign_public(1), "Olga"), NOON_MS, case=None)
    olga.meet(founder, NOON_MS)
    founder.write(MemberRemove(member(1), ()), NOON_MS, case=None)
    olga.write(MemberAdd(sign_public(3), "Vera"), NOON_MS, case=None)
    vera.write(Note("я", False), NOON_MS)
    everything = all_events([founder, olga, vera])
    assert member(3) not in team(everything).members
    assert [q.reason for q in fold(CASE, everything, team(everything)).quarantine] == ["not_a_member"]


def test_concurrent_removals_up_and_down_leave_the_upper_standing() -> None:
    founder, olga = Replica(member(0), 0), Replica(member(1), 0)
    founder.write(MemberAdd(sign_public(1), "Olga"), NOON_MS, case=None)
    olga.meet(founder, NOON_MS)
    founder.write(MemberRemove(member(1), ()), NOON_MS, case=None)
    olga.write(MemberRemove(member(0), ()), NOON_MS, case=None)
    members = team(all_events([founder, olga])).members
    assert (members[member(0)].removed, members[member(1)].removed) == (False, True)


def test_one_may_always_leave_and_ones_history_stays() -> None:
    founder, olga = Replica(member(0), 0), Replica(member(1), 0)
    founder.write(MemberAdd(sign_public(1), "Olga"), NOON_MS, case=None)
    olga.meet(founder, NOON_MS)
    note = olga.write(Note("до свидания", False), NOON_MS)
    olga.write(MemberRemove(member(1), (note.id,)), NOON_MS, case=None)
    late = olga.write(Note("и ещё", False), NOON_MS)
    state = fold(CASE, all_events([founder, olga]), team(all_events([founder, olga])))
    assert [taken.text for taken in state.notes] == ["до свидания"]
    assert [found.event for found in state.quarantine] == [late.id]
