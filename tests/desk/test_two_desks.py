"""Two desks and a person on a real relay."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from ploughshare.desk import cases, inbox, lists, members, outbox, reading, sharing
from ploughshare.desk.clock import DAY_MS, Clock
from ploughshare.desk.events import write_event
from ploughshare.desk.exchange import exchange
from ploughshare.desk.keys import NotAdmittedError
from ploughshare.desk.kinds import Attest, MemberAdd, MemberRemove, Note
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.relay_client import RelayClient, RelayRefusedError, RelayUnreachableError
from ploughshare.desk.sharing import Agreement
from ploughshare.desk.vault import TEAM
from ploughshare.seal.age import HybridIdentity, decrypt
from ploughshare.seal.events import open_outer, seal_event
from ploughshare.seal.refusal import SealError
from ploughshare.wire import INTEGER_MAX, NO_MAILBOX, Frame, Kind, b64u
from tests.desk.desks import TODAY, at, colleague, person
from tests.relay.client import RunningRelay, relay_at


@pytest.fixture
def ivan(tmp_path: Path, relay: RunningRelay, olga: Ledger) -> Iterator[Ledger]:
    ledger = colleague(olga, tmp_path / "ivan", ahead_ms=-200 * DAY_MS)
    meet(relay, olga, ledger)
    yield ledger
    ledger.vault.close()


def meet(relay: RunningRelay, *ledgers: Ledger) -> None:
    """Everyone exchanges until nobody has anything new."""
    for _ in range(2):
        for ledger in ledgers:
            exchange(ledger, at(ledger, relay))


def same(one: Ledger, other: Ledger) -> bool:
    cases_held = {summary.stream for summary in one.vault.summaries()}
    assert cases_held == {summary.stream for summary in other.vault.summaries()}
    return all(one.state(case).to_json() == other.state(case).to_json() for case in cases_held)


def test_a_letter_reaches_both_desks_once_and_the_answer_comes_back(
    relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    someone = person(olga, relay)
    someone.write("Мне приказали вернуться.", answers={"status": "contract_mod"}, consent=True)
    for ledger in (olga, ivan):  # both collect before either hears of the other
        inbox.collect(ledger, at(ledger, relay), sharing.Exchanged())
    meet(relay, olga, ivan)
    for ledger in (olga, ivan):
        (message,) = ledger.state(someone.case).messages
        assert (message.text, message.findings) == ("Мне приказали вернуться.", ())
        assert ledger.state(someone.case).answers["status"].shown == "contract_mod"
        assert ledger.state(someone.case).consent.given
    last = ivan.state(someone.case).messages[-1].hash
    outbox.reply(ivan, someone.case, "Напишите рапорт.", key=b"k" * 16, lang="ru", last_read=last)
    meet(relay, ivan, olga)
    assert [opened.message.text for opened in someone.replies()] == ["Напишите рапорт."]
    assert same(olga, ivan)
    assert olga.state(someone.case).messages[-1].sent
    assert [hit.case for hit in lists.find(olga, "рапорта")] == [someone.case]


def test_a_case_typed_in_at_one_desk_is_worked_on_at_the_other(
    relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    case = cases.open_by_hand(
        ivan,
        today=TODAY,
        name="Дмитрий",
        answers={"status": "mobilised"},
        note="Звонила мать.",
        source="мать",
    )
    meet(relay, ivan, olga)
    assert olga.state(case).name == "Дмитрий"
    cases.take(olga, case)
    cases.set_field(ivan, case, "name", "Дима")
    cases.set_field(olga, case, "name", "Димитрий")
    meet(relay, olga, ivan)
    assert same(olga, ivan)
    assert olga.state(case).disputed == ("field:name",)
    assert ivan.state(case).owner == olga.me


def test_whoever_is_not_let_in_reads_nothing_and_whoever_joins_late_reads_all(
    relay: RunningRelay, olga: Ledger, ivan: Ledger, tmp_path: Path
) -> None:
    someone = person(olga, relay)
    someone.write("раньше всех")
    meet(relay, olga, ivan)
    late = colleague(olga, tmp_path / "late", "Vera")
    with pytest.raises(NotAdmittedError):
        exchange(late, at(late, relay))
    with pytest.raises(NotAdmittedError):
        cases.open_by_hand(late, today=TODAY)
    meet(relay, olga, late, ivan)
    assert same(olga, late)
    assert late.state(someone.case).messages[0].text == "раньше всех"
    someone.write("и потом")
    meet(relay, late, olga)
    assert [m.text for m in olga.state(someone.case).messages] == ["раньше всех", "и потом"]
    late.vault.close()


def test_a_member_let_out_reads_and_writes_nothing_more_but_their_history_stays(
    relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    case = cases.open_by_hand(ivan, today=TODAY, note="от Ивана")
    meet(relay, olga, ivan)
    members.let_out(olga, ivan.me, TODAY)
    cases.add_note(olga, case, "без Ивана")
    exchange(olga, at(olga, relay))
    with pytest.raises((RelayRefusedError, NotAdmittedError)):
        exchange(ivan, at(ivan, relay))
    forged = [ivan.write(case, Note("позже", False)), ivan.write(None, MemberRemove(olga.me, ()))]
    forged.append(ivan.write(None, MemberAdd(b"z" * 32, "друг")))
    before = olga.state(case)
    for event in forged:
        olga.take(event, b"s" * 64)  # as if the relay had let them in all the same
    after = olga.state(case)
    assert [note.text for note in after.notes] == ["от Ивана", "без Ивана"]
    assert [found.reason for found in after.quarantine] == ["after_removal"]
    assert after.notes == before.notes
    assert not olga.team.members[olga.me].removed
    tags = olga.vault.event_keys(case).keys() - ivan.vault.event_keys(case).keys()
    assert len(tags) == 1
    assert not any(inside(olga, event, ivan) for event in olga.events(case)[-2:-1])


def inside(writer: Ledger, event: object, reader: Ledger) -> bool:
    """Whether the reader holds an event of the writer."""
    return reader.vault.has_event(event.id)  # type: ignore[attr-defined]


def test_a_withheld_letter_is_noticed_and_a_replayed_one_is_no_second(
    relay: RunningRelay, olga: Ledger
) -> None:
    exchange(olga, at(olga, relay))
    someone = person(olga, relay)
    file = someone.write("первое")
    someone.write("третье", skip=1)
    assert someone.line.letter(file).status_code == 201
    exchange(olga, at(olga, relay))
    assert [(m.text, m.findings) for m in olga.state(someone.case).messages] == [
        ("первое", ()),
        ("третье", ("gap",)),
    ]


def test_a_letter_under_another_name_and_junk_are_counted_and_change_nothing(
    relay: RunningRelay, olga: Ledger
) -> None:
    exchange(olga, at(olga, relay))
    someone, other = person(olga, relay), person(olga, relay)
    stolen = other.write("чужое")
    assert someone.line.letter(stolen).status_code == 201
    exchange(olga, at(olga, relay))
    assert olga.state(someone.case).messages == ()
    assert [m.text for m in olga.state(other.case).messages] == ["чужое"]
    assert inbox.not_understood(olga) == 1


def test_no_member_can_write_in_anothers_name_or_into_another_stream(
    relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    case = cases.open_by_hand(olga, today=TODAY, note="от Ольги")
    other = cases.open_by_hand(olga, today=TODAY)
    meet(relay, olga, ivan)
    key_of = {stream: next(iter(ivan.vault.event_keys(stream).values())) for stream in (case, other, TEAM)}

    def post(author: bytes, stream: bytes, under: bytes, desk: bytes) -> None:
        event = write_event(
            desk=desk,
            case=stream,
            clock=Clock(1, 0),
            device=author,
            wall=1,
            body=Note("подделка", False),
            deps=frozenset(),
        )
        sealed = seal_event(
            event.raw,
            ivan.home.device.signing.private,
            event_key=key_of[under],
            team_key=key_of[TEAM],
        )
        at(ivan, relay).post_event(sealed.file)

    post(olga.me, case, case, ivan.home.desk)
    post(ivan.me, case, other, ivan.home.desk)
    post(ivan.me, case, case, b"?" * 16)
    meet(relay, olga)
    assert [note.text for note in olga.state(case).notes] == ["от Ольги"]
    assert len(list(olga.vault.held_records(Kind.EVENT))) == 3
    post(ivan.me, case, case, ivan.home.desk)
    meet(relay, olga)
    assert {note.text for note in olga.state(case).notes} == {"от Ольги", "подделка"}


class CutLine(httpx.BaseTransport):
    """Lets a call reach the relay and cuts the line before its answer comes back."""

    def __init__(self, path: str) -> None:
        self.inner = httpx.HTTPTransport()
        self.path = path
        self.cut = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self.inner.handle_request(request)
        if request.url.path == self.path:
            response.read()
            response.close()
            self.cut += 1
            raise httpx.ReadError("cut")
        return response

    def close(self) -> None:
        self.inner.close()


def test_a_line_cut_between_press_and_acknowledgement_gives_exactly_one_reply(
    relay: RunningRelay, olga: Ledger
) -> None:
    exchange(olga, at(olga, relay))
    someone = person(olga, relay)
    someone.write("?")
    exchange(olga, at(olga, relay))
    (letter,) = olga.state(someone.case).messages
    for _ in range(2):  # the button is pressed twice
        outbox.reply(olga, someone.case, "!", key=b"k" * 16, lang="ru", last_read=letter.hash)
    transport = CutLine("/v1/desk/reply")
    with httpx.Client(transport=transport) as cut:
        with pytest.raises(RelayUnreachableError):
            exchange(olga, at(olga, relay, cut))
        assert [m.sent for m in olga.state(someone.case).messages] == [True, False]
        with pytest.raises(RelayUnreachableError):
            outbox.send(olga, at(olga, relay, cut), sharing.Exchanged())
        assert transport.cut == 2
        exchange(olga, at(olga, relay, cut))  # the relay shows us the reply itself
    assert [m.sent for m in olga.state(someone.case).messages] == [True, True]
    meet(relay, olga)
    assert [opened.message.text for opened in someone.replies()] == ["!"]
    assert olga.vault.outgoing_replies() == []


@pytest.mark.parametrize("path", ["/v1/desk/event", "/v1/desk/wrap", "/v1/desk/collect", "/v1/desk/ack"])
def test_a_line_cut_at_any_step_loses_and_doubles_nothing(
    relay: RunningRelay, olga: Ledger, ivan: Ledger, path: str
) -> None:
    someone = person(olga, relay)
    someone.write("письмо")
    case = cases.open_by_hand(olga, today=TODAY, note="заметка")
    with httpx.Client(transport=CutLine(path)) as cut:
        for ledger in (olga, ivan):
            try:
                exchange(ledger, at(ledger, relay, cut))
            except RelayUnreachableError:
                continue
    meet(relay, olga, ivan)
    assert same(olga, ivan)
    assert [note.text for note in ivan.state(case).notes] == ["заметка"]
    assert [m.text for m in ivan.state(someone.case).messages] == ["письмо"]


def test_of_two_answers_written_apart_the_later_is_held_and_says_so(
    relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    someone = person(olga, relay)
    someone.write("?")
    meet(relay, olga, ivan)
    last = olga.state(someone.case).messages[-1].hash
    outbox.reply(ivan, someone.case, "от Ивана", key=b"i" * 16, lang="ru", last_read=last)
    outbox.reply(olga, someone.case, "от Ольги", key=b"o" * 16, lang="ru", last_read=last)
    meet(relay, ivan, olga)
    assert [opened.message.text for opened in someone.replies()] == ["от Ивана"]
    held = olga.state(someone.case).messages[-1]
    assert (held.text, held.held) == ("от Ольги", outbox.ANSWERED_ALREADY)
    assert same(olga, ivan)
    with pytest.raises(outbox.AnsweredMeanwhileError):
        outbox.reply(olga, someone.case, "ещё", key=b"p" * 16, lang="ru", last_read=last)
    outbox.reply(olga, someone.case, "ещё", key=b"p" * 16, lang="ru", last_read=held.hash)
    meet(relay, olga, ivan)
    assert [opened.message.seq for opened in someone.replies()] == [0, 1]


def test_after_a_seizure_the_desk_moves_to_a_new_relay_and_loses_nothing(
    relay: RunningRelay, olga: Ledger, ivan: Ledger, tmp_path: Path
) -> None:
    case = cases.open_by_hand(ivan, today=TODAY, note="до")
    meet(relay, olga, ivan)
    relay.stop()
    cases.add_note(ivan, case, "между")
    with relay_at(tmp_path / "elsewhere") as elsewhere:
        for ledger in (olga, ivan):
            members.move(ledger, (elsewhere.address,), TODAY)
        exchange(olga, at(olga, elsewhere))
        meet(elsewhere, ivan, olga)
        assert same(olga, ivan)
        assert [note.text for note in olga.state(case).notes] == ["до", "между"]
        late = colleague(olga, tmp_path / "late", "Vera")
        meet(elsewhere, olga, late)
        assert same(olga, late)
        assert late.home.relays == (elsewhere.address,)
        late.vault.close()


def test_what_a_restored_relay_has_lost_is_given_to_it_again(
    relay: RunningRelay, olga: Ledger, ivan: Ledger, tmp_path: Path
) -> None:
    meet(relay, olga, ivan)
    relay.stop()
    copy = tmp_path / "copy"
    shutil.copytree(relay.data, copy)
    port = relay.address.rsplit(":", 1)[1]
    with relay_at(relay.data, "--port", port) as lost:
        case = cases.open_by_hand(olga, today=TODAY, note="потеряно")
        exchange(olga, at(olga, lost))
        lost.stop()
    with relay_at(copy, "--port", port) as restored:
        meet(restored, olga, ivan)
        assert not ivan.has_case(case)
        sharing.start_over(olga, at(olga, restored))
        meet(restored, olga, ivan)
        assert [note.text for note in ivan.state(case).notes] == ["потеряно"]
        assert same(olga, ivan)


def test_colleagues_see_whether_they_hold_the_same(relay: RunningRelay, olga: Ledger, ivan: Ledger) -> None:
    case = cases.open_by_hand(olga, today=TODAY, note="а")
    meet(relay, olga, ivan)
    sharing.attest(olga)
    meet(relay, olga, ivan)
    assert sharing.compare(ivan)[olga.me] == {case: Agreement.SAME}
    cases.add_note(ivan, case, "б")
    assert sharing.compare(ivan)[olga.me] == {case: Agreement.COMING}


def test_the_same_events_with_another_state_are_a_fault_and_are_built_anew(
    relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    case = cases.open_by_hand(olga, today=TODAY, note="а")
    meet(relay, olga, ivan)
    sharing.attest(olga)
    meet(relay, olga, ivan)
    (summary,) = ivan.vault.summaries()
    ivan.vault.put_summary(replace(summary, state_digest=bytes(16)))  # as a fault of the program would
    assert sharing.compare(ivan)[olga.me] == {case: Agreement.BROKEN}
    assert exchange(ivan, at(ivan, relay)).rebuilt
    assert sharing.compare(ivan)[olga.me] == {case: Agreement.SAME}


def test_a_colleague_who_tells_another_state_has_the_lists_built_anew_once(
    relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    case = cases.open_by_hand(olga, today=TODAY, note="а")
    meet(relay, olga, ivan)
    (summary,) = olga.vault.summaries()
    olga.write(None, Attest({b64u(case): b64u(summary.set_digest + bytes(16))}))
    exchange(olga, at(olga, relay))
    assert [exchange(ivan, at(ivan, relay)).rebuilt for _ in range(3)] == [True, False, False]
    assert sharing.compare(ivan)[olga.me] == {case: Agreement.BROKEN}


def test_the_stream_holds_equal_sized_random_bytes_and_no_word(
    relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    cases.open_by_hand(olga, today=TODAY, name="Совсемособенный", note="особенное слово")
    meet(relay, olga, ivan)
    files = [file for file in relay.data.iterdir() if file.is_file()]
    everything = b"".join(file.read_bytes() for file in files)
    assert "особенн".encode() not in everything
    assert olga.home.device.signing.seed not in everything
    frames = list(at(olga, relay).events(0))
    assert {len(frame.data) for frame in frames} <= {1_024 + 40, 4_096 + 40, 16_384 + 40}


def test_what_waited_when_somebody_was_let_out_goes_out_under_keys_they_do_not_have(
    tmp_path: Path, relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    vera = colleague(olga, tmp_path / "vera", "Vera")
    case = cases.open_by_hand(olga, today=TODAY)
    meet(relay, olga, ivan, vera)
    before = len(list(at(olga, relay).events(0)))
    for ledger in (olga, vera):  # offline, in a case that Ivan has, in a new one, and in the team
        cases.add_note(ledger, case, "после", call=False)
        cases.open_by_hand(ledger, today=TODAY)
    members.let_out(olga, ivan.me, TODAY)
    meet(relay, olga, vera)
    written = list(at(olga, relay).events(0))[before:]
    assert len(written) >= 6
    for frame in written:
        with pytest.raises(SealError):
            open_outer(frame.data, ivan.vault.event_keys(TEAM).values())
    assert same(olga, vera)
    assert [note.text for note in vera.state(case).notes] == ["после", "после"]
    vera.vault.close()


@pytest.mark.parametrize("of", ["events", "letters"])
def test_an_absurd_index_does_not_silence_a_relay_for_ever(
    relay: RunningRelay, olga: Ledger, ivan: Ledger, of: reading.List
) -> None:
    someone = person(olga, relay)
    line = at(olga, relay)
    lie = Frame(INTEGER_MAX, Kind.EVENT if of == "events" else Kind.LETTER, TODAY, NO_MAILBOX, b"lie")
    reading.read(olga, line, of, lie)
    someone.write("Слышите?")
    if of == "events":
        cases.open_by_hand(ivan, today=TODAY)
        meet(relay, ivan, olga)
        assert same(olga, ivan)
    exchange(olga, line)
    assert [m.text for m in olga.state(someone.case).messages] == ["Слышите?"]
    assert reading.times_lost(olga) == (1 if of == "events" else 0)


def test_a_relay_is_not_read_anew_more_than_once_a_day(
    relay: RunningRelay, olga: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [person(olga, relay) for _ in range(2)]
    meet(relay, olga)
    asked: list[int] = []
    collect = RelayClient.collect

    def noting(client: RelayClient, after: int) -> Iterator[Frame]:
        asked.append(after)
        return collect(client, after)

    monkeypatch.setattr(RelayClient, "collect", noting)
    for _ in range(4):
        one = person(olga, relay)
        one.write("Это я.")
        exchange(olga, at(olga, relay))
        assert one.line.post("/v1/mailbox/delete", b"").status_code == 200
    people[0].write("И я.")
    exchange(olga, at(olga, relay))
    assert asked.count(0) == 1
    assert [m.text for m in olga.state(people[0].case).messages] == ["И я."]


def test_every_relay_is_read_from_its_own_beginning(
    tmp_path: Path, relay: RunningRelay, olga: Ledger
) -> None:
    for _ in range(3):
        person(olga, relay)
    exchange(olga, at(olga, relay))
    with relay_at(tmp_path / "another") as another:
        line = at(olga, another)
        members.move(olga, (another.address,), TODAY)
        exchange(olga, line)
        someone = person(olga, another)
        someone.write("Пишу сюда.")
        exchange(olga, line)
    assert [m.text for m in olga.state(someone.case).messages] == ["Пишу сюда."]


def test_who_was_let_out_reads_nothing_after_the_person_has_changed_the_key(
    tmp_path: Path, relay: RunningRelay, olga: Ledger, ivan: Ledger
) -> None:
    someone = person(olga, relay)
    someone.write("Иван это читал.")
    meet(relay, olga, ivan)
    old_roster = members.newest_roster(olga.vault, olga.home)
    members.let_out(olga, ivan.me, TODAY)
    vera = colleague(olga, tmp_path / "vera", "Vera")  # not on the roster that the person will hold
    meet(relay, olga, vera)
    _reply(olga, someone.case, "Ждёт отправки.")
    stayed = replace(old_roster, roster=replace(old_roster.roster, members=old_roster.roster.members[:1]))
    someone.change_key(roster=stayed)
    someone.write("Этого Иван не прочтёт.")
    meet(relay, olga, vera)
    _reply(vera, someone.case, "И этого.")
    meet(relay, vera, olga)
    for ledger in (olga, vera):
        texts = {m.text for m in ledger.state(someone.case).messages}
        assert texts == {"Иван это читал.", "Ждёт отправки.", "Этого Иван не прочтёт.", "И этого."}
        assert inbox.not_understood(ledger) == 0
    assert [r.message.text for r in someone.replies()] == ["Ждёт отправки.", "И этого."]
    (known,) = ivan.vault.letter_keys(someone.case)
    opened = [
        frame.kind
        for frame in someone.line.all_frames("/v1/mailbox/fetch")
        if _opens(frame.data, known.identity())
    ]
    assert opened == [Kind.LETTER]
    vera.vault.close()


def test_the_newest_key_of_the_person_is_written_with_in_whatever_order_keys_and_letters_come(
    relay: RunningRelay, olga: Ledger
) -> None:
    someone = person(olga, relay)
    meet(relay, olga)
    first = someone.line.all_frames("/v1/mailbox/fetch")[0]
    second = someone.change_key()
    letter = someone.write("Новым ключом.")
    line = at(olga, relay)
    handed = [(Kind.LETTER, letter), (Kind.KEYS, second), (Kind.KEYS, first.data)]
    line.collect = lambda after: iter(  # type: ignore[method-assign]
        Frame(9 + n, kind, TODAY, someone.line.mailbox, data) for n, (kind, data) in enumerate(handed)
    )
    inbox.collect(olga, line, sharing.Exchanged())
    assert [m.text for m in olga.state(someone.case).messages] == ["Новым ключом."]
    assert olga.vault.letter_key(someone.case) == someone.case_seed


def _reply(ledger: Ledger, case: bytes, text: str) -> None:
    last = ledger.state(case).messages[-1].hash
    outbox.reply(ledger, case, text, key=ledger.random(16), lang="ru", last_read=last)


def _opens(file: bytes, identity: HybridIdentity) -> bool:
    try:
        decrypt(file, [identity])
    except SealError:
        return False
    return True


def test_a_key_from_somebody_let_in_while_we_exchange_is_not_lost(
    tmp_path: Path, relay: RunningRelay, olga: Ledger, ivan: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = at(ivan, relay)
    shown, now = [line.roster()], line.roster
    anna = colleague(olga, tmp_path / "anna", "Anna")
    meet(relay, olga)
    meet(relay, anna)
    case = cases.open_by_hand(anna, today=TODAY, name="Нина")
    meet(relay, anna)
    monkeypatch.setattr(line, "roster", lambda: shown.pop() if shown else now())
    exchange(ivan, line)
    meet(relay, ivan, anna)
    assert ivan.state(case).fields["name"].shown == "Нина"
    anna.vault.close()
