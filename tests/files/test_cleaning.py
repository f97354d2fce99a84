"""Pictures before sealing: exiftool finds nothing left, pixels are as they were, the right way up."""

from __future__ import annotations

import base64
import json
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.files.cleaning import ROOT, clean
from tests.files.pictures import TOLD, drawn, frames_of_gif, pixels, srgb_profile, tell, thumbnail

pytestmark = [pytest.mark.needs("node", "exiftool")]

HARMLESS = {
    "JFIF:JFIFVersion",
    "JFIF:ResolutionUnit",
    "JFIF:XResolution",
    "JFIF:YResolution",
    "IFD0:Orientation",
    "Adobe:DCTEncodeVersion",
    "Adobe:APP14Flags0",
    "Adobe:APP14Flags1",
    "Adobe:ColorTransform",
    "PNG:ImageWidth",
    "PNG:ImageHeight",
    "PNG:BitDepth",
    "PNG:ColorType",
    "PNG:Compression",
    "PNG:Filter",
    "PNG:Interlace",
    "PNG:Palette",
    "PNG:Transparency",
    "PNG:Gamma",
    "PNG:SRGBRendering",
    "PNG:ProfileName",
    "RIFF:WebP_Flags",
    "RIFF:ImageWidth",
    "RIFF:ImageHeight",
    "RIFF:VP8Version",
    "RIFF:HorizontalScale",
    "RIFF:VerticalScale",
    "RIFF:AlphaPreprocessing",
    "RIFF:AlphaFiltering",
    "RIFF:AlphaCompression",
    "RIFF:BackgroundColor",
    "RIFF:AnimationLoopCount",
    "RIFF:FrameCount",
    "RIFF:Duration",
    "GIF:GIFVersion",
    "GIF:ImageWidth",
    "GIF:ImageHeight",
    "GIF:HasColorMap",
    "GIF:ColorResolutionDepth",
    "GIF:BitsPerPixel",
    "GIF:BackgroundColor",
    "GIF:AnimationIterations",
    "GIF:FrameCount",
    "GIF:Duration",
    "GIF:TransparentColor",
    "ICC_Profile:MediaWhitePoint",
    "ICC_Profile:ChromaticAdaptation",
    "ICC_Profile:RedMatrixColumn",
    "ICC_Profile:GreenMatrixColumn",
    "ICC_Profile:BlueMatrixColumn",
    "ICC_Profile:RedTRC",
    "ICC_Profile:GreenTRC",
    "ICC_Profile:BlueTRC",
    "ICC-header:ProfileVersion",
    "ICC-header:ProfileClass",
    "ICC-header:ColorSpaceData",
    "ICC-header:ProfileConnectionSpace",
    "ICC-header:ProfileFileSignature",
    "ICC-header:CMMFlags",
    "ICC-header:DeviceAttributes",
    "ICC-header:RenderingIntent",
    "ICC-header:ConnectionSpaceIlluminant",
}
"""What makes the picture and its colours; whatever else exiftool finds was left behind."""
EMPTY = {
    "ICC-header:ProfileCMMType": "",
    "ICC-header:ProfileDateTime": "0000:00:00 00:00:00",
    "ICC-header:PrimaryPlatform": "Unknown ()",
    "ICC-header:DeviceManufacturer": "",
    "ICC-header:DeviceModel": "",
    "ICC-header:ProfileCreator": "",
    "ICC-header:ProfileID": 0,
    "ICC_Profile:ProfileDescription": "-",
    "ICC_Profile:ProfileCopyright": "-",
}
TURNS = range(1, 9)


def left_behind(path: Path) -> dict[str, Any]:
    """What exiftool finds besides picture and colours."""
    done = subprocess.run(
        ["exiftool", "-j", "-G1", "-a", "-u", "-ee3", str(path)], capture_output=True, check=True, timeout=60
    )
    tags: dict[str, Any] = json.loads(done.stdout)[0]
    ours = ("SourceFile", "ExifTool:", "System:", "File:", "Composite:")
    return {
        name: value
        for name, value in tags.items()
        if not name.startswith(ours) and name not in HARMLESS and EMPTY.get(name) != value
    }


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every kind of picture that is taken, each telling all that a phone tells."""
    folder = tmp_path_factory.mktemp("originals")

    def make(name: str, kind: str, mode: str, turn: int, **options: Any) -> Path:
        path = folder / name
        drawn(mode=mode).save(path, kind, **options)
        tell(path, *([] if kind == "GIF" else [f"-Orientation#={turn}"]))
        return path

    made = [
        make("colours.jpg", "JPEG", "RGB", 6, icc_profile=srgb_profile()),
        make("progressive.jpg", "JPEG", "RGB", 3, progressive=True, comment=b"Olga"),
        make("printed.jpg", "JPEG", "CMYK", 8),
        make("grey.jpg", "JPEG", "L", 1),
        make("restarts.jpg", "JPEG", "RGB", 1, restart_marker_rows=1),
        make("colours.png", "PNG", "RGB", 6, icc_profile=srgb_profile()),
        make("palette.png", "PNG", "P", 1),
        make("transparent.png", "PNG", "RGBA", 1),
        make("bits.png", "PNG", "1", 1),
        make("lossy.webp", "WEBP", "RGB", 6, icc_profile=srgb_profile()),
        make("lossless.webp", "WEBP", "RGBA", 1, lossless=True),
        make("alpha.webp", "WEBP", "RGBA", 1),
        make("plain.gif", "GIF", "P", 1, comment=b"hello from Olga"),
        frames_of_gif(folder / "moving.gif", "GIF"),
        frames_of_gif(folder / "moving.webp", "WEBP"),
    ]
    thumbnail(made[0], folder)
    return made


@pytest.fixture(scope="module")
def cleaned(
    originals: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[dict[str, Any], bytes]]:
    return clean(originals, tmp_path_factory.mktemp("cleaned"))


def test_exiftool_finds_nothing_left(
    originals: list[Path], cleaned: list[tuple[dict[str, Any], bytes]], tmp_path: Path
) -> None:
    for path, (_, data) in zip(originals, cleaned, strict=True):
        out = tmp_path / path.name
        out.write_bytes(data)
        assert left_behind(path), f"{path.name} told nothing to begin with"
        assert left_behind(out) == {}, path.name
        assert [word for word in TOLD if word in data] == [], path.name


def test_every_pixel_of_every_frame_is_as_it_was(
    originals: list[Path], cleaned: list[tuple[dict[str, Any], bytes]]
) -> None:
    for path, (_, data) in zip(originals, cleaned, strict=True):
        assert pixels(data) == pixels(path.read_bytes()), path.name


def test_the_page_says_what_was_taken_out(
    originals: list[Path], cleaned: list[tuple[dict[str, Any], bytes]]
) -> None:
    said = {path.name: set(words["removed"]) for path, (words, _) in zip(originals, cleaned, strict=True)}
    assert {"place", "time", "camera", "thumbnail", "notes", "program", "colours"} <= said["colours.jpg"]
    for name, words in said.items():
        assert "place" in words, name


def test_cleaning_what_is_clean_changes_nothing_and_finds_nothing(
    originals: list[Path], cleaned: list[tuple[dict[str, Any], bytes]], tmp_path: Path
) -> None:
    paths = []
    for path, (_, data) in zip(originals, cleaned, strict=True):
        paths.append(tmp_path / path.name)
        paths[-1].write_bytes(data)
    for path, (words, data) in zip(paths, clean(paths, tmp_path), strict=True):
        assert data == path.read_bytes(), path.name
        assert set(words["removed"]) <= {"other"}, path.name


def test_nothing_stays_behind_the_end(originals: list[Path], tmp_path: Path) -> None:
    video = b"ftypmp42" + b"a moving picture of the yard" * 400
    paths = []
    for path in originals:
        paths.append(tmp_path / path.name)
        paths[-1].write_bytes(path.read_bytes() + video)
    for path, (words, data) in zip(paths, clean(paths, tmp_path), strict=True):
        assert "after" in words["removed"], path.name
        assert b"moving picture" not in data, path.name
        assert pixels(data) == pixels(path.read_bytes()), path.name


def test_a_screenshot_cropped_carelessly_keeps_its_rest_in_the_pixels_and_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cropped.png"
    drawn().save(path, "PNG")
    data = path.read_bytes()
    at = data.index(b"IDAT") - 4
    length = int.from_bytes(data[at : at + 4], "big")
    more = data[at + 4 : at + 8 + length] + b"the rest of a larger picture"
    chunk = (len(more) - 4).to_bytes(4, "big") + more + zlib.crc32(more).to_bytes(4, "big")
    path.write_bytes(data[:at] + chunk + data[at + 12 + length :])
    assert pixels(path.read_bytes()) == pixels(data), "decoders do not mind"
    assert clean([path], tmp_path)[0][0] == {"fault": "unusual"}


def test_what_cannot_be_cleaned_is_refused_by_its_own_bytes_whatever_its_name(tmp_path: Path) -> None:
    wav = b"RIFF\x24\0\0\0WAVEfmt "
    kinds: list[tuple[bytes, str]] = [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x18ftypavif\0\0\0\0avifmif1", "heic"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "video"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0isommp42", "sound"),
        (b"%PDF-1.7\n%...", "pdf"),
        (b"PK\x03\x04word/document.xml", "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old word", "office"),
        (b"II*\0\x08\0\0\0", "raw"),
        (b"ID3\x04\0\0", "sound"),
        (b"OggS\0\x02", "sound"),
        (wav, "sound"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", "unknown"),
        (b"\xff\xfe\0b\0a\0d", "unknown"),
        (b"", "empty"),
        (b"\xff\xd8\xff\xd9", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"GIF89a\x01\0\x01\0\0\0\0;", "damaged"),
        (b"RIFF\x04\0\0\0WEBP", "damaged"),
    ]
    paths = []
    for number, (data, _) in enumerate(kinds):
        paths.append(tmp_path / f"{number}.jpg")
        paths[-1].write_bytes(data)
    said = [words.get("fault") for words, _ in clean(paths, tmp_path)]
    assert said == [fault for _, fault in kinds]


def test_a_picture_cut_short_is_refused_wherever_it_was_cut(originals: list[Path], tmp_path: Path) -> None:
    paths = []
    for path in originals:
        data = path.read_bytes()
        for part in (3, 5, 9):
            paths.append(tmp_path / f"{part}-{path.name}")
            paths[-1].write_bytes(data[: len(data) * part // 10])
    for path, (words, _) in zip(paths, clean(paths, tmp_path), strict=True):
        assert words.get("fault") in ("damaged", "unusual"), path.name


DRAW = """async ([before, after]) => {
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const shown = async (data) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([data]));
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const drawing = canvas.getContext("2d");
    drawing.drawImage(image, 0, 0);
    const { data: pixels } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, pixels };
  };
  const one = await shown(bytes(before));
  const cleaned = await files.cleanFile(new Blob([bytes(before)]));
  const here = new Uint8Array(await cleaned.data.arrayBuffer());
  const there = bytes(after);
  const two = await shown(here);
  return {
    width: two.width, height: two.height,
    samePixels: one.width === two.width && one.height === two.height
      && one.pixels.every((v, i) => v === two.pixels[i]),
    sameBytes: here.length === there.length && here.every((v, i) => v === there[i]),
  };
}"""


@pytest.fixture
def page(chromium: Browser) -> Any:
    """An empty page that knows the cleaning."""
    done = subprocess.run(
        [
            "node_modules/.bin/esbuild",
            "web/lib/files/index.ts",
            "--bundle",
            "--format=iife",
            "--global-name=files",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=60,
    )
    context = chromium.new_context()
    page = context.new_page()
    page.add_script_tag(content=done.stdout.decode())
    yield page
    context.close()


def test_chromium_shows_the_same_pixels_the_right_way_up_and_cleans_to_the_same_bytes(
    page: Page, originals: list[Path], cleaned: list[tuple[dict[str, Any], bytes]]
) -> None:
    for path, (_, data) in zip(originals, cleaned, strict=True):
        found = page.evaluate(
            DRAW, [base64.b64encode(path.read_bytes()).decode(), base64.b64encode(data).decode()]
        )
        assert found["samePixels"], path.name
        assert found["sameBytes"], path.name
        if path.name in ("colours.jpg", "printed.jpg"):
            assert found["height"] > found["width"], path.name


def test_all_eight_ways_a_picture_can_lie_are_kept(page: Page, tmp_path: Path) -> None:
    paths = []
    for turn in TURNS:
        paths.append(tmp_path / f"{turn}.jpg")
        drawn().save(paths[-1], "JPEG")
        tell(paths[-1], f"-Orientation#={turn}")
    for turn, path, (_, data) in zip(TURNS, paths, clean(paths, tmp_path), strict=True):
        found = page.evaluate(
            DRAW, [base64.b64encode(path.read_bytes()).decode(), base64.b64encode(data).decode()]
        )
        assert found["samePixels"]
        assert (found["width"] < found["height"]) == (turn >= 5)
