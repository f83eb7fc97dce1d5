"""What managers answer when a holiday is suggested; the next year's is suggested with the same answer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.changes import Changes, Saved
from backoffice.errors import Fault, InvalidInputError
from backoffice.hours.decisions import CHANGED, DecidedDay, said_of, write_days
from backoffice.hours.intervals import Hours
from backoffice.hours.suggesting import Suggestion, suggestions
from backoffice.hours.text import hours_text, parse_hours
from backoffice.office import Office, Work
from backoffice.roles import Permission
from db.hours import CalendarExceptionRow, HolidayAnswerRow


class Answer(StrEnum):
    """What becomes of a suggested day."""

    CLOSED = "closed"
    REDUCED = "reduced"
    IGNORE = "ignore"


@dataclass(frozen=True)
class Reply:
    """An answer with what belongs to it.

    Attributes:
        hours: of a reduced day; else empty.
        note: what only we read.
    """

    answer: Answer
    hours: Hours = ()
    note: str = ""


@dataclass(frozen=True)
class SuggestedDay:
    """A suggestion, and what is known about it.

    Attributes:
        decided: what is decided for its date, whoever decided it and why.
        reply: what was last answered, else what was decided for it the year before.
    """

    suggestion: Suggestion
    decided: DecidedDay | None
    reply: Reply | None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody's decision."""
        return self.decided is None and (self.reply is None or self.reply.answer is not Answer.IGNORE)

    @property
    def offered(self) -> Reply:
        """What to offer as its answer: what is decided, else what was answered before, else closed."""
        return _as_decided(self.decided) if self.decided else self.reply or Reply(Answer.CLOSED)


def suggested_days(office: Office, year: int, state: str | None = None) -> tuple[SuggestedDay, ...]:
    """The suggestions of ``year``, in order, with what is decided and what was answered before.

    Raises:
        InvalidInputError: there is no such state.
    """
    found, earlier = suggestions(year, state), suggestions(year - 1, state)
    with office.look() as session:
        decided = _decided_on(session, (one.day for one in (*found, *earlier)))
        replies = {one.title: _as_decided(day) for one in earlier if (day := decided.get(one.day))}
        replies |= {row.name: _reply(row) for row in session.scalars(select(HolidayAnswerRow))}
    return tuple(SuggestedDay(one, decided.get(one.day), replies.get(one.title)) for one in found)


def answer_suggestion(
    office: Office, suggestion: Suggestion, answer: Answer, hours: str = "", note: str = ""
) -> Saved[tuple[DecidedDay, ...]]:
    """Decide a suggested day, or ignore it, and remember the answer for the next years.

    Raises:
        InvalidInputError: a reduced day without readable hours.
        PermissionDeniedError: unless a manager asks.
    """
    kept = parse_hours(hours) if answer is Answer.REDUCED else ()
    if answer is Answer.REDUCED and not kept:
        raise InvalidInputError(Fault("hours", "Give the day hours, or choose closed."))
    return _keep(office, {suggestion: Reply(answer, kept, note)})


def as_last_year(office: Office, year: int, state: str | None = None) -> Saved[tuple[DecidedDay, ...]]:
    """Decide every day of ``year`` that is suggested and open as it was answered or decided before, at once.

    Raises:
        InvalidInputError: nothing is left to repeat.
        PermissionDeniedError: unless a manager asks.
    """
    repeated = {one.suggestion: one.reply for one in suggested_days(office, year, state) if one.is_open and one.reply}
    if not repeated:
        raise InvalidInputError(Fault("year", f"Nothing of {year - 1} is left to repeat in {year}."))
    return _keep(office, repeated)


def _keep(office: Office, replies: Mapping[Suggestion, Reply]) -> Saved[tuple[DecidedDay, ...]]:
    wanted = tuple(
        DecidedDay(one.day, reply.hours, one.title, reply.note)
        for one, reply in replies.items()
        if reply.answer is not Answer.IGNORE
    )
    with office.work(Permission.DECIDE_HOURS) as work:
        before = {one.title: _remember(work, one.title, reply) for one, reply in replies.items()}
        undo_days = write_days(work, wanted, frozenset(day.day for day in wanted)) if wanted else None
    said = said_of(wanted) if wanted else f"{', '.join(one.title for one in replies)} will not be suggested again."
    return Saved(wanted, Changes(CHANGED, said, partial(_undo, office, before, undo_days)))


def _undo(office: Office, before: Mapping[str, Reply | None], undo_days: Callable[[Office], Changes] | None) -> Changes:
    with office.work(Permission.DECIDE_HOURS) as work:
        for title, reply in before.items():
            _remember(work, title, reply)
    return undo_days(office) if undo_days else Changes(CHANGED, "The suggestion is back.")


def _remember(work: Work, title: str, reply: Reply | None) -> Reply | None:
    """Keep ``reply`` as the last answer, or forget it where there is none; returns what it was before."""
    row = work.session.get(HolidayAnswerRow, title)
    before = _reply(row) if row else None
    if reply is None:
        if row is not None:
            work.session.delete(row)
        return before
    if row is None:
        row = HolidayAnswerRow(name=title)
        work.session.add(row)
    row.answer, row.note = reply.answer, reply.note
    row.intervals = hours_text(reply.hours) if reply.answer is Answer.REDUCED else ""
    row.answered_at, row.answered_by = work.now, work.user.name
    return before


def _reply(row: HolidayAnswerRow) -> Reply:
    return Reply(Answer(row.answer), parse_hours(row.intervals) if row.intervals else (), row.note)


def _as_decided(day: DecidedDay) -> Reply:
    return Reply(Answer.REDUCED if day.hours else Answer.CLOSED, day.hours, day.note)


def _decided_on(session: Session, days: Iterable[date]) -> dict[date, DecidedDay]:
    rows = session.scalars(select(CalendarExceptionRow).where(CalendarExceptionRow.day.in_(list(days))))
    return {row.day: DecidedDay(row.day, parse_hours(row.intervals), row.name, row.note) for row in rows}
