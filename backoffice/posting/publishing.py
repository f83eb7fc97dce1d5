"""Posting the hours, and seeing that they are really there."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from backoffice.changes import Changes, Saved, Topic
from backoffice.errors import NotFoundError, UserFacingError
from backoffice.hours import in_force
from backoffice.office import Office
from backoffice.posting.places import Target
from backoffice.posting.records import PostingRecord, newest_row, record_of, snapshot
from backoffice.posting.rendering import INDEX, Files, render
from backoffice.posting.targets import deliver, fetch, target_at
from backoffice.posting.texts import page_text
from backoffice.roles import Permission
from db.hours import PostingRow

CHANGED = frozenset({Topic.HOURS})
CHECK_EVERY = timedelta(days=1)


class Difference(StrEnum):
    """How a file is not as it was posted."""

    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True)
class Verification:
    """What is really there, compared with what was posted.

    Attributes:
        posting: the newest posting to the target.
        shown: the number that the target shows; None where it shows none.
        differing: every file that is not as posted.
    """

    posting: PostingRecord
    shown: int | None
    differing: Mapping[str, Difference]

    @property
    def same(self) -> bool:
        """Whether every file is there as it was posted."""
        return not self.differing


@dataclass(frozen=True)
class Preview:
    """What a posting made now would write.

    Attributes:
        files: every file.
        page_text: what the page says, as plain text.
    """

    files: Files
    page_text: str


def preview(office: Office) -> Preview:
    """Every file as a posting made now would write it; nothing is written. Raises `UserFacingError`."""
    with office.look() as session:
        hours = snapshot(session, office.clock.now())
    return Preview(render(hours), page_text(hours))


def newest_posting(office: Office) -> PostingRecord | None:
    """The newest posting, whether or not it arrived."""
    with office.look() as session:
        row = newest_row(session)
        return record_of(row) if row else None


def publish(office: Office, address: str) -> Saved[PostingRecord]:
    """Post the hours of the coming year to a target, and read back that they are there.

    The number is taken first: a posting that does not arrive stays on record as such, and posting to the same target
    again is another attempt at it.

    Raises:
        InvalidInputError: ``address`` names no target.
        PermissionDeniedError: unless a manager asks.
        UserFacingError: it did not arrive; the sentence says what to do.
    """
    target = target_at(address)
    office.user.must(Permission.POST_HOURS)
    number, files = _begin(office, target)
    deliver(target, files.by_name)
    found = verify(office, target.address)
    if not found.same:
        raise UserFacingError(
            f"Posting {number} was sent to {target.address}, but {_listed(found)} not read back as sent. Post again; "
            "if it stays so, something else writes there."
        )
    said = f"Posting {number} is at {target.address}, and was read back as sent."
    return Saved(found.posting, Changes(CHANGED, said))


def verify(office: Office, address: str = "") -> Verification:
    """Read back what is at a target and compare it with the newest posting to it; a manager's answer is remembered.

    Args:
        office: the office.
        address: the target; empty means that of the newest posting.

    Raises:
        NotFoundError: nothing was ever posted there.
        UserFacingError: the target is out of reach.
    """
    asked = target_at(address).address if address else None
    with office.look() as session:
        row = newest_row(session, asked)
        if row is None:
            raise NotFoundError(f"Nothing was posted to {asked} yet." if asked else "Nothing was posted yet.")
        posting = record_of(row)
    content = fetch(target_at(posting.target), posting.files)
    differing = {name: how for name, sha in posting.files.items() if (how := _difference(content[name], sha))}
    shown = _number_in(content.get(INDEX))
    if office.user.may(Permission.POST_HOURS):
        posting = _remember(office, posting.number, shown, differing)
    return Verification(posting, shown, differing)


def check_when_due(office: Office) -> Changes:
    """Read back the newest posting if that was not done for a day; post again what did not arrive.

    For a manager's window to call now and then.

    Raises:
        UserFacingError: the target is out of reach.
    """
    newest = newest_posting(office) if office.user.may(Permission.POST_HOURS) else None
    if newest is None:
        return Changes(frozenset())
    if newest.delivered is None:
        return publish(office, newest.target).changes
    if newest.checked and office.clock.now() - newest.checked < CHECK_EVERY:
        return Changes(frozenset())
    verify(office, newest.target)
    return Changes(CHANGED)


def _begin(office: Office, target: Target) -> tuple[int, Files]:
    with office.work(Permission.POST_HOURS) as work:
        hours = snapshot(work.session, work.now)
        row = newest_row(work.session)
        if row is None or row.delivered_at is not None or row.target != target.address:
            row = PostingRow(number=hours.number, target=target.address, differing=[])
        hours = replace(hours, number=row.number)
        files = render(hours)
        together = "".join(f"{name} {sha}\n" for name, sha in files.hashes.items())
        row.at, row.by = work.now, work.user.name
        row.calendar_version = in_force(work.session).version
        row.sha256, row.files = hashlib.sha256(together.encode()).hexdigest(), files.hashes
        work.session.add(row)
    return hours.number, files


def _remember(office: Office, number: int, shown: int | None, differing: Mapping[str, Difference]) -> PostingRecord:
    with office.work(Permission.POST_HOURS) as work:
        row = work.session.get_one(PostingRow, number)
        if row.delivered_at is None and not differing:
            row.delivered_at = work.now
        if row.delivered_at is not None:
            row.checked_at, row.shown, row.differing = work.now, shown, sorted(differing)
        work.session.flush()
        return record_of(row)


def _difference(content: bytes | None, sha256: str) -> Difference | None:
    if content is None:
        return Difference.MISSING
    return None if hashlib.sha256(content).hexdigest() == sha256 else Difference.CHANGED


def _number_in(index: bytes | None) -> int | None:
    """The number that an index names; whatever else may lie there under its name counts as none."""
    try:
        number = json.loads(index or b"{}")["posting"]
    except (ValueError, LookupError, TypeError):
        return None
    return number if isinstance(number, int) else None


def _listed(found: Verification) -> str:
    names = sorted(found.differing)
    return f"{names[0]} was" if len(names) == 1 else f"{', '.join(names)} were"
