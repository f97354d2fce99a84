"""The key phrase: read as people write it, and never silently read as another."""

import hashlib

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ploughshare.seal.phrase import (
    LANGUAGES,
    MAX_TEXT,
    Language,
    Phrase,
    PhraseError,
    UnknownWordError,
    WordCountError,
    generate,
    read_phrase,
    stretch,
    word_list,
)

languages = st.sampled_from(LANGUAGES)


@st.composite
def phrases(draw: st.DrawFn) -> Phrase:
    language = draw(languages)
    return Phrase(language, tuple(draw(st.sampled_from(word_list(language))) for _ in range(8)))


def outcome(written: str, language: Language) -> Phrase | PhraseError:
    try:
        return read_phrase(written, language)
    except PhraseError as error:
        return error


@settings(max_examples=150, deadline=None)
@given(
    phrase=phrases(),
    separator=st.sampled_from(
        [" ", "\n", ", ", "\t", " - ", "; ", ".\r\n", "\u00a0", " / ", "\u2028", "_", "+"]
    ),
    number=st.sampled_from(["", "{}. ", "{}) ", "{}: ", "№{} ", "{}"]),
    case=st.sampled_from([str.lower, str.upper, str.capitalize, str.swapcase]),
    around=st.sampled_from(["", " ", "\n\n", "«", '"', "\ufeff", "."]),
)
def test_noise_of_writing_changes_nothing(
    phrase: Phrase, separator: str, number: str, case: type[str], around: str
) -> None:
    written = separator.join(number.format(n) + case(word) for n, word in enumerate(phrase.words, start=1))
    assert read_phrase(around + written + around, phrase.language) == phrase


@settings(max_examples=150, deadline=None)
@given(phrase=phrases(), data=st.data())
def test_a_slip_is_noticed_and_the_right_word_offered(phrase: Phrase, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, 7))
    word = phrase.words[position]
    letters = sorted({letter for other in word_list(phrase.language) for letter in other})
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(letters))
    slip = data.draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[: max(place - 1, 0)] + word[max(place - 1, 0) : place + 1][::-1] + word[place + 1 :],
            ]
        )
    )
    assume(slip != word)
    assume(any(len(other) != 4 for other in phrase.words))
    written = " ".join([*phrase.words[:position], slip, *phrase.words[position + 1 :]])
    if word.startswith(slip) and outcome(written, phrase.language) == phrase:
        return  # Only the end was missing, and nothing else could have been meant.
    error = outcome(written, phrase.language)
    assert isinstance(error, UnknownWordError)
    assert error.position == position + 1
    assert word in error.suggestions or len(error.suggestions) == 5
    assert slip not in str(error)


@given(phrase=phrases())
@settings(max_examples=50, deadline=None)
def test_starts_of_four_letters_throughout_are_enough(phrase: Phrase) -> None:
    assert read_phrase(" ".join(word[:4] for word in phrase.words), phrase.language) == phrase


def test_one_start_among_whole_words_is_taken_only_where_no_slip_could_have_made_it() -> None:
    words = word_list("en")
    sure = doubtful = 0
    for word in words[::40]:
        if len(word) == 4:
            continue
        read = outcome(" ".join([word[:4], *["calendar"] * 7]), "en")
        if isinstance(read, UnknownWordError):
            assert word in read.suggestions
            doubtful += 1
        else:
            assert isinstance(read, Phrase)
            assert read.words[0] == word
            sure += 1
    assert sure > doubtful > 0


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=MAX_TEXT + 50), language=languages)
def test_any_text_is_a_phrase_or_one_clear_error(text: str, language: Language) -> None:
    read = outcome(text, language)
    if isinstance(read, Phrase):
        assert read_phrase(read.text, language) == read


@pytest.mark.parametrize("count", [0, 1, 7, 9])
def test_a_wrong_number_of_words_says_how_many(count: int) -> None:
    with pytest.raises(WordCountError) as refused:
        read_phrase(" ".join(["calendar"] * count), "en")
    assert refused.value.count == count


def test_an_endless_text_is_refused_unread() -> None:
    with pytest.raises(WordCountError):
        read_phrase("calendar " * 8 + "x" * MAX_TEXT, "en")


def test_every_word_can_be_drawn_and_each_draw_is_over_the_whole_list() -> None:
    asked: list[int] = []

    def last(limit: int) -> int:
        asked.append(limit)
        return limit - 1

    assert generate("ru", last).words == (word_list("ru")[-1],) * 8
    assert asked == [2048] * 8
    assert len({generate("en").text for _ in range(20)}) == 20


def test_a_phrase_does_not_show_in_what_python_prints() -> None:
    phrase = generate("ru")
    keys = stretch(phrase)
    assert not any(word in repr(phrase) for word in phrase.words)
    assert repr(keys) == "PersonKeys()"


def test_the_keys_are_scrypt_and_hkdf_of_the_normal_form() -> None:
    phrase = Phrase("ru", ("слон",) * 8)
    master = hashlib.scrypt(
        phrase.text.encode(), salt=b"ploughshare/v1/phrase", n=2**15, r=8, p=1, maxmem=2**26, dklen=32
    )
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    keys = stretch(phrase)
    for seed, info in ((keys.sign_seed, b"sign"), (keys.age_seed, b"age")):
        hkdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=b"", info=b"ploughshare/v1/person-" + info)
        assert seed == hkdf.derive(master)
    assert keys.mailbox(bytes(32)) != keys.mailbox(bytes([1]) * 32)
    assert keys.case(bytes(32)) != keys.mailbox(bytes(32))
