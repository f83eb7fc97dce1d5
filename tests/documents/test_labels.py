"""A return prints as a pair: a neutral label outside, everything else inside."""

from dataclasses import replace

import pytest

from backoffice.documents import STOCKS, InnerSlip, SlipLine, TellingWordError, TooLongError, page_count, return_pair
from backoffice.documents.labels import draw_outer_labels
from tests.documents.samples import CUSTOMER, DOCK, OUTER, SLIP, on, text_of

WITH_SLIP_BESIDE = {"8126": 1}
SMALL_SLIP = replace(SLIP, lines=SLIP.lines[:1], packing=("Pack it well.",))


@pytest.mark.parametrize("stock_id", STOCKS)
def test_the_outer_label_comes_first_and_tells_nothing(stock_id: str) -> None:
    """Page 1 carries the number; order, items, value and brand are on the slip only."""
    pdf = return_pair(OUTER, SMALL_SLIP, on(stock_id))
    outer = text_of(pdf)
    assert "RA-26K3-7QX4-8" in outer
    if stock_id in WITH_SLIP_BESIDE:
        return
    assert not [word for word in ("10023", "silver", "148", "Avery", "Wrong") if word in outer]
    slip = text_of(pdf, 1)
    assert not [word for word in ("10023", "silver", "$ 148.00", "Wrong size", "2 of 2") if word not in slip]


@pytest.mark.parametrize("stock_id", [id_ for id_ in STOCKS if id_ != "5167"])
def test_the_outer_label_says_what_the_dock_and_the_customer_need(stock_id: str) -> None:
    """Where to, until when, and that there are two papers."""
    outer = text_of(draw_outer_labels([OUTER], on(stock_id)).pdf)
    for said in ("HERITAGE RETURNS", "36 HERITAGE ROAD", "QUINCY MA 02169", "December 23, 2026", "1 of 2"):
        assert said in outer


def test_a_half_sheet_takes_both_papers() -> None:
    """Avery 8126 holds the label above and the slip below; started at its second half, the slip opens a new sheet."""
    assert page_count(return_pair(OUTER, SLIP, on("8126"))) == 1
    assert page_count(return_pair(OUTER, SLIP, on("8126", start=2))) == 2


def test_a_long_slip_goes_on_overleaf_with_its_titles() -> None:
    """Forty lines fill several slips, each with the number and the table's titles."""
    line = SlipLine("Charm bracelet with a rather long description that wraps", 1, "Changed mind", "$ 10.00")
    pdf = return_pair(OUTER, replace(SLIP, lines=(line,) * 40), on("4x6"))
    assert page_count(pdf) > 4
    for page in (1, 2, 3):
        assert "Declared" in text_of(pdf, page)
        assert f"Slip page {page} of {page_count(pdf) - 1}" in text_of(pdf, page)


def test_a_batch_fills_sheet_after_sheet() -> None:
    """Thirteen labels from position 9 of a sheet of ten take two sheets, with different addresses."""
    labels = [replace(OUTER, sender=replace(CUSTOMER, name=f"Person {n}")) for n in range(12)]
    printout = draw_outer_labels(labels, on("5163", start=9))
    assert page_count(printout.pdf) == 2
    assert "PERSON 1" in text_of(printout.pdf, 0)
    assert "PERSON 2" in text_of(printout.pdf, 1)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"return_to": replace(DOCK, company="Fine Jewelry Returns")}, "jewelry"),
        ({"return_to": replace(DOCK, company="James Avery Returns")}, "james avery"),
        ({"carrier": "Gold Express"}, "gold"),
        ({"audit": "value $ 500"}, "value"),
    ],
)
def test_a_telling_label_is_refused(change: dict[str, object], word: str) -> None:
    """The word guard runs over everything that we compose for the outside."""
    with pytest.raises(TellingWordError, match=f"“{word}”"):
        return_pair(replace(OUTER, **change), SLIP, on("4x6"), ("James Avery",))  # type: ignore[arg-type]


def test_a_customer_in_gold_street_gets_a_label() -> None:
    """The customer's own address is exempt from the word guard."""
    at_gold_street = replace(OUTER, sender=replace(CUSTOMER, name="Pearl Diamond", street=("1 Gold Street",)))
    assert "1 GOLD STREET" in text_of(return_pair(at_gold_street, SLIP, on("4x6")))


def test_abroad_the_label_names_the_country() -> None:
    """A sender in Germany posts to the United States, and says where the parcel comes from."""
    sender = replace(CUSTOMER, street=("Straße 12",), city="Berlin", state="", postcode="10243", country="DE")
    outer = text_of(draw_outer_labels([replace(OUTER, sender=sender)], on("4x6")).pdf)
    assert "UNITED STATES" in outer
    assert "GERMANY" in outer


@pytest.mark.parametrize("stock_id", ["4x6", "5163", "L7163"])
def test_a_name_that_fits_nowhere_is_refused(stock_id: str) -> None:
    """Ten thousand characters are answered with what to shorten."""
    with pytest.raises(TooLongError, match=r"The sender’s address does not fit .* please shorten “XXX"):
        return_pair(replace(OUTER, sender=replace(CUSTOMER, name="x" * 10_000)), SLIP, on(stock_id))


def test_a_slip_without_order_and_certificate() -> None:
    """What is not known is left out."""
    bare = InnerSlip(SLIP.reference, "", "Ann Lee", "May 1", (), "$ 0.00")
    text = text_of(return_pair(OUTER, bare, on("4x6")), 1)
    assert "Order" not in text
    assert "Certificate" not in text


def test_long_lists_run_over_pages() -> None:
    """A hundred things to enclose are not laid beside each other, where they would leave the sheet."""
    pdf = return_pair(OUTER, replace(SLIP, enclose=tuple(f"Thing {n}" for n in range(100))), on("8126"))
    everything = "".join(text_of(pdf, page) for page in range(page_count(pdf)))
    assert page_count(pdf) > 1
    assert all(f"Thing {n}" in everything for n in range(100))


def test_a_long_carrier_is_refused() -> None:
    """A tracking number that would leave the label is answered."""
    with pytest.raises(TooLongError, match="The line with carrier and tracking number does not fit"):
        return_pair(replace(OUTER, tracking="9" * 300), SLIP, on("4x6"))
