"""The program in the cage: `python -I -m ploughshare.desk.preview.worker PAGE`.

It loads what it needs, locks itself in, says which walls stand, and only then reads the file from standard
input (the desk hands it over only if the walls are enough); it answers on standard output and ends. It opens
nothing and knows no file's name.
"""

import io
import os
import sys
import zipfile

from PIL import Image

from ploughshare.desk.preview import drawing
from ploughshare.desk.preview.answer import NotShown, encode, encode_walls
from ploughshare.desk.preview.cage import lock_in

FILE_BYTES_MAX = 104_857_600
_PIECE_BYTES = 1_048_576
_SMALLEST_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n"
)


def warm_up() -> None:
    """Draws one small file of each kind, so that whatever is loaded on first use is loaded."""
    Image.init()
    Image.MAX_IMAGE_PIXELS = None  # drawing has its own limit, and says so
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        buffer = io.BytesIO()
        Image.new("RGB", (8, 8)).save(buffer, kind)
        drawing.draw(buffer.getvalue(), 1)
    drawing.draw(_SMALLEST_PDF, 1)
    drawing.draw("я".encode("cp1251"), 1)
    drawing.draw("я".encode("utf-16"), 1)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as document:
        document.writestr("content.xml", "<a>x</a>")
    drawing.draw(archive.getvalue(), 1)


def read_all(descriptor: int) -> bytes | None:
    """The file, or None when it is larger than a file may be."""
    data = bytearray()
    while piece := os.read(descriptor, _PIECE_BYTES):
        data += piece
        if len(data) > FILE_BYTES_MAX:
            return None
    return bytes(data)


def write_all(descriptor: int, data: bytes) -> None:
    """All of it, however little the pipe takes at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def main() -> None:
    """Once, for one file."""
    page = int(sys.argv[1])
    warm_up()
    walls, newest = lock_in()
    write_all(1, encode_walls(walls, newest))
    try:
        data = read_all(0)
        answer = NotShown("large") if data is None else drawing.draw(data, page)
        encoded = encode(answer)
    except MemoryError:
        encoded = encode(NotShown("memory"))
    write_all(1, encoded)
    os._exit(0)


if __name__ == "__main__":
    main()
