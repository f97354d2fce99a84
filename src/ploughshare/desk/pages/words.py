"""The words on the pages: the desk's own (words/*.ftl), and the pack's sentences and answers."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource

from ploughshare import law
from ploughshare.law.words import Words
from ploughshare.wire import JsonValue

LANGUAGES = ("ru", "en")

Value = str | int | float
Listed = Iterable[JsonValue]


class MissingWordsError(Exception):
    """The pages lack words for this."""


class PageWords:
    """The desk's own words in one language: call it with an id and its values."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        text = resources.files("ploughshare.desk.pages").joinpath("words", f"{lang}.ftl").read_text("utf-8")
        self._bundle = FluentBundle([lang], use_isolating=False)
        self._bundle.add_resource(FluentResource(text))

    def __call__(self, ident: str, /, **values: Value) -> str:
        """The sentence. Raises MissingWordsError where there is none, or a value of it is missing."""
        pattern = self._bundle.get_message(ident).value if self.has(ident) else None
        if pattern is None:
            raise MissingWordsError(ident)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise MissingWordsError(f"{ident}: {errors[0]}")
        return str(text)

    def has(self, ident: str) -> bool:
        """Whether there is such a sentence."""
        return bool(self._bundle.has_message(ident))

    def day(self, day: date) -> str:
        """A day in words: 24 September 2022."""
        return self("day", day=str(day.day), month=f"m{day.month}", year=str(day.year))

    def day_of(self, text: str) -> str:
        """A day written YYYY-MM-DD, in words."""
        return self.day(date.fromisoformat(text))

    def month(self, text: str) -> str:
        """A month written YYYY-MM, in words."""
        year, _, month = text.partition("-")
        return self("month", month=f"m{int(month)}", year=year)


class LawWords:
    """The pack's words in one language, about a third person: a counsellor reads them."""

    def __init__(self, pack: law.Pack, lang: str) -> None:
        self._pack = pack
        self._words = Words(pack, lang if lang in pack.words else next(iter(pack.words)))
        self._page = page_words(lang if lang in LANGUAGES else LANGUAGES[0])

    def has(self, ident: str) -> bool:
        """Whether the pack has such words."""
        return self._words.has(ident)

    def text(self, ident: str, fallback: str = "") -> str:
        """A sentence of the pack, or the fallback."""
        return self._words.text(ident, who="other") if self._words.has(ident) else fallback

    def lines(self, ident: str) -> tuple[str, ...]:
        """A sentence of several steps, one a line."""
        return tuple(line.strip() for line in self.text(ident).splitlines() if line.strip())

    def fact(self, fact: str) -> str:
        """The question a fact is asked with."""
        return self.text(f"fact-{fact}", fact)

    def member(self, fact: str, member: str) -> str:
        """An answer's label."""
        return self.text(f"fact-{fact}--{member}", member)

    def outcome(self, outcome: str, value: str | None = None) -> str:
        """The short name of what a rule concludes."""
        name = self.text(f"outcome-{outcome}", outcome)
        if value is None:
            return name
        return f"{name}: {self.text(f'outcome-{outcome}--{value}', value)}"

    def axis(self, axis: str) -> str:
        """The name of the day that picks a rule's version."""
        if axis == "as_of":
            return self._page("axis-as-of")
        return self.text(f"derived-{axis}", self.fact(axis))

    def answer(self, fact: str, form: JsonValue) -> str:
        """An answer (docs/packs.md, answer forms) in words."""
        page = self._page
        match form:
            case None:
                return page("answer-unknown")
            case bool():
                return page("yes" if form else "no")
            case int():
                return str(form)
            case str():
                return self._plain(fact, form)
            case list():
                return self._joined(fact, form) or page("answer-none-of-these")
            case {"any": list() as members}:
                return self._joined(fact, members, page("or"))
            case {"has": _} | {"not": _}:
                has, lacks = form.get("has"), form.get("not")
                parts = [self._joined(fact, has if isinstance(has, list) else [])]
                lacking = self._joined(fact, lacks if isinstance(lacks, list) else [])
                parts.append(page("answer-not", members=lacking) if lacking else "")
                return "; ".join(part for part in parts if part)
            case _:
                return self._span(form.get("from", form.get("min")), form.get("until", form.get("max")))

    def block(self, fact: str, block: JsonValue) -> str:
        """One alternative of an assessment's `changes` in words."""
        if isinstance(block, list) and self._pack.fact[fact].type in ("day", "int"):
            return self._span(block[0], block[1])
        if isinstance(block, list):
            return self._joined(fact, block, self._page("or"))
        return self.answer(fact, block)

    def _plain(self, fact: str, text: str) -> str:
        spec = self._pack.fact.get(fact)
        if spec is not None and spec.type == "day":
            return _day(self._page, text)
        return self.member(fact, text)

    def _joined(self, fact: str, members: Listed, last: str = "") -> str:
        names = [self.member(fact, str(member)) for member in members]
        return f" {last} ".join(names) if last else ", ".join(names)

    def _span(self, low: JsonValue, high: JsonValue) -> str:
        page = self._page
        low_text, high_text = _day(page, low), _day(page, high)
        if low is not None and low == high:
            return low_text
        if low is None:
            return page("span-until", until=high_text)
        if high is None:
            return page("span-from", since=low_text)
        return page("span", since=low_text, until=high_text)


def _day(page: PageWords, value: JsonValue) -> str:
    if not isinstance(value, str):
        return str(value)
    try:
        return page.day_of(value)
    except ValueError:
        return value


@lru_cache(maxsize=len(LANGUAGES))
def page_words(lang: str) -> PageWords:
    """The pages' words in a language of `LANGUAGES`."""
    return PageWords(lang)


@lru_cache(maxsize=8)
def law_words(pack: law.Pack, lang: str) -> LawWords:
    """A pack's words in a language."""
    return LawWords(pack, lang)
