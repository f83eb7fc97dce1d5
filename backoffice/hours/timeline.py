"""A business calendar on bare numbers: whole microseconds since 1970 in UTC, for where datetimes cost too much."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise, starmap
from operator import gt
from typing import Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from backoffice.errors import Fault, InvalidInputError, UserFacingError
from backoffice.hours._edges import DayEdges, Edges
from backoffice.hours.intervals import Hours

EARLIEST_YEAR, LATEST_YEAR = 1969, 2101
"""The calendar serves 1970 to 2100; the year of margin on each side lets their first and last days be reckoned with."""

P = ParamSpec("P")
T = TypeVar("T")
Turns = Callable[[Edges], list[int]]
_A_DAY = timedelta(days=1)


class NoOpeningError(UserFacingError):
    """A search went on to the last year the calendar serves without finding an opening (or closing) to answer with."""


class Timeline:
    """The operations of `BusinessCalendar` on integers.

    Every moment and amount is in whole microseconds, moments since 1970-01-01T00:00Z. Refusing amounts below zero is
    the caller's part. Every operation raises `InvalidInputError` for a moment outside the years served (1970 to 2100),
    those that look ahead also `NoOpeningError`.

    The table of edges behind it covers the years asked for so far; a longer one replaces it whole, so threads may
    share a timeline.
    """

    def __init__(self, zone: ZoneInfo, hours: Callable[[date], Hours]) -> None:
        self._zone = zone
        self._hours = hours
        self._edges = Edges.build(zone, hours, LATEST_YEAR + 1, LATEST_YEAR)  # no year yet

    def is_open(self, t: int) -> bool:
        """Whether `t` lies in an open interval."""
        try:
            return self._edges.is_open(t)
        except IndexError:
            return self._search((t,), Edges.is_open, t)

    def next_opening(self, t: int) -> int:
        """`t` itself while open, else the next opening."""
        try:
            return self._edges.next_opening(t)
        except IndexError:
            return self._search((t,), Edges.next_opening, t)

    def next_closing(self, t: int) -> int:
        """The first closing after `t`."""
        try:
            return self._edges.next_closing(t)
        except IndexError:
            return self._search((t,), Edges.next_closing, t)

    def business_day(self, t: int, n: int) -> DayEdges:
        """The `n`-th business day after the one on which `t` counts as received."""
        try:
            return self._edges.business_day(t, n)
        except IndexError:
            return self._search((t,), Edges.business_day, t, n)

    def add_open(self, t: int, amount: int) -> int:
        """When `amount` of open time after `t` has run; an exact fill ends at that closing."""
        try:
            return self._edges.add_open(t, amount)
        except IndexError:
            return self._search((t,), Edges.add_open, t, amount)

    def open_between(self, a: int, b: int) -> int:
        """The open time from `a` to `b`, negative when reversed."""
        try:
            return self._edges.open_between(a, b)
        except IndexError:
            return self._search((a, b), Edges.open_between, a, b)

    def add_clock(self, t: int, amount: int) -> int:
        """When `amount` of clock time on business days has run, or that day's last closing if that is earlier."""
        try:
            return self._edges.add_clock(t, amount)
        except IndexError:
            return self._search((t,), Edges.add_clock, t, amount)

    def clock_between(self, a: int, b: int) -> int:
        """The clock time on business days from `a` to `b`, negative when reversed."""
        try:
            return self._edges.clock_between(a, b)
        except IndexError:
            return self._search((a, b), Edges.clock_between, a, b)

    def is_business_day(self, day: date) -> bool:
        """Whether the office opens at all on `day`."""
        return self.business_days_between(day - _A_DAY, day) == 1

    def business_days_between(self, a: date, b: date) -> int:
        """How many business days come after `a`, up to and including `b`; negative when reversed."""
        ordinals = self._covering(a.year, b.year).ordinals
        return bisect_right(ordinals, b.toordinal()) - bisect_right(ordinals, a.toordinal())

    def business_days(self, moments: Sequence[int], n: int) -> list[DayEdges]:
        """`business_day` of each, in the same order; sorted moments are answered in a single sweep."""
        days: list[DayEdges] = []
        for run in self._runs(moments, lambda t: self.business_day(t, n), lambda edges: edges.closes):
            days += [self.business_day(run[0], n)] * len(run)
        return days

    def add_open_to_each(self, moments: Sequence[int], amount: int) -> list[int]:
        """`add_open` to each, in the same order; sorted moments are answered in a single sweep."""
        return self._sweep(moments, lambda t: self.add_open(t, amount), lambda edges: edges.add_open_turns(amount))

    def add_clock_to_each(self, moments: Sequence[int], amount: int) -> list[int]:
        """`add_clock` to each, in the same order; sorted moments are answered in a single sweep."""
        return self._sweep(moments, lambda t: self.add_clock(t, amount), lambda edges: edges.add_clock_turns(amount))

    def _sweep(self, moments: Sequence[int], rule: Callable[[int], int], turns: Turns) -> list[int]:
        """Applies a rule that between two turns either stands still or moves along with its moment."""
        results: list[int] = []
        for run in self._runs(moments, rule, turns):
            first = rule(run[0])
            if len(run) == 1 or rule(run[-1]) == first:
                results += [first] * len(run)
            else:
                results += [t + (first - run[0]) for t in run]
        return results

    def _runs(self, moments: Sequence[int], rule: Callable[[int], object], turns: Turns) -> Iterator[Sequence[int]]:
        """Cuts sorted moments into runs between two turns of the rule, or upon one; unsorted ones singly."""
        if not moments or any(starmap(gt, pairwise(moments))):
            return ([t] for t in moments)
        rule(moments[0])
        rule(moments[-1])  # now the table reaches to the last answer, and so do its turns
        return _cut(moments, turns(self._edges))

    def _search(
        self, moments: Sequence[int], question: Callable[Concatenate[Edges, P], T], *args: P.args, **none: P.kwargs
    ) -> T:
        """Asks ever longer tables that cover `moments` until one has the answer."""
        edges = self._covering(*map(self._year, moments))
        while True:
            try:
                return question(edges, *args, **none)
            except IndexError:
                edges = self._longer(edges)

    def _covering(self, *years: int) -> Edges:
        edges = self._edges
        if edges.first <= min(years) and max(years) <= edges.last:
            return edges
        if min(years) < EARLIEST_YEAR or max(years) > LATEST_YEAR:
            raise InvalidInputError(Fault("moment", "The calendar reckons with the years 1970 to 2100 only."))
        if edges.first <= edges.last:
            years += (edges.first, edges.last)
        return self._build(min(years), max(years) + 1)

    def _longer(self, edges: Edges) -> Edges:
        """Twice as many years, so that a search to the last one builds few tables."""
        if edges.last == LATEST_YEAR:
            raise NoOpeningError(f"By its hours, the office does not open (or close) again before {LATEST_YEAR + 1}.")
        return self._build(edges.first, 2 * edges.last - edges.first + 1)

    def _build(self, first: int, last: int) -> Edges:
        self._edges = edges = Edges.build(self._zone, self._hours, first, min(last, LATEST_YEAR))
        return edges

    def _year(self, t: int) -> int:
        try:
            return datetime.fromtimestamp(t // 1_000_000, self._zone).year
        except (OverflowError, ValueError, OSError):
            return LATEST_YEAR + 1


def _cut(moments: Sequence[int], turns: list[int]) -> Iterator[Sequence[int]]:
    start = 0
    while start < len(moments):
        i = bisect_left(turns, moments[start])
        if i == len(turns):
            stop = len(moments)
        elif turns[i] == moments[start]:
            stop = bisect_right(moments, turns[i], start)
        else:
            stop = bisect_left(moments, turns[i], start)
        yield moments[start:stop]
        start = stop
