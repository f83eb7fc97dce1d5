"""A step in the life of a return: one unit of work on one that has not ended."""

from collections.abc import Iterator
from contextlib import contextmanager

from backoffice import lookup
from backoffice.changes import Changes, Saved, Topic
from backoffice.errors import ConflictError
from backoffice.office import Office, Work
from backoffice.references import Prefix
from backoffice.returns.records import return_of, today
from backoffice.returns.rules import ENDED, has_expired
from backoffice.returns.values import Return, ReturnState
from backoffice.roles import Permission
from db.returns import ReturnRow

CHANGED = frozenset({Topic.RETURNS, Topic.CASES})


@contextmanager
def open_return(office: Office, reference: str, permission: Permission) -> Iterator[tuple[Work, ReturnRow]]:
    """The unit of work, and the return in it. Raises `NotFoundError`, and `ConflictError` where it has ended."""
    with office.work(permission) as work:
        row = lookup.find(work.session, ReturnRow, Prefix.RETURN, reference)
        if row.state in ENDED:
            raise ConflictError(f"{row.reference} is {row.state} and changes no more.", {}, {})
        yield work, row


def saved(work: Work, row: ReturnRow, said: str) -> Saved[Return]:
    """What the step hands back."""
    work.session.flush()
    return Saved(return_of(row, today(work.session, work.now)), Changes(CHANGED, said))


def is_late(work: Work, row: ReturnRow) -> bool:
    """Whether it is awaited in vain: a parcel that comes now needs a decision."""
    return has_expired(ReturnState(row.state), row.expires_on, today(work.session, work.now))
