"""Envelopes, for those who print them."""

from collections.abc import Sequence
from dataclasses import dataclass

from backoffice.documents.document import INCH, MM, SMALL, Area, Document, Size, Style
from backoffice.documents.wrapping import fitted


@dataclass(frozen=True)
class Envelope:
    """An envelope without a window, in points.

    Attributes:
        name: what is typed to choose it.
        size: with the flap at the top.
        address: where the address may stand, within what the post's machines read.
    """

    name: str
    size: Size
    address: Area


ENVELOPES = {
    envelope.name: envelope
    for envelope in (
        # USPS reads from 5/8 to 2-3/4 in above the foot; the lower right 4-3/4 × 5/8 in stay clear for its barcode
        Envelope("#10", Size(9.5 * INCH, 4.125 * INCH), Area(4.25 * INCH, 1.75 * INCH, 4.5 * INCH, 1.6 * INCH)),
        Envelope("DL", Size(220 * MM, 110 * MM), Area(100 * MM, 50 * MM, 100 * MM, 42 * MM)),
    )
}
_RETURN = (SMALL, Style(8, 10))
_ADDRESS = (Style(12, 15), Style(10, 12.5), Style(9, 11))


def print_envelope(envelope: Envelope, sender: Sequence[str], address: Sequence[str], author: str) -> bytes:
    """The PDF of one envelope.

    Args:
        envelope: which.
        sender: the lines at the upper left.
        address: the lines of the addressee, as `address_lines` gives them.
        author: the organisation, for the PDF's properties.

    Raises:
        TooLongError: where an address does not fit.
        UnprintableTextError: where no font has a character.
    """
    document = Document(envelope.size, title="Envelope", author=author)
    corner = Area(0.4 * INCH, 0.35 * INCH, envelope.address.x - 0.8 * INCH, INCH)
    _draw(document, corner, sender, _RETURN, "The sender’s address")
    _draw(document, envelope.address, address, _ADDRESS, "The address")
    return document.finish()


def _draw(document: Document, area: Area, lines: Sequence[str], styles: Sequence[Style], what: str) -> None:
    style, fitting = fitted(lines, styles, area.width, area.height, what)
    for n, line in enumerate(fitting):
        document.text(area.x, area.y + n * style.leading + style.base_line, line, style)
