"""The worked table of the service policy's three units, cell for cell."""

from datetime import datetime, timedelta

import pytest

from tests.hours.calendars import REFERENCE, local

# received, 24 open hours, 24 clock hours on business days, close of day 1, 3 and 5
TABLE = """
    2026-06-10 10:00 | 2026-06-15 10:00 | 2026-06-11 10:00 | 2026-06-11 17:00 | 2026-06-15 17:00 | 2026-06-17 17:00
    2026-06-12 16:30 | 2026-06-17 16:30 | 2026-06-15 16:30 | 2026-06-15 17:00 | 2026-06-17 17:00 | 2026-06-22 17:00
    2026-12-21 10:00 | 2026-12-24 10:00 | 2026-12-22 10:00 | 2026-12-22 17:00 | 2026-12-24 13:00 | 2026-12-29 17:00
    2026-12-21 17:00 | 2026-12-28 13:00 | 2026-12-23 09:00 | 2026-12-23 17:00 | 2026-12-28 17:00 | 2026-12-30 17:00
    2026-12-23 14:00 | 2026-12-30 10:00 | 2026-12-24 13:00 | 2026-12-24 13:00 | 2026-12-29 17:00 | 2026-12-31 17:00
    2026-12-24 12:59 | 2026-12-30 16:59 | 2026-12-28 12:59 | 2026-12-28 17:00 | 2026-12-30 17:00 | 2027-01-04 17:00
    2026-12-24 13:00 | 2026-12-30 17:00 | 2026-12-29 09:00 | 2026-12-29 17:00 | 2026-12-31 17:00 | 2027-01-05 17:00
    2026-12-26 12:00 | 2026-12-30 17:00 | 2026-12-29 09:00 | 2026-12-29 17:00 | 2026-12-31 17:00 | 2027-01-05 17:00
    2026-11-25 16:00 | 2026-12-02 12:00 | 2026-11-27 13:00 | 2026-11-27 13:00 | 2026-12-01 17:00 | 2026-12-03 17:00
    2026-03-06 16:00 | 2026-03-11 16:00 | 2026-03-09 16:00 | 2026-03-09 17:00 | 2026-03-11 17:00 | 2026-03-13 17:00
    2026-10-30 18:00 | 2026-11-04 17:00 | 2026-11-03 09:00 | 2026-11-03 17:00 | 2026-11-05 17:00 | 2026-11-09 17:00
    2026-07-02 12:30 | 2026-07-08 15:00 | 2026-07-06 13:00 | 2026-07-06 17:00 | 2026-07-08 17:00 | 2026-07-10 17:00
"""
ROWS = [[local(cell.strip()) for cell in row.split("|")] for row in TABLE.strip().splitlines()]
DAY = timedelta(hours=24)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]:%m-%d %H:%M}")
def test_each_cell(row: list[datetime]) -> None:
    """What arrived at the first moment is due at the others, by the unit of each column."""
    received, open_hours, clock_hours, *closings = row
    assert REFERENCE.add_open_time(received, DAY) == open_hours
    assert REFERENCE.add_clock_time_on_business_days(received, DAY) == clock_hours
    assert [REFERENCE.business_day(received, n).closes for n in (1, 3, 5)] == closings
    assert f"{REFERENCE.business_day(received, 3).opens:%H:%M}" == "09:00"
