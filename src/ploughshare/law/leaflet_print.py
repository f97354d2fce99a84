"""A leaflet's page as a file: PDF by Typst, or one HTML file without a script."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from html import escape
from importlib import resources
from typing import Final

import typst

from ploughshare.law.leaflet_page import Labelled, Page, PrintedPart, Section, Sentence

PAGES_MAX: Final = 8
SIZES_PT: Final = (11.0, 10.4, 9.8, 9.4, 9.0)
"""The last is as small as a page for a frightened reader may be: then there are more pages."""
STANDARD: Final = "1.5"
"""Tagged, and read by old phones. From 1.6 on Typst writes a mark that Poppler wrongly calls an error."""
A_LITTLE_PT: Final = 0.15
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


class LeafletError(Exception):
    """The leaflet cannot be printed."""


def pdf(page: Page) -> bytes:
    """The leaflet as PDF, A4, in the largest letters of 9 to 11 points that keep it to eight pages.

    Raises LeafletError.

    The same page gives the same bytes.
    """
    data = json.dumps(asdict(page), ensure_ascii=False)
    template = resources.files("ploughshare.law") / "leaflet.typ"
    with resources.as_file(template) as path:

        def set_in(size_pt: float) -> tuple[int, typst.Compiler]:
            compiler = typst.Compiler(
                str(path),
                root=str(path.parent),
                ignore_system_fonts=True,
                sys_inputs={"data": data, "size": str(size_pt)},
            )
            return int(compiler.query("<pages>", field="value", one=True)), compiler

        try:
            size_pt = SIZES_PT[0]
            pages, compiler = set_in(size_pt)
            for smaller_pt in SIZES_PT[1:]:
                if pages > PAGES_MAX:
                    size_pt = smaller_pt
                    pages, compiler = set_in(size_pt)
            # A last page with a few lines is one too many.
            fewer, smaller = set_in(max(SIZES_PT[-1], size_pt - A_LITTLE_PT))
            # The day is fixed, so that the file does not say when it was made.
            made = (smaller if fewer < pages else compiler).compile(
                format="pdf", timestamp=0, pdf_standards=STANDARD
            )
        except typst.TypstError as error:
            raise LeafletError(f"The template does not work: {error.message}") from None
    if not isinstance(made, bytes):
        raise LeafletError("The template made nothing.")
    return made


def html(page: Page) -> bytes:
    """The leaflet as one HTML file: no script, nothing fetched."""
    style = (resources.files("ploughshare.law") / "leaflet.css").read_text(encoding="utf-8")
    style += _UNDER_EVERY_PAGE.format(text=_css_text(page.footer))
    parts = "".join(_part(page, part) for part in page.parts)
    lists = "".join(f"<h2>{escape(one.label)}</h2>{_list(one.lines)}" for one in page.lists)
    sources = "".join(f"<p><small>{escape(line)}</small></p>" for line in page.sources.lines)
    warning = f'<p class="warning">{escape(page.warning)}</p>' if page.warning else ""
    ask = ""
    if page.ask.lines:
        ask = f"<p><b>{escape(page.ask.label)}:</b> {escape(' · '.join(page.ask.lines))}</p>"
    readers = "".join(f"<dt>{escape(letter)}</dt><dd>{escape(name)}</dd>" for letter, name in page.readers)
    return (
        f'<!doctype html>\n<html lang="{escape(page.lang)}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(page.title)}</title><style>{style}</style></head>\n<body>\n"
        f'<header><h1>{escape(page.title)}</h1><p class="soft">{escape(page.subtitle)}</p></header>{warning}'
        f'<section class="first"><h2>{escape(page.first.label)}</h2>'
        f"{''.join(f'<p>{escape(line)}</p>' for line in page.first.lines)}{ask}"
        f"<p><b>{escape(' '.join(page.notes))}</b></p></section>\n"
        f'<section class="who"><h2>{escape(page.who.label)}</h2><dl>{readers}</dl>'
        f'<p class="soft">{escape(" ".join(page.who.lines))}</p></section>\n'
        f"<main>{parts}{lists}<h2>{escape(page.sources.label)}</h2>{sources}</main>\n"
        f"<footer>{escape(page.footer)} <small>{escape(page.made_from)}</small></footer>\n</body>\n</html>\n"
    ).encode()


_UNDER_EVERY_PAGE: Final = (
    '@page {{ @bottom-left {{ content: "{text}"; width: 100%; font: 6.5pt serif }} }}\n'
)


def _css_text(text: str) -> str:
    """A text inside a CSS string that can end neither the string nor the style."""
    return "".join(
        letter if letter.isalnum() or letter in " .,:;()-" else f"\\{ord(letter):x} " for letter in text
    )


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _part(page: Page, part: PrintedPart) -> str:
    about = f" <small>{escape(part.about)}</small>" if part.about else ""
    taken = _small(part.taken)
    sections = "".join(_section(page, section) for section in part.sections)
    return (
        f"<section><h2>{escape(part.number)}. {escape(part.title)}{about}</h2>{taken}{sections}</section>\n"
    )


def _section(page: Page, section: Section) -> str:
    heading = f"<h3>{escape(section.heading)}</h3>" if section.heading else ""
    return heading + _small(section.taken) + "".join(_sentence(page, one) for one in section.sentences)


def _small(text: str) -> str:
    return f"<p><small>{escape(text)}</small></p>" if text else ""


def _sentence(page: Page, one: Sentence) -> str:
    tag = f'<span class="tag">{escape(one.tag)}:</span> ' if one.level == "urgent" else ""
    look = "strong" if one.sure else "em"
    whom = f' <span class="whom">{escape(one.whom)}</span>' if one.whom else ""
    maybe = "".join(f'<p class="soft"><em>{escape(line)}</em></p>' for line in one.maybe)
    said = (
        Labelled("", (one.gives,)),
        Labelled(page.do, one.do),
        Labelled(page.dont, one.dont),
        *one.blocks,
    )
    blocks = "".join(_labelled(block) for block in said if any(block.lines))
    small = _small(one.small)
    return (
        f'<div class="one {escape(one.level)}"><p>{tag}<{look}>{escape(one.text)}</{look}>{whom}</p>'
        f"{maybe}{blocks}{small}</div>\n"
    )


def _labelled(block: Labelled) -> str:
    label = f"<b>{escape(block.label)}:</b> " if block.label else ""
    if len(block.lines) == 1:
        return f"<p>{label}{escape(block.lines[0])}</p>"
    return f"<p>{label}</p>{_list(block.lines)}"
