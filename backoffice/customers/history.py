"""What was written to and by a customer, over all of their cases."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, tuple_

from backoffice import lookup
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.references import Prefix, Reference
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from db.customers import CustomerRow


@dataclass(frozen=True)
class PieceSummary:
    """A piece of correspondence in a list.

    Attributes:
        at: when it was received or sent, aware, in UTC.
        direction: ``inbound`` or ``outbound``.
        channel: ``mail``, ``email``, ``phone`` or ``web``.
        case: the reference of the case it is filed in.
    """

    id: int
    at: datetime
    direction: str
    channel: str
    subject: str
    case: Reference


def correspondence_of(
    office: Office, reference: str, after: object | None = None, limit: int = 50
) -> Page[PieceSummary]:
    """A page of a customer's correspondence, the latest first. Raises `NotFoundError`."""
    at = func.coalesce(CorrespondenceRow.received_at, CorrespondenceRow.sent_at)
    query = (
        select(
            CorrespondenceRow.id,
            at.label("at"),
            CorrespondenceRow.direction,
            CorrespondenceRow.channel,
            CorrespondenceRow.subject,
            CaseRow.reference,
        )
        .join(CorrespondenceRow.case)
        .order_by(at.desc(), CorrespondenceRow.id.desc())
        .limit(limit + 1)
    )
    if isinstance(after, tuple):
        query = query.where(tuple_(at, CorrespondenceRow.id) < after)
    with office.look() as session:
        owner = lookup.find(session, CustomerRow, Prefix.CUSTOMER, reference)
        rows = session.execute(query.where(CaseRow.customer_id == owner.id)).all()
    pieces = tuple(
        PieceSummary(row.id, row.at, row.direction, row.channel, row.subject, Reference(row.reference)) for row in rows
    )[:limit]
    return Page(pieces, (pieces[-1].at, pieces[-1].id) if len(rows) > limit else None)
