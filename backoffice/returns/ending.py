"""The other ways in which a return goes on or ends: closed short, given longer, sent back unopened."""

from datetime import date

from backoffice.changes import Saved
from backoffice.errors import ConflictError, Fault, InvalidInputError
from backoffice.office import Office
from backoffice.returns.records import append_event
from backoffice.returns.steps import is_late, open_return, saved
from backoffice.returns.values import Outcome, Return
from backoffice.roles import Permission
from backoffice.wording import day_text


def close_return(office: Office, reference: str, why: str) -> Saved[Return]:
    """Close a return of which no more is coming.

    Raises:
        InvalidInputError: no reason, or a piece that came has no outcome yet.
        ConflictError: nothing came (cancel it instead), or it has ended.
    """
    with open_return(office, reference, Permission.ISSUE_RETURNS) as (work, row):
        if not any(line.received for line in row.lines):
            raise ConflictError(f"Nothing of {row.reference} has arrived; cancel it instead.", {}, {})
        if any(line.received and not line.outcome for line in row.lines):
            raise InvalidInputError(Fault("why", "Decide first what becomes of the pieces that came."))
        if not why.strip():
            raise InvalidInputError(Fault("why", "Say why no more is coming."))
        append_event(work, row, "closed", why=why.strip())
        return saved(work, row, f"{row.reference} closed.")


def extend_return(office: Office, reference: str, until: date, why: str) -> Saved[Return]:
    """Give the customer longer; they are to be told, because the label says otherwise.

    Raises:
        InvalidInputError: not later than it stands, or no reason.
        ConflictError: something has arrived, or it has ended.
    """
    with open_return(office, reference, Permission.ISSUE_RETURNS) as (work, row):
        if any(line.received for line in row.lines):
            raise ConflictError(f"{row.reference} has arrived; it needs no more time.", {}, {})
        if until <= row.expires_on:
            raise InvalidInputError(Fault("until", f"It is good until {day_text(row.expires_on)}; choose a later day."))
        if not why.strip():
            raise InvalidInputError(Fault("why", "Say why it is extended."))
        append_event(work, row, "extended", before=row.expires_on.isoformat(), until=until.isoformat(), why=why.strip())
        row.expires_on = until
        return saved(work, row, f"{row.reference} is good until {day_text(until)}.")


def send_back(office: Office, reference: str, why: str) -> Saved[Return]:
    """Send a parcel back unopened that came too late: all of it goes to the customer again, and the return is closed.

    Raises:
        InvalidInputError: no reason.
        ConflictError: it did not come late, or something of it was taken.
    """
    with open_return(office, reference, Permission.ISSUE_RETURNS) as (work, row):
        if not is_late(work, row):
            raise ConflictError(f"{row.reference} did not come late; receive and inspect it.", {}, {})
        if not why.strip():
            raise InvalidInputError(Fault("why", "Say why it goes back."))
        for line in row.lines:
            line.outcome = Outcome.RETURNED_TO_CUSTOMER
        append_event(work, row, "sent_back", why=why.strip())
        return saved(work, row, f"{row.reference} goes back to {row.case.customer.name}.")
