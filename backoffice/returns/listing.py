"""Reading returns: one, or those in a state, newest first."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select, tuple_

from backoffice import lookup
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.references import Prefix, Reference
from backoffice.returns.records import return_of, today
from backoffice.returns.rules import has_expired
from backoffice.returns.values import Return, ReturnState, ReturnSummary
from db.cases import CaseRow
from db.customers import CustomerRow
from db.returns import ReturnLineRow, ReturnRow


def return_file(office: Office, reference: str) -> Return:
    """One return, by its number as typed. Raises `NotFoundError`, naming the likely one."""
    with office.look() as session:
        row = lookup.find(session, ReturnRow, Prefix.RETURN, reference)
        return return_of(row, today(session, office.clock.now()))


def returns_page(
    office: Office, states: Iterable[ReturnState] = ReturnState, after: object | None = None, limit: int = 50
) -> Page[ReturnSummary]:
    """The returns in any of ``states``, newest first, beginning after the key of an earlier page."""
    pieces = select(func.sum(ReturnLineRow.quantity)).where(ReturnLineRow.return_id == ReturnRow.id).scalar_subquery()
    query = (
        select(ReturnRow, CaseRow.reference, CustomerRow.name, pieces)
        .join(CaseRow, CaseRow.id == ReturnRow.case_id)
        .join(CustomerRow, CustomerRow.id == CaseRow.customer_id)
        .where(ReturnRow.state.in_(list(states)))
        .order_by(ReturnRow.issued_at.desc(), ReturnRow.id.desc())
        .limit(limit + 1)
    )
    if isinstance(after, tuple):
        query = query.where(tuple_(ReturnRow.issued_at, ReturnRow.id) < after)
    with office.look() as session:
        found = session.execute(query).all()
        on = today(session, office.clock.now())
    last = found[limit - 1][0] if len(found) > limit else None
    rows = tuple(_summary(row, case, customer, pieces or 0, on) for row, case, customer, pieces in found[:limit])
    return Page(rows, (last.issued_at, last.id) if last else None)


def returns_of_case(office: Office, case: str) -> tuple[Return, ...]:
    """The returns of a case, oldest first. Raises `NotFoundError`."""
    with office.look() as session:
        row = lookup.find(session, CaseRow, Prefix.CASE, case)
        rows = session.scalars(select(ReturnRow).where(ReturnRow.case_id == row.id).order_by(ReturnRow.id))
        on = today(session, office.clock.now())
        return tuple(return_of(known, on) for known in rows)


def _summary(row: ReturnRow, case: str, customer: str, pieces: int, on: date) -> ReturnSummary:
    state = ReturnState(row.state)
    return ReturnSummary(
        reference=Reference(row.reference),
        case=Reference(case),
        customer=customer,
        state=state,
        pieces=pieces,
        issued_at=row.issued_at,
        expires_on=row.expires_on,
        expired=has_expired(state, row.expires_on, on),
    )
