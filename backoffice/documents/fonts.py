"""The shipped fonts: which one prints a character, how wide text is, and what none of them can print.

Noto Sans carries Latin, Greek, Cyrillic and Vietnamese; Noto Sans Hebrew and Arabic stand in, character by character.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from backoffice.documents.script import is_right_to_left, visual
from backoffice.errors import UserFacingError
from resources import resource

CAP_HEIGHT = 0.714  # these four are shares of the type size, and the same in every face
ASCENT = 0.77
ACCENTED_ASCENT = 1.0
DESCENT = 0.24

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_JOINERS = re.compile("[\u200c\u200d]")


class Face(StrEnum):
    """The cuts of the one family that documents use."""

    REGULAR = "NotoSans-Regular"
    SEMIBOLD = "NotoSans-SemiBold"
    ITALIC = "NotoSans-Italic"

    __hash__ = str.__hash__  # widths are looked up by face for every word; an enum's own hash is not written in C


_FALLBACKS = ("NotoSansHebrew-Regular", "NotoSansArabic-Regular")


class UnprintableTextError(UserFacingError):
    """Text holds a character that no shipped font can print; nothing was printed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in drawing order that one font prints.

    Attributes:
        font: the font's registered name.
        text: the characters, left to right.
    """

    font: str
    text: str


@cache
def font(name: str) -> TTFont:
    """The shipped font of that name, known to the PDF writer."""
    loaded = TTFont(name, BytesIO(resource("fonts", f"{name}.ttf").read_bytes()), asciiReadable=True)
    pdfmetrics.registerFont(loaded)
    return loaded


def clean(text: str) -> str:
    """Text as it is meant to be seen: composed, on one line, without characters that have no ink.

    Overrides of the writing direction are dropped with them, so that a name cannot turn a line around.
    """
    if _plain(Face.REGULAR).issuperset(text):
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", re.sub(r"\s", " ", text)))


def unprintable(text: str) -> tuple[str, ...]:
    """The characters that no shipped font can print, each once, in the order of their appearance."""
    return tuple(dict.fromkeys(c for c in _JOINERS.sub("", clean(text)) if _font_of(c, Face.REGULAR) is None))


@lru_cache(maxsize=4096)
def runs(text: str, face: Face, *, right_to_left: bool | None = None) -> tuple[Run, ...]:
    """The runs that print one line of text, from left to right.

    Args:
        text: what was typed.
        face: the cut to use where it has the character.
        right_to_left: the direction of the paragraph; `None` asks the text itself.

    Raises:
        UnprintableTextError: naming the characters.
    """
    if _plain(face).issuperset(text):
        return (Run(face, text),) if text else ()
    text = clean(text)
    if unprintable(text):
        raise _refusal(text)
    direction = is_right_to_left(text) if right_to_left is None else right_to_left
    found: list[Run] = []
    for character in _JOINERS.sub("", visual(text, right_to_left=direction)):
        name = _font_of(character, face) or face  # joined forms are in the font that has their letters
        if found and found[-1].font == name:
            found[-1] = Run(name, found[-1].text + character)
        else:
            found.append(Run(name, character))
    return tuple(found)


@lru_cache(maxsize=16384)
def em_width(text: str, face: Face) -> float:
    """How wide one line of text is, in units of its type size."""
    return sum(_advance(run) for run in runs(text, face)) / 1000


def _advance(run: Run) -> float:
    widths, other = font(run.font).face.charWidths, font(run.font).face.defaultWidth
    return float(sum(widths.get(ord(c), other) for c in run.text))


@cache
def _plain(face: Face) -> frozenset[str]:
    """The characters of a face that stand as they are, with nothing to compose, reorder, drop or look up elsewhere."""
    characters = map(chr, font(face).face.charToGlyph)
    return frozenset(
        c
        for c in characters
        if c.isprintable() and unicodedata.category(c) != "Mn" and unicodedata.normalize("NFC", c) == c
    )


def _font_of(character: str, face: Face) -> str | None:
    if unicodedata.category(character) in {"Cc", "Cs"}:  # some fonts have a glyph for NUL
        return None
    code = ord(character)
    return next((name for name in (face, *_FALLBACKS) if code in font(name).face.charToGlyph), None)


def _refusal(text: str) -> UnprintableTextError:
    listed = ", ".join(_named(c) for c in unprintable(text)[:5])
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return UnprintableTextError(
        f"“{shown[:60]}” cannot be printed: no font has {listed}. Please write it in other characters."
    )


def _named(character: str) -> str:
    name = unicodedata.name(character, "control character").lower()
    shown = f"“{character}” " if character.isprintable() else ""
    return f"{shown}({name}, U+{ord(character):04X})"
