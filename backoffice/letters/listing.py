"""Reading letters: one, those of a case, or those in a state, newest first."""

from collections.abc import Iterable

from sqlalchemy import select, tuple_

from backoffice import lookup
from backoffice.letters.records import letter_of
from backoffice.letters.values import Letter, LetterChannel, LetterState, LetterSummary
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.references import Prefix, Reference
from db.cases import CaseRow
from db.customers import CustomerRow
from db.letters import LetterRow


def letter_file(office: Office, reference: str) -> Letter:
    """One piece, by its number as typed. Raises `NotFoundError`, naming the likely one."""
    with office.look() as session:
        return letter_of(lookup.find(session, LetterRow, Prefix.LETTER, reference))


def letters_page(
    office: Office, states: Iterable[LetterState], after: object | None = None, limit: int = 50
) -> Page[LetterSummary]:
    """The pieces in any of ``states``, newest first, beginning after the key of an earlier page."""
    query = (
        select(LetterRow, CaseRow.reference, CustomerRow.name)
        .join(CaseRow, CaseRow.id == LetterRow.case_id)
        .join(CustomerRow, CustomerRow.id == CaseRow.customer_id)
        .where(LetterRow.state.in_(list(states)))
        .order_by(LetterRow.drafted_at.desc(), LetterRow.id.desc())
        .limit(limit + 1)
    )
    if isinstance(after, tuple):
        query = query.where(tuple_(LetterRow.drafted_at, LetterRow.id) < after)
    with office.look() as session:
        found = session.execute(query).all()
        last = found[limit - 1][0] if len(found) > limit else None
        rows = tuple(_summary(row, case, customer) for row, case, customer in found[:limit])
        return Page(rows, (last.drafted_at, last.id) if last else None)


def _summary(row: LetterRow, case: str, customer: str) -> LetterSummary:
    return LetterSummary(
        reference=Reference(row.reference),
        case=Reference(case),
        customer=customer,
        channel=LetterChannel(row.channel),
        subject=row.subject,
        state=LetterState(row.state),
        drafted_at=row.drafted_at,
        moved_at=row.dispatched_at or row.printed_at or row.approved_at or row.drafted_at,
    )
