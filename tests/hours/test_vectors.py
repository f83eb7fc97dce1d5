"""Facts that the specifications of three Ruby libraries assert, restated; see the file's own ``about``.

Left out, as nothing here does them: `add_days_biz`, `add_days_roll` and `add_days_date` (same time of day so many
dates on; here a business day ends at its closing), counting backward (`direction: before`), an exact fill that lands
on the next opening (`edge: open`; here it ends at its closing), `last_open`, `intersect_periods`, and `on_break` and
`on_holiday` (a calendar of intervals by date no longer knows why a moment is closed).
"""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from backoffice.hours import BusinessCalendar

DATA = json.loads((Path(__file__).parent / "data" / "business_time_vectors.json").read_text("utf-8"))
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Minutes = list[tuple[int, int]]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _next_opening_strictly_after(calendar: BusinessCalendar, args: dict[str, Any]) -> datetime:
    t = moment(args["at"])
    return calendar.next_opening(calendar.next_closing(t) if calendar.is_open(t) else t)


def _local_to_instant(calendar: BusinessCalendar, args: dict[str, Any]) -> datetime:
    day, at = date.fromisoformat(args["date"]), time.fromisoformat(args["time"])
    opening = BusinessCalendar(calendar.zone, {}, {day: [(at, time(0))]})
    midnight_before = datetime.combine(day, time(0), UTC) - timedelta(days=1)
    return opening.next_opening(midnight_before).astimezone(UTC)  # else a time that comes twice equals nothing


def _periods(calendar: BusinessCalendar, args: dict[str, Any]) -> list[tuple[datetime, datetime]]:
    t, periods = moment(args["origin"]), []
    for _ in range(args["count"]):
        opening = calendar.next_opening(t)
        t = calendar.next_closing(opening)
        periods.append((opening, t))
    return periods


OPERATIONS: dict[str, Callable[[BusinessCalendar, dict[str, Any]], Any]] = {
    "add_seconds": lambda c, args: c.add_open_time(moment(args["at"]), timedelta(seconds=args["seconds"])),
    "between": lambda c, args: c.open_time_between(moment(args["from"]), moment(args["to"])).total_seconds(),
    "is_open": lambda c, args: c.is_open(moment(args["at"])),
    "next_open": lambda c, args: c.next_opening(moment(args["at"])),
    "next_close": lambda c, args: c.next_closing(moment(args["at"])),
    "next_opening_strictly_after": _next_opening_strictly_after,
    "is_business_day": lambda c, args: c.is_business_day(date.fromisoformat(args["date"])),
    "local_to_instant": _local_to_instant,
    "periods": _periods,
}


def _minutes(pairs: Iterable[Iterable[str]]) -> Minutes:
    return [tuple(int(edge[:2]) * 60 + int(edge[3:5]) for edge in pair) for pair in pairs]  # type: ignore[misc]


def _without(hours: Minutes, breaks: Minutes) -> Minutes:
    for start, end in breaks:
        cut = [piece for opens, closes in hours for piece in ((opens, min(closes, start)), (max(opens, end), closes))]
        hours = [(opens, closes) for opens, closes in cut if opens < closes]
    return hours


def _times(hours: Minutes) -> list[tuple[time, time]]:
    return [(time(opens // 60, opens % 60), time(closes // 60 % 24, closes % 60)) for opens, closes in hours]


def _calendar(schedule: dict[str, Any]) -> BusinessCalendar:
    """Shifts replace the hours of a date, breaks are cut out of them, holidays beat both."""
    weekly = {WEEKDAYS.index(day): _minutes(hours) for day, hours in schedule["hours"].items()}
    exceptions: dict[date, list[tuple[time, time]]] = {}
    for text in {**schedule["shifts"], **schedule["breaks"]}:
        day = date.fromisoformat(text)
        hours = _minutes(schedule["shifts"][text]) if text in schedule["shifts"] else weekly.get(day.weekday(), [])
        exceptions[day] = _times(_without(hours, _minutes(schedule["breaks"].get(text, []))))
    exceptions |= {date.fromisoformat(text): [] for text in schedule["holidays"]}
    weekly = weekly or {0: [(0, 1440)]}  # some only ask about the zone
    return BusinessCalendar(schedule["tz"], {day: _times(hours) for day, hours in weekly.items()}, exceptions)


def _applies(vector: dict[str, Any]) -> bool:
    args = vector["args"]
    return (
        vector["op"] in OPERATIONS
        and args.get("edge", "close") == "close"
        and args.get("direction", "after") == "after"
    )


def _expected(expect: Any) -> Any:
    if isinstance(expect, str):
        return moment(expect)
    if isinstance(expect, list):
        return [tuple(moment(edge) for edge in pair) for pair in expect]
    return expect


VECTORS = [vector for vector in DATA["vectors"] if _applies(vector)]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['id']}-{vector['op']}")
def test_the_calendar_agrees_with_what_others_assert(vector: dict[str, Any]) -> None:
    """Each fact that has a counterpart here holds here."""
    answer = OPERATIONS[vector["op"]](_calendar(vector["schedule"]), vector["args"])
    if vector["op"] == "between" and vector["expect"] == 0 and "biz" in vector["source"]:
        answer = max(answer, 0)  # that library calls reversed moments 0 apart, here they are negative
    assert answer == _expected(vector["expect"])


def test_the_one_known_disagreement_is_counted_in_real_time() -> None:
    """A Sunday that is open all day and has 25 hours has 25, not 24."""
    (vector,) = DATA["known_disagreement"]
    answer = OPERATIONS[vector["op"]](_calendar(vector["schedule"]), vector["args"])
    assert answer == vector["expect_absolute"] == 25 * 3600


def test_most_vectors_are_in_use() -> None:
    """A change of the file's format would not pass by testing nothing."""
    assert len(VECTORS) >= 70
