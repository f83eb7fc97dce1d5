"""Suggestions while one types."""

import threading
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.kit.suggest import SuggestEdit, Suggestion

EVELYN = Suggestion("P-1", "Evelyn Marsh", "Quincy")
PEOPLE = (EVELYN, Suggestion("P-2", "Everett Lind"), Suggestion("P-3", "George Lindqvist"))


class Register:
    """Finds people as the store does, remembers what it was asked, and can be held up."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open = threading.Event()
        self.open.set()

    def __call__(self, text: str) -> Sequence[Suggestion]:
        self.asked.append(text)
        self.open.wait()
        return [person for person in PEOPLE if text.lower() in person.text.lower()]


@pytest.fixture
def register() -> Register:
    """Who is known."""
    return Register()


@pytest.fixture
def line(qtbot: QtBot, desk: Desk, register: Register) -> SuggestEdit:
    """A line in a window of its own, with the focus."""
    made = SuggestEdit(desk.runner, register)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def shown(line: SuggestEdit) -> list[str]:
    """The suggestions on the screen."""
    if not line._popup.isVisible():
        return []
    return [line._model.item(row).text() for row in range(line._model.rowCount())]


def test_two_letters_and_enter_choose(
    qtbot: QtBot, line: SuggestEdit, register: Register, settle: Callable[[], None]
) -> None:
    """A clerk types two letters, sees who is meant, and takes the first with Enter; the store was asked once."""
    QTest.keyClicks(line, "ev")
    qtbot.waitUntil(lambda: shown(line) == ["Evelyn Marsh", "Everett Lind"])
    assert register.asked == ["ev"]
    with qtbot.waitSignal(line.chosen) as chosen:
        QTest.keyClick(line._popup, Qt.Key.Key_Return)
    assert chosen.args == [EVELYN]
    assert line.choice == EVELYN
    assert line.text() == "Evelyn Marsh"


def test_one_letter_asks_nothing(line: SuggestEdit, register: Register) -> None:
    """A single letter would find half the register, so it is not asked for."""
    QTest.keyClicks(line, "e")
    assert not line._wait.isActive()
    assert register.asked == []


def test_a_late_answer_is_dropped(
    qtbot: QtBot, line: SuggestEdit, register: Register, settle: Callable[[], None]
) -> None:
    """When the store answers slowly, its answer to "ev" does not show under "evx"."""
    register.open.clear()
    QTest.keyClicks(line, "ev")
    qtbot.waitUntil(lambda: register.asked == ["ev"])
    QTest.keyClicks(line, "x")
    register.open.set()
    settle()
    assert shown(line) == []


def test_typing_on_lets_go_of_the_choice(qtbot: QtBot, line: SuggestEdit) -> None:
    """A changed name is no longer the customer chosen before."""
    line.set_choice(EVELYN)
    with qtbot.waitSignal(line.dropped):
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.choice is None
