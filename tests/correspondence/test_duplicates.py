"""Letters that may have been logged before."""

from collections.abc import Callable
from datetime import date

from backoffice import cases
from backoffice.correspondence import (
    Filing,
    LetterPiece,
    LoggedPiece,
    NewFile,
    as_another_letter,
    as_second_copy,
    log_letter,
    possible_duplicates,
)
from backoffice.customers import CustomerDetails
from backoffice.office import Office
from tests.correspondence.papers import pdf

Write = Callable[..., LetterPiece]


def test_same_customer_day_and_subject(office: Office, logged: LoggedPiece, letter: Write) -> None:
    """Capitals and blanks make no difference; another day or subject does."""
    [found] = possible_duplicates(office, letter(subject="RING  too small"))
    assert (found.id, found.same_bytes) == (logged.id, False)
    assert logged.case_reference in found.why
    assert not possible_duplicates(office, letter(subject="Ring too large"))
    assert not possible_duplicates(office, letter(received=date(2026, 11, 20)))


def test_same_bytes_whoever_they_come_from(office: Office, letter: Write) -> None:
    """The very same scan is recognised under another name, customer and day."""
    scan = pdf()
    first = log_letter(office, letter(files=(NewFile("a.pdf", scan),))).value
    newcomer = Filing(new_customer=CustomerDetails("Somebody else"))
    other = letter(filing=newcomer, received=date(2026, 11, 20), subject="Other", files=(NewFile("b.pdf", scan),))
    [found] = possible_duplicates(office, other)
    assert (found.id, found.same_bytes) == (first.id, True)


def test_one_warning_when_bytes_and_words_agree(office: Office, letter: Write) -> None:
    """A piece is named once, by the stronger sign."""
    twin = letter(files=(NewFile("a.pdf", pdf(2)),))
    log_letter(office, twin)
    [found] = possible_duplicates(office, twin)
    assert found.same_bytes


def test_a_second_copy_joins_the_first_and_starts_nothing(office: Office, logged: LoggedPiece, letter: Write) -> None:
    """The decision stands in the note; the first letter's promises are the ones that count."""
    [found] = possible_duplicates(office, letter())
    copy = log_letter(office, as_second_copy(letter(note="By courier"), found)).value
    assert (copy.case_reference, copy.opened_case, copy.promises) == (logged.case_reference, False, ())
    file = cases.case_file(office, logged.case_reference)
    assert len(file.promises) == len(logged.promises)
    notes = [piece.note for piece in file.correspondence]
    assert f"By courier\nLogged as a second copy of {logged.case_reference} of 23 Nov 2026." in notes


def test_another_letter_says_what_it_is_not(office: Office, logged: LoggedPiece, letter: Write) -> None:
    """It opens a case of its own."""
    found = possible_duplicates(office, letter())
    other = log_letter(office, as_another_letter(letter(), found)).value
    assert other.case_reference != logged.case_reference
    [piece] = cases.case_file(office, other.case_reference).correspondence
    assert piece.note == f"Logged as another letter than {logged.case_reference} of 23 Nov 2026."
