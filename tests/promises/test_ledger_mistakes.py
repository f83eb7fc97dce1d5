"""Business-time mistakes that other help desks recorded, where a ledger makes or avoids them; numbered as in
test_mistakes.py, which has the others."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from backoffice import cases, hours, promises
from backoffice.cases import Ground
from backoffice.hours import Decision
from backoffice.lookup import find
from backoffice.promises import Channel, PromiseKind, PromiseState
from backoffice.references import Prefix
from backoffice.roles import Permission
from db.cases import CaseRow
from db.promises import PromiseRow
from tests.promises.stories import Story, local

ANSWER, ACKNOWLEDGE = PromiseKind.ANSWER, PromiseKind.ACKNOWLEDGE


def test_02_a_wait_costs_business_time_and_starts_when_the_question_was_sent(story: Story) -> None:
    """From Friday 16:00 to Monday 10:00 an answer loses one business day, not the 66 hours on the clock."""
    story.goes_on(local(12, 3))
    due = story.receives()[1].due
    story.goes_on(local(12, 4, 16))
    story.asks()
    story.goes_on(local(12, 7, 10))
    story.receives("Here you are")
    assert due == local(12, 10, 17)
    assert next(promise for promise in story.promises if promise.kind is ANSWER).due == local(12, 11, 17)


def test_03_a_wait_over_a_weekend_moves_nothing(story: Story) -> None:
    """Asked after closing on Friday and answered on Sunday: no business day was lost."""
    story.goes_on(local(12, 3))
    due = story.receives()[1].due
    story.goes_on(local(12, 4, 17, 30))
    story.asks()
    story.goes_on(local(12, 6, 12))
    story.receives("Here you are")
    assert next(promise for promise in story.promises if promise.kind is ANSWER).due == due


def test_04_a_wait_survives_a_change_of_priority(story: Story) -> None:
    """A message that turns the case urgent ends the wait and loses none of it."""
    story.receives()
    story.asks()
    story.goes_on(local(11, 25))
    story.receives("URGENT: here is the number")
    first = next(promise for promise in story.promises if promise.kind is ANSWER)
    assert first.due == local(12, 3, 17)
    assert cases.case_file(story.office, story.case).facts.urgent


def test_06_an_edit_of_the_hours_moves_no_promise_and_wakes_no_resolved_case(story: Story) -> None:
    """Closing a day leaves what was promised, and what was settled stays settled."""
    story.receives()
    story.sends()
    cases.resolve_case(story.office, story.case, "Sent again", Ground.SHIPPING_POLICY)
    before = story.promises
    hours.decide(story.office, Decision(local(11, 30).date(), None, "closed", "Inventory", ""))
    story.goes_on(local(11, 25))
    assert story.promises == before
    assert [row.promise.kind for row in promises.due(story.office, promises.DueFilter()).rows] == [
        PromiseKind.FOLLOW_UP
    ]


def test_07_each_promise_has_a_clock_of_its_own(story: Story) -> None:
    """An acknowledgement keeps no answer, and a missed acknowledgement makes no answer late."""
    story.receives()
    story.goes_on(local(11, 25))
    story.sends(ACKNOWLEDGE)
    assert story.promise(ACKNOWLEDGE).state is PromiseState.MISSED
    assert story.promise(ANSWER).is_open


def test_08_a_reply_and_a_change_of_status_in_one_save_keep_the_promise_once(story: Story) -> None:
    """The question's dispatch acknowledges and starts the wait in one transaction."""
    story.receives()
    with story.office.work(Permission.DISPATCH) as work:
        case = find(work.session, CaseRow, Prefix.CASE, story.case)
        kept = promises.keep_promises(work, case, frozenset({ACKNOWLEDGE}), work.now, "letter dispatched")
        cases.wait_for_customer(work, case, "the order number")
        again = promises.keep_promises(work, case, frozenset({ACKNOWLEDGE}), work.now, "letter dispatched")
    assert [promise.state for promise in kept] == [PromiseState.KEPT]
    assert again == ()


@pytest.mark.parametrize("channel", [Channel.MAIL, Channel.EMAIL, Channel.PHONE, Channel.WEB])
def test_09_every_channel_ends_a_wait_and_starts_an_answer(story: Story, channel: Channel) -> None:
    """A letter acts exactly like an e-mail."""
    story.receives()
    story.asks()
    story.goes_on(local(11, 24))
    given = story.receives("Here you are", channel)
    assert {promise.kind for promise in given} == {ACKNOWLEDGE, ANSWER}
    first = next(promise for promise in story.promises if promise.kind is ANSWER)
    assert first.pauses[0].ended == local(11, 24)


def test_12_a_suggested_holiday_counts_only_once_a_manager_decided(story: Story) -> None:
    """Columbus Day is suggested every year and decided by nobody: the answer runs through it."""
    monday = local(10, 12).date()
    assert monday in {suggested.day for suggested in hours.suggestions(2026)}
    story.goes_on(local(10, 9))
    answer = next(promise for promise in story.receives() if promise.kind is ANSWER)
    assert next(day for day in answer.derivation if day.date == monday).day == 1
    assert answer.due == local(10, 16, 17)


def test_16_what_is_told_is_in_the_time_of_the_office(story: Story) -> None:
    """A message of Tuesday 1:00 in UTC is one of Monday evening here; sentence and days say so, and due is open."""
    story.goes_on(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
    answer = next(promise for promise in story.receives(channel=Channel.EMAIL) if promise.kind is ANSWER)
    assert (
        answer.statement
        == "You will have our answer between Wednesday, November 25, 2026 and Friday, November 27, 2026."
    )
    assert answer.derivation[0].line == "Mon 23 Nov – received 20:00, after closing – not counted"
    with story.office.look() as session:
        assert hours.in_force(session).calendar.is_open(answer.due - timedelta.resolution)


@pytest.mark.parametrize("day", range(16, 26))
def test_17_a_follow_up_is_due_on_an_open_day_three_to_five_days_later(story: Story, day: int) -> None:
    """Whatever day a case is resolved on before Thanksgiving, the follow-up falls on no closure."""
    story.goes_on(local(11, day, 12))
    story.receives()
    story.sends()
    cases.resolve_case(story.office, story.case, "Sent again", Ground.SHIPPING_POLICY)
    follow_up = story.promise(PromiseKind.FOLLOW_UP)
    with story.office.look() as session:
        calendar = hours.in_force(session).calendar
    assert calendar.business_day(local(11, day, 12), 5).closes == follow_up.due
    assert calendar.is_business_day(follow_up.due.astimezone(calendar.zone).date())


def test_18_the_store_refuses_the_same_promise_twice(story: Story) -> None:
    """One piece starts one promise of a kind, whatever two desks do at once."""
    story.receives()
    with story.office.look() as session:
        first = session.get_one(PromiseRow, 1)
        again = {column.key: getattr(first, column.key) for column in PromiseRow.__table__.columns}
    with pytest.raises(IntegrityError), story.office.store.engine.begin() as connection:
        connection.execute(insert(PromiseRow), again | {"id": 99})


def test_19_a_resolved_case_has_no_clock_but_its_follow_up(story: Story) -> None:
    """Where no answer is needed, nothing is due any more."""
    story.receives("Thank you")
    cases.resolve_case(story.office, story.case, "Thanks", Ground.SERVICE_POLICY, no_answer_needed=True)
    assert promises.due(story.office, promises.DueFilter()).rows == ()


def test_20_a_wait_over_an_unanswered_message_is_flagged(story: Story) -> None:
    """Waiting although the customer's last message has nothing of ours behind it is told to whoever opens the case."""
    story.receives()
    with story.office.work(Permission.ANSWER) as work:
        cases.wait_for_customer(work, find(work.session, CaseRow, Prefix.CASE, story.case), "patience")
    assert cases.case_file(story.office, story.case).facts.waiting_unanswered
    story.goes_on(story.clock.moment + timedelta(minutes=5))
    story.asks("the order number")
    assert not cases.case_file(story.office, story.case).facts.waiting_unanswered
