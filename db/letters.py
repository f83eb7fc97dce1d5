"""Letters: outbound pieces on their way to the customer."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Code, Versioned, one_of
from db.cases import CaseRow
from db.returns import ReturnRow


class LetterRow(Versioned, Base):
    """One outbound piece. What went out is kept byte for byte under ``piece_sha256``."""

    __tablename__ = "letters"
    __table_args__ = (
        one_of("state", "drafted", "approved", "printed", "dispatched", "void"),
        one_of("channel", "mail", "email"),
        CheckConstraint("state NOT IN ('printed', 'dispatched') OR piece_sha256 IS NOT NULL", name="printed_is_kept"),
        CheckConstraint("(state = 'dispatched') = (dispatched_at IS NOT NULL)", name="dispatched_has_a_moment"),
        CheckConstraint("state NOT IN ('approved', 'printed', 'dispatched') OR recipient <> ''", name="has_recipient"),
        Index(None, "state", "drafted_at", "id"),
        Index(None, "case_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[Code] = mapped_column(unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"))
    return_id: Mapped[int | None] = mapped_column(ForeignKey("return_authorizations.id"))
    channel: Mapped[Code]
    template: Mapped[Code]
    fields: Mapped[dict[str, Any]]
    subject: Mapped[str]
    recipient: Mapped[str] = mapped_column(default="")
    """The address lines, or the e-mail address, copied when the letter was approved."""
    address: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The parts of the postal address copied with them, so that paper is set from what was approved."""
    body: Mapped[str] = mapped_column(default="")
    """Its words as plain text, as printed."""
    state: Mapped[Code]
    piece_sha256: Mapped[str | None] = mapped_column(ForeignKey("attachments.sha256"))
    drafted_at: Mapped[datetime]
    drafted_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    approved_at: Mapped[datetime | None]
    printed_at: Mapped[datetime | None]
    dispatched_at: Mapped[datetime | None]
    void_reason: Mapped[str] = mapped_column(default="")

    case: Mapped[CaseRow] = relationship()
    enclosed_return: Mapped[ReturnRow | None] = relationship()
