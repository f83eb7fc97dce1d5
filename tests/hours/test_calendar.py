"""The calendar as a value, its many-at-once forms, and the corners that a minute-by-minute check cannot see."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.errors import InvalidInputError
from backoffice.hours import BusinessCalendar, NoOpeningError
from tests.hours.calendars import NEW_YORK, NINE_TO_FIVE, REFERENCE, WEEK, local, week

MICROSECOND = timedelta(microseconds=1)
moments = st.datetimes(datetime(2025, 12, 1), datetime(2027, 3, 1), timezones=st.just(UTC))  # noqa: DTZ001 - as asked for
amounts = st.timedeltas(timedelta(0), timedelta(hours=90))


def test_equal_hours_make_equal_calendars() -> None:
    """However they were written down: order, a zone's name or the zone, closed weekdays left out or empty."""
    split = [(time(9), time(12)), (time(13), time(15))]
    one = BusinessCalendar("America/New_York", {0: split, 1: []}, {date(2026, 1, 1): []})
    other = BusinessCalendar(NEW_YORK, {0: reversed(split)}, {date(2026, 1, 1): ()})
    assert one == other
    assert hash(one) == hash(other)
    assert one != replace(other, exceptions={})


def test_a_calendar_never_changes() -> None:
    """Neither its parts nor what it was made from reach into it."""
    hours = dict(WEEK)
    calendar = BusinessCalendar(NEW_YORK, hours)
    hours.clear()
    assert calendar.is_business_day(date(2026, 11, 23))
    with pytest.raises(FrozenInstanceError):
        calendar.zone = ZoneInfo("UTC")  # type: ignore[misc]
    with pytest.raises(TypeError):
        calendar.weekly[6] = ()  # type: ignore[index]


def test_open_is_half_open() -> None:
    """Open at the first second and closed at the last one; next_opening is now while open."""
    assert REFERENCE.is_open(local("2026-11-23 09:00"))
    assert not REFERENCE.is_open(local("2026-11-23 17:00"))
    assert REFERENCE.next_opening(local("2026-11-23 09:00")) == local("2026-11-23 09:00")
    assert REFERENCE.next_opening(local("2026-11-23 17:00")) == local("2026-11-24 09:00")
    assert REFERENCE.next_closing(local("2026-11-23 17:00")) == local("2026-11-24 17:00")
    assert REFERENCE.effective_receipt(local("2026-07-02 12:30")) == local("2026-07-02 13:00")


def test_answers_are_in_the_business_zone() -> None:
    """Wherever the question comes from."""
    answer = REFERENCE.next_opening(datetime(2026, 11, 22, tzinfo=ZoneInfo("Asia/Tokyo")))
    assert answer.isoformat() == "2026-11-23T09:00:00-05:00"


def test_day_nought_is_the_day_of_receipt() -> None:
    """Until closing it is today, from closing on the next business day; that day's own hours come with it."""
    assert REFERENCE.business_day(local("2026-12-24 12:59"), 0).closes == local("2026-12-24 13:00")
    day = REFERENCE.business_day(local("2026-12-24 13:00"), 0)
    assert day == (date(2026, 12, 28), local("2026-12-28 09:00"), local("2026-12-28 17:00"))


def test_an_amount_that_fills_a_day_ends_at_its_closing() -> None:
    """Not at the next opening; and none at all gives the effective receipt, not the closing before."""
    assert REFERENCE.add_open_time(local("2026-11-23 09:00"), timedelta(hours=8)) == local("2026-11-23 17:00")
    assert REFERENCE.add_open_time(local("2026-11-23 09:00"), timedelta(0)) == local("2026-11-23 09:00")
    assert REFERENCE.add_open_time(local("2026-11-21 09:00"), timedelta(0)) == local("2026-11-23 09:00")


def test_no_time_at_all_never_leads_back() -> None:
    """An opening at midnight reads the same as the closing before it, on either clock."""
    early = BusinessCalendar("UTC", {0: [(time(0), time(6))]})
    sunday, monday = datetime(2026, 11, 22, 12, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
    assert early.add_open_time(sunday, timedelta(0)) == monday
    assert early.add_clock_time_on_business_days(sunday, timedelta(0)) == monday


def test_clock_time_that_ends_at_midnight_belongs_to_the_day_it_fills() -> None:
    """Friday 10:00 and 14 clock hours fill Friday, so the result is pulled back to Friday's closing."""
    received = local("2026-11-20 10:00")
    assert REFERENCE.add_clock_time_on_business_days(received, timedelta(hours=14)) == local("2026-11-20 17:00")
    after = REFERENCE.add_clock_time_on_business_days(received, timedelta(hours=14, minutes=1))
    assert after == local("2026-11-23 00:01")


def test_opening_through_midnight() -> None:
    """Hours that meet at midnight are one opening; the business day still ends there."""
    night = BusinessCalendar("UTC", {4: [(time(22), time(0))], 5: [(time(0), time(6))]})
    friday = datetime(2026, 11, 20, 23, tzinfo=UTC)
    assert night.next_closing(friday) == datetime(2026, 11, 21, 6, tzinfo=UTC)
    assert night.business_day(friday, 0).closes == datetime(2026, 11, 21, tzinfo=UTC)
    assert night.add_open_time(friday, timedelta(hours=3)) == datetime(2026, 11, 21, 2, tzinfo=UTC)


def test_edges_that_a_clock_change_skips() -> None:
    """They are shifted forward by the gap, even past hours that were not; what they leave empty is dropped."""
    sunday = date(2026, 3, 8)
    swapped = week(exceptions={sunday: [(time(2, 10), time(2, 59)), (time(3), time(3, 5))]})
    day = swapped.business_day(local("2026-03-08 00:00"), 0)
    assert (day.opens, day.closes) == (local("2026-03-08 03:00"), local("2026-03-08 03:59"))
    assert swapped.next_closing(day.opens) == local("2026-03-08 03:05")
    within = week(exceptions={sunday: [(time(2), time(2, 59)), (time(3, 10), time(3, 20))]})
    assert within.business_day(local("2026-03-08 00:00"), 0).closes == local("2026-03-08 03:59")
    empty = week(exceptions={sunday: [(time(2, 30), time(3, 30))]})
    assert not empty.is_business_day(sunday)


def test_a_date_that_a_zone_skipped_is_no_business_day() -> None:
    """Samoa had no 30 December 2011, a Friday, and its hours do not slip into the Saturday."""
    samoa = week("Pacific/Apia")
    assert not samoa.is_business_day(date(2011, 12, 30))
    thursday = datetime(2011, 12, 29, 17, tzinfo=samoa.zone)
    assert samoa.next_opening(thursday) == datetime(2012, 1, 2, 9, tzinfo=samoa.zone)
    assert samoa.business_days_between(date(2011, 12, 29), date(2012, 1, 2)) == 1


def test_an_office_that_never_closes() -> None:
    """Its open time is plain time; looking for a closing ends with words instead of a loop."""
    always = BusinessCalendar("UTC", {day: [(time(0), time(0))] for day in range(7)})
    start = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert always.add_open_time(start, timedelta(days=800)) == start + timedelta(days=800)
    with pytest.raises(NoOpeningError, match="does not open"):
        always.next_closing(start)


def test_the_last_opening_of_all() -> None:
    """A calendar of a few dates answers up to them; beyond, searching fails in words and measuring gives nought."""
    fair = BusinessCalendar("UTC", {}, {date(2026, 6, 1): NINE_TO_FIVE})
    after = datetime(2026, 6, 2, tzinfo=UTC)
    assert fair.next_opening(datetime(2025, 1, 1, tzinfo=UTC)) == datetime(2026, 6, 1, 9, tzinfo=UTC)
    assert not fair.is_open(after)
    assert fair.open_time_between(after, after + timedelta(days=9)) == timedelta(0)
    for search in (fair.next_opening, fair.next_closing, fair.effective_receipt):
        with pytest.raises(NoOpeningError):
            search(after)
    with pytest.raises(NoOpeningError):
        fair.business_day(datetime(2026, 5, 1, tzinfo=UTC), 1)


@pytest.mark.parametrize("year", [1970, 2100])
def test_the_first_and_last_years(year: int) -> None:
    """1970 and 2100 are served to their last second, each asked of a calendar that knows no year yet."""
    calendar = week()
    assert calendar.next_opening(datetime(year, 1, 1, tzinfo=UTC)) == local(f"{year}-01-01 09:00")
    last = calendar.business_day(datetime(year, 12, 31, 23, 59, 59, tzinfo=UTC), 5)
    assert last.closes.year == year + 1


@pytest.mark.parametrize("year", [1950, 2150, 9999])
def test_other_years_are_refused(year: int) -> None:
    """In words, whatever is asked."""
    t = datetime(year, 6, 1, tzinfo=UTC)
    for ask in (
        REFERENCE.is_open,
        REFERENCE.next_opening,
        lambda t: REFERENCE.open_time_between(t, local("2026-01-05")),
    ):
        with pytest.raises(InvalidInputError, match="1970 to 2100"):
            ask(t)
    with pytest.raises(InvalidInputError, match="1970 to 2100"):
        REFERENCE.is_business_day(t.date())


def test_business_days_between_dates() -> None:
    """The first date does not count, the last does; backward is negative."""
    assert REFERENCE.business_days_between(date(2026, 11, 20), date(2026, 11, 23)) == 1
    assert REFERENCE.business_days_between(date(2026, 11, 25), date(2026, 11, 30)) == 2
    assert REFERENCE.business_days_between(date(2026, 11, 30), date(2026, 11, 25)) == -2


@given(t=moments, amount=amounts)
def test_what_was_added_is_what_lies_between(t: datetime, amount: timedelta) -> None:
    """To the microsecond, and backward it is the negative."""
    due = REFERENCE.add_open_time(t, amount)
    assert REFERENCE.open_time_between(t, due) == amount
    assert REFERENCE.open_time_between(due, t) == -amount


@given(a=moments, b=moments, amount=amounts, n=st.integers(0, 30))
def test_later_is_never_earlier(a: datetime, b: datetime, amount: timedelta, n: int) -> None:
    """What arrives later is due no earlier, by every unit."""
    a, b = sorted([a, b])
    assert REFERENCE.add_open_time(a, amount).timestamp() <= REFERENCE.add_open_time(b, amount).timestamp()
    clock = [REFERENCE.add_clock_time_on_business_days(t, amount).timestamp() for t in (a, b)]
    assert clock == sorted(clock)
    assert REFERENCE.business_day(a, n).date <= REFERENCE.business_day(b, n).date


@given(t=moments, amount=amounts.filter(bool), n=st.integers(0, 30))
def test_nothing_falls_due_when_nobody_is_there(t: datetime, amount: timedelta, n: int) -> None:
    """Open hours and business days end in open time or on a closing; clock hours no later than that day's closing."""
    for due in (REFERENCE.add_open_time(t, amount), REFERENCE.business_day(t, n).closes):
        assert REFERENCE.is_open(due - MICROSECOND)
    due = REFERENCE.add_clock_time_on_business_days(t, amount)
    closes = REFERENCE.business_day(local(f"{due:%Y-%m-%d}"), 0).closes
    assert due <= closes
    assert due.date() == closes.date()


@pytest.mark.parametrize("order", [sorted, list], ids=["sorted", "as they come"])
def test_many_at_once_are_as_one_by_one(order: type) -> None:
    """Around edges, on them, twice the same, over years not yet asked for: the same answers in the same order."""
    random = Random(5)
    whole = [local("2026-10-20 00:00") + timedelta(minutes=random.randrange(80_000)) for _ in range(3000)]
    edges = [local(f"2026-11-{day} {hour}:00") for day in range(23, 31) for hour in ("09", "13", "17")]
    later = [local("2028-12-01 00:00") + timedelta(hours=7 * n) for n in range(100)]
    found = order([*whole, *edges, *edges, *later])
    for hours in (0, 8, 14, 24, 8000):
        amount = timedelta(hours=hours)
        calendar = replace(REFERENCE)
        assert calendar.add_open_time_to_each(found, amount) == [REFERENCE.add_open_time(t, amount) for t in found]
        each = calendar.add_clock_time_on_business_days_to_each(found, amount)
        assert each == [REFERENCE.add_clock_time_on_business_days(t, amount) for t in found]
    assert replace(REFERENCE).business_days(found, 5) == [REFERENCE.business_day(t, 5) for t in found]
    assert REFERENCE.business_days([], 5) == []


def test_threads_may_share_a_calendar() -> None:
    """Each asks for other years, while the table grows under all of them."""
    calendar = week()
    years = [1971, 2099, 2026, 2040, 1999, 2080, 1985, 2060] * 4
    with ThreadPoolExecutor(8) as pool:
        openings = pool.map(lambda year: calendar.next_opening(local(f"{year}-06-01 03:00")), years)
    assert all((opening.year, opening.hour) == (year, 9) for opening, year in zip(openings, years, strict=True))
