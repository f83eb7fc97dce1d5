"""Nothing on the outside of a parcel may tell a thief what is in it: no trade, no brand, no value."""

import re
import unicodedata
from collections.abc import Iterable

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
_MONEY = re.compile(r"[$€£¥]\s*\d[\d.,]*|\b\d[\d.,]*\s*(?:usd|eur|gbp|dollars?|euros?|pounds?)\b")


class TellingWordError(UserFacingError):
    """A text for the outside of a parcel gives its contents away; nothing was printed."""


def guard(texts: Iterable[str], brands: Iterable[str] = (), words: Iterable[str] = TELLING_WORDS) -> None:
    """Make sure that texts for the outside of a parcel are neutral.

    Args:
        texts: every string that we compose; the customer's own address is exempt, since a Gold Street is legitimate.
        brands: names that stand for the trade, such as the organisation's own.
        words: telling words; one that ends in a hyphen also stands for all that begin with it.

    Raises:
        TellingWordError: naming the word and the text.
    """
    telling = [*map(_pattern, filter(str.strip, (*words, *brands))), _MONEY]
    for text in texts:
        plain = _plain(text)
        for pattern in telling:
            if found := pattern.search(plain):
                raise TellingWordError(
                    f"“{found[0]}” may not stand on the outside of a parcel (in “{text[:60]}”). Nothing was printed."
                )


def _pattern(word: str) -> re.Pattern[str]:
    plain = _plain(word)
    stem = re.escape(plain.removesuffix("-")).replace(r"\ ", r"\s*")
    return re.compile(rf"\b{stem}\w*" if plain.endswith("-") else rf"\b{stem}\b")


def _plain(text: str) -> str:
    """Lower case without accents and invisible characters, so that no spelling slips through."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})
