"""Hours as people write them: ``9:00-12:00,13:00-15:30``, or ``closed``."""

import re
from collections.abc import Mapping
from datetime import time
from itertools import groupby

from backoffice.errors import Fault, InvalidInputError
from backoffice.hours.intervals import Hours, Interval, read_hours

CLOSED = "closed"
_MIDNIGHT = time(0)
_CLOCK = r"(\d{1,2})(?::(\d\d)(?::(\d\d))?)?"
_INTERVAL = re.compile(rf"\s*{_CLOCK}\s*[-–]\s*{_CLOCK}\s*", re.ASCII)
_HINT = "write 9:00-17:00, several parted by commas (9:00-12:00,13:00-15:30), or “closed”"


def parse_hours(text: str, *, field: str = "hours") -> Hours:
    """Reads the hours of one day.

    Args:
        text: intervals parted by commas, each two 24-hour times (``9``, ``9:00``, ``24:00``) joined by a hyphen or an
            en dash; or "closed" in any case.
        field: what faults are filed under.

    Returns:
        The intervals in order; none when closed.

    Raises:
        InvalidInputError: with a fault for everything that cannot be read, is reversed, is empty or overlaps.
    """
    if text.strip().lower() == CLOSED:
        return ()
    faults: list[Fault] = []
    intervals = [interval for part in text.split(",") if (interval := _interval(part, field, faults))]
    if not faults:
        hours, faults = read_hours(field, intervals)
    if faults:
        raise InvalidInputError(*faults)
    return hours


def hours_text(hours: Hours) -> str:
    """The text that `parse_hours` reads back: ``9:00-12:00,13:00-15:30``, ``22:00-24:00``, ``closed``."""
    return ",".join(f"{_text(opens)}-{_text(closes, midnight=24)}" for opens, closes in hours) or CLOSED


def _interval(text: str, field: str, faults: list[Fault]) -> Interval | None:
    match = _INTERVAL.fullmatch(text)
    if not match:
        faults.append(Fault(field, f"“{text.strip()}” cannot be read as hours: {_HINT}."))
        return None
    numbers = [int(number or 0) for number in match.groups()]
    opens, closes = numbers[:3], numbers[3:]
    try:
        return Interval(_time(opens), _MIDNIGHT if closes == [24, 0, 0] else _time(closes))
    except ValueError:
        faults.append(Fault(field, f"“{text.strip()}” names a time that no clock shows."))
        return None


def _time(numbers: list[int]) -> time:
    hour, minute, second = numbers
    return time(hour, minute, second)


def _text(edge: time, *, midnight: int = 0) -> str:
    hour = midnight if edge == _MIDNIGHT else edge.hour
    return f"{hour}:{edge:%M:%S}" if edge.second else f"{hour}:{edge:%M}"


def week_text(weekly: Mapping[int, Hours]) -> str:
    """The hours of a week for people, equal neighbours joined: ``Mon–Fri 9:00-17:00, Sat–Sun closed``."""
    runs = [list(run) for _, run in groupby(range(7), key=lambda weekday: weekly.get(weekday, ()))]
    return ", ".join(f"{_days(run)} {hours_text(weekly.get(run[0], ()))}" for run in runs)


def _days(run: list[int]) -> str:
    names = [WEEKDAY_NAMES[weekday] for weekday in (run[0], run[-1])]
    return names[0] if len(run) == 1 else "–".join(names)


WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
