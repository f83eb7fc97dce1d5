"""Labels for returns and stickers for letters, on any stock, each proved to scan before it is given out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from backoffice.documents import barcodes
from backoffice.documents.document import INCH, Area, Document
from backoffice.documents.label_layouts import draw_outer, draw_sticker
from backoffice.documents.pages import UNCALIBRATED, Calibration, Stock
from backoffice.documents.proof import proof
from backoffice.documents.return_papers import InnerSlip, OuterLabel
from backoffice.documents.slip import draw_slip, slip_pages
from backoffice.references import Reference

Drawing = Callable[[Document, Area], None]
_HOLDS_A_SLIP = 5 * INCH  # labels at least this high take the slip as well; else it goes on plain paper


@dataclass(frozen=True)
class Printing:
    """On what and how labels are printed.

    Attributes:
        stock: the sheet or roll.
        author: the organisation, for the PDF's properties.
        start: the first free position of a used sheet, from 1.
        calibration: of the printer with this stock.
        dpi: the printer's dots per inch; 0 takes what is usual for the stock.
    """

    stock: Stock
    author: str
    start: int = 1
    calibration: Calibration = UNCALIBRATED
    dpi: int = 0

    @property
    def dots(self) -> int:
        return self.dpi or self.stock.dpi


@dataclass(frozen=True)
class Printout:
    """A PDF not yet released, and for each of its pages what the codes on it must read."""

    pdf: bytes
    codes: tuple[frozenset[str], ...]
    dpi: int

    def released(self) -> bytes:
        """The PDF, after every code was read back at the printer's resolution.

        Raises:
            ProofError: naming the page that would not scan.
        """
        proof(self.pdf, self.dpi, self.codes)
        return self.pdf


def return_pair(outer: OuterLabel, slip: InnerSlip, printing: Printing, brands: tuple[str, ...] = ()) -> bytes:
    """The outer label on page 1, and the inner slip: on the label next to it where it is large enough, else overleaf.

    Args:
        outer: what stands on the parcel.
        slip: what goes into it.
        printing: stock and printer.
        brands: names that may not stand outside, besides the telling words.

    Raises:
        TellingWordError: where the outer label would give the contents away.
        TooLongError: where an address does not fit.
        UnprintableTextError: where no font has a character.
        ProofError: where a code would not scan.
    """
    return draw_return_pair(outer, slip, printing, brands).released()


def draw_return_pair(outer: OuterLabel, slip: InnerSlip, printing: Printing, brands: tuple[str, ...] = ()) -> Printout:
    """As `return_pair`, but not yet proved."""
    outer.check_neutral(brands)
    sheets = _Sheets(printing, f"Return {outer.reference}")
    sheets.place(partial(draw_outer, label=outer, dpi=printing.dots), outer.reference)
    holds_slip = printing.stock.label.height >= _HOLDS_A_SLIP
    lay, size = (sheets.place, printing.stock.label) if holds_slip else (sheets.leaf, printing.stock.page)
    for page in slip_pages(slip, size):
        lay(partial(draw_slip, page=page, dpi=printing.dots), slip.reference)
    return sheets.printout()


def draw_outer_labels(labels: Iterable[OuterLabel], printing: Printing, brands: tuple[str, ...] = ()) -> Printout:
    """The outer labels alone, one after the other, not yet proved; raises as `return_pair` does."""
    sheets = _Sheets(printing, "Return labels")
    for label in labels:
        label.check_neutral(brands)
        sheets.place(partial(draw_outer, label=label, dpi=printing.dots), label.reference)
    return sheets.printout()


def stickers(references: Sequence[Reference], printing: Printing) -> bytes:
    """Small stickers with a Data Matrix and the number, for incoming letters and parcels; raises as `return_pair`."""
    sheets = _Sheets(printing, "Stickers")
    for reference in references:
        sheets.place(partial(draw_sticker, reference=reference, below="", dpi=printing.dots), reference)
    return sheets.printout().released()


class _Sheets:
    """Labels laid one by one onto the positions of as many sheets as they need."""

    def __init__(self, printing: Printing, title: str) -> None:
        self._printing = printing
        self._places = printing.stock.places(printing.start)
        self._document = Document(printing.stock.page, title=title, author=printing.author)
        self._codes: list[set[str]] = [set()]
        self._sheet = 0

    def place(self, draw: Drawing, reference: Reference) -> None:
        """Draw a label at the next position."""
        sheet, x, y = next(self._places)
        if sheet != self._sheet:
            self._next_page()
            self._sheet = sheet
        label = self._printing.stock.label
        draw(self._document, Area(*self._printing.calibration.corrected(x, y), label.width, label.height))
        self._codes[-1].add(barcodes.payload(reference))

    def leaf(self, draw: Drawing, reference: Reference) -> None:
        """Draw a page of plain paper."""
        self._next_page()
        page = self._printing.stock.page
        draw(self._document, Area(0.0, 0.0, page.width, page.height))
        self._codes[-1].add(barcodes.payload(reference))

    def printout(self) -> Printout:
        """All pages drawn."""
        return Printout(self._document.finish(), tuple(map(frozenset, self._codes)), self._printing.dots)

    def _next_page(self) -> None:
        self._document.next_page()
        self._codes.append(set())
