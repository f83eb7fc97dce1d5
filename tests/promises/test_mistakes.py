"""The business-time mistakes that help desks are known for, each as a test that would catch it here.

Numbers are those of the list they come from. Those about the ledger, about who sends what and about imports are told
on the store by the tests of the ledger; what of them is a rule of reckoning stands here.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from backoffice.errors import InvalidInputError
from backoffice.hours import BusinessCalendar
from backoffice.promises import (
    Channel,
    DueWords,
    InquiryKind,
    Level,
    PromiseKind,
    Rule,
    Unit,
    after_wait,
    derive,
    is_urgent,
    promises_for,
)
from tests.hours.calendars import NEW_YORK, NINE_TO_FIVE, REFERENCE, WEEK, local, week
from tests.promises.policies import CLOCK_24, OPEN_24, POLICY, THREE_TO_FIVE, rule

HOUR = timedelta(hours=1)


def test_01_nights_and_weekends_do_not_count() -> None:
    """Friday 16:30 and one open hour is Monday 9:30."""
    assert REFERENCE.add_open_time(local("2026-06-12 16:30"), HOUR) == local("2026-06-15 09:30")


def test_02_a_pause_costs_open_time_and_moves_the_due_moment() -> None:
    """From Friday 16:00 to Monday 10:00 it costs two open hours, not sixty-six, and not from the creation on."""
    since, until = local("2026-06-12 16:00"), local("2026-06-15 10:00")
    due = derive(REFERENCE, PromiseKind.ANSWER, rule(10, Unit.OPEN_HOURS), local("2026-06-12 10:00")).due
    assert after_wait(REFERENCE, Unit.OPEN_HOURS, due, since, until) == REFERENCE.add_open_time(due, 2 * HOUR)


def test_03_a_pause_in_business_days_is_counted_in_business_days() -> None:
    """Over a weekend it moves a promise of one day by none."""
    due = derive(REFERENCE, PromiseKind.ANSWER, rule(1), local("2026-06-12 10:00")).due
    for since, until in (("2026-06-12 17:00", "2026-06-15 09:00"), ("2026-06-13 10:00", "2026-06-14 10:00")):
        assert after_wait(REFERENCE, Unit.BUSINESS_DAYS, due, local(since), local(until)) == due


def test_04_a_change_of_priority_loses_no_elapsed_time() -> None:
    """ "Urgent" moves no date: what was paused stays paused, what has run has run."""
    received = local("2026-06-12 10:00")
    calm, hasty = (
        promises_for(POLICY, REFERENCE, Channel.MAIL, InquiryKind.ORDER, received, s) for s in ("", "Urgent")
    )
    assert is_urgent("Urgent", POLICY.subjects)
    assert calm == hasty


def test_05_warnings_are_reckoned_in_business_time() -> None:
    """A chip warns on the due date itself and in its hours, never at midnight of some day between."""
    promise = derive(REFERENCE, PromiseKind.ANSWER, rule(1), local("2026-06-12 10:00"))
    assert [
        DueWords(REFERENCE, local(now)).status(promise).level
        for now in ("2026-06-13 00:00", "2026-06-14 23:59", "2026-06-15 09:00")
    ] == [Level.FINE, Level.FINE, Level.SOON]


def test_06_an_edited_calendar_moves_nothing_that_was_derived() -> None:
    """A deadline is a value; today's hours give another one, to be shown beside it."""
    given = derive(REFERENCE, PromiseKind.ANSWER, THREE_TO_FIVE, local("2026-06-08 10:00"))
    before = (given.due, given.derivation)
    edited = replace(REFERENCE, exceptions={**REFERENCE.exceptions, date(2026, 6, 10): ()})
    fresh = derive(edited, PromiseKind.ANSWER, THREE_TO_FIVE, local("2026-06-08 10:00"))
    assert (given.due, given.derivation) == before
    assert fresh.due == local("2026-06-16 17:00") != given.due


def test_07_each_promise_has_a_clock_of_its_own() -> None:
    """Acknowledgement, answer and the pair of an escalation are due each at its own moment, in its own unit."""
    started = promises_for(
        POLICY, REFERENCE, Channel.MAIL, InquiryKind.ORDER, local("2026-06-12 16:30"), "Escalation: ring"
    )
    assert [(p.kind, p.unit, f"{p.due:%d %H:%M}") for p in started] == [
        (PromiseKind.ACKNOWLEDGE, Unit.CLOCK_HOURS_ON_BUSINESS_DAYS, "15 16:30"),
        (PromiseKind.ANSWER, Unit.BUSINESS_DAYS, "22 17:00"),
        (PromiseKind.ESCALATION_REVIEW, Unit.BUSINESS_DAYS, "15 17:00"),
        (PromiseKind.ESCALATION_RESOLUTION, Unit.BUSINESS_DAYS, "17 17:00"),
    ]


@pytest.mark.parametrize("channel", Channel)
def test_09_every_channel_starts_the_clock(channel: Channel) -> None:
    """An inbound letter acts exactly like an inbound e-mail, save for the numbers of the policy."""
    started = promises_for(POLICY, REFERENCE, channel, InquiryKind.ORDER, local("2026-06-12 16:30"))
    assert [promise.kind for promise in started] == [PromiseKind.ACKNOWLEDGE, PromiseKind.ANSWER]


@pytest.mark.parametrize("day", ["2026-03-08", "2026-11-01"])
@pytest.mark.parametrize("given", [THREE_TO_FIVE, OPEN_24, CLOCK_24], ids=["days", "open", "clock"])
def test_10_clock_changes(day: str, given: Rule) -> None:
    """Every minute around one, by each unit: the due moment never goes back, and lies in the hours of its day."""
    sunday = local(f"{day} 00:00").astimezone(UTC)
    dues = [derive_due(given, sunday + minute * HOUR / 60) for minute in range(-120, 300)]
    assert dues == sorted(dues)
    assert all(due <= REFERENCE.business_day(due - timedelta.resolution, 0).closes.astimezone(UTC) for due in dues)


def derive_due(given: Rule, received: datetime) -> datetime:
    return derive(REFERENCE, PromiseKind.ANSWER, given, received).due.astimezone(UTC)


def test_10_an_office_open_over_the_change_counts_real_hours() -> None:
    """The Sunday that falls back has twenty-five, the one that springs forward twenty-three."""
    always = BusinessCalendar(NEW_YORK, dict.fromkeys(range(7), ((time(0), time(0)),)))
    for day, hours in ((date(2026, 3, 8), 23), (date(2026, 11, 1), 25)):
        midnight, next_midnight = (datetime.combine(day + timedelta(n), time(0), NEW_YORK) for n in (0, 1))
        assert always.open_time_between(midnight, next_midnight) == hours * HOUR
        assert always.add_open_time(midnight, hours * HOUR) == next_midnight


def test_11_a_closure_is_a_date_of_the_office() -> None:
    """A desk in Pacific time, asking in Pacific time, agrees with the Eastern office on Thanksgiving."""
    eastern = local("2026-11-25 23:30")
    pacific = datetime.fromisoformat("2026-11-25T20:30:00-08:00")
    assert eastern == pacific
    assert REFERENCE.next_opening(pacific) == REFERENCE.next_opening(eastern) == local("2026-11-27 09:00")


def test_12_nothing_counts_that_was_not_decided() -> None:
    """The calendar knows no holidays but those it was given."""
    assert week().is_business_day(date(2026, 12, 25))


def test_13_hours_that_never_open_are_refused() -> None:
    """Whether all days are closed or an interval is empty; 9:00 to midnight is neither."""
    for hours in ([], [(time(9), time(9))]):
        with pytest.raises(InvalidInputError):
            week(hours=hours)
    late = week(hours=[(time(9), time(0))])
    assert late.add_open_time(local("2026-06-12 22:00"), 3 * HOUR) == local("2026-06-15 10:00")


def test_14_a_break_at_noon_splits_the_day() -> None:
    """Nine to twelve and thirteen to seventeen is seven hours and one business day; a half day is one as well."""
    split = week(hours=[(time(9), time(12)), (time(13), time(17))])
    assert split.add_open_time(local("2026-06-10 11:00"), 7 * HOUR) == local("2026-06-11 11:00")
    assert split.business_day(local("2026-06-10 12:30"), 1).closes == local("2026-06-11 17:00")
    half = week(hours=[(time(9), time(13))])
    assert half.business_day(local("2026-06-10 13:00"), 1).closes == local("2026-06-12 13:00")


def test_15_one_date_may_have_hours_of_its_own() -> None:
    """24 December from 9 to 13 is one business day and four open hours."""
    eve = date(2026, 12, 24)
    assert REFERENCE.business_days_between(date(2026, 12, 23), eve) == 1
    assert REFERENCE.open_time_between(local("2026-12-24 00:00"), local("2026-12-25 00:00")) == 4 * HOUR


def test_16_words_are_in_the_time_of_the_office() -> None:
    """Not in UTC, in which the store keeps them."""
    promise = derive(REFERENCE, PromiseKind.ANSWER, rule(1), local("2026-06-11 10:00").astimezone(UTC))
    assert DueWords(REFERENCE, local("2026-06-12 10:00").astimezone(UTC)).status(promise).words == "due today 17:00"


def test_17_a_follow_up_never_falls_on_a_closure() -> None:
    """Whenever a case is resolved, each edge is an opening or a closing; and due means late only after it."""
    for hour in range(0, 24 * 365, 7):
        follow_up = derive(REFERENCE, PromiseKind.FOLLOW_UP, POLICY.follow_up, local("2025-12-31 00:00") + hour * HOUR)
        assert REFERENCE.is_business_day(follow_up.earliest.date())
        assert REFERENCE.is_business_day(follow_up.due.date())
    assert DueWords(REFERENCE, follow_up.due).status(follow_up).level is Level.SOON
    assert DueWords(REFERENCE, follow_up.due + timedelta.resolution).status(follow_up).level is Level.LATE


def test_20_a_pause_after_the_due_moment_changes_nothing() -> None:
    """Nobody rescues a missed promise by asking a question."""
    due = derive(REFERENCE, PromiseKind.ANSWER, rule(1), local("2026-06-11 10:00")).due
    for unit in Unit:
        assert after_wait(REFERENCE, unit, due, due, due + 100 * HOUR) == due


def test_days_are_not_hours() -> None:
    """Three business days, seventy-two clock hours and twenty-four open hours end at three different moments."""
    received = local("2026-12-23 14:00")
    dues = {
        derive(REFERENCE, PromiseKind.ANSWER, given, received).due
        for given in (rule(3), rule(72, Unit.CLOCK_HOURS_ON_BUSINESS_DAYS), OPEN_24)
    }
    assert len(dues) == 3
    assert BusinessCalendar(NEW_YORK, WEEK) == week(hours=NINE_TO_FIVE)
