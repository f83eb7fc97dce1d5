"""A page that shows where a printer really prints: the outlines of the labels, two marks to measure, and rulers."""

from backoffice.documents.document import MM, NOTE, SMALL, Area, Document, Ink
from backoffice.documents.pages import MARK, UNCALIBRATED, Calibration, Stock
from backoffice.documents.wrapping import wrap


def ruler_page(stock: Stock, author: str, calibration: Calibration = UNCALIBRATED) -> bytes:
    """The PDF of a page to print on plain paper and hold against a sheet of labels.

    The person measures both marks from the left and the top edge in millimetres; `Calibration.measured` takes these.

    Args:
        stock: whose labels are outlined.
        author: the organisation, for the PDF's properties.
        calibration: what is already corrected, to see that it is right.
    """
    document = Document(stock.page, title=f"Ruler page for {stock.name}", author=author)
    for position in range(1, stock.per_sheet + 1):
        corner = calibration.corrected(*stock.place(position))
        document.frame(Area(*corner, stock.label.width, stock.label.height))
    width, height = stock.page.width / MM, stock.page.height / MM
    for name, x, y in (("A", MARK, MARK), ("B", width - MARK, height - MARK)):
        _mark(document, name, *calibration.corrected(x * MM, y * MM))
    _rulers(document, int(width), int(height))
    text = (
        f"{stock.name}. Print without scaling. Measure the crosses A and B from the left and top edges of the paper: "
        f"A should be at {MARK:g} and {MARK:g} mm, B at {width - MARK:.1f} and {height - MARK:.1f} mm."
    )
    for n, line in enumerate(wrap(text, SMALL, stock.page.width - 80 * MM if width > 150 else 50 * MM)):
        document.text(35 * MM, 40 * MM + n * SMALL.leading, line, SMALL)
    return document.finish()


def _mark(document: Document, name: str, x: float, y: float) -> None:
    arm = 6 * MM
    document.line(x - arm, y, x + arm, y, Ink.BLACK, 0.3)
    document.line(x, y - arm, x, y + arm, Ink.BLACK, 0.3)
    document.text(x + MM, y - MM, name, SMALL)


def _rulers(document: Document, width: int, height: int) -> None:
    """Millimetres along the top and the left edge; what the printer cannot reach shows its margins."""
    for at in range(width + 1):
        document.line(at * MM, 0, at * MM, _tick(at), Ink.MUTED, 0.2)
    for at in range(height + 1):
        document.line(0, at * MM, _tick(at), at * MM, Ink.MUTED, 0.2)
    for at in range(10, width, 10):
        document.text(at * MM + 1, 8 * MM, str(at), NOTE)
    for at in range(20, height, 10):
        document.text(7 * MM, at * MM - 1, str(at), NOTE)


def _tick(at: int) -> float:
    return (6.0 if at % 10 == 0 else 4.5 if at % 5 == 0 else 3.0) * MM
