"""What a use case changed, so that screens refresh what they show and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class Topic(StrEnum):
    """A kind of record that screens show."""

    CUSTOMERS = "customers"
    ORDERS = "orders"
    CASES = "cases"
    CORRESPONDENCE = "correspondence"
    PROMISES = "promises"
    RETURNS = "returns"
    LETTERS = "letters"
    HOURS = "hours"
    POLICY = "policy"
    PEOPLE = "people"
    DRAFTS = "drafts"


@dataclass(frozen=True)
class Changes:
    """What a write changed; goes round the screens once.

    Attributes:
        topics: the kinds of record that are no longer as they were.
        said: one sentence for the status line ("Letter of Evelyn Marsh logged as C-26Q4-81MH-K"); empty says nothing.
        undo: takes the write back by a compensating use case; None where undoing makes no sense.
    """

    topics: frozenset[Topic]
    said: str = ""
    undo: "Callable[[], Changes] | None" = None


T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Saved(Generic[T_co]):
    """What a use case that writes hands back: the record as it is now, and what changed."""

    value: T_co
    changes: Changes
