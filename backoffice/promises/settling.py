"""Promises are kept, missed and withdrawn, inside the unit of work of whatever settles them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from backoffice import hours
from backoffice.office import Work
from backoffice.promises.policy import PromiseKind
from backoffice.promises.records import open_rows, promises_of, received_at
from backoffice.promises.values import Promise, PromiseState
from db.cases import CaseRow
from db.promises import PromiseRow


def keep_promises(
    work: Work,
    case: CaseRow,
    kinds: frozenset[PromiseKind],
    at: datetime,
    by: str,
    *,
    written_at: datetime | None = None,
) -> tuple[Promise, ...]:
    """Settle the open promises of these kinds: kept until the due moment itself, missed after it.

    Args:
        work: the open unit of work, which also dispatches the letter or whatever keeps them.
        case: whose promises.
        kinds: which ones.
        at: when it happened (a letter's dispatch), aware.
        by: what happened, in words ("letter L-… dispatched").
        written_at: when the reply was finished, aware: it answers no message received after that.

    Returns:
        Those that were settled, with how late in open time where missed.
    """
    calendar = hours.in_force(work.session).calendar
    rows = _answered(work, case, kinds, written_at)
    for row in rows:
        missed = at > row.due_at
        row.state = PromiseState.MISSED if missed else PromiseState.KEPT
        row.late_seconds = round(calendar.open_time_between(row.due_at, at).total_seconds()) if missed else None
        row.settled_at, row.settled_by = at, by
    return _saved(work, rows)


def would_keep(
    work: Work, case: CaseRow, kinds: frozenset[PromiseKind], *, written_at: datetime | None = None
) -> tuple[Promise, ...]:
    """What `keep_promises` would settle; changes nothing."""
    return promises_of(work.session, _answered(work, case, kinds, written_at))


def withdraw_promises(work: Work, case: CaseRow, kinds: frozenset[PromiseKind], why: str) -> tuple[Promise, ...]:
    """Take the open promises of these kinds back, because ``why`` (in words, kept with them)."""
    rows = open_rows(work, case, kinds)
    for row in rows:
        row.state = PromiseState.WITHDRAWN
        row.settled_at, row.settled_by = work.now, why
    return _saved(work, rows)


def reopen_promises(work: Work, case: CaseRow, settled_at: datetime) -> tuple[Promise, ...]:
    """Take back what was settled in the case at exactly that moment, because the event itself is taken back."""
    query = select(PromiseRow).where(PromiseRow.case_id == case.id, PromiseRow.settled_at == settled_at)
    rows = work.session.scalars(query.order_by(PromiseRow.id)).all()
    for row in rows:
        row.state = PromiseState.OPEN
        row.settled_at = row.late_seconds = None
        row.settled_by = ""
    return _saved(work, rows)


def _answered(
    work: Work, case: CaseRow, kinds: frozenset[PromiseKind], written_at: datetime | None
) -> list[PromiseRow]:
    return [row for row in open_rows(work, case, kinds) if not written_at or received_at(work, row) <= written_at]


def _saved(work: Work, rows: Sequence[PromiseRow]) -> tuple[Promise, ...]:
    work.session.flush()
    return promises_of(work.session, rows)
