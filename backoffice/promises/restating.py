"""Open promises are moved to what the hours in force give: never silently, and never one that is settled."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update

from backoffice import hours
from backoffice.errors import ConflictError, Fault, InvalidInputError
from backoffice.office import Work
from backoffice.promises.counted import Counted, counted
from backoffice.promises.deadlines import Deadline, Edges
from backoffice.promises.derivation import Derivations
from backoffice.promises.policy import PromiseKind, Unit
from backoffice.promises.records import written_text
from backoffice.promises.recounting import Counting, Recounter, recount
from backoffice.promises.rehearsal import MovedPromise, moved_promise
from backoffice.promises.statements import statement
from db.audit import note_update
from db.base import JsonText
from db.promises import PauseRow, PromiseRow

_AT_ONCE = 5000
_EDGES = ("start_at", "earliest_at", "target_at", "due_at")


def restate_promises(work: Work, ids: Iterable[int], why: str) -> tuple[MovedPromise, ...]:
    """Give the promises chosen what the hours in force make of them: edges, derivation, sentence, calendar version.

    The customers have to hear of it (policy D10), which is the caller's part. What the promises were stands in the
    audit. Those that are settled by now, or that these hours do not move, stay as they are.

    Args:
        work: the open unit of work, which may change the hours before.
        ids: of the promises chosen.
        why: the reason, which is kept with each of them.

    Returns:
        Those that were moved.

    Raises:
        InvalidInputError: promises are chosen, but no reason is given.
        ConflictError: one of them was changed in between.
    """
    chosen = list(ids)
    if chosen and not why.strip():
        raise InvalidInputError(Fault("why", "Say why the promises move; the customers will be told."))
    work.session.flush()
    restater = _Restater(work, why.strip())
    moved = [
        promise
        for start in range(0, len(chosen), _AT_ONCE)
        for promise in restater.move(chosen[start : start + _AT_ONCE])
    ]
    work.session.expire_all()
    return tuple(moved)


class _Change(NamedTuple):
    """The same change of many promises: all that were received on one day share it, where days are counted.

    Attributes:
        version: of the rows that it is a change of.
        fields: name, value before and value after, of what differs; the days counted are not among them, for they
            follow from the receipt and the calendar version.
    """

    version: int
    fields: tuple[tuple[str, Any, Any], ...]


class _Restater:
    """Moves promises by the thousand; rows are written without being loaded, with their versions checked by hand."""

    def __init__(self, work: Work, why: str) -> None:
        self._work = work
        self._why = why
        self._hours = hours.in_force(work.session)
        self._recount = Recounter(self._hours.calendar)
        self._derivations = Derivations(self._hours.calendar, self._hours.names)
        self._statement = cache(self._read_out)
        self._days = cache(self._tell_days)  # the mail of a day is received at one moment

    def move(self, ids: Sequence[int]) -> Iterator[MovedPromise]:
        known = counted(self._work.session, PromiseRow.id.in_(ids))
        fresh = ((promise, self._recount(promise.counting)) for promise in known)
        moving = [(promise, edges) for promise, edges in fresh if edges[1:] != promise.edges[1:]]
        alike = defaultdict[_Change, list[int]](list)
        for promise, edges in moving:
            alike[self._change(promise, edges)].append(promise.id)
        for change, rows in alike.items():
            self._write(change, rows)
        if moving:
            self._derive(moving)
            self._move_waits([promise for promise, _ in moving if promise.counting.waits])
        return (moved_promise(*each) for each in moving)

    def _change(self, promise: Counted, edges: Edges) -> _Change:
        window = edges.earliest > edges.start
        told = self._statement(promise.kind, promise.counting.rule.unit, edges[1:], has_window=window)
        fields = (
            *zip(_EDGES, promise.edges, edges, strict=True),
            ("statement", promise.statement, told),
            ("calendar_version", promise.calendar_version, self._hours.version),
            ("restated_at", None, self._work.now),
            ("restated_why", None, self._why),
        )
        return _Change(promise.version, tuple(field for field in fields if field[1] != field[2]))

    def _read_out(self, kind: PromiseKind, unit: Unit, edges: tuple[datetime, ...], *, has_window: bool) -> str:
        earliest, target, due = (edge.astimezone(self._hours.zone) for edge in edges)
        start = earliest - timedelta.resolution if has_window else earliest
        return statement(Deadline(kind, unit, start, earliest, target, due, ()))

    def _write(self, change: _Change, ids: Sequence[int]) -> None:
        here = update(PromiseRow).where(PromiseRow.id.in_(ids), PromiseRow.version == change.version)
        values = {name: after for name, _, after in change.fields}
        done = self._work.session.connection().execute(here.values(**values, version=change.version + 1))
        if done.rowcount != len(ids):
            raise ConflictError("Some of these promises were changed in between. Nothing was restated.", {}, {})
        told = {name: (before, after) for name, before, after in change.fields}
        note_update(self._work.session, self._work.user.name, self._work.now, PromiseRow, ids, told)

    def _derive(self, moving: Sequence[tuple[Counted, Edges]]) -> None:
        here = update(PromiseRow).where(PromiseRow.id == bindparam("of"))
        rows = [{"of": promise.id, "derivation": self._days(promise.counting, edges.due)} for promise, edges in moving]
        self._work.session.connection().execute(here, rows)

    def _tell_days(self, counting: Counting, due: datetime) -> JsonText:
        return written_text(self._derivations.of(counting.rule.unit, counting.received, due, counting.waits))

    def _move_waits(self, waiting: Sequence[Counted]) -> None:
        """Let each wait remember where its promise would now stand without it; ending it early goes back there."""
        edges = {promise.id: iter(recount(self._hours.calendar, promise.counting)) for promise in waiting}
        pauses = select(PauseRow).where(PauseRow.promise_id.in_(edges)).order_by(PauseRow.since, PauseRow.id)
        for pause in self._work.session.scalars(pauses):
            _, pause.before_earliest_at, pause.before_target_at, pause.before_due_at = next(edges[pause.promise_id])
        self._work.session.flush()
