"""Everything written, in and out, with its bytes."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Code, Versioned, one_of
from db.cases import CaseRow

UNFILED = text("case_id IS NULL")


class AttachmentRow(Base):
    """Bytes kept once, under their SHA-256, exactly as they arrived or went out."""

    __tablename__ = "attachments"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256_is_hex"),)

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)


class CorrespondenceRow(Versioned, Base):
    """One piece in or out.

    A piece without a case waits to be filed; ``unreadable`` says why it could not be read.
    """

    __tablename__ = "correspondence"
    __table_args__ = (
        one_of("direction", "inbound", "outbound"),
        one_of("channel", "mail", "email", "phone", "web"),
        CheckConstraint("direction = 'outbound' OR received_at IS NOT NULL", name="inbound_is_received"),
        CheckConstraint("direction = 'inbound' OR sent_at IS NOT NULL", name="outbound_is_sent"),
        CheckConstraint("direction = 'inbound' OR case_id IS NOT NULL", name="outbound_has_a_case"),
        Index(None, "case_id", "logged_at"),
        Index("ix_correspondence_unfiled", "logged_at", sqlite_where=UNFILED, postgresql_where=UNFILED),
        UniqueConstraint("raw_sha256"),
        Index(None, "message_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    direction: Mapped[Code]
    channel: Mapped[Code]
    subject: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    sender: Mapped[str] = mapped_column(default="")
    postmarked: Mapped[date | None]
    received_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    logged_at: Mapped[datetime]
    logged_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    message_id: Mapped[str | None]
    raw_sha256: Mapped[str | None] = mapped_column(ForeignKey("attachments.sha256"))
    """The message exactly as it came: its identity (a Message-ID is only a hint)."""
    unreadable: Mapped[str] = mapped_column(default="")

    case: Mapped[CaseRow | None] = relationship()
    attachments: Mapped[list["EnclosureRow"]] = relationship(
        order_by="EnclosureRow.position", cascade="all, delete-orphan"
    )


class EnclosureRow(Base):
    """An attachment as it came with one piece: under which name, in which place."""

    __tablename__ = "enclosures"
    __table_args__ = (UniqueConstraint("correspondence_id", "position"), Index(None, "sha256"))

    id: Mapped[int] = mapped_column(primary_key=True)
    correspondence_id: Mapped[int] = mapped_column(ForeignKey("correspondence.id", ondelete="CASCADE"))
    position: Mapped[int]
    sha256: Mapped[str] = mapped_column(ForeignKey("attachments.sha256"))
    name: Mapped[str]
    inline: Mapped[bool] = mapped_column(default=False)

    attachment: Mapped[AttachmentRow] = relationship()
