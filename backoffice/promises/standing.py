"""How a promise stands: its chip, open or settled. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from backoffice.hours import BusinessCalendar
from backoffice.promises.deadlines import Edges
from backoffice.promises.policy import PromiseKind, Unit
from backoffice.promises.values import PAUSED, PromiseState
from backoffice.promises.wording import Dated, DueWords, Level

NEUTRAL = "neutral"
"""The tone of what presses nobody: settled without a verdict, or waiting for the customer."""


@dataclass(frozen=True)
class Standing:
    """What the chip of a promise says.

    Attributes:
        tone: one of `Level`, or `NEUTRAL`.
        words: the same in words.
    """

    tone: str
    words: str


class Kept(Dated, Protocol):
    """Whatever tells of a promise on record: its edges, and what became of it."""

    @property
    def kind(self) -> PromiseKind: ...
    @property
    def unit(self) -> Unit: ...
    @property
    def state(self) -> PromiseState: ...
    @property
    def late(self) -> timedelta | None: ...
    @property
    def last_day(self) -> int | None: ...


def standing_of(promise: Kept, calendar: BusinessCalendar, words: DueWords, *, waiting: bool) -> Standing:
    """How a promise stands.

    Args:
        promise: on record.
        calendar: the hours in force.
        words: of the present moment, by the same hours.
        waiting: whether its case waits for the customer.
    """
    match promise.state:
        case PromiseState.KEPT:
            return Standing(Level.FINE, "kept")
        case PromiseState.MISSED:
            return Standing(Level.LATE, f"kept {_open_time(promise.late or timedelta())} late")
        case PromiseState.WITHDRAWN:
            return Standing(NEUTRAL, "withdrawn")
    status = words.status(_without_waits(promise, calendar))
    if waiting and promise.kind in PAUSED and status.level is not Level.LATE:
        return Standing(NEUTRAL, "waiting for the customer")
    return Standing(status.level, status.words)


def _without_waits(promise: Kept, calendar: BusinessCalendar) -> Dated:
    """The edges as they would be without waits, so that "day 3 of 5" numbers the days as the derivation does."""
    if promise.unit is not Unit.BUSINESS_DAYS or promise.last_day is None:
        return promise
    dates = (moment.astimezone(calendar.zone).date() for moment in (promise.start, promise.due))
    lost = calendar.business_days_between(*dates) - promise.last_day
    start = calendar.business_day(promise.start, lost).opens if lost > 0 else promise.start
    return Edges(start, promise.earliest, promise.target, promise.due)


def _open_time(amount: timedelta) -> str:
    minutes = round(amount.total_seconds() / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes >= 600 or minutes % 60 == 0 else f"{minutes // 60} h {minutes % 60} min"
