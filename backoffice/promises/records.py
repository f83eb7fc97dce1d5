"""Rows of the ledger, and the values that other features are given instead."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import literal_column, select
from sqlalchemy.orm import Session

from backoffice import hours
from backoffice.office import Work
from backoffice.promises.deadlines import Deadline
from backoffice.promises.derivation import DerivedDay
from backoffice.promises.in_force import policy_in_force
from backoffice.promises.policy import Channel, PromiseKind, Unit
from backoffice.promises.statements import statement
from backoffice.promises.values import Pause, Promise, PromiseState
from db.base import JsonText, write_json
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from db.promises import PauseRow, PromiseRow

# Written out, not bound: a partial index serves only a query that repeats its condition literally.
IS_OPEN = PromiseRow.state == literal_column("'open'")

ESCALATED, URGENT, PLAIN = range(3)
"""How cases sort; the numbers stand in the index of what is due."""


def of_case(session: Session, case_id: int) -> tuple[Promise, ...]:
    """Every promise of a case, in the order in which they were given."""
    query = select(PromiseRow).where(PromiseRow.case_id == case_id).order_by(PromiseRow.id)
    return promises_of(session, session.scalars(query).all())


def promises_of(session: Session, rows: Sequence[PromiseRow]) -> tuple[Promise, ...]:
    """The values of ``rows``, with their pauses."""
    query = select(PauseRow).where(PauseRow.promise_id.in_([row.id for row in rows])).order_by(PauseRow.since)
    pauses = session.scalars(query).all() if rows else []
    return tuple(_promise(row, [pause for pause in pauses if pause.promise_id == row.id]) for row in rows)


def open_rows(work: Work, case: CaseRow, kinds: Iterable[PromiseKind]) -> Sequence[PromiseRow]:
    """The open promises of some kinds of a case, in the order in which they were given."""
    query = select(PromiseRow).where(PromiseRow.case_id == case.id, IS_OPEN, PromiseRow.kind.in_(list(kinds)))
    return work.session.scalars(query.order_by(PromiseRow.id)).all()


def open_kinds(work: Work, case: CaseRow) -> frozenset[PromiseKind]:
    """What is still promised in a case."""
    return frozenset(PromiseKind(row.kind) for row in open_rows(work, case, PromiseKind))


def give(
    work: Work, case: CaseRow, channel: Channel, deadlines: Iterable[Deadline], piece: CorrespondenceRow | None = None
) -> tuple[Promise, ...]:
    """Write promises down, as given now under the policy and the hours in force.

    Args:
        work: the open unit of work.
        case: whose promises.
        channel: on which they are kept.
        deadlines: when they are due.
        piece: what started them; None for what our own decisions start.
    """
    policy, calendar = policy_in_force(work.session), hours.in_force(work.session)
    rows = [
        PromiseRow(
            case_id=case.id,
            correspondence_id=piece.id if piece else None,
            kind=deadline.kind,
            channel=channel,
            unit=deadline.unit,
            rank=rank_of(case),
            start_at=deadline.start,
            earliest_at=deadline.earliest,
            target_at=deadline.target,
            due_at=deadline.due,
            derivation=written_days(deadline.derivation),
            statement=statement(deadline),
            policy_version=policy.version,
            calendar_version=calendar.version,
            state=PromiseState.OPEN,
        )
        for deadline in deadlines
    ]
    work.session.add_all(rows)
    work.session.flush()
    return promises_of(work.session, rows)


def rerank(work: Work, case: CaseRow) -> None:
    """Let the open promises of a case sort as the case does now."""
    for row in open_rows(work, case, PromiseKind):
        row.rank = rank_of(case)


def rank_of(case: CaseRow) -> int:
    """How a case sorts: escalated before urgent before all others."""
    if case.escalated:
        return ESCALATED
    return URGENT if case.urgent else PLAIN


def received_at(work: Work, row: PromiseRow) -> datetime:
    """When what started a promise came in; what our own decision started began at once."""
    piece = work.session.get(CorrespondenceRow, row.correspondence_id) if row.correspondence_id else None
    return piece.received_at if piece and piece.received_at else row.start_at


def _promise(row: PromiseRow, pauses: Iterable[PauseRow]) -> Promise:
    return Promise(
        id=row.id,
        kind=PromiseKind(row.kind),
        channel=Channel(row.channel),
        unit=Unit(row.unit),
        state=PromiseState(row.state),
        start=row.start_at,
        earliest=row.earliest_at,
        target=row.target_at,
        due=row.due_at,
        derivation=read_days(row.derivation),
        statement=row.statement,
        policy_version=row.policy_version,
        calendar_version=row.calendar_version,
        settled=row.settled_at,
        settled_by=row.settled_by,
        late=None if row.late_seconds is None else timedelta(seconds=row.late_seconds),
        restated=row.restated_at,
        restated_why=row.restated_why,
        pauses=tuple(Pause(pause.since, pause.runs_out_at, pause.ended_at, pause.reason) for pause in pauses),
    )


def written_days(days: Iterable[DerivedDay]) -> list[Any]:
    """A derivation as it is stored."""
    return [{**vars(day), "date": day.date.isoformat()} for day in days]


def written_text(days: Iterable[DerivedDay]) -> JsonText:
    """The same as text, for thousands of promises that are derived over the same few days."""
    return JsonText(f"[{', '.join(map(_day_text, days))}]")


@lru_cache(maxsize=4096)
def _day_text(day: DerivedDay) -> str:
    return write_json(written_days([day])[0])


def read_days(stored: Iterable[Mapping[str, Any]]) -> tuple[DerivedDay, ...]:
    """A stored derivation as it was."""
    return tuple(DerivedDay(**{**day, "date": date.fromisoformat(day["date"])}) for day in stored)
