"""Label stock as data: where each label lies on its sheet, which one is next, and how a printer's drift is undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from backoffice.documents.document import A4, INCH, MM, US_LETTER, Size
from backoffice.errors import Fault, InvalidInputError, NotFoundError

THERMAL_DPI = 203  # what drivers of 8-dots-a-millimetre printers report and rasterise at
LASER_DPI = 600


@dataclass(frozen=True)
class Calibration:
    """How one printer moves and stretches what it prints, as measured on its ruler page.

    Attributes:
        offset_x: millimetres to the right of where it should be.
        offset_y: millimetres below where it should be.
        pitch_x: a printed distance over the true one, across.
        pitch_y: the same, down.
    """

    offset_x: float = 0.0
    offset_y: float = 0.0
    pitch_x: float = 1.0
    pitch_y: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what no printer does and a slip of the ruler gives.

        Raises:
            InvalidInputError: an offset beyond 25 mm or a pitch off by more than a tenth.
        """
        if max(abs(self.offset_x), abs(self.offset_y)) > 25 or not all(
            0.9 < p < 1.1 for p in (self.pitch_x, self.pitch_y)
        ):
            raise InvalidInputError(
                Fault(
                    "calibration", "A printer is off by at most 25 mm and a tenth of the length; please measure again."
                )
            )

    @classmethod
    def measured(cls, near: tuple[float, float], far: tuple[float, float], size: Size) -> "Calibration":
        """From the two marks of a ruler page of that size, each measured from the left and the top edge in mm."""
        pitch_x = (far[0] - near[0]) / (size.width / MM - 2 * MARK)
        pitch_y = (far[1] - near[1]) / (size.height / MM - 2 * MARK)
        return cls(near[0] - MARK * pitch_x, near[1] - MARK * pitch_y, pitch_x, pitch_y)

    def corrected(self, x: float, y: float) -> tuple[float, float]:
        """Where to draw, in points, so that it is printed at (x, y)."""
        return (x - self.offset_x * MM) / self.pitch_x, (y - self.offset_y * MM) / self.pitch_y


MARK = 20.0  # millimetres from the edges at which the two marks of the ruler page stand
UNCALIBRATED = Calibration()


@dataclass(frozen=True)
class Stock:
    """A sheet of labels, or a roll with one label a page; lengths in points.

    Attributes:
        id: what is typed to choose it.
        name: what a person calls it.
        page: the sheet's size.
        label: the size of one label.
        columns: labels across.
        rows: labels down.
        left: from the sheet's edge to the first label.
        top: likewise, down.
        pitch_x: from a label's left edge to its neighbour's.
        pitch_y: likewise, down.
        dpi: the dots per inch of the printers it usually goes through.
    """

    id: str
    name: str
    page: Size
    label: Size
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0
    pitch_x: float = 0.0
    pitch_y: float = 0.0
    dpi: int = LASER_DPI

    @property
    def per_sheet(self) -> int:
        return self.columns * self.rows

    def place(self, position: int) -> tuple[float, float]:
        """The top left corner of the label at a position, which counts from 1 along the rows."""
        row, column = divmod(position - 1, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y

    def places(self, start: int = 1) -> Iterator[tuple[int, float, float]]:
        """The sheet (from 0) and the corner of one label after the other, from a used sheet's next position on.

        Raises:
            InvalidInputError: where the sheet has no such position.
        """
        if not 1 <= start <= self.per_sheet:
            raise InvalidInputError(Fault("start", f"A sheet of {self.name} has positions 1 to {self.per_sheet}."))
        return ((index // self.per_sheet, *self.place(index % self.per_sheet + 1)) for index in count(start - 1))


def _inches(width: float, height: float) -> Size:
    return Size(width * INCH, height * INCH)


def _avery(
    number: str, label: Size, grid: tuple[int, int], corner: tuple[float, float], pitch: tuple[float, float]
) -> Stock:
    (columns, rows), (left, top), (dx, dy) = grid, corner, pitch
    name = f"Avery {number}"
    return Stock(number, name, US_LETTER, label, columns, rows, left * INCH, top * INCH, dx * INCH, dy * INCH)


def _a4(
    number: str, label: Size, grid: tuple[int, int], corner: tuple[float, float], pitch: tuple[float, float]
) -> Stock:
    (columns, rows), (left, top), (dx, dy) = grid, corner, pitch
    name = f"Avery {number} (A4)"
    return Stock(number, name, A4, label, columns, rows, left * MM, top * MM, dx * MM, dy * MM)


STOCKS = {
    stock.id: stock
    for stock in (
        Stock("4x6", "4 × 6 in thermal", _inches(4, 6), _inches(4, 6), dpi=THERMAL_DPI),
        Stock("A6", "A6", Size(105 * MM, 148 * MM), Size(105 * MM, 148 * MM), dpi=THERMAL_DPI),
        _avery("5160", _inches(2.625, 1), (3, 10), (0.1875, 0.5), (2.75, 1)),
        _avery("5163", _inches(4, 2), (2, 5), (0.15625, 0.5), (4.1875, 2)),
        _avery("5164", _inches(4, 10 / 3), (2, 3), (0.15625, 0.5), (4.1875, 10 / 3)),
        _avery("5167", _inches(1.75, 0.5), (4, 20), (0.28125, 0.5), (2.0625, 0.5)),
        _avery("8126", _inches(8.5, 5.5), (1, 2), (0, 0), (0, 5.5)),
        _a4("L7163", Size(99.1 * MM, 38.1 * MM), (2, 7), (4.65, 15.1), (101.6, 38.1)),
        _a4("L7165", Size(99.1 * MM, 67.7 * MM), (2, 4), (4.67, 13.04), (101.64, 67.73)),
    )
}


def stock(id_: str) -> Stock:
    """The label stock of that id, in any case.

    Raises:
        NotFoundError: naming those there are.
    """
    found = {known.casefold(): stock for known, stock in STOCKS.items()}.get(id_.strip().casefold())
    if found is None:
        raise NotFoundError(f"There is no label format “{id_[:40]}”; there are {', '.join(STOCKS)}.")
    return found
