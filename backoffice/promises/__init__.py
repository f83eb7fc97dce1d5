"""What customers are promised: the policy, the deadlines it leads to, and how they are put in words."""

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
from backoffice.promises.derivation import DerivedDay
from backoffice.promises.policy import Channel, InquiryKind, Policy, PromiseKind, Rule, Unit
from backoffice.promises.policy_file import default_policy_text, parse_policy
from backoffice.promises.subjects import is_escalation, is_urgent
from backoffice.promises.wording import DueStatus, DueWords, Level

__all__ = [
    "Channel",
    "Deadline",
    "DerivedDay",
    "DueStatus",
    "DueWords",
    "Edges",
    "InquiryKind",
    "Level",
    "Policy",
    "PromiseKind",
    "Rule",
    "Unit",
    "after_wait",
    "default_policy_text",
    "derive",
    "edges_of",
    "extended",
    "is_escalation",
    "is_urgent",
    "later_by",
    "parse_policy",
    "promises_for",
]
