"""The main window: going places, finding records, taking back, and doing it all by keyboard."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from backoffice.changes import Changes, Topic
from ui.desk import Desk, Place, Target
from ui.screen import Screen
from ui.shell import Found, MainWindow, ScreenEntry
from ui.shell.shortcuts import ShortcutOverview


class Plain(Screen):
    """A screen that remembers what was asked of it."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.value.capitalize(), {Topic.CASES})
        self.refreshed = 0
        self.targets: list[Target] = []
        self.done: list[str] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Note")
        self.body.addWidget(self.line)
        self.add_command(f"Print {place.value}", self._print, "Ctrl+P")

    def refresh(self) -> None:
        self.refreshed += 1

    def go_to(self, target: Target) -> None:
        self.targets.append(target)

    def focus_first(self) -> None:
        self.line.setFocus()

    def _print(self) -> None:
        self.done.append("printed")


EVELYN = Found("Evelyn Marsh", "P-1", "customers", Target(Place.CUSTOMERS, "P-1"))


def find(text: str) -> Sequence[Found]:
    """Knows one customer."""
    return [EVELYN] if text.lower() in EVELYN.title.lower() else []


def entries(made: list[Place]) -> list[ScreenEntry]:
    """All screens; ``made`` tells which of them were made."""

    def maker(place: Place) -> Callable[[], Screen]:
        def make() -> Screen:
            made.append(place)
            return Plain(place)

        return make

    return [ScreenEntry(place, place.value.capitalize(), place.value, maker(place)) for place in Place]


@pytest.fixture
def made() -> list[Place]:
    """The screens made so far."""
    return []


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, made: list[Place], tmp_path: Path) -> Iterator[MainWindow]:
    """The main window with plain screens."""
    shown = _window(desk, made, tmp_path)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def _window(desk: Desk, made: list[Place], folder: Path) -> MainWindow:
    kept = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    return MainWindow(desk, entries(made), find, kept)


def screen(window: MainWindow, place: Place) -> Plain:
    """The screen at ``place``."""
    found = window.screen_at(place)
    assert isinstance(found, Plain)
    return found


def offers(window: MainWindow) -> list[str]:
    """The lines of the palette."""
    model = window.search.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())] if window.search.list.isVisible() else []


def test_screens_are_made_when_first_shown(window: MainWindow, made: list[Place]) -> None:
    """The start waits for one screen only; Ctrl and a number brings each of the others, and the focus into it."""
    assert made == [Place.TODAY]
    for number, place in enumerate(Place, 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert window.place is place
        assert screen(window, place).line.hasFocus()
    assert made == list(Place)


def test_a_record_opens_from_anywhere_and_back_leads_back(desk: Desk, window: MainWindow) -> None:
    """A reference opened from Today shows its case; Alt+Left returns to the list."""
    target = Target(Place.CASES, "C-26Q4-81MH-K")
    desk.navigate(target)
    there = window.place
    assert screen(window, Place.CASES).targets == [target]
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (there, window.place) == (Place.CASES, Place.TODAY)


def test_changes_refresh_what_is_seen_and_wait_for_the_rest(desk: Desk, window: MainWindow) -> None:
    """A saved case refreshes Today at once and Cases when it is shown next; holiday hours refresh neither."""
    window.show_place(Place.CASES)
    window.show_place(Place.TODAY)
    today, cases = screen(window, Place.TODAY), screen(window, Place.CASES)
    desk.announce(Changes(frozenset({Topic.CASES})))
    assert (today.refreshed, cases.refreshed) == (2, 1)
    desk.announce(Changes(frozenset({Topic.HOURS})))
    window.show_place(Place.CASES)
    window.show_place(Place.TODAY)
    assert (today.refreshed, cases.refreshed) == (2, 2)


def test_what_was_saved_is_said_and_can_be_taken_back(
    desk: Desk, window: MainWindow, settle: Callable[[], None]
) -> None:
    """After saving, the status line says so; Ctrl+Z takes it back once, and what cannot be undone offers nothing."""
    undone: list[str] = []

    def undo() -> Changes:
        undone.append("letter")
        return Changes(frozenset({Topic.CASES}), "Taken back.")

    desk.announce(Changes(frozenset({Topic.CASES}), "Letter logged.", undo))
    desk.announce(Changes(frozenset({Topic.CASES})))
    assert window.status.text == "Letter logged."
    window.sidebar.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert undone == ["letter"]
    assert window.status.text == "Taken back."
    assert not window.status.undo.isVisible()


def test_undo_reaches_the_window_from_an_empty_field(
    desk: Desk, window: MainWindow, settle: Callable[[], None]
) -> None:
    """Standing in the next letter's first field one can take the last letter back; typed text is undone first."""
    undone: list[str] = []

    def take_back() -> Changes:
        undone.append("letter")
        return Changes(frozenset())

    desk.announce(Changes(frozenset(), "Letter logged.", take_back))
    line = screen(window, Place.TODAY).line
    line.setFocus()
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert (line.text(), undone) == ("", [])
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert undone == ["letter"]


def test_the_palette_finds_records_and_actions(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+K, a few letters and Enter open a customer; the same field names every action with its shortcut."""
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert "Print today" in offers(window)
    assert "Go to Hours" in offers(window)
    QTest.keyClicks(window.search, "eve")
    qtbot.waitUntil(lambda: offers(window) == ["Evelyn Marsh"])
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert screen(window, Place.CUSTOMERS).targets == [EVELYN.target]
    assert offers(window) == []


def test_the_palette_does_actions(qtbot: QtBot, window: MainWindow) -> None:
    """An action found by its words is done, and the arrow keys choose among several."""
    window.search.start()
    QTest.keyClicks(window.search, "print")
    qtbot.waitUntil(lambda: offers(window) == ["Print today"])
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert screen(window, Place.TODAY).done == ["printed"]


def test_escape_leaves_the_palette_where_one_was(window: MainWindow) -> None:
    """Looking something up by mistake costs one key."""
    window.search.start()
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert offers(window) == []
    assert screen(window, Place.TODAY).line.hasFocus()


def test_the_primary_buttons_lead_to_logging(window: MainWindow) -> None:
    """Ctrl+L starts a letter from anywhere, the other button an e-mail."""
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window._log_email.trigger()
    assert screen(window, Place.LOG).targets == [
        Target(Place.LOG, intent="letter"),
        Target(Place.LOG, intent="email"),
    ]


def test_every_shortcut_is_in_the_overview(qtbot: QtBot, window: MainWindow) -> None:
    """F1 lists what the keys do just now, those of the screen first; Escape closes it."""
    QTest.keyClick(window, Qt.Key.Key_F1)
    overview = window.findChild(ShortcutOverview)
    assert overview is not None
    words = [label.text() for label in overview.findChildren(type(window.status._said))]
    assert words.index("Print today") < words.index("Log a letter")
    assert {"Ctrl+P", "Ctrl+L", "Ctrl+1", "Ctrl+7", "Ctrl+K", "F1"} <= set(words)
    QTest.keyClick(overview, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not overview.isVisible())


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    """A key that means two things would do neither."""
    keys = [action.shortcut().toString() for action in window.actions_now() if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


def test_the_window_opens_where_it_was_closed(qtbot: QtBot, desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    """Size is remembered per computer."""
    window.resize(960, 640)
    window.close()
    again = _window(desk, [], tmp_path)
    qtbot.addWidget(again)
    assert again.size() == QSize(960, 640)


def test_the_next_closure_and_who_acts_are_always_seen(window: MainWindow) -> None:
    """The sidebar says when the house closes and for whom the program acts, to eyes and ears."""
    window.sidebar.show_closure("Thu 26 Nov · Thanksgiving", "posted")
    window.sidebar.show_person("Maria Santos", "manager")
    assert window.sidebar._closure.isVisible()
    assert window.sidebar._person.accessibleName() == "Acting: Maria Santos, manager"
    window.sidebar.show_closure("", "")
    assert not window.sidebar._closure.isVisible()


def test_nothing_flashes_up_while_the_window_is_made(
    qtbot: QtBot, qapp: QApplication, desk: Desk, made: list[Place], tmp_path: Path
) -> None:
    """A part shown before it has its place would open as a window and take the focus."""
    shown = _window(desk, made, tmp_path)
    qtbot.addWidget(shown)
    assert [widget for widget in qapp.topLevelWidgets() if widget.isVisible()] == []
