"""Findings on what comes back: they advise, with their arithmetic, and block nobody who says why."""

from datetime import date, datetime
from pathlib import Path

import pytest

from backoffice import customers, returns
from backoffice.clock import SetClock
from backoffice.customers import Customer
from backoffice.errors import InvalidInputError
from backoffice.office import Office
from backoffice.promises import Returns
from backoffice.references import Reference
from backoffice.returns import NewReturn, RequestedLine
from backoffice.returns.eligibility import Parcel, article_finding, window_finding
from tests.desks import log_case
from tests.offices import NEW_YORK

TERMS = Returns(neutral_name="Dock", street=("1 Elm",), city="Quincy", valid_business_days=30)
PLACED = date(2026, 10, 1)
SHIPPED = """order,placed,name,email,currency,sku,item,quantity,price,shipped,delivered
2002,2026-09-01,Evelyn Marsh,evelyn@example.com,USD,BAND,Plain Band,1,80.00,2026-09-03,2026-09-08
2003,2026-11-01,Evelyn Marsh,evelyn@example.com,USD,LOCKET,Engraved Locket,1,90.00,2026-11-03,2026-11-08
"""


@pytest.mark.parametrize(
    ("parcel", "today", "words", "concern"),
    [
        (Parcel(None, date(2026, 10, 8)), date(2026, 11, 7), "may come back until November 7, 2026", False),
        (Parcel(None, date(2026, 10, 8)), date(2026, 11, 8), "until November 7, 2026, which is a day ago", True),
        (
            Parcel(date(2026, 10, 3), None),
            date(2026, 11, 9),
            "on the way: may come back until November 9",
            False,
        ),
        (Parcel(date(2026, 10, 3), None), date(2026, 11, 12), "which is 3 days ago", True),
        (Parcel(None, None), date(2030, 1, 1), "no shipment yet", False),
    ],
)
def test_the_window_shows_its_arithmetic(*, parcel: Parcel, today: date, words: str, concern: bool) -> None:
    """It runs from the delivery, else from the shipment and a week; its last day counts."""
    finding = window_finding(PLACED, [parcel], today, TERMS)
    assert words in finding.words
    assert finding.concern is concern
    assert "within 30 days of delivery" in finding.policy


def test_the_last_parcel_counts() -> None:
    """What came in two parcels has until thirty days after the second."""
    parcels = [Parcel(None, date(2026, 10, 8)), Parcel(None, date(2026, 10, 20))]
    assert not window_finding(PLACED, parcels, date(2026, 11, 19), TERMS).concern


def test_some_articles_do_not_come_back() -> None:
    """Their names say so, in any case."""
    found = article_finding("Locket, ENGRAVED by hand", TERMS)
    assert found is not None
    assert found.concern
    assert article_finding("Plain Band", TERMS) is None


@pytest.fixture
def late_case(office: Office, evelyn: Customer, tmp_path: Path) -> Reference:
    """Evelyn asks about an order delivered in September, and one with an engraved locket."""
    file = tmp_path / "shipped.csv"
    file.write_text(SHIPPED, encoding="utf-8")
    customers.import_orders(office, file)
    return log_case(office, evelyn, "May I still send it back?")


def test_staff_say_why_and_are_counted(office: Office, late_case: Reference, clock: SetClock) -> None:
    """Without a reason the finding is the answer; with one the return is issued, and both stand in the report."""
    band = (RequestedLine("BAND", 1, "too small"),)
    with pytest.raises(InvalidInputError, match=r"until October 8, 2026, which is 46 days ago\. Say why") as caught:
        returns.issue_return(office, NewReturn(late_case, band, "2002"))
    assert [fault.field for fault in caught.value.faults] == ["override"]
    issued = returns.issue_return(office, NewReturn(late_case, band, "2002", override="ill since September")).value
    [override] = returns.overrides_since(office, datetime(2026, 11, 23, tzinfo=NEW_YORK))
    assert (override.reference, override.by, override.why) == (issued.reference, "Ada", "ill since September")
    assert "46 days ago" in override.against[0]


def test_our_own_error_needs_no_reason(office: Office, late_case: Reference) -> None:
    """What we got wrong comes back whenever it is noticed, and is no override."""
    wanted = NewReturn(late_case, (RequestedLine("BAND", 1, "wrong item"),), "2002", own_error=True)
    returns.issue_return(office, wanted)
    assert returns.overrides_since(office, datetime(2026, 1, 1, tzinfo=NEW_YORK)) == ()


def test_only_what_comes_back_is_weighed(office: Office, late_case: Reference) -> None:
    """The engraved locket raises its concern; the offer shows it before anybody asks."""
    with pytest.raises(InvalidInputError, match="Engraved Locket is engraved"):
        returns.issue_return(office, NewReturn(late_case, (RequestedLine("LOCKET", 1, "dislikes it"),), "2003"))
    offered = {order.number: order.findings for order in returns.offer(office, late_case).orders}
    assert [finding.concern for finding in offered["2003"]] == [False, True]
    assert [finding.concern for finding in offered["2002"]] == [True]
