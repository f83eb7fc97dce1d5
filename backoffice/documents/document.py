"""A sheet of paper to draw on: places in points from its top left corner, text that is never markup, PDF bytes out."""

from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from threading import Lock

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from backoffice.documents import fonts
from backoffice.documents.fonts import Face

rl_config.useA85 = 0  # half the time to write and a sixth of the size go into it, for printers of the 1980s

INCH = 72.0
MM = INCH / 25.4

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
_finishing = Lock()  # subsetting a font moves the shared font's reading position


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points."""

    width: float
    height: float


US_LETTER = Size(8.5 * INCH, 11 * INCH)
A4 = Size(210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in points from the top left corner of its page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, by: float) -> "Area":
        return Area(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


class Ink(Enum):
    """The colours of paper, as the operands of PDF's colour operators."""

    TEXT = "0.106 0.141 0.188"
    MUTED = "0.357 0.4 0.459"
    LINE = "0.78 0.8 0.835"
    BLACK = "0 0 0"
    PROOF = "0.702 0.149 0.118"


class Align(Enum):
    """Where a line of text stands to its place: the share of its width that lies left of it."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set; leading is the distance between base lines in points."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    ink: Ink = Ink.TEXT

    @property
    def base_line(self) -> float:
        """How far below the top of its line the text stands, so that capitals are in the middle."""
        return (self.leading + fonts.CAP_HEIGHT * self.size) / 2

    def width(self, text: str) -> float:
        """How wide one line of text is, in points."""
        return fonts.em_width(text, self.face) * self.size


TITLE = Style(17, 22, Face.SEMIBOLD)
HEADING = Style(12, 16, Face.SEMIBOLD)
BODY = Style(10, 14)
STRONG = Style(10, 14, Face.SEMIBOLD)
SMALL = Style(9, 12)
NOTE = Style(9, 12, ink=Ink.MUTED)


class Document:
    """Pages being drawn; `finish` gives the PDF.

    Args:
        size: of the pages.
        title: shown by viewers and print queues.
        author: the organisation.
        language: of the text, as in `en-US`.
    """

    def __init__(self, size: Size, *, title: str, author: str, language: str = "en-US") -> None:
        self.size = size
        self._file = BytesIO()
        fonts.font(Face.REGULAR)
        self._canvas = Canvas(
            self._file,
            pagesize=(size.width, size.height),
            invariant=1,  # no times and random numbers: the same input gives the same bytes
            pageCompression=1,
            initialFontName=Face.REGULAR.value,  # else every page lists Helvetica, which is not embedded
            lang=language,
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._ink: Ink | None = None
        self._font: tuple[str, float] | None = None

    def next_page(self) -> None:
        """Leave the page as it is and draw on a new one."""
        self._canvas.showPage()
        self._ink = self._font = None

    def finish(self) -> bytes:
        """The PDF of all pages; the document cannot be drawn on afterwards."""
        self._canvas.showPage()
        with _finishing:
            self._canvas.save()
        return self._file.getvalue()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        align: Align = Align.LEFT,
        *,
        right_to_left: bool | None = None,
    ) -> None:
        """Draw one line of text on the base line `y`, in the direction given or, without one, in its own.

        Raises:
            UnprintableTextError: where no font has a character.
        """
        if align is not Align.LEFT:
            x -= align.value * style.width(text)
        directed = fonts.runs(text, style.face, right_to_left=right_to_left)
        shown = "".join(self._shown(run, style.size) for run in directed)
        if shown:
            self._fill(style.ink)
            self.operators(f"BT {x:.2f} {self.size.height - y:.2f} Td{shown} ET")

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink = Ink.LINE, width: float = 0.5) -> None:
        """Draw a straight line, a hairline unless a width is given."""
        top = self.size.height
        self.operators(f"{ink.value} RG {width} w {x1:.2f} {top - y1:.2f} m {x2:.2f} {top - y2:.2f} l S")

    def frame(self, area: Area, ink: Ink = Ink.LINE, width: float = 0.5) -> None:
        """Draw the outline of an area."""
        bottom = self.size.height - area.bottom
        self.operators(f"{ink.value} RG {width} w {area.x:.2f} {bottom:.2f} {area.width:.2f} {area.height:.2f} re S")

    def picture(self, image: Image.Image, area: Area) -> None:
        """Draw a picture as large as fits into the area, at its left and its foot."""
        self._canvas.drawImage(
            ImageReader(image),
            area.x,
            self.size.height - area.bottom,
            area.width,
            area.height,
            mask="auto",
            preserveAspectRatio=True,
            anchor="sw",
        )

    def black(self, operators: str) -> None:
        """Add PDF operators that fill with solid black, as barcodes need it."""
        self._fill(Ink.BLACK)
        self.operators(operators)

    def operators(self, operators: str) -> None:
        """Add PDF operators as they are; their places count from the bottom left."""
        self._canvas.addLiteral(operators)

    def _fill(self, ink: Ink) -> None:
        if ink is not self._ink:
            self.operators(f"{ink.value} rg")
            self._ink = ink

    def _shown(self, run: fonts.Run, size: float) -> str:
        """The operators that show a run: a quarter of the time of `drawString`, which sets up anew for every line."""
        font, pdf = fonts.font(run.font), self._canvas._doc  # noqa: SLF001 - subsets are kept by document
        if run.text.isascii():  # the first subset of a font keeps ASCII at its own codes
            return f"{self._set(font.getSubsetInternalName(0, pdf), size)} ({run.text.translate(_ESCAPES)}) Tj"
        return "".join(
            f"{self._set(font.getSubsetInternalName(subset, pdf), size)} <{codes.hex()}> Tj"
            for subset, codes in font.splitString(run.text, pdf)
        )

    def _set(self, subset: str, size: float) -> str:
        """The operator that chooses a font, where it is not chosen already."""
        if self._font == (subset, size):
            return ""
        self._font = subset, size
        return f" {subset} {size:g} Tf"
