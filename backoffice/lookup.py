"""Finding a record by the reference that somebody typed, read out or scanned."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.errors import NotFoundError
from backoffice.references import MistypedReferenceError, Prefix, Reference, likely_slips, make, parse
from db.cases import CaseRow
from db.customers import CustomerRow
from db.letters import LetterRow
from db.returns import ReturnRow

R = TypeVar("R", CaseRow, CustomerRow, LetterRow, ReturnRow)

NOUNS = {Prefix.CASE: "case", Prefix.CUSTOMER: "customer", Prefix.LETTER: "letter", Prefix.RETURN: "return"}


def find(session: Session, row: type[R], prefix: Prefix, text: str) -> R:
    """The record whose reference ``text`` is, in any of its spellings.

    Raises:
        NotFoundError: it is mistyped (naming the reference it is likely to mean, where one exists), or unknown here.
    """
    try:
        reference = parse(text, prefix)
    except MistypedReferenceError as error:
        meant = existing(session, row, likely_slips(text, prefix))
        raise NotFoundError(f"{error}{_did_you_mean(meant)}") from error
    found = session.scalar(select(row).where(row.reference == reference))
    if found is None:
        raise NotFoundError(f"There is no {NOUNS[prefix]} {reference} here, though the number itself is in order.")
    return found


def find_to_edit(session: Session, row: type[R], prefix: Prefix, text: str) -> R:
    """As `find`, as the record is now, and kept from everybody else until the unit of work ends."""
    found = find(session, row, prefix, text)
    session.refresh(found, with_for_update=True)
    return found


def existing(session: Session, row: type[R], references: tuple[Reference, ...]) -> tuple[str, ...]:
    """Those of ``references`` that records of this kind bear, sorted."""
    return tuple(session.scalars(select(row.reference).where(row.reference.in_(references)).order_by(row.reference)))


def unused(session: Session, row: type[R], prefix: Prefix, year: int, count: int = 1) -> list[Reference]:
    """New references that no record bears: among the thousands made in a year, two do coincide now and then."""
    fresh: set[Reference] = set()
    while len(fresh) < count:
        made = tuple({make(prefix, year) for _ in range(min(count - len(fresh), _AT_ONCE))})
        fresh |= set(made) - set(existing(session, row, made))
    return list(fresh)


_AT_ONCE = 500  # as many as every database takes in one list


def _did_you_mean(meant: tuple[str, ...]) -> str:
    return f" Did you mean {' or '.join(meant)}?" if meant else ""
