"""How many cases came and went, and where the ordinary course was left, month by month (policy D12, D13, D14)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from backoffice import hours
from backoffice.office import Office
from backoffice.promises import PromiseKind, PromiseState
from db.cases import CaseRow
from db.promises import PromiseRow


@dataclass(frozen=True)
class MonthOfCases:
    """One month in numbers.

    Attributes:
        month: its first day, in the business zone.
        opened: cases opened in it.
        escalated: of those, how many were escalated by now.
        own_errors: of those, how many were our own error.
        resolved: cases resolved in it and not taken up again since, whenever they were opened.
        more_days: answers that were given additional business days in it (policy D7).
        restated: promises that were moved in it because the hours changed; of one moved twice, the last time counts.
    """

    month: date
    opened: int
    escalated: int
    own_errors: int
    resolved: int
    more_days: int
    restated: int


def months_of_cases(office: Office, first: date, last: date) -> tuple[MonthOfCases, ...]:
    """The months from that of ``first`` to that of ``last``, oldest first, without gaps."""
    months = [first.replace(day=1)]
    while months[-1] < last.replace(day=1):
        months.append(_next_month(months[-1]))
    with office.look() as session:
        count = _Count(session, hours.in_force(session).zone, months)
        opened = count(CaseRow.opened_at)
        escalated = count(CaseRow.opened_at, CaseRow.escalated)
        own_errors = count(CaseRow.opened_at, CaseRow.own_error)
        resolved = count(CaseRow.resolved_at)
        more_days = count(PromiseRow.settled_at, *_given_more_days())
        restated = count(PromiseRow.restated_at)
    counts = (opened, escalated, own_errors, resolved, more_days, restated)
    return tuple(MonthOfCases(month, *(found[month] for found in counts)) for month in months)


def _given_more_days() -> tuple[ColumnElement[bool], ...]:
    """Answers whose place an investigation took."""
    instead = aliased(PromiseRow)
    same = instead.correspondence_id == PromiseRow.correspondence_id
    taken = exists().where(same, instead.kind == PromiseKind.INVESTIGATE)
    return PromiseRow.kind == PromiseKind.ANSWER, PromiseRow.state == PromiseState.WITHDRAWN, taken


class _Count:
    """Counts rows by the month of one of their moments."""

    def __init__(self, session: Session, zone: ZoneInfo, months: list[date]) -> None:
        self._session = session
        self._zone = zone
        self._begin, self._end = (datetime.combine(day, time(0), zone) for day in (months[0], _next_month(months[-1])))

    def __call__(
        self,
        moment: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
        *conditions: ColumnElement[bool] | InstrumentedAttribute[bool],
    ) -> Counter[date]:
        moments: Iterable[datetime | None] = self._session.scalars(
            select(moment).where(moment >= self._begin, moment < self._end, *conditions)
        )
        return Counter(at.astimezone(self._zone).date().replace(day=1) for at in moments if at)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)
