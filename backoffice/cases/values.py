"""Cases as the rest of the program sees them: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from backoffice.promises import Channel, InquiryKind, Promise, PromiseKind, Standing
from backoffice.references import Reference


class CaseStatus(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Ground(StrEnum):
    """What a decision rests on (policy D11); the words complete "Rests on …"."""

    RETURN_POLICY = "the return policy"
    SHIPPING_POLICY = "the shipping policy"
    SERVICE_POLICY = "the customer service policy"
    WARRANTY = "the warranty"
    GOODWILL = "goodwill"


@dataclass(frozen=True)
class CaseSummary:
    """A case in a list.

    Attributes:
        due: the earliest open promise's due moment, or None.
    """

    reference: Reference
    customer: str
    subject: str
    kind: InquiryKind
    status: CaseStatus
    urgent: bool
    escalated: bool
    assignee: str
    opened_at: datetime
    due: datetime | None


@dataclass(frozen=True)
class CaseCustomer:
    """Whom a case is of, as its file shows it; the record itself belongs to the customers.

    Attributes:
        preferred_channel: how they like to hear from us (policy D8).
        email: the first one, or empty.
        phone: the first one in E.164, or empty.
        place: the first address in one line, or empty.
    """

    reference: Reference
    name: str
    preferred_channel: Channel
    email: str
    phone: str
    place: str


@dataclass(frozen=True)
class CaseFacts:
    """What is known of the case itself. Moments are aware, in UTC.

    Attributes:
        version: hand it back when changing the case, so that nobody's change is overwritten unseen.
        order: the number of the order it is about, or empty.
        assignee: who works on it, or empty.
        own_error: whether the error was ours (policy D12).
        waiting_since: since when we wait for the customer; None unless waiting.
        waiting_reason: what for.
        waiting_unanswered: whether the wait was set over a message of the customer that has no answer.
        outcome: what was decided, in a sentence that names the policy it rests on (policy D8, D11).
    """

    reference: Reference
    version: int
    kind: InquiryKind
    status: CaseStatus
    subject: str
    order: str
    assignee: str
    urgent: bool
    escalated: bool
    own_error: bool
    opened_at: datetime
    waiting_since: datetime | None
    waiting_reason: str
    waiting_unanswered: bool
    resolved_at: datetime | None
    outcome: str


@dataclass(frozen=True)
class FiledAttachment:
    """A file of a piece; its bytes are under ``sha256``."""

    name: str
    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True)
class FiledPiece:
    """One piece of correspondence of a case, in or out.

    Attributes:
        direction: ``inbound`` or ``outbound``.
        at: when it was received or sent, aware, in UTC.
        postmarked: the day on its postmark, if any.
    """

    id: int
    direction: str
    channel: Channel
    at: datetime
    postmarked: date | None
    subject: str
    body: str
    note: str
    sender: str
    attachments: tuple[FiledAttachment, ...]


class Happened(StrEnum):
    """What an entry of a timeline tells of."""

    RECEIVED = "received"
    SENT = "sent"
    LETTER = "letter"
    RETURN = "return"
    PROMISE = "promise"
    CASE = "case"


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened in a case.

    Attributes:
        at: aware, in UTC.
        what: which kind of thing.
        title: what happened, in a few words.
        detail: more of it, or empty.
        channel: of a piece; empty for everything else.
        reference: the record it is about (``L-…``, ``RA-…``), or empty.
        attachments: the files of a piece.
    """

    at: datetime
    what: Happened
    title: str
    detail: str = ""
    channel: str = ""
    reference: str = ""
    attachments: tuple[FiledAttachment, ...] = ()


@dataclass(frozen=True)
class CaseFile:
    """Everything about one case.

    Attributes:
        promises: in the order in which they were given.
        standings: how each of them stands when the file is read, in the same order.
        correspondence: in and out, oldest first.
        timeline: everything that happened, newest first.
        grantable_days: how many additional business days may be granted now (policy D7); none while no answer is open.
        zone: the business zone, in which people read the moments.
    """

    facts: CaseFacts
    customer: CaseCustomer
    promises: tuple[Promise, ...]
    standings: tuple[Standing, ...]
    correspondence: tuple[FiledPiece, ...]
    timeline: tuple[TimelineEntry, ...]
    grantable_days: tuple[int, ...]
    zone: ZoneInfo

    @property
    def open_kinds(self) -> tuple[PromiseKind, ...]:
        """What is still promised, each kind once."""
        return tuple(dict.fromkeys(promise.kind for promise in self.promises if promise.is_open))
