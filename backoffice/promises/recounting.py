"""What a promise comes to by other hours: the same rule, counted anew from the same receipt. Pure."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from backoffice.hours import BusinessCalendar
from backoffice.promises.deadlines import Edges, after_wait, edges_of, later_by
from backoffice.promises.derivation import Wait
from backoffice.promises.policy import Channel, InquiryKind, Policy, PromiseKind, Rule, Unit


class Counting(NamedTuple):
    """What a promise counts, whatever the hours.

    Attributes:
        rule: how long it takes; of an investigation, how long the answer took that it goes on from.
        received: when what started it came in, aware.
        granted: the additional business days of an investigation, else None.
        waits: when its clock stood still, oldest first.
    """

    rule: Rule
    received: datetime
    granted: int | None = None
    waits: tuple[Wait, ...] = ()


def rule_for(policy: Policy, promise: PromiseKind, channel: Channel, inquiry: InquiryKind) -> Rule:
    """The rule that a policy has for a promise; of an investigation, that of the answer that it goes on from."""
    match promise:
        case PromiseKind.FOLLOW_UP:
            return policy.follow_up
        case PromiseKind.ESCALATION_REVIEW:
            return policy.escalation.review
        case PromiseKind.ESCALATION_RESOLUTION:
            return policy.escalation.resolution
        case PromiseKind.INVESTIGATE:
            return policy.channels[channel].rules(inquiry)[PromiseKind.ANSWER]
    return policy.channels[channel].rules(inquiry)[promise]


def investigation(calendar: BusinessCalendar, given: Edges, received: datetime) -> Counting:
    """How an investigation was counted, told by the hours that it was ``given`` under."""
    answer, due = (_day_ended_by(calendar, edge) for edge in (given.earliest, given.due))
    answered = max(calendar.business_days_between(given.start.astimezone(calendar.zone).date(), answer), 1)
    rule = Rule(unit=Unit.BUSINESS_DAYS, target=answered, due=answered)
    return Counting(rule, received, granted=calendar.business_days_between(answer, due))


def recount(calendar: BusinessCalendar, counting: Counting) -> Sequence[Edges]:
    """The edges by these hours: first without any wait, then after each of them; the last are what holds.

    Raises:
        NoOpeningError: the calendar has no opening left to count.
    """
    edges = edges_of(calendar, counting.rule, counting.received)
    if counting.granted is not None:
        granted = later_by(calendar, edges.due, counting.granted)
        edges = Edges(edges.start, edges.due, granted, granted)
    found = [edges]
    for wait in counting.waits:
        moved = (after_wait(calendar, counting.rule.unit, edge, wait.since, wait.until) for edge in found[-1][1:])
        found.append(Edges(edges.start, *moved))
    return found


class Recounter:
    """Counts many promises anew by the same hours; what those of a day have in common is reckoned once."""

    def __init__(self, calendar: BusinessCalendar) -> None:
        """Takes the hours that count."""
        self._calendar = calendar
        self._known: dict[tuple[Rule, date], Sequence[datetime]] = {}

    def __call__(self, counting: Counting) -> Edges:
        """The edges that hold, in UTC; raises as `recount`."""
        if counting.waits or counting.granted is not None or counting.rule.unit is not Unit.BUSINESS_DAYS:
            return _in_utc(recount(self._calendar, counting)[-1])
        start = self._calendar.effective_receipt(counting.received)
        shared = (counting.rule, start.date())
        if shared not in self._known or not counting.rule.earliest:
            self._known[shared] = _in_utc(recount(self._calendar, counting)[-1])[1:]
        return Edges(start.astimezone(UTC), *self._known[shared])


def _in_utc(edges: Edges) -> Edges:
    return Edges(*(edge.astimezone(UTC) for edge in edges))


def _day_ended_by(calendar: BusinessCalendar, edge: datetime) -> date:
    return (edge.astimezone(calendar.zone) - timedelta.resolution).date()
