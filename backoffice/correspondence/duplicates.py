"""A letter that may have been logged already: said before saving, decided by a person, and noted with the piece."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from backoffice import hours
from backoffice.correspondence.letters import LetterPiece
from backoffice.correspondence.receipt import written_day
from backoffice.lookup import find
from backoffice.office import Office
from backoffice.references import Prefix, Reference
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow, EnclosureRow
from db.customers import CustomerRow


@dataclass(frozen=True)
class Duplicate:
    """A piece on record that looks like the letter about to be logged.

    Attributes:
        day: when it came in, in the business zone.
        same_bytes: whether it holds one of the same files; else customer, day and subject are the same.
    """

    id: int
    case_reference: Reference
    customer_name: str
    subject: str
    day: date
    same_bytes: bool

    @property
    def why(self) -> str:
        """What makes it look the same, as a sentence."""
        same = "One of these files" if self.same_bytes else "A letter of this customer, day and subject"
        return f"{same} was logged already: {self.customer_name}, “{self.subject}”, {self.where}."

    @property
    def where(self) -> str:
        """Where and when it was logged ("C-26Q4-81MH-K of 23 Nov 2026")."""
        return f"{self.case_reference} of {written_day(self.day)}"


def possible_duplicates(office: Office, letter: LetterPiece) -> tuple[Duplicate, ...]:
    """The pieces in this store that ``letter`` may be a repetition of, those with the same bytes first.

    Raises:
        NotFoundError: an unknown customer or case.
    """
    with office.look() as session:
        zone = hours.in_force(session).calendar.zone
        found = [_duplicate(row, zone, same_bytes=True) for row in session.execute(_same_bytes(letter))]
        customer_id = _customer_id(session, letter)
        if customer_id is not None:
            rows = session.execute(_same_day(customer_id, letter.received, zone))
            alike = (row for row in rows if _folded(row.subject) == _folded(letter.subject))
            found += [_duplicate(row, zone, same_bytes=False) for row in alike]
    return tuple({duplicate.id: duplicate for duplicate in reversed(found)}.values())[::-1]


def as_second_copy(letter: LetterPiece, of: Duplicate) -> LetterPiece:
    """``letter`` as a second copy of a piece: it joins its case, starts no promises of its own, and says so."""
    filing = replace(letter.filing, customer="", new_customer=None, case=of.case_reference, asks_something=False)
    return replace(letter, filing=filing, note=_with(letter.note, f"Logged as a second copy of {of.where}."))


def as_another_letter(letter: LetterPiece, than: Sequence[Duplicate]) -> LetterPiece:
    """``letter`` as one that only looks like those on record, and says so."""
    others = ", ".join(other.where for other in than)
    return replace(letter, note=_with(letter.note, f"Logged as another letter than {others}."))


_INBOUND = (
    select(
        CorrespondenceRow.id,
        CorrespondenceRow.subject,
        CorrespondenceRow.received_at,
        CaseRow.reference,
        CustomerRow.name,
    )
    .join(CaseRow, CaseRow.id == CorrespondenceRow.case_id)
    .join(CustomerRow, CustomerRow.id == CaseRow.customer_id)
    .where(CorrespondenceRow.direction == "inbound")
    .order_by(CorrespondenceRow.id.desc())
)


def _same_bytes(letter: LetterPiece) -> Select[*tuple[Any, ...]]:
    digests = [sha256(file.content).hexdigest() for file in letter.files]
    holding = select(EnclosureRow.correspondence_id).where(EnclosureRow.sha256.in_(digests))
    return _INBOUND.where(CorrespondenceRow.id.in_(holding)).limit(_MOST)


def _same_day(customer_id: int, received: date | datetime, zone: ZoneInfo) -> Select[*tuple[Any, ...]]:
    day = received.astimezone(zone).date() if isinstance(received, datetime) else received
    begin = datetime.combine(day, time(), zone)
    moment = CorrespondenceRow.received_at
    return _INBOUND.where(
        CorrespondenceRow.channel == "mail",
        CaseRow.customer_id == customer_id,
        moment >= begin,
        moment < begin + timedelta(days=1),
    )


def _customer_id(session: Session, letter: LetterPiece) -> int | None:
    if letter.filing.customer:
        return find(session, CustomerRow, Prefix.CUSTOMER, letter.filing.customer).id
    return find(session, CaseRow, Prefix.CASE, letter.filing.case).customer_id if letter.filing.case else None


def _duplicate(row: Row[*tuple[Any, ...]], zone: ZoneInfo, *, same_bytes: bool) -> Duplicate:
    day = row.received_at.astimezone(zone).date()
    return Duplicate(row.id, Reference(row.reference), row.name, row.subject, day, same_bytes)


def _with(note: str, remark: str) -> str:
    return f"{note.strip()}\n{remark}".strip()


def _folded(subject: str) -> str:
    return " ".join(subject.casefold().split())


_MOST = 5
