"""Undo where a text field would keep the key to itself."""

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class UndoKey(QObject):
    """Lets Ctrl+Z through to the window while the text field that has the focus has nothing of its own to undo.

    Without this, whoever saved a letter and stands in the next one's first field could not take it back by keyboard.
    """

    def __init__(self, window: QWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QObject | None = None
        window.focusObjectChanged.connect(self._watch)
        self._watch(window.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse the field the key."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        refused = event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(watched)
        if refused:
            event.ignore()
        return refused

    def _watch(self, focused: QObject | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = focused
        if focused is not None:
            focused.installEventFilter(self)


def _can_undo(editor: QObject) -> bool:
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable()
    return isinstance(editor, QPlainTextEdit) and editor.document().isUndoAvailable()
