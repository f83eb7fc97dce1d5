"""Promises are given: by a piece that comes in, by a resolution, by an escalation."""

from datetime import datetime

from sqlalchemy import select

from backoffice import hours
from backoffice.office import Office, Work
from backoffice.promises.deadlines import Deadline, derive, promises_for
from backoffice.promises.in_force import policy_in_force
from backoffice.promises.pauses import end_pauses
from backoffice.promises.policy import Channel, InquiryKind, PromiseKind
from backoffice.promises.records import give, open_kinds, promises_of, rerank
from backoffice.promises.settling import withdraw_promises
from backoffice.promises.subjects import is_escalation, is_urgent
from backoffice.promises.values import Promise
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from db.promises import PromiseRow


def start_promises(work: Work, case: CaseRow, piece: CorrespondenceRow) -> tuple[Promise, ...]:
    """Give what the policy promises for a piece that came in; a piece that was given its promises gets no others.

    The customer has written: waits for them end, and a follow-up is withdrawn, for the next resolution starts
    another. An urgent or escalating subject raises the whole case (policy D2, D14).

    Returns:
        The promises of this piece; none for one of ours.
    """
    if piece.direction != "inbound" or piece.received_at is None:
        return ()
    known = work.session.scalars(select(PromiseRow).where(PromiseRow.correspondence_id == piece.id)).all()
    if known:
        return promises_of(work.session, known)
    end_pauses(work, case, piece.received_at)
    withdraw_promises(work, case, frozenset({PromiseKind.FOLLOW_UP}), "the customer wrote again")
    _raise(work, case, piece.subject)
    policy, in_force = policy_in_force(work.session).policy, hours.in_force(work.session)
    channel, inquiry = Channel(piece.channel), InquiryKind(case.kind)
    deadlines = promises_for(
        policy, in_force.calendar, channel, inquiry, piece.received_at, piece.subject, in_force.names
    )
    return give(work, case, channel, deadlines, piece)


def start_follow_up(work: Work, case: CaseRow, channel: Channel) -> tuple[Promise, ...]:
    """Promise to ask, some business days after this moment, whether the customer is satisfied (policy D9)."""
    rule = policy_in_force(work.session).policy.follow_up
    in_force = hours.in_force(work.session)
    deadline = derive(in_force.calendar, PromiseKind.FOLLOW_UP, rule, work.now, in_force.names)
    return give(work, case, channel, [deadline])


def start_escalation(work: Work, case: CaseRow) -> tuple[Promise, ...]:
    """Promise a manager's review and a final resolution from this moment on, unless that is promised (policy D14)."""
    rules = policy_in_force(work.session).policy.escalation
    in_force = hours.in_force(work.session)
    wanted = {
        PromiseKind.ESCALATION_REVIEW: rules.review,
        PromiseKind.ESCALATION_RESOLUTION: rules.resolution,
    }
    missing = wanted.keys() - open_kinds(work, case)
    deadlines = [
        derive(in_force.calendar, kind, rule, work.now, in_force.names)
        for kind, rule in wanted.items()
        if kind in missing
    ]
    rerank(work, case)
    return give(work, case, Channel(case.customer.preferred_channel), deadlines)


def preview(
    office: Office, channel: Channel, kind: InquiryKind, received: datetime, subject: str = ""
) -> tuple[Deadline, ...]:
    """The promises that such a piece would start; nothing is changed.

    Args:
        office: the office whose policy and hours hold.
        channel: on which it comes in.
        kind: what it is about.
        received: when, aware.
        subject: may escalate.
    """
    with office.look() as session:
        policy, in_force = policy_in_force(session).policy, hours.in_force(session)
    return promises_for(policy, in_force.calendar, channel, kind, received, subject, in_force.names)


def _raise(work: Work, case: CaseRow, subject: str) -> None:
    words = policy_in_force(work.session).policy.subjects
    case.urgent |= is_urgent(subject, words)
    case.escalated |= is_escalation(subject, words)
    rerank(work, case)
