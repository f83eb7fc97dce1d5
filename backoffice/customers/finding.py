"""Finding customers, and reading one."""

import re
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, Subquery, and_, select, tuple_, union

from backoffice import lookup
from backoffice.customers.orders import order_key
from backoffice.customers.records import TOPIC, customer_of
from backoffice.customers.values import Customer, CustomerSummary
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.references import MistypedReferenceError, Prefix, Reference, parse
from db import search
from db.cases import CaseRow
from db.customers import AddressRow, CustomerRow, EmailRow, OrderRow, PhoneRow
from db.letters import LetterRow
from db.returns import ReturnRow

FEWEST = 2  # letters or digits that suffice; fewer would offer nearly everybody
_DIALLED = re.compile(r"[+(]?\d[\d\s()./-]+")


def find_customers(office: Office, text: str, limit: int = 12) -> tuple[CustomerSummary, ...]:
    """The customers that ``text`` may mean, by name, for suggestions while somebody types; two letters suffice.

    Every word must begin a word of the name, an e-mail address, a telephone number or a postcode; or the text begins
    an order's number, or is the number of the customer, or of one of their cases, returns or letters.
    """
    if len(order_key(text)) < FEWEST:
        return ()
    return customers(office, text, None, limit).rows


def customers(office: Office, text: str = "", after: object | None = None, limit: int = 50) -> Page[CustomerSummary]:
    """A page of all customers, or of those that ``text`` may mean (see `find_customers`), by name."""
    by_name = CustomerRow.sort_name, CustomerRow.id
    page = select(*by_name).order_by(*by_name).limit(limit + 1)
    if text.strip():
        page = page.where(CustomerRow.id.in_(_meant(text)))
    if isinstance(after, tuple):
        page = page.where(tuple_(*by_name) > after)
    with office.look() as session:
        rows = session.execute(_summaries(page.subquery())).all()
    shown = rows[:limit]
    next_key = (shown[-1].sort_name, shown[-1].id) if len(rows) > limit else None
    return Page(tuple(map(_summary, shown)), next_key)


def customer(office: Office, reference: str) -> Customer:
    """The customer of this reference. Raises `NotFoundError`, naming the number that was likely meant."""
    with office.look() as session:
        return customer_of(lookup.find(session, CustomerRow, Prefix.CUSTOMER, reference))


def _summaries(page: Subquery) -> Select[*tuple[Any, ...]]:
    """One row for each customer of the page, with whatever of contact comes first; joined to those few alone."""
    return (
        select(
            page.c.id,
            page.c.sort_name,
            CustomerRow.reference,
            CustomerRow.name,
            AddressRow.city,
            AddressRow.state,
            AddressRow.postcode,
            EmailRow.address,
            PhoneRow.number,
        )
        .join(CustomerRow, CustomerRow.id == page.c.id)
        .outerjoin(AddressRow, and_(AddressRow.customer_id == page.c.id, AddressRow.position == 0))
        .outerjoin(EmailRow, and_(EmailRow.customer_id == page.c.id, EmailRow.position == 0))
        .outerjoin(PhoneRow, and_(PhoneRow.customer_id == page.c.id, PhoneRow.position == 0))
        .order_by(page.c.sort_name, page.c.id)
    )


def _summary(row: Row[*tuple[Any, ...]]) -> CustomerSummary:
    region = " ".join(filter(None, (row.state, row.postcode)))
    place = ", ".join(filter(None, (row.city, region)))
    return CustomerSummary(Reference(row.reference), row.name, place, row.address or "", row.number or "")


def _meant(text: str) -> CompoundSelect[int]:
    """The ids of the customers that ``text`` may mean; each kind of meaning goes through an index of its own."""
    meanings = [search.found(TOPIC, text), *_bearing(text)]
    key = order_key(text)
    if _DIALLED.fullmatch(text.strip()):
        meanings.append(search.found(TOPIC, key))
    if key:
        meanings.append(select(OrderRow.customer_id).where(search.begins(OrderRow.search_number, key)))
    return union(*meanings)


def _bearing(text: str) -> list[Select[int]]:
    """The query for whom a complete number belongs to; none where ``text`` is no such number."""
    try:
        reference = parse(text)
    except MistypedReferenceError:
        return []
    match Prefix(reference.split("-", 1)[0]):
        case Prefix.CUSTOMER:
            return [select(CustomerRow.id).where(CustomerRow.reference == reference)]
        case Prefix.CASE:
            return [select(CaseRow.customer_id).where(CaseRow.reference == reference)]
        case Prefix.RETURN:
            return [select(CaseRow.customer_id).join(ReturnRow).where(ReturnRow.reference == reference)]
        case Prefix.LETTER:
            return [select(CaseRow.customer_id).join(LetterRow).where(LetterRow.reference == reference)]
