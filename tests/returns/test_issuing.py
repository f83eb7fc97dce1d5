"""Issuing and cancelling returns."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from backoffice import cases, returns
from backoffice.clock import SetClock
from backoffice.errors import ConflictError, InvalidInputError, NotFoundError, PermissionDeniedError
from backoffice.office import Office
from backoffice.references import Prefix, Reference, parse
from backoffice.returns import NewReturn, RequestedLine, ReturnState
from backoffice.roles import Role
from tests.offices import NEW_YORK

RING = RequestedLine("RING-7", 1, "too small")
BOTH_RINGS = RequestedLine("RING-7", 2, "too small")


def test_a_return_of_an_order_takes_names_and_values_from_it(office: Office, case: Reference) -> None:
    """Two rings of 120 dollars come back: named as ordered, declared at 240, good for 30 business days."""
    saved = returns.issue_return(office, NewReturn(case, (RequestedLine("ring-7", 2, " too small "),), "#1001"))
    issued = saved.value
    [line] = issued.lines
    assert parse(issued.reference, Prefix.RETURN) == issued.reference
    assert (line.name, line.sku, line.quantity, line.reason, line.declared_value) == (
        "Rope Ring", "RING-7", 2, "too small", 24_000,
    )  # fmt: skip
    assert (issued.order, issued.state, issued.own_error) == ("1001", ReturnState.AUTHORISED, False)
    assert issued.expires_on == date(2027, 1, 7)  # 30 business days, without Thanksgiving, Christmas and New Year
    assert [(event.event, event.by) for event in issued.events] == [("authorised", "Ada")]
    assert issued.reference in saved.changes.said
    told = [entry.title for entry in cases.case_file(office, case).timeline]
    assert f"Return {issued.reference}: authorised" in told


def test_a_return_without_an_order_stands_on_its_own(office: Office, other_case: Reference) -> None:
    """An article that nobody ordered here is named by hand, with its serial number."""
    wanted = NewReturn(other_case, (RequestedLine("", 1, "repair", "Heirloom brooch", "GIA 12"),), own_error=True)
    issued = returns.issue_return(office, wanted).value
    assert (issued.lines[0].name, issued.lines[0].serial, issued.lines[0].declared_value) == (
        "Heirloom brooch", "GIA 12", None,
    )  # fmt: skip
    assert issued.own_error


def test_no_piece_is_ever_on_two_open_returns(office: Office, case: Reference) -> None:
    """One of two rings is on a return, so one more is the most; a cancelled return frees its pieces."""
    first = returns.issue_return(office, NewReturn(case, (RING,), "1001")).value
    with pytest.raises(InvalidInputError, match="2 cannot come back; 2 were ordered, 1 of them on other returns"):
        returns.issue_return(office, NewReturn(case, (BOTH_RINGS,), "1001"))
    returns.issue_return(office, NewReturn(case, (RING,), "1001"))
    returns.cancel_return(office, first.reference, "sent by mistake")
    returns.issue_return(office, NewReturn(case, (RING,), "1001"))


def test_two_lines_of_one_return_share_what_was_ordered(office: Office, case: Reference) -> None:
    """Two rings and one more ring in the same wish are three, and only two were ordered."""
    with pytest.raises(InvalidInputError, match="1 cannot come back; 2 were ordered"):
        returns.issue_return(office, NewReturn(case, (BOTH_RINGS, RequestedLine("ring-7", 1, "scratched")), "1001"))


def test_the_offer_tells_what_is_still_free(office: Office, case: Reference) -> None:
    """The customer's order is offered with one ring left after the other went onto a return."""
    returns.issue_return(office, NewReturn(case, (RING,), "1001"))
    offer = returns.offer(office, case)
    [order] = offer.orders
    assert (offer.customer, order.number, order.placed_on) == ("Evelyn Marsh", "1001", date(2026, 11, 10))
    assert {(line.sku, line.ordered, line.free) for line in order.lines} == {("RING-7", 2, 1), ("CHAIN", 1, 1)}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (RequestedLine("PEARL", 1, "too small"), "no article PEARL; it has RING-7, CHAIN"),
        (RequestedLine("RING-7", 0, "too small"), "must be at least 1; 0 was given"),
        (RequestedLine("RING-7", -2, "too small"), "must be at least 1; -2 was given"),
        (RequestedLine("RING-7", 1, "  "), "say why it comes back"),
        (RequestedLine("", 1, "broken"), "needs its number or a name"),
        (RequestedLine("RING-7", 1, "broken", declared_value=-1), "cannot be negative"),
    ],
)
def test_an_impossible_line_is_refused_in_words(
    office: Office, case: Reference, line: RequestedLine, sentence: str
) -> None:
    """Each says what is wrong, and nothing is kept."""
    before = office.store.last_change()
    with pytest.raises(InvalidInputError, match=sentence):
        returns.issue_return(office, NewReturn(case, (line,), "1001"))
    assert office.store.last_change() == before


def test_nothing_chosen_and_nobody_known(office: Office, case: Reference) -> None:
    """No lines, another customer's order, and a case that does not exist are told apart."""
    with pytest.raises(InvalidInputError, match="at least one article"):
        returns.issue_return(office, NewReturn(case, (), "1001"))
    with pytest.raises(NotFoundError, match="Evelyn Marsh has no order 4711"):
        returns.issue_return(office, NewReturn(case, (RING,), "4711"))
    with pytest.raises(NotFoundError, match="Did you mean"):
        returns.issue_return(office, NewReturn(case[:-1] + ("0" if case[-1] != "0" else "1"), (RING,), "1001"))


def test_cancelling_needs_a_reason_and_ends_the_return(office: Office, case: Reference) -> None:
    """A cancelled return stays on record with why, and cannot be cancelled twice."""
    issued = returns.issue_return(office, NewReturn(case, (RING,), "1001")).value
    with pytest.raises(InvalidInputError, match="Say why"):
        returns.cancel_return(office, issued.reference, " ")
    cancelled = returns.cancel_return(office, issued.reference, "keeps it").value
    assert cancelled.state is ReturnState.CANCELLED
    assert cancelled.events[-1].details["why"] == "keeps it"
    with pytest.raises(ConflictError, match="is cancelled and can no longer be cancelled"):
        returns.cancel_return(office, issued.reference, "again")


def test_issuing_can_be_taken_back_at_once(office: Office, case: Reference) -> None:
    """The undo of the status line cancels what was issued."""
    saved = returns.issue_return(office, NewReturn(case, (RING,), "1001"))
    assert saved.changes.undo is not None
    saved.changes.undo()
    assert returns.return_file(office, saved.value.reference).state is ReturnState.CANCELLED


def test_the_mailroom_issues_no_returns(case: Reference, acting_as: Callable[[Role], Office]) -> None:
    """It may print their labels, and is told so plainly."""
    with pytest.raises(PermissionDeniedError, match="may not issue return authorizations"):
        returns.issue_return(acting_as(Role.MAILROOM), NewReturn(case, (RING,), "1001"))


def test_lists_page_by_key_newest_first(office: Office, other_case: Reference) -> None:
    """Five returns in pages of two: each once, the newest first; a state picks its own."""
    made = [
        returns.issue_return(office, NewReturn(other_case, (RequestedLine("", 1, "why", f"Piece {n}"),))).value
        for n in range(5)
    ]
    seen: list[str] = []
    after: object | None = None
    while True:
        page = returns.returns_page(office, after=after, limit=2)
        seen += [row.reference for row in page.rows]
        after = page.next_key
        if after is None:
            break
    assert seen == [one.reference for one in reversed(made)]
    assert not returns.returns_page(office, [ReturnState.CLOSED]).rows
    assert len(returns.returns_of_case(office, other_case)) == 5


def test_a_return_expires_by_its_date_alone(office: Office, case: Reference, clock: SetClock) -> None:
    """On its last day it is good, on the next it has expired; nothing was written for that."""
    issued = returns.issue_return(office, NewReturn(case, (RING,), "1001")).value
    clock.moment = datetime(2027, 1, 7, 23, 30, tzinfo=NEW_YORK)
    assert not returns.return_file(office, issued.reference).expired
    clock.moment = datetime(2027, 1, 8, 0, 30, tzinfo=NEW_YORK)
    assert returns.return_file(office, issued.reference).expired
    assert returns.returns_page(office).rows[0].expired
