"""A PDF as pictures, for windows and for the proof that codes read."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Lock

import pypdfium2

from backoffice.documents.document import INCH
from backoffice.errors import UserFacingError

LARGEST_PICTURE = 100_000_000
"""Pixels of a page; one of another maker may claim to be 200 inches wide."""

_pdfium = Lock()  # the library may be used by one thread at a time


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of pixels from the top, three bytes (red, green, blue) each, or one (grey), without padding."""

    width: int
    height: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has.

    Raises:
        UserFacingError: where the bytes are no readable PDF.
    """
    with _opened(pdf) as document:
        return len(document)


def render(pdf: bytes, page: int, dpi: float) -> Picture:
    """One page (from 0) in colour.

    Raises:
        UserFacingError: where the bytes are no readable PDF or have no such page.
    """
    return _rendered(pdf, page, dpi, grey=False)


def render_grey(pdf: bytes, page: int, dpi: float) -> Picture:
    """One page (from 0) in grey, as a printer of one colour sees it."""
    return _rendered(pdf, page, dpi, grey=True)


def _rendered(pdf: bytes, page: int, dpi: float, *, grey: bool) -> Picture:
    with _opened(pdf) as document:
        if not 0 <= page < len(document):
            raise UserFacingError(f"This PDF has no page {page + 1}.")
        width, height = document[page].get_size()
        if width * height * (dpi / INCH) ** 2 > LARGEST_PICTURE:
            raise UserFacingError(f"Page {page + 1} is too large to be shown.")
        drawn = document[page].render(scale=dpi / INCH, grayscale=grey, rev_byteorder=not grey, prefer_bgrx=False)
        width, height, step, row = drawn.width, drawn.height, drawn.stride, drawn.width * drawn.n_channels
        buffer = bytes(drawn.buffer)
    if step == row:
        return Picture(width, height, buffer)
    return Picture(width, height, b"".join(buffer[at : at + row] for at in range(0, step * height, step)))


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _pdfium:
        try:
            with closing(pypdfium2.PdfDocument(pdf)) as document:
                yield document
        except pypdfium2.PdfiumError as error:  # on opening, or later at a damaged page
            raise UserFacingError("This file is no PDF that can be shown.") from error
