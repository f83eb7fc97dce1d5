"""The columns of the list of cases."""

from zoneinfo import ZoneInfo

from backoffice.cases import CaseStatus, CaseSummary
from backoffice.promises import INQUIRY_NAMES
from ui.kit import Chip, Column, Tone
from ui.moments import day_text, moment_text

TONES = {
    CaseStatus.OPEN: Tone.WINDOW,
    CaseStatus.WAITING: Tone.NEUTRAL,
    CaseStatus.RESOLVED: Tone.FINE,
    CaseStatus.CLOSED: Tone.NEUTRAL,
}


class CaseColumns:
    """The columns, with moments in the business zone once that is known.

    Attributes:
        zone: the business zone, or UTC before.
    """

    def __init__(self) -> None:
        self.zone = ZoneInfo("UTC")

    def all(self) -> tuple[Column[CaseSummary], ...]:
        """The columns in their order."""
        return (
            Column("Case", text=_reference),
            Column("Customer", text=_customer),
            Column("Subject", text=_subject, gives_way=True),
            Column("Kind", text=_kind, muted=True, hide_below=760),
            Column("Opened", text=self._opened, muted=True, hide_below=1160),
            Column("Next due", text=self._due, muted=True),
            Column("Assigned to", text=_assignee, muted=True, hide_below=1000),
            Column("Status", text=_status_words, chip=_status),
        )

    def _opened(self, row: CaseSummary) -> str:
        return day_text(row.opened_at, self.zone)

    def _due(self, row: CaseSummary) -> str:
        return moment_text(row.due, self.zone) if row.due else ""


def _reference(row: CaseSummary) -> str:
    return row.reference


def _customer(row: CaseSummary) -> str:
    return row.customer


def _subject(row: CaseSummary) -> str:
    return row.subject


def _kind(row: CaseSummary) -> str:
    return INQUIRY_NAMES[row.kind]


def _assignee(row: CaseSummary) -> str:
    return row.assignee


def _status(row: CaseSummary) -> Chip:
    if row.escalated and row.status in (CaseStatus.OPEN, CaseStatus.WAITING):
        return Chip(Tone.LATE, "escalated")
    if row.urgent and row.status is CaseStatus.OPEN:
        return Chip(Tone.SOON, "urgent")
    return Chip(TONES[row.status], row.status)


def _status_words(row: CaseSummary) -> str:
    return _status(row).words
