"""The pair of papers, and numbers that people type."""

from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image

from backoffice import customers, returns
from backoffice.customers import Customer
from backoffice.documents import STOCKS, page_count, render
from backoffice.errors import NotFoundError, UserFacingError
from backoffice.office import Office
from backoffice.references import Prefix, Reference, make
from backoffice.returns import LabelWish, NewReturn, RequestedLine, Return, ReturnState, Verdict
from backoffice.roles import Role


@pytest.fixture
def issued(office: Office, case: Reference) -> Return:
    """One ring, to come back."""
    wanted = NewReturn(case, (RequestedLine("RING-7", 1, "too small", serial="GIA 77"),), "1001")
    return returns.issue_return(office, wanted).value


def codes(pdf: bytes, page: int, dpi: int) -> set[str]:
    """What a scanner reads on a page."""
    picture = render(pdf, page, dpi)
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)
    return {code.text for code in zxingcpp.read_barcodes(image)}


@pytest.mark.parametrize("stock", ["4x6", "A6", "8126", "5163", "L7165"])
def test_every_stock_carries_a_number_that_scans(office: Office, issued: Return, stock: str) -> None:
    """What the scanner reads leads back to the return."""
    pdf = returns.return_papers(office, issued.reference, LabelWish(stock))
    read = codes(pdf, 0, STOCKS[stock].dpi)
    assert read
    assert {returns.check_number(office, code.rpartition("/")[2]).reference for code in read} == {issued.reference}


def test_printing_is_noted_each_time_and_moves_the_return_once(office: Office, issued: Return) -> None:
    """The first print sends the label on its way; a reprint is one more event and no step back."""
    saved = returns.print_papers(office, issued.reference)
    assert page_count(saved.value) >= 2
    returns.print_papers(office, issued.reference, LabelWish("8126", 2))
    shown = returns.return_file(office, issued.reference)
    assert shown.state is ReturnState.LABEL_SENT
    assert [event.event for event in shown.events] == ["authorised", "label_printed", "label_printed"]
    assert shown.events[-1].details == {"stock": "8126", "start": 2}


def test_looking_at_papers_changes_nothing(office: Office, issued: Return) -> None:
    """A preview writes no event."""
    before = office.store.last_change()
    returns.return_papers(office, issued.reference)
    assert office.store.last_change() == before


def test_the_mailroom_may_print(issued: Return, acting_as: Callable[[Role], Office]) -> None:
    """Labels are printed where parcels are packed."""
    assert returns.print_papers(acting_as(Role.MAILROOM), issued.reference).value.startswith(b"%PDF")


def test_a_customer_without_an_address_gets_no_label(office: Office, other_case: Reference) -> None:
    """The sentence names who needs an address, and nothing is noted."""
    wanted = NewReturn(other_case, (RequestedLine("", 1, "why", "Brooch"),))
    bare = returns.issue_return(office, wanted).value
    with pytest.raises(UserFacingError, match="Noor Haddad has no postal address"):
        returns.print_papers(office, bare.reference)
    assert returns.return_file(office, bare.reference).state is ReturnState.AUTHORISED


def test_a_position_that_the_sheet_lacks_and_a_stock_nobody_has(office: Office, issued: Return) -> None:
    """Both are refused in words before anything is noted."""
    with pytest.raises(UserFacingError, match="positions 1 to 10"):
        returns.print_papers(office, issued.reference, LabelWish("5163", 11))
    with pytest.raises(NotFoundError, match="no label format “7x7”"):
        returns.print_papers(office, issued.reference, LabelWish("7x7"))
    assert returns.return_file(office, issued.reference).state is ReturnState.AUTHORISED


def test_three_verdicts_on_a_number(office: Office, issued: Return, evelyn: Customer) -> None:
    """Known in any spelling, valid but unknown, and mistyped with the number that was meant."""
    known = returns.check_number(office, issued.reference.lower().replace("-", " "))
    assert (known.verdict, known.reference) == (Verdict.KNOWN, issued.reference)
    assert evelyn.name in known.sentence
    unknown = returns.check_number(office, make(Prefix.RETURN, 2026, min))
    assert unknown.verdict is Verdict.UNKNOWN
    swapped = issued.reference[:-1] + ("0" if issued.reference[-1] != "0" else "1")
    mistyped = returns.check_number(office, swapped)
    assert (mistyped.verdict, mistyped.suggestions) == (Verdict.MISTYPED, (issued.reference,))
    assert f"Did you mean {issued.reference}?" in mistyped.sentence


def test_a_customer_is_found_by_the_number(office: Office, issued: Return, evelyn: Customer) -> None:
    """The search field knows returns by their numbers."""
    assert customers.find_customers(office, issued.reference)[0].reference == evelyn.reference
