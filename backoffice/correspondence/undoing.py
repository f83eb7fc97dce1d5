"""Taking back what was filed by mistake, while nothing has been built on it."""

from functools import partial

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from backoffice.changes import Changes, Saved, Topic
from backoffice.correspondence.filing import LoggedPiece
from backoffice.errors import ConflictError, NotFoundError
from backoffice.office import Office, Work
from backoffice.roles import Permission
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from db.promises import PromiseRow
from db.search import remember

TOUCHED = frozenset({Topic.CORRESPONDENCE, Topic.CASES, Topic.PROMISES, Topic.CUSTOMERS})
"""What filing a piece changes, and taking it back."""


def saved(office: Office, logged: LoggedPiece, said: str) -> Saved[LoggedPiece]:
    """What a use case that filed a piece answers; undone by `take_back` unless it changed a case on record."""
    undo = None if logged.changed_case else partial(take_back, office, logged)
    return Saved(logged, Changes(TOUCHED, said, undo))


def take_back(office: Office, logged: LoggedPiece) -> Changes:
    """Take a filed piece back with its promises, and with its case if that was opened for it.

    A letter is gone from the records then (the audit keeps what it was); an e-mail waits to be filed again. Scans and
    a customer who was added stay.

    Raises:
        NotFoundError: it was taken back already.
        ConflictError: somebody has worked on it since; nothing was changed.
    """
    with office.work(Permission.LOG) as work:
        piece = work.session.get(CorrespondenceRow, logged.id)
        if piece is None or piece.case is None:
            raise NotFoundError("This piece was taken back already.")
        case = piece.case
        _withdraw(work, piece)
        try:
            _remove(work, piece, case if logged.opened_case else None)
        except IntegrityError as error:
            message = f"{logged.case_reference} has been worked on since; nothing was taken back."
            raise ConflictError(message, {}, {}) from error
        what = f"“{piece.subject}” of {logged.customer_name}"
        rest = "waits to be filed" if piece.raw_sha256 else "is no longer logged"
        return Changes(TOUCHED, f"{what} {rest}.")


def _withdraw(work: Work, piece: CorrespondenceRow) -> None:
    for promise in work.session.scalars(select(PromiseRow).where(PromiseRow.correspondence_id == piece.id)):
        work.session.delete(promise)
    work.session.flush()


def _remove(work: Work, piece: CorrespondenceRow, case: CaseRow | None) -> None:
    """Take the piece out of its case, and the case away; whatever was built on them keeps them in place."""
    if piece.raw_sha256:
        piece.case = None
    else:
        work.session.delete(piece)
    work.session.flush()
    if case is not None:
        remember(work.session, "cases", case.id, ())
        work.session.delete(case)
        work.session.flush()
