"""Scans told from typing."""

from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.scanner import Scanner

CODE = "RA-26K3-7QX4-8"
ENTER = (Qt.Key.Key_Return, "\r")
TAB = (Qt.Key.Key_Tab, "\t")


class Desk(QWidget):
    """A window with two lines and a button, under a scanner."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.line, self.other, self.button = QLineEdit(), QLineEdit(), QPushButton("Do")
        layout = QVBoxLayout(self)
        for widget in (self.line, self.other, self.button):
            layout.addWidget(widget)
        self.scanner = Scanner(lambda code: code.startswith(("RA", "ra")), self)
        self.scans: list[str] = []
        self.unknown: list[str] = []
        self.scanner.scanned.connect(self.scans.append)
        self.scanner.unknown.connect(self.unknown.append)
        app.installEventFilter(self.scanner)
        self._clock = count(1000)

    def key(self, key: Qt.Key, text: str, after: int = 5, *, repeat: bool = False) -> None:
        """Press and release a key ``after`` so many milliseconds."""
        moment = [next(self._clock) for _ in range(after)][-1]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, repeat)
            event.setTimestamp(moment)
            QCoreApplication.sendEvent(self.windowHandle(), event)

    def type(self, text: str, after: int = 5, *, repeat: bool = False) -> None:
        """Type ``text``, each key ``after`` so many milliseconds."""
        for letter in text:
            self.key(Qt.Key(ord(letter.upper())), letter, after, repeat=repeat)

    def typed(self, line: QLineEdit) -> str:
        """What reached a line when nothing more is held back."""
        self.scanner._replay()
        return line.text()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qapp)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.line.setFocus()
    yield made
    qapp.removeEventFilter(made.scanner)


@pytest.mark.parametrize("end", [ENTER, TAB], ids=["enter", "tab"])
def test_a_scan_anywhere_is_a_scan(window: Desk, end: tuple[Qt.Key, str]) -> None:
    """A code scanned while a line has the focus opens its record and leaves no letters in the line."""
    window.type(CODE)
    window.key(*end)
    assert window.scans == [CODE]
    assert window.typed(window.line) == ""
    assert window.line.hasFocus()


@pytest.mark.parametrize("gap", [51, 80, 200])
def test_typing_by_hand_is_never_a_scan(window: Desk, gap: int) -> None:
    """Somebody who types a number and Enter gets letters in the line, in their order."""
    window.type(CODE, gap)
    window.key(*ENTER, gap)
    assert window.scans == []
    assert window.typed(window.line) == CODE


def test_gaps_of_fifty_milliseconds_are_still_a_scan(window: Desk) -> None:
    """A slow scanner on a slow cable counts up to the limit."""
    window.type(CODE, 50)
    window.key(*ENTER, 50)
    assert window.scans == [CODE]


def test_five_characters_are_typing(window: Desk) -> None:
    """A short burst is somebody quick, and Enter does what Enter does."""
    entered: list[str] = []
    window.line.returnPressed.connect(lambda: entered.append(window.line.text()))
    window.type("RA-26")
    window.key(*ENTER)
    assert window.scans == []
    assert entered == ["RA-26"]


def test_a_held_key_is_typing(window: Desk) -> None:
    """A key held down repeats as fast as a scanner and is none."""
    window.type("r")
    window.type("raaaaaaaaa", 30, repeat=True)
    window.key(*ENTER, 30)
    assert window.scans == []
    assert window.typed(window.line) == "rraaaaaaaaa"


def test_keys_held_back_arrive_by_themselves(qtbot: QtBot, window: Desk) -> None:
    """A single letter appears without any further key."""
    window.type("E")
    assert window.line.text() == ""
    qtbot.waitUntil(lambda: window.line.text() == "E")


def test_a_foreign_code_goes_into_the_line_and_moves_on(window: Desk) -> None:
    """A carrier's number scanned into a field fills it and goes to the next; Enter does not submit the form."""
    entered: list[str] = []
    window.line.returnPressed.connect(lambda: entered.append("submitted"))
    window.type("1Z999AA10123456784")
    window.key(*ENTER)
    assert window.line.text() == "1Z999AA10123456784"
    assert window.other.hasFocus()
    assert entered == []
    assert window.scans == window.unknown == []


def test_a_foreign_code_elsewhere_is_said_to_be_unknown(qtbot: QtBot, window: Desk) -> None:
    """Scanned over a list or a button, an unknown code presses nothing and is only named."""
    window.button.setFocus()
    with qtbot.assertNotEmitted(window.button.clicked):
        window.type("1Z999AA10123456784")
        window.key(*ENTER)
    assert window.unknown == ["1Z999AA10123456784"]


def test_space_and_shortcuts_pass_at_once(qtbot: QtBot, window: Desk) -> None:
    """Keys that no scanner sends are never held back."""
    window.button.setFocus()
    with qtbot.waitSignal(window.button.clicked, timeout=0, raising=False) as clicked:
        window.key(Qt.Key.Key_Space, " ")
    assert clicked.signal_triggered


def test_two_scans_in_a_row_are_two(window: Desk) -> None:
    """A tray scanned quickly loses nothing."""
    for code in ("RA-26K3-7QX4-8", "RA-2600-0001-F"):
        window.type(code)
        window.key(*ENTER)
    assert window.scans == ["RA-26K3-7QX4-8", "RA-2600-0001-F"]
