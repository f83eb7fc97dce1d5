"""Barcodes as whole printer dots: encoded by zxing-cpp, drawn as vector paths that every renderer fills alike.

Three rules make them scan: a module is a whole number of dots, the code starts on the dot grid of the page, and every
bar is inset by a tenth of a dot, because some renderers blacken each dot that ink merely touches.
"""

import re
from dataclasses import dataclass
from functools import lru_cache, partial

import zxingcpp

from backoffice.documents.document import INCH, Document, Size
from backoffice.references import Reference

INSET = 0.1  # dots
_BARS = re.compile(b"\x00+")


@dataclass(frozen=True)
class Symbol:
    """An encoded text, in modules.

    Attributes:
        text: what a scanner reads.
        width: modules across, without quiet zone.
        rows: for each row its bars, as modules from and to; linear codes have one row.
        quiet: modules that stay white on each side.
        module: the wished width of a module in inches.
    """

    text: str
    width: int
    rows: tuple[tuple[tuple[int, int], ...], ...]
    quiet: int
    module: float

    def dots(self, dpi: int) -> int:
        """The printer's dots of one module: the whole number nearest to the wished width."""
        return max(2, round(self.module * dpi))

    def extent(self, dpi: int, height: float | None = None) -> Size:
        """Points across and down on that printer, quiet zone included; linear codes take the height given."""
        point = INCH / dpi * self.dots(dpi)
        width = (self.width + 2 * self.quiet) * point
        return Size(width, height if height is not None else (len(self.rows) + 2 * self.quiet) * point)

    def quiet_width(self, dpi: int) -> float:
        """Points of white at each side on that printer."""
        return self.quiet * self.dots(dpi) * INCH / dpi


def payload(reference: Reference) -> str:
    """What a scanner reads for a reference: its characters without hyphens, so that codes stay small."""
    return reference.replace("-", "")


def code128(text: str, module: float = 0.0138) -> Symbol:
    """A Code 128, its bars of 14 mil unless told otherwise, with quiet zones of a quarter inch or more."""
    return _encoded(text, zxingcpp.BarcodeFormat.Code128, quiet=19, module=module, linear=True)


def qr(text: str, module: float = 0.025) -> Symbol:
    """A QR code that survives the loss of 15 %, its modules 0.6 mm unless told otherwise."""
    encode = partial(_encoded, ec_level="M")
    return encode(text, zxingcpp.BarcodeFormat.QRCode, quiet=4, module=module)


def data_matrix(text: str, module: float = 0.02) -> Symbol:
    """A Data Matrix with modules of half a millimetre."""
    return _encoded(text, zxingcpp.BarcodeFormat.DataMatrix, quiet=2, module=module)


def draw(document: Document, symbol: Symbol, x: float, y: float, dpi: int, height: float | None = None) -> None:
    """Draw a code, quiet zone included, with its top left corner at the dot nearest to (x, y).

    Args:
        document: where to draw.
        symbol: what to draw.
        x: points from the left.
        y: points from the top.
        dpi: the printer's dots per inch.
        height: of a linear code's bars in points.
    """
    size, dot = symbol.dots(dpi), INCH / dpi
    tall = size if height is None else round(height / dot)
    left, top = round(x / dot) + symbol.quiet * size, round(y / dot)
    if height is None:
        top += symbol.quiet * size
    bars = " ".join([_bar(span, row, size, tall) for row, spans in enumerate(symbol.rows) for span in spans])
    origin = f"{left * dot:.5f} {document.size.height - top * dot:.5f}"
    document.black(f"q {dot:.6f} 0 0 {-dot:.6f} {origin} cm {bars} f Q")


@lru_cache(maxsize=16384)
def _bar(span: tuple[int, int], row: int, size: int, tall: int) -> str:
    """The rectangle of a bar in dots; the same few thousand come up again and again."""
    first, end = span
    x, y = first * size + INSET, row * tall + INSET
    return f"{x:.1f} {y:.1f} {(end - first) * size - 2 * INSET:.1f} {tall - 2 * INSET:.1f} re"


def _encoded(
    text: str, kind: zxingcpp.BarcodeFormat, *, quiet: int, module: float, linear: bool = False, **options: str
) -> Symbol:
    image = zxingcpp.create_barcode(text, kind, **options).to_image(scale=1, add_hrt=False, add_quiet_zones=False)
    height, width = image.shape
    pixels = bytes(memoryview(image))  # type: ignore[arg-type] # its stubs leave the buffer protocol out
    rows = (pixels[at : at + width] for at in range(0, width if linear else width * height, width))
    bars = tuple([tuple([bar.span() for bar in _BARS.finditer(row)]) for row in rows])
    return Symbol(text, width, bars, quiet, module)
