"""Approving: a draft is released for printing, with the address it goes to."""

from backoffice import lookup, promises
from backoffice.changes import Changes, Saved, Topic
from backoffice.customers import customer_of
from backoffice.documents import address_faults, address_lines
from backoffice.errors import Fault, InvalidInputError
from backoffice.letters.composing import compose, current_email
from backoffice.letters.records import keep_address, letter_of, must_be
from backoffice.letters.values import Letter, LetterChannel, LetterState
from backoffice.office import Office, Work
from backoffice.references import Prefix
from backoffice.roles import Permission
from db.letters import LetterRow

CHANGED = frozenset({Topic.LETTERS, Topic.CASES})


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
    must_be(row, LetterState.DRAFTED)
    if row.channel == LetterChannel.EMAIL:
        row.recipient = current_email(row)
    else:
        _copy_address(work, row)
    compose(work.session, row, work.now, signed_by=work.user.name)  # what cannot be set is not approved
    row.state, row.approved_at = LetterState.APPROVED, work.now
    work.session.flush()


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
