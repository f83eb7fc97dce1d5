"""Hours that make no sense are refused, all of their faults at once."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from backoffice.errors import InvalidInputError
from backoffice.hours import BusinessCalendar
from tests.hours.calendars import REFERENCE, WEEK, local

DAY = date(2026, 12, 24)


def messages(weekly: Any = WEEK, exceptions: Any = None, zone: Any = "UTC") -> list[str]:
    with pytest.raises(InvalidInputError) as refusal:
        BusinessCalendar(zone, weekly, exceptions or {})
    return [fault.message for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ([(time(17), time(9))], "closes before it opens"),
        ([(time(9), time(9))], "is empty"),
        ([(time(9), time(12)), (time(11), time(15))], "09:00–12:00 and 11:00–15:00 overlap"),
        ([(time(9), time(0)), (time(22), time(23))], "overlap"),
        ([("9:00", time(12))], "“9:00” is not a time of day"),
        ([(time(9), time(12), time(13))], "a pair of times"),
        ([time(9)], "a pair of times"),
        (None, "a pair of times"),
        ([(time(9, 0, 0, 5), time(12))], "not a whole second"),
        ([(time(9, tzinfo=local("2026-01-01").tzinfo), time(12))], "names a zone of its own"),
    ],
)
def test_a_day_with_impossible_hours(hours: Any, words: str) -> None:
    """Named with its weekday or its date."""
    assert words in messages(weekly={0: hours})[0]
    assert messages(exceptions={DAY: hours})[0].startswith("2026-12-24: ")


@pytest.mark.parametrize("zone", ["Eastern/Nowhere", "", "../etc/passwd", "America", None, 5])
def test_an_unknown_zone(zone: Any) -> None:
    """Says what zones are called."""
    assert "is not a time zone" in messages(zone=zone)[0]


def test_an_office_that_never_opens() -> None:
    """Whether without hours at all or with closed days only."""
    assert "never open" in messages(weekly={})[0]
    assert "never open" in messages(weekly={0: []}, exceptions={DAY: []})[0]


@pytest.mark.parametrize("key", [7, -1, "monday"])
def test_an_unknown_weekday(key: Any) -> None:
    """They are numbers from 0 to 6."""
    assert "is not a weekday" in messages(weekly={**WEEK, key: []})[0]


@pytest.mark.parametrize("key", ["2026-12-24", datetime(2026, 12, 24), 20])  # noqa: DTZ001 - as bad as can be
def test_an_exception_without_a_date(key: Any) -> None:
    """A text or a moment is no date."""
    assert "is not a date" in messages(exceptions={key: []})[0]


def test_everything_wrong_is_said_at_once() -> None:
    """Five mistakes, five sentences, each filed under its own field."""
    with pytest.raises(InvalidInputError) as refusal:
        BusinessCalendar("Nowhere", {0: [(time(12), time(9))], 8: []}, {DAY: [(time(9), time(9))], "x": []})  # type: ignore[dict-item]
    assert [fault.field for fault in refusal.value.faults] == ["zone", "weekly", "monday", "exceptions", "2026-12-24"]


NAIVE = datetime(2026, 12, 24, 10)  # noqa: DTZ001 - what this is about


@pytest.mark.parametrize(
    "ask",
    [
        REFERENCE.is_open,
        REFERENCE.next_opening,
        REFERENCE.next_closing,
        REFERENCE.effective_receipt,
        lambda t: REFERENCE.business_day(t, 1),
        lambda t: REFERENCE.add_open_time(t, timedelta(hours=1)),
        lambda t: REFERENCE.open_time_between(local("2026-12-24 10:00"), t),
        lambda t: REFERENCE.add_clock_time_on_business_days(t, timedelta(hours=1)),
        lambda t: REFERENCE.add_open_time_to_each([t], timedelta(hours=1)),
    ],
)
def test_a_naive_moment(ask: Callable[[datetime], object]) -> None:
    """Is refused by every operation."""
    with pytest.raises(InvalidInputError, match="lacks its time zone"):
        ask(NAIVE)


def test_a_negative_amount() -> None:
    """Business time is counted forward, one by one and many at once."""
    t, hour = local("2026-12-24 10:00"), timedelta(hours=-1)
    for ask in (
        lambda: REFERENCE.business_day(t, -1),
        lambda: REFERENCE.add_open_time(t, hour),
        lambda: REFERENCE.add_clock_time_on_business_days(t, hour),
        lambda: REFERENCE.business_days([t], -1),
        lambda: REFERENCE.add_open_time_to_each([t], hour),
        lambda: REFERENCE.add_clock_time_on_business_days_to_each([t], hour),
    ):
        with pytest.raises(InvalidInputError, match="cannot be negative"):
            ask()
