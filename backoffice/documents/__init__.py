"""Paper: plain values in, PDF bytes out. Labels, letters and envelopes that print, scan and post correctly."""

from backoffice.documents.addresses import PostalAddress, address_faults, address_lines
from backoffice.documents.blocks import (
    Beside,
    Block,
    BulletList,
    CheckList,
    Column,
    Heading,
    Lines,
    Note,
    Paragraph,
    Steps,
    Table,
)
from backoffice.documents.document import Align
from backoffice.documents.envelopes import ENVELOPES, Envelope, print_envelope
from backoffice.documents.fonts import UnprintableTextError, unprintable
from backoffice.documents.labels import Printing, return_pair, stickers
from backoffice.documents.letters import Letter, Letterhead, draw_letters, letter_over_window, print_letter
from backoffice.documents.pages import STOCKS, Calibration, Stock, stock
from backoffice.documents.preview import Picture, page_count, render
from backoffice.documents.proof import ProofError, proof
from backoffice.documents.reports import Report, print_report
from backoffice.documents.return_papers import InnerSlip, OuterLabel, SlipLine
from backoffice.documents.ruler import ruler_page
from backoffice.documents.signature import Signature
from backoffice.documents.signs import Sign, print_sign
from backoffice.documents.window_address import WindowError
from backoffice.documents.windows import PAPERS, Paper
from backoffice.documents.word_guard import TELLING_WORDS, TellingWordError, guard
from backoffice.documents.wrapping import TooLongError

__all__ = [
    "ENVELOPES",
    "PAPERS",
    "STOCKS",
    "TELLING_WORDS",
    "Align",
    "Beside",
    "Block",
    "BulletList",
    "Calibration",
    "CheckList",
    "Column",
    "Envelope",
    "Heading",
    "InnerSlip",
    "Letter",
    "Letterhead",
    "Lines",
    "Note",
    "OuterLabel",
    "Paper",
    "Paragraph",
    "Picture",
    "PostalAddress",
    "Printing",
    "ProofError",
    "Report",
    "Sign",
    "Signature",
    "SlipLine",
    "Steps",
    "Stock",
    "Table",
    "TellingWordError",
    "TooLongError",
    "UnprintableTextError",
    "WindowError",
    "address_faults",
    "address_lines",
    "draw_letters",
    "guard",
    "letter_over_window",
    "page_count",
    "print_envelope",
    "print_letter",
    "print_report",
    "print_sign",
    "proof",
    "render",
    "return_pair",
    "ruler_page",
    "stickers",
    "stock",
    "unprintable",
]
