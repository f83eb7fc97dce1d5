"""What the public reads of the hours: rendered from one snapshot, posted whole, and seen to be there."""

from backoffice.posting.changing import ProposedHours, change_hours, propose
from backoffice.posting.folder import FolderTarget
from backoffice.posting.notices import Announcement, PostingTask, announcements, next_announcement, posting_tasks
from backoffice.posting.places import Place, Target
from backoffice.posting.publishing import (
    Difference,
    Preview,
    Verification,
    check_when_due,
    newest_posting,
    preview,
    publish,
    verify,
)
from backoffice.posting.records import PostingRecord, snapshot
from backoffice.posting.rendering import INDEX, RENDERINGS, Files, render
from backoffice.posting.snapshot import AHEAD, PublicDay, PublicHours, Span
from backoffice.posting.targets import deliver, fetch, target_at
from backoffice.posting.texts import letter_paragraph

__all__ = [
    "AHEAD",
    "INDEX",
    "RENDERINGS",
    "Announcement",
    "Difference",
    "Files",
    "FolderTarget",
    "Place",
    "PostingRecord",
    "PostingTask",
    "Preview",
    "ProposedHours",
    "PublicDay",
    "PublicHours",
    "Span",
    "Target",
    "Verification",
    "announcements",
    "change_hours",
    "check_when_due",
    "deliver",
    "fetch",
    "letter_paragraph",
    "newest_posting",
    "next_announcement",
    "posting_tasks",
    "preview",
    "propose",
    "publish",
    "render",
    "snapshot",
    "target_at",
    "verify",
]
