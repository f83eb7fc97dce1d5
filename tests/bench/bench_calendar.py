"""Business time against other libraries, on one schedule that all of them can express, and on a million moments.

Their ratios are to ours, so more is better. Each peer is first checked to mean the same: where it disagrees with ours
on more than one moment in ten, it is not compared but named as wrong.
"""

import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from backoffice.hours import BusinessCalendar

ZONE = ZoneInfo("America/New_York")
CLOSED = [date(year, month, day) for year in range(2024, 2034) for month, day in [(1, 1), (7, 4), (11, 26), (12, 25)]]
OURS = BusinessCalendar(ZONE, {day: [(clock(9), clock(17))] for day in range(5)}, {day: [] for day in CLOSED})
DAY = timedelta(hours=24)
AMOUNT = DAY // timedelta.resolution
ON_DATETIMES, ON_NUMBERS, MILLION = 2500, 1000, 0.25  # ns, ns, s: what they may take at most

random = Random(2026)
MOMENTS = [datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=random.randrange(3 * 365 * 1440)) for _ in range(2000)]
Adding = Callable[[datetime], datetime]


def run() -> list[dict[str, Any]]:
    """Measures adding 24 open hours everywhere, and the other operations and many at once with ours."""
    return [*_alone(), *_many(), *_against_peers()]


def _alone() -> Iterable[dict[str, Any]]:
    numbers = [int(moment.timestamp()) * 1_000_000 for moment in MOMENTS]
    line, first, earliest = OURS.timeline, MOMENTS[0], numbers[0]
    on_datetimes: dict[str, Callable[[datetime], object]] = {
        "is_open": OURS.is_open,
        "next_opening": OURS.next_opening,
        "add_open_time": lambda t: OURS.add_open_time(t, DAY),
        "open_time_between": lambda t: OURS.open_time_between(first, t),
        "business_day": lambda t: OURS.business_day(t, 5),
        "add_clock_time_on_business_days": lambda t: OURS.add_clock_time_on_business_days(t, DAY),
    }
    on_numbers: dict[str, Callable[[int], object]] = {
        "is_open": line.is_open,
        "next_opening": line.next_opening,
        "add_open": lambda t: line.add_open(t, AMOUNT),
        "open_between": lambda t: line.open_between(earliest, t),
        "business_day": lambda t: line.business_day(t, 5),
        "add_clock": lambda t: line.add_clock(t, AMOUNT),
    }
    for name, operation in on_datetimes.items():
        taken = _nanoseconds(operation, MOMENTS)
        yield _row(f"calendar: {name}, datetimes", taken, "ns", taken / ON_DATETIMES, "≤ 1")
    for name, on_number in on_numbers.items():
        taken = _nanoseconds(on_number, numbers)
        yield _row(f"calendar: {name}, epoch numbers", taken, "ns", taken / ON_NUMBERS, "≤ 1")


def _many() -> Iterable[dict[str, Any]]:
    start = int(MOMENTS[0].timestamp())
    million = sorted((start + random.randrange(3 * 365 * 86_400)) * 1_000_000 for _ in range(1_000_000))
    line = OURS.timeline
    for name, bulk in {
        "24 open hours": lambda: line.add_open_to_each(million, AMOUNT),
        "5 business days": lambda: line.business_days(million, 5),
        "24 clock hours": lambda: line.add_clock_to_each(million, AMOUNT),
    }.items():
        (taken,) = _in_turns(bulk)
        yield _row(f"calendar: a million deadlines, {name}, sorted", taken, "s", taken / MILLION, "≤ 1")
    random.shuffle(million)
    taken = _seconds(lambda: line.add_open_to_each(million, AMOUNT))
    yield _row("calendar: a million deadlines, 24 open hours, unsorted", taken, "s", None, None)


def _against_peers() -> Iterable[dict[str, Any]]:
    for name, (make, how_many) in PEERS.items():
        try:
            theirs = make()
        except ImportError as error:
            print(f"calendar: {name} is not compared: {error}; see tests/bench/requirements.txt", file=sys.stderr)
        else:
            yield from _against(name, theirs, MOMENTS[:how_many])


def _against(name: str, theirs: Adding, moments: list[datetime]) -> Iterable[dict[str, Any]]:
    def ours(moment: datetime) -> datetime:
        return OURS.add_open_time(moment, DAY)

    local = [moment.astimezone(ZONE) for moment in moments]  # some take no other zone; none is timed converting
    agreed = sum(map(_mean_the_same, map(theirs, local), map(ours, moments)))
    if agreed < 0.9 * len(moments):
        print(f"calendar: {name} is not compared: it agrees on {agreed} of {len(moments)}", file=sys.stderr)
        return
    taken, by_us = _in_turns(lambda: _all(theirs, local), lambda: _all(ours, moments))
    yield _row(f"calendar: 24 open hours by {name}", taken / len(moments) * 1e9, "ns", taken / by_us, "≥ 12")


def _mean_the_same(theirs: datetime, ours: datetime) -> bool:
    """Some end an exact fill at the closing, as we do, some at the next opening."""
    return OURS.next_opening(theirs) == OURS.next_opening(ours)


def _exchange_calendars() -> Adding:
    import pandas as pd
    from exchange_calendars import ExchangeCalendar

    class Office(ExchangeCalendar):
        name = "Office"
        tz = ZONE
        open_times = ((None, clock(9)),)
        close_times = ((None, clock(17)),)
        adhoc_holidays = tuple(map(pd.Timestamp, CLOSED))

    office = Office(start="2024-06-03", end="2029-01-02", side="right")  # minutes by their end, as an exact fill asks

    def add(moment: datetime) -> datetime:
        return office.minute_offset(office.minute_to_trading_minute(pd.Timestamp(moment), "previous"), 1440)

    return add


def _pandas() -> Adding:
    import pandas as pd

    day = pd.offsets.CustomBusinessHour(n=24, start="09:00", end="17:00", holidays=CLOSED)
    return lambda moment: pd.Timestamp(moment) + day


def _businesstimedelta() -> Adding:
    import businesstimedelta
    import pytz

    zone = pytz.timezone(ZONE.key)
    work = businesstimedelta.WorkDayRule(start_time=clock(9), end_time=clock(17), working_days=[0, 1, 2, 3, 4], tz=zone)
    closed = businesstimedelta.HolidayRule(CLOSED, tz=zone)
    day = businesstimedelta.BusinessTimeDelta(businesstimedelta.Rules([work, closed]), hours=24)
    return lambda moment: moment + day


def _opening_hours() -> Adding:
    from opening_hours import OpeningHours

    closed = "; ".join(f"{day:%Y %b %d} off" for day in CLOSED)
    office = OpeningHours(f"Mo-Fr 09:00-17:00; {closed}", timezone=ZONE)

    def add(moment: datetime) -> datetime:
        left = DAY
        if not office.is_open(moment):
            moment = office.next_change(moment)
        while (closing := office.next_change(moment)) - moment < left:
            left -= closing - moment
            moment = office.next_change(closing)
        return moment + left

    return add


PEERS: dict[str, tuple[Callable[[], Adding], int]] = {
    "exchange_calendars": (_exchange_calendars, 1000),
    "pandas CustomBusinessHour": (_pandas, 500),
    "businesstimedelta": (_businesstimedelta, 100),
    "opening-hours-py and a loop": (_opening_hours, 500),
}


def _nanoseconds(operation: Callable[[Any], object], arguments: list[Any]) -> float:
    (taken,) = _in_turns(lambda: _all(operation, arguments))
    return taken / len(arguments) * 1e9


def _all(operation: Callable[[Any], object], arguments: list[Any]) -> None:
    for argument in arguments:
        operation(argument)


def _in_turns(*works: Callable[[], object]) -> list[float]:
    """Seconds of the quickest of seven rounds of each; what a busy machine adds is not theirs."""
    rounds = [[_seconds(work) for work in works] for _ in range(7)]
    return [min(seconds) for seconds in zip(*rounds, strict=True)]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _row(name: str, figure: float, unit: str, ratio: float | None, aim: str | None) -> dict[str, Any]:
    return {"name": name, "figure": figure, "unit": unit, "ratio": ratio, "aim": aim}
