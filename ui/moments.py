"""How moments are written on screen: in the business zone, short and unmistakable."""

from datetime import datetime
from zoneinfo import ZoneInfo

from ui.kit import written_date


def day_text(moment: datetime, zone: ZoneInfo) -> str:
    """``Mon 23 Nov``."""
    return written_date(moment.astimezone(zone).date()).rsplit(" ", 1)[0]


def moment_text(moment: datetime, zone: ZoneInfo) -> str:
    """``Mon 23 Nov 17:00``."""
    return f"{day_text(moment, zone)} {time_text(moment, zone)}"


def time_text(moment: datetime, zone: ZoneInfo) -> str:
    """``17:00``."""
    local = moment.astimezone(zone)
    return f"{local.hour}:{local.minute:02}"
