"""Users, and what they did."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Code, Versioned, one_of


class UserRow(Versioned, Base):
    """A person at a desk."""

    __tablename__ = "users"
    __table_args__ = (one_of("role", "mailroom", "agent", "manager"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Code]
    active: Mapped[bool] = mapped_column(default=True)


class AuditRow(Base):
    """Who changed what, and when; written in the transaction of the change, never edited."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        one_of("action", "create", "update", "delete"),
        Index(None, "entity", "entity_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    user_name: Mapped[str]
    action: Mapped[Code]
    entity: Mapped[Code]
    entity_id: Mapped[str]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]


class DraftRow(Base):
    """What somebody has typed into a form and not yet saved."""

    __tablename__ = "drafts"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
