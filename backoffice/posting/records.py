"""What was posted, and the snapshot of what would be posted now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice import hours
from backoffice.hours import Hours, parse_hours
from backoffice.posting.snapshot import AHEAD, PublicDay, PublicHours
from backoffice.promises import policy_in_force
from db.hours import CalendarVersionRow, PostingRow

SEASON = timedelta(days=90)
"""How long a withdrawn day is still told as cancelled after its date."""

Told = tuple[str, str]
"""The hours, as `parse_hours` reads them, and the name of a decided date."""


@dataclass(frozen=True)
class PostingRecord:
    """One posting on record. Moments are aware, in UTC.

    Attributes:
        sha256: of all files together.
        files: the SHA-256 of every file, by name.
        target: where it went.
        delivered: when every file was read back as it was sent; None where it did not get that far.
        checked: when what is there was last read back.
        shown: the number that the target showed then; None where it showed none.
        differing: the files that were not as posted then.
    """

    number: int
    at: datetime
    by: str
    sha256: str
    files: Mapping[str, str]
    target: str
    delivered: datetime | None
    checked: datetime | None
    shown: int | None
    differing: tuple[str, ...]


def record_of(row: PostingRow) -> PostingRecord:
    """The value of a row."""
    return PostingRecord(
        row.number,
        row.at,
        row.by,
        row.sha256,
        row.files,
        row.target,
        row.delivered_at,
        row.checked_at,
        row.shown,
        tuple(row.differing),
    )


def newest_row(session: Session, target: str | None = None) -> PostingRow | None:
    """The newest posting, delivered or not, to ``target`` or to any."""
    query = select(PostingRow).order_by(PostingRow.number.desc()).limit(1)
    return session.scalars(query.where(PostingRow.target == target) if target else query).first()


def snapshot(session: Session, now: datetime) -> PublicHours:
    """The hours as a posting made now would tell them, under the next number."""
    in_force, newest = hours.in_force(session), newest_row(session)
    today = now.astimezone(in_force.zone).date()
    current = {day: (hours.hours_text(in_force.calendar.exceptions[day]), name) for day, name in in_force.names.items()}
    days, withdrawn = [], []
    stages = [*posted_stages(session), (now, current)]
    for day in sorted({day for _, told in stages for day in told}):
        if day in current and today <= day < today + AHEAD:
            days.append(_public_day(day, stages, current[day]))
        elif day not in current and day >= today - SEASON:
            last = next(told[day] for _, told in reversed(stages) if day in told)
            withdrawn.append(_public_day(day, stages, last))
    office = policy_in_force(session).policy.organisation
    number = newest.number + 1 if newest else 1
    return PublicHours(number, now, office, in_force.calendar, tuple(days), tuple(withdrawn))


def posted_stages(session: Session) -> list[tuple[datetime, dict[date, Told]]]:
    """What each delivered posting told of decided dates, from the first to the newest, with its moment."""
    query = (
        select(PostingRow.at, CalendarVersionRow.exceptions)
        .join(CalendarVersionRow, CalendarVersionRow.id == PostingRow.calendar_version)
        .where(PostingRow.delivered_at.is_not(None))
        .order_by(PostingRow.number)
    )
    return [(row.at, _told(row.exceptions)) for row in session.execute(query)]


def _told(exceptions: Mapping[str, Any]) -> dict[date, Told]:
    return {date.fromisoformat(day): (entry["hours"], entry["name"]) for day, entry in exceptions.items()}


def _public_day(day: date, stages: Iterable[tuple[datetime, Mapping[date, Told]]], last: Told) -> PublicDay:
    """A date with its history: how often it changed since it was first posted, and when."""
    seen = [(at, told.get(day)) for at, told in stages]
    while seen and seen[0][1] is None:
        seen.pop(0)
    changed, revision, previous = seen[0][0], 0, seen[0][1]
    for at, told in seen[1:]:
        if told != previous:
            changed, revision, previous = at, revision + 1, told
    pieces = max(len(_intervals(told)) or 1 for _, told in seen if told)
    return PublicDay(day, _intervals(last), last[1], revision, changed, pieces)


def _intervals(told: Told) -> Hours:
    return parse_hours(told[0])
