"""Dates as people type them."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.dates import DateField, parse_date, written_date

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("11/20", date(2026, 11, 20)),
        ("11/20/26", date(2026, 11, 20)),
        ("11/20/2025", date(2025, 11, 20)),
        ("12/20", date(2026, 12, 20)),
        ("12/25", date(2025, 12, 25)),
        ("2/29", date(2024, 2, 29)),
        ("20 Nov", date(2026, 11, 20)),
        ("Nov 20th, 2026", date(2026, 11, 20)),
        ("20 november 2025", date(2025, 11, 20)),
        ("Fri 20 Nov 2026", date(2026, 11, 20)),
        (" Today ", TODAY),
        ("yesterday", date(2026, 11, 22)),
        ("-3", date(2026, 11, 20)),
        ("+1", date(2026, 11, 24)),
        ("", None),
        ("2/30/2026", None),
        ("13/1", None),
        ("soon", None),
        ("20 Nob", None),
        ("11/20/2026x", None),
        ("0000-01-01", None),
    ],
)
def test_what_people_type(typed: str, meant: date | None) -> None:
    """A date is read the way the desk writes it; whatever cannot be one is none."""
    assert parse_date(typed, TODAY) == meant


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_what_is_shown_is_read_as_the_same_day(day: date) -> None:
    """A date shown in a field means that day when it is read again, whatever day it is today."""
    assert parse_date(written_date(day), TODAY) == day


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever is pasted into a date field is a date or none, never an error."""
    assert parse_date(text, TODAY) is None or isinstance(parse_date(text, TODAY), date)


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[DateField]:
    """A date field beside another one, to leave it for."""
    window = QWidget()
    qtbot.addWidget(window)
    made = DateField(lambda: TODAY, window)
    QLineEdit(window).move(0, 40)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    yield made
    window.close()


def test_leaving_the_field_shows_the_day_in_full(qtbot: QtBot, field: DateField) -> None:
    """After Tab one sees which day the program understood, and listeners heard of it once per change."""
    QTest.keyClicks(field, "11/2")
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(field, "0")
    with qtbot.assertNotEmitted(field.changed):
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "Fri 20 Nov 2026"


def test_what_is_no_date_stays_as_it_was_typed(field: DateField) -> None:
    """A slip is not thrown away: it stays to be mended, and the form can see it."""
    QTest.keyClicks(field, "11/2o")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "11/2o"
    assert field.is_wrong


def test_arrows_step_by_days(field: DateField) -> None:
    """Up and Down start from today and go a day at a time."""
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.day == TODAY - timedelta(days=2)


def test_a_day_can_be_picked(qtbot: QtBot, field: DateField) -> None:
    """F4 opens a calendar; Enter on a day takes it."""
    QTest.keyClick(field, Qt.Key.Key_F4)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    with qtbot.waitSignal(field.changed):
        calendar.activated.emit(calendar.selectedDate().addDays(-1))
    assert field.day == TODAY - timedelta(days=1)
