"""Writing one e-mail as the bytes of an .eml file, for a mail program to open or a server to take."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime

from email_validator import EmailNotValidError, validate_email

from backoffice.errors import Fault, InvalidInputError
from backoffice.mail.filenames import safe_file_name
from backoffice.mail.headers import MailAddress

_ID = re.compile(r"<[!-;=?-~]{1,900}>")
_IDS = {"message-id", "in-reply-to", "references"}


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """Everything an e-mail of ours says.

    Attributes:
        reference: our number, which the subject then carries in brackets unless it does already.
        message_id: ours, with angle brackets; made by the caller.
        sent: aware; written with its own offset.
        in_reply_to, references: ids of the messages answered, oldest first.
        attachments: PDFs, such as a return label.
    """

    sender: MailAddress
    to: tuple[MailAddress, ...]
    subject: str
    text: str
    message_id: str
    sent: datetime
    reference: str = ""
    cc: tuple[MailAddress, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple["OutgoingPdf", ...] = ()


@dataclass(frozen=True, slots=True)
class OutgoingPdf:
    """A PDF that goes along."""

    name: str
    content: bytes = field(repr=False)


class _Policy(EmailPolicy):
    """CRLF line ends, and message ids left whole.

    WORKAROUND https://github.com/python/cpython/issues/100991: the standard folding writes a long id as an encoded
    word, which no mail program recognises as the id it answers.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() in _IDS:
            return f"{name}: ".encode() + "\r\n ".join(value.split()).encode() + b"\r\n"
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n")


def compose_message(mail: OutgoingMail) -> bytes:
    """The message as RFC 5322 bytes: UTF-8 plain text, CRLF line ends, ASCII header.

    Raises:
        InvalidInputError: with a sentence for every field that cannot go into a header: a line break, an address that
            is none, an id without angle brackets, or nobody to send to.
    """
    faults = _faults(mail)
    if faults:
        raise InvalidInputError(*faults)
    message = EmailMessage(policy=_POLICY)
    message["From"] = _address(mail.sender)
    message["To"] = [_address(recipient) for recipient in mail.to]
    if mail.cc:
        message["Cc"] = [_address(recipient) for recipient in mail.cc]
    message["Subject"] = _subject(mail)
    message["Date"] = format_datetime(mail.sent)
    message["Message-ID"] = mail.message_id
    if mail.in_reply_to:
        message["In-Reply-To"] = mail.in_reply_to
    if mail.references:
        message["References"] = " ".join(mail.references)
    message.set_content(mail.text, cte="quoted-printable")
    for pdf in mail.attachments:
        name = safe_file_name(pdf.name, "application/pdf")
        message.add_attachment(pdf.content, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def _faults(mail: OutgoingMail) -> list[Fault]:
    checks: list[tuple[str, str, Callable[[str], str]]] = [
        ("subject", mail.subject, _line_fault),
        ("reference", mail.reference, _line_fault),
        ("message_id", mail.message_id, _id_fault),
        *(("in_reply_to", one, _id_fault) for one in [mail.in_reply_to] if one),
        *(("references", one, _id_fault) for one in mail.references),
    ]
    for name, people in (("sender", (mail.sender,)), ("to", mail.to), ("cc", mail.cc)):
        checks += [(name, person.name, _line_fault) for person in people]
        checks += [(name, person.address, _address_fault) for person in people]
    faults = [Fault(name, sentence) for name, value, check in checks if (sentence := check(value))]
    return faults if mail.to else [*faults, Fault("to", "The e-mail has nobody to go to.")]


def _line_fault(value: str) -> str:
    if value.splitlines() in ([], [value]) and "\x00" not in value:
        return ""
    return f"“{_shown(value)}” has a line break or control character in it, which no e-mail header may have."


def _shown(value: str) -> str:
    return " ".join(value.split())[:60]


def _id_fault(value: str) -> str:
    return "" if _ID.fullmatch(value) else f"“{_shown(value)}” is no message id."


def _address_fault(value: str) -> str:
    return "" if _written_address(value) else f"“{_shown(value)}” is no e-mail address that can be written to."


def _written_address(address: str) -> str:
    """The address as servers take it, its domain as DNS knows it; empty where it is none."""
    try:
        valid = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return ""
    return valid.ascii_email or ""


def _address(person: MailAddress) -> Address:
    return Address(person.name, addr_spec=_written_address(person.address))


def _subject(mail: OutgoingMail) -> str:
    if not mail.reference or mail.reference in mail.subject:
        return mail.subject
    return f"[{mail.reference}] {mail.subject}".strip()
