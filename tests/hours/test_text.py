"""Hours as people write them."""

from datetime import time

import pytest
from hypothesis import given

from backoffice.errors import InvalidInputError
from backoffice.hours import hours_text, parse_hours
from tests.hours.calendars import hours_of_a_day


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("closed", ()),
        (" Closed ", ()),
        ("9:00-17:00", ((time(9), time(17)),)),
        ("9-12, 13–15:30", ((time(9), time(12)), (time(13), time(15, 30)))),
        ("13:00-15:30,9:00-12:00", ((time(9), time(12)), (time(13), time(15, 30)))),
        ("22:00-24:00", ((time(22), time(0)),)),
        ("0-24", ((time(0), time(0)),)),
    ],
)
def test_hours_are_read(text: str, hours: tuple[tuple[time, time], ...]) -> None:
    """With or without minutes and blanks, in any order."""
    assert parse_hours(text) == hours


@given(hours_of_a_day())
def test_what_is_written_is_read_back(hours: list[tuple[time, time]]) -> None:
    """Every day's hours survive being written down."""
    read = parse_hours(hours_text(parse_hours(hours_text(tuple(hours)))))  # type: ignore[arg-type]
    assert read == tuple(hours)


def test_seconds_are_kept() -> None:
    """A day that needs them shows them."""
    assert hours_text(parse_hours("9:00:30-12:00")) == "9:00:30-12:00"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "cannot be read as hours"),
        ("9:00", "“9:00” cannot be read as hours: write 9:00-17:00"),
        ("9:00-12:00,", "“” cannot be read"),
        ("9am-5pm", "cannot be read"),
        ("٩:00-17:00", "cannot be read"),
        ("25:00-26:00", "names a time that no clock shows"),
        ("9:61-10:00", "names a time that no clock shows"),
        ("24:00-9:00", "names a time that no clock shows"),
        ("17:00-9:00", "Hours: 17:00–09:00 closes before it opens"),
        ("9-12,11-13", "overlap"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, words: str) -> None:
    """With the piece that is wrong and how to write it."""
    with pytest.raises(InvalidInputError) as refusal:
        parse_hours(text)
    assert words in str(refusal.value)


def test_each_wrong_piece_is_named() -> None:
    """Two mistakes, two faults, under the field asked for."""
    with pytest.raises(InvalidInputError) as refusal:
        parse_hours("nine-five,10-11,26-27", field="intervals")
    assert [fault.field for fault in refusal.value.faults] == ["intervals", "intervals"]
