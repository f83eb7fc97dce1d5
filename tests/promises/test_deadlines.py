"""From receipt to the three edges of each promise."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.errors import InvalidInputError
from backoffice.promises import (
    Channel,
    InquiryKind,
    PromiseKind,
    Rule,
    Unit,
    after_wait,
    derive,
    extended,
    later_by,
    promises_for,
)
from backoffice.promises.deadlines import edges_of
from tests.hours.calendars import REFERENCE, REFERENCE_NAMES, local
from tests.hours.test_worked_table import ROWS
from tests.promises.policies import CLOCK_24, OPEN_24, POLICY, THREE_TO_FIVE, rule

moments = st.datetimes(datetime(2026, 1, 2), datetime(2026, 12, 15), timezones=st.just(UTC))  # noqa: DTZ001 - as asked for
rules = st.builds(
    lambda unit, numbers: rule(max(*numbers, 1), unit, min(numbers)),
    st.sampled_from(Unit),
    st.tuples(st.integers(0, 40), st.integers(0, 40)),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]:%m-%d %H:%M}")
def test_the_worked_table(row: list[datetime]) -> None:
    """Cell for cell: 24 hours by both readings, and the three edges of "3–5 business days"."""
    received, open_hours, clock_hours, day_1, day_3, day_5 = row
    answer = derive(REFERENCE, PromiseKind.ANSWER, THREE_TO_FIVE, received)
    assert derive(REFERENCE, PromiseKind.ACKNOWLEDGE, OPEN_24, received).due == open_hours
    assert derive(REFERENCE, PromiseKind.ACKNOWLEDGE, CLOCK_24, received).due == clock_hours
    assert derive(REFERENCE, PromiseKind.ANSWER, rule(1), received).due == day_1
    assert (answer.earliest, answer.target, answer.due) == (day_3.replace(hour=9), day_3, day_5)


def test_a_letter_starts_two_promises() -> None:
    """Acknowledgement within 24 business hours, answer within 3–5 business days (policy D4, D6)."""
    received = local("2026-12-21 10:00")
    acknowledge, answer = promises_for(POLICY, REFERENCE, Channel.MAIL, InquiryKind.RETURN, received, "My ring")
    assert (acknowledge.kind, acknowledge.unit) == (PromiseKind.ACKNOWLEDGE, Unit.CLOCK_HOURS_ON_BUSINESS_DAYS)
    assert (acknowledge.start, acknowledge.earliest) == (received, received)
    assert acknowledge.target == acknowledge.due == local("2026-12-22 10:00")
    assert (answer.kind, answer.unit) == (PromiseKind.ANSWER, Unit.BUSINESS_DAYS)
    assert answer.due == local("2026-12-29 17:00")


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.PHONE, Channel.WEB])
def test_other_channels_answer_sooner(channel: Channel) -> None:
    """Within 1–2 business days (policy D2)."""
    _, answer = promises_for(POLICY, REFERENCE, channel, InquiryKind.ORDER, local("2026-12-24 13:00"))
    assert (answer.earliest, answer.target, answer.due) == tuple(
        map(local, ("2026-12-29 09:00", "2026-12-29 17:00", "2026-12-30 17:00"))
    )


@pytest.mark.parametrize("channel", Channel)
def test_an_escalation_starts_its_pair_as_well(channel: Channel) -> None:
    """A manager's review within one business day, the resolution within 2–3 (policy D14), however it came in."""
    promises = promises_for(
        POLICY, REFERENCE, channel, InquiryKind.ORDER, local("2026-06-12 16:30"), "Fwd: Escalation: C-1"
    )
    assert [promise.kind for promise in promises][2:] == [
        PromiseKind.ESCALATION_REVIEW,
        PromiseKind.ESCALATION_RESOLUTION,
    ]
    assert [promise.due for promise in promises][2:] == [local("2026-06-15 17:00"), local("2026-06-17 17:00")]


def test_urgent_moves_no_date() -> None:
    """It sets the priority only."""
    at = local("2026-06-12 16:30")
    plain = promises_for(POLICY, REFERENCE, Channel.EMAIL, InquiryKind.ORDER, at, "My ring")
    assert promises_for(POLICY, REFERENCE, Channel.EMAIL, InquiryKind.ORDER, at, "URGENT: my ring") == plain


@given(received=moments, rule=rules)
def test_edges_come_in_order(received: datetime, rule: Rule) -> None:
    """Start, earliest, target, due; and every calendar day from receipt to due is told once."""
    deadline = derive(REFERENCE, PromiseKind.ANSWER, rule, received)
    edges = (deadline.start, deadline.earliest, deadline.target, deadline.due)
    assert edges == edges_of(REFERENCE, rule, received)
    stamps = [edge.timestamp() for edge in edges]
    assert stamps == sorted(stamps)
    dates = [line.date for line in deadline.derivation]
    assert dates == [dates[0] + timedelta(n) for n in range(len(dates))]
    assert dates[0] == received.astimezone(REFERENCE.zone).date()
    assert dates[-1] == deadline.due.date()


@given(received=moments, n=st.integers(1, 20))
def test_the_days_counted_are_the_days_promised(received: datetime, n: int) -> None:
    """In business days, the lines that count are numbered from 1 to N."""
    deadline = derive(REFERENCE, PromiseKind.ANSWER, rule(n), received)
    assert [line.day for line in deadline.derivation if line.counted] == list(range(1, n + 1))


def test_the_derivation_reads_like_a_diary() -> None:
    """Every day from receipt to due, what it counted for, and why."""
    answer = derive(REFERENCE, PromiseKind.ANSWER, THREE_TO_FIVE, local("2026-11-25 17:30"), REFERENCE_NAMES)
    assert [line.line for line in answer.derivation] == [
        "Wed 25 Nov – received 17:30, after closing – not counted",
        "Thu 26 Nov – Thanksgiving, suspended – not counted",
        "Fri 27 Nov – Day after Thanksgiving, open 9:00–13:00, counts as received 09:00 – day of receipt",
        "Sat 28 Nov – closed – not counted",
        "Sun 29 Nov – closed – not counted",
        "Mon 30 Nov – open 9:00–17:00 – day 1",
        "Tue 1 Dec – open 9:00–17:00 – day 2",
        "Wed 2 Dec – open 9:00–17:00 – day 3",
        "Thu 3 Dec – open 9:00–17:00 – day 4",
        "Fri 4 Dec – open 9:00–17:00 – day 5, due 17:00",
    ]


def test_the_derivation_of_hours_tells_how_many() -> None:
    """Open hours as they were open; clock hours around the clock, but no further than closing."""
    received = local("2026-07-02 12:30")
    by_open = derive(REFERENCE, PromiseKind.ACKNOWLEDGE, OPEN_24, received, REFERENCE_NAMES)
    by_clock = derive(REFERENCE, PromiseKind.ACKNOWLEDGE, CLOCK_24, local("2026-12-23 14:00"), REFERENCE_NAMES)
    assert [line.line for line in by_open.derivation if line.counted] == [
        "Thu 2 Jul – received 12:30, counts from 13:00 – 2 h counted",
        "Mon 6 Jul – open 9:00–17:00 – 8 h counted",
        "Tue 7 Jul – open 9:00–17:00 – 8 h counted",
        "Wed 8 Jul – open 9:00–17:00 – 6 h counted, due 15:00",
    ]
    assert [line.why for line in by_clock.derivation] == [
        "received 14:00 – 10 h counted",
        "Christmas Eve, open 9:00–13:00 – 13 h counted, due 13:00",
    ]


@given(received=moments)
def test_open_hours_of_the_derivation_add_up(received: datetime) -> None:
    """What the days counted is what was promised, to the minute they are told in."""
    deadline = derive(REFERENCE, PromiseKind.ACKNOWLEDGE, OPEN_24, received.replace(second=0, microsecond=0))
    told = [line.why.partition(" counted")[0].rpartition("– ")[2] for line in deadline.derivation if line.counted]
    minutes = sum(int(n) * (60 if unit == "h" else 1) for text in told for n, unit in _pairs(text.split()))
    assert minutes == 24 * 60


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    return list(zip(words[::2], words[1::2], strict=True))


def test_additional_days_follow_the_answer() -> None:
    """Two more business days after the answer was due, the same receipt, every day told anew (policy D7)."""
    answer = derive(REFERENCE, PromiseKind.ANSWER, THREE_TO_FIVE, local("2026-12-21 10:00"))
    more = extended(REFERENCE, answer.start, answer.due, 2)
    assert (more.kind, more.start, more.earliest) == (PromiseKind.INVESTIGATE, answer.start, answer.due)
    assert more.target == more.due == local("2026-12-31 17:00")
    assert more.derivation[-1].day == 7


def test_an_edge_so_many_business_days_later() -> None:
    """An opening stays an opening and a closing a closing, of that day's own hours."""
    assert later_by(REFERENCE, local("2026-12-23 09:00"), 1) == local("2026-12-24 09:00")
    assert later_by(REFERENCE, local("2026-12-23 17:00"), 1) == local("2026-12-24 13:00")
    assert later_by(REFERENCE, local("2026-12-24 13:00"), 1) == local("2026-12-28 17:00")
    assert later_by(REFERENCE, local("2026-12-24 13:00"), 0) == local("2026-12-24 13:00")


@given(edge=moments, since=moments, length=st.timedeltas(timedelta(0), timedelta(days=20)), unit=st.sampled_from(Unit))
def test_waiting_never_brings_a_promise_forward(edge: datetime, since: datetime, length: timedelta, unit: Unit) -> None:
    """A due moment of that unit moves back by the wait or stays; a wait that began at it or later changes nothing."""
    due = derive(REFERENCE, PromiseKind.ANSWER, rule(2, unit), edge).due
    moved = after_wait(REFERENCE, unit, due, since, since + length)
    assert moved.timestamp() >= due.timestamp()
    if since >= due or not length:
        assert moved == due


def test_a_naive_receipt_is_refused() -> None:
    """A promise without a time zone would be a guess."""
    with pytest.raises(InvalidInputError, match="lacks its time zone"):
        derive(REFERENCE, PromiseKind.ANSWER, rule(1), datetime(2026, 6, 1))  # noqa: DTZ001 - what this is about
