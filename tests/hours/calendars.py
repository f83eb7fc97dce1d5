"""Schedules that tests reckon with; the first is the one of the worked table."""

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from backoffice.hours import BusinessCalendar

NEW_YORK = ZoneInfo("America/New_York")
NINE_TO_FIVE = [(time(9), time(17))]
WEEK = dict.fromkeys(range(5), NINE_TO_FIVE)
SUSPENDED: list[tuple[time, time]] = []
MORNING = [(time(9), time(13))]

REFERENCE_NAMES = {
    date(2026, 1, 1): "New Year's Day",
    date(2026, 1, 19): "Martin Luther King Jr. Day",
    date(2026, 2, 16): "Washington's Birthday",
    date(2026, 5, 25): "Memorial Day",
    date(2026, 6, 19): "Juneteenth",
    date(2026, 7, 2): "Before Independence Day",
    date(2026, 7, 3): "Independence Day (observed)",
    date(2026, 9, 7): "Labor Day",
    date(2026, 10, 12): "Columbus Day",
    date(2026, 11, 11): "Veterans Day",
    date(2026, 11, 26): "Thanksgiving",
    date(2026, 11, 27): "Day after Thanksgiving",
    date(2026, 12, 24): "Christmas Eve",
    date(2026, 12, 25): "Christmas Day",
    date(2027, 1, 1): "New Year's Day",
}
REDUCED = {
    date(2026, 7, 2): [(time(9), time(12)), (time(13), time(15))],
    date(2026, 11, 27): MORNING,
    date(2026, 12, 24): MORNING,
}
REFERENCE = BusinessCalendar(NEW_YORK, WEEK, {day: REDUCED.get(day, SUSPENDED) for day in REFERENCE_NAMES})


def week(
    zone: str = "America/New_York",
    hours: list[tuple[time, time]] = NINE_TO_FIVE,
    exceptions: Mapping[date, list[tuple[time, time]]] | None = None,
) -> BusinessCalendar:
    """Monday to Friday alike."""
    return BusinessCalendar(zone, dict.fromkeys(range(5), hours), exceptions or {})


def local(text: str, zone: ZoneInfo = NEW_YORK) -> datetime:
    """A moment as a person writes it: ``2026-12-21 10:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def _edge(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


@st.composite
def hours_of_a_day(draw: st.DrawFn) -> list[tuple[time, time]]:
    """Up to three intervals, on any minute or on a grid, through to midnight."""
    grid = draw(st.sampled_from([1, 15, 30, 60]))
    edges = draw(st.lists(st.integers(0, 1440 // grid), max_size=6, unique=True))
    edges = sorted(edge * grid for edge in edges[: len(edges) // 2 * 2])
    return [(_edge(start), _edge(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
