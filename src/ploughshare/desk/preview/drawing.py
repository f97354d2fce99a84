"""In the cage: pictures and the pages of a PDF as plain pixels."""

import io
from collections.abc import Callable

import pypdfium2  # type: ignore[import-untyped]
from PIL import (
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

from ploughshare.desk.preview import reading
from ploughshare.desk.preview.answer import PAGES_MAX, SIDE_MAX, Answer, NotShown, Pixels

PIXELS_MAX = 120_000_000
_POINT_SCALE_MAX = 3.0

PLUGINS = (GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
"""Loaded before the cage closes."""

Drawer = Callable[[bytes, int], Answer]


def _fit(picture: Image.Image) -> Image.Image:
    picture.thumbnail((SIDE_MAX, SIDE_MAX), Image.Resampling.BOX, reducing_gap=None)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen_through = picture.convert("RGBA")
        picture = Image.new("RGBA", seen_through.size, (255, 255, 255, 255))
        picture.alpha_composite(seen_through)
    return picture.convert("RGB")


def _picture(kind: str) -> Drawer:
    def draw(data: bytes, _page: int) -> Answer:
        with Image.open(io.BytesIO(data), formats=(kind,)) as opened:
            if opened.width * opened.height > PIXELS_MAX:
                return NotShown("pixels")
            if kind == "JPEG":
                opened.draft("RGB", (SIDE_MAX, SIDE_MAX))
            drawn = _fit(ImageOps.exif_transpose(opened))
        return Pixels(drawn.width, drawn.height, 1, 1, drawn.tobytes())

    return draw


def _pdf(data: bytes, page: int) -> Answer:
    document = pypdfium2.PdfDocument(data)
    pages = min(len(document), PAGES_MAX)
    if not 1 <= page <= pages:
        return NotShown("damaged")
    sheet = document[page - 1]
    width, height = sheet.get_size()
    if not 0 < width < 1e6 or not 0 < height < 1e6:
        return NotShown("damaged")
    scale = min(SIDE_MAX / max(width, height), _POINT_SCALE_MAX)
    drawn = _fit(sheet.render(scale=scale, may_draw_forms=False, rev_byteorder=True).to_pil())
    return Pixels(drawn.width, drawn.height, page, pages, drawn.tobytes())


def _office(data: bytes, _page: int) -> Answer:
    return reading.office(data)


def _text(data: bytes, _page: int) -> Answer:
    return reading.plain(data)


STARTS: tuple[tuple[bytes, Drawer | None], ...] = (
    (b"\xff\xd8\xff", _picture("JPEG")),
    (b"\x89PNG\r\n\x1a\n", _picture("PNG")),
    (b"GIF87a", _picture("GIF")),
    (b"GIF89a", _picture("GIF")),
    (b"RIFF", _picture("WEBP")),
    (b"%PDF-", _pdf),
    (b"PK\x03\x04", _office),
    # Known, and not drawn here: better said at once than shown as a page of strange letters.
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
    (b"{\\rtf", None),
    (b"\x7fELF", None),
    (b"MZ", None),
)


def draw(data: bytes, page: int) -> Answer:
    """Draws a file by what its first bytes say it is, never by its name or by what its sender says."""
    drawer = next((found for start, found in STARTS if data.startswith(start)), _text)
    if drawer is None or data[4:8] == b"ftyp":
        return NotShown("kind")
    try:
        return drawer(data, page)
    except MemoryError:
        return NotShown("memory")
    except Exception:  # noqa: BLE001 - whatever a library says of a strange file, it cannot be shown
        return NotShown("damaged")
