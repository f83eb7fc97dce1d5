"""Return Authorizations: numbers, rules, papers and use cases."""

from backoffice.returns.checking import NumberCheck, Verdict, check_number
from backoffice.returns.eligibility import Eligibility
from backoffice.returns.ending import close_return, extend_return, send_back
from backoffice.returns.issuing import NewReturn, cancel_return, issue_return
from backoffice.returns.listing import return_file, returns_of_case, returns_page
from backoffice.returns.offering import Offer, OfferedLine, OfferedOrder, offer
from backoffice.returns.overrides import Override, overrides_since
from backoffice.returns.papers import LabelWish, print_papers, return_papers
from backoffice.returns.receiving import decide_return, inspect_return, receive_return
from backoffice.returns.values import (
    Finding,
    Outcome,
    RequestedLine,
    Return,
    ReturnEvent,
    ReturnLine,
    ReturnState,
    ReturnSummary,
)

__all__ = [
    "Eligibility",
    "Finding",
    "LabelWish",
    "NewReturn",
    "NumberCheck",
    "Offer",
    "OfferedLine",
    "OfferedOrder",
    "Outcome",
    "Override",
    "RequestedLine",
    "Return",
    "ReturnEvent",
    "ReturnLine",
    "ReturnState",
    "ReturnSummary",
    "Verdict",
    "cancel_return",
    "check_number",
    "close_return",
    "decide_return",
    "extend_return",
    "inspect_return",
    "issue_return",
    "offer",
    "overrides_since",
    "print_papers",
    "receive_return",
    "return_file",
    "return_papers",
    "returns_of_case",
    "returns_page",
    "send_back",
]
