"""A hand at the desk: it looks for what a person would see, types and clicks, and waits until things come true."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QListView,
    QWidget,
)

W = TypeVar("W", bound=QWidget)

PATIENCE_MS = 20_000
LOOK_EVERY_MS = 10
SETTLE_MS = 500


class NotSeenError(Exception):
    """What the tour waited for did not come true; the message says what."""


class Hand:
    """Does with the visible windows what a person does. Every method waits until what it needs is there."""

    def press(self, keys: str) -> None:
        """Press a shortcut or a single key, such as ``Ctrl+L`` or ``Return``."""
        QTest.keySequence(self._focused(), QKeySequence(keys))
        self._breathe()

    def type_text(self, text: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(self._focused(), text)
        self._breathe()

    def fill(self, label: str, text: str) -> None:
        """Go to the field called ``label`` and type ``text`` in place of what stands there."""
        field = self.see(QWidget, label)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()
        QTest.keyClicks(field, text)
        self._breathe()

    def click(self, label: str) -> None:
        """Click the button called ``label`` once it can be pressed."""
        self.until(lambda: self._find(QAbstractButton, label, enabled=True) is not None, f"a button “{label}”")
        button = self._find(QAbstractButton, label, enabled=True)
        if button is not None:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._breathe()

    def pick_row(self, table: str, words: str) -> None:
        """Click the first row of the table called ``table`` in which ``words`` stand."""
        self.until(lambda: self._row(table, words) >= 0, f"a row with “{words}” in “{table}”")
        view = self.see(QAbstractItemView, table)
        index = view.model().index(self._row(table, words), 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._breathe()

    def drop(self, label: str, files: Sequence[Path]) -> None:
        """Drop files onto the area called ``label``."""
        area = self.see(QWidget, label)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        centre, buttons = area.rect().center(), Qt.MouseButton.LeftButton
        actions, modifiers = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(area, QDragEnterEvent(QPoint(centre), actions, data, buttons, modifiers))
        QApplication.sendEvent(area, QDropEvent(QPointF(centre), actions, data, buttons, modifiers))
        self._breathe()

    def see(self, kind: type[W], label: str) -> W:
        """The visible widget of that kind called ``label``, awaited."""
        self.until(lambda: self._find(kind, label) is not None, f"“{label}”")
        found = self._find(kind, label)
        if found is None:
            raise NotSeenError(f"“{label}” went away again")
        return found

    def read(self, words: str) -> None:
        """Wait until ``words`` can be read somewhere."""
        self.until(lambda: self._can_read(words), f"the words “{words}”")

    def until_suggested(self, words: str) -> None:
        """Wait until a list that popped up offers ``words`` first."""
        self.until(lambda: self._first_offered(words), f"“{words}” among the suggestions")

    def until_shown(self, name: str) -> None:
        """Wait until something called ``name`` is visible."""
        self.until(lambda: self._find(QWidget, name) is not None, f"“{name}”")

    def answer_file(self, path: Path) -> None:
        """Answer the question where to save; pasted, because Qt completes what is typed and loses its end."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog), "the question where to save")
        dialog = QApplication.activeModalWidget()
        line = dialog.findChild(QLineEdit) if dialog else None
        if line is None:
            raise NotSeenError("the question where to save has no line to type in")
        line.selectAll()
        QApplication.clipboard().setText(str(path.absolute()))
        QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.click("Save")

    def until(self, true: Callable[[], bool], what: str) -> None:
        """Wait until something comes true. Raises `NotSeenError` naming ``what`` when it takes too long."""
        since = QElapsedTimer()
        since.start()
        while not true():
            if since.elapsed() > PATIENCE_MS:
                raise NotSeenError(f"the tour waited for {what} in vain")
            self._let_things_happen()

    def settle(self) -> None:
        """Let what is under way show, for half a second at most."""
        since = QElapsedTimer()
        since.start()
        while since.elapsed() < SETTLE_MS:
            self._let_things_happen()

    def _let_things_happen(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(LOOK_EVERY_MS, loop.quit)
        loop.exec()

    def _breathe(self) -> None:
        QApplication.processEvents()

    def _focused(self) -> QWidget:
        """Where keys go now. A window that lost the keys to a dialog that is gone gets them back, as on a screen."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
        if front is None:
            front = next((widget for widget in QApplication.topLevelWidgets() if widget.isVisible()), None)
        if front is None:
            raise NotSeenError("no window is there to type into")
        if not front.isActiveWindow():
            front.activateWindow()
            self.until(front.isActiveWindow, "the window to come to the front")
        return QApplication.activePopupWidget() or front.focusWidget() or front

    def _find(self, kind: type[W], label: str, *, enabled: bool = False) -> W | None:
        return next(
            (
                widget
                for widget in QApplication.allWidgets()
                if isinstance(widget, kind)
                and widget.isVisible()
                and (widget.isEnabled() or not enabled)
                and label in (widget.accessibleName(), _words(widget) if isinstance(widget, QAbstractButton) else "")
            ),
            None,
        )

    def _first_offered(self, words: str) -> bool:
        """Whether the first visible entry of a popped-up list says ``words``."""
        for view in QApplication.allWidgets():
            if (
                isinstance(view, QListView)
                and view.isVisible()
                and view.model() is not None
                and view.model().rowCount()
            ):
                index = view.model().index(0, 0)
                said = (index.data(Qt.ItemDataRole.AccessibleTextRole), index.data())
                if any(words in str(text) for text in said if text):
                    return True
        return False

    def _row(self, table: str, words: str) -> int:
        view = self._find(QAbstractItemView, table)
        if view is None:
            return -1
        model = view.model()
        for row in range(model.rowCount()):
            cells = (model.index(row, column) for column in range(model.columnCount()))
            if any(words in str(cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data() or "") for cell in cells):
                return row
        return -1

    def _can_read(self, words: str) -> bool:
        return any(
            words in text
            for widget in QApplication.allWidgets()
            if widget.isVisible()
            for text in (_words(widget), widget.accessibleName())
        )


def _words(widget: QWidget) -> str:
    """What a widget says; buttons, labels and lines all call it ``text``."""
    text = getattr(widget, "text", None)
    if not callable(text):
        return ""
    said = text()
    return said.replace("&", "") if isinstance(said, str) else ""
