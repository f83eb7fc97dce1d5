"""Text broken into lines of a given width, and fitted into a given space."""

import re
from collections.abc import Iterable, Iterator, Sequence

from backoffice.documents import fonts
from backoffice.documents.document import Style
from backoffice.errors import UserFacingError

_BLANKS = re.compile("[ \t]+")  # a no-break space is no blank


class TooLongError(UserFacingError):
    """Text does not fit into the space that paper gives it; nothing was printed."""


def wrap(text: str, style: Style, width: float) -> list[str]:
    """The lines of a text, broken between words, and within a word that is wider than a line.

    Line ends in the text are kept; an empty text gives one empty line.

    Raises:
        UnprintableTextError: where no font has a character.
    """
    return [line for part in text.splitlines() or [""] for line in _filled(part, style, width / style.size)]


def fitted(
    lines: Iterable[str], styles: Sequence[Style], width: float, height: float, what: str
) -> tuple[Style, list[str]]:
    """The lines in the first style, from large to small, in which all of them fit; broken only where none does.

    Args:
        lines: what to print, a line each.
        styles: the sizes to try.
        width: of the space in points.
        height: of the space in points.
        what: names the lines in the refusal, as in `The sender's address`.

    Raises:
        TooLongError: saying which line to shorten.
    """
    lines = list(lines)
    for style in styles:
        if len(lines) * style.leading <= height and all(style.width(line) <= width for line in lines):
            return style, lines
    for style in styles:
        wrapped = [part for line in lines for part in wrap(line, style, width)]
        if len(wrapped) * style.leading <= height:
            return style, wrapped
    longest = max(lines, key=styles[-1].width)
    raise TooLongError(f"{what} does not fit into its space on the paper; please shorten “{longest[:60]}”.")


def _filled(text: str, style: Style, limit: float) -> Iterator[str]:
    """Greedy filling; widths are in units of the type size."""
    line: list[str] = []
    room, blank = limit, fonts.em_width(" ", style.face)
    for word, width in _measured(text, style, limit):
        if line and width > room:
            yield " ".join(line)
            line, room = [], limit
        line.append(word)
        room -= width + blank
    yield " ".join(line)


def _measured(text: str, style: Style, limit: float) -> Iterator[tuple[str, float]]:
    """The words of a text with their widths, too wide ones in pieces."""
    for word in _BLANKS.split(text.strip()):
        rest, width = word, fonts.em_width(word, style.face)
        while width > limit and len(rest) > 1:
            fits = _fitting(rest, style, limit)
            yield rest[:fits], limit
            rest = rest[fits:]
            width = fonts.em_width(rest, style.face)
        yield rest, width


def _fitting(word: str, style: Style, limit: float) -> int:
    """How many characters of a long word fill a line, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.em_width(word[:middle], style.face) <= limit:
            low = middle
        else:
            high = middle - 1
    return low
