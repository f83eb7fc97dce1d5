"""Amounts, counts and times as shops write them."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from backoffice.customers.cells import amount, count, moment

EASTERN = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("49", "49"),
        ("49.00", "49.00"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1\u202f234,50", "1234.50"),
        ("1’234.50", "1234.50"),
        ("1,234", "1234"),
        ("1,234,567", "1234567"),
        ("12,5", "12.5"),
        ("12.500", "12.500"),
        ("$1,249.00", "1249.00"),
        ("USD 49.00", "49.00"),
        ("49,00 €", "49.00"),
        ("0", "0"),
    ],
)
def test_amounts(text: str, value: str) -> None:
    """Thousands and decimals are told apart in every usual way of writing."""
    assert amount(text) == Decimal(value)


@pytest.mark.parametrize("text", ["-5", "abc", "NaN", "1e5", "5%", "", "--", "٣"])
def test_no_amounts(text: str) -> None:
    """What is no amount is refused with a sentence."""
    with pytest.raises(ValueError, match="is no amount"):
        amount(text)


def test_counts() -> None:
    """Whole numbers count, also with zeros behind the point; halves do not."""
    assert (count("2"), count("2.00"), count("0")) == (2, 2, 0)
    for text in ("2.5", "-1", "two", "1,000,000,000"):
        with pytest.raises(ValueError, match="is no quantity"):
            count(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-07-01 10:00:00 -0400", datetime(2026, 7, 1, 14, tzinfo=UTC)),
        ("2026-07-01 10:00:00 UTC", datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ("2026-07-01T10:00:00Z", datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ("2026-07-01T10:00:00+02:00", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("2026-07-01 10:00", datetime(2026, 7, 1, 14, tzinfo=UTC)),
        ("2026-12-01", datetime(2026, 12, 1, 5, tzinfo=UTC)),
        ("7/1/2026  10:00:00", datetime(2026, 7, 1, 14, tzinfo=UTC)),
        ("7/1/2026 1:05 PM", datetime(2026, 7, 1, 17, 5, tzinfo=UTC)),
        ("31.12.2026 10:00", datetime(2026, 12, 31, 15, tzinfo=UTC)),
        ("July 1, 2026 10:00 am", datetime(2026, 7, 1, 14, tzinfo=UTC)),
    ],
)
def test_times(text: str, at: datetime) -> None:
    """Every usual way of writing a time, with its offset or in the business's zone."""
    assert moment(text, EASTERN) == at


@pytest.mark.parametrize("text", ["13/01/2026", "2026-02-30", "45384.35", "tomorrow", "1989-12-31", "9999-12-31"])
def test_no_times(text: str) -> None:
    """What is no time, or cannot be one of ours, is refused with a sentence."""
    with pytest.raises(ValueError, match=r"is no date and time|before 1990"):
        moment(text, EASTERN)
