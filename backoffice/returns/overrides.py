"""Returns that were issued although something spoke against them: counted, so that somebody reads them weekly."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from backoffice.office import Office
from backoffice.references import Reference
from db.returns import ReturnEventRow, ReturnRow


@dataclass(frozen=True)
class Override:
    """One such return.

    Attributes:
        at: when it was issued, aware, in UTC.
        by: who did.
        against: what spoke against it.
        why: why it was issued all the same.
    """

    reference: Reference
    at: datetime
    by: str
    against: tuple[str, ...]
    why: str


def overrides_since(office: Office, since: datetime) -> tuple[Override, ...]:
    """The overrides from ``since`` (aware) on, oldest first."""
    query = (
        select(ReturnRow.reference, ReturnEventRow)
        .join(ReturnRow, ReturnRow.id == ReturnEventRow.return_id)
        .where(ReturnRow.issued_at >= since, ReturnEventRow.event == "authorised")
        .order_by(ReturnEventRow.at, ReturnEventRow.id)
    )
    with office.look() as session:
        return tuple(
            Override(Reference(reference), event.at, event.by, tuple(event.details["against"]), event.details["why"])
            for reference, event in session.execute(query)
            if event.details.get("against")
        )
