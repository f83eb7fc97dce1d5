"""How a label is laid out: stacked on large labels, in bands on middling ones, beside its code on small ones."""

from collections.abc import Sequence

from backoffice.documents import barcodes
from backoffice.documents.document import BODY, HEADING, INCH, NOTE, SMALL, STRONG, TITLE, Align, Area, Document, Style
from backoffice.documents.fonts import Face
from backoffice.documents.return_papers import OuterLabel
from backoffice.documents.wrapping import fitted
from backoffice.references import Reference

_AUDIT = Style(5, 6)
_FROM = (SMALL, Style(8, 10), Style(7, 8.5), Style(6, 7.5))
_TO_LARGE = (TITLE, HEADING, Style(10, 13, Face.SEMIBOLD))
_TO_SMALL = (
    HEADING,
    Style(10, 12.5, Face.SEMIBOLD),
    Style(9, 11, Face.SEMIBOLD),
    Style(8, 10),
    Style(7, 8.5),
    Style(6, 7.5),
)
_NUMBER = 52.0  # points for the number in large type, where there is room
_BARS = 0.5 * INCH  # what carriers ask of a parcel's bars at least


def draw_outer(document: Document, area: Area, *, label: OuterLabel, dpi: int) -> None:
    """Draw the outer label in the layout that its area allows.

    Raises:
        TooLongError: where an address does not fit.
        UnprintableTextError: where no font has a character.
    """
    if area.height >= 5 * INCH:
        _stacked(document, area, label, dpi)
    elif area.height >= 1.4 * INCH:
        _banded(document, area, label, dpi)
    elif area.height >= 0.9 * INCH:
        _beside(document, area, label, dpi)
    else:
        draw_sticker(document, area, reference=label.reference, below=f"Use by {label.use_by}", dpi=dpi)


def draw_sticker(document: Document, area: Area, *, reference: Reference, below: str, dpi: int) -> None:
    """Draw a Data Matrix with the number beside it."""
    code = barcodes.data_matrix(barcodes.payload(reference))
    side = code.extent(dpi).width
    x, middle = area.x + 6, area.y + area.height / 2
    barcodes.draw(document, code, x, middle - side / 2, dpi)
    if below:
        document.text(x + side + 2, middle - 1, reference, STRONG)
        document.text(x + side + 2, middle + 8, below, Style(6, 8))
    else:
        document.text(x + side + 2, middle + 3.5, reference, STRONG)


def _stacked(document: Document, area: Area, label: OuterLabel, dpi: int) -> None:
    """Sender, returns dock and codes one below the other."""
    inner = area.inset(16 if area.width < 5 * INCH else 28)
    foot = inner.bottom
    bars = 0.8 * INCH
    codes_top = foot - bars - 104
    to_top = inner.y + 72

    document.text(inner.right, inner.y + 10, "1 of 2", STRONG, Align.RIGHT)
    _block(
        document,
        Area(inner.x, inner.y, inner.width - 50, 66),
        "From",
        label.from_lines(),
        _FROM,
        "The sender’s address",
    )
    document.line(inner.x, to_top, inner.right, to_top)
    to_area = Area(inner.x, to_top + 8, inner.width, codes_top - to_top - 12)
    _block(document, to_area, "To", label.to_lines(), _TO_LARGE, "The returns address")
    document.line(inner.x, codes_top, inner.right, codes_top)

    code = barcodes.qr(barcodes.payload(label.reference), module=0.03)
    side = code.extent(dpi).width
    barcodes.draw(document, code, inner.right - side + 9, codes_top + 6, dpi)
    document.text(inner.x, codes_top + 20, "Return authorization", NOTE)
    document.text(inner.x, codes_top + 42, label.reference, TITLE)
    document.text(inner.x, codes_top + 60, f"Use by {label.use_by}", BODY)
    _carrier(document, Area(inner.x, codes_top + 65, inner.width, 12), label)

    _bars(document, inner, foot - bars - 18, label, dpi, bars)
    document.text(inner.x + inner.width / 2, foot - 4, label.reference, STRONG, Align.CENTRE)
    document.text(inner.x, foot + 6, label.audit, _AUDIT)


def _banded(document: Document, area: Area, label: OuterLabel, dpi: int) -> None:
    """Addresses and QR above; bars, with the date beside them, below."""
    inner = area.inset(8)
    bars = min(0.8 * INCH, max(_BARS, area.height * 0.24))
    bars_top = inner.bottom - bars - 11
    number_top = bars_top - (_NUMBER if area.height >= 2.5 * INCH else 0.0)
    _addresses(document, Area(inner.x, inner.y, inner.width, number_top - inner.y - 3), label, dpi)
    if number_top < bars_top:
        document.line(inner.x, number_top, inner.right, number_top)
        document.text(inner.x, number_top + 12, "Return authorization", NOTE)
        document.text(inner.x, number_top + 31, label.reference, TITLE)
        _carrier(document, Area(inner.x, number_top + 34, inner.width, 12), label)
    width = barcodes.code128(barcodes.payload(label.reference)).extent(dpi, bars).width
    _bars(document, Area(inner.x - 8, inner.y, width, inner.height), bars_top, label, dpi, bars)
    document.text(inner.x - 8 + width / 2, inner.bottom, label.reference, STRONG, Align.CENTRE)
    document.text(inner.right, bars_top + 9, "1 of 2", STRONG, Align.RIGHT)
    document.text(inner.right, bars_top + 22, "Use by", Style(8, 10, ink=NOTE.ink), Align.RIGHT)
    document.text(inner.right, bars_top + 32, label.use_by, Style(8, 10), Align.RIGHT)
    document.text(inner.right, inner.bottom, label.audit, _AUDIT, Align.RIGHT)


def _addresses(document: Document, area: Area, label: OuterLabel, dpi: int) -> None:
    """Both addresses side by side, as wide as each needs, and a QR code at their right."""
    code = barcodes.qr(barcodes.payload(label.reference), module=0.02)
    side = code.extent(dpi).width
    barcodes.draw(document, code, area.right - side + 4, area.y - 4, dpi)
    to, sender = label.to_lines(), label.from_lines()
    room = area.width - side - 10
    wish_to, wish_from = max(map(HEADING.width, to)), max(map(SMALL.width, sender), default=0)
    split = room * min(0.62, max(0.42, wish_to / (wish_to + wish_from)))
    left, right = (
        Area(area.x, area.y, split, area.height),
        Area(area.x + split + 10, area.y, room - split - 10, area.height),
    )
    if area.height < 0.8 * INCH:  # no room for captions; the larger one is the addressee
        _fit(document, left, to, _TO_SMALL, "The returns address")
        _fit(document, right, ("From", *sender), _FROM, "The sender’s address")
    else:
        _block(document, left, "To", to, _TO_SMALL, "The returns address")
        _block(document, right, "From", sender, _FROM, "The sender’s address")


def _beside(document: Document, area: Area, label: OuterLabel, dpi: int) -> None:
    """A QR code at the left, the text at its right."""
    inner = area.inset(5)
    code = barcodes.qr(barcodes.payload(label.reference))
    side = code.extent(dpi).width
    barcodes.draw(document, code, inner.x - 2, inner.y + (inner.height - side) / 2, dpi)
    x = inner.x + side + 2
    document.text(x, inner.y + 9, label.reference, STRONG)
    document.text(inner.right, inner.y + 9, "1 of 2", Style(7, 9), Align.RIGHT)
    text = Area(x, inner.y + 13, inner.right - x, inner.height - 22)
    _fit(document, text, label.to_lines(), _TO_SMALL[3:], "The returns address")
    document.text(x, inner.bottom - 1, f"Use by {label.use_by}", Style(7, 9))


def _carrier(document: Document, area: Area, label: OuterLabel) -> None:
    carried = " · ".join(filter(None, (label.carrier, label.tracking)))
    _fit(document, area, (carried,), (SMALL, Style(7, 9), Style(5, 6)), "The line with carrier and tracking number")


def _bars(document: Document, area: Area, y: float, label: OuterLabel, dpi: int, height: float) -> None:
    """The Code 128 in the middle of the area's width, with bars half as wide again where there is much room."""
    code = barcodes.code128(barcodes.payload(label.reference), module=0.02 if area.width > 5 * INCH else 0.0138)
    width = code.extent(dpi, height).width
    barcodes.draw(document, code, area.x + (area.width - width) / 2, y, dpi, height)


def _block(
    document: Document, area: Area, caption: str, lines: Sequence[str], styles: Sequence[Style], what: str
) -> None:
    """A caption, and under it lines in the largest style that fits."""
    document.text(area.x, area.y + NOTE.base_line, caption, NOTE)
    below = Area(area.x, area.y + NOTE.leading, area.width, area.height - NOTE.leading)
    _fit(document, below, lines, styles, what)


def _fit(document: Document, area: Area, lines: Sequence[str], styles: Sequence[Style], what: str) -> None:
    style, fitting = fitted(lines, styles, area.width, area.height, what)
    for n, line in enumerate(fitting):
        document.text(area.x, area.y + n * style.leading + style.base_line, line, style)
