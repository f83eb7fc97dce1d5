"""Customers and the orders imported for them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Code, Versioned, one_of
from db.search import TERM


class CustomerRow(Versioned, Base):
    __tablename__ = "customers"
    __table_args__ = (
        one_of("preferred_channel", "mail", "email", "phone"),
        CheckConstraint("length(name) > 0", name="name_given"),
        Index(None, "sort_name", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[str]
    sort_name: Mapped[str]
    """The name as lists sort it: without case or accents."""
    preferred_channel: Mapped[Code]
    note: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]

    addresses: Mapped[list["AddressRow"]] = relationship(order_by="AddressRow.position", cascade="all, delete-orphan")
    emails: Mapped[list["EmailRow"]] = relationship(order_by="EmailRow.position", cascade="all, delete-orphan")
    phones: Mapped[list["PhoneRow"]] = relationship(order_by="PhoneRow.position", cascade="all, delete-orphan")


class AddressRow(Base):
    """A postal address; position 0 is the one that letters go to."""

    __tablename__ = "customer_addresses"
    __table_args__ = (
        Index(None, "customer_id"),
        CheckConstraint("length(country) = 2 AND country = upper(country)", name="country_is_iso"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"))
    position: Mapped[int]
    company: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    """The delivery lines, one a line."""
    city: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    country: Mapped[Code]


class EmailRow(Base):
    __tablename__ = "customer_emails"
    __table_args__ = (
        UniqueConstraint("customer_id", "address"),
        Index(None, "address"),
        CheckConstraint("address = lower(address)", name="address_lower"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"))
    position: Mapped[int]
    address: Mapped[str]


class PhoneRow(Base):
    """A telephone number in E.164 (``+16175550123``)."""

    __tablename__ = "customer_phones"
    __table_args__ = (UniqueConstraint("customer_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"))
    position: Mapped[int]
    number: Mapped[Code]


class OrderRow(Base):
    """An order as the shop exported it; read-only here."""

    __tablename__ = "orders"
    __table_args__ = (
        one_of("source", "shopify", "woocommerce", "plain"),
        UniqueConstraint("source", "number"),
        Index(None, "customer_id", "placed_at"),
        Index(None, "search_number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    source: Mapped[Code]
    number: Mapped[str]
    search_number: Mapped[str] = mapped_column(TERM)
    """The number as it is looked up: lower case, letters and digits only."""
    placed_at: Mapped[datetime]
    currency: Mapped[Code]
    imported_at: Mapped[datetime]

    customer: Mapped[CustomerRow] = relationship()
    lines: Mapped[list["OrderLineRow"]] = relationship(order_by="OrderLineRow.position", cascade="all, delete-orphan")
    shipments: Mapped[list["ShipmentRow"]] = relationship(
        order_by="ShipmentRow.shipped_at", cascade="all, delete-orphan"
    )


class OrderLineRow(Base):
    __tablename__ = "order_lines"
    __table_args__ = (
        UniqueConstraint("order_id", "position"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("unit_price >= 0", name="unit_price_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    position: Mapped[int]
    sku: Mapped[str]
    name: Mapped[str]
    quantity: Mapped[int]
    unit_price: Mapped[int]
    """In the currency's smallest unit (cents)."""


class ShipmentRow(Base):
    __tablename__ = "shipments"
    __table_args__ = (
        Index(None, "order_id"),
        CheckConstraint("delivered_at >= shipped_at", name="delivered_after_shipped"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    carrier: Mapped[str] = mapped_column(default="")
    tracking: Mapped[str] = mapped_column(default="")
    shipped_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
