"""What can be done with a return as it stands, by whom."""

from collections.abc import Callable
from enum import Enum, auto

from backoffice.returns import Return, ReturnState
from backoffice.roles import Permission
from ui.returns.words import AWAITED, ENDED

May = Callable[[Permission], bool]


class Step(Enum):
    """Something to do with a return."""

    PRINT = auto()
    CANCEL = auto()
    EXTEND = auto()
    SEND_BACK = auto()
    RECEIVE = auto()
    INSPECT = auto()
    DECIDE = auto()
    CLOSE = auto()


NEEDS = {Step.PRINT: Permission.PRINT_LABELS, Step.RECEIVE: Permission.RECEIVE_RETURNS}
"""The permissions of steps that the mailroom may do; every other needs the one to issue returns."""


def steps_of(shown: Return, may: May) -> frozenset[Step]:
    """What can be done with ``shown``."""
    return frozenset(step for step in _possible(shown) if may(NEEDS.get(step, Permission.ISSUE_RETURNS)))


def _possible(shown: Return) -> set[Step]:
    if shown.state in ENDED:
        return set()
    steps = {Step.PRINT}
    if any(line.received < line.quantity for line in shown.lines):
        steps.add(Step.RECEIVE)
    if shown.state in AWAITED:
        late = {Step.SEND_BACK, Step.EXTEND} if shown.expired else set()
        return steps | {Step.CANCEL} | late
    if shown.state is ReturnState.RECEIVED:
        steps.add(Step.INSPECT)
    undecided = [line for line in shown.lines if line.received and not line.outcome]
    if any(line.accepted + line.damaged == line.received for line in undecided):
        steps.add(Step.DECIDE)
    if not undecided:
        steps.add(Step.CLOSE)
    return steps - {Step.PRINT}
