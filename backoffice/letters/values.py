"""Letters as the rest of the program sees them: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from backoffice.references import Reference


class LetterState(StrEnum):
    """How far an outbound piece is on its way."""

    DRAFTED = "drafted"
    APPROVED = "approved"
    PRINTED = "printed"
    DISPATCHED = "dispatched"
    VOID = "void"


class LetterChannel(StrEnum):
    """How it goes out."""

    MAIL = "mail"
    EMAIL = "email"


@dataclass(frozen=True)
class NewLetter:
    """A letter as somebody writes it.

    Attributes:
        case: the case's reference, as typed.
        template: the template's id.
        fields: what its fields are filled with.
        channel: None takes the customer's preferred one (policy D8).
        return_reference: the return whose papers come along, or empty.
    """

    case: str
    template: str
    fields: Mapping[str, str] = field(default_factory=dict)
    channel: LetterChannel | None = None
    return_reference: str = ""


@dataclass(frozen=True)
class Letter:
    """One outbound piece. Moments are aware, in UTC.

    Attributes:
        reference: the piece number.
        recipient: the address lines or the e-mail address it was approved for; empty before.
        enclosed_return: the return whose papers come along, or empty.
        void_reason: why it was taken out, or empty.
    """

    reference: Reference
    version: int
    case: Reference
    customer: str
    channel: LetterChannel
    template: str
    fields: Mapping[str, Any]
    subject: str
    recipient: str
    enclosed_return: str
    state: LetterState
    drafted_at: datetime
    approved_at: datetime | None
    printed_at: datetime | None
    dispatched_at: datetime | None
    void_reason: str


@dataclass(frozen=True)
class LetterSummary:
    """An outbound piece in a list."""

    reference: Reference
    case: Reference
    customer: str
    channel: LetterChannel
    subject: str
    state: LetterState
    drafted_at: datetime
    moved_at: datetime
