"""Finding words in any of their forms, and names and numbers by any part of them.

Words are stemmed (Snowball, Russian and English) into a contentless index; names and numbers go to a
trigram index as well. Highlighting is done here, on the few texts that are shown. Pure.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from ploughshare.desk.body import Body
from ploughshare.desk.kinds import (
    DeadlineSet,
    FieldSet,
    MessageOut,
    Note,
    PaperDraft,
)
from ploughshare.desk.letter import MessageIn

QUERY_WORDS_MAX = 12
TRIGRAM = 3
SNIPPET_CHARS = 160

_WORD = re.compile(r"[^\W_]+")
_FLEETING = re.compile("[оеьй](к|ц)$")
_STEMMERS = {
    script: Stemmer.Stemmer(name) for script, name in (("cyrillic", "russian"), ("latin", "english"))
}


@dataclass(frozen=True)
class Snippet:
    """A piece of a text and the spans in it (start, end) that were looked for."""

    text: str
    marks: tuple[tuple[int, int], ...]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem a word is found by: lower case, ё as е, Russian or English by its letters.

    Snowball leaves the fleeting vowel in (повестк-и, повесток); it is taken out of every stem alike.

    >>> stem("повестку") == stem("Повестки"), stem("ёлка") == stem("елку"), stem("1234")
    (True, True, '1234')
    """
    word = word.lower().replace("ё", "е")
    script = "cyrillic" if re.search("[а-я]", word) else "latin"
    stemmed = str(_STEMMERS[script].stemWord(word))
    return _FLEETING.sub(r"\1", stemmed)


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, letters and digits together."""
    return _WORD.finditer(text)


def stems(text: str) -> str:
    """A text as the word index keeps it."""
    return " ".join(stem(match[0]) for match in words(text))


def exact(text: str) -> str:
    """A text as the trigram index keeps it: lower case, ё as е, digits of a number run together.

    >>> exact("+7 (912) 345-67-89")
    '79123456789'
    """
    lowered = text.lower().replace("ё", "е")
    joined = re.sub(r"(?<=\d)[\s().\-]+(?=\d)", "", lowered)
    return re.sub(r"^\+(?=\d)", "", joined.strip())


def entry(body: Body) -> tuple[str, str] | None:
    """What of an event is searched: (stems, exact), or None when nothing is.

    Names and numbers are in fields, and in any longer text where a capital or a digit begins a word.
    """
    match body:
        case FieldSet(value=value) if value:
            return stems(value), exact(value)
        case MessageIn(text=text) | MessageOut(text=text) | Note(text=text):
            return stems(text), _names_and_numbers(text)
        case DeadlineSet(title=title, source=source):
            return stems(f"{title} {source}"), ""
        case PaperDraft(fields=fields):
            whole = " ".join(fields.values())
            return stems(whole), _names_and_numbers(whole)
    return None


def text_of(body: Body) -> str:
    """The text that a hit in this event is shown with."""
    match body:
        case FieldSet(value=text) | MessageIn(text=text) | MessageOut(text=text) | Note(text=text):
            return text
        case DeadlineSet(title=title, source=source):
            return f"{title} {source}"
        case PaperDraft(fields=fields):
            return " ".join(fields.values())
    return ""


def _names_and_numbers(text: str) -> str:
    runs = re.findall(r"\+?\d[\d\s().\-]{2,}\d|[^\W_a-zа-яё][^\W_]{2,}", text)
    return " ".join(exact(run) for run in runs)


def stem_query(untrusted_query: str) -> str | None:
    """The index's query for all words of what was typed, or None when there is none."""
    found = [stem(match[0]) for match in words(untrusted_query)][:QUERY_WORDS_MAX]
    return " AND ".join(f'"{word}"' for word in dict.fromkeys(found)) or None


def exact_query(untrusted_query: str) -> str | None:
    """The trigram index's query, or None when less than three characters were typed."""
    wanted = exact(untrusted_query).strip().replace('"', '""')
    return f'"{wanted}"' if len(wanted) >= TRIGRAM else None


def snippet(text: str, untrusted_query: str) -> Snippet:
    """The piece of the text around the first hit, with every hit in it marked."""
    wanted = {stem(match[0]) for match in words(untrusted_query)}
    hits = [match.span() for match in words(text) if stem(match[0]) in wanted]
    whole = exact(untrusted_query).strip()
    if not hits and len(whole) >= TRIGRAM:
        lowered = text.lower().replace("ё", "е")
        at = lowered.find(whole)
        hits = [(at, at + len(whole))] if at >= 0 else []
    begin = max(0, hits[0][0] - SNIPPET_CHARS // 3) if hits else 0
    end = min(len(text), begin + SNIPPET_CHARS)
    return Snippet(text[begin:end], tuple(_within(hits, begin, end)))


def _within(hits: Iterable[tuple[int, int]], begin: int, end: int) -> Iterator[tuple[int, int]]:
    for start, stop in hits:
        if start >= begin and stop <= end:
            yield start - begin, stop - begin
