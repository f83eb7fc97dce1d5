"""Rows of returns, and the values that others are given instead."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from backoffice import hours
from backoffice.office import Work
from backoffice.references import Reference
from backoffice.returns.rules import has_expired, state_of
from backoffice.returns.values import Outcome, Return, ReturnEvent, ReturnLine, ReturnState
from db.returns import ReturnEventRow, ReturnLineRow, ReturnRow

NO_CURRENCY = "USD"  # articles without an order are valued in the currency of the house


def append_event(work: Work, row: ReturnRow, event: str, **details: Any) -> None:
    """Write down what happened, and let the state follow."""
    row.events.append(ReturnEventRow(at=work.now, by=work.user.name, event=event, details=details))
    row.state = state_of([known.event for known in row.events], row.lines)
    work.session.flush()


def today(session: Session, now: datetime) -> date:
    """The date in the business zone."""
    return now.astimezone(hours.in_force(session).zone).date()


def return_of(row: ReturnRow, on: date) -> Return:
    """The value of a row as of a date in the business zone."""
    state = ReturnState(row.state)
    return Return(
        reference=Reference(row.reference),
        version=row.version,
        case=Reference(row.case.reference),
        customer=row.case.customer.name,
        order=row.order.number if row.order else "",
        currency=row.order.currency if row.order else NO_CURRENCY,
        state=state,
        issued_at=row.issued_at,
        expires_on=row.expires_on,
        expired=has_expired(state, row.expires_on, on),
        own_error=row.own_error,
        lines=tuple(_line(line) for line in row.lines),
        events=tuple(_event(event) for event in row.events),
    )


def _line(row: ReturnLineRow) -> ReturnLine:
    return ReturnLine(
        position=row.position,
        sku=row.sku,
        name=row.name,
        quantity=row.quantity,
        received=row.received,
        accepted=row.accepted,
        damaged=row.damaged,
        reason=row.reason,
        serial=row.serial,
        declared_value=row.declared_value,
        outcome=Outcome(row.outcome) if row.outcome else None,
    )


def _event(row: ReturnEventRow) -> ReturnEvent:
    at: datetime = row.at
    return ReturnEvent(at, row.by, row.event, row.details)
