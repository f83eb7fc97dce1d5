"""How near a promise is, in a few words and a level: what the due chip shows. Pure and cheap, made for long lists."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from gettext import NullTranslations
from typing import Protocol

from backoffice.hours import BusinessCalendar
from backoffice.promises.derivation import WEEKDAYS, short_date

_A_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_NEAR = 4 * _HOUR
ENGLISH = NullTranslations()


class Level(StrEnum):
    """How pressing a promise is; screens add a colour and an icon to it."""

    LATE = "late"
    """Past its due moment."""
    SOON = "soon"
    """Due today."""
    WINDOW = "window"
    """Between the earliest moment of its window and the day it is due."""
    FINE = "fine"
    """Not yet."""


@dataclass(frozen=True)
class DueStatus:
    """What the due chip of a promise shows at one moment."""

    level: Level
    words: str


class Dated(Protocol):
    """Whatever has the edges of a promise: a deadline, or a row of the ledger. Moments are aware, in any zone."""

    @property
    def start(self) -> datetime: ...
    @property
    def earliest(self) -> datetime: ...
    @property
    def target(self) -> datetime: ...
    @property
    def due(self) -> datetime: ...


class DueWords:
    """Words for promises as they stand at one moment, by one calendar.

    Make one for a screenful and call `status` for each row. Times of day and dates are in the business zone.
    """

    def __init__(self, calendar: BusinessCalendar, now: datetime, translations: NullTranslations = ENGLISH) -> None:
        """Looks at the clock once.

        Args:
            calendar: the hours in force; they number the days.
            now: the present moment, aware.
            translations: a message catalogue; the English words are its keys.
        """
        self._calendar = calendar
        self._now = now.astimezone(UTC)
        self._today = now.astimezone(calendar.zone).date()
        opening = calendar.next_opening(datetime.combine(self._today, time(0), calendar.zone))
        self._begun = self._today if opening.astimezone(UTC) <= self._now else self._today - _A_DAY
        self._say = translations.gettext
        self._count = translations.ngettext

    def status(self, promise: Dated) -> DueStatus:
        """The level and words of an open promise; it is late only after its due moment, not at it."""
        due = promise.due.astimezone(UTC)
        if self._now > due:
            return DueStatus(Level.LATE, self._late(due))
        if self._closing_day(due) == self._today:
            return DueStatus(Level.SOON, self._today_due(due))
        if promise.earliest <= promise.start:
            return DueStatus(Level.FINE, self._later_due(due))
        if self._now < promise.earliest.astimezone(UTC):
            return DueStatus(Level.FINE, self._before_window(promise))
        return DueStatus(Level.WINDOW, self._in_window(promise))

    def _late(self, due: datetime) -> str:
        days = self._calendar.business_days_between(self._closing_day(due), self._begun)
        if days:
            return self._count("{n} business day late", "{n} business days late", days).format(n=days)
        hours, minutes = _hours_and_minutes(self._calendar.open_time_between(due, self._now))
        if hours:
            return self._count("{n} h late", "{n} h late", hours).format(n=hours)
        if minutes:
            return self._count("{n} min late", "{n} min late", minutes).format(n=minutes)
        return self._say("late since {when}").format(when=self._when(due))

    def _today_due(self, due: datetime) -> str:
        left = due - self._now
        if left >= _NEAR:
            return self._say("due today {time}").format(time=self._time(due))
        hours, minutes = _hours_and_minutes(left)
        if hours:
            return self._count("due in {n} h", "due in {n} h", hours).format(n=hours)
        if minutes:
            return self._count("due in {n} min", "due in {n} min", minutes).format(n=minutes)
        return self._say("due now")

    def _later_due(self, due: datetime) -> str:
        return self._say("due {when}").format(when=self._when(due))

    def _before_window(self, promise: Dated) -> str:
        opens = self._day(promise.earliest)
        if opens == self._today:
            return self._say("opens today {time}").format(time=self._time(promise.earliest))
        if opens == self._today + _A_DAY:
            return self._say("opens tomorrow")
        number = self._number(promise, self._today)
        if number < 1:
            return self._say("opens {day}").format(day=self._day_words(opens))
        return self._day_of(promise, number)

    def _in_window(self, promise: Dated) -> str:
        words = self._day_of(promise, self._number(promise, self._today))
        if self._closing_day(promise.target) == self._today and self._now <= promise.target.astimezone(UTC):
            return self._say("{day} – target today").format(day=words)
        return words

    def _day_of(self, promise: Dated, number: int) -> str:
        last = self._number(promise, self._closing_day(promise.due))
        return self._say("day {number} of {last}").format(number=number, last=last)

    def _number(self, promise: Dated, day: date) -> int:
        return self._calendar.business_days_between(self._day(promise.start), day)

    def _when(self, moment: datetime) -> str:
        """``17:00`` today, ``tomorrow 17:00``, ``Mon 17:00`` within a week, else ``Thu 3 Dec 17:00``."""
        day, clock = self._closing_day(moment), self._time(moment)
        if day == self._today:
            return clock
        if day == self._today + _A_DAY:
            return self._say("tomorrow {time}").format(time=clock)
        return f"{self._day_words(day)} {clock}"

    def _day_words(self, day: date) -> str:
        near = abs(day - self._today) < 7 * _A_DAY
        return self._say(WEEKDAYS[day.weekday()]) if near else short_date(day)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self._calendar.zone).date()

    def _closing_day(self, moment: datetime) -> date:
        """The date of a target or due moment; a closing at midnight belongs to the day that it ends."""
        return (moment.astimezone(self._calendar.zone) - timedelta.resolution).date()

    def _time(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._calendar.zone):%H:%M}"


def _hours_and_minutes(amount: timedelta) -> tuple[int, int]:
    hours, rest = divmod(amount, _HOUR)
    return hours, rest // timedelta(minutes=1)
