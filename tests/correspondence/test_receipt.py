"""What a day of receipt means, and which dates are impossible."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from backoffice.correspondence.receipt import date_faults, received_moment
from backoffice.hours import BusinessCalendar

ZONE = ZoneInfo("America/New_York")
OFFICE_HOURS = [(time(9), time(17))]
CALENDAR = BusinessCalendar(ZONE, dict.fromkeys(range(5), OFFICE_HOURS), {date(2026, 11, 20): [(time(10), time(13))]})
NOW = datetime(2026, 11, 23, 16, 40, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("received", "moment"),
    [
        (date(2026, 11, 23), NOW),
        (date(2026, 11, 19), datetime(2026, 11, 19, 9, tzinfo=ZONE)),
        (date(2026, 11, 20), datetime(2026, 11, 20, 10, tzinfo=ZONE)),
        (date(2026, 11, 22), datetime(2026, 11, 22, 12, tzinfo=ZONE)),
        (datetime(2026, 11, 20, 15, 5, tzinfo=ZONE), datetime(2026, 11, 20, 15, 5, tzinfo=ZONE)),
    ],
)
def test_what_a_day_of_receipt_means(received: date | datetime, moment: datetime) -> None:
    """Today is now, an earlier day its opening, a closed one its noon, and a moment is itself."""
    assert received_moment(received, NOW, CALENDAR) == moment


@pytest.mark.parametrize(
    ("received", "postmarked", "field", "says"),
    [
        (datetime(2026, 11, 24, 9, tzinfo=ZONE), None, "received", "future (24 Nov 2026)"),
        (datetime(2026, 11, 23, 16, 41, tzinfo=ZONE), None, "received", "future (16:41 today)"),
        (datetime(1926, 11, 23, tzinfo=ZONE), None, "received", "look at the year"),
        (NOW, date(2026, 11, 24), "postmarked", "future (24 Nov 2026)"),
        (NOW, date(1989, 12, 31), "postmarked", "look at the year"),
        (datetime(2026, 11, 18, 9, tzinfo=ZONE), date(2026, 11, 19), "received", "before its postmark of 19 Nov 2026"),
    ],
)
def test_impossible_dates(received: datetime, postmarked: date | None, field: str, says: str) -> None:
    """Each is one sentence, beneath the field that is wrong."""
    [fault] = date_faults(received, postmarked, NOW, CALENDAR)
    assert fault.field == field
    assert says in fault.message


def test_possible_dates() -> None:
    """A letter may be received on the day of its postmark, and at this very moment."""
    assert date_faults(NOW, date(2026, 11, 23), NOW, CALENDAR) == []
