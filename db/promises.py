"""The ledger of what was promised."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Code, Versioned, one_of
from db.cases import CaseRow

OPEN = text("state = 'open'")


class PromiseRow(Versioned, Base):
    """A promise as it was given: a record, never recomputed from today's settings."""

    __tablename__ = "promises"
    __table_args__ = (
        one_of(
            "kind", "acknowledge", "answer", "investigate", "follow_up", "escalation_review", "escalation_resolution"
        ),
        one_of("channel", "mail", "email", "phone", "web"),
        one_of("unit", "business_days", "open_hours", "clock_hours_on_business_days"),
        one_of("state", "open", "kept", "missed", "withdrawn"),
        CheckConstraint("earliest_at <= target_at AND target_at <= due_at", name="edges_in_order"),
        CheckConstraint("start_at <= due_at", name="due_after_start"),
        CheckConstraint("(state = 'open') = (settled_at IS NULL)", name="settled_has_a_moment"),
        CheckConstraint("late_seconds IS NULL OR (state = 'missed' AND late_seconds >= 0)", name="late_when_missed"),
        CheckConstraint("rank BETWEEN 0 AND 2", name="rank_known"),
        CheckConstraint("(restated_at IS NULL) = (restated_why = '')", name="restated_has_a_reason"),
        UniqueConstraint("correspondence_id", "kind"),
        Index("ix_promises_open", "rank", "due_at", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_promises_open_due", "due_at", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_promises_open_window", "kind", "earliest_at", "due_at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index(None, "case_id", "start_at"),
        Index(None, "settled_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    correspondence_id: Mapped[int | None] = mapped_column(ForeignKey("correspondence.id"))
    """The piece that started it."""
    kind: Mapped[Code]
    channel: Mapped[Code]
    unit: Mapped[Code]
    rank: Mapped[int]
    """0 escalated, 1 urgent, 2 neither: how the case sorted when last told, kept here for the index."""
    start_at: Mapped[datetime]
    earliest_at: Mapped[datetime]
    target_at: Mapped[datetime]
    due_at: Mapped[datetime]
    derivation: Mapped[list[Any]]
    statement: Mapped[str]
    """The sentence given to the customer."""
    policy_version: Mapped[int] = mapped_column(ForeignKey("policy_versions.id"))
    calendar_version: Mapped[int] = mapped_column(ForeignKey("calendar_versions.id"))
    state: Mapped[Code]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str] = mapped_column(default="")
    """What kept, missed or withdrew it, in words."""
    late_seconds: Mapped[int | None]
    """How late in open time, where missed."""
    restated_at: Mapped[datetime | None]
    """When it was last moved because the hours changed; the audit tells from where."""
    restated_why: Mapped[str] = mapped_column(default="")

    case: Mapped[CaseRow] = relationship()


class PauseRow(Versioned, Base):
    """A stretch in which a promise waits for the customer, and the promise as it was before.

    The promise is moved at once as if the stretch lasted until it runs out, so that what is due is always in the
    promise itself; when the customer writes earlier it is moved back by what was not used.
    """

    __tablename__ = "promise_pauses"
    __table_args__ = (
        CheckConstraint("since <= runs_out_at", name="runs_out_later"),
        CheckConstraint("ended_at >= since", name="ends_later"),
        CheckConstraint("length(reason) > 0", name="reason_given"),
        Index(None, "promise_id", "since"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    promise_id: Mapped[int] = mapped_column(ForeignKey("promises.id"))
    since: Mapped[datetime]
    runs_out_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    reason: Mapped[str]
    before_earliest_at: Mapped[datetime]
    before_target_at: Mapped[datetime]
    before_due_at: Mapped[datetime]
    before_derivation: Mapped[list[Any]]

    promise: Mapped[PromiseRow] = relationship()
