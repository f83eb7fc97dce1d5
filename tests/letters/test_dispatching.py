"""Printing keeps the bytes; only dispatch keeps promises."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest

from backoffice import cases, letters
from backoffice.cases import CaseStatus
from backoffice.clock import SetClock
from backoffice.correspondence import attachment
from backoffice.errors import ConflictError, NotFoundError
from backoffice.letters import LetterChannel, LetterState, NewLetter
from backoffice.office import Office
from backoffice.promises import PromiseKind, PromiseState
from backoffice.references import Reference
from tests.offices import NEW_YORK

ANSWER = {"body": "We can enlarge your ring."}
QUESTION = {"question": "Which size do you wear?", "next_steps": "Write the size on the back of this letter."}

Print = Callable[..., Reference]


@pytest.fixture
def printed(office: Office, case: Reference) -> Print:
    """Writes a piece and prints it."""

    def make(
        template: str = "answer", fields: Mapping[str, str] = ANSWER, channel: LetterChannel = LetterChannel.MAIL
    ) -> Reference:
        letter = letters.write_letter(office, NewLetter(case, template, fields, channel)).value
        return letters.print_letter(office, letter.reference).value.letter.reference

    return make


def states(office: Office, case: Reference) -> dict[PromiseKind, PromiseState]:
    """What became of the promises of a case."""
    return {promise.kind: promise.state for promise in cases.case_file(office, case).promises}


def test_drafting_and_printing_keep_no_promise(office: Office, case: Reference, printed: Print) -> None:
    """The promises stay open until the piece has left the house."""
    printed()
    assert set(states(office, case).values()) == {PromiseState.OPEN}


def test_dispatch_keeps_the_promises_of_an_answer(office: Office, case: Reference, printed: Print) -> None:
    """An answer tells the customer that we received the letter, too; the ledger says which piece did it."""
    reference = printed()
    [gone] = letters.dispatch_letters(office, [reference]).value
    assert (gone.state, gone.dispatched_at) == (LetterState.DISPATCHED, office.clock.now())
    assert states(office, case) == {
        PromiseKind.ACKNOWLEDGE: PromiseState.KEPT,
        PromiseKind.ANSWER: PromiseState.KEPT,
    }
    file = cases.case_file(office, case)
    assert {promise.settled_by for promise in file.promises} == {f"letter {reference} dispatched"}
    [piece] = [piece for piece in file.correspondence if piece.direction == "outbound"]
    assert "We can enlarge your ring." in piece.body
    kept = attachment(office, piece.attachments[0].sha256)
    assert kept.content == letters.preview_letter(office, reference).content


def test_an_acknowledgement_keeps_only_its_own_promise(office: Office, case: Reference, printed: Print) -> None:
    """The answer is still owed."""
    letters.dispatch_letters(office, [printed("acknowledgement", {})])
    assert states(office, case)[PromiseKind.ACKNOWLEDGE] is PromiseState.KEPT
    assert states(office, case)[PromiseKind.ANSWER] is PromiseState.OPEN


def test_a_piece_is_dispatched_once(office: Office, case: Reference, printed: Print) -> None:
    """The second time is refused, and neither promise nor correspondence is touched again."""
    reference = printed()
    letters.dispatch_letters(office, [reference])
    before = cases.case_file(office, case)
    with pytest.raises(ConflictError, match="was dispatched already"):
        letters.dispatch_letters(office, [reference])
    assert cases.case_file(office, case) == before


def test_late_is_missed_and_says_by_how_much(office: Office, case: Reference, printed: Print, clock: SetClock) -> None:
    """Acknowledged on Tuesday at noon instead of at ten: missed by two open hours; the answer is kept."""
    reference = printed()
    clock.moment = datetime(2026, 11, 24, 12, 0, tzinfo=NEW_YORK)
    letters.dispatch_letters(office, [reference])
    settled = {promise.kind: promise for promise in cases.case_file(office, case).promises}
    assert settled[PromiseKind.ACKNOWLEDGE].state is PromiseState.MISSED
    assert settled[PromiseKind.ACKNOWLEDGE].late == timedelta(hours=2)
    assert settled[PromiseKind.ANSWER].state is PromiseState.KEPT


def test_a_reprint_is_the_same_to_the_byte(office: Office, case: Reference, printed: Print, clock: SetClock) -> None:
    """A day later, with everything else moved on, the printer gets the bytes that were kept."""
    reference = printed()
    first = letters.preview_letter(office, reference).content
    clock.moment += timedelta(days=1)
    again = letters.print_letter(office, reference).value
    assert again.content == first
    letters.dispatch_letters(office, [reference])
    clock.moment += timedelta(days=1)
    assert letters.print_letter(office, reference).value.content == first


def test_two_pieces_go_together_or_not_at_all(office: Office, case: Reference, printed: Print) -> None:
    """One that is still a draft holds the other back; without it both go."""
    one, two = printed(), printed("acknowledgement", {})
    draft = letters.write_letter(office, NewLetter(case, "answer", ANSWER, LetterChannel.MAIL)).value
    with pytest.raises(ConflictError, match=f"{draft.reference} is drafted; only a printed piece"):
        letters.dispatch_letters(office, [one, draft.reference])
    with pytest.raises(NotFoundError):
        letters.dispatch_letters(office, [one, "L-26K3-7QX4-8"])
    assert letters.letter_file(office, one).state is LetterState.PRINTED
    assert set(states(office, case).values()) == {PromiseState.OPEN}
    gone = letters.dispatch_letters(office, [one, two]).value
    assert [letter.state for letter in gone] == [LetterState.DISPATCHED] * 2


def test_naming_a_piece_twice_dispatches_it_once(office: Office, printed: Print) -> None:
    """A piece that was scanned twice is one piece."""
    reference = printed()
    assert len(letters.dispatch_letters(office, [reference, reference.lower()]).value) == 1


def test_a_question_makes_the_case_wait_from_its_dispatch(office: Office, case: Reference, printed: Print) -> None:
    """Printed, the case is open; sent, it waits, says what for, and the reply clock stands still."""
    reference = printed("more_information", QUESTION)
    assert cases.case_file(office, case).facts.status is CaseStatus.OPEN
    letters.dispatch_letters(office, [reference])
    facts = cases.case_file(office, case).facts
    assert (facts.status, facts.waiting_reason) == (CaseStatus.WAITING, "Which size do you wear?")
    assert facts.waiting_since == office.clock.now()
    assert not facts.waiting_unanswered
    assert states(office, case)[PromiseKind.ANSWER] is PromiseState.OPEN


def test_an_email_is_marked_as_sent(office: Office, case: Reference, printed: Print) -> None:
    """Its correspondence holds the very message."""
    reference = printed(channel=LetterChannel.EMAIL)
    letters.dispatch_letters(office, [reference])
    file = cases.case_file(office, case)
    [piece] = [piece for piece in file.correspondence if piece.direction == "outbound"]
    assert (piece.channel, piece.attachments[0].name) == ("email", f"{reference}.eml")
    assert {promise.settled_by for promise in file.promises} == {f"e-mail {reference} sent"}


def test_what_dispatch_will_keep_is_told_before(office: Office, case: Reference, printed: Print) -> None:
    """What is shown beside a printed piece is what its dispatch then keeps."""
    reference = printed()
    told = letters.kept_by_dispatch(office, reference)
    assert {promise.kind for promise in told} == {PromiseKind.ACKNOWLEDGE, PromiseKind.ANSWER}
    letters.dispatch_letters(office, [reference])
    assert letters.kept_by_dispatch(office, reference) == ()


def test_lists_follow_a_piece_through_its_states(office: Office, case: Reference, printed: Print) -> None:
    """It is in exactly one list at a time, newest first, page by page."""
    pieces = [printed() for _ in range(3)]
    page = letters.letters_page(office, [LetterState.PRINTED], limit=2)
    rest = letters.letters_page(office, [LetterState.PRINTED], page.next_key, limit=2)
    assert [row.reference for row in (*page.rows, *rest.rows)] == pieces[::-1]
    assert rest.next_key is None
    letters.dispatch_letters(office, pieces[:1])
    assert [row.reference for row in letters.letters_page(office, [LetterState.DISPATCHED]).rows] == pieces[:1]
