"""Promises as the rest of the program sees them: frozen values."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from backoffice.promises.derivation import DerivedDay
from backoffice.promises.policy import Channel, InquiryKind, PromiseKind, Unit

ANSWERS = frozenset({PromiseKind.ANSWER, PromiseKind.INVESTIGATE})
"""What a reply keeps: an answer, also where it was given more days."""

PAUSED = ANSWERS | {PromiseKind.ESCALATION_RESOLUTION}
"""What waits with us for the customer; acknowledging and reviewing need nothing from them."""

KIND_NAMES = {
    PromiseKind.ACKNOWLEDGE: "Acknowledge",
    PromiseKind.ANSWER: "Answer",
    PromiseKind.INVESTIGATE: "Investigate",
    PromiseKind.FOLLOW_UP: "Follow up",
    PromiseKind.ESCALATION_REVIEW: "Manager review",
    PromiseKind.ESCALATION_RESOLUTION: "Final resolution",
}
"""What people call the kinds of promises."""

INQUIRY_NAMES = {
    InquiryKind.PRE_PURCHASE: "Pre-purchase",
    InquiryKind.ORDER: "Order",
    InquiryKind.SHIPPING: "Shipping",
    InquiryKind.RETURN: "Return",
    InquiryKind.ACCOUNT: "Account",
    InquiryKind.PRODUCT_CONCERN: "Product concern",
    InquiryKind.FEEDBACK: "Feedback",
}
"""What people call the kinds of inquiries (policy D1)."""


class PromiseState(StrEnum):
    """What became of a promise; one that is kept after its due moment is missed, with by how much."""

    OPEN = "open"
    KEPT = "kept"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Pause:
    """A promise waited for the customer. Moments are aware, in UTC.

    Attributes:
        since: when our question was sent.
        runs_out: when the budget of the wait is used up, and the clock runs on by itself.
        ended: when the customer wrote, or None.
        reason: what we asked for.
    """

    since: datetime
    runs_out: datetime
    ended: datetime | None
    reason: str


@dataclass(frozen=True)
class Promise:
    """A promise as it was given. Moments are aware, in UTC.

    Attributes:
        unit: what its time is counted in.
        start: when what started it counts as received.
        earliest: when keeping it may begin.
        target: when we aim to keep it.
        due: when it must be kept; the promise itself.
        derivation: every calendar day from the receipt to the due moment, and what it counted for.
        statement: the sentence given to the customer.
        policy_version: the policy it rests on.
        calendar_version: the business calendar it rests on.
        settled: when it was kept, missed or withdrawn; None while open.
        settled_by: what did that, in words.
        late: how late in open time, where missed.
        restated: when it was last moved because the hours changed; None where it stands as it was given.
        restated_why: the reason, or empty.
        pauses: the waits for the customer, oldest first.
    """

    id: int
    kind: PromiseKind
    channel: Channel
    unit: Unit
    state: PromiseState
    start: datetime
    earliest: datetime
    target: datetime
    due: datetime
    derivation: tuple[DerivedDay, ...]
    statement: str
    policy_version: int
    calendar_version: int
    settled: datetime | None
    settled_by: str
    late: timedelta | None
    restated: datetime | None
    restated_why: str
    pauses: tuple[Pause, ...]

    @property
    def is_open(self) -> bool:
        """Whether it still has to be kept."""
        return self.state is PromiseState.OPEN

    @property
    def last_day(self) -> int | None:
        """The number of the business day that it is due on, as its derivation counts."""
        return self.derivation[-1].day
