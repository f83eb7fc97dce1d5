"""The hours that managers decided: dates that differ from the week, and the calendar they make together."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.changes import Changes, Saved, Topic
from backoffice.errors import Fault, InvalidInputError, NotFoundError
from backoffice.hours.calendar import BusinessCalendar
from backoffice.hours.intervals import Hours
from backoffice.hours.suggesting import usual_closures
from backoffice.hours.text import hours_text, parse_hours
from backoffice.hours.timeline import LATEST_YEAR
from backoffice.office import Office, Work
from backoffice.roles import Permission
from db.hours import CalendarExceptionRow, CalendarVersionRow

CHANGED = frozenset({Topic.HOURS})
LONGEST_SPAN_DAYS = 366
CLEARED = "The weekly hours hold again."


class ExceptionKind(StrEnum):
    """How a decided date differs: nobody works, or there are hours of its own."""

    SUSPENDED = "suspended"
    REDUCED = "reduced"


@dataclass(frozen=True)
class DecidedDay:
    """The decided hours of one date; they replace that date's weekly hours.

    Attributes:
        hours: the open intervals, local to the business zone; empty when suspended.
        name: what the public reads.
        note: what only we read.
    """

    day: date
    hours: Hours
    name: str
    note: str = ""

    @property
    def kind(self) -> ExceptionKind:
        """Suspended without any hours, else reduced."""
        return ExceptionKind.REDUCED if self.hours else ExceptionKind.SUSPENDED


@dataclass(frozen=True)
class Decision:
    """What somebody asks to be decided, as typed.

    Attributes:
        first: the first date, or None where none could be read.
        last: the last date of a span; None for a single date.
        hours: ``closed``, or intervals as `parse_hours` reads them.
    """

    first: date | None
    last: date | None
    hours: str
    name: str
    note: str = ""

    def days(self) -> tuple[DecidedDay, ...]:
        """The days it decides. Raises `InvalidInputError` with every fault."""
        faults: list[Fault] = []
        hours: Hours = ()
        try:
            hours = parse_hours(self.hours)
        except InvalidInputError as error:
            faults += error.faults
        if self.first is None:
            faults.append(Fault("first", "Say which day; write it like 12/24 or 24 Dec."))
        elif max(self.first, self.last or self.first).year >= LATEST_YEAR:
            faults.append(Fault("first", "The calendar reckons with the years 1970 to 2100 only."))
        elif self.last and not 0 <= (self.last - self.first).days < LONGEST_SPAN_DAYS:
            faults.append(Fault("last", "The span ends before it starts, or lasts longer than a year."))
        if not self.name.strip():
            faults.append(Fault("name", "Give the day a name; it is what the public will read."))
        if faults or self.first is None:
            raise InvalidInputError(*faults)
        count = ((self.last or self.first) - self.first).days + 1
        return tuple(DecidedDay(self.first + timedelta(days=n), hours, self.name, self.note) for n in range(count))


@dataclass(frozen=True)
class HoursInForce:
    """The business calendar as it stands, and the number under which promises remember it.

    Attributes:
        version: grows with every decision.
        calendar: weekly hours and decided dates.
        names: what the public reads for each decided date.
    """

    version: int
    calendar: BusinessCalendar
    names: Mapping[date, str]

    @property
    def zone(self) -> ZoneInfo:
        """The business zone."""
        return self.calendar.zone

    def with_days(self, decided: Iterable[DecidedDay], cleared: Iterable[date] = ()) -> "HoursInForce":
        """The same with some dates ``decided`` and others ``cleared``, which then keep the weekly hours: a proposal."""
        kept = {day: hours for day, hours in self.calendar.exceptions.items() if day not in frozenset(cleared)}
        wanted = {day.day: day for day in decided}
        exceptions = {**kept, **{day: known.hours for day, known in wanted.items()}}
        names = {**self.names, **{day: known.name for day, known in wanted.items()}}
        calendar = BusinessCalendar(self.zone, self.calendar.weekly, exceptions)
        return HoursInForce(self.version, calendar, {day: names[day] for day in exceptions if day in names})


@dataclass(frozen=True)
class YearOfHours:
    """What the hours of a year are made of.

    Attributes:
        today: the present date in the business zone.
        weekly: the intervals of each weekday, 0 (Monday) to 6.
        decided: the decided dates of the year, in order.
        coming: everything decided from today on, in order, whatever the year.
    """

    year: int
    today: date
    weekly: Mapping[int, Hours]
    decided: tuple[DecidedDay, ...]
    coming: tuple[DecidedDay, ...]


def found_hours(session: Session, zone: ZoneInfo, weekly: Mapping[int, Hours], now: datetime, by: str) -> None:
    """Give a new store its weekly hours and the closures of this year and the next two (policy D5)."""
    year = now.astimezone(zone).year
    for closure in usual_closures(range(year, year + 3)):
        session.add(_row(DecidedDay(closure.day, (), closure.name), now, by))
    session.flush()
    _keep_version(session, zone.key, _weekly_document(weekly), now, by)


def keep_week(work: Work, zone: ZoneInfo, weekly: Mapping[int, Hours]) -> None:
    """Let another week hold from now on, or another zone; what was decided by date stays. Nothing where both are so."""
    now = in_force(work.session).calendar
    if (zone.key, dict(weekly)) != (now.zone.key, dict(now.weekly)):
        _keep_version(work.session, zone.key, _weekly_document(weekly), work.now, work.user.name)


def in_force(session: Session) -> HoursInForce:
    """The calendar as it stands in this store."""
    return _of_row(_newest_version(session))


def as_of_version(session: Session, version: int) -> HoursInForce:
    """The calendar as it stood under a number that promises remember."""
    return _of_row(session.get_one(CalendarVersionRow, version))


def business_zone(office: Office) -> ZoneInfo:
    """The zone in which the business tells its days and hours."""
    with office.look() as session:
        return in_force(session).zone


def decided_days(office: Office, first: date, last: date) -> tuple[DecidedDay, ...]:
    """What was decided for the dates from ``first`` to ``last``, both included, in order."""
    rows = (
        select(CalendarExceptionRow)
        .where(CalendarExceptionRow.day.between(first, last))
        .order_by(CalendarExceptionRow.day)
    )
    with office.look() as session:
        return tuple(_decided(row) for row in session.scalars(rows))


def year_of_hours(office: Office, year: int | None = None) -> YearOfHours:
    """The hours of every date of ``year`` (else the present one), and what is decided from today on."""
    today = office.clock.now()
    with office.look() as session:
        hours = in_force(session)
        rows = session.scalars(select(CalendarExceptionRow).order_by(CalendarExceptionRow.day))
        decided = tuple(_decided(row) for row in rows)
    present = today.astimezone(hours.zone).date()
    shown = year or present.year
    return YearOfHours(
        shown,
        present,
        hours.calendar.weekly,
        tuple(day for day in decided if day.day.year == shown),
        tuple(day for day in decided if day.day >= present),
    )


def decide(office: Office, decision: Decision) -> Saved[tuple[DecidedDay, ...]]:
    """Decide the hours of some dates, in place of what was decided for them before.

    Promises already given do not move (policy, "How the numbers are read").

    Raises:
        InvalidInputError: the decision has faults; each names its field.
        PermissionDeniedError: unless a manager asks.
    """
    wanted = decision.days()
    with office.work(Permission.DECIDE_HOURS) as work:
        undo = write_days(work, wanted, frozenset(decided.day for decided in wanted))
    return Saved(wanted, Changes(CHANGED, said_of(wanted), partial(undo, office)))


def clear_days(office: Office, days: Iterable[date]) -> Saved[tuple[DecidedDay, ...]]:
    """Take decisions back, so that the weekly hours hold again. Raises `NotFoundError` where none was made."""
    dates = frozenset(days)
    with office.work(Permission.DECIDE_HOURS) as work:
        undo = write_days(work, (), dates)
    return Saved((), Changes(CHANGED, CLEARED, partial(undo, office)))


def write_days(work: Work, wanted: tuple[DecidedDay, ...], dates: frozenset[date]) -> Callable[[Office], Changes]:
    """As `decide` and `clear_days`, inside the unit of work of whoever changes more than the hours.

    Args:
        work: the open unit of work.
        wanted: what is decided.
        dates: all that it replaces; one of them that is not decided keeps the weekly hours from now on.

    Returns:
        What takes it back, in a unit of work of its own.

    Raises:
        NotFoundError: one of the dates is to keep the weekly hours, and does so already.
    """
    _decide_alone(work.session)
    before = tuple(_decided(row) for day in sorted(dates) if (row := work.session.get(CalendarExceptionRow, day)))
    for day in sorted(dates - {decided.day for decided in wanted}):
        row = work.session.get(CalendarExceptionRow, day)
        if row is None:
            raise NotFoundError(f"Nothing was decided for {day:%A} {day.day} {day:%B %Y}; the weekly hours hold.")
        work.session.delete(row)
    for decided in wanted:
        _write(work, decided)
    work.session.flush()
    version = _newest_version(work.session)
    _keep_version(work.session, version.zone, version.weekly, work.now, work.user.name)
    return partial(_undo, before=before, dates=dates)


def _decide_alone(session: Session) -> None:
    """Let nobody else decide until this is saved: a version written beside another would lack the other's days."""
    session.scalars(select(CalendarVersionRow).order_by(CalendarVersionRow.id).limit(1).with_for_update()).one()


def _undo(office: Office, before: tuple[DecidedDay, ...], dates: frozenset[date]) -> Changes:
    with office.work(Permission.DECIDE_HOURS) as work:
        undo = write_days(work, before, dates)
    return Changes(CHANGED, "The hours are as they were.", partial(undo, office))


def _write(work: Work, decided: DecidedDay) -> None:
    row = work.session.get(CalendarExceptionRow, decided.day)
    fresh = _row(decided, work.now, work.user.name)
    if row is None:
        work.session.add(fresh)
        return
    for field in ("kind", "intervals", "name", "note", "decided_at", "decided_by"):
        setattr(row, field, getattr(fresh, field))


def _row(decided: DecidedDay, now: datetime, by: str) -> CalendarExceptionRow:
    return CalendarExceptionRow(
        day=decided.day,
        kind=decided.kind,
        intervals=hours_text(decided.hours),
        name=decided.name.strip(),
        note=decided.note.strip(),
        decided_at=now,
        decided_by=by,
    )


def _decided(row: CalendarExceptionRow) -> DecidedDay:
    return DecidedDay(row.day, parse_hours(row.intervals), row.name, row.note)


def _newest_version(session: Session) -> CalendarVersionRow:
    return session.scalars(select(CalendarVersionRow).order_by(CalendarVersionRow.id.desc()).limit(1)).one()


def _keep_version(session: Session, zone: str, weekly: dict[str, Any], now: datetime, by: str) -> None:
    """Write down the whole calendar as it stands now, so that promises can name it."""
    rows = session.scalars(select(CalendarExceptionRow).order_by(CalendarExceptionRow.day))
    exceptions = {row.day.isoformat(): {"hours": row.intervals, "name": row.name} for row in rows}
    session.add(CalendarVersionRow(at=now, by=by, zone=zone, weekly=weekly, exceptions=exceptions))


def _weekly_document(weekly: Mapping[int, Hours]) -> dict[str, Any]:
    return {str(weekday): hours_text(hours) for weekday, hours in weekly.items()}


def _of_row(row: CalendarVersionRow) -> HoursInForce:
    return _assembled(row.id, row.zone, json.dumps(row.weekly), json.dumps(row.exceptions))


@lru_cache(maxsize=64)
def _assembled(version: int, zone: str, weekly: str, exceptions: str) -> HoursInForce:
    week = {int(weekday): parse_hours(hours) for weekday, hours in json.loads(weekly).items()}
    decided = {date.fromisoformat(day): entry for day, entry in json.loads(exceptions).items()}
    by_date = {day: parse_hours(entry["hours"]) for day, entry in decided.items()}
    names = {day: entry["name"] for day, entry in decided.items()}
    return HoursInForce(version, BusinessCalendar(ZoneInfo(zone), week, by_date), names)


def said_of(days: tuple[DecidedDay, ...]) -> str:
    """A decision in one sentence, for the status line."""
    first = days[0]
    more = f" and {len(days) - 1} more" if len(days) > 1 else ""
    return f"{first.name}, {first.day:%a} {first.day.day} {first.day:%b %Y}{more}: {hours_text(first.hours)}."
