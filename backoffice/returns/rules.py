"""What may be returned, and where a return stands: pure rules over plain values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from backoffice.errors import Fault
from backoffice.returns.values import Finding, Outcome, RequestedLine, ReturnState

ON_THE_WAY = {
    "authorised": ReturnState.AUTHORISED,
    "label_printed": ReturnState.LABEL_SENT,
    "shipped": ReturnState.IN_TRANSIT,
}
"""Milestones before anything arrives; the farthest one counts, a reprinted label takes nothing back."""
ENDS = {
    "closed": ReturnState.CLOSED,
    "sent_back": ReturnState.CLOSED,
    "rejected": ReturnState.REJECTED,
    "cancelled": ReturnState.CANCELLED,
}
ENDED = frozenset({ReturnState.CLOSED, ReturnState.REJECTED, ReturnState.CANCELLED})
HOLDS_NOTHING = frozenset({ReturnState.REJECTED, ReturnState.CANCELLED})
"""States in which the pieces may stand on another return."""
AWAITED = frozenset({ReturnState.REQUESTED, ReturnState.AUTHORISED, ReturnState.LABEL_SENT, ReturnState.IN_TRANSIT})
"""States in which nothing has arrived yet."""
LARGEST_QUANTITY = 10_000


class Counted(Protocol):
    """What the state is told from: a line, as a row or as a value."""

    @property
    def quantity(self) -> int: ...
    @property
    def received(self) -> int: ...
    @property
    def accepted(self) -> int: ...
    @property
    def damaged(self) -> int: ...
    @property
    def outcome(self) -> str | None: ...


def state_of(events: Collection[str], lines: Collection[Counted]) -> ReturnState:
    """Where a return stands, rolled up from its events and lines.

    What arrived decides once something has: it is received until every piece that came was looked at, and closed by
    itself when all that was authorised came and each line has its outcome.
    """
    ended = next((ENDS[event] for event in events if event in ENDS), None)
    if ended:
        return ended
    if not any(line.received for line in lines):
        reached = [ON_THE_WAY[event] for event in events if event in ON_THE_WAY]
        return max(reached, key=list(ON_THE_WAY.values()).index, default=ReturnState.REQUESTED)
    if any(line.accepted + line.damaged < line.received for line in lines):
        return ReturnState.RECEIVED
    settled = all(line.outcome and line.received == line.quantity for line in lines)
    return ReturnState.CLOSED if settled else ReturnState.INSPECTED


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


class Line(Counted, Protocol):
    """A line of a return, as a row or as a value."""

    @property
    def position(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def serial(self) -> str: ...


def arrival_faults(lines: Collection[Line], arrived: Mapping[int, int]) -> list[Fault]:
    """Why that cannot have come."""
    if not any(arrived.values()):
        return [Fault("lines", "Say how many pieces came.")]
    faults = _unknown(lines, arrived)
    for line in lines:
        came = arrived.get(line.position, 0)
        if came < 0:
            faults.append(Fault("lines", f"{line.name}: {came} pieces cannot have come."))
        elif line.received + came > line.quantity:
            awaited = line.quantity - line.received
            faults.append(Fault("lines", f"{line.name}: {came} came, but {awaited} are awaited. Put the others aside."))
    return faults


def finding_faults(lines: Collection[Line], findings: Collection[Finding]) -> list[Fault]:
    """Why the pieces cannot have been found so."""
    faults = _unknown(lines, {finding.position: finding for finding in findings})
    known = {line.position: line for line in lines}
    for finding in findings:
        line = known.get(finding.position)
        if line is None:
            continue
        if finding.accepted < 0 or finding.damaged < 0 or finding.accepted + finding.damaged > line.received:
            faults.append(Fault("lines", f"{line.name}: {line.received} arrived; the counts cannot be more than that."))
        if finding.serial.strip() and line.serial and finding.serial.strip().casefold() != line.serial.casefold():
            faults.append(
                Fault(
                    "lines", f"{line.name}: {finding.serial.strip()} came, {line.serial} was authorised: another piece."
                )
            )
    return faults or ([] if findings else [Fault("lines", "Say what was found.")])


def outcome_faults(lines: Collection[Line], outcomes: Mapping[int, Outcome]) -> list[Fault]:
    """Why the lines cannot be decided so."""
    faults = _unknown(lines, outcomes) if outcomes else [Fault("lines", "Choose an outcome for at least one line.")]
    for line in lines:
        if line.position not in outcomes:
            continue
        if line.outcome:
            faults.append(Fault("lines", f"{line.name} is decided already: {line.outcome.replace('_', ' ')}."))
        elif not line.received or line.accepted + line.damaged < line.received:
            faults.append(Fault("lines", f"{line.name} has to be inspected first."))
    return faults


def _unknown(lines: Collection[Line], positions: Iterable[int]) -> list[Fault]:
    known = {line.position for line in lines}
    return [Fault("lines", f"There is no line {position + 1}.") for position in positions if position not in known]
