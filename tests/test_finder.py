"""The search field that is always there."""

import pytest

from backoffice import finder, returns
from backoffice.customers import Customer, CustomerDetails, add_customer
from backoffice.finder import Hit, HitKind
from backoffice.office import Office
from backoffice.references import Reference
from backoffice.returns import NewReturn, RequestedLine


def found(office: Office, text: str) -> list[tuple[HitKind, str]]:
    """What was found, without the words around it."""
    return [(hit.kind, hit.reference) for hit in finder.find(office, text)]


def test_a_customer_by_two_letters(office: Office, evelyn: Customer) -> None:
    """The hit tells where the customer lives and how to write."""
    assert finder.find(office, "ev") == (
        Hit(HitKind.CUSTOMER, evelyn.reference, "Evelyn Marsh", "Quincy, MA 02169 · evelyn@example.com"),
    )


def test_a_case_by_words_of_its_subject(office: Office, evelyn: Customer, case: Reference) -> None:
    """The hit tells whose case it is and how it stands."""
    assert finder.find(office, "ring sma") == (
        Hit(HitKind.CASE, case, "Ring too small", f"{case} · Evelyn Marsh · open"),
    )


def test_an_order_leads_to_its_customer(office: Office, evelyn: Customer) -> None:
    """Orders have no screen of their own; the record shows them."""
    hits = finder.find(office, "#1001")
    assert hits[0] == Hit(HitKind.ORDER, evelyn.reference, "Order 1001", "Evelyn Marsh")
    assert found(office, "100")[0] == (HitKind.ORDER, evelyn.reference)


def test_every_number_finds_its_record_first(office: Office, evelyn: Customer, case: Reference) -> None:
    """Whatever is read out or scanned, in any spelling, is the first hit."""
    issued = returns.issue_return(office, NewReturn(case, (RequestedLine("ring-7", 1, "too small"),), "1001")).value
    for kind, reference in (
        (HitKind.CUSTOMER, evelyn.reference),
        (HitKind.CASE, case),
        (HitKind.RETURN, issued.reference),
    ):
        assert found(office, reference)[0] == (kind, reference)
        assert found(office, f" {reference.lower().replace('-', '')} ")[0] == (kind, reference)
    assert finder.find(office, issued.reference)[0].detail == f"Evelyn Marsh · {issued.state.replace('_', ' ')}"


def test_a_mistyped_number_names_what_was_meant(office: Office, evelyn: Customer, case: Reference) -> None:
    """One wrong character leads to the number that exists, said to be a guess."""
    wrong = case[:-3] + ("A" if case[-3] != "A" else "B") + case[-2:]
    (hit,) = finder.find(office, wrong)
    assert (hit.kind, hit.reference) == (HitKind.CASE, case)
    assert hit.detail.startswith("Did you mean this? · ")


@pytest.mark.parametrize("text", ["", "e", "--", "RA-2600-0001-F", "C-2600-0001-X", "zz zz", "\x00\x00", "💍💍"])
def test_what_means_nothing_finds_nothing(office: Office, evelyn: Customer, case: Reference, text: str) -> None:
    """Too little, unknown numbers and strange signs are answered with nothing."""
    assert finder.find(office, text) == ()


def test_neither_people_nor_cases_crowd_the_others_out(office: Office, case: Reference) -> None:
    """A common word shows some of each kind, never more than asked for."""
    for number in range(12):
        add_customer(office, CustomerDetails(f"Ring Maker {number:02}"))
    kinds = [kind for kind, _ in found(office, "ring")]
    assert len(kinds) == 12
    assert kinds.count(HitKind.CASE) == 1
    assert len(finder.find(office, "ring", limit=4)) == 4
