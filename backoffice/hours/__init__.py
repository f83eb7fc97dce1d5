"""When the office is open: the business calendar, the hours decided by date, and how they are written."""

from backoffice.hours.answering import (
    Answer,
    Reply,
    SuggestedDay,
    answer_suggestion,
    as_last_year,
    suggested_days,
)
from backoffice.hours.calendar import WEEKDAYS, BusinessCalendar, BusinessDay
from backoffice.hours.decisions import (
    DecidedDay,
    Decision,
    ExceptionKind,
    HoursInForce,
    YearOfHours,
    as_of_version,
    business_zone,
    clear_days,
    decide,
    decided_days,
    found_hours,
    in_force,
    keep_week,
    said_of,
    write_days,
    year_of_hours,
)
from backoffice.hours.intervals import Hours, Interval
from backoffice.hours.suggesting import Suggestion, suggestions
from backoffice.hours.text import hours_text, parse_hours, week_text
from backoffice.hours.timeline import NoOpeningError, Timeline

__all__ = [
    "WEEKDAYS",
    "Answer",
    "BusinessCalendar",
    "BusinessDay",
    "DecidedDay",
    "Decision",
    "ExceptionKind",
    "Hours",
    "HoursInForce",
    "Interval",
    "NoOpeningError",
    "Reply",
    "SuggestedDay",
    "Suggestion",
    "Timeline",
    "YearOfHours",
    "answer_suggestion",
    "as_last_year",
    "as_of_version",
    "business_zone",
    "clear_days",
    "decide",
    "decided_days",
    "found_hours",
    "hours_text",
    "in_force",
    "keep_week",
    "parse_hours",
    "said_of",
    "suggested_days",
    "suggestions",
    "week_text",
    "write_days",
    "year_of_hours",
]
