"""The desk's pages over a real vault and the real law, on a real loopback socket."""

from __future__ import annotations

import dataclasses
import re
import threading
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

from ploughshare.desk import cases, members
from ploughshare.desk.device import Device, SigningKey
from ploughshare.desk.exchange import Exchanger
from ploughshare.desk.pages import words as page_words_module
from ploughshare.desk.pages.routes import PAGES
from ploughshare.desk.relay_client import RelayClient, RelayUnreachableError
from ploughshare.desk.state import CaseState
from ploughshare.seal.age import HybridIdentity
from tests.desk.scenarios import LETTER, Book, by_letter, letter, open_book, open_desk, unsettle
from tests.desk.served import Reader, reader, served

PAGES_FOLDER = Path(page_words_module.__file__).parent
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}} javascript:alert(3)"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    found = open_book(tmp_path / "vault")
    unsettle(found)
    yield found
    found.ledger.vault.close()


@pytest.fixture
def inside(book: Book) -> Iterator[Reader]:
    with served(book.desk) as running, reader(running) as found:
        yield found


def url(inside: Reader, book: Book, name: str) -> str:
    return inside.case_urls()[book.ledger.state(book.case[name]).code]


def text(html: str) -> str:
    """What is read on a page: no markup, single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


class _Markup(HTMLParser):
    """Collects what no page of the desk has: scripts but its own, handlers, styles, other addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            led = name in ("href", "src", "action") and not (value or "").startswith(
                ("/desk/", "#", "data:,")
            )
            if led or name == "style" or name.startswith("on"):
                self.foreign.append(f"{tag} {name}={value}")
        if tag in ("iframe", "object", "embed", "base") or (tag == "script" and not dict(attrs).get("src")):
            self.foreign.append(tag)


def foreign(html: str) -> list[str]:
    """Tags and attributes that did not come from the desk's own templates."""
    markup = _Markup()
    markup.feed(html)
    return markup.foreign


def test_the_most_endangered_stand_first_and_why_is_said(inside: Reader, book: Book) -> None:
    page = inside.get("/desk/queue").text
    codes = re.findall(r'class="code" href="[^"]+"[^>]*>([^<]+)<', page)
    first = [book.ledger.state(book.case[name]).code for name in ("s7_hundreds", "s1_sergey")]
    assert codes[:2] == first
    assert len(codes) == 8
    levels = re.findall(r'<li class="row level-(\w+)"', page)
    order = ["now", "today", "week", "none"]
    assert levels == sorted(levels, key=order.index)
    assert "Срочно по закону: Если держат" in text(page)
    assert "Срок через 1 день: Допрос у следователя" in text(page)
    assert "1 человек в опасности сейчас" in text(page)


def test_no_name_stands_in_the_queue_nor_in_any_address(inside: Reader, book: Book) -> None:
    page = inside.get("/desk/queue").text
    for case in book.case.values():
        state = book.ledger.state(case)
        assert state.name is None or state.name not in page
        assert case.hex() not in page
        for link in re.findall(r'href="([^"]+)"', page):
            assert state.code not in link
    assert "Имя s5_northern_soldier" in inside.get(url(inside, book, "s5_northern_soldier")).text


def test_filters_and_owners_follow_what_was_taken(inside: Reader, book: Book) -> None:
    case = url(inside, book, "s8_leaver")
    taken = inside.post(case + "/take-from-queue")
    code = book.ledger.state(book.case["s8_leaver"]).code
    assert f"{code}: теперь ведёте вы." in text(taken.text)
    mine = inside.get("/desk/queue?show=mine").text
    assert code in mine
    assert code not in inside.get("/desk/queue?show=unowned").text
    inside.post(case + "/release")
    assert book.ledger.state(book.case["s8_leaver"]).owner is None
    inside.post(case + "/close", reason="уехал")
    assert code in inside.get("/desk/queue?show=closed").text
    assert code not in inside.get("/desk/queue").text


def test_every_sentence_of_law_carries_its_source_its_dates_its_confidence_and_its_review(
    inside: Reader, book: Book
) -> None:
    for name in book.case:
        page = inside.get(url(inside, book, name) + "?on=2022-10-01").text
        said = re.findall(r'<p class="says">', page)
        lines = re.findall(r'<p class="law-line">(.*?)</p>', page, re.DOTALL)
        assert len(lines) >= len(said) > 0
        for line in lines:
            shown = text(line)
            assert re.search(r"· (с|по) \d", shown)
            assert "уверенность" in shown
            assert "нужна проверка квалифицированного юриста" in shown
            assert len(shown.partition("·")[0].strip()) > 3


def test_another_day_shows_what_changes_and_by_which_law(inside: Reader, book: Book) -> None:
    case = url(inside, book, "s1_sergey")
    own = text(inside.get(case).text)
    assert "Закон на 25 мая 2022" in own
    other = text(inside.get(case + "?on=2022-10-01").text)
    assert "Что изменится с 25 мая 2022 к 1 октября 2022" in other
    assert "закон от 24 сентября 2022" in other
    assert "Уйти раньше срока: только три причины" in other


def test_outside_the_days_the_pack_was_checked_for_the_page_says_so(inside: Reader, book: Book) -> None:
    case = url(inside, book, "s1_sergey")
    assert "На этот день правила не проверены" not in text(inside.get(case).text)
    assert "На этот день правила не проверены" in text(inside.get(case + "?on=2026-10-01").text)


def test_a_dispute_is_shown_as_two_values_with_authors_and_settled_by_a_choice(
    inside: Reader, book: Book
) -> None:
    case_id = book.case["s5_northern_soldier"]
    case = url(inside, book, "s5_northern_soldier")
    page = inside.get(case).text
    assert "Да, на бумаге" in text(page)
    assert "Да, перед строем" in text(page)
    chosen = next(
        s for s in book.ledger.state(case_id).answers["order_given"].said if s.value == "before_formation"
    )
    inside.post(case + "/settle", thing="answer:order_given", event=chosen.event.hex())
    state = book.ledger.state(case_id)
    assert not state.answers["order_given"].disputed
    assert state.answers["order_given"].shown == "before_formation"
    danger = next(s for s in state.danger.said if s.value.level == "week") if state.danger else None
    assert danger is not None
    inside.post(case + "/settle", thing="danger", event=danger.event.hex())
    settled = book.ledger.state(case_id)
    assert settled.disputed == ()
    assert settled.danger is not None
    assert settled.danger.shown.level == "week"


def test_a_settling_of_what_is_gone_is_refused_and_changes_nothing(inside: Reader, book: Book) -> None:
    case = url(inside, book, "s5_northern_soldier")
    before = book.ledger.state(book.case["s5_northern_soldier"]).digest
    for thing, event in (
        ("answer:order_given", "00"),
        ("answer:nothing", "00"),
        ("x", ""),
        ("deadline:x", ""),
    ):
        assert inside.post(case + "/settle", thing=thing, event=event).status_code == 400
    assert book.ledger.state(book.case["s5_northern_soldier"]).digest == before


def test_the_conversation_shows_what_the_chain_shows(inside: Reader, book: Book) -> None:
    page = text(inside.get(url(inside, book, "s1_sergey") + "/talk").text)
    assert LETTER in page
    assert "Перед этим сообщением не хватает другого." in page
    assert "после 20:00, телефон у него" in page
    assert page.index(LETTER) < page.index("Часть не покидайте") < page.index("Пришла повестка")


def test_two_presses_send_one_reply_and_what_was_typed_survives_a_refusal(inside: Reader, book: Book) -> None:
    case_id, case = book.case["s1_sergey"], url(inside, book, "s1_sergey")
    page = inside.get(case + "/talk").text
    hidden = dict(re.findall(r'type="hidden" name="(key|last_read)" value="([^"]*)"', page))
    before = len(book.ledger.state(case_id).messages)
    for _ in range(3):
        inside.post(case + "/talk", text="Идите с адвокатом.", lang="ru", **hidden)
    assert len(book.ledger.state(case_id).messages) == before + 1
    assert len(book.ledger.vault.outgoing_replies()) == 2
    # Somebody else's page is older than this answer: it is told, and keeps its text.
    other = dict(hidden, key=hidden["key"][:-2] + "AA" if hidden["key"][-2:] != "AA" else "BB")
    late = inside.post(case + "/talk", text="Мой второй ответ", lang="ru", **other)
    assert late.status_code == 409
    assert "ответил коллега" in text(late.text)
    assert "Мой второй ответ" in late.text
    empty = inside.post(case + "/talk", text=" ", lang="ru", **hidden)
    assert empty.status_code == 400


def test_a_reply_can_be_taken_back_until_it_has_left(inside: Reader, book: Book) -> None:
    case = url(inside, book, "s1_sergey")
    page = inside.get(case + "/talk").text
    message = re.findall(r'name="message" value="([^"]+)"', page)[-1]
    shown = inside.post(case + "/take-back", message=message)
    assert "Отозвано до отправки." in text(shown.text)
    assert book.ledger.vault.outgoing_replies() == []


def test_who_has_no_mailbox_is_not_written_to(inside: Reader, book: Book) -> None:
    page = inside.get(url(inside, book, "s8_leaver") + "/talk").text
    assert "Ответ некуда послать" in text(page)
    assert "<textarea" not in page


def test_hostile_words_stay_words(inside: Reader, book: Book) -> None:
    ledger = book.ledger
    case_id = by_letter(ledger, None, None, HOSTILE)
    cases.set_field(ledger, case_id, "name", HOSTILE, HOSTILE)
    cases.add_note(ledger, case_id, HOSTILE)
    cases.set_danger(ledger, case_id, "now", HOSTILE)
    cases.set_deadline(ledger, case_id, "d1", book.desk.today(), HOSTILE, HOSTILE)
    cases.add_group(ledger, case_id, HOSTILE[:80])
    case = inside.case_urls()[ledger.state(case_id).code]
    pages = [inside.get(path).text for path in ("/desk/queue", case, case + "/talk", case + "/ask")]
    pages.append(inside.post("/desk/find", query="alert(1)").text)
    pages.append(inside.post("/desk/find", query=HOSTILE).text)
    for page in pages:
        assert foreign(page) == []
    assert all(HOSTILE in unescape(page) for page in pages[1:3])


def test_inflected_forms_names_and_codes_are_found(inside: Reader, book: Book) -> None:
    ledger = book.ledger
    cases.set_field(ledger, book.case["s8_leaver"], "name", "Сидоренко Пётр", "мать")
    found = inside.post("/desk/find", query="повестками").text
    assert ledger.state(book.case["s1_sergey"]).code in found
    assert "<mark>повестк" in found
    for query in ("СИДОРЕНКО", "сидор", "петр"):
        assert ledger.state(book.case["s8_leaver"]).code in inside.post("/desk/find", query=query).text
    code = ledger.state(book.case["s2_dmitri"]).code
    assert code in inside.post("/desk/find", query=code.lower().replace("-", " ")).text
    assert "Ничего не нашлось." in text(inside.post("/desk/find", query="абракадабра").text)


def test_a_case_by_hand_goes_through_the_questions_the_law_needs(inside: Reader, book: Book) -> None:
    page = inside.post(
        "/desk/new", source="мать, телефон", as_of="2022-10-01", note="Сын в части", take="yes"
    )
    asked: list[str] = []
    answers: dict[str, str | list[str]] = {"status": "mobilised", "held": "no", "pressure": ["-"]}
    while (found := re.search(r'action="(/desk/case/[^"]+/ask/(\w+))"', page.text)) and len(asked) < 60:
        path, fact = found.groups()
        asked.append(fact)
        given: dict[str, str | list[str]] = {"value": answers[fact]} if fact in answers else {"unsure": "yes"}
        page = inside.post(path, **given)
    assert asked[0] == "status"
    assert len(set(asked)) == len(asked)
    assert "Больше ни один вопрос не изменит ответа" in text(page.text)
    case = next(s for s in _states(book) if s.by == "hand" and s.id not in book.case.values())
    assert case.owner == book.ledger.me
    assert case.answers["status"].shown == "mobilised"
    assert case.answers["held"].shown is False
    assert case.answers["pressure"].shown == []
    assert case.as_of is not None
    assert [note.text for note in case.notes] == ["Сын в части"]


@pytest.mark.parametrize(
    ("fact", "fields", "form"),
    [
        ("refusal_date", {"exact": "2022-04-28"}, "2022-04-28"),
        ("refusal_date", {"low": "2022-04-01"}, {"from": "2022-04-01"}),
        (
            "refusal_date",
            {"low": "2022-04-01", "high": "2022-05-01"},
            {"from": "2022-04-01", "until": "2022-05-01"},
        ),
        ("others_refused", {"exact": "3"}, 3),
        ("others_refused", {"low": "1", "high": "9"}, {"min": 1, "max": 9}),
        ("pressure", {"value": ["beating", "phone_taken"]}, ["beating", "phone_taken"]),
        ("status", {"value": ["mobilised"]}, "mobilised"),
        ("held", {"unsure": "yes"}, None),
    ],
)
def test_an_answer_is_kept_in_its_form(
    inside: Reader, book: Book, fact: str, fields: dict[str, str | list[str]], form: object
) -> None:
    answered = inside.post(url(inside, book, "s1_sergey") + f"/ask/{fact}", back="yes", **fields)
    assert answered.status_code == 200
    assert book.ledger.state(book.case["s1_sergey"]).answers[fact].shown == form


@pytest.mark.parametrize(
    ("fact", "fields"),
    [
        ("refusal_date", {"exact": "2022-13-01"}),
        ("refusal_date", {"low": "2022-05-01", "high": "2022-04-01"}),
        ("refusal_date", {"exact": "1850-01-01"}),
        ("refusal_date", {}),
        ("others_refused", {"exact": "1e3"}),
        ("others_refused", {"exact": "-1"}),
        ("others_refused", {"exact": "٣"}),
        ("pressure", {"value": ["-", "beating"]}),
        ("pressure", {"value": ["made_up"]}),
        ("status", {}),
        ("status", {"value": ["<b>"]}),
        ("held", {"value": ["maybe"]}),
    ],
)
def test_what_cannot_be_an_answer_is_refused_beside_the_question(
    inside: Reader, book: Book, fact: str, fields: dict[str, str | list[str]]
) -> None:
    before = book.ledger.state(book.case["s1_sergey"]).digest
    refused = inside.post(url(inside, book, "s1_sergey") + f"/ask/{fact}", **fields)
    assert refused.status_code == 400
    assert 'role="alert"' in refused.text
    assert book.ledger.state(book.case["s1_sergey"]).digest == before


def test_consent_is_off_until_somebody_says_how_they_know(inside: Reader, book: Book) -> None:
    case_id, case = book.case["s8_leaver"], url(inside, book, "s8_leaver")
    assert inside.post(case + "/consent", given="yes", how="").status_code == 400
    assert not book.ledger.state(case_id).consent.given
    inside.post(case + "/consent", given="yes", how="звонок")
    assert book.ledger.state(case_id).consent.given
    inside.post(case + "/consent", given="no", how="письмо")
    assert not book.ledger.state(case_id).consent.given


def test_outcome_deadline_danger_day_and_group_are_kept(inside: Reader, book: Book) -> None:
    case_id, case = book.case["s8_leaver"], url(inside, book, "s8_leaver")
    inside.post(case + "/outcome", outcome="held", month="2022-09", source="мать")
    inside.post(case + "/deadline", day="2022-10-04", title="Жалоба", source="закон")
    inside.post(case + "/danger", level="now", why="увезли")
    inside.post(case + "/as-of", day="2022-09-30")
    inside.post(case + "/group", group="Часть 00000")
    state = book.ledger.state(case_id)
    assert state.outcome is not None
    assert (state.outcome.shown.outcome, state.outcome.shown.month) == ("held", "2022-09")
    assert state.deadlines[0].due.shown.title == "Жалоба"
    assert state.danger is not None
    assert state.danger.shown.level == "now"
    assert state.as_of is not None
    assert state.as_of.shown.isoformat() == "2022-09-30"
    assert state.groups == ("Часть 00000",)
    inside.post(case + "/deadline-done", key=state.deadlines[0].key, proof="квитанция")
    inside.post(case + "/group", group="Часть 00000", remove="yes")
    later = book.ledger.state(case_id)
    assert later.deadlines[0].done == "квитанция"
    assert later.groups == ()
    for path, fields in (
        ("/outcome", {"outcome": "free", "month": ""}),
        ("/outcome", {"outcome": "held", "month": "2022-99"}),
        ("/danger", {"level": "never"}),
        ("/deadline", {"day": "x", "title": "y"}),
        ("/offer", {"member": "AAAA"}),
        ("/note", {"text": ""}),
        ("/note", {"text": "a\x00b"}),
    ):
        assert inside.post(case + path, **fields).status_code == 400
    assert book.ledger.state(case_id).digest == later.digest


def test_an_assessment_is_kept_once(inside: Reader, book: Book) -> None:
    case_id, case = book.case["s1_sergey"], url(inside, book, "s1_sergey")
    for _ in range(2):
        inside.post(case + "/keep-assessment", on="")
    (kept,) = book.ledger.state(case_id).assessments
    assert kept.as_of.isoformat() == "2022-05-25"
    assert "Сохранено в деле" in text(inside.get(case).text)


def test_a_change_of_law_lists_the_cases_it_touches(inside: Reader, book: Book) -> None:
    page = inside.get("/desk/law?from=2022-09-23&to=2022-09-24").text
    assert "закон от 24 сентября 2022" in text(page)
    assert book.ledger.state(book.case["s1_sergey"]).code in page
    same = text(inside.get("/desk/law?from=2022-09-24&to=2022-09-24").text)
    assert "Изменилось 0 дел из 8, без изменений 8." in same


def test_a_request_is_shown_with_its_digits_before_anybody_is_let_in(inside: Reader, book: Book) -> None:
    home = book.ledger.home
    device = _device("Иван")
    line = members.request_text(device, home.root_public)
    shown = inside.post("/desk/team/request", request=line)
    request = members.Request.parse(line, home.root_public)
    assert request.fingerprint in shown.text
    assert inside.post("/desk/team/let-in", request=line).status_code == 400
    assert len(members.newest_roster(book.ledger.vault, home).roster.members) == 1
    let_in = inside.post("/desk/team/let-in", request=line, compared="yes")
    assert "Иван" in text(let_in.text)
    roster = members.newest_roster(book.ledger.vault, home).roster
    assert [member.name for member in roster.members] == ["Ольга", "Иван"]
    assert inside.post("/desk/team/request", request="ploughshare-request.x.y").status_code == 400
    # Hand-over to the new colleague, then out again.
    case = url(inside, book, "s8_leaver")
    member = re.search(r'<option value="([^"]+)">Иван', inside.get(case).text)
    assert member is not None
    assert "Предложено: Иван." in text(inside.post(case + "/offer", member=member[1], why="отпуск").text)
    assert inside.post("/desk/team/let-out", member=member[1]).status_code == 400
    out = inside.post("/desk/team/let-out", member=member[1], sure="yes")
    assert "Иван: больше не участвует." in text(out.text)
    assert len(members.newest_roster(book.ledger.vault, home).roster.members) == 1


def _device(name: str) -> Device:
    return Device(name, SigningKey(b"i" * 32), HybridIdentity(b"j" * 32))


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_page_stands_in_either_language(inside: Reader, book: Book, lang: str) -> None:
    inside.post("/desk/language", lang=lang, here="/desk/queue")
    case = url(inside, book, "s1_sergey")
    made = ("{draft}", "{file}", "/served", "/going")
    for path in [page.path for page in PAGES if page.method == "GET"]:
        if any(what in path for what in made):
            continue
        filled = path.replace("/case/{case}", case.removeprefix("/desk"))
        filled = filled.replace("{fact}", "refusal_date").replace("{paper}", "doc_1")
        answer = inside.get("/desk" + filled)
        assert answer.status_code == 200
        assert f'<html lang="{lang}"' in answer.text
        assert not re.search(r"\b(desk-why|level|change|paper|outcome|fact|finding)-[a-z]", text(answer.text))


def test_a_language_cannot_lead_to_another_site(inside: Reader) -> None:
    for here in ("https://evil.example/", "//evil.example", "/desk", "javascript:alert(1)"):
        answer = inside.client.post(
            "/desk/language",
            data={"csrf": inside.csrf, "lang": "en", "here": here},
            headers={"origin": inside.origin},
            follow_redirects=False,
        )
        assert answer.headers["location"] == "/desk/queue"


def test_a_fork_and_a_twice_answered_letter_are_told(inside: Reader, book: Book) -> None:
    ledger, case_id = book.ledger, book.case["s1_sergey"]
    ledger.write(case_id, letter(case_id, "Это пишу не я", seq=0))
    page = text(inside.get(url(inside, book, "s1_sergey") + "/talk").text)
    assert "На одном месте два разных письма." in page


def test_both_languages_have_the_same_words_with_the_same_values() -> None:
    found = {}
    for lang in ("ru", "en"):
        resource = parse((PAGES_FOLDER / "words" / f"{lang}.ftl").read_text("utf-8"))
        assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
        messages = [entry for entry in resource.body if isinstance(entry, ast.Message)]
        assert len({message.id.name for message in messages}) == len(messages)
        found[lang] = {message.id.name: _values(message) for message in messages}
    assert found["ru"] == found["en"]


def _values(node: ast.BaseNode) -> frozenset[str]:
    names: set[str] = set()

    def walk(part: object) -> None:
        if isinstance(part, ast.VariableReference):
            names.add(part.id.name)
        if isinstance(part, ast.BaseNode):
            for value in vars(part).values():
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)

    walk(node)
    return frozenset(names)


def test_every_word_that_is_used_is_there() -> None:
    words = page_words_module.page_words("en")
    sources = [*PAGES_FOLDER.rglob("*.html"), *PAGES_FOLDER.rglob("*.py")]
    used = {
        name
        for path in sources
        for name in re.findall(
            r"""(?:\bt|words|page|notice|FormError|_done)\((?:visit, )?["']([a-z][a-z0-9-]*[a-z0-9])["']""",
            path.read_text("utf-8"),
        )
    }
    assert len(used) > 300
    assert sorted(name for name in used if not words.has(name)) == []


def test_the_top_line_says_in_words_how_the_exchange_stands(tmp_path: Path) -> None:
    book = open_book(tmp_path / "vault", relays=("http://127.0.0.1:9",))
    unreachable = threading.Event()

    def connect() -> RelayClient:
        unreachable.set()
        raise RelayUnreachableError

    exchanger = Exchanger(book.ledger, connect, every_seconds=600)
    desk = dataclasses.replace(book.desk, exchanger=exchanger)
    with served(desk) as running, reader(running) as inside:
        first = text(inside.get("/desk/queue").text)
        assert "Обмена с сервером ещё не было. Ждут отправки" in first
        exchanger.start()
        assert unreachable.wait(20)
        exchanger.stop()
        later = text(inside.get("/desk/queue").text)
        assert "Сервер не ответил," in later
        assert "Работать можно дальше." in later
    book.ledger.vault.close()


def test_an_empty_desk_says_where_cases_come_from(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "vault", lang="en")
    with served(desk) as running, reader(running) as inside:
        page = text(inside.get("/desk/queue").text)
        assert "No case yet. Letters come with the exchange" in page
        assert "nobody is in danger today" in page
    desk.ledger.vault.close()


def _states(book: Book) -> list[CaseState]:
    return [book.ledger.state(summary.stream) for summary in book.ledger.vault.summaries()]
