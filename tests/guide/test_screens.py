"""Every screen, in both languages: accessible, fit for 320 px and double text, nothing left untold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.guide.conftest import ROOT_FOLDER
from tests.guide.driver import Driver
from tests.guide.screens import Screen, offline_screens

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = (ROOT_FOLDER / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RUN_AXE = """async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await axe.run(document, {runOnly: tags});
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`);
}"""
OVERFLOW = """() => {
  const wide = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.right > innerWidth + 0.5 && !e.closest('.skip');
  });
  return [document.documentElement.scrollWidth - innerWidth, wide.map(e => e.tagName + '.' + e.className)];
}"""
# Links inside a sentence are as tall as its line; everything else is a thumb's width.
SMALL = """() => [...document.querySelectorAll(
    'button, summary, .row, input[type=text], input[type=date], textarea')]
  .filter(e => e.checkVisibility() && !e.closest('.skip') && !(e.matches('.link') && e.closest('p')))
  .map(e => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect().height])
  .filter(([, height]) => height < 47.5)"""
UNTOLD = r"""() => (document.body.innerText.match(new RegExp(
  '\\b(?:fact|outcome|section|derived|paper|level|result|letter|key|talk|axis|ru)-[a-z_][a-z_0-9-]*'
  + '|\\{ ?\\$|\\{\\{', 'g')) ?? [])"""

Scheme = Literal["light", "dark"]


def screens(
    browser: Browser, guide_file: Path, language: str, scheme: Scheme, width: int
) -> Iterator[Screen]:
    context = browser.new_context(viewport={"width": width, "height": 640}, color_scheme=scheme)
    yield from offline_screens(Driver(context.new_page(), language), guide_file.as_uri())
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_screen_shuts_anyone_out(
    chromium: Browser, guide_file: Path, language: str, scheme: Scheme
) -> None:
    found: dict[str, list[str]] = {}
    for screen in screens(chromium, guide_file, language, scheme, 390):
        page = screen.driver.page
        page.evaluate(AXE)
        violations = page.evaluate(RUN_AXE)
        if violations:
            found[screen.name] = violations
    assert found == {}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_screen_fits_320_pixels_and_every_target_fits_a_thumb(
    chromium: Browser, guide_file: Path, language: str
) -> None:
    found: dict[str, object] = {}
    for screen in screens(chromium, guide_file, language, "light", 320):
        overflow, wide = screen.driver.page.evaluate(OVERFLOW)
        small = screen.driver.page.evaluate(SMALL)
        if overflow > 0 or wide or small:
            found[screen.name] = (overflow, wide, small)
    assert found == {}


def test_at_double_text_size_with_wide_spacing_nothing_runs_out_of_320_pixels(
    chromium: Browser, guide_file: Path
) -> None:
    found: dict[str, object] = {}
    for screen in screens(chromium, guide_file, "ru", "light", 320):
        page = screen.driver.page
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        page.evaluate(
            "document.body.style.cssText = 'line-height:1.5;letter-spacing:.12em;word-spacing:.16em'"
        )
        overflow, wide = page.evaluate(OVERFLOW)
        if overflow > 0 or wide:
            found[screen.name] = (overflow, wide)
    assert found == {}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_is_left_untold_and_the_screen_speaks_its_language(
    chromium: Browser, guide_file: Path, language: str
) -> None:
    for screen in screens(chromium, guide_file, language, "light", 390):
        page = screen.driver.page
        assert page.evaluate(UNTOLD) == [], screen.name
        assert page.evaluate("document.documentElement.lang") == language
        assert page.locator("h1").count() == 1, screen.name
        assert page.title() == "Справка"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_way_on_from_the_first_screen_shows_on_the_smallest_phone(
    page: Page, guide_file: Path, language: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    driver = Driver(page, language)
    driver.open(guide_file.as_uri())
    for name in ("start-button", "start-danger", "start-reply"):
        button = driver.button(name).bounding_box()
        assert button is not None
        assert button["y"] + button["height"] <= 640, name
