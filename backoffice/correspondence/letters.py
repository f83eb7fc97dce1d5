"""Logging a letter that came by post."""

from dataclasses import dataclass
from datetime import date, datetime

from backoffice import hours
from backoffice.changes import Saved
from backoffice.correspondence.attachments import NewFile, enclose
from backoffice.correspondence.filing import Filing, LoggedPiece, file_piece
from backoffice.correspondence.receipt import date_faults, received_moment
from backoffice.correspondence.scans import inspect_attachment
from backoffice.correspondence.undoing import saved
from backoffice.errors import Fault, InvalidInputError
from backoffice.office import Office, Work
from backoffice.roles import Permission
from db.correspondence import CorrespondenceRow


@dataclass(frozen=True)
class LetterPiece:
    """One envelope with everything in it.

    Attributes:
        received: an aware moment, or the day alone (see `receipt.received_moment`).
        subject: in a few words, what it is about.
        postmarked: the day on its postmark.
        files: scans of it, in their order.
    """

    filing: Filing
    received: date | datetime
    subject: str
    postmarked: date | None = None
    note: str = ""
    files: tuple[NewFile, ...] = ()


def log_letter(office: Office, letter: LetterPiece) -> Saved[LoggedPiece]:
    """Log a letter: the piece, its scans, its case and the promises it starts are saved together, or nothing is.

    Raises:
        InvalidInputError: with a fault for every field: ``customer``, ``case``, ``subject``, ``received``,
            ``postmarked``, ``attachment`` for a file that may not come in, and those of a new customer.
        NotFoundError: an unknown customer or case.
    """
    with office.work(Permission.LOG) as work:
        received, files = _checked(work, letter)
        piece = CorrespondenceRow(
            direction="inbound",
            channel="mail",
            subject=" ".join(_storable(letter.subject).split()),
            note=_storable(letter.note).strip(),
            postmarked=letter.postmarked,
            received_at=received,
            logged_at=work.now,
            logged_by=work.user.id,
        )
        enclose(work, piece, files)
        logged = file_piece(work, piece, letter.filing, piece.subject)
        return saved(office, logged, f"Letter of {logged.customer_name} logged as {logged.case_reference}.")


def _checked(work: Work, letter: LetterPiece) -> tuple[datetime, list[NewFile]]:
    """The moment of receipt and the files as they are kept, once nothing about the letter is impossible."""
    calendar = hours.in_force(work.session).calendar
    received = received_moment(letter.received, work.now, calendar)
    faults = _missing(letter) + date_faults(received, letter.postmarked, work.now, calendar)
    files = [_inspected(file, faults) for file in letter.files]
    if faults:
        raise InvalidInputError(*faults)
    return received, files


def _missing(letter: LetterPiece) -> list[Fault]:
    faults = []
    if not (letter.filing.customer or letter.filing.new_customer or letter.filing.case):
        faults.append(Fault("customer", "Choose the customer whom this comes from, or add a new one."))
    if not letter.subject.strip():
        faults.append(Fault("subject", "Say in a few words what the letter is about."))
    return faults


def _inspected(file: NewFile, faults: list[Fault]) -> NewFile:
    """The file under a name that says what it is; a fault where it may not come in."""
    try:
        return NewFile(inspect_attachment(file.name, file.content).name, file.content)
    except InvalidInputError as error:
        faults += error.faults
        return file


def _storable(text: str) -> str:
    """Typed or pasted text without what no database takes: NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
