"""Two desks at the same moment, on SQLite and PostgreSQL: one wins, the other is told, and nothing is lost."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from threading import Barrier
from typing import TypeVar

from backoffice import correspondence, customers, hours, letters, people, returns
from backoffice.cases import case_file
from backoffice.customers import Customer
from backoffice.errors import ConflictError, InvalidInputError, UserFacingError
from backoffice.hours import Decision
from backoffice.letters import NewLetter
from backoffice.office import Office
from backoffice.promises import PromiseState
from backoffice.references import Reference
from backoffice.returns import NewReturn, RequestedLine
from backoffice.roles import Role
from tests.correspondence.test_emails import message

RACES = 15
T = TypeVar("T")


def at_once(*desks: Callable[[], T]) -> list[T | UserFacingError]:
    """Let every desk do its work at the same moment; what a person can act on is an outcome, all else fails."""
    ready = Barrier(len(desks))

    def work(desk: Callable[[], T]) -> T | UserFacingError:
        ready.wait()
        try:
            return desk()
        except UserFacingError as error:
            return error

    with ThreadPoolExecutor(len(desks)) as pool:
        return list(pool.map(work, desks))


def parted(outcomes: Sequence[T | UserFacingError]) -> tuple[list[T], list[UserFacingError]]:
    """What succeeded, and what was refused."""
    refused = [outcome for outcome in outcomes if isinstance(outcome, UserFacingError)]
    return [outcome for outcome in outcomes if not isinstance(outcome, UserFacingError)], refused


def test_one_record_at_two_desks(office: Office, evelyn: Customer) -> None:
    """Whoever is second sees both sides field by field, and what the first wrote stands."""
    known = evelyn
    for race in range(RACES):
        notes = (f"first desk, {race}", f"second desk, {race}")
        edits = [replace(known.details, note=note) for note in notes]
        save = partial(customers.edit_customer, office, known.reference, known.version)
        [won], [lost] = parted(at_once(*(partial(save, edit) for edit in edits)))
        known = customers.customer(office, evelyn.reference)
        assert known.note == won.value.note
        assert isinstance(lost, ConflictError)
        assert {lost.mine["note"], known.note} == set(notes)
        assert lost.theirs["note"] == known.note
        assert lost.theirs["version"] == known.version


def test_holidays_decided_at_two_desks_all_hold(office: Office) -> None:
    """Each calendar version holds what the other desk decided just before it."""
    first = date(2027, 3, 1)
    for race in range(RACES):
        days = [first + timedelta(days=3 * race + desk) for desk in range(3)]
        decisions = [Decision(day, None, "closed", "Stocktaking") for day in days]
        _, refused = parted(at_once(*(partial(hours.decide, office, decision) for decision in decisions)))
        assert refused == []
    with office.look() as session:
        closed = {day for day, open_hours in hours.in_force(session).calendar.exceptions.items() if not open_hours}
    assert {first + timedelta(days=day) for day in range(3 * RACES)} <= closed


def test_one_date_decided_at_two_desks(office: Office) -> None:
    """The later decision holds whole; neither ends in anything but a sentence."""
    for race in range(RACES):
        day = date(2027, 3, 1) + timedelta(days=race)
        decisions = [Decision(day, None, text, f"Desk {text}") for text in ("closed", "9:00-12:00")]
        assert parted(at_once(*(partial(hours.decide, office, decision) for decision in decisions)))[0]
        [decided] = hours.decided_days(office, day, day)
        assert decided.name == f"Desk {hours.hours_text(decided.hours)}"
        with office.look() as session:
            assert hours.in_force(session).calendar.exceptions[day] == decided.hours


def test_a_letter_leaves_the_house_once(office: Office, case: Reference) -> None:
    """Printed twice at once it is one piece with the same bytes; dispatched twice at once, one desk is told."""
    written = letters.write_letter(office, NewLetter(case, "answer", {"body": "Gladly."})).value
    prints, refused = parted(at_once(*[partial(letters.print_letter, office, written.reference)] * 2))
    assert all(isinstance(error, ConflictError) for error in refused)
    kept = letters.print_letter(office, written.reference).value.content
    assert {piece.value.content for piece in prints} == {kept}
    gone, [late] = parted(at_once(*[partial(letters.dispatch_letters, office, [written.reference])] * 2))
    assert (len(gone), type(late)) == (1, ConflictError)
    file = case_file(office, case)
    assert [piece.direction for piece in file.correspondence] == ["inbound", "outbound"]
    assert {promise.state for promise in file.promises} == {PromiseState.KEPT}


def test_the_same_mail_at_two_desks(office: Office, evelyn: Customer) -> None:
    """It is there once, and filed once."""
    for race in range(RACES):
        raw = message(subject=f"Question {race}")
        taken, refused = parted(at_once(*[partial(correspondence.take_in, office, raw)] * 2))
        assert (len({email.id for email in taken}), refused) == (1, [])
        filing = correspondence.proposed_filing(taken[0])
        assert filing is not None
        filed, [late] = parted(at_once(*[partial(correspondence.file_email, office, taken[0].id, filing)] * 2))
        assert isinstance(late, ConflictError)
        assert len(filed[0].value.promises) == 2
    assert len(customers.correspondence_of(office, evelyn.reference).rows) == RACES


def test_no_more_comes_back_than_was_ordered(office: Office, case: Reference) -> None:
    """Two rings were bought: of three desks that each authorise one at the same moment, one is refused."""
    wanted = NewReturn(case, (RequestedLine("RING-7", 1, "too small"),), "1001")
    issued, refused = parted(at_once(*[partial(returns.issue_return, office, wanted)] * 3))
    assert len({one.value.reference for one in issued}) == 2
    assert [type(error) for error in refused] == [InvalidInputError]


def test_a_store_keeps_a_manager(office: Office) -> None:
    """Two managers who make each other agents at the same moment do not both succeed."""
    second = people.add_person(office, "Grace", Role.MANAGER).value
    others = (second, office.user)
    at_once(*(partial(people.change_person, office, user.id, role=Role.AGENT) for user in others))
    assert [user.role for user in people.people(office)].count(Role.MANAGER) >= 1


def test_one_person_added_at_two_desks(office: Office) -> None:
    """Whoever is second is told in a sentence."""
    for race in range(RACES):
        added, refused = parted(at_once(*[partial(people.add_person, office, f"Grace {race}", Role.AGENT)] * 2))
        assert (len(added), len(refused)) == (1, 1)
