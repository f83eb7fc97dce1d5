"""Suggestions are answered and the hours are posted, each on a page of its own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from backoffice import hours, posting
from backoffice.office import Office
from tests.ui.hours.conftest import Open, press, write
from tests.ui.scripted import ScriptedPrompts
from ui.desk import Desk, Place, Target
from ui.kit import Tone

Settle = Callable[[], None]
EVE = date(2026, 12, 24)


def test_a_suggestion_is_answered_by_keyboard(open_screen: Open, office: Office, settle: Settle) -> None:
    """Enter on Christmas Eve, own hours, Enter; it is decided under its own name."""
    screen = open_screen(office)
    screen.go_to(Target(Place.HOURS, "", "suggest"))
    settle()
    screen.suggestions.rows.select((EVE, "Christmas Eve"))
    press(Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    write("9:00-13:00")
    press(Qt.Key.Key_Return)
    settle()
    [decided] = hours.decided_days(office, EVE, EVE)
    assert (decided.name, hours.hours_text(decided.hours)) == ("Christmas Eve", "9:00-13:00")
    current = screen.suggestions.rows.current
    assert current is not None
    assert current.decided == decided


def test_a_year_is_decided_as_the_last(open_screen: Open, office: Office, settle: Settle) -> None:
    """2029 has nothing decided; one button repeats 2028 by the holidays' names."""
    screen = open_screen(office)
    screen.suggestions.year_wanted.emit(2029)
    settle()
    assert screen.suggestions.repeat.text() == "As in 2028"
    screen.suggestions.repeat.click()
    settle()
    assert len(hours.decided_days(office, date(2029, 1, 1), date(2029, 12, 31))) == 6


def test_the_hours_are_posted_and_seen_to_be_there(
    open_screen: Open, office: Office, settle: Settle, tmp_path: Path
) -> None:
    """The page says what is missing, then what was posted."""
    screen = open_screen(office)
    screen.go_to(Target(Place.HOURS, "", "post"))
    settle()
    assert "Closed Thursday, November 26, 2026 (Thanksgiving)." in screen.posting.text.toPlainText()
    write(str(tmp_path / "site"))
    press(Qt.Key.Key_Return)
    settle()
    assert posting.verify(office).same
    (tmp_path / "site" / "hours.json").unlink()
    screen.posting.verify.click()
    settle()
    assert screen.posting.badge.chip.words == "differs"
    assert screen.posting.badge.chip.tone is Tone.LATE


def test_every_part_can_be_looked_at_before(open_screen: Open, office: Office, settle: Settle) -> None:
    """The greeting as text, the sign as a picture; nothing is written by looking."""
    screen = open_screen(office)
    screen.go_to(Target(Place.HOURS, "", "post"))
    settle()
    screen.posting.parts.set_key("hours-phone.txt")
    assert screen.posting.text.toPlainText().startswith("Thank you for calling")
    screen.posting.parts.set_key("hours-sign.pdf")
    settle()
    assert screen.posting.viewer.isVisible()
    assert posting.newest_posting(office) is None


def test_a_target_that_is_none_is_said_under_the_field(open_screen: Open, office: Office, settle: Settle) -> None:
    """Nothing was posted, and the sentence says what can be typed."""
    screen = open_screen(office)
    screen.go_to(Target(Place.HOURS, "", "post"))
    settle()
    write("http://www.example.com")
    press(Qt.Key.Key_Return)
    settle()
    assert "no place to post to" in screen.posting.form.field("target").error
    assert posting.newest_posting(office) is None


def test_a_folder_can_be_chosen(open_screen: Open, office: Office, desk: Desk, settle: Settle, tmp_path: Path) -> None:
    """What was chosen stands in the field, ready to post to."""
    screen = open_screen(office)
    assert isinstance(desk.prompts, ScriptedPrompts)
    desk.prompts.answers.append(tmp_path)
    screen.posting.folder_wanted.emit()
    settle()
    assert screen.posting.form.values()["target"] == str(tmp_path)
