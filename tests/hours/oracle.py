"""The business calendar once more, by brute force: every minute of some weeks, each looked at on its own.

It shares nothing with the code under test, not even how local times become moments: it only ever asks what the wall
clock shows at a moment, and looks for the minute that shows a given time.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
DAY = 1440
Pairs = Sequence[tuple[time, time]]


class MinuteOracle:
    """Answers in whole minutes since `start`; None where the answer lies beyond the last minute looked at."""

    def __init__(
        self, zone: ZoneInfo, weekly: Mapping[int, Pairs], exceptions: Mapping[date, Pairs], first: date, days: int
    ) -> None:
        self.start = datetime.combine(first, time(12), UTC)
        shown = [(self.start + minute * MINUTE).astimezone(zone) for minute in range(days * DAY)]
        self.dates = [moment.date() for moment in shown]
        self.wall = [moment.toordinal() * DAY + moment.hour * 60 + moment.minute for moment in shown]
        self.first_showing: dict[int, int] = {}
        for minute, wall in enumerate(self.wall):
            self.first_showing.setdefault(wall, minute)
        is_open = [False] * len(shown)
        for day in sorted(set(self.dates)):
            for opens, closes in exceptions.get(day, weekly.get(day.weekday(), ())):
                for minute in range(*self._edges(day, opens, closes)):
                    is_open[minute] = self.dates[minute] == day or is_open[minute]
        self._remember(is_open)

    def _remember(self, is_open: list[bool]) -> None:
        self.is_open = is_open
        self.open_minutes = [minute for minute, value in enumerate(is_open) if value]
        self.business_dates = sorted({self.dates[minute] for minute in self.open_minutes})
        known = set(self.business_dates)
        self.business_minutes = [minute for minute, day in enumerate(self.dates) if day in known]
        self.last_closing = {self.dates[minute]: minute + 1 for minute in self.open_minutes}
        self.first_opening = {self.dates[minute]: minute for minute in reversed(self.open_minutes)}
        self.open_before = _running(self.open_minutes, len(is_open))
        self.business_before = _running(self.business_minutes, len(is_open))

    def _edges(self, day: date, opens: time, closes: time) -> tuple[int, int]:
        midnight = day.toordinal() * DAY
        end = closes.hour * 60 + closes.minute or DAY
        return self._minute(midnight + opens.hour * 60 + opens.minute), self._minute(midnight + end)

    def _minute(self, wall: int) -> int:
        """The first minute whose clock shows `wall`; if the clock skipped it, as much later as it skipped."""
        if wall in self.first_showing:
            return self.first_showing[wall]
        if wall <= self.wall[0]:
            return 0
        after = next((minute for minute, shown in enumerate(self.wall) if shown > wall), len(self.wall))
        if after == len(self.wall):
            return after
        skipped = self.wall[after] - self.wall[after - 1] - 1
        return after + wall + skipped - self.wall[after]

    def next_opening(self, minute: int) -> int | None:
        return self._at(self.open_minutes, self.open_before[minute])

    def next_closing(self, minute: int) -> int | None:
        opening = self.next_opening(minute)
        if opening is None:
            return None
        return next((later for later in range(opening, len(self.is_open)) if not self.is_open[later]), None)

    def business_day(self, minute: int, n: int) -> date | None:
        opening = self.next_opening(minute)
        if opening is None:
            return None
        place = self.business_dates.index(self.dates[opening]) + n
        return self.business_dates[place] if place < len(self.business_dates) - 1 else None

    def add_open(self, minute: int, amount: int) -> int | None:
        if amount == 0:
            return self.next_opening(minute)
        last = self._at(self.open_minutes, self.open_before[minute] + amount - 1)
        return None if last is None else last + 1

    def open_between(self, a: int, b: int) -> int:
        return self.open_before[b] - self.open_before[a]

    def add_clock(self, minute: int, amount: int) -> int | None:
        opening = self.next_opening(minute)
        if opening is None or amount == 0:
            return opening
        last = self._at(self.business_minutes, self.business_before[opening] + amount - 1)
        if last is None or self.dates[last] == self.dates[-1]:
            return None
        return min(last + 1, self.last_closing[self.dates[last]])

    @staticmethod
    def _at(minutes: list[int], place: int) -> int | None:
        return minutes[place] if place < len(minutes) else None


def _running(minutes: list[int], length: int) -> list[int]:
    """How many of `minutes` come before each minute."""
    counts = [0] * (length + 1)
    for minute in minutes:
        counts[minute + 1] = 1
    for minute in range(length):
        counts[minute + 1] += counts[minute]
    return counts
