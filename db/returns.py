"""Return Authorizations."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Code, Versioned, one_of
from db.cases import CaseRow
from db.customers import OrderRow

RETURN_STATES = (
    "requested",
    "authorised",
    "label_sent",
    "in_transit",
    "received",
    "inspected",
    "closed",
    "rejected",
    "cancelled",
)


class ReturnRow(Versioned, Base):
    """One Return Authorization; its state is rolled up from its lines and events whenever they change."""

    __tablename__ = "return_authorizations"
    __table_args__ = (
        one_of("state", *RETURN_STATES),
        Index(None, "state", "issued_at", "id"),
        Index(None, "case_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[Code] = mapped_column(unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    state: Mapped[Code]
    issued_at: Mapped[datetime]
    expires_on: Mapped[date]
    own_error: Mapped[bool] = mapped_column(default=False)

    case: Mapped[CaseRow] = relationship()
    order: Mapped[OrderRow | None] = relationship()
    lines: Mapped[list["ReturnLineRow"]] = relationship(order_by="ReturnLineRow.position", cascade="all, delete-orphan")
    events: Mapped[list["ReturnEventRow"]] = relationship(order_by="ReturnEventRow.id", cascade="all, delete-orphan")


class ReturnLineRow(Base):
    __tablename__ = "return_lines"
    __table_args__ = (
        UniqueConstraint("return_id", "position"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("received >= 0 AND accepted >= 0 AND damaged >= 0", name="counts_not_negative"),
        CheckConstraint("accepted + damaged <= received", name="inspected_within_received"),
        CheckConstraint("weight_grams > 0", name="weight_positive"),
        CheckConstraint("declared_value >= 0", name="declared_value_not_negative"),
        one_of("outcome", "refund", "replacement", "repair", "returned_to_customer", optional=True),
        Index(None, "order_line_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return_authorizations.id", ondelete="CASCADE"))
    position: Mapped[int]
    order_line_id: Mapped[int | None] = mapped_column(ForeignKey("order_lines.id"))
    sku: Mapped[str]
    name: Mapped[str]
    quantity: Mapped[int]
    received: Mapped[int] = mapped_column(default=0)
    accepted: Mapped[int] = mapped_column(default=0)
    damaged: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str]
    serial: Mapped[str] = mapped_column(default="")
    weight_grams: Mapped[int | None]
    declared_value: Mapped[int | None]
    """In the currency's smallest unit (cents)."""
    outcome: Mapped[Code | None]


class ReturnEventRow(Base):
    """One thing that happened to a Return Authorization; appended, never rewritten."""

    __tablename__ = "return_events"
    __table_args__ = (Index(None, "return_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return_authorizations.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    by: Mapped[str]
    event: Mapped[Code]
    details: Mapped[dict[str, Any]]
