"""Dispatch: the moment a piece leaves the house. Only that keeps the promises made for it (policy D6, D8)."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from backoffice import cases, lookup, promises
from backoffice.changes import Changes, Saved, Topic
from backoffice.correspondence import NewFile, record_outbound
from backoffice.errors import ConflictError
from backoffice.letters.composing import CHANNEL_WORDS
from backoffice.letters.records import letter_of
from backoffice.letters.templates import template
from backoffice.letters.values import Letter, LetterChannel, LetterState
from backoffice.office import Office, Work
from backoffice.promises import Promise
from backoffice.references import Prefix
from backoffice.roles import Permission
from db.correspondence import AttachmentRow
from db.letters import LetterRow

CHANGED = frozenset({Topic.LETTERS, Topic.CASES, Topic.CORRESPONDENCE, Topic.PROMISES})


def dispatch_letters(office: Office, references: Iterable[str]) -> Saved[tuple[Letter, ...]]:
    """Write down that printed pieces left the house now, all together or none.

    Each becomes correspondence of its case, with the very bytes that went out, and keeps (or, too late, misses) the
    promises its template names. A question makes its case wait for the customer from now on.

    Raises:
        NotFoundError: a piece is unknown.
        ConflictError: a piece is not printed yet, void, or gone already.
    """
    with office.work(Permission.DISPATCH) as work:
        found = [lookup.find(work.session, LetterRow, Prefix.LETTER, reference) for reference in references]
        rows = list(dict.fromkeys(found))  # a piece that was scanned twice is one piece
        for row in rows:
            _dispatch(work, row)
        gone = tuple(letter_of(row) for row in rows)
    names = ", ".join(letter.reference for letter in gone)
    return Saved(gone, Changes(CHANGED, f"{names} dispatched."))


def kept_by_dispatch(office: Office, reference: str) -> tuple[Promise, ...]:
    """The promises that dispatching a piece now would settle; none for one that is gone or void."""
    with office.look() as session:
        row = lookup.find(session, LetterRow, Prefix.LETTER, reference)
        if row.state in (LetterState.DISPATCHED, LetterState.VOID):
            return ()
        work = Work(session, office.clock.now(), office.user)
        written_at = work.now if row.state == LetterState.DRAFTED else _written_at(row)
        return promises.would_keep(work, row.case, template(row.template).head.keeps, written_at=written_at)


def _dispatch(work: Work, row: LetterRow) -> None:
    if row.state == LetterState.DISPATCHED:
        raise ConflictError(f"{row.reference} was dispatched already.", {}, {})
    if row.state != LetterState.PRINTED:
        raise ConflictError(f"{row.reference} is {row.state}; only a printed piece can be dispatched.", {}, {})
    row.state, row.dispatched_at = LetterState.DISPATCHED, work.now
    chosen = template(row.template)
    record_outbound(
        work,
        row.case,
        channel=row.channel,
        subject=row.subject,
        body=row.body,
        attachments=[_as_sent(work, row)],
        sent_at=work.now,
    )
    by = f"{CHANNEL_WORDS[row.channel]} {row.reference} {_verb(row)}"
    promises.keep_promises(work, row.case, chosen.head.keeps, work.now, by, written_at=_written_at(row))
    if chosen.head.asks:
        cases.wait_for_customer(work, row.case, row.fields.get("question", "") or row.subject)


def _as_sent(work: Work, row: LetterRow) -> NewFile:
    kept = select(AttachmentRow.content).where(AttachmentRow.sha256 == row.piece_sha256)
    ending = "eml" if row.channel == LetterChannel.EMAIL else "pdf"
    return NewFile(f"{row.reference}.{ending}", work.session.scalars(kept).one())


def _written_at(row: LetterRow) -> datetime:
    return row.approved_at or row.drafted_at


def _verb(row: LetterRow) -> str:
    return "sent" if row.channel == LetterChannel.EMAIL else "dispatched"
