"""How a promise stands: its chip, open or settled. Pure."""

from dataclasses import dataclass
from datetime import timedelta

from backoffice.promises.policy import PromiseKind
from backoffice.promises.values import PAUSED, PromiseState
from backoffice.promises.wording import Dated, DueWords, Level

NEUTRAL = "neutral"
"""The tone of what presses nobody: settled without a verdict, or waiting for the customer."""


@dataclass(frozen=True)
class Standing:
    """What the chip of a promise says.

    Attributes:
        tone: one of `Level`, or `NEUTRAL`.
        words: the same in words.
    """

    tone: str
    words: str


def standing(
    words: DueWords, promise: Dated, kind: PromiseKind, state: PromiseState, late: timedelta | None, *, waiting: bool
) -> Standing:
    """How a promise stands at the moment of ``words``.

    Args:
        words: of the present moment.
        promise: its edges.
        kind: what was promised.
        state: what became of it.
        late: how late in open time, where missed.
        waiting: whether its case waits for the customer.
    """
    match state:
        case PromiseState.KEPT:
            return Standing(Level.FINE, "kept")
        case PromiseState.MISSED:
            return Standing(Level.LATE, f"kept {_open_time(late or timedelta())} late")
        case PromiseState.WITHDRAWN:
            return Standing(NEUTRAL, "withdrawn")
    status = words.status(promise)
    if waiting and kind in PAUSED and status.level is not Level.LATE:
        return Standing(NEUTRAL, "waiting for the customer")
    return Standing(status.level, status.words)


def _open_time(amount: timedelta) -> str:
    minutes = round(amount.total_seconds() / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes >= 600 or minutes % 60 == 0 else f"{minutes // 60} h {minutes % 60} min"
