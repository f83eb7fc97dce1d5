"""Other hours move no promise silently: a manager restates it with notice, or keeps it as given."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from backoffice import cases, hours, letters, posting
from backoffice.errors import ConflictError, InvalidInputError, PermissionDeniedError
from backoffice.hours import DecidedDay
from backoffice.letters import LetterState
from backoffice.office import Office
from backoffice.promises import PromiseKind
from backoffice.references import Reference
from backoffice.roles import Role
from tests.offices import NEW_YORK

SNOW = DecidedDay(date(2026, 11, 25), (), "Snow day")


def answer_due(office: Office, case: Reference) -> datetime:
    answers = [one for one in cases.case_file(office, case).promises if one.kind is PromiseKind.ANSWER]
    return answers[0].due.astimezone(NEW_YORK)


def test_a_proposal_says_what_moves_and_whether_the_notice_is_kept(office: Office, case: Reference) -> None:
    """Two days ahead it is too late for fourteen days of notice; a month ahead it is not."""
    proposed = posting.propose(office, [SNOW])
    assert [one.case for one in proposed.rehearsal.moved] == [case]
    assert (proposed.ahead, proposed.notice_days, proposed.in_time) == (2, 14, False)
    assert posting.propose(office, [DecidedDay(date(2026, 12, 24), (), "Christmas Eve")]).in_time


def test_promises_stay_as_given_unless_chosen(office: Office, case: Reference) -> None:
    """Closing on Wednesday leaves the date the customer was told."""
    saved = posting.change_hours(office, [SNOW])
    assert saved.value == ()
    assert answer_due(office, case) == datetime(2026, 12, 1, 17, tzinfo=NEW_YORK)


def test_a_chosen_promise_is_restated_and_undone_with_the_hours(office: Office, case: Reference) -> None:
    """A notice is drafted for the customer; undo brings back hours and promise, and takes the notice out."""
    moved = posting.propose(office, [SNOW]).rehearsal.moved
    saved = posting.change_hours(office, [SNOW], restated=[one.id for one in moved], why="Snow")
    assert saved.changes.said.endswith("1 promise restated, 1 notice drafted.")
    [notice] = letters.letters_page(office, [LetterState.DRAFTED]).rows
    assert answer_due(office, case) == datetime(2026, 12, 2, 17, tzinfo=NEW_YORK)
    told = [(entry.title, entry.detail) for entry in cases.case_file(office, case).timeline]
    assert ("Answer restated", "Snow") in told
    assert saved.changes.undo is not None
    saved.changes.undo()
    assert answer_due(office, case) == datetime(2026, 12, 1, 17, tzinfo=NEW_YORK)
    assert hours.decided_days(office, SNOW.day, SNOW.day) == ()
    assert letters.letter_file(office, notice.reference).state is LetterState.VOID


def test_the_notice_says_why_and_what_is_promised_now(office: Office, case: Reference) -> None:
    """It goes out as the customer prefers, is addressed like any letter, and names the new date."""
    moved = posting.propose(office, [SNOW]).rehearsal.moved
    posting.change_hours(office, [SNOW], restated=[one.id for one in moved], why="a blizzard closed the office.")
    [notice] = letters.letters_page(office, [LetterState.DRAFTED]).rows
    body = letters.preview_letter(office, notice.reference).body
    assert "our opening hours have changed since: a blizzard closed the office." in body
    assert "between Monday, November 30, 2026 and Wednesday, December 2, 2026" in body


def test_what_a_customer_may_have_read_is_not_taken_back(office: Office, case: Reference) -> None:
    """Once the notice is dispatched, undoing the hours is refused, and nothing changes."""
    moved = posting.propose(office, [SNOW]).rehearsal.moved
    saved = posting.change_hours(office, [SNOW], restated=[one.id for one in moved], why="Snow")
    [notice] = letters.letters_page(office, [LetterState.DRAFTED]).rows
    letters.print_letter(office, notice.reference)
    letters.dispatch_letters(office, [notice.reference])
    assert saved.changes.undo is not None
    with pytest.raises(ConflictError):
        saved.changes.undo()
    assert answer_due(office, case) == datetime(2026, 12, 2, 17, tzinfo=NEW_YORK)


def test_restating_needs_a_reason_and_changes_nothing_without(office: Office, case: Reference) -> None:
    """The hours and the promises are changed together or not at all."""
    moved = posting.propose(office, [SNOW]).rehearsal.moved
    with pytest.raises(InvalidInputError, match="Say why"):
        posting.change_hours(office, [SNOW], restated=[one.id for one in moved])
    assert hours.decided_days(office, SNOW.day, SNOW.day) == ()


def test_clearing_a_day_is_a_change_like_any_other(office: Office) -> None:
    """The weekly hours hold again on Thanksgiving."""
    saved = posting.change_hours(office, cleared=[date(2026, 11, 26)])
    assert saved.changes.said == "The weekly hours hold again."
    assert "Thanksgiving" not in {known.day.name for known in posting.announcements(office) if known.ahead < 30}


def test_only_managers_change_hours(acting_as: Callable[[Role], Office]) -> None:
    """Anybody may rehearse; only a manager saves."""
    office = acting_as(Role.AGENT)
    assert posting.propose(office, [SNOW]).rehearsal.moved == ()
    with pytest.raises(PermissionDeniedError):
        posting.change_hours(office, [SNOW])
