"""What the screen reads in the store's lane: records with their days in the business zone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from backoffice import cases, customers, hours
from backoffice.cases import CaseFilter, CaseSummary
from backoffice.customers import Order, PieceSummary
from backoffice.office import Office
from backoffice.paging import Page

T = TypeVar("T")


@dataclass(frozen=True)
class Dated(Generic[T]):
    """A record, and its day in the business zone."""

    record: T
    day: date


def cases_of(office: Office, reference: str, after: object | None) -> Page[Dated[CaseSummary]]:
    """A page of a customer's cases, the newest first."""
    page = cases.cases(office, CaseFilter(customer=reference), after)
    return _dated(office, page, lambda case: case.opened_at)


def orders_of(office: Office, reference: str, _after: object | None) -> Page[Dated[Order]]:
    """All orders of a customer, the newest first."""
    return _dated(office, Page(customers.orders_of(office, reference)), lambda order: order.placed_at)


def correspondence_of(office: Office, reference: str, after: tuple[datetime, int] | None) -> Page[Dated[PieceSummary]]:
    """A page of a customer's correspondence, the latest first."""
    return _dated(office, customers.correspondence_of(office, reference, after), lambda piece: piece.at)


def _dated(office: Office, page: Page[T], at: Callable[[T], datetime]) -> Page[Dated[T]]:
    zone = hours.business_zone(office)
    return Page(tuple(Dated(record, at(record).astimezone(zone).date()) for record in page.rows), page.next_key)
