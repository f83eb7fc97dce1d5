"""The status line: what was just saved, how to take it back, and where the records lie."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.changes import Changes
from ui.desk import Desk
from ui.kit.buttons import ActionButton, Kind
from ui.kit.style import Space
from ui.kit.text import Label, Role


class StatusLine(QWidget):
    """One line at the foot of the window.

    Attributes:
        undo: the action that takes the last change back; enabled while there is one that can be taken back.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last: Changes | None = None
        self.setProperty("surface", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.undo = QAction("Undo", self)
        self.undo.setShortcut("Ctrl+Z")
        self.undo.triggered.connect(self._undo)
        self._said = Label("")
        self._store = Label("", Role.MUTED)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XS, Space.XL, Space.XS)
        layout.setSpacing(Space.S)
        layout.addWidget(self._said)
        layout.addWidget(ActionButton(self.undo, Kind.QUIET))
        layout.addStretch(1)
        layout.addWidget(self._store)
        self._offer(None)
        desk.changed.connect(self._take)
        desk.said.connect(self.say)

    @property
    def text(self) -> str:
        """What it says."""
        return self._said.text()

    def say(self, sentence: str) -> None:
        """Say ``sentence``; what can be undone stays so."""
        self._said.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def show_store(self, text: str) -> None:
        """Say where the records lie ("store: this computer · saved")."""
        self._store.setText(text)

    def _take(self, changes: Changes) -> None:
        if changes.said:
            self._offer(changes)
            self.say(changes.said)

    def _undo(self) -> None:
        if self._last is not None:
            last = self._last
            self._offer(None)
            self._desk.undo(last)

    def _offer(self, changes: Changes | None) -> None:
        self._last = changes if changes is not None and changes.undo is not None else None
        self.undo.setEnabled(self._last is not None)
        self.undo.setVisible(self._last is not None)
