"""The page people open: puts law, desk and relays into the built front end, as one HTML file.

Everything a reader's browser needs is in that file; it asks nobody for anything until a letter is sent.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

import click

from ploughshare import law
from ploughshare.law.dates import day_text
from ploughshare.seal.phrase import LANGUAGES, word_list
from ploughshare.seal.refusal import SealError
from ploughshare.seal.roster import open_roster
from ploughshare.wire import ROSTER_BYTES_MAX, Roster, Signed, WireError, b64u

TITLES = {"ru": "Справка", "en": "Guide", "uk": "Довідка", "de": "Ratgeber"}
"""A title never changes and never says what the page is about: browsers keep titles in their history."""
CODE_GROUP = 4
TEMPLATE_BYTES_MAX = 8 << 20
_MARK = re.compile(r"\{\{([a-z-]+)\}\}")
_MARKS = frozenset(
    {"lang", "title", "built-on", "law-until", "languages", "connect", "pack", "words", "desk"}
)
_SPOKEN = re.compile(
    r'<(script|section)[^>]* id="(?:early|own|noscript)-([a-z]+)"[^>]*>.*?</\1>\n?', re.DOTALL
)
"""An element that holds the guide's own words in one language."""
_RELAY = re.compile(r"(https?://[A-Za-z0-9.\-\[\]:]+)(?:/[A-Za-z0-9._~/-]*)?", re.ASCII)
_BUILD = "run `make build`, or `npm ci` and `node web/build.mjs`, in the source folder"


class GuideError(Exception):
    """The guide cannot be put together."""


def build_guide(
    template: bytes, pack_json: bytes, roster_bytes: bytes, relays: Sequence[str], built_on: date
) -> bytes:
    """The guide, one HTML file.

    `template`: web/dist/guide.template.html; `pack_json`: a compiled pack with its words
    (`Pack.to_json(words=True)`); `roster_bytes`: the newest signed roster (protocol §5); `relays`: addresses
    letters may go to, at least one; `built_on`: the day shown as the file's age. The same arguments give the
    same bytes. Raises GuideError.
    """
    pack = _pack(pack_json)
    root = _root_of(roster_bytes)
    if not relays:
        raise GuideError("Name at least one relay that letters can go to.")
    spoken = _speaking(template, pack.languages)
    first = pack.languages[0]
    desk = {
        "roster": b64u(roster_bytes),
        "root": b64u(root),
        "relays": list(relays),
        "built_on": built_on.isoformat(),
        "phrase_words": {language: " ".join(word_list(language)) for language in LANGUAGES},
    }
    return _fill(
        spoken,
        {
            "lang": html.escape(first),
            "title": TITLES.get(first, TITLES["en"]),
            "built-on": built_on.isoformat(),
            "law-until": day_text(pack.verified[1]),
            "languages": html.escape(" ".join(pack.languages)),
            "connect": " ".join(sorted({_origin(relay) for relay in relays})),
            "pack": _inert(json.loads(pack.to_json(words=False))),
            # Apart from the law, so that a language nobody reads is never parsed.
            "words": "\n".join(_words_block(language, pack.words[language]) for language in pack.languages),
            "desk": _inert(desk),
        },
    )


def file_code(guide: bytes) -> str:
    """The SHA-256 of a guide in short groups, as people compare it.

    >>> file_code(b"")[:14]
    'e3b0 c442 98fc'
    """
    digest = hashlib.sha256(guide).hexdigest()
    return " ".join(digest[at : at + CODE_GROUP] for at in range(0, len(digest), CODE_GROUP))


def template() -> bytes:
    """The built front end. Raises GuideError when it was not built."""
    packaged = resources.files("ploughshare") / "web" / "guide.template.html"
    if packaged.is_file():
        return packaged.read_bytes()
    built = Path(__file__).parents[2] / "web" / "dist" / "guide.template.html"
    if not built.is_file():
        raise GuideError(f"The front end is not built: {_BUILD}.")
    return built.read_bytes()


def _speaking(template: bytes, languages: Sequence[str]) -> bytes:
    """The front end without its own words in languages that the law does not speak. Raises GuideError."""
    if len(template) > TEMPLATE_BYTES_MAX:
        raise GuideError("The front end is larger than a guide may be.")
    text = template.decode("utf-8")
    own = {match[2] for match in _SPOKEN.finditer(text)}
    if own and not own & set(languages):
        missing, there = ", ".join(languages), ", ".join(sorted(own))
        raise GuideError(f"The guide has no words of its own in {missing}: it speaks {there}.")
    return _SPOKEN.sub(lambda match: match[0] if match[2] in languages else "", text).encode("utf-8")


def _fill(template: bytes, parts: dict[str, str]) -> bytes:
    text = template.decode("utf-8")
    marks = [mark for mark in _MARK.findall(text) if mark in _MARKS]
    if sorted(marks) != sorted(_MARKS):
        raise GuideError(f"The front end is not the one this version needs: {_BUILD}.")
    return _MARK.sub(lambda mark: parts.get(mark[1], mark[0]), text).encode("utf-8")


def _inert(value: object) -> str:
    """JSON that neither ends the element it stands in nor opens a comment there."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _words_block(language: str, text: str) -> str:
    name = html.escape(f"words-{language}")
    return f'<script type="application/json" id="{name}">{_inert(text)}</script>'


def _pack(pack_json: bytes) -> law.Pack:
    pack = law.parse_compiled(pack_json)
    if not pack.words:
        raise GuideError("The compiled pack comes without its words: export it with `--words`.")
    return pack


def _root_of(roster_bytes: bytes) -> bytes:
    """The key that signs the roster. Raises GuideError unless it does."""
    try:
        root = Roster.parse(Signed.parse("roster", roster_bytes).body).root
        open_roster(roster_bytes, root)
    except WireError as error:
        raise GuideError(f"The roster cannot be used: {error}.") from None
    except SealError:
        raise GuideError("The roster cannot be used: its root key did not sign it.") from None
    return root


def _origin(relay: str) -> str:
    match = _RELAY.fullmatch(relay)
    if match is None:
        raise GuideError("A relay's address is like https://relay.example or http://name.onion.")
    return match[1]


def _today() -> date:
    return datetime.now(tz=UTC).date()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def guide() -> None:
    """The page people open: make it, and check that it is the one you made."""


@guide.command()
@click.option(
    "--pack",
    "pack_path",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    help="The law pack: its folder, or its compiled JSON file with words.",
)
@click.option(
    "--roster",
    "roster_path",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The desk's newest signed roster.",
)
@click.option(
    "--relay",
    "relays",
    required=True,
    multiple=True,
    help="Where letters go. May be repeated; the first is tried first.",
)
@click.option(
    "--built-on",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="The day the file says it was made on. Today if not given.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The HTML file to write.",
)
def build(
    pack_path: Path, roster_path: Path, relays: tuple[str, ...], built_on: datetime | None, output: Path
) -> None:
    """Put a law pack, a desk and its relays into one HTML file."""
    with roster_path.open("rb") as stream:
        roster = stream.read(ROSTER_BYTES_MAX + 1)
    pack = law.load(pack_path).to_json(words=True)
    day = _today() if built_on is None else built_on.date()
    page = build_guide(template(), pack, roster, relays, day)
    output.write_bytes(page)
    click.echo(f"{output} ({len(page) / 1000:.0f} kB)")
    click.echo(f"file code: {file_code(page)}")


@guide.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def code(file: Path) -> None:
    """Print a guide's file code: its SHA-256 in short groups.

    Publish it where a forger of the file cannot change it too: on paper, and in two more places.
    """
    click.echo(file_code(file.read_bytes()))
