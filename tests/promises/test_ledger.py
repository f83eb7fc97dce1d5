"""Promises are given, kept, missed and withdrawn."""

from datetime import timedelta

from backoffice import cases, hours, promises
from backoffice.cases import Ground
from backoffice.clock import SetClock
from backoffice.hours import Decision
from backoffice.lookup import find
from backoffice.office import Office
from backoffice.people import history
from backoffice.promises import Channel, PromiseKind, PromiseState
from backoffice.references import Prefix
from backoffice.roles import Permission
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from tests.promises.stories import Story, begin, local

ANSWER, ACKNOWLEDGE = PromiseKind.ANSWER, PromiseKind.ACKNOWLEDGE


def test_a_letter_is_acknowledged_in_a_day_and_answered_in_three_to_five(story: Story) -> None:
    """Received Monday before Thanksgiving, the answer opens on Friday and is due on Tuesday."""
    given = {promise.kind: promise for promise in story.receives()}
    assert given.keys() == {ACKNOWLEDGE, ANSWER}
    assert given[ACKNOWLEDGE].due == local(11, 24, 10)
    answer = given[ANSWER]
    assert (answer.earliest, answer.target, answer.due) == (local(11, 27, 9), local(11, 27, 17), local(12, 1, 17))
    assert (
        answer.statement == "You will have our answer between Friday, November 27, 2026 and Tuesday, December 1, 2026."
    )


def test_what_is_stored_is_what_was_given(story: Story) -> None:
    """Read back, a promise has its edges, versions and derivation, and the JSON of the store loses nothing."""
    given = story.receives()
    assert story.promises == given
    assert given[1].policy_version == given[1].calendar_version == 1
    assert given[1].derivation[3].line == "Thu 26 Nov – Thanksgiving, suspended – not counted"


def test_a_piece_starts_its_promises_once(story: Story) -> None:
    """Filing the same piece again changes nothing."""
    first = story.receives()
    with story.office.work(Permission.LOG) as work:
        case = find(work.session, CaseRow, Prefix.CASE, story.case)
        piece = work.session.get_one(CorrespondenceRow, 1)
        again = promises.start_promises(work, case, piece)
    assert again == first
    assert len(story.promises) == 2


def test_what_we_send_starts_nothing(story: Story) -> None:
    """An outbound piece promises nothing to anybody."""
    story.receives()
    story.sends()
    with story.office.work(Permission.LOG) as work:
        case = find(work.session, CaseRow, Prefix.CASE, story.case)
        assert promises.start_promises(work, case, work.session.get_one(CorrespondenceRow, 2)) == ()


def test_kept_at_the_due_moment_is_kept(story: Story) -> None:
    """The due moment itself is in time."""
    story.receives()
    story.goes_on(local(12, 1, 17))
    story.sends(ANSWER)
    assert story.promise(ANSWER).state is PromiseState.KEPT
    assert story.words(ANSWER) == "kept"


def test_kept_later_is_missed_by_open_time(story: Story) -> None:
    """An answer due Tuesday 17:00 that goes out on Wednesday 11:30 is two and a half open hours late."""
    story.receives()
    story.goes_on(local(12, 2, 11, 30))
    story.sends(ANSWER)
    answer = story.promise(ANSWER)
    assert (answer.state, answer.late, answer.settled_by) == (
        PromiseState.MISSED,
        timedelta(hours=2, minutes=30),
        "letter dispatched",
    )
    assert story.words(ANSWER) == "kept 2 h 30 min late"


def test_late_outside_the_hours_is_late_by_nothing_in_open_time(story: Story) -> None:
    """Dispatched in the evening of the due day, it is missed, though no open time has passed."""
    story.receives()
    story.goes_on(local(12, 1, 18))
    story.sends(ANSWER)
    assert (story.promise(ANSWER).state, story.promise(ANSWER).late) == (PromiseState.MISSED, timedelta(0))


def test_a_second_message_has_its_own_answer_and_one_reply_keeps_both(story: Story) -> None:
    """A reply keeps every answer promised for what it was written to."""
    story.receives()
    story.goes_on(local(11, 24))
    story.receives("And another thing")
    answers = [promise for promise in story.promises if promise.kind is ANSWER]
    assert [answer.due for answer in answers] == [local(12, 1, 17), local(12, 2, 17)]
    story.sends(ANSWER)
    assert [promise.state for promise in story.promises if promise.kind is ANSWER] == [PromiseState.KEPT] * 2


def test_a_reply_answers_no_message_that_came_after_it_was_written(story: Story) -> None:
    """A letter finished on Monday and dispatched on Wednesday does not answer Tuesday's message."""
    story.receives()
    story.goes_on(local(11, 24))
    story.receives("And another thing")
    story.goes_on(local(11, 25))
    story.sends(ANSWER, written_at=local(11, 23, 15))
    states = [promise.state for promise in story.promises if promise.kind is ANSWER]
    assert states == [PromiseState.KEPT, PromiseState.OPEN]


def test_an_urgent_subject_sorts_the_case_first_and_moves_no_date(story: Story) -> None:
    """Urgent sets the priority, not the dates."""
    calm = story.receives()
    story.case = ""
    urgent = story.receives("RE: URGENT order 4471")
    assert [promise.due for promise in urgent] == [promise.due for promise in calm]
    first, *_ = promises.due(story.office, promises.DueFilter()).rows
    assert first.case == story.case
    assert first.urgent


def test_an_escalation_promises_a_review_and_a_resolution(story: Story) -> None:
    """Policy D14: a manager looks at it within a business day and it is settled within two to three."""
    given = {promise.kind: promise for promise in story.receives("Escalation: no refund", Channel.EMAIL)}
    assert given[PromiseKind.ESCALATION_REVIEW].due == local(11, 24, 17)
    resolution = given[PromiseKind.ESCALATION_RESOLUTION]
    assert (resolution.earliest, resolution.due) == (local(11, 25, 9), local(11, 27, 17))
    assert cases.case_file(story.office, story.case).facts.escalated


def test_a_later_message_raises_what_was_promised_before(story: Story) -> None:
    """Once a case is escalated, its older promises sort first, too."""
    story.receives()
    story.receives("Escalation: still nothing", Channel.EMAIL)
    assert {row.escalated for row in promises.due(story.office, promises.DueFilter(escalated=True)).rows} == {True}
    assert len(promises.due(story.office, promises.DueFilter(escalated=True)).rows) == 6


def test_a_follow_up_is_by_letter_for_people_without_email(office: Office, clock: SetClock) -> None:
    """Whoever cannot be reached by e-mail is asked by letter (policy D9)."""
    story = begin(office, clock, "St. Mark's Parish", email="")
    story.receives()
    story.sends()
    cases.resolve_case(office, story.case, "Engraving is free", Ground.SERVICE_POLICY)
    follow_up = story.promise(PromiseKind.FOLLOW_UP)
    assert follow_up.channel is Channel.MAIL
    assert (follow_up.earliest, follow_up.due) == (local(11, 27, 9), local(12, 1, 17))


def test_a_follow_up_is_withdrawn_when_the_customer_writes_again(story: Story) -> None:
    """The next resolution starts another: it moves with the case."""
    story.receives()
    story.sends()
    cases.resolve_case(story.office, story.case, "Sent again", Ground.SHIPPING_POLICY)
    story.goes_on(local(11, 25))
    story.receives("Thank you, but")
    assert story.promise(PromiseKind.FOLLOW_UP).state is PromiseState.WITHDRAWN
    story.sends()
    cases.resolve_case(story.office, story.case, "Sent again", Ground.SHIPPING_POLICY)
    assert story.promise(PromiseKind.FOLLOW_UP).due == local(12, 3, 17)
    assert story.promise(PromiseKind.FOLLOW_UP).is_open


def test_a_later_closure_moves_nothing_that_was_promised(story: Story) -> None:
    """Hours decided after a promise was given hold for the next promises."""
    before = story.receives()
    friday = local(11, 27).date()
    hours.decide(story.office, Decision(friday, None, "closed", "Day after Thanksgiving", ""))
    assert story.promises == before
    story.case = ""
    assert story.receives()[1].due == local(12, 2, 17)


def test_every_change_of_a_promise_is_in_the_audit(story: Story) -> None:
    """Who kept it, and when, with the state before and after."""
    given = story.receives()
    story.sends(ANSWER)
    entries = history(story.office, "promises", given[1].id)
    assert [entry.action for entry in entries] == ["create", "update"]
    assert (entries[1].before["state"], entries[1].after["state"]) == ("open", "kept")


def test_a_preview_starts_nothing(story: Story) -> None:
    """`due` tells what a piece would start, with the names of closures."""
    previewed = promises.preview(
        story.office, Channel.MAIL, promises.InquiryKind.RETURN, local(12, 21), "Escalation: ring"
    )
    assert [deadline.kind for deadline in previewed] == [
        ACKNOWLEDGE,
        ANSWER,
        PromiseKind.ESCALATION_REVIEW,
        PromiseKind.ESCALATION_RESOLUTION,
    ]
    assert promises.due(story.office, promises.DueFilter()).rows == ()
