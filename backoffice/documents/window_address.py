"""The address block of a letter, which must stay in the envelope's window."""

from collections.abc import Sequence

from backoffice.documents.document import Area, Document, Ink, Style
from backoffice.documents.fonts import ACCENTED_ASCENT, ASCENT, DESCENT
from backoffice.documents.windows import Paper, WindowEnvelope
from backoffice.errors import UserFacingError

_STYLES = (Style(10, 12), Style(9.5, 10.9), Style(9, 10.5))  # USPS asks for 8 points at least
_PROOF = Style(9, 12, ink=Ink.PROOF)


class WindowError(UserFacingError):
    """An address would slide out of the envelope's window; nothing was printed."""


def draw_address(document: Document, paper: Paper, lines: Sequence[str]) -> None:
    """Draw an address where the window shows it in every position of the sheet.

    Raises:
        WindowError: saying what to shorten, or that there is nothing to print.
    """
    if not lines:
        raise WindowError("The address is empty, so the letter could not be posted. Please complete it first.")
    area = _area(paper)
    style = next((style for style in _STYLES if _fits(lines, style, area)), None)
    if style is None:
        raise _refusal(lines, area, paper.envelope)
    top = area.y + (area.height - _ink(lines, style)) / 2 + _ascent(lines) * style.size
    for n, line in enumerate(lines):
        document.text(area.x, top + n * style.leading, line, style)


def draw_window(document: Document, envelope: WindowEnvelope) -> None:
    """Draw what the window may show, and within it what it always shows."""
    document.frame(envelope.visible, Ink.PROOF)
    document.frame(envelope.safe, Ink.PROOF, width=1.0)
    document.text(envelope.visible.x + 4, envelope.visible.y - 4, f"{envelope.name}: window, and its safe area", _PROOF)


def _area(paper: Paper) -> Area:
    safe = paper.envelope.safe
    left = max(safe.x, paper.left)
    return Area(left, safe.y, safe.right - left, safe.height)


def _fits(lines: Sequence[str], style: Style, area: Area) -> bool:
    return _ink(lines, style) <= area.height and all(style.width(line) <= area.width for line in lines)


def _ink(lines: Sequence[str], style: Style) -> float:
    """Points from the highest to the lowest ink."""
    return (len(lines) - 1) * style.leading + (_ascent(lines) + DESCENT) * style.size


def _ascent(lines: Sequence[str]) -> float:
    """How far the first line rises above its base line, in type sizes; accents stand on the capitals."""
    return ASCENT if lines[0].isascii() else ACCENTED_ASCENT


def _refusal(lines: Sequence[str], area: Area, envelope: WindowEnvelope) -> WindowError:
    smallest = _STYLES[-1]
    wide = [line for line in lines if smallest.width(line) > area.width]
    if wide:
        shown = "”, “".join(line[:60] for line in wide[:3])
        return WindowError(f"The address would slide out of the {envelope.name}: please shorten “{shown}”.")
    most = max(n for n in range(1, len(lines) + 1) if _fits(lines[:n], smallest, area))
    return WindowError(
        f"The address has {len(lines)} lines, but the {envelope.name} shows {most}: "
        f"please leave out or join lines between “{lines[0][:40]}” and “{lines[-1][:40]}”."
    )
