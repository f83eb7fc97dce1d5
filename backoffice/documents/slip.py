"""The slip inside a return parcel, on as many pages as its lines need."""

from collections.abc import Sequence
from dataclasses import dataclass

from backoffice.documents import barcodes
from backoffice.documents.document import INCH, NOTE, SMALL, STRONG, TITLE, Align, Area, Document, Size, Style
from backoffice.documents.flow import Row, draw, paginate
from backoffice.documents.fonts import Face
from backoffice.documents.return_papers import InnerSlip
from backoffice.documents.setting import LETTER_TYPE, Type, set_blocks
from backoffice.references import Reference

_HEAD = 54.0  # points
_FOOT = 12.0
_SMALL_TYPE = Type(SMALL, Style(9, 12, Face.SEMIBOLD), Style(10, 13, Face.SEMIBOLD), Style(8, 10.5, ink=NOTE.ink))


@dataclass(frozen=True)
class SlipPage:
    """One page of a slip, set and ready to draw."""

    reference: Reference
    number: int
    count: int
    rows: Sequence[Row]


def slip_pages(slip: InnerSlip, size: Size) -> list[SlipPage]:
    """The pages of a slip on paper of that size.

    Raises:
        UnprintableTextError: where no font has a character.
    """
    inner = _inner(Area(0, 0, size.width, size.height))
    type_ = _SMALL_TYPE if size.height < 7 * INCH else LETTER_TYPE
    room = inner.height - _HEAD - _FOOT
    pages = paginate(set_blocks(slip.blocks(), inner.width, type_), room, room)
    return [SlipPage(slip.reference, n, len(pages), rows) for n, rows in enumerate(pages, start=1)]


def draw_slip(document: Document, area: Area, *, page: SlipPage, dpi: int) -> None:
    """Draw one page of a slip."""
    inner = _inner(area)
    code = barcodes.data_matrix(barcodes.payload(page.reference))
    side = code.extent(dpi).width
    document.text(inner.x, inner.y + 10, "Inner slip for return", NOTE)
    document.text(inner.x, inner.y + 33, page.reference, TITLE)
    barcodes.draw(document, code, inner.right - side, inner.y, dpi)
    document.text(inner.right, inner.y + 40, "2 of 2", STRONG, Align.RIGHT)
    document.line(inner.x, inner.y + _HEAD - 10, inner.right, inner.y + _HEAD - 10)
    draw(document, page.rows, inner.x, inner.y + _HEAD)
    if page.count > 1:
        document.text(inner.right, inner.bottom, f"Slip page {page.number} of {page.count}", NOTE, Align.RIGHT)


def _inner(area: Area) -> Area:
    return area.inset(16 if area.width < 5 * INCH else 28 if area.height < 7 * INCH else 54)
