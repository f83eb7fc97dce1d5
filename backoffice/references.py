"""The numbers people read out: cases `C-…`, returns `RA-…`, letters `L-…` and customers `P-…`.

`RA-26K3-7QX4-8` is a prefix, two digits of the year, six characters that nobody can guess and one check character,
all in Crockford's base 32, which has no I, L, O or U. The check is Damm's over GF(32): it catches every single wrong
character, every swap of neighbours, every jump swap (abc → cba) and every twin error (aa → bb), before any look-up.
"""

import secrets
import unicodedata
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import reduce
from typing import NewType

from backoffice.errors import UserFacingError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("ILO", "110")
LENGTH = 9  # two of the year, six at random, one check; fixed, because leading zeros do not change the check

Reference = NewType("Reference", str)


class Prefix(StrEnum):
    """What kind of record a reference names."""

    CASE = "C"
    RETURN = "RA"
    LETTER = "L"
    CUSTOMER = "P"


class MistypedReferenceError(UserFacingError):
    """What was typed can be no reference; the sentence says which character or what else is wrong."""


def check_character(body: str) -> str:
    """The character that makes `body` a valid number; the body's letters come from `ALPHABET`."""
    return ALPHABET[_remainder(body)]


def make(prefix: Prefix, year: int, choose: Callable[[str], str] = secrets.choice) -> Reference:
    """A new reference of the given calendar year that cannot be guessed from another.

    Args:
        prefix: the kind of record.
        year: the full year, of which the last two digits are used.
        choose: picks one character of a text at random.
    """
    body = f"{year % 100:02}" + "".join(choose(ALPHABET) for _ in range(6))
    return _written(prefix, body + check_character(body))


def parse(text: str, expected: Prefix | None = None) -> Reference:
    """Read a reference as people type it: any case, hyphens and blanks ignored, I and L as 1, O as 0.

    Args:
        text: what was typed or scanned.
        expected: the kind the place asks for; its prefix may then be left out, and another one is refused.

    Raises:
        MistypedReferenceError: with the sentence to show.
    """
    prefix, number = _split(text, expected)
    for position, character in enumerate(number, start=1):
        if character not in ALPHABET:
            raise MistypedReferenceError(
                f"“{character}” (character {position} after “{prefix}-”) never occurs in such a number."
            )
    if len(number) != LENGTH:
        raise MistypedReferenceError(f"A number has {LENGTH} characters after “{prefix}-”; this one has {len(number)}.")
    if _remainder(number):
        raise MistypedReferenceError(
            f"“{_written(prefix, number)}” is mistyped: its check character does not fit the rest."
        )
    return _written(prefix, number)


def prefix_of(reference: Reference) -> Prefix:
    """The kind of record a reference names."""
    return Prefix(reference.partition("-")[0])


def likely_slips(text: str, expected: Prefix | None = None) -> tuple[Reference, ...]:
    """The valid references that one slip of the typist turns into `text`, sorted; callers keep those that exist.

    A slip is one wrong, missing or surplus character, a swap of neighbours, a jump swap or a twin error.
    Empty where the text is itself valid, or too far from any number.
    """
    try:
        prefix, number = _split(text, expected)
    except MistypedReferenceError:
        return ()
    if not LENGTH - 1 <= len(number) <= LENGTH + 1 or _is_valid(number):
        return ()
    return tuple(_written(prefix, slip) for slip in sorted(set(_neighbours(number))) if _is_valid(slip))


def _split(text: str, expected: Prefix | None) -> tuple[Prefix, str]:
    """The prefix and what follows it, without separators; a body begins with a digit, so a letter is the prefix's."""
    compact = "".join(c for c in text if not _separates(c)).upper()
    found = next((prefix for prefix in Prefix if compact.startswith(prefix)), None)
    if expected and found not in (expected, None):
        raise MistypedReferenceError(f"This is a number with “{found}-”; here one with “{expected}-” is asked for.")
    prefix = found or expected
    if prefix is None:
        raise MistypedReferenceError("A reference begins with C-, RA-, L- or P-, such as RA-26K3-7QX4-8.")
    return prefix, compact.removeprefix(found or "").translate(LOOKALIKES)


def _separates(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Pd", "Cf"}  # any dash; soft hyphens


def _written(prefix: Prefix, number: str) -> Reference:
    return Reference(f"{prefix}-{number[:4]}-{number[4:8]}-{number[8:]}")


def _is_valid(number: str) -> bool:
    return len(number) == LENGTH and all(c in ALPHABET for c in number) and not _remainder(number)


def _remainder(number: str) -> int:
    return reduce(lambda remainder, character: _doubled(remainder ^ ALPHABET.index(character)), number, 0)


def _doubled(value: int) -> int:
    """2 · value in GF(32) with the polynomial x⁵ + x² + 1."""
    return value << 1 if value < 16 else (value << 1) ^ 0b100101


def _neighbours(number: str) -> Iterator[str]:
    for i in range(len(number)):
        before, after = number[:i], number[i:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        yield before + after[2:3] + after[1:2] + after[:1] + after[3:]
        for character in ALPHABET:
            yield before + character + after[1:]
            yield before + character + after
            if after[:1] == after[1:2]:
                yield before + character * 2 + after[2:]
    for character in ALPHABET:
        yield number + character
