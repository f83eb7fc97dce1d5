"""Every label reads in every renderer, at every resolution, a little scaled, and with programs that share no code."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from backoffice.documents import STOCKS, ProofError, print_letter, proof, return_pair, stickers
from backoffice.documents.barcodes import payload
from backoffice.documents.labels import draw_outer_labels
from backoffice.documents.preview import render_grey
from backoffice.references import Prefix, make
from tests.documents.samples import (
    LETTER,
    OUTER,
    PIECE,
    RA,
    SLIP,
    image_of,
    on,
    poppler,
    text_of,
    zbar,
    zxing,
)

RESOLUTIONS = (203, 300, 600)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None,
    reason="POPPLER IS NOT TESTED: pdftoppm is missing (apt-get install poppler-utils)",
)
needs_zbar = pytest.mark.skipif(
    shutil.which("zbarimg") is None, reason="ZBAR IS NOT TESTED: zbarimg is missing (apt-get install zbar-tools)"
)


def _label(image: Image.Image, stock_id: str, dpi: float) -> Image.Image:
    """The first label of the sheet, which is all that these pages show."""
    stock = STOCKS[stock_id]
    x, y = stock.place(1)
    box = (x, y, x + stock.label.width, y + stock.label.height)
    return image.crop(tuple(round(edge * dpi / 72) for edge in box))  # type: ignore[arg-type]


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("stock_id", STOCKS)
@pytest.mark.parametrize("scale", [1.0, 0.96])
def test_pdfium_and_zxing_read_every_label(stock_id: str, dpi: int, scale: float) -> None:
    """The label reads as pdfium draws it, also where a viewer shrank it to 96 %."""
    pdf = draw_outer_labels([OUTER], on(stock_id, dpi)).pdf
    image = image_of(render_grey(pdf, 0, dpi * scale))
    assert zxing(_label(image, stock_id, dpi * scale)) == {payload(RA)}


@needs_poppler
@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("stock_id", STOCKS)
@pytest.mark.parametrize(("scale", "mode"), [(1.0, "-gray"), (0.96, "-gray"), (1.0, "-mono")])
def test_poppler_and_zxing_read_every_label(stock_id: str, dpi: int, scale: float, mode: str, tmp_path: Path) -> None:
    """The label reads as poppler draws it, in grey, shrunk, and with every dot black that ink touches."""
    pdf = draw_outer_labels([OUTER], on(stock_id, dpi)).pdf
    image = poppler(pdf, 0, dpi * scale, tmp_path, mode)
    assert zxing(_label(image, stock_id, dpi * scale)) == {payload(RA)}


@needs_poppler
@needs_zbar
@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("stock_id", [id_ for id_ in STOCKS if id_ != "5167"])
@pytest.mark.parametrize("scale", [1.0, 0.96])
def test_a_second_program_reads_every_label(stock_id: str, dpi: int, scale: float, tmp_path: Path) -> None:
    """zbar reads Code 128 and QR as well, from poppler's picture; 5167 carries a Data Matrix only, which it lacks."""
    pdf = draw_outer_labels([OUTER], on(stock_id, dpi)).pdf
    image = _label(poppler(pdf, 0, dpi * scale, tmp_path), stock_id, dpi * scale)
    assert zbar(image, tmp_path) == {payload(RA)}


@pytest.mark.parametrize("stock_id", STOCKS)
def test_a_pair_is_released_with_its_slip(stock_id: str) -> None:
    """Both papers of a return are proved, wherever the slip is printed."""
    pdf = return_pair(OUTER, SLIP, on(stock_id))
    assert "HERITAGE RETURNS" in text_of(pdf) or stock_id == "5167"


def test_a_sheet_of_stickers_reads_completely() -> None:
    """Eighty different stickers on one sheet, and the next on a second one, all read back."""
    references = [make(Prefix.LETTER, 2026) for _ in range(81)]
    assert stickers(references, on("5167")).startswith(b"%PDF")


def test_a_letter_carries_its_piece_number() -> None:
    """Scanning the Data Matrix of a letter gives the number of the piece."""
    assert zxing(image_of(render_grey(print_letter(LETTER), 0, 200))) == {payload(PIECE)}


def test_what_does_not_read_is_not_released() -> None:
    """A page that reads something else, or nothing, is refused with both named."""
    pdf = draw_outer_labels([OUTER], on("4x6")).pdf
    with pytest.raises(ProofError, match=r"Page 1 was not released.*read RA26000001F but read RA26K37QX48"):
        proof(pdf, 203, [{"RA26000001F"}])
    with pytest.raises(ProofError, match="2 pages were to be proved, but there are 1"):
        proof(pdf, 203, [{"RA26K37QX48"}, set()])


@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_bars_are_whole_dots(dpi: int) -> None:
    """On the printer's grid each bar and space of the Code 128 is a whole number of dots, without grey between."""
    pdf = draw_outer_labels([OUTER], on("4x6", dpi)).pdf
    image = image_of(render_grey(pdf, 0, dpi))
    row = image.crop((0, round(image.height * 0.85), image.width, round(image.height * 0.85) + 1)).tobytes()
    dots = {203: 3, 300: 4, 600: 8}[dpi]
    edges = [i for i in range(1, len(row)) if (row[i] < 128) != (row[i - 1] < 128)]
    widths = [b - a for a, b in pairwise(edges)]
    assert len(widths) > 50
    assert all(width % dots == 0 for width in widths)


def test_quiet_zones_stay_white() -> None:
    """A quarter inch on either side of the bars is white."""
    pdf = draw_outer_labels([OUTER], on("4x6")).pdf
    image = image_of(render_grey(pdf, 0, 203))
    y = round(image.height * 0.85)
    row = image.crop((0, y, image.width, y + 1)).tobytes()
    dark = [i for i, grey in enumerate(row) if grey < 200]
    assert dark[0] >= 203 / 4
    assert len(row) - dark[-1] >= 203 / 4
