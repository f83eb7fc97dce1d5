"""Customers and letters to log."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from backoffice import customers
from backoffice.correspondence import Filing, LetterPiece, LoggedPiece, log_letter
from backoffice.customers import Customer, CustomerDetails
from backoffice.office import Office

TODAY = date(2026, 11, 23)


@pytest.fixture
def evelyn(office: Office) -> Customer:
    """A customer who writes letters and e-mail."""
    return customers.add_customer(office, CustomerDetails("Evelyn Marsh", emails=("evelyn@example.com",))).value


@pytest.fixture
def letter(evelyn: Customer) -> Callable[..., LetterPiece]:
    """A letter of Evelyn's that came today, in all that a test does not say otherwise."""

    def write(**changes: Any) -> LetterPiece:
        plain = {"filing": Filing(customer=evelyn.reference), "received": TODAY, "subject": "Ring too small"}
        return LetterPiece(**{**plain, **changes})

    return write


@pytest.fixture
def logged(office: Office, letter: Callable[..., LetterPiece]) -> LoggedPiece:
    """That letter, logged."""
    return log_letter(office, letter()).value
