"""Cases in a list, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select, tuple_

from backoffice.cases.values import CaseStatus, CaseSummary
from backoffice.lookup import find
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.promises import InquiryKind
from backoffice.references import Prefix, Reference
from db.cases import CaseRow
from db.customers import CustomerRow
from db.people import UserRow
from db.promises import PromiseRow
from db.search import matches


@dataclass(frozen=True)
class CaseFilter:
    """Which cases to list; what is None or empty restricts nothing.

    Attributes:
        text: beginnings of words of the reference, the subject or the customer's name.
        assignee_id: who works on it.
        customer: a customer's reference.
    """

    status: CaseStatus | None = None
    kind: InquiryKind | None = None
    text: str = ""
    assignee_id: int | None = None
    customer: str = ""


@dataclass(frozen=True)
class _Place:
    """Where a page ended."""

    opened_at: datetime
    id: int


def cases(office: Office, wanted: CaseFilter, after: object | None = None, limit: int = 50) -> Page[CaseSummary]:
    """A page of the cases wanted, newest first. Raises `NotFoundError` for an unknown customer."""
    with office.look() as session:
        query = _narrowed(_all(), wanted)
        if wanted.customer:
            customer = find(session, CustomerRow, Prefix.CUSTOMER, wanted.customer)
            query = query.where(CaseRow.customer_id == customer.id)
        if isinstance(after, _Place):
            query = query.where(tuple_(CaseRow.opened_at, CaseRow.id) < (after.opened_at, after.id))
        rows = session.execute(query.limit(limit + 1)).all()
    last = _Place(rows[limit - 1].opened_at, rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(map(_summary, rows[:limit])), last)


def _all() -> Select[Any]:
    first_due = (
        select(func.min(PromiseRow.due_at))
        .where(PromiseRow.case_id == CaseRow.id, PromiseRow.state == "open")
        .scalar_subquery()
    )
    return (
        select(CaseRow, CustomerRow.name.label("customer"), UserRow.name.label("assignee"), first_due.label("due"))
        .add_columns(CaseRow.id, CaseRow.opened_at)
        .join(CustomerRow, CustomerRow.id == CaseRow.customer_id)
        .outerjoin(UserRow, UserRow.id == CaseRow.assignee_id)
        .order_by(CaseRow.opened_at.desc(), CaseRow.id.desc())
    )


def _narrowed(query: Select[Any], wanted: CaseFilter) -> Select[Any]:
    if wanted.status:
        query = query.where(CaseRow.status == wanted.status)
    if wanted.kind:
        query = query.where(CaseRow.kind == wanted.kind)
    if wanted.assignee_id:
        query = query.where(CaseRow.assignee_id == wanted.assignee_id)
    if wanted.text.strip():
        query = query.where(matches("cases", wanted.text, CaseRow.id))
    return query


def _summary(row: Row[Any]) -> CaseSummary:
    case = row.CaseRow
    return CaseSummary(
        reference=Reference(case.reference),
        customer=row.customer,
        subject=case.subject,
        kind=InquiryKind(case.kind),
        status=CaseStatus(case.status),
        urgent=case.urgent,
        escalated=case.escalated,
        assignee=row.assignee or "",
        opened_at=case.opened_at,
        due=row.due,
    )
