"""Whole numbers, typed or stepped with Up and Down."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

WIDTH = 64


class CountBox(QLineEdit):
    """A whole number; what is typed stays as typed, and whoever uses it says what is wrong with it.

    Attributes:
        most: how far Up goes.
    """

    def __init__(self, most: int, least: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(str(least), parent)
        self.most = most
        self._least = least
        self.setMaximumWidth(WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    @property
    def count(self) -> int:
        """The number typed; 0 where there is none."""
        try:
            return int(self.text())
        except ValueError:
            return 0

    def set_count(self, count: int) -> None:
        """Show ``count``."""
        self.setText(str(count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        key = Qt.Key(event.key())
        if key in steps and not event.modifiers():
            self.set_count(min(max(self.count + steps[key], self._least), self.most))
        else:
            super().keyPressEvent(event)
