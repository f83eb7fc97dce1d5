"""The daily log of outbound post, and the manifest of a batch."""

from datetime import date, datetime, timedelta

import pytest

from backoffice import letters
from backoffice.clock import SetClock
from backoffice.documents import page_count
from backoffice.letters import Batch, HeldBack, LetterChannel, NewLetter
from backoffice.office import Office
from backoffice.references import Reference
from tests.offices import NEW_YORK

BODY = {"body": "We can enlarge your ring."}


def dispatched(office: Office, case: Reference, channel: LetterChannel = LetterChannel.MAIL) -> Reference:
    """A piece that left the house just now."""
    letter = letters.write_letter(office, NewLetter(case, "answer", BODY, channel), approved=True).value
    letters.print_letter(office, letter.reference)
    letters.dispatch_letters(office, [letter.reference])
    return letter.reference


def test_the_log_holds_the_post_of_one_local_day(office: Office, case: Reference, clock: SetClock) -> None:
    """Late in the evening is still the same day here, though not in UTC; e-mail is no post."""
    morning = dispatched(office, case)
    dispatched(office, case, LetterChannel.EMAIL)
    clock.moment = datetime(2026, 11, 23, 23, 30, tzinfo=NEW_YORK)
    evening = dispatched(office, case)
    clock.moment += timedelta(hours=1)
    next_day = dispatched(office, case)
    log = letters.mail_log(office, date(2026, 11, 23))
    assert [piece.reference for piece in log.pieces] == [morning, evening]
    assert log.pieces[0].to == "EVELYN MARSH, 12 ELM STREET, QUINCY MA 02169"
    assert [piece.reference for piece in letters.mail_log(office).pieces] == [next_day]
    assert page_count(log.pdf) == 1
    assert log.pdf == letters.mail_log(office, date(2026, 11, 23)).pdf


def test_a_day_without_post_prints_too(office: Office) -> None:
    """It says that nothing left the house."""
    log = letters.mail_log(office)
    assert log.pieces == ()
    assert page_count(log.pdf) == 1


@pytest.mark.parametrize("held", [0, 60])
def test_a_manifest_names_what_was_held_back(office: Office, case: Reference, held: int) -> None:
    """However many there are, each has its line, on as many pages as that takes."""
    letters.write_letter(office, NewLetter(case, "answer", BODY, LetterChannel.MAIL), approved=True)
    batch = letters.print_approved(office, lambda _: None).value
    back = tuple(HeldBack(case, f"Customer {number}", "Nobody knows where they live now.") for number in range(held))
    pdf = letters.print_manifest(office, Batch(batch.printed, back, 3, batch.sheets))
    assert page_count(pdf) == (1 if not held else 3)
