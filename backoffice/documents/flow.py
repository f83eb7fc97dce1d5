"""Rows fill pages: what belongs together stays together, and nothing stands alone at a foot or a head."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from backoffice.documents.document import Document

Drawing = Callable[[Document, float, float], None]


@dataclass(frozen=True)
class Row:
    """A strip of the page that is never cut.

    Attributes:
        height: in points.
        draw: draws it with its top left corner at the place given.
        gap: points kept free above it, except at the head of a page.
        keeps: it stays on the page of the row after it.
        header: repeated above it where it opens a page.
    """

    height: float
    draw: Drawing
    gap: float = 0.0
    keeps: bool = False
    header: "Row | None" = None

    def keeping(self) -> "Row":
        """This row, held on the page of the row after it."""
        return replace(self, keeps=True)


def paginate(rows: Sequence[Row], first: float, other: float) -> list[list[Row]]:
    """The rows of each page.

    Args:
        rows: in order.
        first: points of height on the first page.
        other: the same on all others.
    """
    pages: list[list[Row]] = [[]]
    room = first
    for group in _groups(rows, other):
        if pages[-1] and height(group) > room:
            header = group[0].header
            pages.append([header] if header else [])
            room = other - (header.height if header else 0.0)
        for row in group:
            row_ = row if pages[-1] else replace(row, gap=0.0)
            pages[-1].append(row_)
            room -= row_.gap + row_.height
    return pages


def height(rows: Iterable[Row]) -> float:
    """The height of rows under each other, gaps included, in points."""
    return sum(row.gap + row.height for row in rows)


def draw(document: Document, page: Iterable[Row], x: float, y: float) -> float:
    """Draw the rows of one page from (x, y) downwards; returns where they end."""
    for row in page:
        y += row.gap
        row.draw(document, x, y)
        y += row.height
    return y


def _groups(rows: Sequence[Row], limit: float) -> Iterator[list[Row]]:
    """Rows that stay together, unless they would not fit on any page."""
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keeps or height(group) > limit / 2:
            yield group
            group = []
    if group:
        yield group
