"""When the office is open, and what "three business days" or "24 business hours" from now means by that.

A pure room: no clock, no store. The meaning of each unit is decided in the service policy ("How the numbers are
read"); `backoffice.promises` builds promises on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from backoffice.errors import Fault, InvalidInputError
from backoffice.hours._edges import EPOCH, MICROSECOND, DayEdges
from backoffice.hours.intervals import Hours, read_hours
from backoffice.hours.timeline import Timeline

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Pairs = Iterable[tuple[time, time]]
_from_timestamp = datetime.fromtimestamp


class BusinessDay(NamedTuple):
    """A date with at least one open interval, which counts as one whole business day however short.

    Attributes:
        date: the local date.
        opens: its first opening, in the business zone.
        closes: its last closing, in the business zone.
    """

    date: date
    opens: datetime
    closes: datetime


@dataclass(frozen=True, init=False)
class BusinessCalendar:
    """Weekly hours, and the dates that have others, in one zone. A value: frozen, hashable, equal by content.

    Moments go in as aware datetimes of any zone and come out in the business zone; they must lie in the years 1970
    to 2100. Open is half-open: at the second of opening the office is open, at the second of closing it is closed.
    Each edge is a wall-clock time turned into a real moment, and what lies between is counted in real time: an edge
    that a clock change skips is shifted forward by the gap, one that occurs twice is the first. Date beats weekday.

    Operations raise `InvalidInputError` for a naive moment, one outside those years, and a negative amount; those
    that look ahead raise `NoOpeningError` (of `backoffice.hours.timeline`) when no opening is left to find.

    Attributes:
        zone: the business zone; the dates of exceptions are dates there.
        weekly: the intervals of each weekday, all of 0 (Monday) to 6.
        exceptions: the intervals of each date that departs from them, by date; empty when suspended.
        timeline: the same operations on whole microseconds since 1970 in UTC, for work in bulk.
    """

    zone: ZoneInfo
    weekly: Mapping[int, Hours]
    exceptions: Mapping[date, Hours]
    timeline: Timeline = field(init=False, repr=False, compare=False)
    _days: dict[DayEdges, BusinessDay] = field(init=False, repr=False, compare=False)

    def __init__(
        self,
        zone: ZoneInfo | str,
        weekly: Mapping[int, Pairs],
        exceptions: Mapping[date, Pairs] = MappingProxyType({}),
    ) -> None:
        """Puts the intervals in order and checks them.

        Args:
            zone: the business zone, or its IANA name.
            weekly: weekday, 0 (Monday) to 6, to pairs of opening and closing time; a closing at ``time(0)`` is the
                midnight that ends the day. A weekday left out is closed.
            exceptions: date to such pairs; none when the day is suspended.

        Raises:
            InvalidInputError: with a fault for everything that is wrong: an unknown zone, weekday or date, intervals
                that are malformed, reversed, empty or overlap, or no opening at all.
        """
        faults: list[Fault] = []
        object.__setattr__(self, "zone", _zone(zone, faults))
        object.__setattr__(self, "weekly", MappingProxyType(_weekly(weekly, faults)))
        object.__setattr__(self, "exceptions", MappingProxyType(_exceptions(exceptions, faults)))
        if not faults and not any([*self.weekly.values(), *self.exceptions.values()]):
            faults.append(Fault("weekly", "The office would never open: give at least one weekday hours."))
        if faults:
            raise InvalidInputError(*faults)
        object.__setattr__(self, "timeline", Timeline(self.zone, self.intervals))
        object.__setattr__(self, "_days", {})

    def __hash__(self) -> int:
        return hash((self.zone.key, *self.weekly.values(), *self.exceptions.items()))

    def intervals(self, day: date) -> Hours:
        """The open intervals of a local date as decided, in wall-clock time; empty when closed."""
        exception = self.exceptions.get(day)
        return self.weekly[day.weekday()] if exception is None else exception

    def is_business_day(self, day: date) -> bool:
        """Whether the office opens at all on a local date."""
        return self.timeline.is_business_day(day)

    def business_days_between(self, a: date, b: date) -> int:
        """How many business days come after `a`, up to and including `b` (local dates); negative when reversed."""
        return self.timeline.business_days_between(a, b)

    def is_open(self, t: datetime) -> bool:
        """Whether `t` lies in an open interval: true at its opening, false at its closing."""
        return self.timeline.is_open(_number(t))

    def next_opening(self, t: datetime) -> datetime:
        """`t` itself while open, else the next opening."""
        return self._moment(self.timeline.next_opening(_number(t)))

    def next_closing(self, t: datetime) -> datetime:
        """The first closing after `t`; midnight is none when the office is open on both sides of it."""
        return self._moment(self.timeline.next_closing(_number(t)))

    def effective_receipt(self, t: datetime) -> datetime:
        """When what arrived at `t` counts as received (policy, "Receipt"): `t` while open, else the next opening."""
        return self.next_opening(t)

    def business_day(self, t: datetime, n: int) -> BusinessDay:
        """The `n`-th business day after the receipt of what arrived at `t`.

        Day 0 is the day of the effective receipt. "N business days" falls due when day N closes.

        Raises:
            InvalidInputError: also for an `n` below zero.
        """
        return self._day(self.timeline.business_day(_number(t), _not_negative(n)))

    def add_open_time(self, t: datetime, amount: timedelta) -> datetime:
        """When `amount` of open time has run after `t`.

        An amount that exactly fills an interval ends at its closing, not at the next opening; zero gives the
        effective receipt. Unit: real seconds, those of the spring gap not among them.

        Raises:
            InvalidInputError: also for an amount below zero.
        """
        return self._moment(self.timeline.add_open(_number(t), _amount(amount)))

    def open_time_between(self, a: datetime, b: datetime) -> timedelta:
        """The open time from `a` to `b`, exact in real time; negative when reversed."""
        return timedelta(microseconds=self.timeline.open_between(_number(a), _number(b)))

    def add_clock_time_on_business_days(self, t: datetime, amount: timedelta) -> datetime:
        """When `amount` has run on a clock that goes day and night on business days and stands still on other dates.

        It starts at the effective receipt of `t`. A result after the last closing of its date is pulled back to that
        closing; one before opening or in a mid-day gap stands. This is how the policy reads "24 business hours". A
        date with a clock change counts its real 23 or 25 hours; zero gives the effective receipt.

        Raises:
            InvalidInputError: also for an amount below zero.
        """
        return self._moment(self.timeline.add_clock(_number(t), _amount(amount)))

    def clock_time_on_business_days_between(self, a: datetime, b: datetime) -> timedelta:
        """What that clock shows from `a` to `b`, both taken as they are; negative when reversed."""
        return timedelta(microseconds=self.timeline.clock_between(_number(a), _number(b)))

    def business_days(self, moments: Iterable[datetime], n: int) -> list[BusinessDay]:
        """`business_day` for each of many moments, in their order; fastest when they are sorted."""
        return [*map(self._day, self.timeline.business_days(_numbers(moments), _not_negative(n)))]

    def add_open_time_to_each(self, moments: Iterable[datetime], amount: timedelta) -> list[datetime]:
        """`add_open_time` for each of many moments, in their order; fastest when they are sorted."""
        return [*map(self._moment, self.timeline.add_open_to_each(_numbers(moments), _amount(amount)))]

    def add_clock_time_on_business_days_to_each(self, moments: Iterable[datetime], amount: timedelta) -> list[datetime]:
        """`add_clock_time_on_business_days` for each of many moments, in their order; fastest when they are sorted."""
        return [*map(self._moment, self.timeline.add_clock_to_each(_numbers(moments), _amount(amount)))]

    def _moment(self, number: int) -> datetime:
        # A double holds the microseconds of this century and the next; the way over timedelta takes twice as long.
        return _from_timestamp(number / 1_000_000, self.zone)

    def _day(self, edges: DayEdges) -> BusinessDay:
        """The same business day every time: it is asked for more often than there are days."""
        day = self._days.get(edges)
        if day is None:
            day = BusinessDay(date.fromordinal(edges.ordinal), self._moment(edges.opens), self._moment(edges.closes))
            self._days[edges] = day
        return day


def _number(t: datetime) -> int:
    try:
        since = t - EPOCH
    except TypeError:
        raise InvalidInputError(Fault("moment", f"The moment {t} lacks its time zone.")) from None
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds  # quicker than to divide


def _numbers(moments: Iterable[datetime]) -> Sequence[int]:
    return [_number(t) for t in moments]


@lru_cache(maxsize=64)  # a policy has few amounts, and asks for them again and again
def _amount(amount: timedelta) -> int:
    return _not_negative(amount // MICROSECOND)


def _not_negative(amount: int) -> int:
    if amount < 0:
        raise InvalidInputError(Fault("amount", "Business time is counted forward: the amount cannot be negative."))
    return amount


def _zone(zone: ZoneInfo | str, faults: list[Fault]) -> ZoneInfo | None:
    try:
        return zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)
    except (LookupError, ValueError, TypeError, OSError):
        faults.append(Fault("zone", f"“{zone}” is not a time zone; they are named like America/New_York."))
        return None


def _weekly(weekly: Mapping[int, Pairs], faults: list[Fault]) -> dict[int, Hours]:
    faults += [
        Fault("weekly", f"“{key}” is not a weekday; they are numbered 0 (Monday) to 6.")
        for key in weekly
        if key not in range(7)
    ]
    hours = {}
    for weekday, name in enumerate(WEEKDAYS):
        hours[weekday], found = read_hours(name, weekly.get(weekday, ()))
        faults += found
    return hours


def _exceptions(exceptions: Mapping[date, Pairs], faults: list[Fault]) -> dict[date, Hours]:
    dates = [day for day in exceptions if isinstance(day, date) and not isinstance(day, datetime)]
    faults += [Fault("exceptions", f"“{key}” is not a date.") for key in exceptions if key not in dates]
    hours = {}
    for day in sorted(dates):
        hours[day], found = read_hours(day.isoformat(), exceptions[day])
        faults += found
    return hours
