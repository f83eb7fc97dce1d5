"""The figures above the list of what is due: counted along an index, and never further than anybody reads."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backoffice import hours
from backoffice.office import Office
from backoffice.promises.due import When, condition
from backoffice.promises.horizon import Horizon
from backoffice.promises.records import IS_OPEN
from backoffice.promises.values import PromiseState
from db.promises import PromiseRow

MOST = 1000
"""Larger counts are not counted to their end."""


@dataclass(frozen=True)
class TodayFigures:
    """How the day stands, for everybody together.

    Attributes:
        counts: the open promises of `When.TODAY`, `When.SOON` and `When.WINDOW`; `MOST` stands for more.
        kept_percent: of the promises settled or lapsed this month, how many were kept in time; None before the first.
        now: the moment that it is told of, aware, in the business zone.
        zone: the business zone.
        open_until: when the office closes next, while it is open.
        opens_at: when it opens next, while it is closed.
    """

    counts: dict[When, int]
    kept_percent: int | None
    now: datetime
    zone: ZoneInfo
    open_until: datetime | None
    opens_at: datetime | None


def today_figures(office: Office) -> TodayFigures:
    """How the day stands now."""
    with office.look() as session:
        calendar = hours.in_force(session).calendar
        now = office.clock.now().astimezone(calendar.zone)
        horizon = Horizon(calendar, now)
        counts = {when: _count(session, when, horizon) for when in (When.TODAY, When.SOON, When.WINDOW)}
        kept = _kept_percent(session, horizon)
    is_open = calendar.is_open(now)
    return TodayFigures(
        counts=counts,
        kept_percent=kept,
        now=now,
        zone=calendar.zone,
        open_until=calendar.next_closing(now) if is_open else None,
        opens_at=None if is_open else calendar.next_opening(now),
    )


def _count(session: Session, when: When, horizon: Horizon) -> int:
    some = select(PromiseRow.id).where(condition(when, horizon)).limit(MOST).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def _kept_percent(session: Session, horizon: Horizon) -> int | None:
    """Rounded down, so that it reads 100 only when every promise was kept; those that are late by now were not."""
    settled = (
        select(PromiseRow.state, func.count())
        .where(PromiseRow.state.in_([PromiseState.KEPT, PromiseState.MISSED]), PromiseRow.settled_at >= horizon.month)
        .group_by(PromiseRow.state)
    )
    late = select(func.count()).where(IS_OPEN, PromiseRow.due_at >= horizon.month, PromiseRow.due_at < horizon.now)
    counts = {PromiseState(state): count for state, count in session.execute(settled)}
    total = sum(counts.values()) + (session.scalar(late) or 0)
    return counts.get(PromiseState.KEPT, 0) * 100 // total if total else None
