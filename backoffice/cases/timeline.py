"""One timeline of everything that happened in a case: pieces, letters, returns, promises and decisions."""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.cases.values import CaseStatus, FiledPiece, Happened, TimelineEntry
from backoffice.promises import KIND_NAMES, Channel, Promise, PromiseState
from db.cases import CaseRow
from db.letters import LetterRow
from db.people import AuditRow, UserRow
from db.returns import ReturnRow

_PIECES = {
    (Channel.MAIL, "inbound"): "Letter received",
    (Channel.MAIL, "outbound"): "Letter sent",
    (Channel.EMAIL, "inbound"): "E-mail received",
    (Channel.EMAIL, "outbound"): "E-mail sent",
    (Channel.PHONE, "inbound"): "The customer called",
    (Channel.PHONE, "outbound"): "We called",
    (Channel.WEB, "inbound"): "Web form received",
    (Channel.WEB, "outbound"): "Answered on the website",
}


def timeline(
    session: Session, case: CaseRow, pieces: Iterable[FiledPiece], given: Collection[Promise]
) -> tuple[TimelineEntry, ...]:
    """What happened in ``case``, newest first; what followed from a piece at once stands above it."""
    entries = [
        *map(_piece, pieces),
        *_decisions(session, case),
        *_letters(session, case),
        *_returns(session, case),
        *_settled(given),
        *_restated(given),
    ]
    told_once = dict.fromkeys(sorted(entries, key=lambda entry: entry.at))
    return tuple(reversed(told_once))


def _piece(piece: FiledPiece) -> TimelineEntry:
    inbound = piece.direction == "inbound"
    return TimelineEntry(
        at=piece.at,
        what=Happened.RECEIVED if inbound else Happened.SENT,
        title=f"{_PIECES[piece.channel, piece.direction]}: {piece.subject}",
        detail="\n".join(text for text in (piece.body, piece.note) if text),
        channel=piece.channel,
        attachments=piece.attachments,
    )


def _letters(session: Session, case: CaseRow) -> Iterator[TimelineEntry]:
    """Letters that have not gone out; those that have stand among the pieces."""
    row = LetterRow
    columns = (row.reference, row.channel, row.subject, row.state, row.void_reason)
    moments = (row.drafted_at, row.approved_at, row.printed_at)
    query = select(*columns, *moments).where(row.case_id == case.id, row.state != "dispatched").order_by(row.id)
    for letter in session.execute(query):
        at = letter.printed_at or letter.approved_at or letter.drafted_at
        name = "Letter" if letter.channel == Channel.MAIL else "E-mail"
        state = "printed, not yet dispatched" if letter.state == "printed" else letter.state
        yield TimelineEntry(
            at=at,
            what=Happened.LETTER,
            title=f"{name} {letter.reference} {state}: {letter.subject}",
            detail=letter.void_reason,
            channel=letter.channel,
            reference=letter.reference,
        )


def _returns(session: Session, case: CaseRow) -> Iterator[TimelineEntry]:
    for authorised in session.scalars(select(ReturnRow).where(ReturnRow.case_id == case.id).order_by(ReturnRow.id)):
        lines = ", ".join(f"{line.quantity} × {line.name or line.sku}" for line in authorised.lines)
        for event in authorised.events:
            yield TimelineEntry(
                at=event.at,
                what=Happened.RETURN,
                title=f"Return {authorised.reference}: {event.event.replace('_', ' ')}",
                detail=f"{lines} · {event.by}",
                reference=authorised.reference,
            )


def _settled(given: Iterable[Promise]) -> Iterator[TimelineEntry]:
    for promise in given:
        if promise.settled:
            verdict = "kept late" if promise.state is PromiseState.MISSED else promise.state
            yield TimelineEntry(
                at=promise.settled,
                what=Happened.PROMISE,
                title=f"{KIND_NAMES[promise.kind]} {verdict}",
                detail=promise.settled_by,
            )


def _restated(given: Iterable[Promise]) -> Iterator[TimelineEntry]:
    for promise in given:
        if promise.restated:
            name = KIND_NAMES[promise.kind]
            yield TimelineEntry(promise.restated, Happened.PROMISE, f"{name} restated", promise.restated_why)


def _decisions(session: Session, case: CaseRow) -> Iterator[TimelineEntry]:
    """What people decided about the case, told from the audit, which forgets nothing when a case is taken up again."""
    entries = select(AuditRow).where(AuditRow.entity == "cases", AuditRow.entity_id == str(case.id))
    people = {row.id: row.name for row in session.scalars(select(UserRow))}
    for entry in session.scalars(entries.where(AuditRow.action == "update").order_by(AuditRow.id)):
        for title, detail in _told(entry, people):
            yield TimelineEntry(entry.at, Happened.CASE, title, " · ".join(filter(None, (detail, entry.user_name))))


def _told(entry: AuditRow, people: dict[int, str]) -> Iterator[tuple[str, str]]:
    after = entry.after
    match after.get("status"):
        case CaseStatus.RESOLVED:
            yield "Resolved", after.get("outcome", "")
        case CaseStatus.WAITING:
            yield "Waiting for the customer", after.get("waiting_reason", "")
        case CaseStatus.OPEN:
            yield "Taken up again", ""
    if "assignee_id" in after:
        yield f"Assigned to {people[after['assignee_id']]}", ""
    elif "assignee_id" in entry.before:
        yield "Assigned to nobody", ""
    if "escalated" in after:
        yield "Escalated" if after["escalated"] else "No longer escalated", ""
    if "own_error" in after:
        yield "Marked as our own error" if after["own_error"] else "No longer marked as our own error", ""
