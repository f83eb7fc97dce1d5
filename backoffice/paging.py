"""Lists come in pages that begin after a key, never by counting rows."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Page(Generic[T_co]):
    """Some rows of a list, in its order.

    Attributes:
        rows: the rows.
        next_key: hand it back as ``after`` for the page that follows; None on the last page.
    """

    rows: tuple[T_co, ...]
    next_key: object | None = None
