"""Words on the screen: always plain text, whatever a customer wrote."""

import html
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Role(StrEnum):
    """What a label is for; the style sheet gives each its size, weight and colour."""

    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    HEADING = "heading"
    TITLE = "title"
    ERROR = "error"
    KEYS = "keys"
    BRAND = "brand"
    RAIL = "rail"
    RAIL_MUTED = "rail-muted"


class Label(QLabel):
    """Plain text in one of the roles.

    Args:
        text: shown as it is; markup in it stays letters.
        role: what it is for.
        wraps: whether long text goes on below instead of widening the window.
        selectable: whether it can be marked and copied (references, addresses).
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        wraps: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def set_role(self, role: Role) -> None:
        """Change what it is for."""
        self.setProperty("role", role.value)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(Label):
    """One line that ends in an ellipsis where it does not fit; the tooltip then says it all."""

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(plain_tip(self.text()) if self._shown() != self.text() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())


def plain_tip(text: str) -> str:
    """``text`` as a tooltip that wraps and shows markup as letters (Qt guesses otherwise)."""
    return f"<qt>{html.escape(text)}</qt>"
