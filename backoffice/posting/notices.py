"""What managers have to do so that the public knows the hours in time (policy D5: posted in advance)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from backoffice.hours import DecidedDay, HoursInForce, hours_text, in_force
from backoffice.office import Office
from backoffice.posting.records import Told, newest_row, posted_stages, record_of
from backoffice.promises import policy_in_force
from backoffice.roles import Permission

REMINDER = timedelta(days=7)
"""How long before the advance notice runs out a closure that is not posted becomes a task."""


@dataclass(frozen=True)
class Announcement:
    """A coming date with other hours than the week's, and since when the public knows.

    Attributes:
        ahead: calendar days from today.
        posted: since when it has been posted as it is decided now; None while it is not.
        late: whether the advance notice was not kept, or can no longer be.
        pressing: whether it is not posted, and has to be soon or at once.
    """

    day: DecidedDay
    ahead: int
    posted: date | None
    late: bool
    pressing: bool


@dataclass(frozen=True)
class PostingTask:
    """Something for a manager to do about the posting.

    Attributes:
        sentence: what is wrong ("Thanksgiving is in 16 days and not posted.").
        steps: what to do, in order.
        late: whether the advance notice is lost already.
    """

    sentence: str
    steps: tuple[str, ...]
    late: bool = False


LOOK, REHEARSE, POST = "Look at the hours", "Rehearse what moves", "Post them"


def announcements(office: Office) -> tuple[Announcement, ...]:
    """Every coming date that differs from the week, in order."""
    with office.look() as session:
        return tuple(_announcements(session, office))


def next_announcement(office: Office) -> Announcement | None:
    """The next date, today included, that differs from the week."""
    return next(iter(announcements(office)), None)


def posting_tasks(office: Office) -> tuple[PostingTask, ...]:
    """What Today tells managers; nothing to anybody else."""
    if not office.user.may(Permission.POST_HOURS):
        return ()
    with office.look() as session:
        notice = policy_in_force(session).policy.hours.advance_notice_days
        pressing = [known for known in _announcements(session, office) if known.pressing]
        newest = newest_row(session)
        posting = record_of(newest) if newest else None
    tasks = []
    if posting and posting.delivered is None:
        tasks.append(PostingTask(f"Posting {posting.number} did not arrive at {posting.target}.", (POST,), late=True))
    elif posting and posting.differing:
        tasks.append(PostingTask(_differs(posting.number, posting.shown, posting.differing), (LOOK, POST), late=True))
    return (*tasks, *(_unposted(known, notice) for known in _first_of_each(pressing)))


def _announcements(session: Session, office: Office) -> Iterator[Announcement]:
    hours = in_force(session)
    notice = policy_in_force(session).policy.hours.advance_notice_days
    today = office.clock.now().astimezone(hours.zone).date()
    stages = [(at.astimezone(hours.zone).date(), told) for at, told in posted_stages(session)]
    for decided in _coming(hours, today):
        posted = _posted_since(decided, stages)
        ahead = (decided.day - today).days
        told_ahead = ahead if posted is None else (decided.day - posted).days
        pressing = posted is None and ahead <= notice + REMINDER.days
        yield Announcement(decided, ahead, posted, late=told_ahead < notice, pressing=pressing)


def _coming(hours: HoursInForce, today: date) -> Iterator[DecidedDay]:
    calendar = hours.calendar
    for day, kept in sorted(calendar.exceptions.items()):
        if day >= today and kept != calendar.weekly[day.weekday()]:
            yield DecidedDay(day, kept, hours.names[day])


def _posted_since(decided: DecidedDay, stages: Sequence[tuple[date, Mapping[date, Told]]]) -> date | None:
    """The first of the newest postings that all tell the hours of this date as they are decided now."""
    since = None
    for at, told in reversed(stages):
        if told.get(decided.day, ("", ""))[0] != hours_text(decided.hours):
            break
        since = at
    return since


def _first_of_each(coming: Iterable[Announcement]) -> Iterator[Announcement]:
    """One for neighbouring dates of one name."""
    before: Announcement | None = None
    for known in coming:
        if before is None or before.day.name != known.day.name or known.ahead - before.ahead > 1:
            yield known
        before = known


def _unposted(known: Announcement, notice: int) -> PostingTask:
    when = {0: "is today", 1: "is tomorrow"}.get(known.ahead, f"is in {known.ahead} days")
    lost = f"; the {notice} days of advance notice can no longer be kept" if known.late else ""
    return PostingTask(f"{known.day.name} {when} and not posted{lost}.", (LOOK, REHEARSE, POST), known.late)


def _differs(number: int, shown: int | None, files: Sequence[str]) -> str:
    if shown is not None and shown != number:
        return f"The website shows posting {shown}, we are at {number}."
    return f"The website differs from posting {number}: {', '.join(files)}."
