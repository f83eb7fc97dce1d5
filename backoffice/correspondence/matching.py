"""Whom an e-mail comes from and which case it belongs to, as far as its words and its sender tell.

A message joins a case only when it carries a reference that checks *and* its sender is known on that case; anybody
could quote a number. Everything else is a suggestion that a person takes or leaves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from backoffice import customers
from backoffice.cases import CaseStatus
from backoffice.references import Prefix, Reference
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from db.customers import EmailRow
from db.letters import LetterRow
from db.returns import ReturnRow


@dataclass(frozen=True, slots=True)
class KnownCustomer:
    """A customer who may have written."""

    reference: Reference
    name: str


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case that a piece may belong to."""

    reference: Reference
    subject: str
    status: CaseStatus
    customer: KnownCustomer


@dataclass(frozen=True, slots=True)
class Match:
    """What a message was matched to.

    Attributes:
        customers: those who have the sender's address.
        case: the case it joins; where there is none, a new one is opened unless a person chooses.
        suggestions: cases it names although its sender is not known on them.
        why: a sentence that says how it was matched.
    """

    customers: tuple[KnownCustomer, ...]
    case: KnownCase | None
    suggestions: tuple[KnownCase, ...]
    why: str

    @property
    def customer(self) -> KnownCustomer | None:
        """The one customer it is from; None where nobody or several may be."""
        if self.case:
            return self.case.customer
        return self.customers[0] if len(self.customers) == 1 else None


def match(session: Session, sender: str, mentions: Sequence[Reference]) -> Match:
    """Match a message by its sender's address (lower case) and the references it carries, subject before body."""
    rows = customers.customers_with_email(session, sender) if sender else []
    writers = tuple(KnownCustomer(Reference(row.reference), row.name) for row in rows)
    named = _cases_of(session, mentions)
    joined = next((row for row in named if _knows(session, row, sender)), None)
    case = _known_case(joined) if joined else None
    suggestions = () if joined else tuple(map(_known_case, named))
    return Match(writers, case, suggestions, _why(sender, writers, case, suggestions, mentions))


def _known_case(row: CaseRow) -> KnownCase:
    customer = KnownCustomer(Reference(row.customer.reference), row.customer.name)
    return KnownCase(Reference(row.reference), row.subject, CaseStatus(row.status), customer)


def _cases_of(session: Session, mentions: Iterable[Reference]) -> list[CaseRow]:
    """The cases that these references lead to, in their order, each once."""
    queries = map(_leading_to, mentions)
    found = (session.scalar(query) for query in queries if query is not None)
    return list({case.id: case for case in found if case}.values())


def _leading_to(reference: Reference) -> Select[Any] | None:
    match Prefix(reference.partition("-")[0]):
        case Prefix.CASE:
            return select(CaseRow).where(CaseRow.reference == reference)
        case Prefix.RETURN:
            return (
                select(CaseRow).join(ReturnRow, ReturnRow.case_id == CaseRow.id).where(ReturnRow.reference == reference)
            )
        case Prefix.LETTER:
            return (
                select(CaseRow).join(LetterRow, LetterRow.case_id == CaseRow.id).where(LetterRow.reference == reference)
            )
        case Prefix.CUSTOMER:
            return None


def _knows(session: Session, case: CaseRow, sender: str) -> bool:
    """Whether the sender's address is the customer's, or wrote on this case before."""
    if not sender:
        return False
    has_it = exists().where(EmailRow.customer_id == case.customer_id, EmailRow.address == sender)
    piece = CorrespondenceRow
    wrote = exists().where(piece.case_id == case.id, piece.direction == "inbound", piece.sender == sender)
    return bool(session.scalar(select(or_(has_it, wrote))))


def _why(
    sender: str,
    writers: Sequence[KnownCustomer],
    case: KnownCase | None,
    suggestions: Sequence[KnownCase],
    mentions: Sequence[Reference],
) -> str:
    if case:
        return f"Joins {case.reference}: it names that number, and {sender} is known there."
    if suggestions:
        named = ", ".join(suggestion.reference for suggestion in suggestions)
        return f"Names {named}, but {sender or 'its sender'} is not known there: look before you file it so."
    unknown = f" It names {', '.join(mentions)}, which leads to no case here." if mentions else ""
    if not sender:
        return f"It names no sender's address.{unknown}"
    if len(writers) > 1:
        return f"{len(writers)} customers have the address {sender}: choose one.{unknown}"
    if writers:
        return f"{writers[0].name} has the address {sender}.{unknown}"
    return f"Nobody here has the address {sender}.{unknown}"
