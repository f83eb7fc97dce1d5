"""Two years of hours with every kind of decided day in them."""

from datetime import date, datetime, timedelta

from backoffice.hours import BusinessCalendar, Hours, parse_hours
from backoffice.posting import PublicDay, PublicHours
from backoffice.promises import default_policy_text, parse_policy
from tests.offices import MONDAY, NEW_YORK

POLICY = parse_policy(default_policy_text())
FIRST, LAST = MONDAY.date(), MONDAY.date() + timedelta(days=730)

NASTY = "Day \"after\"; O'Brien's, </script>\n<b>100 %</b> \\ \u2028 end"
"""A name that every format must carry without harm."""

DECIDED = {
    date(2026, 11, 26): ("closed", "Thanksgiving"),
    date(2026, 11, 27): ("10:00-12:00,13:00-15:30", NASTY),
    date(2026, 12, 24): ("9:00-13:00", "Christmas Eve"),
    date(2026, 12, 25): ("closed", "Christmas Day"),
    **{date(2026, 12, day): ("closed", "Between the years") for day in (28, 29, 30, 31)},
    date(2027, 1, 1): ("closed", "New Year's Day"),
    date(2027, 2, 13): ("10:00-24:00", "Valentine's weekend"),  # opens a Saturday, until midnight
    date(2027, 3, 14): ("0:00-24:00", "All day long"),  # a Sunday on which the clocks change
    date(2027, 7, 5): ("closed", "Independence Day (observed)"),
    date(2028, 11, 7): ("12:00-17:00", "Election Day"),
}


def public_hours(
    decided: dict[date, tuple[str, str]] = DECIDED, at: datetime = MONDAY, number: int = 15
) -> PublicHours:
    """A snapshot of ``decided``, never posted before."""
    days = [PublicDay(day, kept, name, 0, at, len(kept) or 1) for day, (kept, name) in _parsed(decided).items()]
    calendar = BusinessCalendar(NEW_YORK, POLICY.weekly, {day.day: day.hours for day in days})
    return PublicHours(number, at, POLICY.organisation, calendar, tuple(days))


def two_years() -> list[date]:
    """Every date that the samples speak of."""
    return [FIRST + timedelta(days=offset) for offset in range((LAST - FIRST).days)]


def _parsed(decided: dict[date, tuple[str, str]]) -> dict[date, tuple[Hours, str]]:
    return {day: (parse_hours(text), name) for day, (text, name) in sorted(decided.items())}
