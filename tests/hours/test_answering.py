"""Suggestions are answered once and remembered; a whole year can be decided as the last one was."""

from collections.abc import Callable
from datetime import date

import pytest

from backoffice import hours
from backoffice.errors import InvalidInputError, PermissionDeniedError
from backoffice.hours import Answer, Decision, SuggestedDay, hours_text
from backoffice.office import Office
from backoffice.roles import Role


def suggested(office: Office, title: str, year: int = 2026) -> SuggestedDay:
    return next(one for one in hours.suggested_days(office, year) if one.suggestion.title == title)


def test_a_suggestion_waits_until_somebody_answers(office: Office) -> None:
    """Christmas Eve is open; Thanksgiving is decided already in a new store."""
    assert suggested(office, "Christmas Eve").is_open
    assert not suggested(office, "Thanksgiving").is_open


def test_an_answer_decides_the_day_and_is_offered_again_next_year(office: Office) -> None:
    """A short Christmas Eve comes with its hours and its note in 2027."""
    eve = suggested(office, "Christmas Eve").suggestion
    saved = hours.answer_suggestion(office, eve, Answer.REDUCED, "9:00-13:00", "as every year")
    assert [(day.day, hours_text(day.hours)) for day in saved.value] == [(date(2026, 12, 24), "9:00-13:00")]
    again = suggested(office, "Christmas Eve", 2027)
    assert again.is_open
    assert again.reply == hours.Reply(Answer.REDUCED, hours.parse_hours("9:00-13:00"), "as every year")


def test_what_is_ignored_is_not_suggested_again(office: Office) -> None:
    """Columbus Day changes nothing here, this year or next; undoing brings the suggestion back."""
    day = suggested(office, "Columbus Day").suggestion
    saved = hours.answer_suggestion(office, day, Answer.IGNORE)
    assert saved.value == ()
    assert not suggested(office, "Columbus Day").is_open
    assert not suggested(office, "Columbus Day", 2027).is_open
    assert saved.changes.undo is not None
    saved.changes.undo()
    assert suggested(office, "Columbus Day").is_open


def test_a_year_is_decided_as_the_last_one_by_name(office: Office) -> None:
    """Thanksgiving moves to its own Thursday, a hand-made Christmas Eve comes along, and one undo takes all back."""
    hours.decide(office, Decision(date(2028, 12, 24), None, "9:00-12:00", "Christmas Eve"))
    saved = hours.as_last_year(office, 2029)
    decided = {day.name: (day.day, hours_text(day.hours)) for day in saved.value}
    assert decided["Thanksgiving"] == (date(2029, 11, 22), "closed")
    assert decided["Christmas Eve"] == (date(2029, 12, 24), "9:00-12:00")
    assert "Columbus Day" not in decided
    with pytest.raises(InvalidInputError, match="Nothing of 2028 is left to repeat"):
        hours.as_last_year(office, 2029)
    assert saved.changes.undo is not None
    saved.changes.undo()
    assert hours.decided_days(office, date(2029, 1, 1), date(2029, 12, 31)) == ()


def test_an_observed_day_is_answered_apart_from_the_day_itself(office: Office) -> None:
    """Closing on Friday 3 July says nothing about Saturday 4 July."""
    observed = suggested(office, "Independence Day (observed)").suggestion
    hours.answer_suggestion(office, observed, Answer.CLOSED)
    decided = hours.decided_days(office, date(2026, 7, 3), date(2026, 7, 3))
    assert [day.name for day in decided] == ["Independence Day (observed)"]


@pytest.mark.parametrize("typed", ["", "closed", "nine to five", "13:00-9:00"])
def test_a_reduced_day_needs_hours(office: Office, typed: str) -> None:
    """What cannot be read decides nothing and is not remembered."""
    eve = suggested(office, "Christmas Eve").suggestion
    with pytest.raises(InvalidInputError) as refused:
        hours.answer_suggestion(office, eve, Answer.REDUCED, typed)
    assert [fault.field for fault in refused.value.faults] == ["hours"]
    assert suggested(office, "Christmas Eve").reply is None


def test_only_managers_answer(acting_as: Callable[[Role], Office]) -> None:
    """Agents see the suggestions and cannot answer them."""
    office = acting_as(Role.AGENT)
    eve = suggested(office, "Christmas Eve").suggestion
    with pytest.raises(PermissionDeniedError):
        hours.answer_suggestion(office, eve, Answer.CLOSED)
