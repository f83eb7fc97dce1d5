"""Managers decide dates; the decisions are the calendar, and nothing else is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from backoffice import hours, people
from backoffice.errors import InvalidInputError, NotFoundError, PermissionDeniedError
from backoffice.hours import Decision, ExceptionKind, HoursInForce
from backoffice.office import Office
from backoffice.roles import Role
from tests.offices import NEW_YORK

EVE = date(2026, 12, 24)


def in_force(office: Office) -> HoursInForce:
    with office.look() as session:
        return hours.in_force(session)


def test_a_new_store_has_six_closures_for_three_years(office: Office) -> None:
    """They are on the day itself, whatever weekday that is, and nothing else is decided."""
    decided = hours.decided_days(office, date(2026, 1, 1), date(2028, 12, 31))
    assert len(decided) == 18
    assert {day.kind for day in decided} == {ExceptionKind.SUSPENDED}
    assert [(day.day, day.name) for day in decided[:6]] == [
        (date(2026, 1, 1), "New Year's Day"),
        (date(2026, 5, 25), "Memorial Day"),
        (date(2026, 7, 4), "Independence Day"),
        (date(2026, 9, 7), "Labor Day"),
        (date(2026, 11, 26), "Thanksgiving"),
        (date(2026, 12, 25), "Christmas Day"),
    ]


def test_a_decision_is_the_calendar_from_then_on(office: Office) -> None:
    """A short Christmas Eve closes the office at one, and the calendar has a new version that says so."""
    before = in_force(office)
    saved = hours.decide(office, Decision(EVE, None, "9:00-13:00", "Christmas Eve", "half day, as every year"))
    after = in_force(office)
    assert saved.changes.said == "Christmas Eve, Thu 24 Dec 2026: 9:00-13:00."
    assert after.version > before.version
    assert after.names[EVE] == "Christmas Eve"
    noon = datetime(2026, 12, 24, 12, 0, tzinfo=NEW_YORK)
    assert after.calendar.next_closing(noon) == datetime(2026, 12, 24, 13, 0, tzinfo=NEW_YORK)


def test_the_earlier_version_stays_on_record(office: Office) -> None:
    """A promise can name the calendar it was given under, although it has changed since."""
    before = in_force(office)
    hours.decide(office, Decision(EVE, None, "closed", "Christmas Eve"))
    assert not in_force(office).calendar.is_business_day(EVE)
    assert before.calendar.is_business_day(EVE)


def test_a_decision_can_be_undone_to_what_was_there_before(office: Office) -> None:
    """Undo puts back an earlier decision, or the week."""
    hours.decide(office, Decision(EVE, None, "9:00-13:00", "Christmas Eve"))
    saved = hours.decide(office, Decision(EVE, None, "closed", "Christmas Eve"))
    assert saved.changes.undo is not None
    saved.changes.undo()
    assert hours.decided_days(office, EVE, EVE)[0].kind is ExceptionKind.REDUCED


def test_a_span_decides_every_day_in_it(office: Office) -> None:
    """One decision for a week between the years."""
    hours.decide(
        office, Decision(date(2026, 12, 28), date(2026, 12, 31), "10:00-12:00,13:00-15:00", "Between the years")
    )
    decided = hours.decided_days(office, date(2026, 12, 28), date(2026, 12, 31))
    assert [day.day.day for day in decided] == [28, 29, 30, 31]
    assert {hours.hours_text(day.hours) for day in decided} == {"10:00-12:00,13:00-15:00"}


def test_the_weekly_hours_hold_again_once_a_decision_is_cleared(office: Office) -> None:
    """Clearing Thanksgiving opens the office on that Thursday; clearing what was never decided says so."""
    thanksgiving = date(2026, 11, 26)
    hours.clear_days(office, [thanksgiving])
    assert in_force(office).calendar.is_business_day(thanksgiving)
    with pytest.raises(NotFoundError, match="Nothing was decided for Thursday 26 November 2026"):
        hours.clear_days(office, [thanksgiving])


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        (Decision(None, None, "closed", "Storm"), "first"),
        (Decision(EVE, date(2026, 12, 23), "closed", "Storm"), "last"),
        (Decision(EVE, date(2028, 12, 24), "closed", "Storm"), "last"),
        (Decision(EVE, None, "closed", "  "), "name"),
        (Decision(EVE, None, "13:00-9:00", "Storm"), "hours"),
        (Decision(EVE, None, "9:00-12:00,11:00-15:00", "Storm"), "hours"),
        (Decision(EVE, None, "nine to five", "Storm"), "hours"),
    ],
)
def test_an_impossible_decision_is_refused_and_changes_nothing(office: Office, decision: Decision, field: str) -> None:
    """Each fault names the field it belongs under."""
    before = in_force(office).version
    with pytest.raises(InvalidInputError) as refused:
        hours.decide(office, decision)
    assert field in {fault.field for fault in refused.value.faults}
    assert in_force(office).version == before


@pytest.mark.parametrize("role", [Role.MAILROOM, Role.AGENT])
def test_only_managers_decide(acting_as: Callable[[Role], Office], role: Role) -> None:
    """Others may look at the hours, and not more."""
    office = acting_as(role)
    assert hours.year_of_hours(office).year == 2026
    with pytest.raises(PermissionDeniedError, match="decide holiday hours"):
        hours.decide(office, Decision(EVE, None, "closed", "Storm"))


def test_decisions_are_audited_with_who_and_what(office: Office) -> None:
    """The record of a date says who decided it, with the hours before and after."""
    hours.decide(office, Decision(EVE, None, "9:00-13:00", "Christmas Eve"))
    hours.decide(replace(office), Decision(EVE, None, "closed", "Christmas Eve"))
    made, changed = people.history(office, "calendar_exceptions", EVE)
    assert (made.who, made.action, made.after["intervals"]) == ("Ada", "create", "9:00-13:00")
    assert (changed.before["intervals"], changed.after["intervals"]) == ("9:00-13:00", "closed")
