"""Which open promises would read differently by other hours; finding out changes nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.orm import Session

from backoffice import hours
from backoffice.hours import BusinessCalendar, DecidedDay, HoursInForce
from backoffice.office import Office
from backoffice.promises.counted import RECEIVED, Counted, counted
from backoffice.promises.deadlines import Edges
from backoffice.promises.policy import Channel, PromiseKind
from backoffice.promises.recounting import Recounter
from backoffice.references import Reference
from backoffice.wording import day_text
from db.cases import CaseRow
from db.letters import LetterRow
from db.promises import PromiseRow

AT_ONCE = 500
_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class MovedPromise:
    """An open promise that other hours move. Moments are aware, in UTC.

    Attributes:
        case: the reference of its case.
        subject: of the case.
        before: its edges as promised.
        after: its edges by the other hours.
        statement: the sentence that the customer was given.
        letters: pieces, printed or gone, in which one of the old dates stands.
    """

    id: int
    case: Reference
    customer: str
    subject: str
    kind: PromiseKind
    channel: Channel
    before: Edges
    after: Edges
    statement: str
    letters: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Rehearsal:
    """What proposed hours would do.

    Attributes:
        proposed: the hours.
        moved: the open promises that they move, the earliest due first.
        looked_at: how many open promises the changed dates could touch at all.
    """

    proposed: HoursInForce
    moved: tuple[MovedPromise, ...]
    looked_at: int


def rehearse(office: Office, decided: Iterable[DecidedDay] = (), cleared: Iterable[date] = ()) -> Rehearsal:
    """What would become of the open promises if some dates were ``decided`` and others ``cleared``.

    A promise that was kept as given through an earlier change is listed only if this change moves it once more.
    """
    with office.look() as session:
        now = hours.in_force(session)
        return rehearse_hours(session, now.with_days(decided, cleared))


def rehearse_hours(session: Session, proposed: HoursInForce) -> Rehearsal:
    """As `rehearse`, for hours that may have another week or zone."""
    before, after = hours.in_force(session).calendar, proposed.calendar
    by_now, by_then = Recounter(before), Recounter(after)
    looked_at, moved = 0, []
    for known in counted(session, touched_by(before, after)):
        looked_at += 1
        edges = by_then(known.counting)
        if edges[1:] != known.edges[1:] and edges[1:] != by_now(known.counting)[1:]:
            moved.append(moved_promise(known, edges))
    moved.sort(key=lambda promise: promise.before.due)
    return Rehearsal(proposed, tuple(_with_letters(session, moved, after)), looked_at)


def touched_by(before: BusinessCalendar, after: BusinessCalendar) -> ColumnElement[bool]:
    """The promises that a change of hours can move at all: received before a changed date ends, due after it begins.

    Any other counts no moment of it, neither before nor after the change.
    """
    if before.zone != after.zone or before.weekly != after.weekly:
        return true()
    dates = {*before.exceptions, *after.exceptions}
    changed = sorted(day for day in dates if before.intervals(day) != after.intervals(day))
    spans = (
        and_(PromiseRow.due_at >= _midnight(first, before), _midnight(last + _A_DAY, before) > RECEIVED)
        for first, last in _runs(changed)
    )
    return or_(false(), *spans)


def _runs(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Neighbouring dates as first and last."""
    start = 0
    for place, day in enumerate(days, 1):
        if place == len(days) or days[place] != day + _A_DAY:
            yield days[start], day
            start = place


def _midnight(day: date, calendar: BusinessCalendar) -> datetime:
    return datetime.combine(day, time(0), calendar.zone)


def moved_promise(known: Counted, after: Edges) -> MovedPromise:
    """The value of what moves, without its letters."""
    return MovedPromise(
        id=known.id,
        case=known.case,
        customer=known.customer,
        subject=known.subject,
        kind=known.kind,
        channel=known.channel,
        before=known.edges,
        after=after,
        statement=known.statement,
    )


def _with_letters(
    session: Session, moved: Sequence[MovedPromise], calendar: BusinessCalendar
) -> Iterator[MovedPromise]:
    for start in range(0, len(moved), AT_ONCE):
        some = moved[start : start + AT_ONCE]
        out = _letters_out(session, {promise.case for promise in some})
        for promise in some:
            dates = _old_dates(promise, calendar)
            letters = out.get(promise.case, ())
            telling = tuple(number for number, body in letters if any(text in body for text in dates))
            yield replace(promise, letters=telling)


def _old_dates(promise: MovedPromise, calendar: BusinessCalendar) -> set[str]:
    """How letters write the dates that hold no longer."""
    old, new = ([edge.astimezone(calendar.zone).date() for edge in edges] for edges in (promise.before, promise.after))
    return {day_text(day) for day in old if day not in new}


def _letters_out(session: Session, cases: Iterable[Reference]) -> Mapping[str, list[tuple[Reference, str]]]:
    query = (
        select(CaseRow.reference, LetterRow.reference, LetterRow.body)
        .join(CaseRow, CaseRow.id == LetterRow.case_id)
        .where(CaseRow.reference.in_(cases), LetterRow.state.in_(("printed", "dispatched")))
        .order_by(LetterRow.id)
    )
    found: dict[str, list[tuple[Reference, str]]] = {}
    for case, letter, body in session.execute(query):
        found.setdefault(case, []).append((Reference(letter), body))
    return found
