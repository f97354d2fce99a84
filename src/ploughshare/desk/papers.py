"""Papers: a pack's Typst template and a person's fields made into a PDF and a picture of it.

Pure but for the reading of the template. What is typed into a field reaches Typst as data only,
never as source.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import typst

from ploughshare.desk.forms import VALUE_CHARS_MAX
from ploughshare.law import Pack, PackError
from ploughshare.law.prints import prints

LINE_CHARS_MAX = 300
TEXT_CHARS_MAX = VALUE_CHARS_MAX
PREVIEW_DPI = 110
OPTIONAL_FIELDS = frozenset({"enclosures"})
"""A paper may be filed without these."""


class PaperError(Exception):
    """The paper cannot be made; the message says which field or template is at fault."""


class FieldError(PaperError):
    """A field of the paper cannot be taken. `reason`: too_long (`most` characters), control or day."""

    def __init__(self, field: str, reason: str, most: int = 0) -> None:
        super().__init__(f"{field}: {_REASONS[reason].format(most=most)}")
        self.field = field
        self.reason = reason
        self.most = most


_REASONS = {
    "too_long": "more than {most} characters. Shorten it.",
    "control": "holds a control character. Type it anew.",
    "day": "not a day. Write it as year-month-day.",
}


@dataclass(frozen=True)
class Draft:
    """A paper as made: its PDF, the hash by which it is known later, and a picture of each page (PNG)."""

    paper: str
    pdf: bytes
    sha256: bytes
    pages: tuple[bytes, ...]


@dataclass(frozen=True)
class Field:
    """One field of a paper. `type` is line, text or day."""

    id: str
    type: str
    required: bool


def fields_of(pack: Pack, paper_id: str) -> tuple[Field, ...]:
    """The fields of a paper in the order they are asked. Raises PaperError for an unknown paper."""
    for paper in pack.papers:
        if paper.id == paper_id:
            return tuple(Field(name, kind, name not in OPTIONAL_FIELDS) for name, kind in paper.fields)
    raise PaperError("This law pack has no such paper.")


def missing(pack: Pack, paper_id: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """The required fields that are still empty, in the paper's order."""
    return tuple(
        field.id
        for field in fields_of(pack, paper_id)
        if field.required and not values.get(field.id, "").strip()
    )


def parse_fields(pack: Pack, paper_id: str, untrusted: Mapping[str, str]) -> dict[str, str]:
    """The paper's own fields out of a form, trimmed and bounded; others are dropped. Raises FieldError."""
    values: dict[str, str] = {}
    for field in fields_of(pack, paper_id):
        text = untrusted.get(field.id, "").replace("\r\n", "\n").strip()
        longest = TEXT_CHARS_MAX if field.type == "text" else LINE_CHARS_MAX
        if len(text) > longest:
            raise FieldError(field.id, "too_long", longest)
        if any(ord(letter) < ord(" ") and letter != "\n" for letter in text):
            raise FieldError(field.id, "control")
        if field.type == "day" and text:
            try:
                datetime.date.fromisoformat(text)
            except ValueError:
                raise FieldError(field.id, "day") from None
        values[field.id] = text
    return values


def template_path(pack_directory: Path, paper_id: str) -> Path:
    """Where the template of a paper of the pack stands."""
    return pack_directory / "papers" / f"{paper_id}.typ"


def _unchanged(pack: Pack, pack_directory: Path) -> bool:
    """Whether the templates on disk are those that the pack's hash, and so its sign-off, stands for."""
    try:
        return prints(pack_directory) == pack.prints
    except PackError:
        return False


def draft(pack: Pack, pack_directory: Path, paper_id: str, values: Mapping[str, str]) -> Draft:
    """Make a paper. The same pack and values give the same bytes.

    The PDF's date is fixed, so that its metadata does not say when or where it was made. Raises
    PaperError when a required field is empty, or the template fails.
    """
    empty = missing(pack, paper_id, values)
    if empty:
        raise PaperError(f"Still empty: {', '.join(empty)}.")
    template = template_path(pack_directory, paper_id)
    if not template.is_file():
        raise PaperError("The law pack has no template for this paper.")
    if not _unchanged(pack, pack_directory):
        raise PaperError("The templates of the papers are not those of the law pack; open the desk anew.")
    inputs = {"data": json.dumps(dict(values), ensure_ascii=False)}
    try:
        # A template reads no file outside its own folder.
        compiler = typst.Compiler(
            str(template), root=str(template.parent), ignore_system_fonts=True, sys_inputs=inputs
        )
        pdf = compiler.compile(format="pdf", timestamp=0)
        pages = compiler.compile(format="png", ppi=PREVIEW_DPI)
    except typst.TypstError as error:
        raise PaperError(f"The paper's template does not work: {error.message}") from None
    if not isinstance(pdf, bytes) or pages is None:
        raise PaperError("The paper's template made nothing.")
    pictures = pages if isinstance(pages, list) else [pages]
    return Draft(paper_id, pdf, hashlib.sha256(pdf).digest(), tuple(pictures))
