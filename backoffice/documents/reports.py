"""A list on plain paper: heading, blocks, and on which page of how many one is."""

from dataclasses import dataclass

from backoffice.documents.blocks import Block, Heading
from backoffice.documents.document import INCH, NOTE, US_LETTER, Align, Document, Size
from backoffice.documents.flow import draw, paginate
from backoffice.documents.setting import set_blocks

_MARGIN = 0.75 * INCH
_FOOT = 24.0  # points


@dataclass(frozen=True)
class Report:
    """A list for the house.

    Attributes:
        title: over the first page, and the PDF's.
        author: the organisation.
        blocks: what it says.
        size: the sheet.
    """

    title: str
    author: str
    blocks: tuple[Block, ...]
    size: Size = US_LETTER


def print_report(report: Report) -> bytes:
    """The PDF of a report. Raises `UnprintableTextError` where no font has a character."""
    document = Document(report.size, title=report.title, author=report.author)
    width, height = report.size.width - 2 * _MARGIN, report.size.height - 2 * _MARGIN - _FOOT
    pages = paginate(set_blocks((Heading(report.title), *report.blocks), width), height, height)
    for number, rows in enumerate(pages, start=1):
        if number > 1:
            document.next_page()
        draw(document, rows, _MARGIN, _MARGIN)
        foot = report.size.height - _MARGIN
        document.text(_MARGIN, foot, report.author, NOTE)
        document.text(report.size.width - _MARGIN, foot, f"page {number} of {len(pages)}", NOTE, Align.RIGHT)
    return document.finish()
