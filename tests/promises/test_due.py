"""What is due, in order, page by page, and the figures above it."""

import pytest
from sqlalchemy import text

from backoffice import cases, hours, promises
from backoffice.clock import SetClock
from backoffice.office import Office
from backoffice.promises import Channel, DueFilter, InquiryKind, PromiseKind, When
from backoffice.promises.due import query
from backoffice.promises.horizon import Horizon
from tests.promises.stories import Story, begin, local

ANSWER, ACKNOWLEDGE = PromiseKind.ANSWER, PromiseKind.ACKNOWLEDGE


@pytest.fixture
def desk(office: Office, clock: SetClock) -> list[Story]:
    """Four cases: an old letter, an urgent e-mail, an escalation, and a letter of today."""
    told: list[Story] = []
    for day, subject, channel in (
        (16, "Broken clasp", Channel.MAIL),
        (20, "URGENT: wrong address", Channel.EMAIL),
        (20, "Escalation: no refund", Channel.EMAIL),
        (23, "Engraving", Channel.MAIL),
    ):
        clock.moment = local(11, day, 9, 30)
        story = begin(office, clock, f"Customer of {subject}", email=f"{day}{len(told)}@example.com")
        story.receives(subject, channel, InquiryKind.ORDER)
        told.append(story)
    clock.moment = local(11, 23)
    return told


def test_escalated_before_urgent_before_the_earliest_due(office: Office, desk: list[Story]) -> None:
    """The order of the day."""
    old, urgent, escalated, new = desk
    rows = promises.due(office, DueFilter()).rows
    in_order = list(dict.fromkeys(row.case for row in rows))
    assert in_order == [escalated.case, urgent.case, old.case, new.case]
    of_old_and_new = [row.promise.due for row in rows if row.case in (old.case, new.case)]
    assert of_old_and_new == sorted(of_old_and_new)


def test_pages_make_up_the_whole(office: Office, desk: list[Story]) -> None:
    """Whatever the size of the pages, each row comes once and in order."""
    whole = promises.due(office, DueFilter()).rows
    for size in (1, 3, len(whole)):
        page = promises.due(office, DueFilter(), None, size)
        rows = list(page.rows)
        while page.next_key is not None:
            page = promises.due(office, DueFilter(), page.next_key, size)
            rows += page.rows
        assert tuple(rows) == whole


def test_filters(office: Office, desk: list[Story]) -> None:
    """By channel, kind, escalation and whose case it is."""
    old, _, escalated, new = desk
    by_mail = promises.due(office, DueFilter(channel=Channel.MAIL)).rows
    assert {row.case for row in by_mail} == {old.case, new.case}
    assert {row.promise.kind for row in promises.due(office, DueFilter(kind=ANSWER)).rows} == {ANSWER}
    assert {row.case for row in promises.due(office, DueFilter(escalated=True)).rows} == {escalated.case}
    assert promises.due(office, DueFilter(assignee_id=office.user.id)).rows == ()
    cases.assign_case(office, new.case)
    assert {row.case for row in promises.due(office, DueFilter(assignee_id=office.user.id)).rows} == {new.case}


def test_nearness(office: Office, desk: list[Story]) -> None:
    """Late or due today, due in the two business days after it, and inside the window of an answer."""
    old, urgent, escalated, new = desk
    today = promises.due(office, DueFilter(when=When.TODAY)).rows
    assert {(row.case, row.promise.kind) for row in today} == {
        (old.case, ACKNOWLEDGE),
        (old.case, ANSWER),
        (urgent.case, ACKNOWLEDGE),
        (escalated.case, ACKNOWLEDGE),
        (escalated.case, PromiseKind.ESCALATION_REVIEW),
    }
    soon = promises.due(office, DueFilter(when=When.SOON)).rows
    assert {(row.case, row.promise.kind) for row in soon} == {
        (urgent.case, ANSWER),
        (escalated.case, ANSWER),
        (escalated.case, PromiseKind.ESCALATION_RESOLUTION),
        (new.case, ACKNOWLEDGE),
    }
    window = promises.due(office, DueFilter(when=When.WINDOW)).rows
    assert {row.case for row in window} == {old.case, urgent.case, escalated.case}


def test_missed_ones_are_listed_by_when_they_were_settled(office: Office, clock: SetClock, desk: list[Story]) -> None:
    """The newest of this month first; those of other months are history."""
    old, urgent, *_ = desk
    clock.moment = local(11, 30)
    old.sends(ACKNOWLEDGE)
    clock.moment = local(11, 30, 11)
    urgent.sends(ACKNOWLEDGE)
    rows = promises.due(office, DueFilter(when=When.MISSED), None, 1)
    assert [row.case for row in rows.rows] == [urgent.case]
    rest = promises.due(office, DueFilter(when=When.MISSED), rows.next_key, 1)
    assert [row.case for row in rest.rows] == [old.case]
    clock.moment = local(12, 1)
    assert promises.due(office, DueFilter(when=When.MISSED)).rows == ()


def test_figures_count_what_their_filters_list(office: Office, desk: list[Story]) -> None:
    """A figure and the list behind it never differ."""
    figures = promises.today_figures(office)
    for when, count in figures.counts.items():
        assert len(promises.due(office, DueFilter(when=when)).rows) == count
    assert figures.open_until == local(11, 23, 17)


def test_kept_this_month_counts_what_lapsed(office: Office, clock: SetClock, desk: list[Story]) -> None:
    """One kept and three late by now are 25 %, whether or not the late ones go out some day."""
    old, *_, new = desk
    assert promises.today_figures(office).kept_percent == 0
    new.sends(ACKNOWLEDGE)
    assert promises.today_figures(office).kept_percent == 25
    old.sends(ACKNOWLEDGE)
    assert promises.today_figures(office).kept_percent == 25


def test_a_closed_office_says_when_it_opens(office: Office, clock: SetClock) -> None:
    """On Thanksgiving, it opens on Friday."""
    clock.moment = local(11, 26, 12)
    figures = promises.today_figures(office)
    assert (figures.open_until, figures.opens_at) == (None, local(11, 27, 9))


def test_the_queue_as_it_stands_at_another_moment(office: Office, desk: list[Story]) -> None:
    """Asked about tomorrow, today's acknowledgement is late."""
    *_, new = desk
    rows = promises.due(office, DueFilter(kind=ACKNOWLEDGE), at=local(11, 24, 11)).rows
    assert next(row for row in rows if row.case == new.case).standing.words == "1 h late"


@pytest.mark.parametrize("when", [When.ANY, When.TODAY])
def test_the_list_follows_an_index(office: Office, when: When) -> None:
    """What is due is never found by reading all promises and sorting them."""
    with office.look() as session:
        if session.get_bind().dialect.name != "sqlite":
            pytest.skip("tells the plan of SQLite")
        horizon = Horizon(hours.in_force(session).calendar, office.clock.now())
        statement = query(DueFilter(when=when), horizon, None).limit(51)
        sql = statement.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
        plan = " ".join(row[-1] for row in session.execute(text(f"EXPLAIN QUERY PLAN {sql}")))
    assert "ix_promises_open" in plan
    assert "TEMP B-TREE" not in plan or when is When.TODAY
