"""When the office is open: the business calendar, the hours decided by date, and how they are written."""

from backoffice.hours.calendar import WEEKDAYS, BusinessCalendar, BusinessDay
from backoffice.hours.decisions import (
    DecidedDay,
    Decision,
    ExceptionKind,
    HoursInForce,
    YearOfHours,
    business_zone,
    clear_days,
    decide,
    decided_days,
    found_hours,
    in_force,
    next_exception,
    year_of_hours,
)
from backoffice.hours.intervals import Hours, Interval
from backoffice.hours.suggestions import Suggestion, suggestions
from backoffice.hours.text import hours_text, parse_hours, week_text
from backoffice.hours.timeline import NoOpeningError, Timeline

__all__ = [
    "WEEKDAYS",
    "BusinessCalendar",
    "BusinessDay",
    "DecidedDay",
    "Decision",
    "ExceptionKind",
    "Hours",
    "HoursInForce",
    "Interval",
    "NoOpeningError",
    "Suggestion",
    "Timeline",
    "YearOfHours",
    "business_zone",
    "clear_days",
    "decide",
    "decided_days",
    "found_hours",
    "hours_text",
    "in_force",
    "next_exception",
    "parse_hours",
    "suggestions",
    "week_text",
    "year_of_hours",
]
