"""Filing an e-mail that was taken in."""

from backoffice.changes import Saved
from backoffice.correspondence.filing import Filing, LoggedPiece, file_piece
from backoffice.correspondence.incoming import IncomingEmail
from backoffice.correspondence.undoing import saved
from backoffice.customers import CustomerDetails
from backoffice.errors import ConflictError, NotFoundError
from backoffice.office import Office
from backoffice.roles import Permission
from db.correspondence import CorrespondenceRow


def file_email(office: Office, piece_id: int, filing: Filing) -> Saved[LoggedPiece]:
    """File a message that waits, with the promises it starts; undone, it waits again.

    Raises:
        NotFoundError: an unknown message, customer or case.
        ConflictError: it is filed already, naming where; nothing was changed.
        InvalidInputError: see `filing.file_piece`.
    """
    with office.work(Permission.LOG) as work:
        piece = work.session.get(CorrespondenceRow, piece_id)
        if piece is None:
            raise NotFoundError("This e-mail is no longer in the store.")
        if piece.case is not None:
            raise ConflictError(f"This e-mail was filed already, with {piece.case.reference}.", {}, {})
        logged = file_piece(work, piece, filing, piece.subject or _UNTITLED)
        return saved(office, logged, f"E-mail of {logged.customer_name} filed with {logged.case_reference}.")


def proposed_filing(email: IncomingEmail) -> Filing | None:
    """How a message is filed when nobody says otherwise; None leaves it waiting for a person.

    It joins the case it was matched to, else opens one for its customer; an unknown sender becomes a customer. What
    could not be read, may be of several customers, or names a case where its sender is unknown, waits; so does a
    machine's message that belongs to no case, and one that does starts no promises.
    """
    if email.match.case:
        return Filing(case=email.match.case.reference, asks_something=not email.automatic_sign)
    if email.automatic_sign or email.unreadable or email.match.suggestions or not email.sender:
        return None
    if email.match.customers:
        return Filing(customer=email.match.customer.reference) if email.match.customer else None
    return Filing(new_customer=CustomerDetails(email.sender_name or email.sender, emails=(email.sender,)))


_UNTITLED = "E-mail without a subject"
