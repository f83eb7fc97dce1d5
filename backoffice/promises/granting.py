"""More time for an investigation: additional business days, granted with a reason (policy D7)."""

from backoffice import hours
from backoffice.changes import Changes, Saved, Topic
from backoffice.errors import Fault, InvalidInputError
from backoffice.lookup import find
from backoffice.office import Office, Work
from backoffice.promises.deadlines import extended
from backoffice.promises.derivation import short_date
from backoffice.promises.in_force import policy_in_force
from backoffice.promises.policy import Channel, PromiseKind
from backoffice.promises.records import give, open_rows
from backoffice.promises.values import Promise, PromiseState
from backoffice.references import Prefix
from backoffice.roles import Permission
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from db.promises import PromiseRow


def grant_days(office: Office, reference: str, days: int, reason: str) -> Saved[tuple[Promise, ...]]:
    """Give every open answer of a case additional business days: an investigation takes its place.

    The customer has to hear of it before the answer lapses (policy D10); the change says so.

    Args:
        office: the office.
        reference: the case.
        days: how many business days; how many may be granted, and only once for each answer, the policy says.
        reason: why, in words; it is kept with the answer that it replaces.

    Raises:
        InvalidInputError: too few or too many ``days``, no ``reason``, or no answer is open that could be given more.
        NotFoundError: an unknown case.
    """
    with office.work(Permission.ANSWER) as work:
        case = find(work.session, CaseRow, Prefix.CASE, reference)
        answers = open_rows(work, case, [PromiseKind.ANSWER])
        _refuse(work, answers=bool(answers), days=days, reason=reason)
        granted = tuple(_replace(work, case, row, days, reason.strip()) for row in answers)
        until = max(promise.due for promise in granted).astimezone(hours.in_force(work.session).zone)
        said = f"{case.reference} has until {short_date(until.date())}; write the customer a notice of the delay."
    return Saved(granted, Changes(frozenset({Topic.PROMISES, Topic.CASES}), said))


def _refuse(work: Work, *, answers: bool, days: int, reason: str) -> None:
    allowed = policy_in_force(work.session).policy.investigation
    faults = []
    if not allowed.least <= days <= allowed.most:
        faults.append(Fault("days", f"The policy allows {allowed.least} to {allowed.most} additional business days."))
    if not reason.strip():
        faults.append(Fault("reason", "Say why more time is needed; the customer will be told."))
    if not answers:
        faults.append(Fault("days", "No answer is open in this case that has not been given more days already."))
    if faults:
        raise InvalidInputError(*faults)


def _replace(work: Work, case: CaseRow, row: PromiseRow, days: int, reason: str) -> Promise:
    in_force = hours.in_force(work.session)
    deadline = extended(in_force.calendar, row.start_at, row.due_at, days, in_force.names)
    row.state, row.settled_at = PromiseState.WITHDRAWN, work.now
    row.settled_by = f"{days} more business day{'s' if days > 1 else ''} granted by {work.user.name}: {reason}"
    piece = work.session.get(CorrespondenceRow, row.correspondence_id) if row.correspondence_id else None
    return give(work, case, Channel(row.channel), [deadline], piece)[0]
