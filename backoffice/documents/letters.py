"""A letter as its parts, and its pages: letterhead, address in the window, numbers, text, signature."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backoffice.documents import barcodes
from backoffice.documents.addresses import PostalAddress, address_lines
from backoffice.documents.blocks import Block, Heading
from backoffice.documents.document import HEADING, INCH, NOTE, SMALL, Align, Document, Ink
from backoffice.documents.flow import Row, draw, paginate
from backoffice.documents.proof import proof
from backoffice.documents.setting import set_blocks
from backoffice.documents.signature import Signature, closing_rows
from backoffice.documents.window_address import draw_address, draw_window
from backoffice.documents.windows import LETTER_PAPER, Paper
from backoffice.references import Reference

DPI = 300  # the grid of its Data Matrix; laser printers of 600 dots lie on it too
_HEAD = 0.62 * INCH
_RULE = 1.3 * INCH
_OTHER_TOP = 1.25 * INCH
_FOOT = 0.85 * INCH


@dataclass(frozen=True)
class Letterhead:
    """Who writes.

    Attributes:
        name: of the organisation.
        lines: postal address, e-mail, web: what stands at the right of the name.
        country: where it posts its letters, two letters.
    """

    name: str
    lines: tuple[str, ...]
    country: str


@dataclass(frozen=True)
class Letter:
    """One piece to be posted. All its text is printed as it is, never read as markup.

    Attributes:
        letterhead: who writes.
        recipient: to whom.
        date: ready to print.
        reference: the piece's number, also in its Data Matrix.
        case: the case it belongs to.
        subject: a short line over the text.
        body: the text, from the salutation on.
        signature: who signs.
        enclosures: what else is in the envelope.
        paper: the sheet.
        language: of the text.
    """

    letterhead: Letterhead
    recipient: PostalAddress
    date: str
    reference: Reference
    case: Reference
    subject: str
    body: tuple[Block, ...]
    signature: Signature
    enclosures: tuple[str, ...] = ()
    paper: Paper = LETTER_PAPER
    language: str = "en-US"


def print_letter(letter: Letter) -> bytes:
    """The PDF of a letter, after its Data Matrix was read back.

    Raises:
        WindowError: where the address would slide out of the envelope's window.
        UnprintableTextError: where no font has a character.
        UserFacingError: where the signature's picture cannot be read.
        ProofError: where the Data Matrix would not scan.
    """
    document = _document(letter)
    count = _draw(document, letter)
    pdf = document.finish()
    codes = [frozenset({barcodes.payload(letter.reference)}), *[frozenset[str]()] * (count - 1)]
    proof(pdf, DPI / 2, codes)  # what reads at half the resolution reads at the printer's
    return pdf


def letter_over_window(letter: Letter) -> bytes:
    """The letter with its envelope's window drawn over the first page, to look at; raises as `print_letter`."""
    document = _document(letter)
    _draw(document, letter, overlay=True)
    return document.finish()


def draw_letters(letters: Sequence[Letter]) -> bytes:
    """Letters on one kind of paper one after the other in one PDF, not proved; raises as `print_letter`."""
    document = _document(letters[0])
    for n, letter in enumerate(letters):
        if n:
            document.next_page()
        _draw(document, letter)
    return document.finish()


def _document(letter: Letter) -> Document:
    return Document(
        letter.paper.size,
        title=f"Letter {letter.reference}",
        author=letter.letterhead.name,
        language=letter.language,
    )


def _draw(document: Document, letter: Letter, *, overlay: bool = False) -> int:
    """Draw all pages of a letter; returns how many there are."""
    paper = letter.paper
    pages = _pages(letter)
    _first_page(document, letter)
    if overlay:
        draw_window(document, paper.envelope)
    for n, rows in enumerate(pages, start=1):
        if n > 1:
            document.next_page()
            _continued(document, letter)
        draw(document, rows, paper.left, paper.body if n == 1 else _OTHER_TOP)
        if len(pages) > 1:
            foot = paper.size.height - _FOOT / 2
            document.text(paper.size.width - paper.right, foot, f"page {n} of {len(pages)}", NOTE, Align.RIGHT)
    return len(pages)


def _pages(letter: Letter) -> list[list[Row]]:
    paper = letter.paper
    width, bottom = paper.size.width - paper.left - paper.right, paper.size.height - _FOOT
    rows = set_blocks((Heading(letter.subject), *letter.body), width)
    closing = closing_rows(letter.signature, letter.enclosures, width)
    return paginate(_held(rows, closing), bottom - paper.body, bottom - _OTHER_TOP)


def _held(rows: Sequence[Row], closing: Iterable[Row]) -> list[Row]:
    """The text and its closing, which takes the last two lines of the text along overleaf."""
    return [*rows[:-2], *(row.keeping() for row in rows[-2:]), *closing]


def _first_page(document: Document, letter: Letter) -> None:
    paper = letter.paper
    right = paper.size.width - paper.right
    document.text(paper.left, _HEAD + HEADING.base_line, letter.letterhead.name, HEADING)
    for n, line in enumerate(letter.letterhead.lines):
        document.text(right, _HEAD + n * NOTE.leading + NOTE.base_line, line, NOTE, Align.RIGHT)
    document.line(paper.left, _RULE, right, _RULE)
    for fold in paper.folds:
        document.line(0.2 * INCH, fold, 0.34 * INCH, fold, Ink.MUTED)
    draw_address(document, paper, address_lines(letter.recipient, letter.letterhead.country))
    _numbers(document, letter)


def _numbers(document: Document, letter: Letter) -> None:
    """Date, piece and case at the right of the address, with the piece's Data Matrix."""
    paper = letter.paper
    top = paper.envelope.safe.y
    for n, (caption, value) in enumerate((("Date", letter.date), ("Letter", letter.reference), ("Case", letter.case))):
        line = top + n * 14 + SMALL.base_line
        document.text(paper.aside, line, caption, NOTE)
        document.text(paper.aside + 34, line, value, SMALL)
    code = barcodes.data_matrix(barcodes.payload(letter.reference))
    barcodes.draw(document, code, paper.aside - code.quiet_width(DPI), top + 46, DPI)


def _continued(document: Document, letter: Letter) -> None:
    """The head of every page but the first."""
    paper = letter.paper
    right, line = paper.size.width - paper.right, _HEAD + NOTE.base_line
    document.text(paper.left, line, letter.letterhead.name, NOTE)
    document.text(right, line, f"{letter.reference} · {letter.date}", NOTE, Align.RIGHT)
    document.line(paper.left, _HEAD + 18, right, _HEAD + 18)
