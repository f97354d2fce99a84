"""Real pictures with everything a phone writes into them: made by Pillow, filled in by exiftool."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

from PIL import Image, ImageCms, ImageDraw

TELLING = [
    "-GPSLatitude=50.4501",
    "-GPSLatitudeRef=N",
    "-GPSLongitude=30.5234",
    "-GPSLongitudeRef=E",
    "-Make=Samsung",
    "-Model=SM-A125F",
    "-SerialNumber=R58R123456",
    "-Software=A125FXXU2BVB2",
    "-DateTimeOriginal=2022:04:28 13:51:07",
    "-XMP:GPSLatitude=50.4501",
    "-XMP:CreatorTool=Gallery of Olga",
    "-XMP:Description=the yard behind the barracks",
    "-UserComment=sergeant Petrov",
]
"""What exiftool writes; each of these words must be gone afterwards."""
TOLD = [
    b"Samsung",
    b"SM-A125F",
    b"R58R123456",
    b"A125FXXU2BVB2",
    b"2022:04:28",
    b"Olga",
    b"barracks",
    b"Petrov",
]


def drawn(width: int = 160, height: int = 120, mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ, so that a turn shows."""
    picture = Image.new("RGB", (width, height), (230, 226, 214))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, width // 3, height // 3), fill=(200, 30, 30))
    pen.ellipse((width // 2, height // 2, width - 4, height - 4), fill=(20, 90, 160))
    for x in range(0, width, 7):
        pen.line((x, 0, width - x, height), fill=(x % 256, 120, 255 - x % 256))
    return picture.convert(mode)


def srgb_profile() -> bytes:
    """A profile as a program makes it: with a name, a copyright and a day of making."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def tell(path: Path, *more: str) -> None:
    """Lets exiftool write all that a phone would, and what is given besides."""
    subprocess.run(
        ["exiftool", "-q", "-q", "-m", "-overwrite_original", *TELLING, *more, str(path)],
        check=True,
        timeout=60,
    )


def thumbnail(path: Path, folder: Path) -> None:
    """Puts a small copy of another picture into a JPEG's Exif, as phones do."""
    small = folder / "small.jpg"
    drawn(64, 48).save(small, "JPEG")
    subprocess.run(
        ["exiftool", "-q", "-q", "-overwrite_original", f"-ThumbnailImage<={small}", str(path)],
        check=True,
        timeout=60,
    )


def frames_of_gif(path: Path, kind: str) -> Path:
    """A moving picture of three frames that repeats, with a word from its maker."""
    frames = [drawn(80, 60, "P" if kind == "GIF" else "RGB").rotate(90 * n) for n in range(3)]
    frames[0].save(path, kind, save_all=True, append_images=frames[1:], loop=0, duration=100)
    tell(path)
    return path


def pixels(data: bytes) -> tuple[str, tuple[int, int], list[bytes]]:
    """Mode, size and every frame's pixels, as Pillow reads them (no turning)."""
    with Image.open(io.BytesIO(data)) as picture:
        frames = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            frames.append(picture.tobytes())
        return picture.mode, picture.size, frames
