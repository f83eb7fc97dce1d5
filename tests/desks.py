"""A pytest plugin: a customer with an order and an address, and the case of a letter of hers."""

from datetime import date
from pathlib import Path

import pytest

from backoffice import customers
from backoffice.correspondence import Filing, LetterPiece, log_letter
from backoffice.customers import Customer, CustomerDetails
from backoffice.documents import PostalAddress
from backoffice.office import Office
from backoffice.references import Reference

ORDERS = """order,placed,name,email,street,city,state,postcode,country,currency,sku,item,quantity,price
1001,2026-11-10,Evelyn Marsh,evelyn@example.com,12 Elm Street,Quincy,MA,02169,US,USD,RING-7,Rope Ring,2,120.00
1001,2026-11-10,Evelyn Marsh,evelyn@example.com,12 Elm Street,Quincy,MA,02169,US,USD,CHAIN,Light Chain,1,45.50
"""


@pytest.fixture
def evelyn(office: Office, tmp_path: Path) -> Customer:
    """A customer with a postal address, an e-mail address and one order: two rings and a chain."""
    address = PostalAddress("Evelyn Marsh", "", ("12 Elm Street",), "Quincy", "MA", "02169", "US")
    details = CustomerDetails("Evelyn Marsh", emails=("evelyn@example.com",), addresses=(address,))
    made = customers.add_customer(office, details).value
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS, encoding="utf-8")
    customers.import_orders(office, file)
    return made


@pytest.fixture
def case(office: Office, evelyn: Customer) -> Reference:
    """The case of the letter that Evelyn's mail brought on Monday."""
    return log_case(office, evelyn)


@pytest.fixture
def other_case(office: Office) -> Reference:
    """The case of somebody who has neither an order nor an address."""
    made = customers.add_customer(office, CustomerDetails("Noor Haddad")).value
    return log_case(office, made)


def log_case(office: Office, customer: Customer, subject: str = "Ring too small") -> Reference:
    """Log a letter of ``customer`` that came on Monday."""
    piece = LetterPiece(Filing(customer=customer.reference), date(2026, 11, 23), subject)
    return log_letter(office, piece).value.case_reference
