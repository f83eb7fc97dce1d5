"""The columns of what is due."""

from zoneinfo import ZoneInfo

from backoffice.promises import INQUIRY_NAMES, KIND_NAMES, Channel, DuePromise
from ui.kit import Chip, Column, Tone
from ui.moments import day_text

CHANNEL_NAMES = {Channel.MAIL: "letter", Channel.EMAIL: "e-mail", Channel.PHONE: "call", Channel.WEB: "web form"}


class DueColumns:
    """The columns, with dates in the business zone once that is known.

    Attributes:
        zone: the business zone, or UTC before.
    """

    def __init__(self) -> None:
        self.zone = ZoneInfo("UTC")

    def all(self) -> tuple[Column[DuePromise], ...]:
        """The columns in their order; the window of an answer is shown where there is room."""
        return (
            Column("Channel", text=_channel, icon=_icon, icon_only=True),
            Column("Customer", text=_customer),
            Column("Subject", text=_subject, gives_way=True),
            Column("Kind", text=_inquiry, muted=True, hide_below=900),
            Column("Promise", text=_kind, muted=True, hide_below=600),
            Column("Opens", text=self._opens, muted=True, hide_below=1160),
            Column("Target", text=self._target, muted=True, hide_below=1160),
            Column("Due on", text=self._due, muted=True, hide_below=960),
            Column("Due", text=_words, chip=_chip),
        )

    def _opens(self, row: DuePromise) -> str:
        promise = row.promise
        return day_text(promise.earliest, self.zone) if promise.earliest > promise.start else ""

    def _target(self, row: DuePromise) -> str:
        promise = row.promise
        return day_text(promise.target, self.zone) if promise.earliest > promise.start else ""

    def _due(self, row: DuePromise) -> str:
        return day_text(row.promise.due, self.zone)


def _channel(row: DuePromise) -> str:
    return CHANNEL_NAMES[row.promise.channel]


def _icon(row: DuePromise) -> str:
    return row.promise.channel


def _customer(row: DuePromise) -> str:
    return row.customer


def _subject(row: DuePromise) -> str:
    return row.subject


def _inquiry(row: DuePromise) -> str:
    return INQUIRY_NAMES[row.inquiry]


def _kind(row: DuePromise) -> str:
    return KIND_NAMES[row.promise.kind]


def _words(row: DuePromise) -> str:
    return row.standing.words


def _chip(row: DuePromise) -> Chip:
    return Chip(Tone(row.standing.tone), row.standing.words)
