"""Writing letters: drafts, and how they would look."""

from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from backoffice import hours, lookup
from backoffice.changes import Changes, Saved, Topic
from backoffice.customers import PreferredChannel, customer_of
from backoffice.errors import ConflictError, UserFacingError
from backoffice.letters.approving import approve
from backoffice.letters.composing import Composed, compose, template_fields
from backoffice.letters.records import letter_of, must_be
from backoffice.letters.templates import fill_subject, template
from backoffice.letters.values import Letter, LetterChannel, LetterState, NewLetter
from backoffice.office import Office, Work
from backoffice.references import Prefix, Reference, make
from backoffice.roles import Permission
from db.cases import CaseRow
from db.letters import LetterRow
from db.returns import ReturnRow

CHANGED = frozenset({Topic.LETTERS, Topic.CASES})


def write_letter(office: Office, wanted: NewLetter, *, approved: bool = False) -> Saved[Letter]:
    """Draft an outbound piece for a case, or write it and approve it in one go.

    Raises:
        NotFoundError: the case, the template or the return is unknown.
        InvalidInputError: a field is missing that the subject names, or, approved, any; nothing is kept.
        UserFacingError: approved, it cannot be set on paper.
    """
    with office.work(Permission.ANSWER) as work:
        row = draft(work, _case_of(work.session, wanted), wanted)
        if approved:
            approve(work, row)
        written = letter_of(row)
    if approved:
        return Saved(written, Changes(CHANGED, f"{written.reference} to {written.customer} is ready."))
    undo = partial(_take_back, office, written.reference)
    return Saved(written, Changes(CHANGED, f"{written.reference} drafted for {written.customer}.", undo))


def edit_letter(
    office: Office, reference: str, version: int, wanted: NewLetter, *, approved: bool = False
) -> Saved[Letter]:
    """Write a piece anew that is not printed yet; one that was approved is a draft again. Its case stays.

    Raises:
        ConflictError: somebody else changed it, or it is printed already.
        UserFacingError: as `write_letter`.
    """
    with office.work(Permission.ANSWER) as work:
        row = lookup.find(work.session, LetterRow, Prefix.LETTER, reference)
        if row.version != version:
            raise ConflictError("Somebody else changed this letter in between.", dict(wanted.fields), dict(row.fields))
        must_be(row, LetterState.DRAFTED, LetterState.APPROVED)
        _fill(work.session, row, wanted, work.now)
        row.state, row.approved_at = LetterState.DRAFTED, None
        work.session.flush()
        if approved:
            approve(work, row)
        said = f"{row.reference} is ready." if approved else f"{row.reference} saved."
        return Saved(letter_of(row), Changes(CHANGED, said))


def preview_draft(office: Office, wanted: NewLetter) -> Composed:
    """How a piece would look that is still being written; keeps nothing.

    Raises:
        NotFoundError: the case, the template or the return is unknown.
        InvalidInputError: a field is missing; names it and its line.
        UserFacingError: it cannot be set: the address leaves the window, a character that no font has.
    """
    now = office.clock.now()
    with office.look() as session:
        case = _case_of(session, wanted)
        row = LetterRow(reference=_no_number(now.year), case=case, case_id=case.id, recipient="", address={})
        _fill(session, row, wanted, now)
        return compose(session, row, now, signed_by=office.user.name)


def draft(work: Work, case: CaseRow, wanted: NewLetter) -> LetterRow:
    """As `write_letter`, inside the unit of work of whoever needs a new piece."""
    year = work.now.astimezone(hours.in_force(work.session).zone).year
    [reference] = lookup.unused(work.session, LetterRow, Prefix.LETTER, year)
    row = LetterRow(reference=reference, case=case, case_id=case.id, state=LetterState.DRAFTED)
    row.drafted_at, row.drafted_by = work.now, work.user.id
    _fill(work.session, row, wanted, work.now)
    work.session.add(row)
    work.session.flush()
    return row


def _fill(session: Session, row: LetterRow, wanted: NewLetter, now: datetime) -> None:
    chosen = template(wanted.template)
    row.template = chosen.id
    row.fields = {name: text.replace("\x00", "") for name, text in wanted.fields.items()}  # PostgreSQL keeps no NUL
    row.channel = wanted.channel or _preferred(row.case)
    row.enclosed_return = _return_of(session, row.case, wanted.return_reference)
    row.subject = fill_subject(chosen, template_fields(session, row, now))


def _case_of(session: Session, wanted: NewLetter) -> CaseRow:
    return lookup.find(session, CaseRow, Prefix.CASE, wanted.case)


def _no_number(year: int) -> Reference:
    """What stands for the number of a piece that has none yet: valid, so that its code can be set."""
    return make(Prefix.LETTER, year, min)


def _preferred(case: CaseRow) -> LetterChannel:
    customer = customer_of(case.customer)
    by_email = customer.preferred_channel is PreferredChannel.EMAIL or not customer.addresses
    return LetterChannel.EMAIL if by_email and customer.emails else LetterChannel.MAIL


def _return_of(session: Session, case: CaseRow, reference: str) -> ReturnRow | None:
    if not reference.strip():
        return None
    row = lookup.find(session, ReturnRow, Prefix.RETURN, reference)
    if row.case_id != case.id:
        raise UserFacingError(f"{row.reference} belongs to another case, {row.case.reference}.")
    return row


def _take_back(office: Office, reference: str) -> Changes:
    with office.work(Permission.ANSWER) as work:
        row = lookup.find(work.session, LetterRow, Prefix.LETTER, reference)
        must_be(row, LetterState.DRAFTED)
        row.state, row.void_reason = LetterState.VOID, "drafted by mistake and taken back at once"
        work.session.flush()
        return Changes(CHANGED, f"{row.reference} is void.")
