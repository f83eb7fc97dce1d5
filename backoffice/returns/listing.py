"""Reading returns: one, or those in a state, newest first."""

from sqlalchemy import func, select, tuple_

from backoffice import lookup
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.references import Prefix, Reference
from backoffice.returns.records import return_of
from backoffice.returns.values import Return, ReturnState, ReturnSummary
from db.cases import CaseRow
from db.customers import CustomerRow
from db.returns import ReturnLineRow, ReturnRow


def return_file(office: Office, reference: str) -> Return:
    """One return, by its number as typed. Raises `NotFoundError`, naming the likely one."""
    with office.look() as session:
        return return_of(lookup.find(session, ReturnRow, Prefix.RETURN, reference))


def returns_page(
    office: Office, state: ReturnState | None = None, after: object | None = None, limit: int = 50
) -> Page[ReturnSummary]:
    """The returns in ``state`` (else all), newest first, beginning after the key of an earlier page."""
    pieces = select(func.sum(ReturnLineRow.quantity)).where(ReturnLineRow.return_id == ReturnRow.id).scalar_subquery()
    query = (
        select(ReturnRow, CaseRow.reference, CustomerRow.name, pieces)
        .join(CaseRow, CaseRow.id == ReturnRow.case_id)
        .join(CustomerRow, CustomerRow.id == CaseRow.customer_id)
        .order_by(ReturnRow.issued_at.desc(), ReturnRow.id.desc())
        .limit(limit + 1)
    )
    if state is not None:
        query = query.where(ReturnRow.state == state)
    if isinstance(after, tuple):
        query = query.where(tuple_(ReturnRow.issued_at, ReturnRow.id) < after)
    with office.look() as session:
        found = session.execute(query).all()
        rows = tuple(
            ReturnSummary(
                Reference(row.reference),
                Reference(case),
                customer,
                ReturnState(row.state),
                count or 0,
                row.issued_at,
                row.expires_on,
            )
            for row, case, customer, count in found[:limit]
        )
        last = found[limit - 1][0] if len(found) > limit else None
        return Page(rows, (last.issued_at, last.id) if last else None)


def returns_of_case(office: Office, case: str) -> tuple[Return, ...]:
    """The returns of a case, oldest first. Raises `NotFoundError`."""
    with office.look() as session:
        row = lookup.find(session, CaseRow, Prefix.CASE, case)
        rows = session.scalars(select(ReturnRow).where(ReturnRow.case_id == row.id).order_by(ReturnRow.id))
        return tuple(return_of(known) for known in rows)
