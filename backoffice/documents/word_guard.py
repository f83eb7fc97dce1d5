"""Nothing on the outside of a parcel may tell a thief what is in it: no trade, no brand, no value."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from backoffice.errors import UserFacingError

TELLING_WORDS = (
    "jewel-",
    "gold",
    "golden",
    "silver-",
    "platinum",
    "diamond-",
    "gem",
    "gems",
    "gemstone-",
    "pearl-",
    "ring",
    "rings",
    "necklace-",
    "bracelet-",
    "earring-",
    "pendant-",
    "watch",
    "watches",
    "carat",
    "karat",
    "insured",
    "valuable-",
    "value",
)
_MONEY = r"[$€£¥]\s*\d[\d.,]*|\b\d[\d.,]*\s*(?:usd|eur|gbp|dollars?|euros?|pounds?)\b"


class TellingWordError(UserFacingError):
    """A text for the outside of a parcel gives its contents away; nothing was printed."""


def guard(texts: Iterable[str], brands: tuple[str, ...] = (), words: tuple[str, ...] = TELLING_WORDS) -> None:
    """Make sure that texts for the outside of a parcel are neutral.

    Args:
        texts: every string that we compose; the customer's own address is exempt, since a Gold Street is legitimate.
        brands: names that stand for the trade, such as the organisation's own.
        words: telling words; one that ends in a hyphen also stands for all that begin with it.

    Raises:
        TellingWordError: naming the word and the text.
    """
    for text in texts:
        if found := _telling(text, (*words, *brands)):
            raise TellingWordError(
                f"“{found}” may not stand on the outside of a parcel (in “{text[:60]}”). Nothing was printed."
            )


@lru_cache(maxsize=256)
def _telling(text: str, words: tuple[str, ...]) -> str:
    """The first telling word of a text; most texts of a label are those of the last label."""
    found = _pattern(words).search(_plain(text))
    return found[0] if found else ""


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all words and for amounts of money."""
    return re.compile("|".join([*(_alternative(_plain(word)) for word in words if word.strip()), _MONEY]))


def _alternative(word: str) -> str:
    stem = re.escape(word.removesuffix("-")).replace(r"\ ", r"\s*")
    return rf"\b{stem}\w*" if word.endswith("-") else rf"\b{stem}\b"


def _plain(text: str) -> str:
    """Lower case without accents and invisible characters, so that no spelling slips through."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})
