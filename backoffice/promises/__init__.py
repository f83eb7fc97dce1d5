"""What customers are promised: the policy, the deadlines it leads to, and the ledger of what was promised."""

from backoffice.promises.answers import promise_document
from backoffice.promises.changing import PolicyText, change_policy, policy_text, policy_versions
from backoffice.promises.deadlines import (
    Deadline,
    Edges,
    after_wait,
    derive,
    edges_of,
    extended,
    later_by,
    promises_for,
)
from backoffice.promises.derivation import DerivedDay, Wait, short_date
from backoffice.promises.due import DueFilter, DuePromise, When, due
from backoffice.promises.effects import PolicyEffect, PolicyPreview, preview_policy
from backoffice.promises.figures import MOST, TodayFigures, today_figures
from backoffice.promises.giving import preview, start_escalation, start_follow_up, start_promises
from backoffice.promises.granting import grant_days
from backoffice.promises.in_force import PolicyInForce, found_policy, policy_in_force
from backoffice.promises.pauses import end_pauses, pause_promises
from backoffice.promises.policy import Channel, InquiryKind, Organisation, Policy, PromiseKind, Returns, Rule, Unit
from backoffice.promises.policy_file import default_policy_text, parse_policy
from backoffice.promises.records import of_case, open_kinds, rerank
from backoffice.promises.rehearsal import MovedPromise, Rehearsal, rehearse, rehearse_hours
from backoffice.promises.reports import ReportLine, monthly_report, report_csv
from backoffice.promises.restating import restate_promises
from backoffice.promises.settling import keep_promises, reopen_promises, withdraw_promises, would_keep
from backoffice.promises.standing import NEUTRAL, Standing, standing_of
from backoffice.promises.subjects import is_escalation, is_urgent
from backoffice.promises.values import ANSWERS, INQUIRY_NAMES, KIND_NAMES, PAUSED, Pause, Promise, PromiseState
from backoffice.promises.wording import DueStatus, DueWords, Level

__all__ = [
    "ANSWERS",
    "INQUIRY_NAMES",
    "KIND_NAMES",
    "MOST",
    "NEUTRAL",
    "PAUSED",
    "Channel",
    "Deadline",
    "DerivedDay",
    "DueFilter",
    "DuePromise",
    "DueStatus",
    "DueWords",
    "Edges",
    "InquiryKind",
    "Level",
    "MovedPromise",
    "Organisation",
    "Pause",
    "Policy",
    "PolicyEffect",
    "PolicyInForce",
    "PolicyPreview",
    "PolicyText",
    "Promise",
    "PromiseKind",
    "PromiseState",
    "Rehearsal",
    "ReportLine",
    "Returns",
    "Rule",
    "Standing",
    "TodayFigures",
    "Unit",
    "Wait",
    "When",
    "after_wait",
    "change_policy",
    "default_policy_text",
    "derive",
    "due",
    "edges_of",
    "end_pauses",
    "extended",
    "found_policy",
    "grant_days",
    "is_escalation",
    "is_urgent",
    "keep_promises",
    "later_by",
    "monthly_report",
    "of_case",
    "open_kinds",
    "parse_policy",
    "pause_promises",
    "policy_in_force",
    "policy_text",
    "policy_versions",
    "preview",
    "preview_policy",
    "promise_document",
    "promises_for",
    "rehearse",
    "rehearse_hours",
    "reopen_promises",
    "report_csv",
    "rerank",
    "restate_promises",
    "short_date",
    "standing_of",
    "start_escalation",
    "start_follow_up",
    "start_promises",
    "today_figures",
    "withdraw_promises",
    "would_keep",
]
