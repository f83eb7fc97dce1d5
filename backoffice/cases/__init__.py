"""Cases: one inquiry each, from the first piece to the outcome, and the file that tells all of it."""

from backoffice.cases.asking import ask_by_phone, record_call, stop_waiting, wait_for_customer
from backoffice.cases.counts import MonthOfCases, months_of_cases
from backoffice.cases.deciding import assign_case, escalate_case, mark_own_error, resolve_case, review_escalation
from backoffice.cases.file import case_file
from backoffice.cases.listing import CaseFilter, cases
from backoffice.cases.opening import open_case, reopen
from backoffice.cases.values import (
    CaseCustomer,
    CaseFacts,
    CaseFile,
    CaseStatus,
    CaseSummary,
    FiledAttachment,
    FiledPiece,
    Ground,
    Happened,
    TimelineEntry,
)

__all__ = [
    "CaseCustomer",
    "CaseFacts",
    "CaseFile",
    "CaseFilter",
    "CaseStatus",
    "CaseSummary",
    "FiledAttachment",
    "FiledPiece",
    "Ground",
    "Happened",
    "MonthOfCases",
    "TimelineEntry",
    "ask_by_phone",
    "assign_case",
    "case_file",
    "cases",
    "escalate_case",
    "mark_own_error",
    "months_of_cases",
    "open_case",
    "record_call",
    "reopen",
    "resolve_case",
    "review_escalation",
    "stop_waiting",
    "wait_for_customer",
]
