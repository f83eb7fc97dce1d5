"""The moments that a day's work is measured against; pure."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from backoffice.hours import BusinessCalendar


@dataclass(frozen=True)
class Horizon:
    """Today, and how far one looks ahead. Moments are aware.

    Attributes:
        calendar: the hours in force.
        now: the present moment.
        tomorrow: midnight at the end of today, in the business zone.
        two_days: when the second business day after today closes.
        month: when this month began, in the business zone.
    """

    calendar: BusinessCalendar
    now: datetime
    tomorrow: datetime = field(init=False)
    two_days: datetime = field(init=False)
    month: datetime = field(init=False)

    def __post_init__(self) -> None:
        zone = self.calendar.zone
        today = self.now.astimezone(zone).date()
        tomorrow = datetime.combine(today + timedelta(days=1), time(0), zone)
        object.__setattr__(self, "tomorrow", tomorrow)
        object.__setattr__(self, "two_days", self.calendar.business_day(tomorrow, 1).closes)
        object.__setattr__(self, "month", datetime.combine(today.replace(day=1), time(0), zone))
