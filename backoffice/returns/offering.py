"""What a case's customer could send back: their orders, and how much of each line is still free."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, selectinload

from backoffice import hours, lookup, promises
from backoffice.office import Office
from backoffice.references import Prefix, Reference
from backoffice.returns.eligibility import Eligibility, Parcel, article_finding, window_finding
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
    """An order of the customer, with what may come back of it.

    Attributes:
        placed_on: in the business zone.
        findings: on the window, and on articles that do not come back by their nature.
    """

    number: str
    placed_on: date
    lines: tuple[OfferedLine, ...]
    findings: tuple[Eligibility, ...]


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
            .options(selectinload(OrderRow.lines), selectinload(OrderRow.shipments))
        )
        orders = session.scalars(query).all()
        taken = on_returns(session, [line.id for order in orders for line in order.lines])
        about = next((order.number for order in orders if order.id == row.order_id), "")
        return Offer(
            case=Reference(row.reference),
            subject=row.subject,
            customer=row.customer.name,
            order=about,
            orders=tuple(_offered(session, order, taken, office.clock.now()) for order in orders),
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


def findings_of(session: Session, order: OrderRow, now: datetime, articles: Iterable[str]) -> tuple[Eligibility, ...]:
    """Whether these articles of an order may come back at that moment."""
    zone = hours.in_force(session).zone
    terms = promises.policy_in_force(session).policy.returns
    parcels = [Parcel(_day(row.shipped_at, zone), _day(row.delivered_at, zone)) for row in order.shipments]
    today = now.astimezone(zone).date()
    window = window_finding(order.placed_at.astimezone(zone).date(), parcels, today, terms)
    by_nature = (article_finding(name, terms) for name in articles)
    return (window, *(finding for finding in by_nature if finding))


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None


def _offered(session: Session, order: OrderRow, taken: Mapping[int, int], now: datetime) -> OfferedOrder:
    lines = tuple(_line(line, taken.get(line.id, 0)) for line in order.lines)
    findings = findings_of(session, order, now, [line.name for line in order.lines])
    zone = hours.in_force(session).zone
    return OfferedOrder(order.number, order.placed_at.astimezone(zone).date(), lines, findings)


def _line(line: OrderLineRow, taken: int) -> OfferedLine:
    return OfferedLine(line.sku, line.name, line.quantity, max(line.quantity - taken, 0))
