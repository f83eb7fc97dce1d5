"""What logging a letter would start, before it is logged."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from backoffice import hours, promises
from backoffice.correspondence.duplicates import Duplicate, possible_duplicates
from backoffice.correspondence.letters import LetterPiece
from backoffice.correspondence.receipt import date_faults, received_moment
from backoffice.office import Office
from backoffice.promises import Channel, Deadline


@dataclass(frozen=True)
class LetterPreview:
    """What a letter would start, as far as it is known yet.

    Attributes:
        deadlines: of the promises; none while its dates are impossible.
        duplicates: pieces that it may be a repetition of.
        zone: the business zone, in which people read the moments.
    """

    deadlines: tuple[Deadline, ...]
    duplicates: tuple[Duplicate, ...]
    zone: ZoneInfo


def preview_letter(office: Office, letter: LetterPiece) -> LetterPreview:
    """The promises that ``letter`` would start and what it may repeat; nothing is changed.

    Raises:
        NotFoundError: an unknown customer or case.
    """
    with office.look() as session:
        calendar = hours.in_force(session).calendar
    now = office.clock.now()
    received = received_moment(letter.received, now, calendar)
    deadlines: tuple[Deadline, ...] = ()
    if not date_faults(received, letter.postmarked, now, calendar):
        deadlines = promises.preview(office, Channel.MAIL, letter.filing.kind, received, letter.subject)
    return LetterPreview(deadlines, possible_duplicates(office, letter), calendar.zone)
