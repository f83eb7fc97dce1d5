"""How promises stand in the JSON answers of commands."""

from typing import Any

from backoffice.promises.deadlines import Deadline
from backoffice.promises.values import Promise


def promise_document(promise: Deadline | Promise) -> dict[str, Any]:
    """A promise as every JSON answer tells it."""
    return {
        "kind": promise.kind,
        "earliest": promise.earliest,
        "target": promise.target,
        "due": promise.due,
        "unit": promise.unit,
        "derivation": [
            {"date": day.date, "counted": day.counted, "day": day.day, "why": day.why} for day in promise.derivation
        ],
    }
