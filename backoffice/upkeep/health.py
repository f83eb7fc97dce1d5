"""Looking for what should not be: broken pages, missing rows, bytes that changed."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from backoffice.errors import StoreDamagedError, UserFacingError
from backoffice.office import Office
from backoffice.progress import Progress, unwatched
from db import DamagedStoreError, Store, StoreError, examine, is_large
from db.correspondence import AttachmentRow


def examine_large(office: Office) -> None:
    """Look at every page of a store too large for that when it was opened; others were examined then.

    Raises:
        StoreDamagedError: a page is broken; the file was left as it is.
    """
    path = office.store.path
    if path is None or not is_large(path):
        return
    try:
        examine(path)
    except DamagedStoreError as error:
        raise StoreDamagedError(str(error)) from error


def check(store: Store, progress: Progress = unwatched) -> tuple[str, ...]:
    """Examine everything in the store; one sentence per fault found, none where it is sound. Changes nothing."""
    try:
        with store.read() as session:
            return (*_pages(session), *_attachments(session, progress))
    except StoreError as error:
        raise UserFacingError(str(error)) from error


def _pages(session: Session) -> Iterator[str]:
    """Faults of the file itself; a server looks after its own."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for (found,) in session.execute(text("PRAGMA integrity_check(20)")):
        if found != "ok":
            yield f"The file is damaged: {found}."
    for table, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield f"Row {row} of {table} names a row of {parent} that is not there."


def _attachments(session: Session, progress: Progress) -> Iterator[str]:
    hashes = session.scalars(select(AttachmentRow.sha256)).all()
    for done, sha256 in enumerate(hashes):
        progress(done, len(hashes), "Checking attachments")
        content = session.scalar(select(AttachmentRow.content).where(AttachmentRow.sha256 == sha256))
        if hashlib.sha256(content or b"").hexdigest() != sha256:
            yield f"Attachment {sha256[:12]}… is not the bytes that were stored."
