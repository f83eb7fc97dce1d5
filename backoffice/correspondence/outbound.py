"""What goes out, written down as correspondence of its case."""

from collections.abc import Iterable
from datetime import datetime

from backoffice.correspondence.attachments import NewFile, enclose
from backoffice.office import Work
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow


def record_outbound(
    work: Work,
    case: CaseRow,
    *,
    channel: str,
    subject: str,
    body: str,
    attachments: Iterable[NewFile] = (),
    sent_at: datetime,
) -> CorrespondenceRow:
    """Write down what went out, within the unit of work that dispatches it.

    Args:
        work: the open unit of work.
        case: what it belongs to.
        channel: ``mail``, ``email``, ``phone`` or ``web``.
        subject: as the customer reads it.
        body: its text.
        attachments: exactly what went out, such as the letter's PDF; bytes known already are kept once.
        sent_at: when it was dispatched or accepted, aware.
    """
    piece = CorrespondenceRow(
        case=case,
        direction="outbound",
        channel=channel,
        subject=subject,
        body=body,
        sent_at=sent_at,
        logged_at=work.now,
        logged_by=work.user.id,
    )
    enclose(work, piece, attachments)
    work.session.add(piece)
    work.session.flush()
    return piece
