"""The columns of the lists of letters."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter

from backoffice.letters import LetterChannel, LetterSummary
from ui.kit import Column
from ui.letters.words import CHANNELS, state_chip

IsTicked = Callable[[str], bool]


def columns(is_ticked: IsTicked) -> tuple[Column[LetterSummary], ...]:
    """Channel or tick, number, customer, subject and state."""
    return (
        Column("Channel", partial(_channel, is_ticked), icon=partial(_icon, is_ticked), icon_only=True),
        Column("Letter", attrgetter("reference"), muted=True),
        Column("Customer", attrgetter("customer")),
        Column("Subject", attrgetter("subject"), gives_way=True, hide_below=480),
        Column("State", _state, chip=state_chip, hide_below=620),
    )


def _channel(is_ticked: IsTicked, row: LetterSummary) -> str:
    return CHANNELS[row.channel] + (", ticked" if is_ticked(row.reference) else "")


def _icon(is_ticked: IsTicked, row: LetterSummary) -> str:
    if is_ticked(row.reference):
        return "check"
    return "email" if row.channel is LetterChannel.EMAIL else "letters"


def _state(row: LetterSummary) -> str:
    return state_chip(row).words
