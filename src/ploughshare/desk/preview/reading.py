"""In the cage: the words of plain texts and of office documents, and nothing else of them."""

import io
import zipfile
from xml.parsers import expat

from ploughshare.desk.preview.answer import TEXT_BYTES_MAX, NotShown, Text

_PARTS = ("word/document.xml", "content.xml")
"""Where DOCX and ODT keep their words."""
_PART_BYTES_MAX = 20_000_000
_ENTRIES_MAX = 5_000
_LINE_ENDS = frozenset({"p", "br", "h", "line-break", "tr", "table-row"})
_TABS = frozenset({"tab", "tc", "table-cell"})
_CHARS_MAX = TEXT_BYTES_MAX // 4


class _Words:
    """Collects words until there are enough."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.chars = 0

    def add(self, text: str) -> None:
        if self.chars < _CHARS_MAX:
            self.parts.append(text)
            self.chars += len(text)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in _LINE_ENDS:
            self.add("\n")
        elif local in _TABS:
            self.add("\t")

    def text(self) -> Text:
        whole = "".join(self.parts)
        return Text(whole[:_CHARS_MAX], len(whole) >= _CHARS_MAX)


def plain(data: bytes) -> Text | NotShown:
    """Plain text in UTF-8, UTF-16 with its mark, or else the Cyrillic of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif b"\0" in data[:4_096]:
        return NotShown("kind")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1251", "replace")
    return Text(text[:_CHARS_MAX], len(text) > _CHARS_MAX)


def office(data: bytes) -> Text | NotShown:
    """The words of a DOCX or ODT: one part of the archive, if not too large, without entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.filelist) > _ENTRIES_MAX:
                return NotShown("large")
            found = next((name for name in _PARTS if name in archive.NameToInfo), None)
            if found is None:
                return NotShown("kind")
            with archive.open(found) as part:
                xml = part.read(_PART_BYTES_MAX + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return NotShown("damaged")
    return NotShown("large") if len(xml) > _PART_BYTES_MAX else _words_of(xml)


class _DoctypeError(Exception):
    """A document type: entities could be declared in it."""


def _refuse_doctype(*_: object) -> None:
    raise _DoctypeError


def _words_of(xml: bytes) -> Text | NotShown:
    words = _Words()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.CharacterDataHandler = words.add
    parser.EndElementHandler = words.end
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, _DoctypeError):
        return NotShown("damaged")
    return words.text()
