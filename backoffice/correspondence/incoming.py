"""E-mail coming in: kept raw first, then read, matched and shown; filed only afterwards.

The identity of a message is the SHA-256 of its bytes, so however often it is given, it is there once. Raw bytes are
stored in their own transaction; reading them comes after, and is done again when it was interrupted.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backoffice.correspondence.attachments import Enclosure, NewFile, attachment, enclose, enclosures, store_attachment
from backoffice.correspondence.matching import Match, match
from backoffice.errors import NotFoundError
from backoffice.mail import MailMessage, UnreadableMessageError, read_message, references_in
from backoffice.office import Office, Work
from backoffice.paging import Page
from backoffice.references import Reference
from backoffice.roles import Permission
from db.correspondence import CorrespondenceRow

LARGEST_READ = 35 * 2**20
"""Bytes up to which a message is read; of a larger one only the header is, and it is kept as it came."""


@dataclass(frozen=True, kw_only=True)
class WaitingEmail:
    """A message in the list of those that wait to be filed.

    Attributes:
        received: when our side's newest server took it, else when it was given to us; aware, in UTC.
        sender: the address it names, in lower case, or empty.
        unreadable: why it could not be read; empty where it was.
    """

    id: int
    received: datetime
    sender: str
    subject: str
    unreadable: str
    match: Match


@dataclass(frozen=True, kw_only=True)
class IncomingEmail(WaitingEmail):
    """A message as it is shown before filing. All of it came from outside: text is data, never markup.

    Attributes:
        sender_name: the name it gives its sender, or empty.
        automatic_sign: by what it is known to be written by a machine; empty for a person's.
        defects: what was wrong with it, in sentences.
        case_reference: where it is filed; None while it waits.
    """

    sender_name: str
    text: str
    automatic_sign: str
    defects: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]
    raw_sha256: str
    case_reference: Reference | None


def take_in(office: Office, raw: bytes) -> IncomingEmail:
    """Keep a message as it came, read and match it; one that is known already is shown as it stands.

    What cannot be read, or is larger than `LARGEST_READ`, is kept all the same and says so in ``unreadable``.

    Raises:
        PermissionDeniedError: the person may not log.
    """
    return email(office, _keep(office, raw))


def email(office: Office, piece_id: int) -> IncomingEmail:
    """The message known by this number of its correspondence, read now if it has not been.

    Raises:
        NotFoundError: there is none.
    """
    with office.look() as session:
        piece = _email_row(session, piece_id)
        digest, was_read = piece.raw_sha256 or "", piece.opened_at is not None
    reading = _read(attachment(office, digest).content)
    if not was_read:
        _write_down(office, piece_id, reading)
    with office.look() as session:
        return _incoming(session, _email_row(session, piece_id), reading.message)


@dataclass(frozen=True)
class _Place:
    """Where a page ended."""

    logged_at: datetime
    id: int


def unfiled(office: Office, after: object | None = None, limit: int = 50) -> Page[WaitingEmail]:
    """The messages that wait to be filed, the last one taken in first."""
    row = CorrespondenceRow
    query = select(row).where(row.case_id.is_(None)).order_by(row.logged_at.desc(), row.id.desc()).limit(limit + 1)
    if isinstance(after, _Place):
        query = query.where(tuple_(row.logged_at, row.id) < (after.logged_at, after.id))
    with office.look() as session:
        rows = list(session.scalars(query))
        shown = tuple(_waiting(session, piece) for piece in rows[:limit])
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(shown, _Place(last.logged_at, last.id) if last else None)


@dataclass(frozen=True)
class _Reading:
    """What could be made of the bytes: the message, and why not all of it."""

    message: MailMessage | None
    unreadable: str


def _keep(office: Office, raw: bytes) -> int:
    """Store the bytes, and that they wait; answers the number of their correspondence, new or known."""
    known = select(CorrespondenceRow.id).where(CorrespondenceRow.raw_sha256 == sha256(raw).hexdigest())
    with office.work(Permission.LOG) as work:
        if work.session.scalar(known) is None:
            with suppress(IntegrityError), work.session.begin_nested():  # another desk may be given it just now
                work.session.add(_unread(work, store_attachment(work, raw, "message/rfc822")))
        return work.session.scalars(known).one()


def _unread(work: Work, digest: str) -> CorrespondenceRow:
    return CorrespondenceRow(
        direction="inbound",
        channel="email",
        subject="",
        received_at=work.now,
        logged_at=work.now,
        logged_by=work.user.id,
        raw_sha256=digest,
    )


def _read(raw: bytes) -> _Reading:
    if len(raw) > LARGEST_READ:
        head = raw[:_LARGEST_HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        size, most = len(raw) // 2**20, LARGEST_READ // 2**20
        message = _read(head + b"\n\n").message
        return _Reading(message, f"It is {size} MB large, and up to {most} MB are read here. It was kept as it came.")
    try:
        return _Reading(read_message(raw), "")
    except UnreadableMessageError as error:
        return _Reading(None, f"{error} It was kept as it came.")


def _write_down(office: Office, piece_id: int, reading: _Reading) -> None:
    """Put what was read into the record, unless another desk did so in between."""
    with office.work(Permission.LOG) as work:
        piece = work.session.get_one(CorrespondenceRow, piece_id, with_for_update=True)
        if piece.opened_at is not None:
            return
        piece.opened_at = work.now
        piece.unreadable = reading.unreadable
        if reading.message is not None:
            _describe(work, piece, reading.message)


def _describe(work: Work, piece: CorrespondenceRow, message: MailMessage) -> None:
    piece.subject = message.subject
    piece.body = message.text
    piece.sender = message.sender.address.lower()
    piece.message_id = message.message_id or None
    piece.received_at = min(message.received or work.now, work.now)
    enclose(work, piece, (NewFile(file.name, file.content, inline=file.is_inline) for file in message.attachments))


def _email_row(session: Session, piece_id: int) -> CorrespondenceRow:
    piece = session.get(CorrespondenceRow, piece_id)
    if piece is None or piece.raw_sha256 is None:
        raise NotFoundError("This e-mail is no longer in the store.")
    return piece


def _waiting(session: Session, piece: CorrespondenceRow) -> WaitingEmail:
    return WaitingEmail(**_listed(session, piece))


def _incoming(session: Session, piece: CorrespondenceRow, message: MailMessage | None) -> IncomingEmail:
    return IncomingEmail(
        **_listed(session, piece),
        sender_name=message.sender.name if message else "",
        text=piece.body,
        automatic_sign=message.automatic_sign if message else "",
        defects=message.defects if message else (),
        enclosures=enclosures(piece),
        raw_sha256=piece.raw_sha256 or "",
        case_reference=Reference(piece.case.reference) if piece.case else None,
    )


def _listed(session: Session, piece: CorrespondenceRow) -> dict[str, Any]:
    mentions = references_in(piece.subject, piece.body)
    return {
        "id": piece.id,
        "received": piece.received_at,
        "sender": piece.sender,
        "subject": piece.subject,
        "unreadable": piece.unreadable or ("" if piece.opened_at else "It was kept, and has not been read yet."),
        "match": match(session, piece.sender, mentions),
    }


_LARGEST_HEAD = 2**18
