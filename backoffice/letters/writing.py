"""Drafting letters, approving them, and taking them out."""

from collections.abc import Mapping
from functools import partial

from backoffice import lookup, promises
from backoffice.changes import Changes, Saved, Topic
from backoffice.customers import customer_of
from backoffice.documents import address_faults, address_lines
from backoffice.errors import ConflictError, Fault, InvalidInputError, UserFacingError
from backoffice.letters.composing import compose, current_email, template_fields
from backoffice.letters.records import keep_address, letter_of
from backoffice.letters.templates import fill_subject, template
from backoffice.letters.values import Letter, LetterChannel, LetterState, NewLetter
from backoffice.office import Office, Work
from backoffice.references import Prefix
from backoffice.roles import Permission
from db.cases import CaseRow
from db.letters import LetterRow
from db.returns import ReturnRow

CHANGED = frozenset({Topic.LETTERS, Topic.CASES})


def write_letter(office: Office, wanted: NewLetter) -> Saved[Letter]:
    """Draft an outbound piece for a case.

    Raises:
        NotFoundError: the case, the template or the return is unknown.
        InvalidInputError: a field is missing.
    """
    with office.work(Permission.ANSWER) as work:
        case = lookup.find(work.session, CaseRow, Prefix.CASE, wanted.case)
        row = LetterRow(
            reference=lookup.unused(work.session, LetterRow, Prefix.LETTER, work.now.year)[0],
            case=case,
            channel=wanted.channel or _preferred(case),
            template=template(wanted.template).id,
            fields=dict(wanted.fields),
            subject="",
            state=LetterState.DRAFTED,
            drafted_at=work.now,
            drafted_by=work.user.id,
            enclosed_return=_return_of(work, case, wanted.return_reference),
        )
        work.session.add(row)
        work.session.flush()
        row.subject = fill_subject(template(row.template), template_fields(work.session, row, work.now))
        work.session.flush()
        written = letter_of(row)
    undo = partial(_take_back, office, written.reference)
    return Saved(written, Changes(CHANGED, f"{written.reference} drafted for {written.customer}.", undo))


def edit_letter(office: Office, reference: str, version: int, fields: Mapping[str, str]) -> Saved[Letter]:
    """Fill a draft's fields anew.

    Raises:
        ConflictError: somebody else changed it, or it is no draft any more.
    """
    with office.work(Permission.ANSWER) as work:
        row = lookup.find(work.session, LetterRow, Prefix.LETTER, reference)
        if row.version != version:
            raise ConflictError("Somebody else changed this letter in between.", dict(fields), dict(row.fields))
        _must_be(row, LetterState.DRAFTED)
        row.fields = dict(fields)
        row.subject = fill_subject(template(row.template), template_fields(work.session, row, work.now))
        work.session.flush()
        return Saved(letter_of(row), Changes(CHANGED, f"{row.reference} saved."))


def approve_letter(office: Office, reference: str) -> Saved[Letter]:
    """Release a draft for printing; the address is copied onto it now.

    Raises:
        InvalidInputError: the customer has no address that the post or a mail server could use.
        UserFacingError: the letter cannot be set: a field is missing, or the address leaves the window.
    """
    with office.work(Permission.ANSWER) as work:
        row = lookup.find(work.session, LetterRow, Prefix.LETTER, reference)
        approve(work, row)
        return Saved(letter_of(row), Changes(CHANGED, f"{row.reference} approved."))


def approve(work: Work, row: LetterRow) -> None:
    """As `approve_letter`, inside the unit of work of whoever prints at once."""
    _must_be(row, LetterState.DRAFTED)
    if row.channel == LetterChannel.EMAIL:
        row.recipient = current_email(row)
    else:
        _copy_address(work, row)
    compose(work.session, row, work.now, signed_by=work.user.name)  # what cannot be set is not approved
    row.state, row.approved_at = LetterState.APPROVED, work.now
    work.session.flush()


def void_letter(office: Office, reference: str, reason: str) -> Saved[Letter]:
    """Take a piece out before it is dispatched: spoiled, or not wanted any more.

    Raises:
        InvalidInputError: no reason was given.
        ConflictError: it has gone out, or is void already.
    """
    if not reason.strip():
        raise InvalidInputError(Fault("reason", "Say why the letter is taken out."))
    with office.work(Permission.DISPATCH) as work:
        row = lookup.find(work.session, LetterRow, Prefix.LETTER, reference)
        _must_be(row, LetterState.DRAFTED, LetterState.APPROVED, LetterState.PRINTED)
        row.state, row.void_reason = LetterState.VOID, reason.strip()
        work.session.flush()
        return Saved(letter_of(row), Changes(CHANGED, f"{row.reference} is void."))


def _take_back(office: Office, reference: str) -> Changes:
    return void_letter(office, reference, "drafted by mistake and taken back at once").changes


def _must_be(row: LetterRow, *states: LetterState) -> None:
    if row.state not in states:
        raise ConflictError(f"{row.reference} is {row.state}; that cannot be done with it any more.", {}, {})


def _preferred(case: CaseRow) -> LetterChannel:
    customer = customer_of(case.customer)
    by_email = customer.preferred_channel == LetterChannel.EMAIL or not customer.addresses
    return LetterChannel.EMAIL if by_email and customer.emails else LetterChannel.MAIL


def _return_of(work: Work, case: CaseRow, reference: str) -> ReturnRow | None:
    if not reference.strip():
        return None
    row = lookup.find(work.session, ReturnRow, Prefix.RETURN, reference)
    if row.case_id != case.id:
        raise UserFacingError(f"{row.reference} belongs to another case, {row.case.reference}.")
    return row


def _copy_address(work: Work, row: LetterRow) -> None:
    customer = customer_of(row.case.customer)
    country = promises.policy_in_force(work.session).policy.organisation.country
    if not customer.addresses:
        raise InvalidInputError(
            Fault("channel", f"{customer.name} has no postal address; add one, or write an e-mail instead.")
        )
    address = customer.addresses[0]
    if faults := address_faults(address, country):
        raise InvalidInputError(*faults)
    keep_address(row, address, address_lines(address, country))
