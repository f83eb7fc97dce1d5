"""How long work tells how far it is, and hears that it should stop."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""``progress(done, total, text)``; raises `backoffice.errors.Cancelled` when the person asked to stop."""


def unwatched(done: int, total: int, text: str) -> None:
    """The progress of work that nobody watches."""
