"""The file field beside a reply: taken in piece by piece, cleaned by the page, shown, removed, sent."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from ploughshare.desk import cases, enclosures, papers
from ploughshare.desk.app import Desk
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.pages.paperwork import APPROVED
from ploughshare.desk.vault.enclosures import EnclosureFolder
from ploughshare.law.case import read_cases
from ploughshare.wire import b64u
from tests.desk.desks import Person, at
from tests.desk.pictures import PAPER, enter
from tests.desk.scenarios import PACK, pack
from tests.desk.served import Reader, Served, reader, served
from tests.desk.test_enclosures import opened
from tests.desk.test_files import photo
from tests.desk.test_pages import text
from tests.desk.test_pages_browser import AXE, OVERFLOW, RUN_AXE
from tests.files.pictures import TOLD, drawn, pixels, tell, thumbnail
from tests.relay.client import RunningRelay

ROOT_FOLDER = Path(__file__).parents[2]
LEFT_SECONDS = 20


@pytest.fixture
def running(desk: Ledger, writer: Person) -> Iterator[Served]:
    with served(Desk(desk, Assessor(pack()), PACK)) as found:
        yield found


@pytest.fixture
def inside(running: Served) -> Iterator[Reader]:
    with reader(running) as found:
        yield found


def case_url(inside: Reader) -> str:
    (url,) = inside.case_urls().values()
    inside.get(f"{url}/talk")
    return url


def upload(inside: Reader, data: bytes, **headers: str) -> httpx.Response:
    """What the page's script sends."""
    sent = {"origin": inside.origin, "desk-csrf": inside.csrf, "content-type": "application/octet-stream"}
    return inside.client.post(
        f"{case_url(inside)}/enclose",
        content=data,
        headers={**sent, **{k.replace("_", "-"): v for k, v in headers.items()}},
    )


def form(page: str) -> dict[str, str | list[str]]:
    """The hidden fields of the reply's form."""
    of_reply = page.partition('id="reply"')[2].partition("</form>")[0]
    found = dict(re.findall(r'type="hidden" name="([a-z_]+)" value="([^"]*)"', of_reply))
    return {**found, "file": re.findall(r'name="file" value="([^"]+)"', of_reply), "lang": "ru"}


def test_a_file_is_taken_in_shown_and_goes_with_the_reply(
    desk: Ledger, relay: RunningRelay, writer: Person, inside: Reader
) -> None:
    data = photo()
    answer = upload(inside, data)
    assert (answer.status_code, "1.jpg" in answer.text) == (200, True)
    talk = inside.get(f"{case_url(inside)}/talk")
    page = inside.post(f"{case_url(inside)}/talk", text="Вот снимок.", **form(talk.text)).text
    assert "1.jpg" in page
    assert "Файлы в пути" in text(page)
    assert inside.client.get(f"{case_url(inside)}/talk/going").json() != {}
    exchange(desk, at(desk, relay))
    assert inside.client.get(f"{case_url(inside)}/talk/going").json() == {}
    (reply,) = writer.replies()
    assert opened(writer, reply.message.files[0]) == data
    assert "Посмотреть" in inside.get(f"{case_url(inside)}/talk").text


def test_a_file_is_removed_and_what_was_typed_stays(desk: Ledger, writer: Person, inside: Reader) -> None:
    upload(inside, b"a text")
    talk = inside.get(f"{case_url(inside)}/talk")
    ident = b64u(enclosures.drafts(desk, writer.case)[0].named.id)
    page = inside.post(
        f"{case_url(inside)}/talk", text="Я начал писать", **form(talk.text), remove=ident
    ).text
    assert "Я начал писать</textarea>" in page
    assert (form(page)["file"], enclosures.drafts(desk, writer.case)) == ([], [])


def test_a_paper_made_here_goes_under_its_title(
    desk: Ledger, relay: RunningRelay, writer: Person, inside: Reader
) -> None:
    made = papers.draft(pack(), PACK, "doc_8", PAPER)
    fields = {**PAPER, APPROVED: "yes"}
    name = "s6_junior_sergeant"
    (known,) = [c for c in read_cases(pack(), PACK / "cases" / f"{name}.yaml") if c.id == name]
    answers = {fact: answer.form for fact, answer in known.first.answers.items()}
    cases.set_answers(desk, writer.case, answers, "звонок")
    cases.set_as_of(desk, writer.case, known.first.on, "звонок")
    cases.draft_paper(desk, writer.case, "doc_8", fields, "ru", made.sha256)
    talk = inside.get(f"{case_url(inside)}/talk").text
    offered = re.search(r'<option value="([^"]+)">([^<]+) ·', talk.partition('name="paper"')[2])
    assert offered is not None
    page = inside.post(
        f"{case_url(inside)}/talk", text="", **form(talk), paper=offered[1], enclose_paper="1"
    ).text
    assert f"{offered[2]}.pdf" in page
    (draft,) = enclosures.drafts(desk, writer.case)
    assert (draft.named.media_type, draft.named.hash) == ("application/pdf", made.sha256)


def test_a_paper_that_the_rules_do_not_let_go_is_not_enclosed(
    desk: Ledger, writer: Person, inside: Reader
) -> None:
    made = papers.draft(pack(), PACK, "doc_8", PAPER)
    cases.draft_paper(desk, writer.case, "doc_8", PAPER, "ru", made.sha256)
    talk = inside.get(f"{case_url(inside)}/talk").text
    assert 'name="paper"' not in talk
    (version,) = desk.state(writer.case).papers
    page = inside.post(
        f"{case_url(inside)}/talk", text="Текст", **form(talk), paper=b64u(version.draft), enclose_paper="1"
    )
    assert page.status_code == httpx.codes.CONFLICT
    assert enclosures.drafts(desk, writer.case) == []


@pytest.mark.parametrize(
    ("data", "said"), [(b"%PDF-1.7 elsewhere", "Такие файлы не отправляются"), (b"MZ\0", "Такие файлы")]
)
def test_what_is_not_taken_is_said_in_words(inside: Reader, data: bytes, said: str) -> None:
    answer = upload(inside, data)
    assert answer.status_code == httpx.codes.CONFLICT
    assert said in text(answer.text)


def test_nobody_but_the_desks_own_page_hands_in_a_file(desk: Ledger, writer: Person, inside: Reader) -> None:
    assert upload(inside, b"a text", desk_csrf="x").status_code == httpx.codes.FORBIDDEN
    assert upload(inside, b"a text", origin="http://evil.example").status_code == httpx.codes.FORBIDDEN
    assert upload(inside, b"a text", content_type="text/plain").status_code == httpx.codes.BAD_REQUEST
    assert upload(inside, b"").status_code == httpx.codes.BAD_REQUEST
    cookies = dict(inside.client.cookies)
    inside.client.cookies.clear()
    answer = inside.client.post(
        f"/desk/case/{'a' * 22}/enclose",
        content=b"a text",
        headers={
            "origin": inside.origin,
            "desk-csrf": inside.csrf,
            "content-type": "application/octet-stream",
        },
    )
    assert answer.status_code == httpx.codes.FORBIDDEN
    inside.client.cookies.update(cookies)
    assert EnclosureFolder(desk.vault).of_case(writer.case) == []


def begin_upload(inside: Reader, size_bytes: int, body: bytes = b"") -> socket.socket:
    """A request of one's own making, that promises so much and sends no more than this."""
    host, cookies = inside.origin.partition("//")[2], inside.client.cookies.items()
    lines = (
        f"POST {case_url(inside)}/enclose HTTP/1.1",
        *(f"Host: {host}", f"Origin: {inside.origin}", f"Desk-Csrf: {inside.csrf}"),
        "Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies),
        *("Content-Type: application/octet-stream", f"Content-Length: {size_bytes}", "", ""),
    )
    line = socket.create_connection(("127.0.0.1", int(host.rpartition(":")[2])), timeout=LEFT_SECONDS)
    line.sendall("\r\n".join(lines).encode() + body)
    return line


def test_more_than_any_file_is_refused_before_its_bytes(inside: Reader) -> None:
    with begin_upload(inside, 999_999_999_999) as line:
        assert b" 400 " in line.recv(200)


def test_a_browser_that_goes_away_in_the_middle_leaves_nothing(
    desk: Ledger, writer: Person, inside: Reader
) -> None:
    folder = EnclosureFolder(desk.vault)
    deadline = time.monotonic() + LEFT_SECONDS
    with begin_upload(inside, 5_000_000, b"x" * 1_000_000):
        while not folder.of_case(writer.case) and time.monotonic() < deadline:
            os.sched_yield()
        assert [e.state for e in folder.of_case(writer.case)] == ["making"]
    while folder.of_case(writer.case) and time.monotonic() < deadline:
        os.sched_yield()
    assert folder.of_case(writer.case) == []


def test_a_large_file_is_never_whole_in_memory(desk: Ledger, writer: Person, inside: Reader) -> None:
    size, step = 40_000_000, 200_000

    def body() -> Iterator[bytes]:
        for _ in range(size // step):
            yield b"x" * step

    url = f"{case_url(inside)}/enclose"
    headers = {
        **{"origin": inside.origin, "desk-csrf": inside.csrf, "content-length": str(size)},
        "content-type": "application/octet-stream",
    }
    tracemalloc.start()
    answer = inside.client.post(url, content=body(), headers=headers, timeout=60)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (answer.status_code, "40 МБ" in answer.text) == (200, True)
    assert peak_bytes < size // 8


# --- in a browser ---


@pytest.fixture(scope="module")
def front_end() -> None:
    subprocess.run(["node", "web/build.mjs"], cwd=ROOT_FOLDER, check=True, capture_output=True)


@pytest.fixture
def page(front_end: None, chromium: Browser, desk: Ledger, writer: Person) -> Iterator[Page]:
    with served(Desk(desk, Assessor(pack()), PACK)) as found:
        inside = enter(chromium, found, "light", (1280, 800))
        inside.locator(".code").first.click()
        inside.goto(inside.url + "/talk")
        yield inside
        inside.context.close()


@pytest.fixture
def camera(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_20220428_135107.jpg"
    drawn(800, 600).save(path, "JPEG", quality=95)
    tell(path, "-Orientation#=6")
    thumbnail(path, tmp_path)
    return path


@pytest.mark.browser
@pytest.mark.needs("exiftool")
def test_the_page_cleans_a_photo_before_the_desk_has_it(
    page: Page, desk: Ledger, relay: RunningRelay, writer: Person, camera: Path
) -> None:
    page.locator("#text").fill("Карта.")
    page.locator("#enclose").set_input_files(camera)
    expect(page.locator(".enclosed li")).to_have_count(1)
    expect(page.locator("[data-told]")).to_contain_text("место")
    page.locator("button.go", has_text="Зашифровать").click()
    expect(page.locator("[data-going]")).to_have_text("0 %")
    exchange(desk, at(desk, relay))
    expect(page.locator("[data-going]")).to_contain_text("больше не ждут")
    (reply,) = writer.replies()
    data = opened(writer, reply.message.files[0])
    assert pixels(data) == pixels(camera.read_bytes())
    assert [word for word in TOLD if word in data] == []


@pytest.mark.browser
def test_the_page_refuses_a_pdf_from_elsewhere_and_keeps_the_text(page: Page, tmp_path: Path) -> None:
    page.locator("#text").fill("Текст.")
    paper = tmp_path / "<img src=x onerror=alert(1)>.pdf"
    paper.write_bytes(b"%PDF-1.7\n")
    page.locator("#enclose").set_input_files(paper)
    expect(page.locator("[data-told]")).to_contain_text("в чужом PDF могут быть скрыты автор")
    assert page.locator("[data-told] img").count() == 0
    assert page.locator("#text").input_value() == "Текст."


@pytest.mark.browser
def test_a_file_can_be_stopped_and_a_reply_does_not_go_without_it_meanwhile(
    page: Page, desk: Ledger, writer: Person, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"word " * 12_000_000)
    page.locator("#text").fill("Текст.")
    # A desk that takes its time: the request is held where it leaves the page.
    page.route("**/enclose", lambda route: None)
    page.locator("#enclose").set_input_files(large)
    expect(page.locator("[data-stop]")).to_be_visible()
    expect(page.locator("[data-status]")).to_contain_text("Шифруем 1 из 1")
    page.locator("button.go", has_text="Зашифровать").click()
    expect(page.locator("[data-told]")).to_contain_text("Файл ещё шифруется")
    page.locator("[data-stop]").click()
    expect(page.locator("[data-told]")).to_contain_text("Остановлено.")
    expect(page.locator("[data-stop]")).to_be_hidden()
    assert desk.state(writer.case).messages[-1].way == "in"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_the_field_is_accessible_and_fits_a_phone(page: Page, camera: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("#enclose").set_input_files(camera)
    expect(page.locator(".enclosed li")).to_have_count(1)
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE) == []
    assert page.evaluate(OVERFLOW) == [0, []]
