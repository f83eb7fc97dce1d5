"""Printing: the exact bytes are kept, and a reprint is those bytes again."""

from dataclasses import dataclass

from sqlalchemy import select

from backoffice import lookup
from backoffice.changes import Changes, Saved, Topic
from backoffice.correspondence import attachment, store_attachment
from backoffice.documents import page_count
from backoffice.errors import ConflictError
from backoffice.letters.approving import approve
from backoffice.letters.composing import compose, over_window
from backoffice.letters.records import letter_of
from backoffice.letters.values import Letter, LetterChannel, LetterState
from backoffice.office import Office
from backoffice.references import Prefix
from backoffice.roles import Permission
from db.correspondence import AttachmentRow
from db.letters import LetterRow
from db.people import UserRow

CHANGED = frozenset({Topic.LETTERS, Topic.CASES})


@dataclass(frozen=True)
class PrintedPiece:
    """What comes out of the printer, or the e-mail to be sent.

    Attributes:
        letter: the piece as it is now.
        content: the exact bytes that are kept.
        body: its words as plain text.
        file_name: a name for the bytes.
    """

    letter: Letter
    content: bytes
    body: str
    file_name: str

    @property
    def sheets(self) -> int:
        """How many pages it has; none for an e-mail."""
        return 0 if self.letter.channel == LetterChannel.EMAIL else page_count(self.content)


def print_letter(office: Office, reference: str) -> Saved[PrintedPiece]:
    """Print a piece, approving a draft on the way; a reprint gives the very bytes that were kept.

    For an e-mail it makes the .eml file to send. Printing keeps no promise; only dispatching does.

    Raises:
        ConflictError: the piece is void.
        UserFacingError: it cannot be set or approved; the sentence says why, and nothing was changed.
    """
    with office.work(Permission.DISPATCH) as work:
        row = lookup.find(work.session, LetterRow, Prefix.LETTER, reference)
        if row.state == LetterState.VOID:
            raise ConflictError(f"{row.reference} is void: {row.void_reason}.", {}, {})
        if row.state == LetterState.DRAFTED:
            work.user.must(Permission.ANSWER)
            approve(work, row)
        if row.state == LetterState.APPROVED:
            writer = work.session.get_one(UserRow, row.drafted_by)
            composed = compose(work.session, row, work.now, signed_by=writer.name)
            row.subject, row.body = composed.subject, composed.body
            row.piece_sha256 = store_attachment(work, composed.content, composed.media_type)
            row.state, row.printed_at = LetterState.PRINTED, work.now
            work.session.flush()
        kept = select(AttachmentRow.content).where(AttachmentRow.sha256 == row.piece_sha256)
        printed = _piece(letter_of(row), work.session.scalars(kept).one(), row.body)
    return Saved(printed, Changes(CHANGED, f"{printed.letter.reference} printed, not yet dispatched."))


def preview_letter(office: Office, reference: str, *, window: bool = False) -> PrintedPiece:
    """How a piece looks, or looked: kept bytes where there are some, else set as of now. Changes nothing.

    Args:
        office: where.
        reference: the piece number, as typed.
        window: draw the envelope's window over the first page.

    Raises:
        UserFacingError: it cannot be set; the sentence says why.
    """
    with office.look() as session:
        row = lookup.find(session, LetterRow, Prefix.LETTER, reference)
        letter = letter_of(row)
        writer = session.get_one(UserRow, row.drafted_by).name
        digest, body = row.piece_sha256, row.body
        if window:
            return _piece(letter, over_window(session, row, office.clock.now(), signed_by=writer), body)
        if digest is None:
            composed = compose(session, row, office.clock.now(), signed_by=writer)
            return _piece(letter, composed.content, composed.body)
    return _piece(letter, attachment(office, digest).content, body)


def _piece(letter: Letter, content: bytes, body: str) -> PrintedPiece:
    ending = "eml" if letter.channel == LetterChannel.EMAIL else "pdf"
    return PrintedPiece(letter, content, body, f"{letter.reference}.{ending}")
