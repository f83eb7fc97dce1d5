"""What may be returned, and where a return stands: pure rules over plain values."""

from collections.abc import Iterable, Sequence
from datetime import date

from backoffice.errors import Fault
from backoffice.returns.values import RequestedLine, ReturnState

MILESTONES = {
    "authorised": ReturnState.AUTHORISED,
    "label_printed": ReturnState.LABEL_SENT,
    "shipped": ReturnState.IN_TRANSIT,
    "received": ReturnState.RECEIVED,
    "inspected": ReturnState.INSPECTED,
    "closed": ReturnState.CLOSED,
    "rejected": ReturnState.REJECTED,
    "cancelled": ReturnState.CANCELLED,
}
ORDER_OF_LIFE = tuple(MILESTONES.values())
ENDED = frozenset({ReturnState.CLOSED, ReturnState.REJECTED, ReturnState.CANCELLED})
HOLDS_NOTHING = frozenset({ReturnState.REJECTED, ReturnState.CANCELLED})
"""States in which the pieces may stand on another return."""
AWAITED = frozenset({ReturnState.REQUESTED, ReturnState.AUTHORISED, ReturnState.LABEL_SENT, ReturnState.IN_TRANSIT})
"""States in which nothing has arrived yet."""
LARGEST_QUANTITY = 10_000


def state_of(events: Iterable[str]) -> ReturnState:
    """The farthest milestone that the events reached; a reprinted label takes nothing back."""
    reached = [MILESTONES[event] for event in events if event in MILESTONES]
    return max(reached, key=ORDER_OF_LIFE.index, default=ReturnState.REQUESTED)


def has_expired(state: ReturnState, expires_on: date, today: date) -> bool:
    """Whether a return is awaited in vain: the date decides, no nightly job."""
    return state in AWAITED and expires_on < today


def line_faults(lines: Sequence[RequestedLine]) -> list[Fault]:
    """What is wrong with the lines themselves, whatever was ordered."""
    if not lines:
        return [Fault("lines", "Choose at least one article that comes back.")]
    faults = []
    for line in lines:
        article = line.name or line.sku or "An article"
        if not line.sku.strip() and not line.name.strip():
            faults.append(Fault("lines", "Every article needs its number or a name."))
        if not 1 <= line.quantity <= LARGEST_QUANTITY:
            faults.append(Fault("lines", f"{article}: the quantity must be at least 1; {line.quantity} was given."))
        if not line.reason.strip():
            faults.append(Fault("lines", f"{article}: say why it comes back."))
        if line.declared_value is not None and line.declared_value < 0:
            faults.append(Fault("lines", f"{article}: a declared value cannot be negative."))
    return faults


def quantity_fault(name: str, wanted: int, ordered: int, on_other_returns: int) -> Fault | None:
    """Why not so many of an order line may come back: no piece is ever on two open returns."""
    free = ordered - on_other_returns
    if wanted <= free:
        return None
    elsewhere = f", {on_other_returns} of them on other returns" if on_other_returns else ""
    return Fault("lines", f"{name}: {wanted} cannot come back; {ordered} were ordered{elsewhere}.")
