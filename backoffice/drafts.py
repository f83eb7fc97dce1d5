"""What somebody typed into a form and has not saved yet: kept in the store, so that it survives a crash."""

from typing import Any

from sqlalchemy import delete

from backoffice.office import Office
from db.people import DraftRow


def save_draft(office: Office, form: str, content: dict[str, Any]) -> None:
    """Keep ``content`` as this person's draft of ``form``, in place of an earlier one."""
    now = office.clock.now()
    with office.jot() as session:
        session.merge(DraftRow(user_id=office.user.id, form=form, content=content, saved_at=now))


def load_draft(office: Office, form: str) -> dict[str, Any] | None:
    """This person's draft of ``form``, or None."""
    with office.look() as session:
        row = session.get(DraftRow, (office.user.id, form))
        return dict(row.content) if row else None


def drop_draft(office: Office, form: str) -> None:
    """Forget this person's draft of ``form``, because it was saved or thrown away."""
    with office.jot() as session:
        session.execute(delete(DraftRow).where(DraftRow.user_id == office.user.id, DraftRow.form == form))
