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
from backoffice.documents.fonts import UnprintableTextError, unprintable
from backoffice.documents.labels import Printing, return_pair, stickers
from backoffice.documents.pages import STOCKS, Calibration, Stock, stock
from backoffice.documents.preview import Picture, page_count, render
from backoffice.documents.proof import ProofError, proof
from backoffice.documents.return_papers import InnerSlip, OuterLabel, SlipLine
from backoffice.documents.word_guard import TELLING_WORDS, TellingWordError, guard
from backoffice.documents.wrapping import TooLongError

__all__ = [
    "STOCKS",
    "TELLING_WORDS",
    "Align",
    "Beside",
    "Block",
    "BulletList",
    "Calibration",
    "CheckList",
    "Column",
    "Heading",
    "InnerSlip",
    "Lines",
    "Note",
    "OuterLabel",
    "Paragraph",
    "Picture",
    "PostalAddress",
    "Printing",
    "ProofError",
    "SlipLine",
    "Steps",
    "Stock",
    "Table",
    "TellingWordError",
    "TooLongError",
    "UnprintableTextError",
    "address_faults",
    "address_lines",
    "guard",
    "page_count",
    "proof",
    "render",
    "return_pair",
    "stickers",
    "stock",
    "unprintable",
]
