"""What the list of customers, and the lists in a customer's record, show."""

from backoffice.cases import CaseStatus, CaseSummary
from backoffice.customers import CustomerSummary, Order, PieceSummary, money, spoken_phone
from ui.customers.reading import Dated
from ui.kit import Chip, Column, Tone, written_date

CUSTOMERS: tuple[Column[CustomerSummary], ...] = (
    Column("Name", lambda row: row.name, gives_way=True),
    Column("Place", lambda row: row.place, muted=True),
    Column("E-mail", lambda row: row.email, muted=True, hide_below=640),
    Column("Telephone", lambda row: spoken_phone(row.phone) if row.phone else "", muted=True, hide_below=820),
    Column("Number", lambda row: row.reference, muted=True, hide_below=560),
)


def _status(row: Dated[CaseSummary]) -> Chip:
    case = row.record
    if case.status is CaseStatus.OPEN and (case.escalated or case.urgent):
        return Chip(Tone.LATE, "escalated") if case.escalated else Chip(Tone.SOON, "urgent")
    return Chip(_TONES.get(case.status, Tone.NEUTRAL), case.status)


_TONES = {CaseStatus.OPEN: Tone.WINDOW, CaseStatus.RESOLVED: Tone.FINE}

CASES: tuple[Column[Dated[CaseSummary]], ...] = (
    Column("Opened", lambda row: written_date(row.day), muted=True),
    Column("Subject", lambda row: row.record.subject, gives_way=True),
    Column("Status", lambda row: _status(row).words, chip=_status),
)


def _way(row: Dated[Order]) -> Chip:
    parcels = row.record.shipments
    if parcels and all(parcel.delivered_at for parcel in parcels):
        return Chip(Tone.FINE, "delivered")
    return Chip(Tone.WINDOW, "shipped") if parcels else Chip(Tone.NEUTRAL, "not shipped")


ORDERS: tuple[Column[Dated[Order]], ...] = (
    Column("Placed", lambda row: written_date(row.day), muted=True),
    Column("Order", lambda row: row.record.number, gives_way=True),
    Column("Total", lambda row: money(row.record.total, row.record.currency), right=True),
    Column("Parcels", lambda row: _way(row).words, chip=_way),
)

_ICONS = {"mail": "mail", "email": "email", "phone": "phone", "web": "web"}


def _from(row: Dated[PieceSummary]) -> str:
    return "from them" if row.record.direction == "inbound" else "from us"


CORRESPONDENCE: tuple[Column[Dated[PieceSummary]], ...] = (
    Column("Channel", lambda row: row.record.channel, icon=lambda row: _ICONS[row.record.channel], icon_only=True),
    Column("Date", lambda row: written_date(row.day), muted=True),
    Column("Subject", lambda row: row.record.subject, gives_way=True),
    Column("Written", _from, muted=True),
)
