"""Taking pieces out before they leave the house, and writing the same anew."""

from backoffice import lookup
from backoffice.changes import Changes, Saved, Topic
from backoffice.errors import Fault, InvalidInputError
from backoffice.letters.records import letter_of, must_be
from backoffice.letters.values import Letter, LetterChannel, LetterState, NewLetter
from backoffice.letters.writing import draft
from backoffice.office import Office, Work
from backoffice.references import Prefix
from backoffice.roles import Permission
from db.letters import LetterRow

CHANGED = frozenset({Topic.LETTERS, Topic.CASES})


def void_letter(office: Office, reference: str, reason: str) -> Saved[Letter]:
    """Take a piece out before it is dispatched: spoiled, or not wanted any more; a draft by those who answer only.

    Raises:
        InvalidInputError: no reason was given.
        ConflictError: it has gone out, or is void already.
    """
    with office.work(Permission.DISPATCH) as work:
        row = lookup.find(work.session, LetterRow, Prefix.LETTER, reference)
        if row.state == LetterState.DRAFTED:
            work.user.must(Permission.ANSWER)
        _void(work, row, reason)
        return Saved(letter_of(row), Changes(CHANGED, f"{row.reference} is void."))


def replace_letter(office: Office, reference: str, reason: str) -> Saved[Letter]:
    """Take a piece out and draft the same anew, under a new number; raises as `void_letter`."""
    with office.work(Permission.ANSWER) as work:
        old = lookup.find(work.session, LetterRow, Prefix.LETTER, reference)
        _void(work, old, reason)
        enclosed = old.enclosed_return.reference if old.enclosed_return else ""
        same = NewLetter(old.case.reference, old.template, old.fields, LetterChannel(old.channel), enclosed)
        row = draft(work, old.case, same)
        row.replaces_id = old.id
        work.session.flush()
        return Saved(letter_of(row), Changes(CHANGED, f"{old.reference} is void; {row.reference} is drafted instead."))


def _void(work: Work, row: LetterRow, reason: str) -> None:
    if not reason.strip():
        raise InvalidInputError(Fault("reason", "Say why the letter is taken out."))
    must_be(row, LetterState.DRAFTED, LetterState.APPROVED, LetterState.PRINTED)
    row.state, row.void_reason = LetterState.VOID, reason.strip()
    work.session.flush()
