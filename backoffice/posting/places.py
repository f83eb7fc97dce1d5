"""What a posting asks of wherever it goes."""

from contextlib import AbstractContextManager
from typing import Protocol


class Place(Protocol):
    """A target within reach: the few things that a posting asks of it. What fails is an `OSError`."""

    def write(self, name: str, content: bytes) -> None:
        """Write a whole file, in place of what is there."""

    def rename(self, name: str, final: str) -> None:
        """Give a file another name at once, in place of what has that name."""

    def remove(self, name: str) -> None:
        """Take a file away."""

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""


class Target(Protocol):
    """Where a posting may go."""

    @property
    def address(self) -> str:
        """What is typed to name it, without any secret."""

    def reach(self) -> AbstractContextManager[Place]:
        """Reach it, and let it go. Turns every failure inside into a `UserFacingError` that says what to do."""
