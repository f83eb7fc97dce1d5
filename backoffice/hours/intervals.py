"""Stretches of a day on the wall clock, and what makes a list of them valid."""

from collections.abc import Iterable, Iterator
from datetime import time
from itertools import chain, pairwise
from typing import NamedTuple

from backoffice.errors import Fault

_DAY = 86_400


class Interval(NamedTuple):
    """Open from `opens` until just before `closes`, in wall-clock time of the business zone.

    Attributes:
        opens: the first open moment.
        closes: the first closed moment; ``time(0)`` is the midnight that ends the day.
    """

    opens: time
    closes: time

    @property
    def seconds(self) -> tuple[int, int]:
        """Both edges in wall-clock seconds since the midnight that begins the day."""
        return _seconds(self.opens), _seconds(self.closes) or _DAY


Hours = tuple[Interval, ...]
"""The open intervals of one date, in order and apart; empty when it is closed."""


def read_hours(field: str, pairs: Iterable[tuple[time, time]]) -> tuple[Hours, list[Fault]]:
    """Puts the intervals of one day in order and finds everything that is wrong with them.

    Args:
        field: what the faults are filed under and begin with: "monday", "2026-12-24".
        pairs: openings and closings, in any order.

    Returns:
        The hours, empty when there are faults, and the faults.
    """
    try:
        intervals = [Interval(*pair) for pair in pairs]
    except TypeError:
        return (), [Fault(field, f"{field.capitalize()}: an interval is a pair of times, opening and closing.")]
    words = [*_unreadable(intervals)] or [*_misplaced(intervals)]
    if words:
        return (), [Fault(field, f"{field.capitalize()}: {what}.") for what in words]
    return tuple(sorted(map(_plain, intervals))), []


def _seconds(edge: time) -> int:
    return edge.hour * 3600 + edge.minute * 60 + edge.second


def _plain(interval: Interval) -> Interval:
    """The same without `fold`, which would choose the second of two equal wall-clock times."""
    return Interval(interval.opens.replace(fold=0), interval.closes.replace(fold=0))


def _unreadable(intervals: list[Interval]) -> Iterator[str]:
    edges: Iterable[object] = chain.from_iterable(intervals)  # of anything, where they came from a file
    for edge in edges:
        if not isinstance(edge, time):
            yield f"“{edge}” is not a time of day"
        elif edge.tzinfo is not None:
            yield f"{edge} names a zone of its own; hours are in the calendar's zone"
        elif edge.microsecond:
            yield f"{edge} is not a whole second"


def _misplaced(intervals: list[Interval]) -> Iterator[str]:
    for interval in intervals:
        start, end = interval.seconds
        if start == end:
            yield f"{_words(interval)} is empty"
        elif start > end:
            yield f"{_words(interval)} closes before it opens"
    for earlier, later in pairwise(sorted(intervals)):
        if later.seconds[0] < earlier.seconds[1]:
            yield f"{_words(earlier)} and {_words(later)} overlap"


def _words(interval: Interval) -> str:
    return f"{interval.opens:%H:%M}–{interval.closes:%H:%M}"
