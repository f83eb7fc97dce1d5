"""Issuing a Return Authorization, from a case."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import select

from backoffice import hours, lookup, promises
from backoffice.changes import Changes, Saved, Topic
from backoffice.customers import order_key
from backoffice.errors import ConflictError, Fault, InvalidInputError, NotFoundError
from backoffice.office import Office, Work
from backoffice.references import Prefix, Reference
from backoffice.returns.offering import findings_of, on_returns
from backoffice.returns.records import append_event, return_of, today
from backoffice.returns.rules import ENDED, line_faults, quantity_fault
from backoffice.returns.values import RequestedLine, Return, ReturnState
from backoffice.roles import Permission
from db.cases import CaseRow
from db.customers import OrderLineRow, OrderRow
from db.returns import ReturnLineRow, ReturnRow

CHANGED = frozenset({Topic.RETURNS, Topic.CASES})


@dataclass(frozen=True)
class NewReturn:
    """A return as somebody asks for it.

    Attributes:
        case: the case's reference, as typed.
        lines: what comes back.
        order: the order's number; empty lets the lines stand on their own.
        own_error: whether the error was ours (policy D12).
        override: why it is issued although something speaks against it.
        arrived: whether the parcel is here already, without a number: an ordinary thing to happen.
    """

    case: str
    lines: tuple[RequestedLine, ...]
    order: str = ""
    own_error: bool = False
    override: str = ""
    arrived: bool = False


def issue_return(office: Office, wanted: NewReturn) -> Saved[Return]:
    """Authorise a return and give it its number and its last day.

    Raises:
        InvalidInputError: no lines, impossible quantities, articles that were not ordered; or a finding speaks
            against it and no reason is given (``override``). Our own error needs none.
        NotFoundError: the case or the order is unknown.
    """
    if faults := line_faults(wanted.lines):
        raise InvalidInputError(*faults)
    with office.work(Permission.ISSUE_RETURNS) as work:
        case = lookup.find(work.session, CaseRow, Prefix.CASE, wanted.case)
        order = _order_of(work, case, wanted.order) if wanted.order.strip() else None
        row = ReturnRow(
            reference=lookup.unused(work.session, ReturnRow, Prefix.RETURN, today(work.session, work.now).year)[0],
            case=case,
            order=order,
            state=ReturnState.REQUESTED,
            issued_at=work.now,
            expires_on=_last_day(work),
            own_error=wanted.own_error,
            lines=_lines(work, order, wanted.lines),
        )
        work.session.add(row)
        append_event(work, row, "authorised", **_weighed(work, row, wanted))
        if wanted.arrived:
            _take_in(work, row)
        issued = return_of(row, today(work.session, work.now))
    said = f"{issued.reference} issued for {issued.customer}."
    undo = None if wanted.arrived else partial(_take_back, office, issued.reference)
    return Saved(issued, Changes(CHANGED, said, undo))


def cancel_return(office: Office, reference: str, why: str) -> Saved[Return]:
    """Cancel a return of which nothing has arrived.

    Raises:
        InvalidInputError: no reason was given.
        ConflictError: something arrived, or it has ended already.
    """
    if not why.strip():
        raise InvalidInputError(Fault("why", "Say why the return is cancelled."))
    with office.work(Permission.ISSUE_RETURNS) as work:
        row = lookup.find(work.session, ReturnRow, Prefix.RETURN, reference)
        if row.state in ENDED or any(line.received for line in row.lines):
            raise ConflictError(f"{row.reference} is {row.state} and can no longer be cancelled.", {}, {})
        append_event(work, row, "cancelled", why=why.strip())
        cancelled = return_of(row, today(work.session, work.now))
        return Saved(cancelled, Changes(CHANGED, f"{row.reference} cancelled."))


def _take_back(office: Office, reference: Reference) -> Changes:
    return cancel_return(office, reference, "issued by mistake and taken back at once").changes


def _take_in(work: Work, row: ReturnRow) -> None:
    for line in row.lines:
        line.received = line.quantity
    append_event(work, row, "received", without_number=True)


def _weighed(work: Work, row: ReturnRow, wanted: NewReturn) -> dict[str, object]:
    """What spoke against it, and why it was issued all the same: kept with the event, and counted."""
    if row.order is None or row.own_error:
        return {}
    found = findings_of(work.session, row.order, work.now, [line.name for line in row.lines])
    concerns = [finding.words for finding in found if finding.concern]
    if concerns and not wanted.override.strip():
        raise InvalidInputError(Fault("override", f"{' '.join(concerns)} Say why it is issued all the same."))
    return {"against": concerns, "why": wanted.override.strip()} if concerns else {}


def _last_day(work: Work) -> date:
    """The date of the last business day on which the label may be used, by the calendar of today."""
    policy = promises.policy_in_force(work.session).policy
    calendar = hours.in_force(work.session).calendar
    return calendar.business_day(work.now, policy.returns.valid_business_days).date


def _order_of(work: Work, case: CaseRow, number: str) -> OrderRow:
    key = order_key(number)
    mine = select(OrderRow).where(OrderRow.customer_id == case.customer_id, OrderRow.search_number == key)
    order = work.session.scalars(mine.with_for_update()).first()  # whoever issues at the same time waits, and counts
    if order is None:
        raise NotFoundError(f"{case.customer.name} has no order {number.strip()} here.")
    return order


def _lines(work: Work, order: OrderRow | None, wanted: Sequence[RequestedLine]) -> list[ReturnLineRow]:
    faults: list[Fault] = []
    rows = []
    taken = Counter(on_returns(work.session, [line.id for line in order.lines] if order else []))
    for position, line in enumerate(wanted):
        ordered = _ordered(order, line, faults) if order else None
        if ordered:
            fault = quantity_fault(ordered.name, line.quantity, ordered.quantity, taken[ordered.id])
            faults += [fault] if fault else []
            taken[ordered.id] += line.quantity
        rows.append(_line(position, line, ordered))
    if faults:
        raise InvalidInputError(*faults)
    return rows


def _ordered(order: OrderRow, line: RequestedLine, faults: list[Fault]) -> OrderLineRow | None:
    key = line.sku.strip().casefold()
    found = next((known for known in order.lines if known.sku.casefold() == key), None)
    if found is None:
        has = ", ".join(known.sku for known in order.lines)
        faults.append(Fault("lines", f"Order {order.number} has no article {line.sku}; it has {has}."))
    return found


def _line(position: int, line: RequestedLine, ordered: OrderLineRow | None) -> ReturnLineRow:
    value = line.declared_value
    if value is None and ordered:
        value = ordered.unit_price * line.quantity
    return ReturnLineRow(
        position=position,
        order_line_id=ordered.id if ordered else None,
        sku=ordered.sku if ordered else line.sku.strip(),
        name=ordered.name if ordered else line.name.strip() or line.sku.strip(),
        quantity=line.quantity,
        received=0,
        accepted=0,
        damaged=0,
        reason=line.reason.strip(),
        serial=line.serial.strip(),
        declared_value=value,
    )
