"""Printing all that is approved, as one job."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from backoffice import customers, letters
from backoffice.customers import Customer
from backoffice.errors import Cancelled, PermissionDeniedError, UserFacingError
from backoffice.letters import Letter, LetterChannel, LetterState, NewLetter, PrintedPiece
from backoffice.office import Office
from backoffice.references import Reference
from backoffice.roles import Role
from db.letters import LetterRow

BODY = {"body": "We can enlarge your ring."}


@pytest.fixture
def approved(office: Office, case: Reference) -> list[Letter]:
    """Four letters, ready to print, and an e-mail, ready to send."""
    wanted = [NewLetter(case, "answer", BODY, LetterChannel.MAIL)] * 4
    made = [letters.write_letter(office, one, approved=True).value for one in wanted]
    letters.write_letter(office, NewLetter(case, "answer", BODY, LetterChannel.EMAIL), approved=True)
    return made


def states(office: Office, pieces: list[Letter]) -> list[LetterState]:
    """Where the pieces stand."""
    return [letters.letter_file(office, piece.reference).state for piece in pieces]


def test_everything_approved_is_printed_in_order(office: Office, approved: list[Letter]) -> None:
    """Four letters come out in the order of their approval; the e-mail is left alone; sheets are counted."""
    out: list[PrintedPiece] = []
    saved = letters.print_approved(office, out.append)
    assert [piece.letter.reference for piece in out] == [piece.reference for piece in approved]
    assert saved.value.printed == tuple(out)
    assert (saved.value.sheets, saved.value.left, saved.value.held_back) == (4, 0, ())
    assert states(office, approved) == [LetterState.PRINTED] * 4
    assert letters.print_approved(office, out.append).value.printed == ()


def test_a_stopped_job_goes_on_where_it_stopped(office: Office, approved: list[Letter]) -> None:
    """Stopped after two of four, it tells that two are left; the next job prints those and no piece twice."""
    out: list[PrintedPiece] = []

    def stop_before_third(done: int, total: int, text: str) -> None:
        assert total == 4
        if done == 2:
            raise Cancelled

    first = letters.print_approved(office, out.append, stop_before_third).value
    assert (len(first.printed), first.left) == (2, 2)
    second = letters.print_approved(office, out.append).value
    assert (len(second.printed), second.left) == (2, 0)
    assert len({piece.letter.reference for piece in out}) == len(out) == 4


def test_one_that_cannot_be_printed_holds_back_no_other(office: Office, approved: list[Letter]) -> None:
    """A piece whose template was withdrawn since is named with why; the other three are printed."""
    spoiled = approved[1].reference
    with office.store.write("Ada", office.clock.now()) as session:
        session.scalars(select(LetterRow).where(LetterRow.reference == spoiled)).one().template = "withdrawn"
    batch = letters.print_approved(office, lambda _: None).value
    [held] = batch.held_back
    assert (held.reference, held.customer) == (spoiled, "Evelyn Marsh")
    assert "no letter template “withdrawn”" in held.why
    assert states(office, approved).count(LetterState.PRINTED) == 3


def test_a_full_disk_stops_the_job_and_loses_nothing(office: Office, approved: list[Letter]) -> None:
    """The piece in hand is on record and printed again by its number; the others wait for the next job."""
    out: list[PrintedPiece] = []

    def put_two(piece: PrintedPiece) -> None:
        if len(out) == 2:
            raise UserFacingError("The disk is full.")
        out.append(piece)

    with pytest.raises(UserFacingError, match="The disk is full"):
        letters.print_approved(office, put_two)
    assert states(office, approved) == [*[LetterState.PRINTED] * 3, LetterState.APPROVED]
    letters.print_letter(office, approved[2].reference)
    assert len(letters.print_approved(office, out.append).value.printed) == 1


def test_a_customer_who_moved_gets_what_was_approved(office: Office, approved: list[Letter], evelyn: Customer) -> None:
    """The address was copied when the letter was approved, so the batch needs none from the record."""
    bare = customers.CustomerDetails(evelyn.name, evelyn.emails)
    known = customers.customer(office, evelyn.reference)
    customers.edit_customer(office, evelyn.reference, known.version, bare)
    assert len(letters.print_approved(office, lambda _: None).value.printed) == 4


def test_an_agent_and_the_mailroom_may_print(approved: list[Letter], acting_as: Callable[[Role], Office]) -> None:
    """Printing is everybody's who dispatches."""
    mailroom = acting_as(Role.MAILROOM)
    assert len(letters.print_approved(mailroom, lambda _: None).value.printed) == 4
    with pytest.raises(PermissionDeniedError):
        letters.approve_letter(mailroom, approved[0].reference)
