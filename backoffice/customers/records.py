"""Customers between their rows and their values. Rows never leave this feature's unit of work."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice import lookup
from backoffice.customers.validation import checked, dialled
from backoffice.customers.values import Customer, CustomerDetails, PreferredChannel
from backoffice.documents import PostalAddress
from backoffice.office import Work
from backoffice.references import Prefix, Reference
from db import search
from db.customers import AddressRow, CustomerRow, EmailRow, PhoneRow

TOPIC = "customers"


def create_customer(work: Work, details: CustomerDetails) -> CustomerRow:
    """Add a customer within ``work``. Raises `InvalidInputError`."""
    [reference] = lookup.unused(work.session, CustomerRow, Prefix.CUSTOMER, work.now.year)
    row = new_row(work, reference, checked(details))
    settle(work, [row])
    return row


def new_row(work: Work, reference: Reference, details: CustomerDetails) -> CustomerRow:
    """A row that says what checked ``details`` say; finish it, alone or with others, by `settle`."""
    row = CustomerRow(reference=reference, created_at=work.now)
    _write(row, details)
    work.session.add(row)
    return row


def settle(work: Work, rows: Iterable[CustomerRow]) -> None:
    """Send changed rows to the store, and let them be found by name, e-mail, telephone number and postcode."""
    work.session.flush()
    for row in rows:
        search.remember(work.session, TOPIC, row.id, _words(row))


def customers_with_email(session: Session, address: str) -> list[CustomerRow]:
    """The customers who have this e-mail address, in any case; families share one. The earliest comes first."""
    has_it = select(EmailRow.customer_id).where(EmailRow.address == address.strip().lower())
    return list(session.scalars(select(CustomerRow).where(CustomerRow.id.in_(has_it)).order_by(CustomerRow.id)))


def rewrite(work: Work, row: CustomerRow, details: CustomerDetails) -> None:
    """Make a settled row say what checked ``details`` say."""
    _write(row, details)
    row.version += 1  # a new address alone is a change of the record, too
    settle(work, [row])


def customer_of(row: CustomerRow) -> Customer:
    """The value of a row."""
    return Customer(
        reference=Reference(row.reference),
        version=row.version,
        created_at=row.created_at,
        name=row.name,
        emails=tuple(email.address for email in row.emails),
        phones=tuple(phone.number for phone in row.phones),
        addresses=tuple(_address(address, row.name) for address in row.addresses),
        preferred_channel=PreferredChannel(row.preferred_channel),
        note=row.note,
    )


def _write(row: CustomerRow, details: CustomerDetails) -> None:
    """Touch only what differs, so that the audit tells the truth."""
    row.name = details.name
    row.sort_name = search.fold(details.name)
    row.preferred_channel = details.preferred_channel or PreferredChannel.MAIL
    row.note = details.note
    _write_addresses(row, details.addresses)
    _write_emails(row, details.emails)
    _write_phones(row, details.phones)


def _words(row: CustomerRow) -> Iterator[str]:
    yield row.name
    yield row.name.replace("'", "").replace("’", "")
    for email in row.emails:
        yield email.address
    for phone in row.phones:
        yield from dialled(phone.number)
    for address in row.addresses:
        yield address.postcode
        yield "".join(address.postcode.split())


def _write_emails(row: CustomerRow, addresses: tuple[str, ...]) -> None:
    known = {email.address: email for email in row.emails}
    row.emails = [known.get(address) or EmailRow(address=address) for address in addresses]
    for position, email in enumerate(row.emails):
        email.position = position


def _write_phones(row: CustomerRow, numbers: tuple[str, ...]) -> None:
    known = {phone.number: phone for phone in row.phones}
    row.phones = [known.get(number) or PhoneRow(number=number) for number in numbers]
    for position, phone in enumerate(row.phones):
        phone.position = position


def _write_addresses(row: CustomerRow, addresses: tuple[PostalAddress, ...]) -> None:
    rows = [*row.addresses, *(AddressRow() for _ in addresses[len(row.addresses) :])][: len(addresses)]
    for position, (kept, address) in enumerate(zip(rows, addresses, strict=True)):
        kept.position = position
        kept.company = address.company
        kept.street = "\n".join(address.street)
        kept.city = address.city
        kept.state = address.state
        kept.postcode = address.postcode
        kept.country = address.country
    row.addresses = rows


def _address(row: AddressRow, name: str) -> PostalAddress:
    return PostalAddress(
        name=name,
        company=row.company,
        street=tuple(row.street.splitlines()),
        city=row.city,
        state=row.state,
        postcode=row.postcode,
        country=row.country,
    )
