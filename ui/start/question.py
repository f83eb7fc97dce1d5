"""A small window of its own: a heading, some words, and one button for each way to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import Button, Kind, Label, Role, Space


class Question(QWidget):
    """Asks once. Escape or closing the window declines.

    Signals:
        answered(str): the key of the button pressed.
        declined(): the window was closed without an answer.
    """

    answered = Signal(str)
    declined = Signal()

    def __init__(self, heading: str, words: str) -> None:
        super().__init__()
        self.setWindowTitle("Backoffice")
        self.setMinimumWidth(480)
        self._settled = False
        self._keys: dict[Button, str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self._layout.setSpacing(Space.M)
        self._layout.addWidget(Label(heading, Role.TITLE, wraps=True))
        self._layout.addWidget(Label(words, wraps=True))
        self._layout.addSpacing(Space.S)

    def offer(self, key: str, words: str, detail: str = "") -> None:
        """Offer one way to go on; the first one offered is what Enter does."""
        first = not self._keys
        button = Button(words, Kind.PRIMARY if first else Kind.PLAIN)
        button.setAutoDefault(True)
        button.clicked.connect(self._answer)
        self._keys[button] = key
        self._layout.addWidget(button)
        if detail:
            self._layout.addWidget(Label(detail, Role.MUTED, wraps=True))
        if first:
            button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._settled:
            self._settled = True
            self.declined.emit()

    def _answer(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and not self._settled:
            self._settled = True
            self.close()
            self.answered.emit(self._keys[button])
