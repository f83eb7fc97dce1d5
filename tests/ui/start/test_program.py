"""From the first question to the window, and out again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backoffice import people, upkeep
from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.roles import Role
from backoffice.settings import load_settings
from tests.offices import MONDAY
from ui.app import Program
from ui.kit import Button
from ui.start import DamagedStore, Failure, PeopleChooser, Welcome


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store lies, or will."""
    return tmp_path / "shop.db"


@pytest.fixture
def program(qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program on that store; leaving it would end the tests, so it does not."""
    monkeypatch.setattr(QApplication, "quit", lambda *_: None)
    made = Program(qapp, SetClock(MONDAY), str(path), None)
    yield made
    made.end()
    for widget in QApplication.topLevelWidgets():
        widget.hide()
        widget.deleteLater()
    made.deleteLater()


def shown(kind: type[QWidget]) -> QWidget | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def press(question: QWidget, words: str) -> None:
    button = next(button for button in question.findChildren(Button) if button.text().startswith(words))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def say(question: QWidget) -> str:
    return " ".join(label.text() for label in question.findChildren(QLabel))


def test_the_first_start_offers_an_empty_store_or_the_demo(qtbot: QtBot, program: Program, path: Path) -> None:
    """Starting empty makes the store and opens the window as its manager."""
    program.begin()
    welcome = shown(Welcome)
    assert welcome is not None
    assert not path.exists()
    press(welcome, "Start empty")
    qtbot.waitUntil(lambda: program.window is not None)
    assert path.exists()


def test_exploring_leaves_the_own_store_alone(qtbot: QtBot, program: Program, path: Path) -> None:
    """The demo is made elsewhere, with progress, and opened as its manager."""
    program.begin()
    welcome = shown(Welcome)
    assert welcome is not None
    press(welcome, "Explore")
    qtbot.waitUntil(lambda: program.window is not None, timeout=60_000)
    assert not path.exists()


def test_somebody_is_asked_for_where_nobody_is_known(qtbot: QtBot, program: Program, path: Path) -> None:
    """Of several people one is chosen, and remembered on this computer."""
    office = open_office(path, None, SetClock(MONDAY))
    people.add_person(office, "Grace Amari", Role.MANAGER)
    people.change_person(office, office.user.id, role=Role.MANAGER, active=False)
    people.add_person(office, "Theo Park", Role.AGENT)
    office.store.close()
    program.begin()
    chooser = shown(PeopleChooser)
    assert chooser is not None
    press(chooser, "Theo Park")
    qtbot.waitUntil(lambda: program.window is not None)
    assert load_settings().person == "Theo Park"


def test_a_second_window_on_one_file_is_told_so(qapp: QApplication, qtbot: QtBot, program: Program, path: Path) -> None:
    """The sentence says who has it, and what to use instead."""
    open_office(path, None, SetClock(MONDAY)).store.close()
    program.begin()
    second = Program(qapp, SetClock(MONDAY), str(path), None)
    second.begin()
    failure = shown(Failure)
    assert failure is not None
    assert "already open in another window" in say(failure)
    second.end()
    second.deleteLater()


def test_a_damaged_store_offers_its_backups(qtbot: QtBot, program: Program, path: Path) -> None:
    """Choosing one restores it, and the window opens."""
    office = open_office(path, None, SetClock(MONDAY))
    upkeep.daily_backup(office)
    office.store.close()
    content = bytearray(path.read_bytes())
    content[4096:-4096] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    program.begin()
    question = shown(DamagedStore)
    assert question is not None
    assert "left as it is" in say(question)
    press(question, "Restore the backup of")
    qtbot.waitUntil(lambda: program.window is not None)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
