"""What people decide about a case, and taking it back."""

from collections.abc import Callable

import pytest

from backoffice import cases, promises
from backoffice.cases import CaseStatus, Ground
from backoffice.changes import Topic
from backoffice.errors import ConflictError, InvalidInputError, NotFoundError, PermissionDeniedError, UserFacingError
from backoffice.office import Office
from backoffice.promises import Channel, PromiseKind, PromiseState
from backoffice.roles import Role
from tests.promises.stories import Story, local


def test_an_outcome_names_what_it_rests_on(story: Story) -> None:
    """A decision says what it rests on (policy D11), and a follow-up is promised (D9)."""
    story.receives()
    story.sends()
    saved = cases.resolve_case(story.office, story.case, "A new ring is on its way.", Ground.WARRANTY)
    assert saved.value.facts.outcome == "A new ring is on its way. Rests on the warranty."
    assert saved.value.facts.status is CaseStatus.RESOLVED
    assert saved.value.open_kinds == (PromiseKind.FOLLOW_UP,)
    assert {Topic.CASES, Topic.PROMISES} <= saved.changes.topics


def test_nothing_is_resolved_before_the_customer_was_told(story: Story) -> None:
    """An open answer and a missing outcome are both said at once, and nothing is changed."""
    story.receives()
    with pytest.raises(InvalidInputError) as refused:
        cases.resolve_case(story.office, story.case, " ", Ground.GOODWILL)
    assert [fault.field for fault in refused.value.faults] == ["outcome", "no_answer_needed"]
    assert cases.case_file(story.office, story.case).facts.status is CaseStatus.OPEN


def test_where_no_answer_is_needed_nobody_is_followed_up(story: Story) -> None:
    """Thanks ask for nothing: what was promised is withdrawn."""
    story.receives("Thank you to the Boston shop")
    saved = cases.resolve_case(story.office, story.case, "Passed on", Ground.SERVICE_POLICY, no_answer_needed=True)
    assert {promise.state for promise in saved.value.promises} == {PromiseState.WITHDRAWN}


def test_a_case_is_resolved_once(story: Story) -> None:
    """The second attempt says so."""
    story.receives()
    story.sends()
    cases.resolve_case(story.office, story.case, "Sent again", Ground.SHIPPING_POLICY)
    with pytest.raises(UserFacingError, match="resolved already"):
        cases.resolve_case(story.office, story.case, "Sent again", Ground.SHIPPING_POLICY)


def test_taking_a_resolution_back(story: Story) -> None:
    """Undo opens the case again, withdraws the follow-up, and opens what the resolution had withdrawn."""
    story.receives()
    undo = cases.resolve_case(story.office, story.case, "Thanks", Ground.GOODWILL, no_answer_needed=True).changes.undo
    assert undo is not None
    assert undo().said == f"{story.case} is as it was before."
    file = cases.case_file(story.office, story.case)
    assert file.facts.status is CaseStatus.OPEN
    assert file.open_kinds == (PromiseKind.ACKNOWLEDGE, PromiseKind.ANSWER)


def test_nothing_is_taken_back_over_somebody_elses_work(story: Story) -> None:
    """Whoever worked on the case since keeps what they did."""
    story.receives()
    undo = cases.escalate_case(story.office, story.case).changes.undo
    cases.assign_case(story.office, story.case)
    assert undo is not None
    with pytest.raises(ConflictError, match="worked on"):
        undo()
    assert cases.case_file(story.office, story.case).facts.escalated


def test_escalating_and_taking_it_back(story: Story) -> None:
    """The pair of promises comes and goes with the escalation."""
    story.receives()
    saved = cases.escalate_case(story.office, story.case)
    assert saved.value.facts.escalated
    assert set(saved.value.open_kinds) >= {PromiseKind.ESCALATION_REVIEW, PromiseKind.ESCALATION_RESOLUTION}
    with pytest.raises(UserFacingError, match="already"):
        cases.escalate_case(story.office, story.case)
    assert saved.changes.undo is not None
    saved.changes.undo()
    file = cases.case_file(story.office, story.case)
    assert file.open_kinds == (PromiseKind.ACKNOWLEDGE, PromiseKind.ANSWER)
    assert not promises.due(story.office, promises.DueFilter(escalated=True)).rows


def test_a_manager_reviews_an_escalation(story: Story, acting_as: Callable[[Role], Office]) -> None:
    """The review keeps its promise, says what was found, and takes the case over."""
    story.receives("Escalation: no refund", Channel.EMAIL)
    with pytest.raises(PermissionDeniedError):
        cases.review_escalation(acting_as(Role.AGENT), story.case, "We lost the parcel")
    file = cases.review_escalation(story.office, story.case, "We lost the parcel").value
    review = next(promise for promise in file.promises if promise.kind is PromiseKind.ESCALATION_REVIEW)
    assert (review.state, review.settled_by) == (PromiseState.KEPT, "reviewed by Ada: We lost the parcel")
    assert file.facts.assignee == "Ada"
    with pytest.raises(UserFacingError, match="No review"):
        cases.review_escalation(story.office, story.case, "Again")


def test_whose_case_and_whose_error(story: Story) -> None:
    """A case is taken over and marked as our own error (policy D12), and both can be undone."""
    story.receives()
    assigned = cases.assign_case(story.office, story.case)
    assert assigned.value.facts.assignee == "Ada"
    marked = cases.mark_own_error(story.office, story.case)
    assert marked.value.facts.own_error
    assert marked.changes.undo is not None
    marked.changes.undo()
    assert not cases.case_file(story.office, story.case).facts.own_error


def test_a_call_keeps_what_was_settled_in_it(story: Story) -> None:
    """What was said is kept like a letter; an acknowledgement stays open, for it asks for writing (policy D6)."""
    story.receives()
    file = cases.record_call(story.office, story.case, "She is happy.", {PromiseKind.ANSWER}).value
    assert file.open_kinds == (PromiseKind.ACKNOWLEDGE,)
    assert (file.correspondence[-1].channel, file.correspondence[-1].note) == (Channel.PHONE, "She is happy.")
    with pytest.raises(InvalidInputError):
        cases.record_call(story.office, story.case, " ", ())


def test_asking_by_telephone_waits(story: Story) -> None:
    """The call is written down, and the answer waits for the customer."""
    story.receives()
    file = cases.ask_by_phone(story.office, story.case, "the order number").value
    assert (file.facts.status, file.facts.waiting_reason) == (CaseStatus.WAITING, "the order number")
    assert not file.facts.waiting_unanswered
    story.goes_on(local(11, 24))
    story.receives("It is 4471")
    assert cases.case_file(story.office, story.case).facts.status is CaseStatus.OPEN


def test_the_mailroom_decides_nothing(story: Story, acting_as: Callable[[Role], Office]) -> None:
    """Logging is not answering."""
    story.receives()
    with pytest.raises(PermissionDeniedError, match="You may not answer customers"):
        cases.assign_case(acting_as(Role.MAILROOM), story.case)


def test_an_unknown_case_names_the_one_that_was_meant(story: Story) -> None:
    """One wrong character in the number of a case leads to the case."""
    story.receives()
    wrong = "0" if story.case[-1] != "0" else "1"
    with pytest.raises(NotFoundError, match=f"Did you mean .*{story.case}"):
        cases.case_file(story.office, story.case[:-1] + wrong)
