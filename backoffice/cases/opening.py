"""Cases begin, and go on when the customer writes again: parts of the unit of work that files a piece."""

from backoffice import lookup, promises
from backoffice.cases.values import CaseStatus
from backoffice.office import Work
from backoffice.promises import InquiryKind
from backoffice.references import Prefix
from db.cases import CaseRow
from db.customers import CustomerRow, OrderRow
from db.search import remember


def open_case(
    work: Work, customer: CustomerRow, *, kind: InquiryKind, subject: str, order: OrderRow | None = None
) -> CaseRow:
    """Open a case; its subject says whether it is urgent or escalated (policy D2, D14)."""
    policy = promises.policy_in_force(work.session).policy
    year = work.now.astimezone(policy.zone).year
    [reference] = lookup.unused(work.session, CaseRow, Prefix.CASE, year)
    case = CaseRow(
        reference=reference,
        customer=customer,
        order_id=order.id if order else None,
        kind=kind,
        status=CaseStatus.OPEN,
        subject=" ".join(subject.split()),
        urgent=promises.is_urgent(subject, policy.subjects),
        escalated=promises.is_escalation(subject, policy.subjects),
        opened_at=work.now,
    )
    work.session.add(case)
    work.session.flush()
    remember(work.session, "cases", case.id, [case.reference, case.subject, customer.name])
    return case


def reopen(work: Work, case: CaseRow) -> None:
    """Take a case up again because its customer wrote; one that is open stays as it is.

    A wait for the customer ends with it, and so does a resolution; what was decided stays in the audit.
    """
    if case.status == CaseStatus.OPEN:
        return
    case.status = CaseStatus.OPEN
    case.waiting_since = case.resolved_at = None
    case.waiting_reason = case.outcome = ""
    case.waiting_unanswered = False
    work.session.flush()
