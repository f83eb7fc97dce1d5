"""Reading one e-mail: any bytes in, a value out that is safe to show. Pure; the bytes themselves are the record."""

import codecs
from dataclasses import dataclass
from datetime import datetime
from email.message import Message

from backoffice.errors import UserFacingError
from backoffice.mail import headers, structure
from backoffice.mail.automatic import sign_of_automation
from backoffice.mail.body import MailAttachment, read_body
from backoffice.mail.charsets import decode
from backoffice.mail.headers import MailAddress
from backoffice.mail.quotes import split_quoted
from backoffice.mail.text import references_in
from backoffice.references import Reference

_OUTLOOK_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_FIELDS_OF_MAIL = {
    *("from", "to", "cc", "subject", "date", "message-id", "received", "return-path", "reply-to", "sender"),
    *("mime-version", "content-type"),
}


class UnreadableMessageError(UserFacingError):
    """Nothing can be made of these bytes as an e-mail; they are worth keeping all the same."""


@dataclass(frozen=True, slots=True)
class MailMessage:
    """A message as a person reads it. All of it came from outside: text is data, never markup.

    Attributes:
        sender: its address is empty where the From field holds none.
        sent: in UTC, as the sender's computer claims; None where missing or not believable.
        received: in UTC, when the last server took it; None likewise.
        message_id: with angle brackets; a hint for threading, never an identity. Empty where there is none.
        in_reply_to, references: ids of earlier messages, oldest first.
        text: the whole body as plain text with line ends `LF`.
        new_text, quoted_text: the same in two parts.
        html: sanitised (`sanitise.sanitised`); None where the message has no HTML.
        automatic_sign: by what it is known to be written by a machine; empty for a person's.
        mentions: our own references in subject and body that carry a fitting check character.
        defects: what was wrong with the message, in sentences.
    """

    sender: MailAddress
    reply_to: tuple[MailAddress, ...]
    to: tuple[MailAddress, ...]
    cc: tuple[MailAddress, ...]
    subject: str
    sent: datetime | None
    received: datetime | None
    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    text: str
    new_text: str
    quoted_text: str
    html: str | None
    attachments: tuple[MailAttachment, ...]
    automatic_sign: str
    mentions: tuple[Reference, ...]
    defects: tuple[str, ...]

    @property
    def is_automatic(self) -> bool:
        """Whether a machine wrote it; such mail is never answered by a machine."""
        return bool(self.automatic_sign)


def read_message(raw: bytes) -> MailMessage:
    """Read an e-mail (RFC 5322 bytes, such as an .eml file), however broken.

    The caller limits the size; time and memory grow no faster than it.

    Raises:
        UnreadableMessageError: where this is no e-mail at all. Nothing else is ever raised.
    """
    message = structure.parse(_without_mark(raw))
    fields = _first_of_each(message) if message else {}
    if message is None or not fields.keys() & _FIELDS_OF_MAIL:
        raise UnreadableMessageError(_why_unreadable(raw))
    return _read(message, fields)


def _read(message: Message, fields: dict[str, str]) -> MailMessage:
    body = read_body(message)
    written = split_quoted(body.text)
    subject = headers.decoded(fields.get("subject", ""))
    sender = headers.sender(fields.get("from", ""))
    sent = headers.sent(fields.get("date", ""))
    return MailMessage(
        sender=sender,
        reply_to=headers.addresses(fields.get("reply-to", "")),
        to=headers.addresses(fields.get("to", "")),
        cc=headers.addresses(fields.get("cc", "")),
        subject=subject,
        sent=sent,
        received=headers.received(fields.get("received", "")),
        message_id=next(iter(headers.message_ids(fields.get("message-id", ""))), ""),
        in_reply_to=headers.message_ids(fields.get("in-reply-to", "")),
        references=headers.message_ids(fields.get("references", "")),
        text=body.text,
        new_text=written.new,
        quoted_text=written.quoted,
        html=body.html,
        attachments=body.attachments,
        automatic_sign=sign_of_automation(
            {name: headers.decoded(value) for name, value in fields.items()},
            structure.media_type(message),
            sender.address,
            subject,
        ),
        mentions=references_in(subject, body.text),
        defects=(*_head_defects(fields, sender, sent), *body.defects),
    )


def _head_defects(fields: dict[str, str], sender: MailAddress, sent: datetime | None) -> list[str]:
    defects = []
    if not sender.address:
        defects.append("It names no sender's address.")
    if sent is None:
        date = headers.decoded(fields.get("date", ""))[:60]
        defects.append(f"Its date, “{date}”, cannot be right." if date else "It carries no date.")
    return defects


def _without_mark(raw: bytes) -> bytes:
    """The bytes in an ASCII-compatible charset, without a byte order mark and blank lines before the header."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = decode(raw).encode()
    return raw.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")


def _first_of_each(message: Message) -> dict[str, str]:
    return dict(reversed(list(structure.raw_fields(message))))


def _why_unreadable(raw: bytes) -> str:
    if not raw.strip():
        return "The file is empty; there is no message in it."
    if raw.startswith(_OUTLOOK_FILE):
        return "This is an Outlook .msg file; open it in Outlook, save it as .eml and add that."
    return "The file could not be read as an e-mail: it has none of the lines From, To, Subject and Date."
