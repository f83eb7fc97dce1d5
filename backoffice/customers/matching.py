"""Recognising in a file the customers who are on record already."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from backoffice import lookup
from backoffice.customers.records import new_row, settle
from backoffice.customers.values import CustomerDetails
from backoffice.office import Work
from backoffice.references import Prefix
from db import search
from db.customers import CustomerRow, EmailRow

AT_ONCE = 500
"""How many records of a file are worked on together: as many as every database takes in one list."""


class People:
    """The customers whom some records of a file may mean: those on record, and those that the file adds."""

    def __init__(self, work: Work, wanted: Sequence[CustomerDetails]) -> None:
        self._work = work
        self._references = lookup.unused(work.session, CustomerRow, Prefix.CUSTOMER, work.now.year, len(wanted))
        self._added: list[CustomerRow] = []
        self._by_email: dict[str, list[CustomerRow]] = defaultdict(list)
        self._by_name: dict[str, list[CustomerRow]] = defaultdict(list)
        emails = {email for details in wanted for email in details.emails}
        names = {search.fold(details.name) for details in wanted if not details.emails}
        writing = select(EmailRow.customer_id).where(EmailRow.address.in_(emails))
        known = select(CustomerRow).where(or_(CustomerRow.id.in_(writing), CustomerRow.sort_name.in_(names)))
        contact = (selectinload(part) for part in (CustomerRow.emails, CustomerRow.phones, CustomerRow.addresses))
        for row in work.session.scalars(known.order_by(CustomerRow.id).options(*contact)):
            self._know(row)

    def same(self, details: CustomerDetails) -> CustomerRow | None:
        """The customer of this name and one of these e-mail addresses; else, without any, of this telephone or street.

        Sharing an e-mail address is not enough: families do.
        """
        name = search.fold(details.name)
        if details.emails:
            return next((row for row in self._writing(details) if row.sort_name == name), None)
        return next((row for row in self._by_name[name] if _is_alike(row, details)), None)

    def buyer(self, details: CustomerDetails) -> CustomerRow | None:
        """The customer who ordered: the same one, else the first with this e-mail address, whatever name was typed."""
        return self.same(details) or next(iter(self._writing(details)), None)

    def add(self, details: CustomerDetails) -> CustomerRow:
        """A new customer of checked details, to be finished by `settle`."""
        row = new_row(self._work, self._references.pop(), details)
        self._added.append(row)
        self._know(row)
        return row

    def settle(self) -> None:
        """Send those added so far to the store, and let them be found."""
        settle(self._work, self._added)
        self._added.clear()

    def _know(self, row: CustomerRow) -> None:
        self._by_name[row.sort_name].append(row)
        for email in row.emails:
            self._by_email[email.address].append(row)

    def _writing(self, details: CustomerDetails) -> list[CustomerRow]:
        return [row for email in details.emails for row in self._by_email[email]]


def _is_alike(row: CustomerRow, details: CustomerDetails) -> bool:
    """Whether a customer of the same name is this one, who gives no e-mail address."""
    if not details.phones and not details.addresses:
        return not (row.emails or row.phones or row.addresses)
    streets = {(address.postcode, search.fold(" ".join(address.street))) for address in details.addresses}
    return any(phone.number in details.phones for phone in row.phones) or any(
        (address.postcode, search.fold(" ".join(address.street.splitlines()))) in streets for address in row.addresses
    )
