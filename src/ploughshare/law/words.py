"""A pack's words in one language: every sentence a person reads, by id (docs/packs.md, "Words")."""

from __future__ import annotations

from datetime import date
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.syntax import ast, parse

from ploughshare.law.pack import Pack

EVERYDAY: Final = {"who": "self"}
"""Arguments that any sentence may use."""


class WordsError(Exception):
    """The pack lacks words for this."""


class Words:
    """The words of one language of a pack."""

    def __init__(self, pack: Pack, lang: str) -> None:
        if lang not in pack.words:
            raise WordsError(
                f"pack {pack.id!r} has no words in {lang!r}; it has {', '.join(pack.words) or 'none'}"
            )
        self.lang = lang
        self._bundle = FluentBundle([lang], use_isolating=False)
        self._bundle.add_resource(FluentResource(pack.words[lang]))

    def has(self, ident: str) -> bool:
        """Whether there is a sentence `id`, or `id.attribute`."""
        return self._pattern(ident) is not None

    def text(self, ident: str, **arguments: str | int | date) -> str:
        """The sentence `id` or `id.attribute`. Raises WordsError if it is missing or lacks an argument."""
        pattern = self._pattern(ident)
        if pattern is None:
            raise WordsError(f"there are no words {ident!r} in {self.lang!r}")
        given: dict[str, str | int | date] = {**EVERYDAY, **arguments}
        text, errors = self._bundle.format_pattern(pattern, given)
        if errors:
            raise WordsError(f"the words {ident!r} in {self.lang!r} cannot be said: {errors[0]}")
        return str(text)

    def text_or(self, ident: str, fallback: str, **arguments: str | int | date) -> str:
        """The sentence, or the fallback where the pack has none."""
        return self.text(ident, **arguments) if self.has(ident) else fallback

    def _pattern(self, ident: str) -> Pattern | None:
        message_id, _, attribute = ident.partition(".")
        if not self._bundle.has_message(message_id):
            return None
        message = self._bundle.get_message(message_id)
        return message.attributes.get(attribute) if attribute else message.value


def message_ids(text: str) -> tuple[dict[str, int], list[int]]:
    """Ids and `id.attribute`s with their lines, and the lines that are not Fluent."""
    found: dict[str, int] = {}
    junk: list[int] = []
    for entry in parse(text).body:
        start = entry.span.start if entry.span else 0
        line = text.count("\n", 0, start) + 1
        if isinstance(entry, ast.Junk):
            junk.append(line)
        elif isinstance(entry, ast.Message):
            if entry.value is not None:
                found[entry.id.name] = line
            for attribute in entry.attributes:
                found[f"{entry.id.name}.{attribute.id.name}"] = line
    return found, junk
