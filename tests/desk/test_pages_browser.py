"""The pages in a real browser: keyboard alone, accessible, fit for a phone, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.desk.pictures import shots
from tests.desk.scenarios import Book, bring_in, open_book, unsettle
from tests.desk.served import Served, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RUN_AXE = """async () => {
  document.querySelectorAll('details').forEach(d => { d.open = true; });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await axe.run(document, {runOnly: tags});
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).slice(0, 4).join(', ')}`);
}"""
OVERFLOW = """() => {
  document.querySelectorAll('details').forEach(d => { d.open = true; });
  const wide = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 1 && box.right > innerWidth + 0.5 && !e.closest('.skip, .tabs');
  });
  const words = e => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return range.getBoundingClientRect();
  };
  const beside = (a, b) => a.right < b.left + 1 || b.right < a.left + 1;
  const apart = (a, b) => beside(a, b) || a.bottom < b.top + 1 || b.bottom < a.top + 1;
  const over = [...document.querySelectorAll('.row')].flatMap(row => {
    const cells = [...row.children].map(words).filter(box => box.width > 1);
    return cells.some(a => cells.some(b => a !== b && !apart(a, b))) ? [row] : [];
  });
  const named = [...wide, ...over].map(e => e.tagName + '.' + e.className);
  return [document.documentElement.scrollWidth - innerWidth, named];
}"""

Scheme = Literal["light", "dark"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    found = open_book(tmp_path / "vault")
    unsettle(found)
    bring_in(found)
    yield found
    found.ledger.vault.close()


@pytest.fixture
def running(book: Book) -> Iterator[Served]:
    with served(book.desk) as found:
        yield found


@contextmanager
def inside(
    chromium: Browser,
    running: Served,
    *,
    width: int = 1280,
    scheme: Scheme = "light",
    javascript: bool = True,
) -> Iterator[Page]:
    """A page of a fresh profile inside the desk; any request to elsewhere, any error, fails the test."""
    context: BrowserContext = chromium.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, java_script_enabled=javascript
    )
    strange: list[str] = []
    context.on(
        "request", lambda r: None if r.url.startswith((running.origin, "data:")) else strange.append(r.url)
    )
    context.on("console", lambda m: strange.append(m.text) if m.type == "error" else None)
    context.on("weberror", lambda e: strange.append(str(e.error)))
    page = context.new_page()
    if javascript:
        page.goto(running.address)
    else:
        page.goto(running.address.partition("#")[0])
        page.locator("#code-ru").fill(running.address)
        page.locator("button").first.click()
    page.wait_for_url("**/desk/queue")
    yield page
    context.close()
    assert strange == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_page_shuts_anyone_out(chromium: Browser, tmp_path: Path, lang: str, scheme: Scheme) -> None:
    book = open_book(tmp_path / "vault", lang=lang)
    unsettle(book)
    bring_in(book)
    found: dict[str, list[str]] = {}
    with served(book.desk) as running, inside(chromium, running, scheme=scheme) as page:
        for name, go in shots(book).items():
            go(page)
            page.evaluate(AXE)
            violations = page.evaluate(RUN_AXE)
            if violations:
                found[name] = violations
    book.ledger.vault.close()
    assert found == {}


@pytest.mark.parametrize("width", [390, 320])
def test_every_page_fits_a_phone(chromium: Browser, book: Book, running: Served, width: int) -> None:
    found: dict[str, object] = {}
    with inside(chromium, running, width=width) as page:
        for name, go in shots(book).items():
            go(page)
            overflow, wide = page.evaluate(OVERFLOW)
            if overflow > 0 or wide:
                found[name] = (overflow, wide)
    assert found == {}


def test_the_locked_and_the_refused_page_shut_nobody_out(chromium: Browser, running: Served) -> None:
    page = chromium.new_page()
    for address in ("/desk/enter", "/desk/enter?locked"):
        page.goto(running.origin + address)
        page.evaluate(AXE)
        assert page.evaluate(RUN_AXE) == []
    page.locator("#code-ru").fill("не тот")
    page.locator("button").first.click()
    expect(page.get_by_role("alert").first).to_be_visible()
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE) == []
    page.close()


def test_a_case_is_found_taken_and_answered_by_keyboard_alone_in_any_layout(
    chromium: Browser, book: Book, running: Served
) -> None:
    code = book.ledger.state(book.case["s7_hundreds"]).code
    with inside(chromium, running) as page:
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.textContent") == code
        page.keyboard.press("KeyT")
        expect(page.get_by_role("status").filter(has_text="теперь ведёте вы")).to_be_visible()
        assert book.ledger.state(book.case["s7_hundreds"]).owner == book.ledger.me
        # As a Russian layout sends it: the letter is another, the key is the same.
        page.evaluate(
            """() => document.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyJ', key: 'о'}))"""
        )
        page.keyboard.press("KeyJ")
        page.keyboard.press("Enter")
        page.wait_for_url("**/desk/case/*")
        page.keyboard.press("KeyR")
        page.wait_for_url("**/talk")
        page.locator("#text").focus()
        page.keyboard.type("Мы с вами. jkt")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("Зашифровано.", exact=False)).to_be_visible()
        assert [m.text for m in book.ledger.state(book.case["s1_sergey"]).messages][-1] == "Мы с вами. jkt"
        page.keyboard.press("KeyG")
        page.keyboard.press("KeyM")
        page.wait_for_url("**/team")
        page.keyboard.press("Slash")
        page.wait_for_url("**/find")


def test_escape_twice_blanks_the_screen_and_control_l_locks_it(chromium: Browser, running: Served) -> None:
    with inside(chromium, running) as page:
        page.keyboard.press("Escape")
        expect(page.locator("h1")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("h1")).to_be_hidden()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(page.locator("h1")).to_be_visible()
        page.keyboard.press("Control+KeyL")
        page.wait_for_url("**/desk/enter?locked")
        page.go_back()
        expect(page.get_by_text("Приёмная заперта.")).to_be_visible()


def test_single_keys_can_be_switched_off(chromium: Browser, running: Served) -> None:
    with inside(chromium, running) as page:
        page.goto(running.origin + "/desk/about")
        page.get_by_role("button", name="Выключить").click()
        page.goto(running.origin + "/desk/queue")
        page.keyboard.press("KeyJ")
        assert page.evaluate("document.activeElement === document.body")


def test_the_code_leaves_the_address_at_once(chromium: Browser, running: Served) -> None:
    page = chromium.new_page()
    page.goto(running.address)
    page.wait_for_url("**/desk/queue")
    page.go_back()
    assert running.code not in page.url
    assert running.code not in page.content()
    page.close()


def test_everything_works_without_javascript(chromium: Browser, book: Book, running: Served) -> None:
    with inside(chromium, running, javascript=False) as page:
        page.get_by_role("link", name="Новое").click()
        page.locator("#source").fill("мать")
        page.get_by_role("button", name="Сохранить и начать вопросы").click()
        page.locator('input[value="mobilised"]').check()
        page.get_by_role("button", name="Сохранить и дальше").click()
        expect(page.locator(".ask legend")).to_be_visible()
        page.get_by_role("link", name="Дело", exact=True).click()
        page.get_by_text("Указать опасность").click()
        page.locator('input[name="level"][value="now"]').check()
        page.locator("#danger-why").fill("увезли утром")
        page.locator("#danger button").click()
        expect(page.locator(".case-head .badge")).to_contain_text("Сейчас")
        page.get_by_role("link", name="Переписка").click()
        expect(page.get_by_text("Ответ некуда послать", exact=False)).to_be_visible()
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.get_by_role("button", name="Lock").click()
        expect(page.get_by_text("Приёмная заперта.")).to_be_visible()
