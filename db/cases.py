"""Cases: one inquiry each."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Code, Versioned, one_of
from db.customers import CustomerRow
from db.people import UserRow

CASE_KINDS = ("pre_purchase", "order", "shipping", "return", "account", "product_concern", "feedback")


class CaseRow(Versioned, Base):
    __tablename__ = "cases"
    __table_args__ = (
        one_of("kind", *CASE_KINDS),
        one_of("status", "open", "waiting", "resolved", "closed"),
        CheckConstraint("(status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)", name="resolved_when_settled"),
        CheckConstraint("(status = 'waiting') = (waiting_since IS NOT NULL)", name="waiting_has_a_start"),
        Index(None, "opened_at", "id"),
        Index(None, "status", "opened_at", "id"),
        Index(None, "customer_id", "opened_at"),
        Index(None, "assignee_id", "status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[Code] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[Code]
    status: Mapped[Code]
    subject: Mapped[str]
    urgent: Mapped[bool] = mapped_column(default=False)
    escalated: Mapped[bool] = mapped_column(default=False)
    own_error: Mapped[bool] = mapped_column(default=False)
    """The organisation's own error (policy D12)."""
    opened_at: Mapped[datetime]
    waiting_since: Mapped[datetime | None]
    """Since when we wait for the customer's answer: the moment our question was sent."""
    waiting_reason: Mapped[str] = mapped_column(default="")
    waiting_unanswered: Mapped[bool] = mapped_column(default=False)
    """Whether the wait was set although the customer's last message had no answer: to be looked at."""
    resolved_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")
    """What was decided, in a sentence that names the policy it rests on (policy D8, D11)."""

    customer: Mapped[CustomerRow] = relationship()
    assignee: Mapped[UserRow | None] = relationship()
