"""Printing everything that is approved, as one job: each piece by itself, and what is held back by name."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from backoffice.changes import Changes, Saved, Topic
from backoffice.errors import Cancelled, UserFacingError
from backoffice.letters.printing import PrintedPiece, print_letter
from backoffice.letters.values import LetterChannel, LetterState
from backoffice.office import Office
from backoffice.progress import Progress, unwatched
from backoffice.references import Reference
from backoffice.roles import Permission
from db.letters import LetterRow

CHANGED = frozenset({Topic.LETTERS, Topic.CASES})


@dataclass(frozen=True)
class HeldBack:
    """A piece that was not printed, and why."""

    reference: Reference
    customer: str
    why: str


@dataclass(frozen=True)
class Batch:
    """What became of a job.

    Attributes:
        printed: in the order in which they lie in the tray.
        held_back: not printed; they stay approved.
        left: how many a cancelled job did not come to; starting it again goes on there.
        sheets: of all that was printed.
    """

    printed: tuple[PrintedPiece, ...]
    held_back: tuple[HeldBack, ...]
    left: int
    sheets: int


def print_approved(
    office: Office, put_out: Callable[[PrintedPiece], None], progress: Progress = unwatched
) -> Saved[Batch]:
    """Print all approved letters, the oldest approval first, one after the other.

    Each piece is its own unit of work: one that cannot be printed holds back none of the others, and a job that was
    stopped goes on where it stopped, no piece twice. A piece is on record as printed before it goes out, so if
    ``put_out`` fails the job ends there, and that piece is printed again by its number, to the same byte.

    Args:
        office: where.
        put_out: takes a piece to the printer or into a file; raises `UserFacingError` where it cannot.
        progress: told before each piece.
    """
    office.user.must(Permission.DISPATCH)
    waiting = _waiting(office)
    printed: list[PrintedPiece] = []
    held: list[HeldBack] = []
    done = 0
    for done, (reference, customer) in enumerate(waiting):
        try:
            progress(done, len(waiting), f"{reference} · {customer}")
        except Cancelled:
            break
        try:
            piece = print_letter(office, reference).value
        except UserFacingError as error:
            held.append(HeldBack(reference, customer, str(error)))
            continue
        printed.append(piece)
        put_out(piece)
    else:
        done = len(waiting)
    batch = Batch(tuple(printed), tuple(held), len(waiting) - done, sum(piece.sheets for piece in printed))
    return Saved(batch, Changes(CHANGED, _said(batch)))


def _waiting(office: Office) -> list[tuple[Reference, str]]:
    query = (
        select(LetterRow)
        .where(LetterRow.state == LetterState.APPROVED, LetterRow.channel == LetterChannel.MAIL)
        .order_by(LetterRow.approved_at, LetterRow.id)
    )
    with office.look() as session:
        return [(Reference(row.reference), row.case.customer.name) for row in session.scalars(query)]


def _said(batch: Batch) -> str:
    parts = [f"{len(batch.printed)} printed"]
    parts += [f"{len(batch.held_back)} held back"] if batch.held_back else []
    parts += [f"{batch.left} left"] if batch.left else []
    return f"Letters: {', '.join(parts)}."
