"""Other hours: which promises they would move, and what becomes of those that a manager moves."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import Session

from backoffice import cases, hours, letters, people, promises
from backoffice.clock import SetClock
from backoffice.correspondence import Filing, LetterPiece, log_letter
from backoffice.customers import Customer
from backoffice.errors import ConflictError, InvalidInputError
from backoffice.hours import BusinessCalendar, DecidedDay, HoursInForce, parse_hours
from backoffice.letters import NewLetter
from backoffice.office import Office
from backoffice.promises import MovedPromise, Promise, PromiseKind
from backoffice.promises.counted import Counted, counted
from backoffice.promises.recounting import recount
from backoffice.references import Reference
from backoffice.roles import Permission
from tests.offices import NEW_YORK

EVE = date(2026, 12, 24)
SNOW = DecidedDay(date(2026, 11, 25), (), "Snow day")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


def given(office: Office, case: Reference) -> dict[PromiseKind, Promise]:
    return {promise.kind: promise for promise in cases.case_file(office, case).promises}


def restate(office: Office, day: DecidedDay, moved: tuple[MovedPromise, ...]) -> tuple[MovedPromise, ...]:
    with office.work(Permission.DECIDE_HOURS) as work:
        hours.write_days(work, (day,), frozenset({day.day}))
        return promises.restate_promises(work, [promise.id for promise in moved], "Snow")


def test_a_closure_lists_the_promises_that_it_would_move_and_moves_none(office: Office, case: Reference) -> None:
    """Closed on Wednesday, five business days from Monday end a day later; the day that was given stays."""
    [moved] = promises.rehearse(office, [SNOW]).moved
    assert (moved.case, moved.kind, moved.customer) == (case, PromiseKind.ANSWER, "Evelyn Marsh")
    assert [moved.before.due, moved.after.due] == [local("2026-12-01 17:00"), local("2026-12-02 17:00")]
    assert given(office, case)[PromiseKind.ANSWER].due == local("2026-12-01 17:00")


def test_a_day_that_touches_nothing_looks_at_nothing(office: Office, case: Reference) -> None:
    """What is due before a date, or came in after it, is not even counted anew."""
    rehearsed = promises.rehearse(office, [DecidedDay(EVE, (), "Christmas Eve")])
    assert (rehearsed.moved, rehearsed.looked_at) == ((), 0)
    assert promises.rehearse(office, [SNOW]).looked_at == 1


def test_a_cleared_day_gives_the_time_back(office: Office, case: Reference) -> None:
    """Without Thanksgiving the answer is due a day earlier."""
    [moved] = promises.rehearse(office, cleared=[date(2026, 11, 26)]).moved
    assert moved.after.due == local("2026-11-30 17:00")


def test_no_promise_is_missed_by_looking_only_where_the_date_touches(
    office: Office, evelyn: Customer, clock: SetClock
) -> None:
    """For suspended, shortened and opened days the short way finds exactly what counting every promise anew finds."""
    for step in range(60):
        clock.moment = local("2026-11-20 06:00") + timedelta(hours=7 * step)
        piece = LetterPiece(Filing(customer=evelyn.reference), clock.moment, f"Letter {step}")
        log_letter(office, piece)
    for offset in range(0, 30, 2):
        day = date(2026, 11, 20) + timedelta(days=offset)
        for text in ("closed", "9:00-12:00", "7:00-20:00"):
            proposal = [DecidedDay(day, parse_hours(text), "Anything")]
            found = {moved.id for moved in promises.rehearse(office, proposal).moved}
            assert found == everything_that_moves(office, proposal)


def everything_that_moves(office: Office, proposal: list[DecidedDay]) -> set[int]:
    with office.look() as session:
        calendar = hours.in_force(session).with_days(proposal).calendar
        fresh = ((known, recount(calendar, known.counting)[-1]) for known in counted(session, true()))
        return {known.id for known, edges in fresh if edges[1:] != known.edges[1:]}


def test_what_is_settled_never_moves(office: Office, case: Reference) -> None:
    """An answer that was dispatched is a fact."""
    send(office, NewLetter(case, "answer", {"body": "Yes."}))
    assert promises.rehearse(office, [SNOW]).moved == ()


def test_letters_that_state_the_old_date_are_named(office: Office, case: Reference) -> None:
    """The acknowledgement went out with the date that would no longer hold."""
    [piece] = send(office, NewLetter(case, "acknowledgement"))
    [moved] = promises.rehearse(office, [SNOW]).moved
    assert moved.letters == (piece,)


def send(office: Office, letter: NewLetter) -> tuple[Reference, ...]:
    reference = letters.write_letter(office, letter).value.reference
    letters.print_letter(office, reference)
    return tuple(gone.reference for gone in letters.dispatch_letters(office, [reference]).value)


def test_a_restated_promise_stands_where_the_new_hours_put_it(office: Office, case: Reference) -> None:
    """Edges, days, sentence and calendar version are new, the policy is not, and the audit knows what was."""
    before = given(office, case)[PromiseKind.ANSWER]
    restate(office, SNOW, promises.rehearse(office, [SNOW]).moved)
    after = given(office, case)[PromiseKind.ANSWER]
    assert after.due == local("2026-12-02 17:00")
    assert any("Snow day, suspended – not counted" in day.line for day in after.derivation)
    assert "December 2" in after.statement
    assert (after.calendar_version > before.calendar_version, after.policy_version) == (True, before.policy_version)
    assert (after.restated, after.restated_why) == (office.clock.now(), "Snow")
    assert after.derivation[-1].line == "Wed 2 Dec – open 9:00–17:00 – day 5, due 17:00"
    entry = people.history(office, "promises", after.id)[-1]
    assert (entry.who, entry.before["due_at"]) == ("Ada", before.due.isoformat())


def test_what_is_kept_as_promised_is_not_asked_about_again(office: Office, case: Reference) -> None:
    """After the snow day was decided and the promise kept as given, another day lists it only if that day moves it."""
    restate(office, SNOW, ())
    assert promises.rehearse(office, [DecidedDay(date(2026, 11, 27), parse_hours("9:00-13:00"), "Short")]).moved == ()
    [moved] = promises.rehearse(office, [DecidedDay(date(2026, 11, 27), (), "Bridge")]).moved
    assert moved.after.due == local("2026-12-03 17:00")


def test_a_restatement_needs_a_reason(office: Office, case: Reference) -> None:
    """The customers will ask."""
    moved = promises.rehearse(office, [SNOW]).moved
    with pytest.raises(InvalidInputError, match="Say why"), office.work(Permission.DECIDE_HOURS) as work:
        promises.restate_promises(work, [moved[0].id], " ")


def test_an_investigation_is_counted_on_from_its_answer(office: Office, case: Reference) -> None:
    """Two days more than the fifth business day stay two days more when the fifth moves."""
    promises.grant_days(office, case, 2, "The goldsmith is ill")
    [moved] = promises.rehearse(office, [SNOW]).moved
    assert moved.kind is PromiseKind.INVESTIGATE
    assert [edge.astimezone(NEW_YORK).day for edge in moved.before[1:]] == [1, 3, 3]
    assert [edge.astimezone(NEW_YORK).day for edge in moved.after[1:]] == [2, 4, 4]


def test_a_wait_that_ends_early_goes_back_to_the_restated_promise(
    office: Office, case: Reference, clock: SetClock
) -> None:
    """The office opens on Saturdays from now on; the customer answers a day after our question."""
    cases.ask_by_phone(office, case, "Which size?")
    with office.work(Permission.DECIDE_HOURS) as work:
        week = with_saturdays(work.session)
        [moved] = promises.rehearse_hours(work.session, week).moved
        hours.keep_week(work, week.zone, week.calendar.weekly)
        promises.restate_promises(work, [moved.id], "We open on Saturdays")
    assert given(office, case)[PromiseKind.ANSWER].due == moved.after.due == local("2026-12-14 17:00")
    clock.moment = local("2026-11-24 09:30")
    cases.stop_waiting(office, case)
    assert given(office, case)[PromiseKind.ANSWER].due == local("2026-12-01 17:00")


def test_somebody_elses_change_is_never_overwritten(
    office: Office, case: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promise that another desk changes between reading and writing stops the whole restatement."""
    moved = promises.rehearse(office, [SNOW]).moved

    def stale(session: Session, which: ColumnElement[bool]) -> Iterator[Counted]:
        for known in counted(session, which):
            yield known._replace(version=known.version - 1)

    monkeypatch.setattr("backoffice.promises.restating.counted", stale)
    with pytest.raises(ConflictError, match="Nothing was restated"):
        restate(office, SNOW, moved)
    assert not hours.decided_days(office, SNOW.day, SNOW.day)


def test_other_weekly_hours_look_at_every_open_promise(office: Office, case: Reference) -> None:
    """An office that also opens on Saturdays answers sooner."""
    with office.look() as session:
        [moved] = promises.rehearse_hours(session, with_saturdays(session)).moved
    assert moved.after.due == local("2026-11-30 17:00")


def with_saturdays(session: Session) -> HoursInForce:
    now = hours.in_force(session)
    week = {**now.calendar.weekly, 5: parse_hours("9:00-13:00")}
    return HoursInForce(now.version, BusinessCalendar(now.zone, week, now.calendar.exceptions), {})
