"""The key phrase: eight words that are the only way back to a mailbox (docs/protocol.md §1.3).

Reading is patient with how people copy words from paper, and never replaces a word silently by another.
"""

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import Literal

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from ploughshare.seal.age import HybridIdentity
from ploughshare.wire import case_id, mailbox_id

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = ("en", "ru")
PHRASE_WORDS = 8
LIST_WORDS = 2048
START_LETTERS = 4
MAX_TEXT = 1000
_MAX_SUGGESTIONS = 5
_MAX_SLIPS = 2
# Letters that look alike on a keyboard switched to the other alphabet; capitals before lower case,
# because a Latin B looks like в and a Latin b like ь.
_LATIN = "ABCEHKMOPTXYaceopxykmthb"
_CYRILLIC = "АВСЕНКМОРТХУасеорхукмтнь"
_LOOK_ALIKES: dict[Language, dict[int, int]] = {
    "ru": str.maketrans(_LATIN, _CYRILLIC),
    "en": str.maketrans(_CYRILLIC, _LATIN),
}


class PhraseError(ValueError):
    """These are not the eight words of a key."""


class UnknownWordError(PhraseError):
    """A word is not in the list.

    `position` counts from 1; `suggestions` are words one or two slips away, the nearest first. They stand
    beside the sentence, not in it: a sentence may end up in a log.
    """

    def __init__(self, position: int, suggestions: tuple[str, ...]) -> None:
        super().__init__(f"Word {position} is not in the list.")
        self.position = position
        self.suggestions = suggestions


class WordCountError(PhraseError):
    """There are more or fewer than eight words; `count` says how many were found."""

    def __init__(self, count: int) -> None:
        super().__init__(f"A key has {PHRASE_WORDS} words; here are {count}.")
        self.count = count


@dataclass(frozen=True)
class Phrase:
    """Eight words of one list: a secret, so its text is not part of its representation."""

    language: Language
    words: tuple[str, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The normal form: what is stretched, and what a person writes down."""
        return " ".join(self.words)


@dataclass(frozen=True)
class PersonKeys:
    """What a key phrase stands for: seeds of a signing key and of an age identity, 32 bytes each."""

    sign_seed: bytes = field(repr=False)
    age_seed: bytes = field(repr=False)

    @cached_property
    def sign_key(self) -> Ed25519PrivateKey:
        """Signs the person's letters and calls."""
        return Ed25519PrivateKey.from_private_bytes(self.sign_seed)

    @cached_property
    def sign_public(self) -> bytes:
        """The 32 bytes a relay knows a person by."""
        return self.sign_key.public_key().public_bytes_raw()

    @cached_property
    def identity(self) -> HybridIdentity:
        """Opens the grant of the case key."""
        return HybridIdentity(self.age_seed)

    def mailbox(self, root_public: bytes) -> bytes:
        """The id of this person's mailbox at a desk, 16 bytes (§1.4)."""
        return mailbox_id(root_public, self.sign_public)

    def case(self, root_public: bytes) -> bytes:
        """The id of this person's case at a desk, 16 bytes (§1.4)."""
        return case_id(self.mailbox(root_public))


@cache
def word_list(language: Language) -> tuple[str, ...]:
    """The 2,048 words of a language, in their published order."""
    source = resources.files("ploughshare.seal").joinpath("words", f"{language}.txt")
    return tuple(source.read_text(encoding="utf-8").split())


def generate(language: Language, below: Callable[[int], int] = secrets.randbelow) -> Phrase:
    """Draw eight words, 88 bits; `below(n)` gives a uniform number under n."""
    words = word_list(language)
    return Phrase(language, tuple(words[below(len(words))] for _ in range(PHRASE_WORDS)))


def read_phrase(untrusted_text: str, language: Language) -> Phrase:
    """Read a phrase as people write it: any case, ё, separators, list numbers, look-alikes, shortened words.

    Raises:
        UnknownWordError: for the first word that is not in the list.
        WordCountError: there are not eight words.
    """
    if len(untrusted_text) > MAX_TEXT:
        raise WordCountError(len(untrusted_text.split()))
    tokens = _tokens(untrusted_text, language)
    # Whoever writes starts of four letters throughout means them; one among whole words may be a slip.
    in_starts = all(len(token) == START_LETTERS for token in tokens)
    words = tuple(
        _word(token, position, language, in_starts=in_starts)
        for position, token in enumerate(tokens, start=1)
    )
    if len(words) != PHRASE_WORDS:
        raise WordCountError(len(words))
    return Phrase(language, words)


def stretch(phrase: Phrase) -> PersonKeys:
    """Derive the person's keys; takes about a tenth of a second and 32 MiB on purpose."""
    master = _master(phrase)
    return PersonKeys(
        sign_seed=_expand(master, b"ploughshare/v1/person-sign"),
        age_seed=_expand(master, b"ploughshare/v1/person-age"),
    )


def recovery_identity(phrase: Phrase) -> HybridIdentity:
    """What opens the recovery file of a desk (§9.4): the same words stretch to other keys for a person."""
    return HybridIdentity(_expand(_master(phrase), b"ploughshare/v1/recovery-age"))


def _master(phrase: Phrase) -> bytes:
    salt = b"ploughshare/v1/phrase"
    return Scrypt(salt=salt, length=32, n=1 << 15, r=8, p=1).derive(phrase.text.encode("utf-8"))


def _expand(master: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(master)


def _tokens(untrusted_text: str, language: Language) -> list[str]:
    text = unicodedata.normalize("NFD", untrusted_text).replace("и\u0306", "й").replace("И\u0306", "Й")
    # Stress marks, soft hyphens, zero-width characters disappear; all else that is no letter separates.
    kept = "".join(letter for letter in text if unicodedata.category(letter) not in ("Mn", "Cf"))
    plain = kept.translate(_LOOK_ALIKES[language]).lower()
    return "".join(letter if letter.isalpha() else " " for letter in plain).split()


def _word(token: str, position: int, language: Language, *, in_starts: bool) -> str:
    words = word_list(language)
    if token in _members(language):
        return token
    continued = _starts(language).get(token[:START_LETTERS])
    if in_starts and continued is not None:
        return continued
    near = {word: slips(token, word) for word in words if abs(len(word) - len(token)) <= _MAX_SLIPS}
    if continued is not None and continued.startswith(token):
        # A shortened word is taken only where it cannot be another word with one slip of the finger.
        if all(distance > 1 or word == continued for word, distance in near.items()):
            return continued
        near[continued] = 1
    elif continued is not None:
        near[continued] = min(near.get(continued, _MAX_SLIPS), _MAX_SLIPS)
    suggestions = sorted((distance, word) for word, distance in near.items() if distance <= _MAX_SLIPS)
    raise UnknownWordError(position, tuple(word for _, word in suggestions[:_MAX_SUGGESTIONS]))


@cache
def _members(language: Language) -> frozenset[str]:
    return frozenset(word_list(language))


@cache
def _starts(language: Language) -> dict[str, str]:
    return {word[:START_LETTERS]: word for word in word_list(language)}


def slips(one: str, other: str) -> int:
    """How many insertions, deletions, replacements and swaps of neighbours lie between two words.

    The distance of optimal string alignment: no stretch is edited twice.

    >>> slips("берек", "берег"), slips("слно", "слон")
    (1, 1)
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, above = above, here
    return above[-1]
