"""Return Authorizations as the rest of the program sees them: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from backoffice.references import Reference


class ReturnState(StrEnum):
    """Where a return stands, rolled up from its lines and events."""

    REQUESTED = "requested"
    AUTHORISED = "authorised"
    LABEL_SENT = "label_sent"
    IN_TRANSIT = "in_transit"
    RECEIVED = "received"
    INSPECTED = "inspected"
    CLOSED = "closed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What became of one line."""

    REFUND = "refund"
    REPLACEMENT = "replacement"
    REPAIR = "repair"
    RETURNED_TO_CUSTOMER = "returned_to_customer"


@dataclass(frozen=True)
class RequestedLine:
    """A line as somebody asks for it.

    Attributes:
        sku: the article; with an order, one of its lines.
        quantity: how many come back, at least one.
        reason: why, in a few words.
        name: what it is, for articles without an order.
        serial: serial or certificate number, or empty.
        declared_value: of the whole line in cents; None takes the order's price.
    """

    sku: str
    quantity: int
    reason: str
    name: str = ""
    serial: str = ""
    declared_value: int | None = None


@dataclass(frozen=True)
class ReturnLine:
    """A line of a return. Values are of the whole line, in the currency's smallest unit (cents)."""

    position: int
    sku: str
    name: str
    quantity: int
    received: int
    accepted: int
    damaged: int
    reason: str
    serial: str
    declared_value: int | None
    outcome: Outcome | None


@dataclass(frozen=True)
class Finding:
    """What looking at one line found.

    Attributes:
        position: of the line.
        accepted: so many pieces are as they should be.
        damaged: so many are not; together no more than arrived.
        serial: as it stands on the piece; empty where it was not compared.
        note: what was seen.
    """

    position: int
    accepted: int
    damaged: int = 0
    serial: str = ""
    note: str = ""


@dataclass(frozen=True)
class ReturnEvent:
    """One thing that happened; appended, never rewritten. ``at`` is aware, in UTC."""

    at: datetime
    by: str
    event: str
    details: Mapping[str, Any]


@dataclass(frozen=True)
class Return:
    """A Return Authorization.

    Attributes:
        case: the case it was issued from.
        order: the order's number, or empty.
        expires_on: the last date to send it, in the business zone; as printed, whatever is decided later.
        expired: whether its last day has passed and nothing has arrived; it opens a decision, it is no error.
        own_error: whether the error was ours (policy D12).
    """

    reference: Reference
    version: int
    case: Reference
    customer: str
    order: str
    currency: str
    state: ReturnState
    issued_at: datetime
    expires_on: date
    expired: bool
    own_error: bool
    lines: tuple[ReturnLine, ...]
    events: tuple[ReturnEvent, ...]


@dataclass(frozen=True)
class ReturnSummary:
    """A Return Authorization in a list; see `Return`."""

    reference: Reference
    case: Reference
    customer: str
    state: ReturnState
    pieces: int
    issued_at: datetime
    expires_on: date
    expired: bool
