"""E-mail: reading messages from outside and writing our own as files."""

from backoffice.mail.body import MailAttachment
from backoffice.mail.compose import OutgoingMail, OutgoingPdf, compose_message
from backoffice.mail.filenames import safe_file_name
from backoffice.mail.headers import MailAddress
from backoffice.mail.message import MailMessage, UnreadableMessageError, read_message
from backoffice.mail.text import references_in

__all__ = [
    "MailAddress",
    "MailAttachment",
    "MailMessage",
    "OutgoingMail",
    "OutgoingPdf",
    "UnreadableMessageError",
    "compose_message",
    "read_message",
    "references_in",
    "safe_file_name",
]
