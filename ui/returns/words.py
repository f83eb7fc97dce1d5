"""How returns are put in words and colours."""

from backoffice.returns import Outcome, Return, ReturnEvent, ReturnState, ReturnSummary
from ui.kit import Chip, Choice, Tone

STATES = {
    ReturnState.REQUESTED: Chip(Tone.NEUTRAL, "requested"),
    ReturnState.AUTHORISED: Chip(Tone.SOON, "label to print"),
    ReturnState.LABEL_SENT: Chip(Tone.FINE, "label printed"),
    ReturnState.IN_TRANSIT: Chip(Tone.FINE, "on its way"),
    ReturnState.RECEIVED: Chip(Tone.SOON, "arrived, to inspect"),
    ReturnState.INSPECTED: Chip(Tone.WINDOW, "inspected, to decide"),
    ReturnState.CLOSED: Chip(Tone.NEUTRAL, "closed"),
    ReturnState.REJECTED: Chip(Tone.NEUTRAL, "rejected"),
    ReturnState.CANCELLED: Chip(Tone.NEUTRAL, "cancelled"),
}
GROUPS = {
    "all": tuple(ReturnState),
    "print": (ReturnState.REQUESTED, ReturnState.AUTHORISED),
    "way": (ReturnState.LABEL_SENT, ReturnState.IN_TRANSIT),
    "here": (ReturnState.RECEIVED, ReturnState.INSPECTED),
    "ended": (ReturnState.CLOSED, ReturnState.REJECTED, ReturnState.CANCELLED),
}
GROUP_CHOICES = (
    Choice("all", "All"),
    Choice("print", "To print"),
    Choice("way", "Awaited"),
    Choice("here", "Arrived"),
    Choice("ended", "Ended"),
)
AWAITED = frozenset(GROUPS["print"] + GROUPS["way"])
ENDED = frozenset(GROUPS["ended"])
OUTCOMES = {
    Outcome.REFUND: "Refund",
    Outcome.REPLACEMENT: "Replacement",
    Outcome.REPAIR: "Repair, the same piece goes back",
    Outcome.RETURNED_TO_CUSTOMER: "Back to the customer",
}
EVENTS = {
    "authorised": "Authorised",
    "label_printed": "Label printed",
    "shipped": "On its way",
    "received": "Arrived",
    "inspected": "Inspected",
    "decided": "Decided",
    "extended": "Given more time",
    "sent_back": "Sent back unopened",
    "closed": "Closed",
    "rejected": "Rejected",
    "cancelled": "Cancelled",
}
REASONS = (
    "Wrong size",
    "Wrong item sent",
    "Defective",
    "Damaged on the way",
    "Not as described",
    "Changed my mind",
    "Unwanted gift",
    "Repair",
)


def state_chip(shown: Return | ReturnSummary) -> Chip:
    """Where a return stands; one that is awaited in vain has expired."""
    return Chip(Tone.LATE, "expired") if shown.expired else STATES[shown.state]


def event_words(event: ReturnEvent, *, again: bool) -> str:
    """What happened, with why."""
    words = EVENTS.get(event.event, event.event.replace("_", " ").capitalize()) + (" again" if again else "")
    why = event.details.get("why", "") or event.details.get("late", "")
    if event.details.get("without_number"):
        why = "without a number"
    stock = event.details.get("stock", "")
    return " · ".join(part for part in (words, stock, why) if part)
