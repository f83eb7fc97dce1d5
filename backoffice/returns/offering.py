"""What a case's customer could send back: their orders, and how much of each line is still free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, selectinload

from backoffice import hours, lookup
from backoffice.office import Office
from backoffice.references import Prefix, Reference
from backoffice.returns.rules import HOLDS_NOTHING
from backoffice.returns.values import Outcome, ReturnState
from db.cases import CaseRow
from db.customers import OrderLineRow, OrderRow
from db.returns import ReturnLineRow, ReturnRow


@dataclass(frozen=True)
class OfferedLine:
    """A line of an order.

    Attributes:
        ordered: how many were ordered.
        free: how many of them are on no other return.
    """

    sku: str
    name: str
    ordered: int
    free: int


@dataclass(frozen=True)
class OfferedOrder:
    """An order of the customer, with what may come back of it. ``placed_on`` is in the business zone."""

    number: str
    placed_on: date
    lines: tuple[OfferedLine, ...]


@dataclass(frozen=True)
class Offer:
    """What a return can be issued for.

    Attributes:
        order: the number of the order that the case is about, or empty.
        orders: those of the customer, the newest first.
        own_error: whether the case is marked as our own error (policy D12).
    """

    case: Reference
    subject: str
    customer: str
    order: str
    orders: tuple[OfferedOrder, ...]
    own_error: bool


def offer(office: Office, case_reference: str) -> Offer:
    """What the customer of a case could send back. Raises `NotFoundError`."""
    with office.look() as session:
        row = lookup.find(session, CaseRow, Prefix.CASE, case_reference)
        query = (
            select(OrderRow)
            .where(OrderRow.customer_id == row.customer_id)
            .order_by(OrderRow.placed_at.desc(), OrderRow.id.desc())
            .options(selectinload(OrderRow.lines))
        )
        orders = session.scalars(query).all()
        taken = on_returns(session, [line.id for order in orders for line in order.lines])
        zone = hours.in_force(session).zone
        about = next((order.number for order in orders if order.id == row.order_id), "")
        return Offer(
            case=Reference(row.reference),
            subject=row.subject,
            customer=row.customer.name,
            order=about,
            orders=tuple(_offered(order, taken, zone) for order in orders),
            own_error=row.own_error,
        )


def on_returns(session: Session, order_lines: list[int]) -> Mapping[int, int]:
    """How many pieces of each of these order lines are on returns or came back, by the line's id.

    Of a closed return only what arrived counts, and nothing that went back to the customer.
    """
    went_back = ReturnLineRow.outcome.in_([Outcome.REPAIR, Outcome.RETURNED_TO_CUSTOMER])
    held = case(
        (ReturnRow.state != ReturnState.CLOSED, ReturnLineRow.quantity),
        (went_back, 0),
        else_=ReturnLineRow.received,
    )
    counted = (
        select(ReturnLineRow.order_line_id, func.sum(held))
        .join(ReturnRow, ReturnRow.id == ReturnLineRow.return_id)
        .where(ReturnLineRow.order_line_id.in_(order_lines))
        .where(ReturnRow.state.not_in(HOLDS_NOTHING))
        .group_by(ReturnLineRow.order_line_id)
    )
    return {line: count for line, count in session.execute(counted) if line is not None}


def _offered(order: OrderRow, taken: Mapping[int, int], zone: ZoneInfo) -> OfferedOrder:
    lines = tuple(_line(line, taken.get(line.id, 0)) for line in order.lines)
    return OfferedOrder(order.number, order.placed_at.astimezone(zone).date(), lines)


def _line(line: OrderLineRow, taken: int) -> OfferedLine:
    return OfferedLine(line.sku, line.name, line.quantity, max(line.quantity - taken, 0))
