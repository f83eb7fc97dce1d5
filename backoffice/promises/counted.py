"""Open promises read in bulk, with all that counting them anew needs and nothing else."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from backoffice import hours
from backoffice.hours import BusinessCalendar
from backoffice.promises.deadlines import Edges
from backoffice.promises.derivation import Wait
from backoffice.promises.in_force import policy_of_version
from backoffice.promises.policy import Channel, InquiryKind, PromiseKind, Rule
from backoffice.promises.records import IS_OPEN
from backoffice.promises.recounting import Counting, investigation, rule_for
from backoffice.references import Reference
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from db.customers import CustomerRow
from db.promises import PauseRow, PromiseRow

RECEIVED: ColumnElement[datetime] = func.coalesce(CorrespondenceRow.received_at, PromiseRow.start_at)
"""When what started a promise came in; what our own decision started began at once."""
_AT_ONCE = 1000


class Counted(NamedTuple):
    """An open promise, and what it counts.

    Attributes:
        version: of its row, to notice somebody else's change.
        edges: as promised, in UTC.
        statement: the sentence that the customer was given.
        calendar_version: the business calendar it rests on.
    """

    id: int
    version: int
    case: Reference
    subject: str
    customer: str
    kind: PromiseKind
    channel: Channel
    edges: Edges
    statement: str
    calendar_version: int
    counting: Counting


def counted(session: Session, which: ColumnElement[bool]) -> Iterator[Counted]:
    """The open promises that ``which`` chooses; it may name promises, their cases and `RECEIVED`."""
    read = _Reader(session, which)
    for row in session.execute(_query(which).execution_options(yield_per=_AT_ONCE)):
        yield read(row)


def _query(which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    promise = PromiseRow
    return (
        select(
            *(promise.id, promise.version, promise.kind, promise.channel),
            *(promise.start_at, promise.earliest_at, promise.target_at, promise.due_at),
            *(promise.statement, promise.policy_version, promise.calendar_version),
            *(CaseRow.reference, CaseRow.subject, CaseRow.kind.label("inquiry")),
            *(CustomerRow.name.label("customer"), RECEIVED.label("received")),
        )
        .join(CaseRow, CaseRow.id == promise.case_id)
        .join(CustomerRow, CustomerRow.id == CaseRow.customer_id)
        .outerjoin(CorrespondenceRow, CorrespondenceRow.id == promise.correspondence_id)
        .where(IS_OPEN, which)
    )


class _Reader:
    """Turns rows into values; every policy, calendar and wait is read once."""

    def __init__(self, session: Session, which: ColumnElement[bool]) -> None:
        self._session = session
        self._pauses = defaultdict[int, list[PauseRow]](list)
        chosen = _query(which).with_only_columns(PromiseRow.id)
        pauses = select(PauseRow).where(PauseRow.promise_id.in_(chosen)).order_by(PauseRow.since, PauseRow.id)
        for pause in session.scalars(pauses):
            self._pauses[pause.promise_id].append(pause)
        self._given = cache(self._read_given)
        self._calendar = cache(self._read_calendar)

    def __call__(self, row: Row[Any]) -> Counted:
        edges = Edges(row.start_at, row.earliest_at, row.target_at, row.due_at)
        kind, channel, rule = self._given(row.policy_version, row.kind, row.channel, row.inquiry)
        return Counted(
            id=row.id,
            version=row.version,
            case=Reference(row.reference),
            subject=row.subject,
            customer=row.customer,
            kind=kind,
            channel=channel,
            edges=edges,
            statement=row.statement,
            calendar_version=row.calendar_version,
            counting=self._counting(row, edges, rule),
        )

    def _counting(self, row: Row[Any], edges: Edges, rule: Rule) -> Counting:
        pauses = self._pauses.get(row.id, ())
        waits = tuple(Wait(pause.since, pause.ended_at or pause.runs_out_at, pause.reason) for pause in pauses)
        if row.kind != PromiseKind.INVESTIGATE:
            return Counting(rule, row.received, waits=waits)
        for first in pauses[:1]:
            edges = Edges(row.start_at, first.before_earliest_at, first.before_target_at, first.before_due_at)
        return investigation(self._calendar(row.calendar_version), edges, row.received)._replace(waits=waits)

    def _read_given(self, version: int, kind: str, channel: str, inquiry: str) -> tuple[PromiseKind, Channel, Rule]:
        given = PromiseKind(kind), Channel(channel)
        return *given, rule_for(policy_of_version(self._session, version), *given, InquiryKind(inquiry))

    def _read_calendar(self, version: int) -> BusinessCalendar:
        return hours.as_of_version(self._session, version).calendar
