"""The columns of the list of returns."""

from operator import attrgetter

from backoffice.returns import ReturnSummary
from ui.kit import Column, written_date
from ui.returns.words import state_chip


def _pieces(row: ReturnSummary) -> str:
    return str(row.pieces)


def _use_by(row: ReturnSummary) -> str:
    return written_date(row.expires_on)


def _words(row: ReturnSummary) -> str:
    return state_chip(row).words


COLUMNS: tuple[Column[ReturnSummary], ...] = (
    Column("Return", attrgetter("reference")),
    Column("Customer", attrgetter("customer"), gives_way=True),
    Column("Case", attrgetter("case"), muted=True, hide_below=720),
    Column("Pieces", _pieces, right=True, hide_below=520),
    Column("Use by", _use_by, muted=True, hide_below=600),
    Column("State", _words, chip=state_chip),
)
