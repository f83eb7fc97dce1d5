"""A sign for a door: few words, large, on one sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from backoffice.documents.document import INCH, US_LETTER, Align, Document, Ink, Style
from backoffice.documents.fonts import Face
from backoffice.documents.wrapping import TooLongError, fitted

_HEADING = (Style(44, 54, Face.SEMIBOLD), Style(34, 42, Face.SEMIBOLD), Style(24, 30, Face.SEMIBOLD))
_NOTICE = tuple(Style(size, size * 1.35) for size in (24, 20, 17, 14, 12))
_FOOT = (Style(14, 19, ink=Ink.MUTED), Style(11, 15, ink=Ink.MUTED))
_MARGIN = INCH


@dataclass(frozen=True)
class Sign:
    """What stands on the door.

    Attributes:
        heading: a few words.
        notices: sentences under it, a paragraph each.
        foot: the lines at the foot.
    """

    heading: str
    notices: Sequence[str]
    foot: Sequence[str]


def print_sign(sign: Sign, author: str) -> bytes:
    """The PDF of one sheet; its type is as large as the text allows.

    Args:
        sign: what to print.
        author: the organisation, for the PDF's properties.

    Raises:
        TooLongError: the text does not fit on one sheet even in small type.
        UnprintableTextError: no font has a character.
    """
    document = Document(US_LETTER, title=sign.heading, author=author)
    width, foot = US_LETTER.width - 2 * _MARGIN, US_LETTER.height - _MARGIN
    y = _centred(document, [sign.heading], _HEADING, 1.5 * _MARGIN, 2.5 * INCH)
    document.line(_MARGIN, y + 12, _MARGIN + width, y + 12)
    notices = [line for notice in sign.notices for line in ("", notice)]
    _centred(document, notices, _NOTICE, y + 12, foot - 1.2 * INCH - y - 12)
    _centred(document, sign.foot, _FOOT, foot - INCH, INCH)
    return document.finish()


def _centred(document: Document, lines: Sequence[str], styles: Sequence[Style], y: float, height: float) -> float:
    """Draw the lines from ``y`` downwards in the largest style in which they fit; returns where they end."""
    style, fitting = _largest(lines, styles, document.size.width - 2 * _MARGIN, height)
    for line in fitting:
        document.text(document.size.width / 2, y + style.base_line, line, style, Align.CENTRE)
        y += style.leading
    return y


def _largest(lines: Sequence[str], styles: Sequence[Style], width: float, height: float) -> tuple[Style, list[str]]:
    """Like `fitted`, but rather breaks lines in large type than keeps them whole in small type."""
    *larger, smallest = styles
    for style in larger:
        try:
            return fitted(lines, [style], width, height, "The sign")
        except TooLongError:
            continue
    return fitted(lines, [smallest], width, height, "The sign")
