"""Buttons that show their shortcut."""

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.kit.icons import icon as icon_named
from ui.kit.style import Size, Space, tokens


class Kind(StrEnum):
    """How much a button asks to be pressed."""

    PLAIN = "plain"
    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"


class Button(QPushButton):
    """A button with an icon before its words and its shortcut behind them.

    Args:
        text: a verb phrase in sentence case.
        kind: one primary button at most per screen.
        icon: a name of `ui.kit.icons`.
        shortcut: shown, and pressed by it, as in ``"Ctrl+L"``.
    """

    def __init__(
        self, text: str, kind: Kind = Kind.PLAIN, icon: str = "", shortcut: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self.setProperty("kind", kind.value)
        self.setAccessibleName(text)
        self.setAutoDefault(True)  # Enter presses the button that has the focus, in dialogs and elsewhere
        self._icon_name = icon
        self._keys = ""
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
            self.show_keys(self.shortcut())

    def show_keys(self, keys: QKeySequence) -> None:
        """Show ``keys`` behind the words; whoever owns the shortcut acts on it."""
        self._keys = keys_text(keys)
        self.setAccessibleDescription(self._keys)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._content_width() + 2 * (Space.S if self.kind is Kind.QUIET else Space.M) + 2, Size.CONTROL)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_content(painter)

    @property
    def _shown_keys(self) -> str:
        return self._keys if self.text() else ""

    def _content_width(self) -> int:
        width = self.fontMetrics().horizontalAdvance(self.text())
        if self._icon_name:
            width += _ICON + (Space.S if self.text() else 0)
        if self._shown_keys:
            width += Space.M + self.fontMetrics().horizontalAdvance(self._shown_keys)
        return width

    def _paint_content(self, painter: QPainter) -> None:
        shades = tokens()
        colour = getattr(shades, _TEXT[self.kind]) if self.isEnabled() else shades.edge
        left = (self.width() - self._content_width()) // 2
        if self._icon_name:
            top = (self.height() - _ICON) // 2
            role = _TEXT[self.kind] if self.isEnabled() else "edge"
            icon_named(self._icon_name, role).paint(painter, QRect(left, top, _ICON, _ICON))
            left += _ICON + Space.S
        painter.setPen(QColor(colour))
        rest = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._shown_keys:
            rest.adjust(self.fontMetrics().horizontalAdvance(self.text()) + Space.M, 0, 0, 0)
            painter.setPen(QColor(colour if self.kind is Kind.PRIMARY or not self.isEnabled() else shades.muted))
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._shown_keys)


class ActionButton(Button):
    """A button for a `QAction`: shows its words and shortcut, follows whether it is enabled and visible."""

    def __init__(self, action: QAction, kind: Kind = Kind.PLAIN, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(action.text(), kind, icon, parent=parent)
        self._action = action
        action.changed.connect(self._follow)
        self.clicked.connect(self._trigger)
        self._follow()

    def _trigger(self) -> None:
        self._action.trigger()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setAccessibleName(self._action.text())
        self.setEnabled(self._action.isEnabled())
        if self.parent() is not None or not self._action.isVisible():  # without a parent, showing opens a window
            self.setVisible(self._action.isVisible())
        self.show_keys(self._action.shortcut())


def keys_text(keys: QKeySequence) -> str:
    """``keys`` as people call them on this system ("Ctrl+Enter")."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


_ICON = 16
_TEXT = {Kind.PLAIN: "text", Kind.PRIMARY: "on_accent", Kind.QUIET: "accent", Kind.DANGER: "late"}
