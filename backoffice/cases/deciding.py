"""What people decide about a case: who works on it, whose error it was, how it ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from backoffice import promises
from backoffice.cases.file import file_of
from backoffice.cases.values import CaseFile, CaseStatus, Ground
from backoffice.changes import Changes, Saved, Topic
from backoffice.errors import ConflictError, Fault, InvalidInputError, UserFacingError
from backoffice.lookup import find
from backoffice.office import Office, Work
from backoffice.promises import Channel, PromiseKind
from backoffice.references import Prefix
from backoffice.roles import Permission
from db.cases import CaseRow
from db.people import UserRow

TOUCHED = frozenset({Topic.CASES, Topic.PROMISES, Topic.CORRESPONDENCE})
ESCALATION = frozenset({PromiseKind.ESCALATION_REVIEW, PromiseKind.ESCALATION_RESOLUTION})
FOLLOW_UP = frozenset({PromiseKind.FOLLOW_UP})


def assign_case(office: Office, reference: str, user_id: int | None = None) -> Saved[CaseFile]:
    """Give a case to somebody; to whoever asks where nobody is named."""
    with office.work(Permission.ANSWER) as work:
        case = find_case(work, reference)
        before = Before.of(case)
        person = work.session.get_one(UserRow, user_id or work.user.id)
        case.assignee = person
        return saved(office, work, case, f"{case.reference} is assigned to {person.name}.", before)


def mark_own_error(office: Office, reference: str, *, ours: bool = True) -> Saved[CaseFile]:
    """Say that the error was our own, or that it was not after all (policy D12)."""
    with office.work(Permission.ANSWER) as work:
        case = find_case(work, reference)
        before = Before.of(case)
        case.own_error = ours
        said = "is marked as our own error" if ours else "is no longer marked as our own error"
        return saved(office, work, case, f"{case.reference} {said}.", before)


def escalate_case(office: Office, reference: str) -> Saved[CaseFile]:
    """Hand a case to the managers: it sorts first, and a review and a resolution are promised (policy D14).

    Raises:
        UserFacingError: it is escalated already.
    """
    with office.work(Permission.ANSWER) as work:
        case = find_case(work, reference)
        if case.escalated:
            raise UserFacingError(f"{case.reference} is escalated already.")
        before = Before.of(case, gives=ESCALATION)
        case.escalated = True
        promises.start_escalation(work, case)
        return saved(office, work, case, f"{case.reference} is escalated to the managers.", before)


def review_escalation(office: Office, reference: str, finding: str) -> Saved[CaseFile]:
    """Keep the promise that a manager looks at an escalation, and take the case over (policy D14).

    Args:
        office: the office, in the hands of a manager.
        reference: of an escalated case.
        finding: what the review found, in a sentence; it is kept with the promise.

    Raises:
        InvalidInputError: without a finding.
        UserFacingError: no review is due.
    """
    with office.work(Permission.REVIEW_ESCALATIONS) as work:
        case = find_case(work, reference)
        if not finding.strip():
            raise InvalidInputError(Fault("finding", "Say in a sentence what the review found."))
        before = Before.of(case)
        by = f"reviewed by {work.user.name}: {finding.strip()}"
        if not promises.keep_promises(work, case, frozenset({PromiseKind.ESCALATION_REVIEW}), work.now, by):
            raise UserFacingError(f"No review of {case.reference} is due.")
        case.assignee = work.session.get_one(UserRow, work.user.id)
        return saved(office, work, case, f"The escalation {case.reference} is reviewed.", before)


def resolve_case(
    office: Office, reference: str, outcome: str, ground: Ground, *, no_answer_needed: bool = False
) -> Saved[CaseFile]:
    """Settle a case; a follow-up is promised (policy D8, D9, D11).

    Only what went out keeps a promise, so the customer is told first. Where nothing asks for an answer (thanks, a
    second copy) what is still promised is withdrawn, and nobody is followed up.

    Args:
        office: the office.
        reference: of a case that is not settled yet.
        outcome: what was decided and on which circumstances, in a sentence.
        ground: what the decision rests on.
        no_answer_needed: whether the customer expects none.

    Raises:
        InvalidInputError: without an outcome (``outcome``), or before the customer was told (``no_answer_needed``).
        UserFacingError: it is settled already.
    """
    with office.work(Permission.ANSWER) as work:
        case = find_case(work, reference)
        _refuse_resolution(work, case, outcome, no_answer_needed=no_answer_needed)
        before = Before.of(case, gives=FOLLOW_UP)
        promises.withdraw_promises(work, case, frozenset(PromiseKind), "resolved without an answer being needed")
        case.status, case.resolved_at = CaseStatus.RESOLVED, work.now
        case.waiting_since, case.waiting_reason, case.waiting_unanswered = None, "", False
        case.outcome = f"{outcome.strip().rstrip('.')}. Rests on {ground}."
        if not no_answer_needed:
            promises.start_follow_up(work, case, _channel_of(case))
        return saved(office, work, case, f"{case.reference} is resolved.", before)


def _refuse_resolution(work: Work, case: CaseRow, outcome: str, *, no_answer_needed: bool) -> None:
    if case.status in (CaseStatus.RESOLVED, CaseStatus.CLOSED):
        raise UserFacingError(f"{case.reference} is {case.status} already.")
    faults = []
    if not outcome.strip():
        faults.append(Fault("outcome", "Say in a sentence what was decided."))
    still = promises.open_kinds(work, case) - {PromiseKind.ESCALATION_REVIEW}
    if still and not no_answer_needed:
        faults.append(Fault("no_answer_needed", "The customer has not been answered yet; write or call first."))
    if faults:
        raise InvalidInputError(*faults)


def _channel_of(case: CaseRow) -> Channel:
    """How the customer is followed up: as they prefer, by letter where there is no e-mail address (policy D8, D9)."""
    preferred = Channel(case.customer.preferred_channel)
    return Channel.MAIL if preferred is Channel.EMAIL and not case.customer.emails else preferred


def find_case(work: Work, reference: str) -> CaseRow:
    """The case of this reference. Raises `NotFoundError`, naming the number that was likely meant."""
    return find(work.session, CaseRow, Prefix.CASE, reference)


@dataclass(frozen=True)
class Before:
    """A case as it was before a decision, and the promises that the decision gives: what undoing takes back."""

    fields: Mapping[str, Any]
    gives: frozenset[PromiseKind]

    @classmethod
    def of(cls, case: CaseRow, gives: frozenset[PromiseKind] = frozenset()) -> "Before":
        names = (
            "assignee_id status escalated own_error waiting_since waiting_reason waiting_unanswered resolved_at outcome"
        )
        return cls({name: getattr(case, name) for name in names.split()}, gives)


def saved(office: Office, work: Work, case: CaseRow, said: str, before: Before | None) -> Saved[CaseFile]:
    """What a decision answers: the file as it is now, and the way back to ``before`` where there is one."""
    work.session.flush()
    work.session.refresh(case, ["assignee_id", "version"])
    undo = partial(_take_back, office, case.reference, case.version, work.now, before) if before else None
    return Saved(file_of(work.session, case, work.now), Changes(TOUCHED, said, undo))


def _take_back(office: Office, reference: str, version: int, decided_at: datetime, before: Before) -> Changes:
    """Put a case back as it was before a decision; what the decision gave is withdrawn, what it settled is open again.

    Raises:
        ConflictError: somebody has worked on the case since.
    """
    with office.work(Permission.ANSWER) as work:
        case = find_case(work, reference)
        if case.version != version:
            message = f"Somebody has worked on {reference} since; nothing was taken back."
            raise ConflictError(message, before.fields, Before.of(case).fields)
        promises.reopen_promises(work, case, decided_at)
        promises.withdraw_promises(work, case, before.gives, "taken back")
        for name, value in before.fields.items():
            setattr(case, name, value)
        work.session.flush()
        promises.rerank(work, case)
        return Changes(TOUCHED, f"{reference} is as it was before.")
