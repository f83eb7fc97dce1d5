"""The case file: everything about one case, read in one go."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from backoffice import hours, promises
from backoffice.cases.timeline import timeline
from backoffice.cases.values import (
    CaseCustomer,
    CaseFacts,
    CaseFile,
    CaseStatus,
    FiledAttachment,
    FiledPiece,
)
from backoffice.lookup import find
from backoffice.office import Office
from backoffice.promises import Channel, DueWords, InquiryKind, Promise, PromiseKind, standing_of
from backoffice.references import Prefix, Reference
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow, EnclosureRow
from db.customers import AddressRow, CustomerRow, OrderRow


def case_file(office: Office, reference: str) -> CaseFile:
    """Everything about the case of this reference. Raises `NotFoundError`, naming the number that was likely meant."""
    with office.look() as session:
        return file_of(session, find(session, CaseRow, Prefix.CASE, reference), office.clock.now())


def file_of(session: Session, case: CaseRow, now: datetime) -> CaseFile:
    """The file of ``case`` as it stands ``now`` in ``session``."""
    calendar = hours.in_force(session).calendar
    words = DueWords(calendar, now)
    waiting = case.status == CaseStatus.WAITING
    given = promises.of_case(session, case.id)
    pieces = _pieces(session, case)
    return CaseFile(
        facts=_facts(session, case),
        customer=_customer(case.customer),
        promises=given,
        standings=tuple(standing_of(promise, calendar, words, waiting=waiting) for promise in given),
        correspondence=pieces,
        timeline=timeline(session, case, pieces, given),
        grantable_days=_grantable(session, given),
        zone=calendar.zone,
    )


def _grantable(session: Session, given: Iterable[Promise]) -> tuple[int, ...]:
    if not any(promise.is_open and promise.kind is PromiseKind.ANSWER for promise in given):
        return ()
    allowed = promises.policy_in_force(session).policy.investigation
    return tuple(range(allowed.least, allowed.most + 1))


def _facts(session: Session, case: CaseRow) -> CaseFacts:
    order = session.get(OrderRow, case.order_id) if case.order_id else None
    return CaseFacts(
        reference=Reference(case.reference),
        version=case.version,
        kind=InquiryKind(case.kind),
        status=CaseStatus(case.status),
        subject=case.subject,
        order=order.number if order else "",
        assignee=case.assignee.name if case.assignee else "",
        urgent=case.urgent,
        escalated=case.escalated,
        own_error=case.own_error,
        opened_at=case.opened_at,
        waiting_since=case.waiting_since,
        waiting_reason=case.waiting_reason,
        waiting_unanswered=case.waiting_unanswered,
        resolved_at=case.resolved_at,
        outcome=case.outcome,
    )


def _customer(row: CustomerRow) -> CaseCustomer:
    return CaseCustomer(
        reference=Reference(row.reference),
        name=row.name,
        preferred_channel=Channel(row.preferred_channel),
        email=row.emails[0].address if row.emails else "",
        phone=row.phones[0].number if row.phones else "",
        place=_place(row.addresses[0]) if row.addresses else "",
    )


def _place(address: AddressRow) -> str:
    town = " ".join(part for part in (address.city, address.state, address.postcode) if part)
    return ", ".join(part for part in (*address.street.splitlines(), town) if part)


def _pieces(session: Session, case: CaseRow) -> tuple[FiledPiece, ...]:
    with_files = selectinload(CorrespondenceRow.attachments).joinedload(EnclosureRow.attachment)
    query = select(CorrespondenceRow).where(CorrespondenceRow.case_id == case.id).options(with_files)
    return tuple(sorted(map(_piece, session.scalars(query)), key=lambda piece: (piece.at, piece.id)))


def _piece(row: CorrespondenceRow) -> FiledPiece:
    return FiledPiece(
        id=row.id,
        direction=row.direction,
        channel=Channel(row.channel),
        at=row.received_at or row.sent_at or row.logged_at,
        subject=row.subject,
        body=row.body,
        note=row.note,
        sender=row.sender,
        postmarked=row.postmarked,
        attachments=tuple(_attachment(enclosure) for enclosure in row.attachments),
    )


def _attachment(row: EnclosureRow) -> FiledAttachment:
    return FiledAttachment(row.name, row.sha256, row.attachment.media_type, row.attachment.size)
