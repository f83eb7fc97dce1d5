"""Paper through the system's printing, at its true size."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QBoxLayout
from pytestqt.qtbot import QtBot

from backoffice.documents import Printing, page_count, render, stickers, stock
from backoffice.errors import UserFacingError
from backoffice.references import Prefix, make
from ui.printing import PrintBar, SystemPrinters, remembered_printer
from ui.printing.memory import remember_printer
from ui.printing.printers import draw_pages


def test_a_page_comes_out_at_its_own_size_and_still_scans(qapp: QApplication, tmp_path: Path) -> None:
    """A sheet of stickers goes through the printer and is as large as it was; its code reads the same number."""
    number = make(Prefix.LETTER, 2026)
    sheet = stickers([number], Printing(stock("5167"), "Heritage"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    draw_pages(printer, sheet, "Stickers")
    printed = (tmp_path / "out.pdf").read_bytes()
    assert page_count(printed) == page_count(sheet)
    before, after = render(sheet, 0, 300), render(printed, 0, 300)
    assert (after.width, after.height) == pytest.approx((before.width, before.height), abs=3)
    image = Image.frombytes("RGB", (after.width, after.height), after.pixels)
    [code] = zxingcpp.read_barcodes(image)
    assert number.replace("-", "") in code.text.replace("-", "")


def test_a_printer_that_is_gone_is_named(qapp: QApplication) -> None:
    """The sentence says what to do instead."""
    with pytest.raises(UserFacingError, match="The printer Attic is not there any more"):
        SystemPrinters().print("Attic", b"", "Letter")


def test_the_printer_of_each_kind_of_paper_is_remembered() -> None:
    """Labels go where they went last; a printer that was taken away gives its place to the usual one."""
    remember_printer("4x6", "Zebra")
    remember_printer("letter", "Laser")
    assert remembered_printer("4x6", ("Laser", "Zebra")) == "Zebra"
    assert remembered_printer("4x6", ("Laser",)) == "Laser"
    assert remembered_printer("A6", ()) == ""


def test_the_bar_says_when_there_is_no_printer(qtbot: QtBot) -> None:
    """Without printers there is a sentence in place of the list."""
    bar = PrintBar(QBoxLayout.Direction.TopToBottom)
    qtbot.addWidget(bar)
    bar.show()
    assert bar.printer == ""
    bar.show_printers(("Laser", "Zebra"), "Zebra")
    assert bar.printer == "Zebra"
