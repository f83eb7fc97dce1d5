"""The edges of a calendar over some years, as flat sorted tables of whole microseconds since 1970 in UTC.

Each question is a bisection or two. One that begins before a table or leads off its end raises `IndexError`, and
`backoffice.hours.timeline` asks again with a longer table.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from operator import sub
from typing import NamedTuple
from zoneinfo import ZoneInfo

from backoffice.hours.intervals import Hours

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
_MIDNIGHT = time(0)


class DayEdges(NamedTuple):
    """A business day on the number line: its proleptic ordinal, first opening and last closing."""

    ordinal: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Spans:
    """Sorted, disjoint, half-open stretches of time, and a clock that runs only inside them.

    Attributes:
        starts: where each begins.
        ends: where each ends.
        after: what that clock reads at each end.
        lag: how far it is behind at each end (``ends - after``), and so all through the stretch.
    """

    starts: list[int]
    ends: list[int]
    after: list[int]
    lag: list[int]

    @classmethod
    def of(cls, stretches: list[tuple[int, int]]) -> "Spans":
        starts = [start for start, _ in stretches]
        ends = [end for _, end in stretches]
        after = list(accumulate(map(sub, ends, starts)))
        return cls(starts, ends, after, list(map(sub, ends, after)))

    def moment(self, reading: int) -> int:
        """When the clock first shows `reading`: one that fills a stretch is shown at its end."""
        return self.lag[bisect_left(self.after, reading)] + reading


@dataclass(frozen=True, slots=True)
class Edges:
    """Everything there is to know of the local years `first` to `last`, both included.

    Attributes:
        start: the first moment covered.
        stop: the first moment no longer covered.
        open: the open time.
        days: the business dates, from midnight to midnight.
        ordinals: their dates.
        opens: their first openings.
        closes: their last closings.
    """

    first: int
    last: int
    start: int
    stop: int
    open: Spans
    days: Spans
    ordinals: list[int]
    opens: list[int]
    closes: list[int]

    @classmethod
    def build(cls, zone: ZoneInfo, hours: Callable[[date], Hours], first: int, last: int) -> "Edges":
        """Lays out the hours of each date of the years `first` to `last`."""
        stretches: list[tuple[int, int]] = []
        midnights: list[tuple[int, int]] = []
        days: list[DayEdges] = []
        for ordinal in range(date(first, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal()):
            day = date.fromordinal(ordinal)
            if todays := hours(day):
                midnight = instant(day, _MIDNIGHT, zone), instant(date.fromordinal(ordinal + 1), _MIDNIGHT, zone)
                if opened := _stretches(day, todays, zone, *midnight):
                    stretches += opened
                    midnights.append(midnight)
                    days.append(DayEdges(ordinal, opened[0][0], max(end for _, end in opened)))
        return cls(
            first,
            last,
            start=instant(date(first, 1, 1), _MIDNIGHT, zone),
            stop=instant(date(last + 1, 1, 1), _MIDNIGHT, zone),
            open=Spans.of(_joined(stretches)),
            days=Spans.of(midnights),
            ordinals=[day.ordinal for day in days],
            opens=[day.opens for day in days],
            closes=[day.closes for day in days],
        )

    def is_open(self, t: int) -> bool:
        if not self.start <= t < self.stop:
            raise IndexError
        i = bisect_right(self.open.starts, t) - 1
        return i >= 0 and t < self.open.ends[i]

    def open_between(self, a: int, b: int) -> int:
        return self._read(self.open, b) - self._read(self.open, a)

    def next_opening(self, t: int) -> int:
        if t < self.start:
            raise IndexError
        opening = self.open.starts[bisect_right(self.open.ends, t)]
        return t if t > opening else opening  # noqa: FURB136 - half the time of max()

    def next_closing(self, t: int) -> int:
        if t < self.start:
            raise IndexError
        closing = self.open.ends[bisect_right(self.open.ends, t)]
        if closing == self.stop:  # the table ends here, the open time may not
            raise IndexError
        return closing

    def business_day(self, t: int, n: int) -> DayEdges:
        if t < self.start:
            raise IndexError
        i = bisect_right(self.closes, t) + n
        return DayEdges(self.ordinals[i], self.opens[i], self.closes[i])

    def add_open(self, t: int, amount: int) -> int:
        # The search starts at `i`: the closing before reads the same as this opening, and nothing may go back to it.
        if t < self.start:
            raise IndexError
        spans = self.open
        i = bisect_right(spans.ends, t)
        opening = spans.starts[i]
        begin = t if t > opening else opening  # noqa: FURB136 - likewise
        reading = begin - spans.lag[i] + amount
        return spans.lag[bisect_left(spans.after, reading, i)] + reading

    def add_clock(self, t: int, amount: int) -> int:
        begin = self.next_opening(t)
        days = self.days
        today = bisect_right(self.closes, begin)
        reading = begin - days.lag[today] + amount
        i = bisect_left(days.after, reading, today)
        result, closing = days.lag[i] + reading, self.closes[i]
        return result if result < closing else closing  # noqa: FURB136 - likewise

    def clock_between(self, a: int, b: int) -> int:
        return self._read(self.days, b) - self._read(self.days, a)

    def _read(self, spans: Spans, t: int) -> int:
        """What the clock of these spans reads at `t`."""
        if not self.start <= t < self.stop:
            raise IndexError
        i = bisect_right(spans.starts, t) - 1
        if i < 0:
            return 0
        end = spans.ends[i]
        return (t if t < end else end) - spans.lag[i]  # noqa: FURB136 - likewise

    def add_open_turns(self, amount: int) -> list[int]:
        """The moments between which `add_open` stands still or moves along with its moment."""
        fills = [self.open.moment(reading - amount) for reading in self.open.after]
        return sorted([*self.open.starts, *self.open.ends, *fills])

    def add_clock_turns(self, amount: int) -> list[int]:
        """The moments between which `add_clock` stands still or moves along with its moment."""
        closings = [
            self.days.moment(closing - lag - amount) for closing, lag in zip(self.closes, self.days.lag, strict=True)
        ]
        midnights = [self.days.moment(reading - amount) for reading in self.days.after]
        return sorted([*self.open.starts, *self.open.ends, *closings, *midnights])


def instant(day: date, at: time, zone: ZoneInfo) -> int:
    """The moment of a local date and time: the first of two, and shifted forward by the gap where there is none."""
    return (datetime.combine(day, at, zone) - EPOCH) // MICROSECOND


def _stretches(day: date, hours: Hours, zone: ZoneInfo, midnight: int, next_midnight: int) -> list[tuple[int, int]]:
    """The hours of a date as real time, in order; what a clock change leaves empty is dropped."""
    edges = (
        (instant(day, opens, zone), next_midnight if closes == _MIDNIGHT else instant(day, closes, zone))
        for opens, closes in hours
    )
    within = ((max(start, midnight), min(end, next_midnight)) for start, end in edges)
    return sorted((start, end) for start, end in within if start < end)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins stretches that touch, as at midnight, or that a clock change made overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
