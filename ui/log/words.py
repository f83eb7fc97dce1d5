"""The words of the Log screen for what the program knows by a key."""

from backoffice.cases import CaseStatus, CaseSummary
from backoffice.promises import INQUIRY_NAMES, InquiryKind
from ui.kit import Choice

KINDS = tuple(Choice(kind, INQUIRY_NAMES[kind]) for kind in dict.fromkeys((InquiryKind.FEEDBACK, *InquiryKind)))
"""The kinds of inquiry (policy D1), first the one that a new case has unless somebody says otherwise."""

NEW_CASE = Choice("", "A new case")

_STATUS = {
    CaseStatus.OPEN: "open",
    CaseStatus.WAITING: "waits for the customer",
    CaseStatus.RESOLVED: "resolved; opens again",
    CaseStatus.CLOSED: "closed; opens again",
}


def case_choice(case: CaseSummary) -> Choice:
    """A case to file with."""
    return Choice(case.reference, f"{case.reference} · {case.subject} ({_STATUS[case.status]})")
