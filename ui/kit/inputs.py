"""The plain editors of forms, with the keys that the house agreed on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QPlainTextEdit, QWidget


@dataclass(frozen=True)
class Choice:
    """One of several things to choose from: what the program calls it, and what a person reads."""

    key: str
    label: str


class ChoiceBox(QComboBox):
    """A drop-down list.

    Signals:
        changed(str): the key of what is chosen now.
    """

    changed = Signal(str)

    def __init__(self, choices: Sequence[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView())  # the style sheet reaches no other list
        self.set_choices(choices)
        self.currentIndexChanged.connect(self._tell)

    @property
    def key(self) -> str:
        """The key of what is chosen; empty if there is nothing to choose."""
        key: str | None = self.currentData()
        return key or ""

    def set_key(self, key: str) -> None:
        """Choose what is known by ``key``; an unknown key changes nothing."""
        place = self.findData(key)
        if place >= 0:
            self.setCurrentIndex(place)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer ``choices`` instead of what was offered so far."""
        self.clear()
        for choice in choices:
            self.addItem(choice.label, choice.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, never change the choice unnoticed."""
        event.ignore()

    def _tell(self, _place: int) -> None:
        self.changed.emit(self.key)


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it."""

    def __init__(self, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 2 * _FRAME)


_FRAME = 8
