"""A manager walks to a day, decides it and takes it back, without a mouse; others read."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from backoffice import cases, hours
from backoffice.changes import Changes
from backoffice.office import Office
from backoffice.promises import PromiseKind
from backoffice.references import Reference
from backoffice.roles import Role
from tests.ui.hours.conftest import Open, focused, press, write
from ui.desk import Desk, Place, Target
from ui.hours.rehearsal import RehearsalSheet
from ui.hours.screen import HoursScreen

EVE = date(2026, 12, 24)
Settle = Callable[[], None]


@pytest.fixture
def announced(desk: Desk) -> list[Changes]:
    """What the screens were told."""
    changes: list[Changes] = []
    desk.changed.connect(changes.append)
    return changes


def walk_to_the_eve(screen: HoursScreen) -> None:
    """From Monday 23 November a month on, and a day to the right."""
    screen.year.year_view.setFocus()
    press(Qt.Key.Key_PageDown, Qt.Key.Key_Right)
    assert screen.year.year_view.cursor_day == EVE


def test_a_day_is_decided_and_undone_by_keyboard(
    open_screen: Open, office: Office, settle: Settle, announced: list[Changes], desk: Desk
) -> None:
    """Walk, Enter, own hours, a name, Enter; then undo puts the week back."""
    screen = open_screen(office)
    walk_to_the_eve(screen)
    press(Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    write("9:00-13:00")
    press(Qt.Key.Key_Tab)
    write("Christmas Eve")
    press(Qt.Key.Key_Return)
    settle()
    [decided] = hours.decided_days(office, EVE, EVE)
    assert (decided.name, hours.hours_text(decided.hours)) == ("Christmas Eve", "9:00-13:00")
    assert announced[-1].said == "Christmas Eve, Thu 24 Dec 2026: 9:00-13:00."
    desk.undo(announced[-1])
    settle()
    assert hours.decided_days(office, EVE, EVE) == ()


def test_what_cannot_be_read_is_said_under_its_field(open_screen: Open, office: Office, settle: Settle) -> None:
    """A missing name and half an interval: both are told at once, and nothing is saved."""
    screen = open_screen(office)
    walk_to_the_eve(screen)
    press(Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    write("9:00-")
    press(Qt.Key.Key_Return)
    settle()
    form = screen.year.day.form
    assert "cannot be read as hours" in form.field("hours").error
    assert "Give the day a name" in form.field("name").error
    assert hours.decided_days(office, EVE, EVE) == ()
    press(Qt.Key.Key_Escape)
    assert focused() is screen.year.year_view


def test_a_last_day_that_is_no_date_is_refused(open_screen: Open, office: Office, settle: Settle) -> None:
    """A span is never quietly shortened to its first day."""
    screen = open_screen(office)
    walk_to_the_eve(screen)
    screen.year.day.form.fill({"name": "Christmas Eve", "last": "31st of never"})
    screen.year.day.form.primary.click()
    settle()
    assert "ends before it starts" in screen.year.day.form.field("last").error
    assert hours.decided_days(office, EVE, EVE) == ()


def test_a_change_that_moves_promises_asks_which_are_restated(
    open_screen: Open, office: Office, case: Reference, settle: Settle, announced: list[Changes]
) -> None:
    """Nothing is saved before the rehearsal is answered; a tick needs a reason."""
    screen = open_screen(office)
    screen.year.show_day(date(2026, 11, 25))
    screen.year.day.form.fill({"name": "Snow day"})
    screen.year.day.form.primary.click()
    settle()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, RehearsalSheet)
    moved = sheet.findChild(QListWidget)
    assert isinstance(moved, QListWidget)
    assert moved.count() == 1
    assert case in moved.item(0).text()
    assert "Tue 1 Dec 17:00 → Wed 2 Dec 17:00" in moved.item(0).text()
    moved.setFocus()
    moved.setCurrentRow(0)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    write("Snow")
    press(Qt.Key.Key_Return)
    settle()
    assert "1 promise restated" in announced[-1].said
    answers = [one for one in cases.case_file(office, case).promises if one.kind is PromiseKind.ANSWER]
    assert answers[0].restated_why == "Snow"


def test_the_weekly_hours_come_back_at_a_press(open_screen: Open, office: Office, settle: Settle) -> None:
    """On a decided day one button lets the week hold again."""
    screen = open_screen(office)
    day = date(2026, 12, 25)
    screen.go_to(Target(Place.HOURS, day.isoformat()))
    screen.year.day.clear_wanted.emit(day)
    settle()
    assert hours.decided_days(office, day, day) == ()


def test_another_year_is_a_key_away(open_screen: Open, office: Office, settle: Settle) -> None:
    """A day of another year loads that year and keeps the cursor on the day."""
    screen = open_screen(office)
    screen.go_to(Target(Place.HOURS, "2027-11-25"))
    settle()
    assert screen.year.year_view.cursor_day == date(2027, 11, 25)
    assert "Thanksgiving: closed" in screen.year.year_view.accessibleDescription()


def test_the_year_tells_a_screen_reader_the_day_under_the_cursor(open_screen: Open, office: Office) -> None:
    """Colour and shape are said in words, too."""
    screen = open_screen(office)
    screen.year.show_day(date(2026, 11, 26))
    assert screen.year.year_view.accessibleName() == "Year"
    assert screen.year.year_view.accessibleDescription() == "Thu 26 Nov 2026 · Thanksgiving: closed"


def test_who_may_not_decide_sees_and_cannot_change(
    open_screen: Open, acting_as: Callable[[Role], Office], settle: Settle
) -> None:
    """An agent reads what holds on a day; there is no form, nor a command for it."""
    screen = open_screen(acting_as(Role.AGENT))
    screen.year.show_day(date(2026, 11, 26))
    press(Qt.Key.Key_Return)
    assert screen.year.day.form.isHidden()
    assert screen.suggestions.form.isHidden()
    assert not screen.posting.form.isEnabled()
    assert "Decide this day's hours" not in {action.text() for action in screen.actions()}
