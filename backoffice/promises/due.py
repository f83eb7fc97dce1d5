"""What is due, most urgent first, read page by page from an index of the open promises."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, select, tuple_

from backoffice import hours
from backoffice.hours import BusinessCalendar
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.promises.horizon import Horizon
from backoffice.promises.policy import Channel, InquiryKind, PromiseKind
from backoffice.promises.records import ESCALATED, IS_OPEN, promises_of
from backoffice.promises.standing import Standing, standing_of
from backoffice.promises.values import ANSWERS, Promise, PromiseState
from backoffice.promises.wording import DueWords
from backoffice.references import Reference
from db.cases import CaseRow
from db.customers import CustomerRow
from db.people import UserRow
from db.promises import PromiseRow


class When(StrEnum):
    """Which promises, by how near they are."""

    ANY = "any"
    TODAY = "today"
    SOON = "soon"
    WINDOW = "window"
    MISSED = "missed"


@dataclass(frozen=True)
class DueFilter:
    """Which promises to list; what is None or False restricts nothing.

    Attributes:
        when: open ones that are late or due today, due on the two business days after that, or answers inside their
            window; or those that were missed this month.
        channel: on which they are kept.
        kind: what was promised.
        escalated: only those of escalated cases.
        assignee_id: only those of this person's cases.
    """

    when: When = When.ANY
    channel: Channel | None = None
    kind: PromiseKind | None = None
    escalated: bool = False
    assignee_id: int | None = None


@dataclass(frozen=True)
class DuePromise:
    """A promise in a list, and whose it is.

    Attributes:
        case: the reference of its case.
        subject: of the case.
        inquiry: what the case is about.
        assignee: who works on the case, or empty.
        standing: how near it is, or how late it was, as its chip says it.
    """

    promise: Promise
    case: Reference
    customer: str
    subject: str
    inquiry: InquiryKind
    assignee: str
    escalated: bool
    urgent: bool
    standing: Standing


@dataclass(frozen=True)
class _Place:
    """Where a page ended, in the order of its list."""

    key: tuple[Any, ...]


def due(
    office: Office, wanted: DueFilter, after: object | None = None, limit: int = 50, at: datetime | None = None
) -> Page[DuePromise]:
    """A page of the promises wanted, as they stand now or ``at`` another moment (aware).

    Open ones come escalated before urgent before others, and among those the earliest due first; missed ones newest
    first. The store is read along an index; the calendar is asked for the rows of the page alone.
    """
    now = at or office.clock.now()
    with office.look() as session:
        calendar = hours.in_force(session).calendar
        rows = session.execute(query(wanted, Horizon(calendar, now), after).limit(limit + 1)).all()
        shown = promises_of(session, [row.PromiseRow for row in rows[:limit]])
        words = DueWords(calendar, now)
        found = tuple(_due_promise(*pair, calendar, words) for pair in zip(rows, shown, strict=False))
    last = _Place(tuple(rows[limit - 1][: len(_order(wanted))])) if len(rows) > limit else None
    return Page(found, last)


def condition(when: When, horizon: Horizon) -> ColumnElement[bool]:
    """Which promises `When` means at the horizon's moment."""
    match when:
        case When.ANY:
            return IS_OPEN
        case When.TODAY:
            return and_(IS_OPEN, PromiseRow.due_at < horizon.tomorrow)
        case When.SOON:
            return and_(IS_OPEN, PromiseRow.due_at >= horizon.tomorrow, PromiseRow.due_at <= horizon.two_days)
        case When.WINDOW:
            return and_(
                IS_OPEN,
                PromiseRow.kind.in_(sorted(ANSWERS)),
                PromiseRow.earliest_at <= horizon.now,
                PromiseRow.due_at >= horizon.now,
            )
        case When.MISSED:
            return and_(PromiseRow.state == PromiseState.MISSED, PromiseRow.settled_at >= horizon.month)


def _order(wanted: DueFilter) -> tuple[ColumnElement[Any], ...]:
    if wanted.when is When.MISSED:
        return (PromiseRow.settled_at.expression, PromiseRow.id.expression)
    return (PromiseRow.rank.expression, PromiseRow.due_at.expression, PromiseRow.id.expression)


def query(wanted: DueFilter, horizon: Horizon, after: object | None) -> Select[Any]:
    """The rows of `due`, in their order, after the place where a page ended."""
    order, backwards = _order(wanted), wanted.when is When.MISSED
    query = (
        select(*order, PromiseRow, CaseRow, CustomerRow.name.label("customer"), UserRow.name.label("assignee"))
        .join(CaseRow, CaseRow.id == PromiseRow.case_id)
        .join(CustomerRow, CustomerRow.id == CaseRow.customer_id)
        .outerjoin(UserRow, UserRow.id == CaseRow.assignee_id)
        .where(condition(wanted.when, horizon))
        .order_by(*(column.desc() if backwards else column.asc() for column in order))
    )
    if isinstance(after, _Place):
        place = tuple_(*order)
        query = query.where(place < after.key if backwards else place > after.key)
    return _narrowed(query, wanted)


def _narrowed(query: Select[Any], wanted: DueFilter) -> Select[Any]:
    if wanted.channel:
        query = query.where(PromiseRow.channel == wanted.channel)
    if wanted.kind:
        query = query.where(PromiseRow.kind == wanted.kind)
    if wanted.escalated:
        query = query.where(PromiseRow.rank == ESCALATED)
    if wanted.assignee_id:
        query = query.where(CaseRow.assignee_id == wanted.assignee_id)
    return query


def _due_promise(row: Row[Any], promise: Promise, calendar: BusinessCalendar, words: DueWords) -> DuePromise:
    case: CaseRow = row.CaseRow
    return DuePromise(
        promise=promise,
        case=Reference(case.reference),
        customer=row.customer,
        subject=case.subject,
        inquiry=InquiryKind(case.kind),
        assignee=row.assignee or "",
        escalated=case.escalated,
        urgent=case.urgent,
        standing=standing_of(promise, calendar, words, waiting=case.status == "waiting"),
    )
