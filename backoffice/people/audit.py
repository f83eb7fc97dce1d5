"""Who changed what, read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from backoffice.office import Office
from db.people import AuditRow


@dataclass(frozen=True)
class AuditEntry:
    """One change of one record.

    Attributes:
        at: when, aware, in UTC.
        who: the person's name at the time.
        action: ``create``, ``update`` or ``delete``.
        before: the fields that changed, as they were.
        after: the same fields, as they became.
    """

    at: datetime
    who: str
    action: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def history(office: Office, entity: str, entity_id: object) -> tuple[AuditEntry, ...]:
    """What happened to one record, oldest first."""
    rows = select(AuditRow).where(AuditRow.entity == entity, AuditRow.entity_id == str(entity_id)).order_by(AuditRow.id)
    with office.look() as session:
        return tuple(
            AuditEntry(row.at, row.user_name, row.action, row.before, row.after) for row in session.scalars(rows)
        )
