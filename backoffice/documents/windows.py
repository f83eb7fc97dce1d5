"""Envelopes with a window, and the part of the folded sheet that stays visible however the sheet slides in them."""

from dataclasses import dataclass

from backoffice.documents.document import A4, INCH, MM, US_LETTER, Area, Size

_CLEAR = INCH / 8  # kept free around every character (USPS DMM 601.6.3)


@dataclass(frozen=True)
class WindowEnvelope:
    """An envelope, its window, and how far the sheet in it can move; lengths in points.

    Attributes:
        name: what a person calls it.
        size: of the envelope, its flap at the top.
        window: measured from the envelope's top left corner.
        slide_x: how far right of the envelope's edge the sheet may lie, least and most.
        slide_y: how far below it, least and most.
    """

    name: str
    size: Size
    window: Area
    slide_x: tuple[float, float]
    slide_y: tuple[float, float]

    @property
    def visible(self) -> Area:
        """The part of the sheet that the window may show in one position or another."""
        return self._between(self.slide_x[::-1], self.slide_y[::-1])

    @property
    def safe(self) -> Area:
        """The part of the sheet for the address: in the window in every position, with the clearance around it."""
        return self._between(self.slide_x, self.slide_y).inset(_CLEAR)

    def _between(self, x: tuple[float, float], y: tuple[float, float]) -> Area:
        left, top = self.window.x - x[0], self.window.y - y[0]
        return Area(left, top, self.window.right - x[1] - left, self.window.bottom - y[1] - top)


NUMBER_10 = WindowEnvelope(
    "#10 window envelope",
    Size(9.5 * INCH, 4.125 * INCH),
    Area(0.875 * INCH, 2.5 * INCH, 4.5 * INCH, 1.125 * INCH),
    slide_x=(0.0, 0.75 * INCH),  # an inch of play, of which the seams take a quarter
    slide_y=(0.125 * INCH, 0.25 * INCH),  # first panel 3-7/8 in; the seams take an eighth
)
DL = WindowEnvelope(
    "DL window envelope",
    Size(220 * MM, 110 * MM),
    Area(20 * MM, 57 * MM, 90 * MM, 35 * MM),  # BS 4264; the window of DIN 680 contains it
    slide_x=(0.0, 10 * MM),
    slide_y=(0.0, 5 * MM),  # first panel 105 mm
)


@dataclass(frozen=True)
class Paper:
    """A sheet for letters: where it is folded and what stands where; lengths in points.

    Attributes:
        name: what is typed to choose it.
        size: of the sheet.
        left: margin.
        right: margin.
        folds: from the top.
        envelope: that it is folded for.
        body: where the text begins on the first page.
        aside: where the column with date and numbers begins, clear of the window.
    """

    name: str
    size: Size
    left: float
    right: float
    folds: tuple[float, float]
    envelope: WindowEnvelope
    body: float
    aside: float


LETTER_PAPER = Paper(
    "letter", US_LETTER, INCH, INCH, (3.875 * INCH, 7.375 * INCH), NUMBER_10, body=3.98 * INCH, aside=5.5 * INCH
)
A4_PAPER = Paper("a4", A4, 25 * MM, 22 * MM, (105 * MM, 210 * MM), DL, body=108 * MM, aside=132 * MM)
PAPERS = {paper.name: paper for paper in (LETTER_PAPER, A4_PAPER)}
