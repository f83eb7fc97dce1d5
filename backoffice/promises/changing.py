"""A manager edits the policy: every version is kept, and one that cannot be is refused while the old one stays."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import select

from backoffice import hours
from backoffice.changes import Changes, Saved, Topic
from backoffice.errors import ConflictError
from backoffice.office import Office
from backoffice.promises.policy_file import parse_policy
from backoffice.roles import Permission
from db.hours import PolicyVersionRow

CHANGED = frozenset({Topic.POLICY, Topic.HOURS, Topic.PROMISES})


@dataclass(frozen=True)
class PolicyText:
    """One version of the policy as its file reads.

    Attributes:
        version: the number under which promises remember it.
        at: since when it holds, aware, in UTC.
        by: who wrote it.
    """

    version: int
    text: str
    at: datetime
    by: str


def policy_text(office: Office) -> PolicyText:
    """The policy in force, to be read or edited."""
    return policy_versions(office, limit=1)[0]


def policy_versions(office: Office, limit: int = 50) -> tuple[PolicyText, ...]:
    """The versions of the policy, newest first."""
    rows = select(PolicyVersionRow).order_by(PolicyVersionRow.id.desc()).limit(limit)
    with office.look() as session:
        return tuple(PolicyText(row.id, row.text, row.at, row.by) for row in session.scalars(rows))


def change_policy(office: Office, text: str, version: int) -> Saved[PolicyText]:
    """Let another policy hold for what comes in from now on; promises already given stay as they are.

    Other weekly hours, or another zone, become a new version of the business calendar with it.

    Args:
        office: the office, in the hands of a manager.
        text: the whole policy as TOML.
        version: the one that was edited.

    Raises:
        InvalidInputError: the text is no policy; one fault for each thing that is wrong, with its line.
        ConflictError: somebody else changed the policy in between.
        PermissionDeniedError: unless a manager asks.
    """
    policy = parse_policy(text)
    with office.work(Permission.EDIT_POLICY) as work:
        before = work.session.scalars(select(PolicyVersionRow).order_by(PolicyVersionRow.id.desc()).limit(1)).one()
        if before.id != version:
            raise ConflictError(
                f"{before.by} changed the policy in between; nothing was overwritten. Look at it and edit it again.",
                {"text": text},
                {"text": before.text},
            )
        row = PolicyVersionRow(at=work.now, by=work.user.name, text=text)
        work.session.add(row)
        work.session.flush()
        hours.keep_week(work, policy.zone, policy.weekly)
        changed = PolicyText(row.id, row.text, row.at, row.by)
    undo = partial(_undo, office, before.text, changed.version)
    return Saved(
        changed, Changes(CHANGED, f"The policy is changed; version {changed.version} holds from now on.", undo)
    )


def _undo(office: Office, text: str, version: int) -> Changes:
    return change_policy(office, text, version).changes
