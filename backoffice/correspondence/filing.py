"""Where a piece belongs: its customer and its case, found or made in the unit of work that files it."""

from dataclasses import dataclass

from backoffice import cases, customers, promises
from backoffice.customers import CustomerDetails
from backoffice.errors import Fault, InvalidInputError
from backoffice.lookup import find
from backoffice.office import Work
from backoffice.promises import InquiryKind, Promise
from backoffice.references import Prefix, Reference
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from db.customers import CustomerRow


@dataclass(frozen=True)
class Filing:
    """Where a piece belongs, as a person said it.

    Attributes:
        customer: the reference of a customer on record; may be left out where ``case`` is given.
        new_customer: somebody not on record yet, who is added with the piece.
        case: the reference of a case of that customer; empty opens a new one.
        kind: what a new case is about; an existing one keeps its own.
        asks_something: whether it starts promises; an automatic reply does not.
    """

    customer: str = ""
    new_customer: CustomerDetails | None = None
    case: str = ""
    kind: InquiryKind = InquiryKind.FEEDBACK
    asks_something: bool = True


@dataclass(frozen=True)
class LoggedPiece:
    """A piece that was filed.

    Attributes:
        id: the correspondence it is.
        case_reference: where it is filed.
        opened_case: whether the case was opened for it.
        changed_case: whether a case on record is no longer as it was: open again, or raised by the piece's subject.
        promises: those it started; none for a second copy and for automatic mail.
    """

    id: int
    case_reference: Reference
    customer_reference: Reference
    customer_name: str
    opened_case: bool
    changed_case: bool
    promises: tuple[Promise, ...]


def file_piece(work: Work, piece: CorrespondenceRow, filing: Filing, subject: str) -> LoggedPiece:
    """File ``piece``: find or make its customer and case, reopen a case that was settled, start the promises.

    Args:
        work: the open unit of work.
        piece: inbound, without a case.
        filing: where it belongs.
        subject: what a new case is called.

    Raises:
        NotFoundError: an unknown customer or case, naming the one that was probably meant.
        InvalidInputError: nobody is named, the case is another customer's, or the new customer's details are wrong.
    """
    case = _existing_case(work, filing) if filing.case else _new_case(work, filing, subject)
    before = _standing(case)
    if filing.asks_something:
        cases.reopen(work, case)
    piece.case = case
    work.session.add(piece)
    work.session.flush()
    started = promises.start_promises(work, case, piece) if filing.asks_something else ()
    return LoggedPiece(
        id=piece.id,
        case_reference=Reference(case.reference),
        customer_reference=Reference(case.customer.reference),
        customer_name=case.customer.name,
        opened_case=not filing.case,
        changed_case=bool(filing.case) and _standing(case) != before,
        promises=started,
    )


def _existing_case(work: Work, filing: Filing) -> CaseRow:
    case = find(work.session, CaseRow, Prefix.CASE, filing.case)
    if filing.new_customer or (filing.customer and _on_record(work, filing).id != case.customer_id):
        message = f"{case.reference} is a case of {case.customer.name}; choose one of this customer, or a new case."
        raise InvalidInputError(Fault("case", message))
    return case


def _new_case(work: Work, filing: Filing, subject: str) -> CaseRow:
    return cases.open_case(work, _customer(work, filing), kind=filing.kind, subject=subject)


def _standing(case: CaseRow) -> tuple[object, ...]:
    """What a piece may change of a case."""
    return case.status, case.urgent, case.escalated


def _customer(work: Work, filing: Filing) -> CustomerRow:
    if filing.new_customer:
        return customers.create_customer(work, filing.new_customer)
    if not filing.customer:
        raise InvalidInputError(Fault("customer", "Choose the customer whom this comes from, or add a new one."))
    return _on_record(work, filing)


def _on_record(work: Work, filing: Filing) -> CustomerRow:
    return find(work.session, CustomerRow, Prefix.CUSTOMER, filing.customer)
