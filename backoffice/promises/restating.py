"""Open promises are moved to what the hours in force give: never silently, and never one that is settled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select, update

from backoffice import hours
from backoffice.errors import ConflictError, Fault, InvalidInputError
from backoffice.office import Work
from backoffice.promises.counted import Counted, counted
from backoffice.promises.deadlines import Deadline, Edges
from backoffice.promises.derivation import Derivations
from backoffice.promises.records import written_days
from backoffice.promises.recounting import Recounter, recount
from backoffice.promises.rehearsal import MovedPromise, moved_promise
from backoffice.promises.statements import statement
from db.audit import note_updates
from db.promises import PauseRow, PromiseRow

_AT_ONCE = 5000
_EDGES = ("start_at", "earliest_at", "target_at", "due_at")
Values = Mapping[str, Any]


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


class _Restater:
    """Moves promises by the thousand; rows are written without being loaded, with their versions checked by hand."""

    def __init__(self, work: Work, why: str) -> None:
        self._work = work
        self._why = why
        self._hours = hours.in_force(work.session)
        self._recount = Recounter(self._hours.calendar)
        self._derivations = Derivations(self._hours.calendar, self._hours.names)

    def move(self, ids: Sequence[int]) -> Iterator[MovedPromise]:
        known = counted(self._work.session, PromiseRow.id.in_(ids))
        fresh = ((promise, self._recount(promise.counting)) for promise in known)
        moving = [(promise, edges) for promise, edges in fresh if edges[1:] != promise.edges[1:]]
        if moving:
            self._write(moving)
            self._move_waits([promise for promise, _ in moving if promise.counting.waits])
        return (moved_promise(*each) for each in moving)

    def _write(self, moving: Sequence[tuple[Counted, Edges]]) -> None:
        here = update(PromiseRow).where(PromiseRow.id == bindparam("of"), PromiseRow.version == bindparam("seen"))
        fresh = [self._values(*each) for each in moving]
        keys = ({"of": promise.id, "seen": promise.version, "version": promise.version + 1} for promise, _ in moving)
        rows = [{**key, **values} for key, values in zip(keys, fresh, strict=True)]
        if self._work.session.connection().execute(here, rows).rowcount != len(rows):
            raise ConflictError("Some of these promises were changed in between. Nothing was restated.", {}, {})
        changes = (_change(promise, values) for (promise, _), values in zip(moving, fresh, strict=True))
        note_updates(self._work.session, self._work.user.name, self._work.now, PromiseRow, changes)

    def _values(self, promise: Counted, edges: Edges) -> Values:
        unit, received = promise.counting.rule.unit, promise.counting.received
        days = self._derivations.of(unit, received, edges.due, promise.counting.waits)
        return {
            **dict(zip(_EDGES, edges, strict=True)),
            "derivation": written_days(days),
            "statement": statement(Deadline(promise.kind, unit, *self._local(edges), days)),
            "calendar_version": self._hours.version,
            "restated_at": self._work.now,
            "restated_why": self._why,
        }

    def _local(self, edges: Edges) -> Edges:
        return Edges(*(edge.astimezone(self._hours.zone) for edge in edges))

    def _move_waits(self, waiting: Sequence[Counted]) -> None:
        """Let each wait remember where its promise would now stand without it; ending it early goes back there."""
        edges = {promise.id: iter(recount(self._hours.calendar, promise.counting)) for promise in waiting}
        pauses = select(PauseRow).where(PauseRow.promise_id.in_(edges)).order_by(PauseRow.since, PauseRow.id)
        for pause in self._work.session.scalars(pauses):
            _, pause.before_earliest_at, pause.before_target_at, pause.before_due_at = next(edges[pause.promise_id])
        self._work.session.flush()


def _change(promise: Counted, values: Values) -> tuple[int, dict[str, tuple[Any, Any]]]:
    """What the audit is told. The days counted are left out: they follow from the receipt and the calendar version."""
    old: Values = {
        **dict(zip(_EDGES, promise.edges, strict=True)),
        "statement": promise.statement,
        "calendar_version": promise.calendar_version,
    }
    new = ((name, value) for name, value in values.items() if name != "derivation")
    return promise.id, {name: (old.get(name), value) for name, value in new if old.get(name) != value}
