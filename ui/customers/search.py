"""The line in which one types whom to find."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.kit import icon


class SearchLine(QLineEdit):
    """Where one types whom to find; Down and Enter go on to the list.

    Signals:
        asked(str): a moment after the last key.
        left(): the person wants to go on to the list.
    """

    asked = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Find a customer")
        self.setPlaceholderText("Name, e-mail, telephone, ZIP code, or the number of an order, case or return")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._wait = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._wait.timeout.connect(self._ask)
        self.textChanged.connect(self._wait.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def ask_for(self, text: str) -> None:
        """Search for ``text`` at once."""
        self.setText(text)
        self._wait.stop()
        self._ask()

    def _ask(self) -> None:
        self.asked.emit(self.text())


_DEBOUNCE_MS = 120
