"""How the public reads days, times and hours: American English, the zone always named. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_name

from backoffice.hours import WEEKDAYS, Hours
from backoffice.posting.snapshot import PublicHours, Span

_MIDNIGHT = time(0)


def day_words(day: date) -> str:
    """``Thursday, November 26, 2026``."""
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"


def time_words(clock: time) -> str:
    """``9:00 AM``."""
    return f"{clock.hour % 12 or 12}:{clock:%M} {'AM' if clock.hour < 12 else 'PM'}"


def hours_words(hours: Hours) -> str:
    """``9:00 AM to 12:00 PM and 1:00 PM to 3:30 PM``, or ``closed``."""
    return _listed([f"{time_words(opens)} to {_end(closes)}" for opens, closes in hours]) or "closed"


def span_words(span: Span) -> str:
    """The dates of a span: one, or the first and the last."""
    if span.first == span.last:
        return day_words(span.first)
    return f"{day_words(span.first)} to {day_words(span.last)}"


def moment_words(moment: datetime) -> str:
    """``Friday, November 27, 2026 at 9:00 AM``, in the moment's own zone."""
    return f"{day_words(moment.date())} at {time_words(moment.time())}"


def zone_words(zone: ZoneInfo) -> str:
    """``Eastern Time``, whether or not clocks stand on summer time."""
    return get_timezone_name(zone, width="long", zone_variant="generic", locale="en_US")


def week_rows(hours: PublicHours) -> list[tuple[str, str]]:
    """The weekdays, Monday first, with their hours."""
    return [(name.capitalize(), hours_words(hours.calendar.weekly[n])) for n, name in enumerate(WEEKDAYS)]


def week_sentence(hours: PublicHours) -> str:
    """``Monday to Friday, 9:00 AM to 5:00 PM``: the open days of an ordinary week."""
    rows = week_rows(hours)
    runs: list[list[int]] = []
    for n, (_, words) in enumerate(rows):
        if n and words == rows[n - 1][1]:
            runs[-1].append(n)
        else:
            runs.append([n])
    told = [f"{_days(rows, run)}, {rows[run[0]][1]}" for run in runs if hours.calendar.weekly[run[0]]]
    return "; ".join(told)


def span_sentence(span: Span) -> str:
    """``Closed Thursday, November 26, 2026 (Thanksgiving).``, or the hours of the days."""
    kept = "Closed" if not span.hours else f"Open {hours_words(span.hours)} on"
    return f"{kept} {span_words(span)} ({one_line(span.name)})."


def reopening_sentence(span: Span, zone: ZoneInfo) -> str:
    """When we open again after it, with the zone."""
    return f"We open again {moment_words(span.reopens)} {zone_words(zone)}."


def one_line(text: str) -> str:
    """``text`` without line breaks, which plain text and headers cannot carry."""
    return " ".join(text.split())


def _end(closes: time) -> str:
    return "midnight" if closes == _MIDNIGHT else time_words(closes)


def _days(rows: list[tuple[str, str]], run: list[int]) -> str:
    first, last = rows[run[0]][0], rows[run[-1]][0]
    return first if first == last else f"{first} to {last}"


def _listed(parts: Iterable[str]) -> str:
    *others, last = [*parts] or [""]
    return f"{', '.join(others)} and {last}" if others else last
