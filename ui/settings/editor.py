"""An editor for a file of settings: fixed pitch, numbered lines, and a line that can be marked as wrong."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.kit import Points, Space, tokens


class LinedEditor(QPlainTextEdit):
    """Plain text with line numbers; Tab leaves it.

    Attributes:
        wrong_line: the number of the line that is marked, or None.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(QFont(["Noto Sans Mono", "monospace"], Points.BODY))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.wrong_line: int | None = None
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_numbers)
        self._make_room()

    def mark_line(self, number: int | None) -> None:
        """Show that the line of this number, 1 being the first, is wrong; None takes the mark away."""
        self.wrong_line = number
        marked = QTextEdit.ExtraSelection()
        block = self.document().findBlockByNumber((number or 0) - 1)
        if block.isValid():
            marked.format.setBackground(QColor(tokens().late_bg))
            marked.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marked.cursor = QTextCursor(block)
        self.setExtraSelections([marked] if block.isValid() else [])
        self._numbers.update()

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the beginning of a line, and the line into view."""
        block = self.document().findBlockByNumber(number - 1)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.numbers_width(), inside.height()))

    def numbers_width(self) -> int:
        """How much room the line numbers take."""
        digits = max(len(str(self.blockCount())), 3)
        return self.fontMetrics().horizontalAdvance("9") * digits + Space.L

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines in sight, for the widget that holds them."""
        painter, colours = QPainter(self._numbers), tokens()
        painter.fillRect(event.rect(), QColor(colours.background))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= event.rect().bottom():
            height = self.blockBoundingRect(block).height()
            number = block.blockNumber() + 1
            painter.setPen(QColor(colours.late if number == self.wrong_line else colours.muted))
            place = QRect(0, round(top), self._numbers.width() - Space.S, round(height))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
            block, top = block.next(), top + height

    @Slot()
    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    @Slot(QRect, int)
    def _scroll_numbers(self, area: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


class _Numbers(QWidget):
    """The strip at the left; the editor draws it."""

    def __init__(self, editor: LinedEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(event)
