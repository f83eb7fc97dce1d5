"""The outbound mail log: what left the house by post on a day, and the manifest of a batch, both to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from backoffice import hours, promises
from backoffice.documents import Block, Column, Heading, Paragraph, Report, Table, print_report
from backoffice.letters.batches import Batch
from backoffice.letters.values import LetterChannel, LetterState
from backoffice.office import Office
from backoffice.references import Reference
from backoffice.wording import day_text
from db.letters import LetterRow


@dataclass(frozen=True)
class Mailed:
    """A piece that left the house; ``at`` is aware, in UTC. ``to`` is the address on it, in one line."""

    reference: Reference
    case: Reference
    at: datetime
    to: str
    subject: str


@dataclass(frozen=True)
class MailLog:
    """A day's outbound post, in the order in which it left.

    Attributes:
        day: in the business zone.
    """

    day: date
    zone: ZoneInfo
    author: str
    pieces: tuple[Mailed, ...]

    @property
    def pdf(self) -> bytes:
        """The log to print and sign."""
        count = "1 piece" if len(self.pieces) == 1 else f"{len(self.pieces)} pieces"
        rows = tuple(
            (f"{piece.at.astimezone(self.zone):%H:%M}", piece.reference, piece.to, piece.subject)
            for piece in self.pieces
        )
        columns = (Column("Time"), Column("Piece", share=2), Column("To", share=4), Column("Subject", share=3))
        listed: tuple[Block, ...] = (Table(columns, rows),) if rows else ()
        blocks = (Paragraph(f"{count} left the house by post."), *listed, Paragraph("Handed over by:"))
        return print_report(Report(f"Outbound mail of {day_text(self.day)}", self.author, blocks))


def mail_log(office: Office, day: date | None = None) -> MailLog:
    """What left by post on a day (today unless given) of the business zone."""
    with office.look() as session:
        zone = hours.in_force(session).zone
        shown = day or office.clock.now().astimezone(zone).date()
        begin = datetime.combine(shown, time(0), zone)
        query = (
            select(LetterRow)
            .where(LetterRow.state == LetterState.DISPATCHED, LetterRow.channel == LetterChannel.MAIL)
            .where(LetterRow.dispatched_at >= begin, LetterRow.dispatched_at < begin + timedelta(days=1))
            .order_by(LetterRow.dispatched_at, LetterRow.id)
        )
        author = promises.policy_in_force(session).policy.organisation.name
        return MailLog(shown, zone, author, tuple(map(_mailed, session.scalars(query))))


def print_manifest(office: Office, batch: Batch) -> bytes:
    """The cover of a batch: how many pieces and sheets, which ones, and what was held back and why."""
    with office.look() as session:
        author = promises.policy_in_force(session).policy.organisation.name
        on = office.clock.now().astimezone(hours.in_force(session).zone)
    counts = f"{len(batch.printed)} pieces, {batch.sheets} sheets, {len(batch.printed)} envelopes."
    blocks: list[Block] = [Paragraph(f"Printed {day_text(on.date())} {on:%H:%M}: {counts}")]
    if batch.printed:
        columns = (Column("Piece", share=2), Column("To", share=5), Column("Sheets"))
        printed = (
            (piece.letter.reference, _one_line(piece.letter.recipient), str(piece.sheets)) for piece in batch.printed
        )
        blocks.append(Table(columns, tuple(printed)))
    if batch.left:
        blocks.append(Paragraph(f"{batch.left} more wait to be printed."))
    blocks += _held(batch)
    return print_report(Report("Letters of one batch", author, tuple(blocks)))


def _held(batch: Batch) -> Sequence[Block]:
    if not batch.held_back:
        return ()
    columns = (Column("Piece", share=2), Column("Customer", share=2), Column("Why", share=4))
    rows = tuple((held.reference, held.customer, held.why) for held in batch.held_back)
    return (Heading("Held back"), Table(columns, rows))


def _mailed(row: LetterRow) -> Mailed:
    at = row.dispatched_at or row.drafted_at  # what is dispatched has a moment, says the store
    return Mailed(Reference(row.reference), Reference(row.case.reference), at, _one_line(row.recipient), row.subject)


def _one_line(recipient: str) -> str:
    return recipient.replace("\n", ", ")
