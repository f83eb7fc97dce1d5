"""Why a promise is due when it is due: one line for each calendar day from receipt to due."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backoffice.hours import BusinessCalendar, hours_text
from backoffice.promises.policy import Unit

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_A_DAY = timedelta(days=1)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class DerivedDay:
    """What one calendar day counted for.

    Attributes:
        date: the local date.
        counted: whether it counted at all.
        day: its number among the business days, 0 being the day of receipt; None when it is not one of them.
        why: in words: "Thanksgiving, suspended – not counted".
        own_hours: whether the office opens, but not as in an ordinary week.
    """

    date: date
    counted: bool
    day: int | None
    why: str
    own_hours: bool = False

    @property
    def line(self) -> str:
        """The whole line: "Thu 26 Nov – Thanksgiving, suspended – not counted"."""
        return f"{short_date(self.date)} – {self.why}"


@dataclass(frozen=True)
class Wait:
    """A stretch in which the clock stood still because we waited for the customer. Moments are aware.

    Attributes:
        since: when our question was sent.
        until: when the customer wrote, or the wait's budget ran out.
        reason: what we asked for.
    """

    since: datetime
    until: datetime
    reason: str


def short_date(day: date) -> str:
    """``Thu 26 Nov``, whatever locale the process runs in."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def derivation(
    calendar: BusinessCalendar,
    unit: Unit,
    received: datetime,
    due: datetime,
    names: Mapping[date, str],
    waits: Sequence[Wait] = (),
) -> tuple[DerivedDay, ...]:
    """Tells each local date from `received` to `due` (aware, any zone), both included, and what it counted for.

    Args:
        calendar: the hours that counted.
        unit: what was counted.
        received: when it arrived, whether or not the office was open.
        due: what the counting came to; at midnight, it belongs to the day that ends.
        names: what the calendar's exceptions are called.
        waits: when the clock stood still (see `deadlines.after_wait`).
    """
    return Derivations(calendar, names).of(unit, received, due, waits)


class Derivations:
    """Derivations of many promises by the same hours: what those of a day have in common is told once."""

    def __init__(self, calendar: BusinessCalendar, names: Mapping[date, str]) -> None:
        """Takes the hours that counted, and what their exceptions are called."""
        self._calendar = calendar
        self._names = names
        self._known: dict[tuple[date, date, datetime], tuple[DerivedDay, ...]] = {}

    def of(self, unit: Unit, received: datetime, due: datetime, waits: Sequence[Wait] = ()) -> tuple[DerivedDay, ...]:
        """As `derivation`."""
        zone = self._calendar.zone
        told = _Told(self._calendar, unit, received.astimezone(zone), due.astimezone(zone), self._names, waits)
        first = told.received.date()
        if waits or unit is not Unit.BUSINESS_DAYS:
            return tuple(told.days(first))
        shared = (first, told.start.date(), told.due)
        if shared not in self._known:
            self._known[shared] = tuple(told.days(first + _A_DAY))
        return (told.day(first), *self._known[shared])


class _Told:
    """The days of one promise."""

    def __init__(
        self,
        calendar: BusinessCalendar,
        unit: Unit,
        received: datetime,
        due: datetime,
        names: Mapping[date, str],
        waits: Sequence[Wait],
    ) -> None:
        self.calendar = calendar
        self.unit = unit
        self.received = received
        self.start = calendar.effective_receipt(received)
        self.due = due
        self.last = (due - _MICROSECOND).date()
        self.names = names
        self.waits = waits

    def days(self, first: date) -> Iterator[DerivedDay]:
        """The days from ``first`` to the last one."""
        return (self.day(first + _A_DAY * n) for n in range((self.last - first).days + 1))

    def day(self, day: date) -> DerivedDay:
        number = self._number(day)
        own_hours = bool(self.calendar.exceptions.get(day))
        if waited := self._waited(day):
            why = f"{self._what(day)} – waiting for {waited.reason} – not counted"
            return DerivedDay(day, counted=False, day=None, why=why, own_hours=own_hours)
        counted, amount = self._counted(day, number)
        due = f", due {self.due:%H:%M}" if day == self.last else ""
        return DerivedDay(day, counted, number, f"{self._what(day)} – {amount}{due}", own_hours)

    def _number(self, day: date) -> int | None:
        if day < self.start.date() or not self.calendar.is_business_day(day):
            return None
        lost = sum(self._days_lost(wait, day) for wait in self.waits)
        return self.calendar.business_days_between(self.start.date(), day) - lost

    def _days_lost(self, wait: Wait, day: date) -> int:
        """How many business days a wait has cost up to and including `day`."""
        begun, ended = (self.calendar.business_day(t, 0).date for t in (wait.since, wait.until))
        return max(self.calendar.business_days_between(begun, min(ended, day)), 0)

    def _waited(self, day: date) -> Wait | None:
        """The wait that a business day was lost to; what counts hours loses hours instead."""
        if self.unit is not Unit.BUSINESS_DAYS or not self.calendar.is_business_day(day):
            return None
        return next(
            (wait for wait in self.waits if self._days_lost(wait, day) > self._days_lost(wait, day - _A_DAY)), None
        )

    def _counted(self, day: date, number: int | None) -> tuple[bool, str]:
        if number is None:
            return False, "not counted"
        if self.unit is Unit.BUSINESS_DAYS:
            return number > 0, f"day {number}" if number else "day of receipt"
        amount = self._amount(day)
        return amount > timedelta(0), f"{_duration(amount)} counted"

    def _amount(self, day: date) -> timedelta:
        """The hours of this day that count."""
        midnight = datetime.combine(day, time(0), self.calendar.zone)
        next_midnight = datetime.combine(day + _A_DAY, time(0), self.calendar.zone)
        between = (
            self.calendar.open_time_between
            if self.unit is Unit.OPEN_HOURS
            else self.calendar.clock_time_on_business_days_between
        )
        first, last = max(midnight, self.start), min(next_midnight, self.due)
        waited = (between(max(first, wait.since), min(last, wait.until)) for wait in self.waits)
        return between(first, last) - sum((max(amount, timedelta(0)) for amount in waited), timedelta(0))

    def _what(self, day: date) -> str:
        if day == self.received.date():
            return f"received {self.received:%H:%M}{self._when_received(day)}"
        if day == self.start.date():
            return f"{self._hours(day)}, counts as received {self.start:%H:%M}"
        return self._hours(day)

    def _when_received(self, day: date) -> str:
        if self.start == self.received:
            return ""
        if self.start.date() == day:
            return f", counts from {self.start:%H:%M}"
        return ", after closing" if self.calendar.is_business_day(day) else f", {self._hours(day)}"

    def _hours(self, day: date) -> str:
        hours = self.calendar.intervals(day)
        words = f"open {hours_text(hours).replace('-', '–').replace(',', ' and ')}" if hours else "closed"
        if day not in self.calendar.exceptions:
            return words
        words = words if hours else "suspended"
        return f"{self.names[day]}, {words}" if day in self.names else words


def _duration(amount: timedelta) -> str:
    minutes = round(amount.total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part) or "0 min"
