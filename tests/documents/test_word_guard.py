"""Nothing on the outside of a parcel tells what it holds."""

import pytest

from backoffice.documents import TELLING_WORDS, TellingWordError, guard


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Avery Jewelry Returns", "jewelry"),
        ("The JEWELLER", "jeweller"),
        ("Gold & Co", "gold"),
        ("diamonds inside", "diamonds"),
        ("Value 12", "value"),
        ("$ 1,260.00", "$ 1,260.00"),
        ("worth 500 USD", "500 usd"),
        ("J\u200bewelry", "jewelry"),
        ("Jéwelry", "jewelry"),
        ("JamesAvery Returns", "jamesavery"),
        ("Ｇｏｌｄ", "gold"),
    ],
)
def test_telling_words_are_refused_by_name(text: str, word: str) -> None:
    """Trade, brand and value are found in any spelling, and the word is named."""
    with pytest.raises(TellingWordError, match="may not stand on the outside") as refusal:
        guard([text], ("James Avery",))
    assert f"“{word}”" in str(refusal.value)


@pytest.mark.parametrize("text", ["Heritage Returns", "Goldman Street", "Marigold Lane", "Spring Road 12", "Dock 4"])
def test_innocent_words_pass(text: str) -> None:
    """A telling word within another word is no telling word."""
    guard([text], ("James Avery",))


def test_an_empty_brand_forbids_nothing() -> None:
    """A blank in the settings does not stop every label."""
    guard(["Heritage Returns"], ("", " "), TELLING_WORDS)
