"""The search field that is always there: customers, cases, orders and every number people read out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from backoffice.customers import find_customers, order_key
from backoffice.office import Office
from backoffice.references import MistypedReferenceError, Prefix, Reference, likely_slips, parse
from db import search
from db.cases import CaseRow
from db.customers import CustomerRow, OrderRow
from db.letters import LetterRow
from db.returns import ReturnRow


class HitKind(StrEnum):
    """What kind of record was found."""

    CUSTOMER = "customer"
    CASE = "case"
    ORDER = "order"
    RETURN = "return"
    LETTER = "letter"


@dataclass(frozen=True)
class Hit:
    """One thing that the text may mean.

    Attributes:
        reference: what to open: the record's own reference; for an order the customer's.
        title: what it is.
        detail: what tells it from others; for a mistyped number, that it is a guess.
    """

    kind: HitKind
    reference: str
    title: str
    detail: str


def find(office: Office, text: str, limit: int = 12) -> tuple[Hit, ...]:
    """What ``text`` may mean, the surest first, each record once; nothing for a single letter.

    A complete number finds its record, and a mistyped one those that were likely meant. Everything else is the
    beginning of words: of customers (see `customers.find_customers`), of an order's number, of a case's subject.
    """
    if len(order_key(text)) < _FEWEST:
        return ()
    with office.look() as session:
        hits = [*_numbered(session, text), *_orders(session, text, limit)]
        cases = list(_cases(session, text, limit))
    people = [
        Hit(HitKind.CUSTOMER, found.reference, found.name, _told(found.place, found.email))
        for found in find_customers(office, text, limit)
    ]
    room = max(limit // 2, limit - len(hits) - len(cases))  # neither people nor cases crowd the others out
    each_once: dict[tuple[str, str, str], Hit] = {}
    for hit in (*hits, *people[:room], *cases):
        each_once.setdefault((hit.kind, hit.reference, hit.title), hit)
    return tuple(each_once.values())[:limit]


_FEWEST = 2  # letters or digits


def _numbered(session: Session, text: str) -> Iterator[Hit]:
    try:
        meant: tuple[Reference, ...] = (parse(text),)
        prefixes = {Prefix(meant[0].split("-", 1)[0])}
        guess = ""
    except MistypedReferenceError:
        meant = likely_slips(text)
        prefixes = {Prefix(reference.split("-", 1)[0]) for reference in meant}
        guess = "Did you mean this?"
    for prefix in prefixes:
        for hit in _OF_KIND[prefix](session, meant):
            yield replace(hit, detail=_told(guess, hit.detail))


def _customers(session: Session, references: tuple[Reference, ...]) -> Iterator[Hit]:
    for row in session.scalars(select(CustomerRow).where(CustomerRow.reference.in_(references))):
        yield Hit(HitKind.CUSTOMER, row.reference, row.name, row.reference)


def _cases_numbered(session: Session, references: tuple[Reference, ...]) -> Iterator[Hit]:
    yield from map(_case_hit, session.execute(_CASES.where(CaseRow.reference.in_(references))))


def _returns(session: Session, references: tuple[Reference, ...]) -> Iterator[Hit]:
    query = select(ReturnRow.reference, ReturnRow.state, CustomerRow.name).join(ReturnRow.case).join(CaseRow.customer)
    for reference, state, name in session.execute(query.where(ReturnRow.reference.in_(references))):
        yield Hit(HitKind.RETURN, reference, f"Return {reference}", _told(name, state.replace("_", " ")))


def _letters(session: Session, references: tuple[Reference, ...]) -> Iterator[Hit]:
    query = select(LetterRow.reference, LetterRow.subject, LetterRow.state, CustomerRow.name)
    query = query.join(LetterRow.case).join(CaseRow.customer)
    for reference, subject, state, name in session.execute(query.where(LetterRow.reference.in_(references))):
        yield Hit(HitKind.LETTER, reference, subject, _told(reference, name, state))


_OF_KIND: dict[Prefix, Callable[[Session, tuple[Reference, ...]], Iterator[Hit]]] = {
    Prefix.CUSTOMER: _customers,
    Prefix.CASE: _cases_numbered,
    Prefix.RETURN: _returns,
    Prefix.LETTER: _letters,
}


def _orders(session: Session, text: str, limit: int) -> Iterator[Hit]:
    query = select(OrderRow.number, CustomerRow.reference, CustomerRow.name).join(OrderRow.customer)
    query = query.where(search.begins(OrderRow.search_number, order_key(text)))
    for number, reference, name in session.execute(query.order_by(OrderRow.search_number).limit(limit)):
        yield Hit(HitKind.ORDER, reference, f"Order {number}", name)


_CASES = select(CaseRow.reference, CaseRow.subject, CaseRow.status, CustomerRow.name).join(CaseRow.customer)


def _cases(session: Session, text: str, limit: int) -> Iterator[Hit]:
    """Cases by their words, the newest first: ranking a common word would read them all."""
    if search.words(text):
        found = _CASES.where(search.matches("cases", text, CaseRow.id)).order_by(CaseRow.id.desc()).limit(limit)
        yield from map(_case_hit, session.execute(found))


def _case_hit(row: Row[str, str, str, str]) -> Hit:
    reference, subject, status, name = row
    return Hit(HitKind.CASE, reference, subject, _told(reference, name, status))


def _told(*parts: str) -> str:
    return " · ".join(filter(None, parts))
