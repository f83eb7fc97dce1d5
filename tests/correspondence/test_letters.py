"""Logging letters."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from backoffice import cases, customers
from backoffice.cases import CaseStatus, Ground
from backoffice.clock import SetClock
from backoffice.correspondence import Filing, LetterPiece, LoggedPiece, NewFile, attachment, log_letter
from backoffice.customers import Customer, CustomerDetails
from backoffice.errors import ConflictError, InvalidInputError, NotFoundError
from backoffice.office import Office
from backoffice.people import history
from backoffice.promises import InquiryKind, PromiseKind
from tests.correspondence.papers import pdf, picture

Write = Callable[..., LetterPiece]


def test_a_letter_opens_a_case_and_starts_its_promises(office: Office, evelyn: Customer, letter: Write) -> None:
    """Monday 10:00: acknowledged by Tuesday 10:00, answered within five business days, Thanksgiving not among them."""
    saved = log_letter(office, letter(note="Blue envelope", postmarked=date(2026, 11, 20)))
    logged = saved.value
    assert (logged.customer_reference, logged.opened_case) == (evelyn.reference, True)
    due = {promise.kind: promise.due for promise in logged.promises}
    assert due[PromiseKind.ACKNOWLEDGE] == datetime(2026, 11, 24, 15, tzinfo=UTC)
    assert due[PromiseKind.ANSWER] == datetime(2026, 12, 1, 22, tzinfo=UTC)
    file = cases.case_file(office, logged.case_reference)
    [piece] = file.correspondence
    assert (piece.subject, piece.note, piece.channel) == ("Ring too small", "Blue envelope", "mail")
    assert file.facts.kind == InquiryKind.FEEDBACK
    assert logged.case_reference in saved.changes.said


def test_scans_are_kept_as_they_came(office: Office, letter: Write) -> None:
    """Bytes, order and names stay; a name that lies about its kind is put right."""
    scans = (NewFile("page.pdf", pdf()), NewFile("photo.pdf", picture()))
    logged = log_letter(office, letter(files=scans)).value
    [piece] = cases.case_file(office, logged.case_reference).correspondence
    assert [kept.name for kept in piece.attachments] == ["page.pdf", "photo.jpg"]
    assert attachment(office, piece.attachments[0].sha256).content == scans[0].content
    assert attachment(office, piece.attachments[1].sha256).media_type == "image/jpeg"


def test_a_new_customer_is_added_with_the_letter(office: Office, letter: Write) -> None:
    """One transaction makes the customer, the case and the piece."""
    filing = Filing(new_customer=CustomerDetails("Noor Haddad", emails=("noor@example.com",)))
    logged = log_letter(office, letter(filing=filing)).value
    assert customers.customer(office, logged.customer_reference).name == "Noor Haddad"


def test_everything_wrong_is_said_at_once_and_nothing_is_kept(office: Office) -> None:
    """No customer, no subject, a date in the future and a program: four sentences, and the store is as it was."""
    before = office.store.last_change()
    piece = LetterPiece(Filing(), date(2027, 1, 1), " ", files=(NewFile("invoice.exe", b"MZ"),))
    with pytest.raises(InvalidInputError) as caught:
        log_letter(office, piece)
    assert [fault.field for fault in caught.value.faults] == ["customer", "subject", "received", "attachment"]
    assert office.store.last_change() == before


def test_a_mistyped_customer_is_named(office: Office, evelyn: Customer, letter: Write) -> None:
    """The sentence says which number was likely meant."""
    typo = evelyn.reference[:-1] + ("0" if evelyn.reference[-1] != "0" else "1")
    with pytest.raises(NotFoundError, match=f"Did you mean .*{evelyn.reference}"):
        log_letter(office, letter(filing=Filing(customer=typo)))


def test_a_letter_joins_a_case_of_its_customer_only(office: Office, logged: LoggedPiece, letter: Write) -> None:
    """Filing with somebody else's case is refused by name."""
    other = customers.add_customer(office, CustomerDetails("Tom Reed")).value
    with pytest.raises(InvalidInputError, match="is a case of Evelyn Marsh"):
        log_letter(office, letter(filing=Filing(customer=other.reference, case=logged.case_reference)))
    joined = log_letter(office, letter(filing=Filing(case=logged.case_reference), subject="More about the ring")).value
    assert (joined.case_reference, joined.opened_case) == (logged.case_reference, False)
    assert joined.promises


def test_a_letter_to_a_resolved_case_opens_it_again(office: Office, logged: LoggedPiece, letter: Write) -> None:
    """The customer wrote once more, so somebody has to look; this is not undone by a click."""
    cases.resolve_case(office, logged.case_reference, "Thanks", Ground.SERVICE_POLICY, no_answer_needed=True)
    again = log_letter(office, letter(filing=Filing(case=logged.case_reference), subject="Still waiting"))
    assert again.changes.undo is None
    assert cases.case_file(office, logged.case_reference).facts.status == CaseStatus.OPEN


def test_undo_takes_letter_promises_and_case_back(office: Office, letter: Write) -> None:
    """Nothing is left but what the audit remembers; logging it anew is possible."""
    saved = log_letter(office, letter(files=(NewFile("page.pdf", pdf()),)))
    assert saved.changes.undo is not None
    assert "no longer logged" in saved.changes.undo().said
    with pytest.raises(NotFoundError):
        cases.case_file(office, saved.value.case_reference)
    assert [entry.action for entry in history(office, "correspondence", saved.value.id)] == ["create", "delete"]
    with pytest.raises(NotFoundError, match="taken back already"):
        saved.changes.undo()
    assert log_letter(office, letter(files=(NewFile("page.pdf", pdf()),))).value.promises


def test_undo_is_refused_once_something_was_built_on_it(
    office: Office, clock: SetClock, logged: LoggedPiece, letter: Write
) -> None:
    """A second letter lies in the case by now, so the case stays, and so does the first letter."""
    first = log_letter(office, letter(subject="Bracelet"))
    log_letter(office, letter(filing=Filing(case=first.value.case_reference), subject="Bracelet, once more"))
    assert first.changes.undo is not None
    with pytest.raises(ConflictError, match="worked on since"):
        first.changes.undo()
    assert len(cases.case_file(office, first.value.case_reference).correspondence) == 2


def test_received_and_logged_are_kept_apart(office: Office, clock: SetClock, letter: Write) -> None:
    """A letter found late counts from the day it came."""
    logged = log_letter(office, letter(received=date(2026, 11, 19), subject="Found behind the shelf")).value
    [piece] = cases.case_file(office, logged.case_reference).correspondence
    assert piece.at == datetime(2026, 11, 19, 14, tzinfo=UTC)
    acknowledge = next(promise for promise in logged.promises if promise.kind == PromiseKind.ACKNOWLEDGE)
    assert acknowledge.due == datetime(2026, 11, 20, 14, tzinfo=UTC)


def test_text_that_no_database_takes_is_mended(office: Office, letter: Write) -> None:
    """A NUL from the clipboard, or half a character from a terminal, costs nobody the letter."""
    logged = log_letter(office, letter(subject="Ring\0 too\udcff  small", note="\0")).value
    [piece] = cases.case_file(office, logged.case_reference).correspondence
    assert (piece.subject, piece.note) == ("Ring too? small", "")
