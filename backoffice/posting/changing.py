"""Changing the hours knowingly: the promises that move are either restated, with notice, or kept as given."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from backoffice import hours, letters, promises
from backoffice.changes import Changes, Saved, Topic
from backoffice.hours import DecidedDay
from backoffice.office import Office
from backoffice.promises import MovedPromise, Rehearsal
from backoffice.references import Reference
from backoffice.roles import Permission

CHANGED = frozenset({Topic.HOURS, Topic.PROMISES, Topic.CASES, Topic.LETTERS})
TAKEN_BACK = "The change of hours was taken back."


@dataclass(frozen=True)
class ProposedHours:
    """Hours that somebody thinks of, and what they would do. Nothing is changed by asking.

    Attributes:
        decided: the dates with hours of their own.
        cleared: the dates on which the weekly hours hold again.
        rehearsal: the promises that would move, and the letters that state a date which would not hold.
        notice_days: calendar days of advance notice that the policy asks for.
        ahead: calendar days from today to the first of the dates.
    """

    decided: tuple[DecidedDay, ...]
    cleared: tuple[date, ...]
    rehearsal: Rehearsal
    notice_days: int
    ahead: int

    @property
    def in_time(self) -> bool:
        """Whether the advance notice can still be given."""
        return self.ahead >= self.notice_days


def propose(office: Office, decided: Iterable[DecidedDay] = (), cleared: Iterable[date] = ()) -> ProposedHours:
    """Rehearse a change of hours: what it moves, and whether the public can still be told in time."""
    wanted, gone = tuple(decided), tuple(cleared)
    rehearsal = promises.rehearse(office, wanted, gone)
    with office.look() as session:
        notice = promises.policy_in_force(session).policy.hours.advance_notice_days
    today = office.clock.now().astimezone(rehearsal.proposed.zone).date()
    first = min((*(day.day for day in wanted), *gone), default=today)
    return ProposedHours(wanted, gone, rehearsal, notice, (first - today) // timedelta(days=1))


def change_hours(
    office: Office,
    decided: Iterable[DecidedDay] = (),
    cleared: Iterable[date] = (),
    restated: Iterable[int] = (),
    why: str = "",
) -> Saved[tuple[MovedPromise, ...]]:
    """Change the hours and, in the same unit of work, restate the promises chosen; all others stay as given.

    A notice of the new date is drafted for every case whose promises are restated (policy D10).

    Args:
        office: the office.
        decided: dates that get hours of their own.
        cleared: dates that get the weekly hours back.
        restated: the promises to move, from the rehearsal.
        why: the reason, which the customers are told; needed where promises are restated.

    Returns:
        The promises that were moved.

    Raises:
        InvalidInputError: promises are to be restated without a reason.
        PermissionDeniedError: unless a manager asks.
    """
    wanted, gone = tuple(decided), tuple(cleared)
    with office.work(Permission.DECIDE_HOURS) as work:
        undo_days = hours.write_days(work, wanted, frozenset((*(day.day for day in wanted), *gone)))
        moved = promises.restate_promises(work, restated, why)
        notices = letters.draft_notices(work, moved, why)
    said = hours.said_of(wanted) if wanted else "The weekly hours hold again."
    if moved:
        said += f" {_counted(len(moved), 'promise')} restated, {_counted(len(notices), 'notice')} drafted."
    restated, drafted = (promise.id for promise in moved), (notice.reference for notice in notices)
    undo = partial(_undo, office, undo_days, tuple(restated), tuple(drafted))
    return Saved(moved, Changes(CHANGED, said, undo))


def _undo(
    office: Office, undo_days: Callable[[Office], Changes], moved: tuple[int, ...], notices: tuple[Reference, ...]
) -> Changes:
    """Take back what no customer has heard of: raises `ConflictError` once one of the notices has gone out."""
    for notice in notices:
        letters.void_letter(office, notice, TAKEN_BACK)
    changes = undo_days(office)
    with office.work(Permission.DECIDE_HOURS) as work:
        promises.restate_promises(work, moved, TAKEN_BACK)
    return Changes(CHANGED, changes.said)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
