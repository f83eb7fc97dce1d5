"""Bytes that came with a piece or went out as one: kept once, exactly as they were, under their SHA-256."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import undefer

from backoffice.correspondence.scans import media_type_of
from backoffice.errors import NotFoundError
from backoffice.office import Office, Work
from db.correspondence import AttachmentRow, CorrespondenceRow, EnclosureRow


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file handed in with a piece: its name as it came, and its bytes."""

    name: str
    content: bytes = field(repr=False)
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of a piece as lists show it; its bytes are fetched with `attachment`."""

    name: str
    sha256: str
    media_type: str
    size: int
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """Bytes on record.

    Attributes:
        media_type: told from the bytes, not from the name.
    """

    sha256: str
    media_type: str
    content: bytes = field(repr=False)


def attachment(office: Office, digest: str) -> Attachment:
    """The bytes known by their SHA-256 (lower-case hexadecimal). Raises `NotFoundError` where there are none."""
    with office.look() as session:
        row = session.get(AttachmentRow, digest, options=[undefer(AttachmentRow.content)])
        if row is None:
            raise NotFoundError("These bytes are not in this store.")
        return Attachment(row.sha256, row.media_type, row.content)


def store_attachment(work: Work, content: bytes, media_type: str) -> str:
    """Keep ``content`` and answer its SHA-256; what is known already is kept once."""
    digest = sha256(content).hexdigest()
    if not work.session.scalar(select(exists().where(AttachmentRow.sha256 == digest))):
        row = AttachmentRow(sha256=digest, size=len(content), media_type=media_type, content=content)
        with suppress(IntegrityError), work.session.begin_nested():  # another desk may keep the same bytes just now
            work.session.add(row)
    return digest


def enclose(work: Work, piece: CorrespondenceRow, files: Iterable[NewFile]) -> None:
    """Put ``files`` into ``piece``, which has none yet, in their order."""
    for position, file in enumerate(files):
        digest = store_attachment(work, file.content, media_type_of(file.content, file.name))
        piece.attachments.append(EnclosureRow(position=position, sha256=digest, name=file.name, inline=file.inline))


def enclosures(piece: CorrespondenceRow) -> tuple[Enclosure, ...]:
    """What came with ``piece``, without the bytes."""
    return tuple(
        Enclosure(row.name, row.sha256, row.attachment.media_type, row.attachment.size, row.inline)
        for row in piece.attachments
    )
