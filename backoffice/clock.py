"""The only place that asks for the time; everybody else is handed a `Clock`."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


@dataclass
class SetClock:
    """A clock that stands where it was put: for tests, the tour and "as of" questions."""

    moment: datetime

    def now(self) -> datetime:
        """The moment it was set to, aware, in UTC."""
        return self.moment.astimezone(UTC)
