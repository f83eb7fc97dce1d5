"""The present day where the business is."""

from datetime import date
from zoneinfo import ZoneInfo

from backoffice.clock import Clock


class Today:
    """Tells the date in the business zone; in UTC until somebody has looked the zone up.

    Attributes:
        zone: the business zone.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.zone = ZoneInfo("UTC")

    def __call__(self) -> date:
        return self._clock.now().astimezone(self.zone).date()
