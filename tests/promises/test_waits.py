"""Waiting for the customer, and more time for an investigation."""

import pytest

from backoffice import cases, promises
from backoffice.cases import CaseStatus
from backoffice.errors import InvalidInputError
from backoffice.promises import PromiseKind, PromiseState
from tests.promises.stories import Story, local

ANSWER, ACKNOWLEDGE, INVESTIGATE = PromiseKind.ANSWER, PromiseKind.ACKNOWLEDGE, PromiseKind.INVESTIGATE


def test_a_wait_moves_the_answer_by_its_budget_at_once(story: Story) -> None:
    """What is due stands in the ledger even if nobody ever looks at the wait again: ten business days later."""
    story.receives()
    story.asks()
    assert story.promise(ANSWER).due == local(12, 15, 17)
    assert story.words(ANSWER) == "waiting for the customer"


def test_the_customers_answer_gives_back_what_was_not_used(story: Story) -> None:
    """Asked on Monday and answered on Wednesday, the wait has cost two business days."""
    story.receives()
    story.asks("the order number")
    story.goes_on(local(11, 25))
    story.receives("It is 4471")
    first = next(promise for promise in story.promises if promise.kind is ANSWER)
    assert (first.earliest, first.target, first.due) == (local(12, 1, 9), local(12, 1, 17), local(12, 3, 17))
    assert cases.case_file(story.office, story.case).facts.status is CaseStatus.OPEN


def test_a_wait_is_told_in_the_derivation(story: Story) -> None:
    """The days lost to the wait say what we waited for, and the days after it go on counting."""
    story.receives()
    story.asks("the order number")
    story.goes_on(local(11, 25))
    story.receives("It is 4471")
    first = next(promise for promise in story.promises if promise.kind is ANSWER)
    lines = {day.date.day: day for day in first.derivation}
    assert lines[24].line == "Tue 24 Nov – open 9:00–17:00 – waiting for the order number – not counted"
    assert (lines[25].counted, lines[27].day, lines[3].day) == (False, 1, 5)
    assert [(pause.reason, pause.ended) for pause in first.pauses] == [("the order number", local(11, 25))]


def test_the_days_of_a_chip_are_numbered_as_in_the_derivation(story: Story) -> None:
    """After a wait of two days, the first day of the window is still day 3 of 5."""
    story.receives()
    story.asks()
    story.goes_on(local(11, 25))
    story.receives("It is 4471")
    story.sends(ACKNOWLEDGE)
    story.goes_on(local(12, 2, 10))
    file = cases.case_file(story.office, story.case)
    words = [standing.words for promise, standing in zip(file.promises, file.standings, strict=True)]
    assert words[1] == "day 4 of 5"


def test_an_acknowledgement_does_not_wait(story: Story) -> None:
    """Confirming receipt needs nothing from the customer."""
    acknowledged = story.receives()[0].due
    story.asks()
    assert story.promise(ACKNOWLEDGE).due == acknowledged


def test_a_wait_that_ran_out_keeps_its_length(story: Story) -> None:
    """The budget bounds a wait, however late the customer writes."""
    story.receives()
    story.asks()
    run_out = story.promise(ANSWER).due
    story.goes_on(local(12, 30))
    story.receives("Sorry, I was away")
    assert next(promise for promise in story.promises if promise.kind is ANSWER).due == run_out


def test_going_on_without_an_answer(story: Story) -> None:
    """Somebody may stop waiting; the wait so far still counts as one."""
    story.receives()
    story.asks()
    story.goes_on(local(11, 24))
    cases.stop_waiting(story.office, story.case)
    assert story.promise(ANSWER).due == local(12, 2, 17)
    with pytest.raises(InvalidInputError, match="does not wait"):
        cases.stop_waiting(story.office, story.case)


def test_two_questions_do_not_wait_twice(story: Story) -> None:
    """A second question begins where the first wait ends."""
    story.receives()
    story.asks("the order number")
    story.goes_on(local(11, 24))
    story.asks("a photo")
    story.goes_on(local(11, 25))
    story.receives("Both enclosed")
    first = next(promise for promise in story.promises if promise.kind is ANSWER)
    assert first.due == local(12, 3, 17)
    assert len(first.pauses) == 2


def test_more_days_take_the_place_of_the_answer(story: Story) -> None:
    """Two business days more, with the reason, after the day that the answer was due (policy D7)."""
    story.receives()
    said = promises.grant_days(story.office, story.case, 2, "the carrier is searching").changes.said
    answer, investigation = story.promise(ANSWER), story.promise(INVESTIGATE)
    assert answer.state is PromiseState.WITHDRAWN
    assert answer.settled_by == "2 more business days granted by Ada: the carrier is searching"
    assert (investigation.due, investigation.is_open) == (local(12, 3, 17), True)
    assert investigation.derivation[-1].day == 7
    assert "until Thu 3 Dec" in said
    assert "notice of the delay" in said


def test_a_reply_keeps_an_answer_that_was_given_more_days(story: Story) -> None:
    """The investigation ends with the answer."""
    story.receives()
    promises.grant_days(story.office, story.case, 1, "the workshop looks at it")
    story.goes_on(local(12, 2, 16))
    story.sends()
    assert story.promise(INVESTIGATE).state is PromiseState.KEPT


@pytest.mark.parametrize(("days", "reason", "field"), [(0, "why", "days"), (3, "why", "days"), (1, " ", "reason")])
def test_more_days_need_a_reason_and_have_a_limit(story: Story, days: int, reason: str, field: str) -> None:
    """The policy allows one or two; the customer will be told why."""
    before = story.receives()
    with pytest.raises(InvalidInputError) as refused:
        promises.grant_days(story.office, story.case, days, reason)
    assert [fault.field for fault in refused.value.faults] == [field]
    assert story.promises == before


def test_more_days_are_granted_once(story: Story) -> None:
    """There is no answer left to give more days to."""
    story.receives()
    promises.grant_days(story.office, story.case, 1, "the workshop looks at it")
    with pytest.raises(InvalidInputError, match="already"):
        promises.grant_days(story.office, story.case, 1, "once more")
