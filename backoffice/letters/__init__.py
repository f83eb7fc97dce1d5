"""Letters and e-mails to customers: templates, writing, printing, dispatch."""

from backoffice.letters.dispatching import dispatch_letters
from backoffice.letters.listing import letter_file, letters_page
from backoffice.letters.printing import PrintedPiece, preview_letter, print_letter
from backoffice.letters.templates import Template, TemplateField, TemplateHead, template, templates
from backoffice.letters.values import Letter, LetterChannel, LetterState, LetterSummary, NewLetter
from backoffice.letters.writing import approve_letter, edit_letter, void_letter, write_letter

__all__ = [
    "Letter",
    "LetterChannel",
    "LetterState",
    "LetterSummary",
    "NewLetter",
    "PrintedPiece",
    "Template",
    "TemplateField",
    "TemplateHead",
    "approve_letter",
    "dispatch_letters",
    "edit_letter",
    "letter_file",
    "letters_page",
    "preview_letter",
    "print_letter",
    "template",
    "templates",
    "void_letter",
    "write_letter",
]
