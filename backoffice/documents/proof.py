"""The proof before release: a page is rendered at the printer's resolution, and every code on it is read back."""

from collections.abc import Collection, Sequence

import zxingcpp

from backoffice.documents.preview import Picture, page_count, render_grey
from backoffice.errors import UserFacingError

_KINDS = (zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix)


class ProofError(UserFacingError):
    """A page would not scan as it should; it must not be printed."""


def proof(pdf: bytes, dpi: float, expected: Sequence[Collection[str]]) -> None:
    """Make sure that the codes of a PDF read as meant at the printer's resolution.

    Args:
        pdf: the pages to print.
        dpi: the printer's dots per inch.
        expected: for each page the texts of its codes, as `{"RA26K37QX48"}`.

    Raises:
        ProofError: naming the page and what was read there.
    """
    if page_count(pdf) != len(expected):
        raise ProofError(f"{len(expected)} pages were to be proved, but there are {page_count(pdf)}.")
    for number, texts in enumerate(expected):
        found = read(render_grey(pdf, number, dpi)) if texts else set()
        if found != set(texts):
            raise ProofError(
                f"Page {number + 1} was not released: its codes should read {_listed(texts)} but read {_listed(found)}."
            )


def read(picture: Picture) -> set[str]:
    """The texts of all codes of the kinds we print that are seen in a grey picture."""
    pixels = memoryview(picture.pixels).cast("B", (picture.height, picture.width))
    # Made for each reading: one that lives as long as the module is reported as leaked when the program ends.
    kinds = zxingcpp.BarcodeFormats(_KINDS)
    return {code.text for code in zxingcpp.read_barcodes(pixels, formats=kinds)}


def _listed(texts: Collection[str]) -> str:
    return ", ".join(sorted(texts)) or "nothing"
