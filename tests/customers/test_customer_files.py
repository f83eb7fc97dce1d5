"""Lists of customers."""

import pytest

from backoffice.customers.csv_files import FileFaultsError
from backoffice.customers.customer_files import read_customers
from backoffice.customers.values import PreferredChannel
from tests.customers.exports import CUSTOMERS, export

ANNA = {
    "name": "Anna Novák",
    "email": "Anna@Example.com; anna@work.example.com",
    "phone": "617 555 0123",
    "street": "12 Elm Street",
    "city": "Quincy",
    "state": "MA",
    "postcode": '="02169"',
    "preferred_channel": "Letter",
}


def test_customers_are_read_as_they_are_stored() -> None:
    """E-mail in lower case, telephone in E.164, postcodes with their leading zero, the channel by its name."""
    (anna,) = read_customers(export(CUSTOMERS, ANNA).encode())
    assert anna.emails == ("anna@example.com", "anna@work.example.com")
    assert anna.phones == ("+16175550123",)
    assert (anna.addresses[0].postcode, anna.addresses[0].country) == ("02169", "US")
    assert anna.preferred_channel is PreferredChannel.MAIL


def test_every_bad_line_is_named() -> None:
    """All faults of all lines come at once, each with its line and field; nothing is taken over."""
    text = export(
        CUSTOMERS,
        ANNA,
        {"name": "", "email": "x@example.com"},
        {"name": "Bob", "email": "nobody", "phone": "12"},
        {"name": "Cy", "preferred_channel": "pigeon"},
        {"name": "Di", "street": "1 Main Street"},
    )
    with pytest.raises(FileFaultsError) as caught:
        read_customers(text.encode())
    found = [(fault.line, fault.field) for fault in caught.value.line_faults]
    assert found[:4] == [(3, "name"), (4, "emails"), (4, "phones"), (5, "preferred_channel")]
    assert {line for line, _ in found} == {3, 4, 5, 6}
    assert all(fault.message.startswith(f"Line {fault.line}: ") for fault in caught.value.line_faults)


def test_a_list_without_names_is_refused() -> None:
    """The one column that is needed is asked for by name."""
    with pytest.raises(FileFaultsError, match="no column “name”"):
        read_customers(b"email\r\na@example.com\r\n")


def test_blank_lines_and_unknown_columns_do_no_harm() -> None:
    """Spreadsheets leave blank lines and bring columns of their own."""
    customers = read_customers(b"Name,Loyalty,E-mail\r\n\r\nAnna,gold,\r\n,,\r\nBob,,\r\n")
    assert [customer.name for customer in customers] == ["Anna", "Bob"]
