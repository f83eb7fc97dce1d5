"""What one posting is made from: the hours of the coming year as they were decided, frozen. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from backoffice.hours import BusinessCalendar, Hours
from backoffice.promises import Organisation

AHEAD = timedelta(days=365)
"""How far a posting looks ahead."""


@dataclass(frozen=True)
class PublicDay:
    """A decided date as the public reads it.

    Attributes:
        hours: local to the business zone; empty when closed.
        revision: how often what was posted for this date has changed since it was first posted.
        changed: when it last did, aware.
        pieces: the most intervals that were ever posted for it, counting a closed day as one.
    """

    day: date
    hours: Hours
    name: str
    revision: int
    changed: datetime
    pieces: int


@dataclass(frozen=True)
class Span:
    """Neighbouring dates of one name and the same hours.

    Attributes:
        reopens: the first opening after it, in the business zone.
    """

    first: date
    last: date
    hours: Hours
    name: str
    reopens: datetime


@dataclass(frozen=True)
class PublicHours:
    """The hours as one posting tells them.

    Attributes:
        number: of the posting.
        at: the moment of the posting, aware.
        office: who keeps these hours.
        calendar: weekly hours and everything decided.
        days: decided dates from the day of the posting on, for a year, in order.
        withdrawn: dates that were posted earlier and are ordinary again.
    """

    number: int
    at: datetime
    office: Organisation
    calendar: BusinessCalendar
    days: tuple[PublicDay, ...]
    withdrawn: tuple[PublicDay, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The business zone."""
        return self.calendar.zone

    @property
    def today(self) -> date:
        """The day of the posting, in the business zone."""
        return self.at.astimezone(self.zone).date()

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The decided dates, neighbours of one kind joined, in order."""
        return tuple(self._span(run) for run in _runs(self.days))

    def open_times(self) -> Iterator[tuple[datetime, datetime]]:
        """Every opening and closing in the time that the posting covers, aware, in order."""
        moment, end = midnight(self.today, self.zone), midnight(self.today + AHEAD, self.zone)
        while (opens := self.calendar.next_opening(moment)) < end:
            moment = self.calendar.next_closing(opens)
            yield opens, moment

    def _span(self, run: list[PublicDay]) -> Span:
        first, last = run[0], run[-1]
        reopens = self.calendar.next_opening(midnight(last.day + timedelta(days=1), self.zone))
        return Span(first.day, last.day, first.hours, first.name, reopens)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The moment with which ``day`` begins in ``zone``."""
    return datetime.combine(day, time(), zone)


def _runs(days: Iterable[PublicDay]) -> Iterator[list[PublicDay]]:
    run: list[PublicDay] = []
    for day, following in pairwise([*days, None]):
        if day is None:
            continue
        run.append(day)
        if following is None or not _continues(day, following):
            yield run
            run = []


def _continues(day: PublicDay, following: PublicDay) -> bool:
    apart = following.day - day.day
    return apart == timedelta(days=1) and (day.hours, day.name) == (following.hours, following.name)
