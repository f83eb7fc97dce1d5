"""When a piece came in: what a date alone means, and which dates cannot be right. Pure."""

from datetime import date, datetime, time

from backoffice.errors import Fault
from backoffice.hours import BusinessCalendar

EARLIEST = date(1990, 1, 1)
"""No piece that is logged here came in, or was postmarked, before this day."""


def received_moment(received: date | datetime, now: datetime, calendar: BusinessCalendar) -> datetime:
    """The moment of receipt that a person means.

    A moment is taken as it is. A day alone means now if it is today, since mail is logged the day it comes; an earlier
    day means its opening, so that no time is lost to the customer, and noon where the office was closed all day.

    Args:
        received: an aware moment, or a date in the business zone.
        now: aware.
        calendar: of the business.
    """
    if isinstance(received, datetime):
        return received
    if received == now.astimezone(calendar.zone).date():
        return now
    hours = calendar.intervals(received)
    opens = hours[0].opens if hours else time(12)
    return datetime.combine(received, opens, calendar.zone)


def date_faults(received: datetime, postmarked: date | None, now: datetime, calendar: BusinessCalendar) -> list[Fault]:
    """What is impossible about these dates, each in a sentence that names the date."""
    day = received.astimezone(calendar.zone).date()
    today = now.astimezone(calendar.zone).date()
    if received > now:
        when = f"{received.astimezone(calendar.zone):%H:%M} today" if day == today else written_day(day)
        faults = [Fault("received", f"It cannot have come in at a time that lies in the future ({when}).")]
    elif day < EARLIEST:
        faults = [Fault("received", f"It can hardly have come in on {written_day(day)}; look at the year.")]
    else:
        faults = []
    if postmarked and (fault := _postmark_fault(postmarked, day, today)):
        faults.append(fault)
    return faults


def written_day(day: date) -> str:
    """``23 Nov 2026``."""
    return f"{day.day} {day:%b %Y}"


def _postmark_fault(postmarked: date, received: date, today: date) -> Fault | None:
    if postmarked > today:
        return Fault("postmarked", f"A postmark cannot lie in the future ({written_day(postmarked)}).")
    if postmarked < EARLIEST:
        return Fault("postmarked", f"A postmark of {written_day(postmarked)} is hardly right; look at the year.")
    if postmarked > received:
        when = f"{written_day(received)}, before its postmark of {written_day(postmarked)}"
        return Fault("received", f"It cannot have come in on {when}.")
    return None
