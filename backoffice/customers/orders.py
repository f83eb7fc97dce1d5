"""Orders between their rows and their values."""

from decimal import Decimal

from babel.numbers import format_currency, get_currency_precision
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from backoffice import lookup
from backoffice.customers.values import Order, OrderLine, Shipment
from backoffice.office import Office
from backoffice.references import Prefix
from db import search
from db.customers import CustomerRow, OrderLineRow, OrderRow, ShipmentRow


def orders_of(office: Office, reference: str) -> tuple[Order, ...]:
    """The orders of a customer, the newest first. Raises `NotFoundError`."""
    with office.look() as session:
        owner = lookup.find(session, CustomerRow, Prefix.CUSTOMER, reference)
        query = (
            select(OrderRow)
            .where(OrderRow.customer_id == owner.id)
            .order_by(OrderRow.placed_at.desc(), OrderRow.id.desc())
            .options(selectinload(OrderRow.lines), selectinload(OrderRow.shipments))
        )
        return tuple(map(order_of, session.scalars(query)))


def order_key(number: str) -> str:
    """An order's number as it is looked up: lower case, letters and digits only (``#WC-1001`` is ``wc1001``)."""
    return "".join(filter(str.isalnum, search.fold(number)))[:64]


def money(amount: int, currency: str) -> str:
    """An amount in the currency's smallest unit as people write it: ``$12.50``."""
    whole = Decimal(amount).scaleb(-get_currency_precision(currency))
    return format_currency(whole, currency, locale="en_US")


def order_of(row: OrderRow) -> Order:
    """The value of a row."""
    lines = tuple(map(_line_of, row.lines))
    return Order(row.source, row.number, row.placed_at, row.currency, lines, tuple(map(_shipment_of, row.shipments)))


def _line_of(row: OrderLineRow) -> OrderLine:
    return OrderLine(row.position, row.sku, row.name, row.quantity, row.unit_price)


def _shipment_of(row: ShipmentRow) -> Shipment:
    return Shipment(row.carrier, row.tracking, row.shipped_at, row.delivered_at)
