"""Waiting for the customer: the clock of a reply stands still from the moment our question was sent.

A promise is moved at once as if the wait lasted until its budget runs out, so that what is due stands in the ledger
alone and nobody has to remember the wait; when the customer writes earlier it is moved back by what was not used.
"""

from datetime import datetime

from sqlalchemy import select

from backoffice import hours
from backoffice.office import Work
from backoffice.promises.deadlines import after_wait
from backoffice.promises.derivation import Wait, derivation
from backoffice.promises.policy import Unit
from backoffice.promises.records import open_rows, received_at, written_days
from backoffice.promises.values import PAUSED, PromiseState
from db.cases import CaseRow
from db.promises import PauseRow, PromiseRow


def pause_promises(work: Work, case: CaseRow, since: datetime, runs_out: datetime, reason: str) -> None:
    """Let the open promises of a reply wait for the customer.

    Args:
        work: the open unit of work.
        case: whose promises.
        since: the moment our question was sent, aware.
        runs_out: when the budget of the wait is used up and the clock runs on by itself, aware.
        reason: what we asked for.
    """
    for row in open_rows(work, case, PAUSED):
        pause = PauseRow(
            promise=row,
            since=since,
            runs_out_at=runs_out,
            reason=reason,
            before_earliest_at=row.earliest_at,
            before_target_at=row.target_at,
            before_due_at=row.due_at,
            before_derivation=row.derivation,
        )
        work.session.add(pause)
        work.session.flush()
        _move(work, pause, runs_out)


def end_pauses(work: Work, case: CaseRow, at: datetime) -> None:
    """End the waits of a case because the customer wrote ``at`` that moment (aware).

    A wait that had run out by then keeps its full length.
    """
    query = select(PauseRow).join(PromiseRow).where(PromiseRow.case_id == case.id, PauseRow.ended_at.is_(None))
    for pause in work.session.scalars(query.order_by(PauseRow.id)):
        pause.ended_at = min(max(at, pause.since), pause.runs_out_at)
        if pause.promise.state == PromiseState.OPEN:
            _move(work, pause, pause.ended_at)


def _move(work: Work, pause: PauseRow, until: datetime) -> None:
    """Put the promise where it stands if the wait lasts ``until`` then, and say so in its derivation."""
    row, in_force = pause.promise, hours.in_force(work.session)
    unit = Unit(row.unit)
    row.earliest_at, row.target_at, row.due_at = (
        after_wait(in_force.calendar, unit, edge, pause.since, until)
        for edge in (pause.before_earliest_at, pause.before_target_at, pause.before_due_at)
    )
    days = derivation(in_force.calendar, unit, received_at(work, row), row.due_at, in_force.names, waits_of(work, row))
    row.derivation = written_days(days)
    row.calendar_version = in_force.version


def waits_of(work: Work, row: PromiseRow) -> tuple[Wait, ...]:
    """The waits that a promise has been through, oldest first."""
    work.session.flush()
    pauses = work.session.scalars(select(PauseRow).where(PauseRow.promise_id == row.id).order_by(PauseRow.since))
    return tuple(Wait(pause.since, pause.ended_at or pause.runs_out_at, pause.reason) for pause in pauses)
