"""What the word lists promise (docs/decisions/0020)."""

import re
from collections import Counter

import pytest

from ploughshare.seal.phrase import LANGUAGES, LIST_WORDS, START_LETTERS, Language, slips, word_list

SHAPES = {"en": re.compile(r"[a-z]{4,8}"), "ru": re.compile(r"[а-я]{4,8}")}
# Stems nobody should have to write down: war, death, violence, sex, drink, faith, power.
HOT = {
    "ru": re.compile(
        "войн|воен|войск|солдат|офицер|генерал|полковн|приказ|мобилиз|мина|минн|пуля|пушк|"
        "танк|ракет|бомб|взрыв|оруж|убий|убит|смерт|труп|гроб|кров|казн|пытк|тюрьм|плен|враг|"
        "геро|побед|фронт|штаб|рота|взвод|десант|дезерт|призыв|повест|секс|шлюх|сука|суч|жоп|"
        "говн|дерьм|водк|пьян|наркот|путин|росси|украин|церк|бог|христ|аллах|иису|дьявол|"
        "сатан|террор|нацис|фашис|мраз"
    ),
    "en": re.compile(
        "war|army|soldier|troop|weapon|bomb|bullet|gun|rifle|missile|grenade|kill|murder|"
        "death|dead|corpse|blood|torture|prison|jail|enemy|rape|sex|whore|slut|shit|fuck|"
        "bitch|nazi|terror|drug|drunk|vodka|church|god|jesus|christ|allah|satan|devil|putin|"
        "russia|ukrain|obey|desert|conscript|draft"
    ),
}
HARMLESS = {"warm", "warranty", "wardrobe", "desert", "повесть", "богема", "кровать", "богатырь"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_2048_different_words_in_order(language: Language) -> None:
    words = word_list(language)
    assert len(words) == len(set(words)) == LIST_WORDS
    assert list(words) == sorted(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_four_to_eight_plain_letters(language: Language) -> None:
    assert [word for word in word_list(language) if not SHAPES[language].fullmatch(word)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_letters_are_enough_to_know_a_word(language: Language) -> None:
    starts = Counter(word[:START_LETTERS] for word in word_list(language))
    assert [start for start, count in starts.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_slip_of_a_finger_makes_one_word_another(language: Language) -> None:
    words = word_list(language)
    letters = sorted({letter for word in words for letter in word})
    known = set(words)
    for word in words:
        cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
        near = {left + right[1:] for left, right in cuts if right}
        near |= {left + letter + right for left, right in cuts for letter in letters}
        near |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
        near |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
        assert near & known <= {word}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_one_a_frightened_person_should_not_have_to_write(language: Language) -> None:
    hot = [word for word in word_list(language) if HOT[language].match(word)]
    assert set(hot) - HARMLESS == set()


def test_the_distance_counts_slips() -> None:
    assert slips("", "") == slips("слон", "слон") == 0
    for one, other in (
        ("слон", "сло"),
        ("слон", "слони"),
        ("слон", "слан"),
        ("слон", "солн"),
        ("слон", "лсон"),
    ):
        assert slips(one, other) == slips(other, one) == 1
    assert slips("слон", "лсно") == 2
    assert slips("ca", "abc") == 3
