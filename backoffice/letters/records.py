"""Rows of letters, and the values that others are given instead."""

from dataclasses import asdict

from backoffice.documents import PostalAddress
from backoffice.errors import ConflictError
from backoffice.letters.values import Letter, LetterChannel, LetterState
from backoffice.references import Reference
from db.letters import LetterRow


def letter_of(row: LetterRow) -> Letter:
    """The value of a row."""
    return Letter(
        reference=Reference(row.reference),
        version=row.version,
        case=Reference(row.case.reference),
        customer=row.case.customer.name,
        channel=LetterChannel(row.channel),
        template=row.template,
        fields=dict(row.fields),
        subject=row.subject,
        recipient=row.recipient,
        enclosed_return=row.enclosed_return.reference if row.enclosed_return else "",
        state=LetterState(row.state),
        drafted_at=row.drafted_at,
        approved_at=row.approved_at,
        printed_at=row.printed_at,
        dispatched_at=row.dispatched_at,
        void_reason=row.void_reason,
    )


def keep_address(row: LetterRow, address: PostalAddress, lines: tuple[str, ...]) -> None:
    """Copy the address onto the letter: what is printed is what was approved."""
    row.address = asdict(address)
    row.recipient = "\n".join(lines)


def kept_address(row: LetterRow) -> PostalAddress:
    """The address that was copied."""
    return PostalAddress(**{**row.address, "street": tuple(row.address["street"])})


def must_be(row: LetterRow, *states: LetterState) -> None:
    """Raise `ConflictError` unless the piece is in one of these states."""
    if row.state not in states:
        raise ConflictError(f"{row.reference} is {row.state}; that cannot be done with it any more.", {}, {})
