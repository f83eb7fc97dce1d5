"""From receipt to due: the three edges of a promise, and why they are where they are.

A pure room: calendar, rule and moment in, values out. The meaning of the units is decided in the service policy ("How
the numbers are read").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from backoffice.hours import BusinessCalendar
from backoffice.promises.derivation import DerivedDay, derivation
from backoffice.promises.policy import Channel, InquiryKind, Policy, PromiseKind, Rule, Unit
from backoffice.promises.subjects import is_escalation

Names = Mapping[date, str]
"""What exceptional dates are called: "Thanksgiving"."""

NO_NAMES: Names = MappingProxyType({})
_MICROSECOND = timedelta(microseconds=1)


class Edges(NamedTuple):
    """The moments of a promise, aware, in the business zone; see `Deadline`."""

    start: datetime
    earliest: datetime
    target: datetime
    due: datetime


@dataclass(frozen=True)
class Deadline:
    """When a promise may, should and must be kept. Moments are aware, in the business zone.

    Attributes:
        kind: what is promised.
        unit: what its time is counted in.
        start: when what arrived counts as received.
        earliest: when keeping it may begin.
        target: when we aim to keep it.
        due: when it must be kept, at the latest at this very moment; the promise itself.
        derivation: every calendar day from receipt to due, and what it counted for.
    """

    kind: PromiseKind
    unit: Unit
    start: datetime
    earliest: datetime
    target: datetime
    due: datetime
    derivation: tuple[DerivedDay, ...]


def derive(
    calendar: BusinessCalendar, kind: PromiseKind, rule: Rule, received: datetime, names: Names = NO_NAMES
) -> Deadline:
    """Applies a rule to something received.

    In `business_days`, *earliest* is the opening of its day (the effective receipt for 0), *target* and *due* are the
    closings of theirs. In both kinds of hours each edge is that many hours after the effective receipt.

    Args:
        calendar: the hours that count.
        kind: what is promised.
        rule: how long it takes.
        received: when it arrived, aware, in any zone.
        names: what the calendar's exceptions are called, for the derivation.

    Raises:
        InvalidInputError: `received` is naive or outside the years 1970 to 2100.
        NoOpeningError: the calendar has no opening left to count.
    """
    edges = edges_of(calendar, rule, received)
    return Deadline(kind, rule.unit, *edges, derivation(calendar, rule.unit, received, edges.due, names))


def edges_of(calendar: BusinessCalendar, rule: Rule, received: datetime) -> Edges:
    """The edges that `derive` gives, without the derivation: for reckoning with many promises at once."""
    start = calendar.effective_receipt(received)
    if rule.unit is Unit.BUSINESS_DAYS:
        earliest = calendar.business_day(received, rule.earliest).opens if rule.earliest else start
        target, due = (calendar.business_day(received, n).closes for n in (rule.target, rule.due))
        return Edges(start, earliest, target, due)
    add = calendar.add_open_time if rule.unit is Unit.OPEN_HOURS else calendar.add_clock_time_on_business_days
    return Edges(start, *(add(received, timedelta(hours=n)) for n in (rule.earliest, rule.target, rule.due)))


def promises_for(
    policy: Policy,
    calendar: BusinessCalendar,
    channel: Channel,
    kind: InquiryKind,
    received: datetime,
    subject: str = "",
    names: Names = NO_NAMES,
) -> tuple[Deadline, ...]:
    """The promises that a piece starts which came in on `channel`: acknowledgement and answer (policy D2, D4, D6).

    A subject that escalates starts the manager's review and the final resolution as well (D14), which are promised
    for e-mail to the service address and given on every channel.

    Raises:
        InvalidInputError: `received` is naive or outside the years 1970 to 2100.
        NoOpeningError: the calendar has no opening left to count.
    """
    rules = dict(policy.channels[channel].rules(kind))
    if is_escalation(subject, policy.subjects):
        rules[PromiseKind.ESCALATION_REVIEW] = policy.escalation.review
        rules[PromiseKind.ESCALATION_RESOLUTION] = policy.escalation.resolution
    return tuple(derive(calendar, promise, rule, received, names) for promise, rule in rules.items())


def extended(
    calendar: BusinessCalendar, start: datetime, due: datetime, days: int, names: Names = NO_NAMES
) -> Deadline:
    """The investigation that follows an answer which needs more time (policy D7).

    Args:
        calendar: the hours that count.
        start: when the inquiry counted as received.
        due: when the answer was due; the investigation takes its place.
        days: the additional business days granted, at least 1.
        names: what the calendar's exceptions are called.

    Raises:
        InvalidInputError: `days` is negative, or a moment is naive or outside the years 1970 to 2100.
    """
    granted = later_by(calendar, due, days)
    return Deadline(
        PromiseKind.INVESTIGATE,
        Unit.BUSINESS_DAYS,
        start.astimezone(calendar.zone),
        due.astimezone(calendar.zone),
        granted,
        granted,
        derivation(calendar, Unit.BUSINESS_DAYS, start, granted, names),
    )


def later_by(calendar: BusinessCalendar, edge: datetime, days: int) -> datetime:
    """The same edge so many business days later: an opening becomes an opening, any other a closing."""
    if calendar.business_day(edge, 0).opens == edge:
        return calendar.business_day(edge, days).opens
    return calendar.business_day(edge - _MICROSECOND, days).closes


def after_wait(calendar: BusinessCalendar, unit: Unit, edge: datetime, since: datetime, until: datetime) -> datetime:
    """Where an edge of a promise moves when its clock stands still from `since` to `until`.

    A wait costs what it took in the promise's own unit, never calendar time. In business days it costs each one that
    closes within it: over a weekend nothing, from Friday 16:00 to Monday 10:00 one day, or two open hours.

    Args:
        calendar: the hours that count.
        unit: what the promise counts.
        edge: its earliest, target or due moment without the wait.
        since: when our question was sent; at or after `edge`, nothing moves.
        until: when the customer wrote, or the wait's budget ran out.

    Returns:
        The moved edge, aware, in the business zone.
    """
    if since >= edge or until <= since:
        return edge.astimezone(calendar.zone)
    if unit is Unit.OPEN_HOURS:
        return calendar.add_open_time(edge, calendar.open_time_between(since, until))
    if unit is Unit.CLOCK_HOURS_ON_BUSINESS_DAYS:
        return calendar.add_clock_time_on_business_days(
            edge, calendar.clock_time_on_business_days_between(since, until)
        )
    begun, ended = (calendar.business_day(t, 0).date for t in (since, until))
    return later_by(calendar, edge, calendar.business_days_between(begun, ended))
