"""Real pictures, damaged by a seed: the page takes none that tells anything, and spoils none it takes."""

from __future__ import annotations

import random
import subprocess
import warnings
from pathlib import Path

import pytest
from PIL import Image

from tests.files.cleaning import clean
from tests.files.pictures import TOLD, drawn, frames_of_gif, pixels, srgb_profile, tell

pytestmark = [pytest.mark.needs("node", "exiftool"), pytest.mark.slow]

SEED = 20_220_428
EACH = 120
MARKS = (
    *(
        b"\xff\xd8\xff",
        b"\xff\xd9",
        b"\xff\xe1\0\x10Exif\0\0",
        b"\xff\xda",
        b"\xff\xc0",
        b"\xff\xff",
        b"\xff\xdd\0\4",
    ),
    *(b"\0\0\0\0IEND\xae\x42\x60\x82", b"\0\0\0\4tEXt", b"\0\0\0\0IDAT", b"\x89PNG\r\n\x1a\n"),
    *(b"RIFF", b"WEBP", b"EXIF\4\0\0\0", b"VP8X", b"XMP \xff\0\0\0"),
    *(b";", b"!\xfe\4", b"!\xff\x0bNETSCAPE2.0", b"\0"),
)
FAULTS = {"damaged", "unusual", "unknown", "heic", "raw", "video", "sound", "pdf", "office"}


def originals(folder: Path) -> list[Path]:
    """One of each kind, telling all that a phone tells."""
    made = [folder / name for name in ("one.jpg", "two.jpg", "three.png", "four.webp")]
    drawn(96, 64).save(made[0], "JPEG", icc_profile=srgb_profile())
    drawn(96, 64).save(made[1], "JPEG", progressive=True)
    drawn(96, 64).save(made[2], "PNG", icc_profile=srgb_profile())
    drawn(96, 64).save(made[3], "WEBP")
    for path in made:
        tell(path, "-Orientation#=6")
    return [*made, frames_of_gif(folder / "five.gif", "GIF")]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A few changes anywhere: bytes set, cut out, put in, a format's own marks put in, or put behind the end.

    Words of the metadata are not moved: among the pixels they would be pixels.
    """
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(spoilt))
        match chance.randrange(5):
            case 0:
                spoilt[at] = chance.randrange(256)
            case 1:
                del spoilt[at : at + chance.randint(1, 64)]
            case 2:
                spoilt[at:at] = chance.randbytes(chance.randint(1, 64))
            case 3:
                spoilt[at:at] = chance.choice(MARKS)
            case _:
                spoilt += chance.choice(MARKS) + chance.randbytes(chance.randint(1, 400))
    return bytes(spoilt)


def shown(data: bytes) -> object | None:
    """What Pillow shows; None where it refuses. What it thinks of damaged metadata is not asked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return pixels(data)
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, Image.DecompressionBombError):
        return None


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, dict[str, str], bytes]]:
    folder = tmp_path_factory.mktemp("damaged")
    chance = random.Random(SEED)
    paths = []
    for path in originals(folder):
        whole = path.read_bytes()
        for number in range(EACH):
            paths.append(folder / f"{number}-{path.name}")
            paths[-1].write_bytes(damaged(whole, chance))
    return [(path, words, data) for path, (words, data) in zip(paths, clean(paths, folder), strict=True)]


def test_some_are_taken_and_most_are_refused_by_a_name(
    tried: list[tuple[Path, dict[str, str], bytes]],
) -> None:
    taken = [path for path, words, _ in tried if "kind" in words]
    assert 20 < len(taken) < len(tried) * 3 // 4
    assert {words["fault"] for _, words, _ in tried if "fault" in words} <= FAULTS


def test_what_is_taken_tells_nothing(tried: list[tuple[Path, dict[str, str], bytes]], tmp_path: Path) -> None:
    for path, words, data in tried:
        if "kind" in words:
            assert [word for word in TOLD if word in data] == [], path.name
            (tmp_path / path.name).write_bytes(data)
    # One run over all of them: the tags no clean picture has.
    done = subprocess.run(
        [
            "exiftool",
            "-q",
            "-q",
            "-a",
            "-u",
            "-G1",
            "-s",
            "-XMP:all",
            "-IPTC:all",
            "-GPS:all",
            "-ExifIFD:all",
            "-IFD1:all",
            "-Photoshop:all",
            "-Make",
            "-Model",
            "-Software",
            "-Comment",
            str(tmp_path),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert [line for line in done.stdout.decode().splitlines() if line and not line.startswith("====")] == []


def test_what_is_taken_shows_what_it_showed_before(tried: list[tuple[Path, dict[str, str], bytes]]) -> None:
    for path, words, data in tried:
        before = shown(path.read_bytes())
        if "kind" in words and before is not None:
            assert shown(data) == before, path.name


def test_what_is_taken_is_clean_already(
    tried: list[tuple[Path, dict[str, str], bytes]], tmp_path: Path
) -> None:
    paths = []
    for path, words, data in tried:
        if "kind" in words:
            paths.append(tmp_path / path.name)
            paths[-1].write_bytes(data)
    for path, (words, data) in zip(paths, clean(paths, tmp_path), strict=True):
        assert data == path.read_bytes(), f"{path.name}: {words}"
