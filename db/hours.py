"""Decided hours, their versions, the policy's versions, and what was posted."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Code, Versioned, one_of


class CalendarExceptionRow(Versioned, Base):
    """The decided hours of one date; they replace that date's weekly hours."""

    __tablename__ = "calendar_exceptions"
    __table_args__ = (
        one_of("kind", "suspended", "reduced"),
        CheckConstraint("(kind = 'suspended') = (intervals = 'closed')", name="suspended_has_no_hours"),
        CheckConstraint("length(name) > 0", name="name_given"),
    )

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[Code]
    intervals: Mapped[str]
    """``9:00-12:00,13:00-15:30``, or ``closed`` when suspended."""
    name: Mapped[str]
    """What the public reads."""
    note: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime]
    decided_by: Mapped[str]


class CalendarVersionRow(Base):
    """The whole business calendar as it stood from one decision to the next; promises name theirs."""

    __tablename__ = "calendar_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    zone: Mapped[str]
    weekly: Mapped[dict[str, Any]]
    exceptions: Mapped[dict[str, Any]]


class PolicyVersionRow(Base):
    """The policy file as it stood from one edit to the next; promises name theirs."""

    __tablename__ = "policy_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    text: Mapped[str]


class HolidayAnswerRow(Versioned, Base):
    """What managers last answered when a holiday was suggested; the next year's is suggested with it."""

    __tablename__ = "holiday_answers"
    __table_args__ = (
        one_of("answer", "closed", "reduced", "ignore"),
        CheckConstraint("(answer = 'reduced') = (intervals <> '')", name="reduced_has_hours"),
    )

    name: Mapped[str] = mapped_column(primary_key=True)
    """As it is suggested: "Christmas Eve"."""
    answer: Mapped[Code]
    intervals: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime]
    answered_by: Mapped[str]


class PostingRow(Versioned, Base):
    """One posting of the hours to the public; its number is taken before the files are sent."""

    __tablename__ = "postings"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256_is_hex"),
        CheckConstraint("delivered_at IS NOT NULL OR checked_at IS NULL", name="checked_once_delivered"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    calendar_version: Mapped[int] = mapped_column(ForeignKey("calendar_versions.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    """Of all its files together."""
    files: Mapped[dict[str, Any]]
    """The SHA-256 of every file by its name."""
    target: Mapped[str]
    """The folder, or the address of the server without its secret."""
    delivered_at: Mapped[datetime | None]
    """When every file was read back as it was sent; None while that is not so."""
    checked_at: Mapped[datetime | None]
    """When what is there was last read back."""
    shown: Mapped[int | None]
    """The number that the target showed then, where it showed any."""
    differing: Mapped[list[Any]]
    """The names of the files that were not as posted then."""
