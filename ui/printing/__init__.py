"""Paper: the system's printers, the bar that chooses one, and PDFs on screen."""

from ui.printing.bar import PrintBar
from ui.printing.memory import remembered_printer
from ui.printing.pages import Pages, read_pages
from ui.printing.printers import Printers, SystemPrinters

__all__ = ["Pages", "PrintBar", "Printers", "SystemPrinters", "read_pages", "remembered_printer"]
