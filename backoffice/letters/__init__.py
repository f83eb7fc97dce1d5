"""Letters and e-mails to customers: templates, writing, printing, dispatch."""

from backoffice.letters.approving import approve_letter
from backoffice.letters.batches import Batch, HeldBack, print_approved
from backoffice.letters.composing import Composed
from backoffice.letters.dispatching import dispatch_letters, kept_by_dispatch
from backoffice.letters.listing import letter_file, letters_page
from backoffice.letters.mail_log import Mailed, MailLog, mail_log, print_manifest
from backoffice.letters.notices import draft_notices
from backoffice.letters.printing import PrintedPiece, preview_letter, print_letter
from backoffice.letters.templates import Template, TemplateField, TemplateHead, template, templates
from backoffice.letters.values import Letter, LetterChannel, LetterState, LetterSummary, NewLetter
from backoffice.letters.voiding import replace_letter, void_letter
from backoffice.letters.writing import edit_letter, preview_draft, write_letter

__all__ = [
    "Batch",
    "Composed",
    "HeldBack",
    "Letter",
    "LetterChannel",
    "LetterState",
    "LetterSummary",
    "MailLog",
    "Mailed",
    "NewLetter",
    "PrintedPiece",
    "Template",
    "TemplateField",
    "TemplateHead",
    "approve_letter",
    "dispatch_letters",
    "draft_notices",
    "edit_letter",
    "kept_by_dispatch",
    "letter_file",
    "letters_page",
    "mail_log",
    "preview_draft",
    "preview_letter",
    "print_approved",
    "print_letter",
    "print_manifest",
    "replace_letter",
    "template",
    "templates",
    "void_letter",
    "write_letter",
]
