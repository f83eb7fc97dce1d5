"""What an edited policy would promise, side by side with what is promised today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from backoffice import hours
from backoffice.hours import BusinessCalendar, HoursInForce
from backoffice.office import Office
from backoffice.promises.deadlines import Deadline, derive
from backoffice.promises.in_force import policy_in_force
from backoffice.promises.policy import Channel, InquiryKind, Policy, PromiseKind, Rule
from backoffice.promises.policy_file import parse_policy
from backoffice.promises.rehearsal import rehearse_hours

_BY_CHANNEL = (PromiseKind.ACKNOWLEDGE, PromiseKind.ANSWER)
_ANYWAY = (PromiseKind.FOLLOW_UP, PromiseKind.ESCALATION_REVIEW, PromiseKind.ESCALATION_RESOLUTION)


@dataclass(frozen=True)
class PolicyEffect:
    """One promise as something that came in now would start it, today and by the edited policy.

    Attributes:
        channel: on which it comes in; None for what is promised whatever the channel.
        inquiry: what it is about, where that kind is promised something of its own; else None.
    """

    channel: Channel | None
    inquiry: InquiryKind | None
    before: Deadline
    after: Deadline

    @property
    def differs(self) -> bool:
        """Whether a customer would be promised anything else."""
        return (self.before.unit, *_edges(self.before)) != (self.after.unit, *_edges(self.after))


@dataclass(frozen=True)
class PolicyPreview:
    """What an edited policy would do. Nothing is changed by asking.

    Attributes:
        effects: every promise that something starts which comes in now.
        would_read_differently: open promises that its weekly hours would count otherwise; they stay as promised.
    """

    effects: tuple[PolicyEffect, ...]
    would_read_differently: int


def preview_policy(office: Office, text: str) -> PolicyPreview:
    """Compare an edited policy with the one in force, for what comes in at this moment.

    Raises:
        InvalidInputError: the text is no policy; one fault for each thing that is wrong, with its line.
    """
    edited, received = parse_policy(text), office.clock.now()
    with office.look() as session:
        policy, in_force = policy_in_force(session).policy, hours.in_force(session)
        calendar = BusinessCalendar(edited.zone, edited.weekly, in_force.calendar.exceptions)
        proposed = HoursInForce(in_force.version, calendar, in_force.names)
        moved = len(rehearse_hours(session, proposed).moved)
    keys = dict.fromkeys((*_promised(policy), *_promised(edited)))
    return PolicyPreview(
        tuple(
            PolicyEffect(
                *key[:2],
                before=_deadline(policy, in_force, key, received),
                after=_deadline(edited, proposed, key, received),
            )
            for key in sorted(keys, key=_place)
        ),
        moved,
    )


_Key = tuple[Channel | None, InquiryKind | None, PromiseKind]


def _promised(policy: Policy) -> Iterator[_Key]:
    for channel in Channel:
        for promise in _BY_CHANNEL:
            yield channel, None, promise
        for inquiry, own in policy.channels[channel].kinds.items():
            given = {PromiseKind.ACKNOWLEDGE: own.acknowledge, PromiseKind.ANSWER: own.answer}
            for promise in (promise for promise, rule in given.items() if rule):
                yield channel, inquiry, promise
    for promise in _ANYWAY:
        yield None, None, promise


def _place(key: _Key) -> tuple[int, int, int]:
    """Channels first, the plain case before the kinds that have rules of their own."""
    channel, inquiry, promise = key
    channels, inquiries = (*Channel, None), (None, *InquiryKind)
    return channels.index(channel), inquiries.index(inquiry), list(PromiseKind).index(promise)


def _deadline(policy: Policy, in_force: HoursInForce, key: _Key, received: datetime) -> Deadline:
    rule = _rule(policy, *key)
    return derive(in_force.calendar, key[2], rule, received, in_force.names)


def _rule(policy: Policy, channel: Channel | None, inquiry: InquiryKind | None, promise: PromiseKind) -> Rule:
    if channel is None:
        return {
            PromiseKind.FOLLOW_UP: policy.follow_up,
            PromiseKind.ESCALATION_REVIEW: policy.escalation.review,
            PromiseKind.ESCALATION_RESOLUTION: policy.escalation.resolution,
        }[promise]
    given = policy.channels[channel]
    plain = {PromiseKind.ACKNOWLEDGE: given.acknowledge, PromiseKind.ANSWER: given.answer}
    return (plain if inquiry is None else given.rules(inquiry))[promise]


def _edges(deadline: Deadline) -> tuple[datetime, datetime, datetime]:
    return deadline.earliest, deadline.target, deadline.due
