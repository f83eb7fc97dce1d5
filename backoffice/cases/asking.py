"""Asking the customer: what waits then, and telephone calls, which are written down and may keep promises."""

from collections.abc import Iterable

from sqlalchemy import select

from backoffice import hours, promises
from backoffice.cases.deciding import find_case, saved
from backoffice.cases.values import CaseFile, CaseStatus
from backoffice.changes import Saved
from backoffice.errors import Fault, InvalidInputError
from backoffice.office import Office, Work
from backoffice.promises import Channel, PromiseKind
from backoffice.roles import Permission
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow


def wait_for_customer(work: Work, case: CaseRow, reason: str) -> None:
    """Wait for the customer from this moment, in which our question was sent (policy, "Waiting on the customer").

    The open promises of a reply stand still until the customer writes, at the longest for the policy's budget. A wait
    while the customer's last message has nothing of ours behind it is flagged.

    Args:
        work: the open unit of work, which also records the question.
        case: what the question belongs to.
        reason: what we asked for, in words.
    """
    budget = promises.policy_in_force(work.session).policy.waiting.business_days
    runs_out = hours.in_force(work.session).calendar.business_day(work.now, budget).opens
    promises.end_pauses(work, case, work.now)
    promises.pause_promises(work, case, work.now, runs_out, reason)
    case.status, case.waiting_since, case.waiting_reason = CaseStatus.WAITING, work.now, reason
    case.resolved_at, case.outcome = None, ""
    case.waiting_unanswered = _last_direction(work, case) == "inbound"
    work.session.flush()


def ask_by_phone(office: Office, reference: str, question: str) -> Saved[CaseFile]:
    """Write down that the customer was asked by telephone just now, and wait for the answer.

    A question in writing is a letter or an e-mail; its dispatch starts the wait.

    Raises:
        InvalidInputError: without a question.
    """
    with office.work(Permission.ANSWER) as work:
        case = find_case(work, reference)
        words = _given("question", question, "Say what the customer was asked for.")
        _call(work, case, f"Asked: {words}", words)
        wait_for_customer(work, case, words)
        return saved(office, work, case, f"{case.reference} waits for the customer.", None)


def stop_waiting(office: Office, reference: str) -> Saved[CaseFile]:
    """Go on without the customer's answer: the promises stand where the wait so far put them.

    Raises:
        InvalidInputError: nobody waits.
    """
    with office.work(Permission.ANSWER) as work:
        case = find_case(work, reference)
        if case.status != CaseStatus.WAITING:
            raise InvalidInputError(Fault("status", f"{case.reference} does not wait for the customer."))
        promises.end_pauses(work, case, work.now)
        case.status, case.waiting_since, case.waiting_reason = CaseStatus.OPEN, None, ""
        case.waiting_unanswered = False
        return saved(office, work, case, f"{case.reference} no longer waits for the customer.", None)


def record_call(office: Office, reference: str, said: str, keeps: Iterable[PromiseKind]) -> Saved[CaseFile]:
    """Write down a call with the customer, and settle what was said in it.

    Args:
        office: the office.
        reference: the case.
        said: what was said, in words; feedback belongs here, too (policy D9).
        keeps: which promises the call keeps; an acknowledgement needs writing (policy D6).

    Raises:
        InvalidInputError: without words, or for an acknowledgement alone.
    """
    with office.work(Permission.ANSWER) as work:
        case = find_case(work, reference)
        words = _given("said", said, "Say what was said in the call.")
        _call(work, case, case.subject, words)
        by = f"called by {work.user.name}"
        promises.keep_promises(work, case, frozenset(keeps), work.now, by)
        return saved(office, work, case, f"The call is noted in {case.reference}.", None)


def _call(work: Work, case: CaseRow, subject: str, note: str) -> None:
    piece = CorrespondenceRow(
        case=case,
        direction="outbound",
        channel=Channel.PHONE,
        subject=subject,
        note=note,
        sent_at=work.now,
        logged_at=work.now,
        logged_by=work.user.id,
    )
    work.session.add(piece)
    work.session.flush()


def _last_direction(work: Work, case: CaseRow) -> str | None:
    pieces = select(CorrespondenceRow.direction).where(CorrespondenceRow.case_id == case.id)
    return work.session.scalar(pieces.order_by(CorrespondenceRow.id.desc()).limit(1))


def _given(field: str, text: str, otherwise: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise InvalidInputError(Fault(field, otherwise))
    return words
