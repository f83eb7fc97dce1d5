"""Whether promises are kept: a line per month, channel and kind (policy D13)."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, select

from backoffice import hours
from backoffice.hours import BusinessCalendar
from backoffice.office import Office
from backoffice.promises.policy import Channel, PromiseKind
from backoffice.promises.values import PromiseState
from db.promises import PromiseRow


@dataclass(frozen=True)
class ReportLine:
    """The promises of one kind that were settled in one month on one channel; withdrawn ones do not count.

    Attributes:
        month: its first day, in the business zone.
        kept: all that were kept in time; the next three add up to it.
        early: kept before the window opened.
        on_target: kept in the window, by the target.
        after_target: kept after the target, by the due moment.
        missed: kept after the due moment.
        median_hours: half of them took no more open hours from their start.
        p90_hours: nine in ten took no more open hours from their start.
    """

    month: date
    channel: Channel
    kind: PromiseKind
    kept: int
    early: int
    on_target: int
    after_target: int
    missed: int
    median_hours: float
    p90_hours: float


def monthly_report(office: Office, first: date, last: date) -> tuple[ReportLine, ...]:
    """The months from that of ``first`` to that of ``last``, oldest first; months without any promise have no line."""
    with office.look() as session:
        calendar = hours.in_force(session).calendar
        begin, end = _month_begins(first, calendar.zone), _month_begins(_next_month(last), calendar.zone)
        settled: Select[*tuple[Any, ...]] = select(
            *(PromiseRow.channel, PromiseRow.kind, PromiseRow.state, PromiseRow.settled_at),
            *(PromiseRow.start_at, PromiseRow.earliest_at, PromiseRow.target_at),
        ).where(
            PromiseRow.state.in_([PromiseState.KEPT, PromiseState.MISSED]),
            PromiseRow.settled_at >= begin,
            PromiseRow.settled_at < end,
        )
        groups: dict[tuple[date, Channel, PromiseKind], list[Row[*tuple[Any, ...]]]] = defaultdict(list)
        for row in session.execute(settled):
            month = row.settled_at.astimezone(calendar.zone).date().replace(day=1)
            groups[month, Channel(row.channel), PromiseKind(row.kind)].append(row)
    return tuple(_line(key, groups[key], calendar) for key in sorted(groups))


def report_csv(lines: Iterable[ReportLine]) -> str:
    """The report as CSV, with a heading line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [field.name for field in fields(ReportLine)]
    writer.writerow(names)
    writer.writerows([getattr(line, name) for name in names] for line in lines)
    return text.getvalue()


def _line(
    key: tuple[date, Channel, PromiseKind], rows: Sequence[Row[*tuple[Any, ...]]], calendar: BusinessCalendar
) -> ReportLine:
    kept = [row for row in rows if row.state == PromiseState.KEPT]
    early = sum(row.settled_at < row.earliest_at for row in kept)
    by_target = sum(row.settled_at <= row.target_at for row in kept)
    took = sorted(calendar.open_time_between(row.start_at, row.settled_at) for row in rows)
    return ReportLine(
        *key,
        kept=len(kept),
        early=early,
        on_target=by_target - early,
        after_target=len(kept) - by_target,
        missed=len(rows) - len(kept),
        median_hours=_hours(took, 50),
        p90_hours=_hours(took, 90),
    )


def _hours(took: Sequence[timedelta], percent: int) -> float:
    """The least of these durations that so many per cent do not exceed (nearest rank), in hours."""
    rank = -(-len(took) * percent // 100)
    return round(max(took[rank - 1], timedelta(0)) / timedelta(hours=1), 2)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _month_begins(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day.replace(day=1), time(0), zone)
