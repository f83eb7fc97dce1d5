"""A return from its arrival to its outcome."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice import returns
from backoffice.clock import SetClock
from backoffice.errors import ConflictError, InvalidInputError, PermissionDeniedError
from backoffice.office import Office
from backoffice.references import Reference
from backoffice.returns import Finding, NewReturn, Outcome, RequestedLine, Return, ReturnLine, ReturnState
from backoffice.returns.rules import ENDED, state_of
from backoffice.roles import Role
from tests.offices import NEW_YORK

WHY = "Return policy: within 30 days, unworn."


@pytest.fixture
def issued(office: Office, case: Reference) -> Return:
    """Two rings, one with a certificate for both, and a chain."""
    lines = (RequestedLine("RING-7", 2, "too small", serial="GIA 77"), RequestedLine("CHAIN", 1, "torn"))
    return returns.issue_return(office, NewReturn(case, lines, "1001")).value


def test_a_return_goes_its_whole_way(office: Office, issued: Return) -> None:
    """It comes in two parcels, is looked at, decided line by line, and closes by itself with the last outcome."""
    reference = issued.reference
    assert returns.receive_return(office, reference, {0: 1}).value.state is ReturnState.RECEIVED
    assert returns.receive_return(office, reference, {0: 1, 1: 1}).value.lines[0].received == 2
    half = returns.inspect_return(office, reference, [Finding(0, 1, 1, "gia 77", "scratched")]).value
    assert half.state is ReturnState.RECEIVED
    assert (half.lines[0].accepted, half.lines[0].damaged) == (1, 1)
    assert returns.inspect_return(office, reference, [Finding(1, 1)]).value.state is ReturnState.INSPECTED
    open_still = returns.decide_return(office, reference, {0: Outcome.REFUND}, WHY).value
    assert open_still.state is ReturnState.INSPECTED
    closed = returns.decide_return(office, reference, {1: Outcome.REPLACEMENT}, WHY).value
    assert closed.state is ReturnState.CLOSED
    told = [event.event for event in closed.events]
    assert told == ["authorised", "received", "received", "inspected", "inspected", "decided", "decided"]


def test_no_more_arrives_than_was_authorised(office: Office, issued: Return) -> None:
    """Three of two rings, none at all, and a line that does not exist are refused; nothing is counted."""
    for arrived, sentence in (
        ({0: 3}, "3 came, but 2 are awaited"),
        ({}, "Say how many"),
        ({0: -1}, "-1 pieces cannot have come"),
        ({7: 1}, "no line 8"),
    ):
        with pytest.raises(InvalidInputError, match=sentence):
            returns.receive_return(office, issued.reference, arrived)
    assert returns.return_file(office, issued.reference) == issued


def test_inspection_counts_what_came_and_knows_the_piece(office: Office, issued: Return) -> None:
    """More than arrived is refused, and so is a piece with another serial number."""
    returns.receive_return(office, issued.reference, {0: 1})
    with pytest.raises(InvalidInputError, match="1 arrived; the counts cannot be more"):
        returns.inspect_return(office, issued.reference, [Finding(0, 1, 1)])
    with pytest.raises(InvalidInputError, match="GIA 78 came, GIA 77 was authorised"):
        returns.inspect_return(office, issued.reference, [Finding(0, 1, serial="GIA 78")])


def test_nothing_is_decided_before_it_was_looked_at(office: Office, issued: Return) -> None:
    """An outcome needs an inspection and a reason, and is given once."""
    returns.receive_return(office, issued.reference, {0: 2})
    with pytest.raises(InvalidInputError, match="Rope Ring has to be inspected first"):
        returns.decide_return(office, issued.reference, {0: Outcome.REFUND}, WHY)
    returns.inspect_return(office, issued.reference, [Finding(0, 2)])
    with pytest.raises(InvalidInputError, match="Say which policy"):
        returns.decide_return(office, issued.reference, {0: Outcome.REFUND}, " ")
    returns.decide_return(office, issued.reference, {0: Outcome.REFUND}, WHY)
    with pytest.raises(InvalidInputError, match="decided already: refund"):
        returns.decide_return(office, issued.reference, {0: Outcome.REPAIR}, WHY)


def test_what_never_comes_is_closed_by_hand_and_free_again(office: Office, case: Reference, issued: Return) -> None:
    """Only one ring came: once it is decided the return is closed short, and the other pieces may be asked for anew."""
    with pytest.raises(ConflictError, match="cancel it instead"):
        returns.close_return(office, issued.reference, "keeps the rest")
    returns.receive_return(office, issued.reference, {0: 1})
    with pytest.raises(InvalidInputError, match="Decide first"):
        returns.close_return(office, issued.reference, "keeps the rest")
    returns.inspect_return(office, issued.reference, [Finding(0, 1)])
    returns.decide_return(office, issued.reference, {0: Outcome.REFUND}, WHY)
    assert returns.close_return(office, issued.reference, "keeps the rest").value.state is ReturnState.CLOSED
    [order] = returns.offer(office, case).orders
    assert {line.sku: line.free for line in order.lines} == {"RING-7": 1, "CHAIN": 1}


def test_a_repaired_piece_may_come_again(office: Office, case: Reference) -> None:
    """The same piece went back to its owner, so it is free for another return."""
    issued = returns.issue_return(office, NewReturn(case, (RequestedLine("CHAIN", 1, "torn"),), "1001")).value
    returns.receive_return(office, issued.reference, {0: 1})
    returns.inspect_return(office, issued.reference, [Finding(0, 0, 1)])
    assert returns.decide_return(office, issued.reference, {0: Outcome.REPAIR}, WHY).value.state is ReturnState.CLOSED
    returns.issue_return(office, NewReturn(case, (RequestedLine("CHAIN", 1, "torn again"),), "1001"))


def test_a_late_parcel_opens_a_decision(office: Office, issued: Return, clock: SetClock) -> None:
    """The day after its last it is no error: it is taken with a reason, which stays with it."""
    clock.moment = datetime(2027, 1, 8, 10, 0, tzinfo=NEW_YORK)
    with pytest.raises(InvalidInputError, match=r"good until January 7, 2027\. Say why") as caught:
        returns.receive_return(office, issued.reference, {0: 2})
    assert [fault.field for fault in caught.value.faults] == ["late_because"]
    taken = returns.receive_return(office, issued.reference, {0: 2}, "the snow storm").value
    assert taken.state is ReturnState.RECEIVED
    assert taken.events[-1].details["late"] == "the snow storm"
    returns.receive_return(office, issued.reference, {1: 1})  # its second parcel needs no second decision


def test_a_late_parcel_may_be_sent_back(office: Office, case: Reference, issued: Return, clock: SetClock) -> None:
    """Unopened, with a reason, and the pieces are the customer's again; one in time is received."""
    with pytest.raises(ConflictError, match="did not come late"):
        returns.send_back(office, issued.reference, "late")
    clock.moment = datetime(2027, 2, 1, 10, 0, tzinfo=NEW_YORK)
    gone = returns.send_back(office, issued.reference, "a month late").value
    assert gone.state is ReturnState.CLOSED
    assert {line.outcome for line in gone.lines} == {Outcome.RETURNED_TO_CUSTOMER}
    [order] = returns.offer(office, case).orders
    assert all(line.free == line.ordered for line in order.lines)


def test_a_parcel_without_a_number_gets_one_at_the_dock(office: Office, case: Reference) -> None:
    """Issued and received in one go, it waits to be inspected like any other."""
    wanted = NewReturn(case, (RequestedLine("CHAIN", 1, "torn"),), "1001", arrived=True)
    saved = returns.issue_return(office, wanted)
    assert saved.value.state is ReturnState.RECEIVED
    assert saved.value.lines[0].received == 1
    assert saved.value.events[-1].details == {"without_number": True}
    assert saved.changes.undo is None
    returns.inspect_return(office, saved.value.reference, [Finding(0, 1)])


def test_more_time_is_given_on_purpose(office: Office, issued: Return, clock: SetClock) -> None:
    """An extension needs a later day and a reason, and then a parcel is in time again."""
    with pytest.raises(InvalidInputError, match="choose a later day"):
        returns.extend_return(office, issued.reference, issued.expires_on, "ill")
    with pytest.raises(InvalidInputError, match="Say why"):
        returns.extend_return(office, issued.reference, date(2027, 1, 20), "")
    longer = returns.extend_return(office, issued.reference, date(2027, 1, 20), "ill").value
    assert longer.expires_on == date(2027, 1, 20)
    clock.moment = datetime(2027, 1, 19, 10, 0, tzinfo=NEW_YORK)
    returns.receive_return(office, issued.reference, {0: 2})
    with pytest.raises(ConflictError, match="has arrived"):
        returns.extend_return(office, issued.reference, date(2027, 2, 20), "ill")


def test_what_has_ended_changes_no_more(office: Office, issued: Return) -> None:
    """A cancelled return that turns up at the dock is refused by its state."""
    returns.cancel_return(office, issued.reference, "keeps it")
    with pytest.raises(ConflictError, match="is cancelled and changes no more"):
        returns.receive_return(office, issued.reference, {0: 1})


def test_what_has_arrived_is_not_cancelled(office: Office, issued: Return) -> None:
    """Only while nothing has come."""
    returns.receive_return(office, issued.reference, {0: 1})
    with pytest.raises(ConflictError, match="can no longer be cancelled"):
        returns.cancel_return(office, issued.reference, "keeps it")


def test_the_mailroom_receives_and_an_agent_inspects(issued: Return, acting_as: Callable[[Role], Office]) -> None:
    """Two steps, two pairs of eyes."""
    mailroom = acting_as(Role.MAILROOM)
    returns.receive_return(mailroom, issued.reference, {0: 2})
    with pytest.raises(PermissionDeniedError):
        returns.inspect_return(mailroom, issued.reference, [Finding(0, 2)])
    returns.inspect_return(acting_as(Role.AGENT), issued.reference, [Finding(0, 2)])


counts = st.integers(0, 3)
some_lines = st.lists(
    st.builds(
        lambda quantity, received, accepted, outcome: ReturnLine(
            0, "s", "n", max(quantity, received), received, min(accepted, received), 0, "r", "", None, outcome
        ),
        st.integers(1, 3), counts, counts, st.none() | st.sampled_from(Outcome),
    ),
    min_size=1, max_size=4,
)  # fmt: skip
some_events = st.lists(st.sampled_from(["authorised", "label_printed", "shipped", "received", "inspected", "extended"]))


@given(some_events, some_lines, st.sampled_from(["authorised", "label_printed", "shipped", "extended"]))
def test_no_event_takes_a_return_back(events: list[str], lines: list[ReturnLine], more: str) -> None:
    """Whatever is noted later, the state never goes back; and what has not ended is told from the lines alone."""
    order = list(ReturnState)
    before, after = state_of(events, lines), state_of([*events, more], lines)
    assert order.index(after) >= order.index(before)
    assert state_of([*events, "cancelled"], lines) in ENDED
    if any(line.received for line in lines):
        assert before is state_of([], lines)
