"""A letter's words and pages: its template filled with what is known today, set on paper or as an e-mail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice import documents, hours, mail, promises
from backoffice.customers import customer_of
from backoffice.errors import Fault, InvalidInputError
from backoffice.letters.records import kept_address
from backoffice.letters.templates import Template, fill_blocks, fill_subject, fill_text, template
from backoffice.letters.values import LetterChannel
from backoffice.promises import Organisation
from backoffice.references import Reference
from backoffice.wording import day_text
from db.correspondence import CorrespondenceRow
from db.letters import LetterRow

CHANNEL_WORDS = {"mail": "letter", "email": "e-mail", "phone": "call", "web": "message"}


@dataclass(frozen=True)
class Composed:
    """A letter ready to go out.

    Attributes:
        subject: in one line.
        body: its words as plain text, for the case file.
        content: the PDF, or the e-mail as RFC 5322 bytes.
        media_type: of the content.
        pages: how many sheets; 0 for an e-mail.
    """

    subject: str
    body: str
    content: bytes
    media_type: str
    pages: int


def compose(session: Session, row: LetterRow, now: datetime, *, signed_by: str) -> Composed:
    """Set a letter as of ``now``; the row may be one that is not saved.

    Raises:
        InvalidInputError: a field is missing; names it and its line.
        UserFacingError: the address slides out of the window, a character that no font has.
    """
    chosen = template(row.template)
    fields = template_fields(session, row, now)
    subject, text = fill_subject(chosen, fields), fill_text(chosen, fields)
    organisation = promises.policy_in_force(session).policy.organisation
    if row.channel == LetterChannel.EMAIL:
        content = _email(row, organisation, subject, f"{text}\n{signed_by}\n{organisation.name}\n", now, session)
        return Composed(subject, text, content, "message/rfc822", 0)
    letter = _paper(session, row, chosen, fields, now, signed_by)
    content = documents.print_letter(letter)
    return Composed(subject, text, content, "application/pdf", documents.page_count(content))


def over_window(session: Session, row: LetterRow, now: datetime, *, signed_by: str) -> bytes:
    """The letter with its envelope's window drawn over the first page, to look at; raises as `compose`."""
    chosen = template(row.template)
    fields = template_fields(session, row, now)
    return documents.letter_over_window(_paper(session, row, chosen, fields, now, signed_by))


def template_fields(session: Session, row: LetterRow, now: datetime) -> dict[str, Any]:
    """Everything a template may name: plain values, never rows."""
    zone = hours.in_force(session).zone
    piece = _last_inbound(session, row)
    received = piece.received_at if piece and piece.received_at else row.case.opened_at
    known: dict[str, Any] = {
        "customer": {"name": row.case.customer.name},
        "case": {
            "reference": row.case.reference,
            "subject": row.case.subject,
            "channel": CHANNEL_WORDS[piece.channel] if piece else "message",
            "outcome": row.case.outcome,
        },
        "today": day_text(now.astimezone(zone).date()),
        "received": day_text(received.astimezone(zone).date()),
    } | _promised(session, row)
    if row.enclosed_return:
        expires = day_text(row.enclosed_return.expires_on)
        known["return"] = {"reference": row.enclosed_return.reference, "expires": expires}
    return known | {name: text for name, text in row.fields.items() if str(text).strip()}


def _promised(session: Session, row: LetterRow) -> dict[str, Any]:
    """The sentence given for the newest open answer, and the days counted to its date; neither, where none is open."""
    given = promises.of_case(session, row.case_id)
    answers = [promise for promise in given if promise.is_open and promise.kind in promises.ANSWERS]
    if not answers:
        return {"promise": "You will hear from us as soon as there is something to tell."}
    return {"promise": answers[-1].statement, "derivation": "\n".join(day.line for day in answers[-1].derivation)}


def _last_inbound(session: Session, row: LetterRow) -> CorrespondenceRow | None:
    inbound = (
        select(CorrespondenceRow)
        .where(CorrespondenceRow.case_id == row.case_id, CorrespondenceRow.direction == "inbound")
        .order_by(CorrespondenceRow.received_at.desc(), CorrespondenceRow.id.desc())
    )
    return session.scalars(inbound.limit(1)).first()


def _paper(
    session: Session, row: LetterRow, chosen: Template, fields: dict[str, Any], now: datetime, signed_by: str
) -> documents.Letter:
    policy = promises.policy_in_force(session).policy
    zone = hours.in_force(session).zone
    enclosures = ("Return label and slip",) if row.enclosed_return else ()
    return documents.Letter(
        letterhead=_letterhead(policy.organisation),
        recipient=kept_address(row) if row.address else _current_address(row),
        date=day_text((row.printed_at or now).astimezone(zone).date()),
        reference=Reference(row.reference),
        case=Reference(row.case.reference),
        subject=fill_subject(chosen, fields),
        body=fill_blocks(chosen, fields),
        signature=documents.Signature(signed_by, "Customer service"),
        enclosures=enclosures,
    )


def _current_address(row: LetterRow) -> documents.PostalAddress:
    customer = customer_of(row.case.customer)
    return customer.addresses[0] if customer.addresses else documents.PostalAddress(name=customer.name)


def current_email(row: LetterRow) -> str:
    """The customer's first e-mail address. Raises `InvalidInputError` where there is none."""
    customer = customer_of(row.case.customer)
    if not customer.emails:
        raise InvalidInputError(
            Fault(
                "channel", f"{customer.name} has no e-mail address; add one to the record, or write a letter instead."
            )
        )
    return customer.emails[0]


def _letterhead(organisation: Organisation) -> documents.Letterhead:
    lines = (*organisation.address_lines, f"{organisation.email} · {organisation.web}")
    return documents.Letterhead(organisation.name, lines, organisation.country)


def _email(
    row: LetterRow, organisation: Organisation, subject: str, text: str, now: datetime, session: Session
) -> bytes:
    answered = _last_inbound(session, row)
    message = mail.OutgoingMail(
        sender=mail.MailAddress(organisation.name, organisation.email),
        to=(mail.MailAddress(row.case.customer.name, row.recipient or current_email(row)),),
        subject=subject,
        text=text,
        message_id=f"<{row.reference.lower()}@{organisation.email.rpartition('@')[2]}>",
        sent=now.astimezone(hours.in_force(session).zone),
        reference=row.case.reference,
        in_reply_to=(answered.message_id or "") if answered else "",
        references=(answered.message_id,) if answered and answered.message_id else (),
    )
    return mail.compose_message(message)
