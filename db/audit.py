"""Every change of a row is written down in the transaction that makes it, without anybody having to remember."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, cast, event, insert, inspect, literal, select
from sqlalchemy.orm import InstanceState, Session, UOWTransaction

from db.base import Base
from db.correspondence import AttachmentRow
from db.people import AuditRow, DraftRow
from db.search import SearchTermRow

UNAUDITED = (AuditRow, DraftRow, SearchTermRow, AttachmentRow)
"""The audit itself, what is not saved yet, what is derived, and bytes that their own hash vouches for."""


def install(session: Session, user_name: str, now: datetime) -> None:
    """Audit every flush of ``session`` as done by ``user_name`` at ``now``."""

    def write(session: Session, _context: UOWTransaction) -> None:
        entries = [
            *(_entry("create", row, _created(row)) for row in session.new if _audited(row)),
            *(_entry("update", row, changes) for row in session.dirty if _audited(row) and (changes := _updated(row))),
            *(_entry("delete", row, _deleted(row)) for row in session.deleted if _audited(row)),
        ]
        if entries:
            session.execute(insert(AuditRow), [{**entry, "at": now, "user_name": user_name} for entry in entries])

    event.listen(session, "after_flush", write)


Change = Mapping[str, tuple[Any, Any]]


def note_update(
    session: Session, user_name: str, now: datetime, row: type[Any], ids: Collection[int], change: Change
) -> None:
    """Audit an update that no flush sees: the same change of many rows, by field as it was and became."""
    told = _before_and_after(change)
    entries = select(
        literal(now, AuditRow.at.type),
        *(literal(text) for text in (user_name, "update", row.__tablename__)),
        cast(row.id, String),
        *(literal(told[side], AuditRow.before.type) for side in ("before", "after")),
    ).where(row.id.in_(ids))
    columns = ["at", "user_name", "action", "entity", "entity_id", "before", "after"]
    session.connection().execute(insert(AuditRow).from_select(columns, entries))


def _audited(row: object) -> bool:
    return isinstance(row, Base) and not isinstance(row, UNAUDITED)


def _entry(action: str, row: Base, changes: Change) -> dict[str, Any]:
    state: InstanceState[Base] = inspect(row)
    key = state.identity or state.mapper.primary_key_from_instance(row)
    return {
        "action": action,
        "entity": row.__tablename__,
        "entity_id": ",".join(str(part) for part in key),
        **_before_and_after(changes),
    }


def _before_and_after(changes: Change) -> dict[str, Any]:
    return {
        "before": {field: _plain(old) for field, (old, _) in changes.items() if old is not None},
        "after": {field: _plain(new) for field, (_, new) in changes.items() if new is not None},
    }


def _columns(row: Base) -> list[str]:
    return [name for name in inspect(row).mapper.column_attrs.keys() if name != "version"]  # noqa: SIM118


def _created(row: Base) -> Change:
    return {name: (None, getattr(row, name)) for name in _columns(row)}


def _deleted(row: Base) -> Change:
    return {name: (getattr(row, name), None) for name in _columns(row)}


def _updated(row: Base) -> Change:
    state: InstanceState[Base] = inspect(row)
    changes = {name: state.attrs[name].history for name in _columns(row) if name in state.dict}
    return {
        name: (history.deleted[0] if history.deleted else None, history.added[0])
        for name, history in changes.items()
        if history.has_changes() and history.added and list(history.added) != list(history.deleted)
    }


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
