"""PDFs on the system's printers, at their true size."""

from typing import Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from backoffice.documents import page_count, render
from backoffice.errors import UserFacingError

MOST_DPI = 600  # what labels are proved at; a finer picture of a page only takes longer
POINTS = 72


class Printers(Protocol):
    """The printers that a screen may use. Both methods may be slow: call them in the I/O lane."""

    def names(self) -> tuple[str, ...]:
        """Their names, the usual one first."""
        ...

    def print(self, name: str, pdf: bytes, title: str) -> None:
        """Print a PDF at its true size. Raises `UserFacingError` where the printer is gone or refuses."""
        ...


class SystemPrinters:
    """The printers that the system knows."""

    def names(self) -> tuple[str, ...]:
        usual = QPrinterInfo.defaultPrinterName()
        return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name)))

    def print(self, name: str, pdf: bytes, title: str) -> None:
        info = QPrinterInfo.printerInfo(name)
        if info.isNull():
            raise UserFacingError(f"The printer {name} is not there any more. Choose another, or save as PDF.")
        draw_pages(QPrinter(info, QPrinter.PrinterMode.HighResolution), pdf, title)


def draw_pages(printer: QPrinter, pdf: bytes, title: str) -> None:
    """Draw every page of a PDF onto ``printer``, each on a sheet of its own size, without scaling.

    Raises:
        UserFacingError: the printer takes no job.
    """
    printer.setDocName(title)
    printer.setResolution(min(printer.resolution(), MOST_DPI))
    printer.setFullPage(True)
    dpi = printer.resolution()
    painter = QPainter()
    for number in range(page_count(pdf)):
        picture = render(pdf, number, dpi)
        points = QSizeF(picture.width, picture.height) * (POINTS / dpi)
        size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        if not (painter.isActive() and printer.newPage()) and not painter.begin(printer):
            raise UserFacingError(f"The printer {printer.printerName()} takes no job just now. Nothing was printed.")
        image = QImage(picture.pixels, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888)
        painter.drawImage(QRectF(0, 0, picture.width, picture.height), image)
    painter.end()
