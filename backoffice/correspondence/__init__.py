"""Everything written, in and out: logging letters, taking in and filing e-mail, attachments."""

from backoffice.correspondence.attachments import (
    Attachment,
    Enclosure,
    NewFile,
    attachment,
    store_attachment,
)
from backoffice.correspondence.duplicates import Duplicate, as_another_letter, as_second_copy, possible_duplicates
from backoffice.correspondence.emails import file_email, proposed_filing
from backoffice.correspondence.files import read_file
from backoffice.correspondence.filing import Filing, LoggedPiece
from backoffice.correspondence.incoming import IncomingEmail, WaitingEmail, email, take_in, unfiled
from backoffice.correspondence.letters import LetterPiece, log_letter
from backoffice.correspondence.matching import KnownCase, KnownCustomer, Match
from backoffice.correspondence.outbound import record_outbound
from backoffice.correspondence.preview import LetterPreview, preview_letter
from backoffice.correspondence.receipt import received_moment
from backoffice.correspondence.scans import AttachmentFacts, inspect_attachment, page_picture
from backoffice.correspondence.undoing import take_back

__all__ = [
    "Attachment",
    "AttachmentFacts",
    "Duplicate",
    "Enclosure",
    "Filing",
    "IncomingEmail",
    "KnownCase",
    "KnownCustomer",
    "LetterPiece",
    "LetterPreview",
    "LoggedPiece",
    "Match",
    "NewFile",
    "WaitingEmail",
    "as_another_letter",
    "as_second_copy",
    "attachment",
    "email",
    "file_email",
    "inspect_attachment",
    "log_letter",
    "page_picture",
    "possible_duplicates",
    "preview_letter",
    "proposed_filing",
    "read_file",
    "received_moment",
    "record_outbound",
    "store_attachment",
    "take_back",
    "take_in",
    "unfiled",
]
