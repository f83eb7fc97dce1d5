"""Lines to choose from: an icon and a title at the left, what tells it from others at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit.style import Size, Space, tokens

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a model gives for the right side: a reference, a shortcut, a town."""

LINE_HEIGHT = Size.ROW - Space.XS


class OfferDelegate(QStyledItemDelegate):
    """Draws one line; a title that does not fit ends in an ellipsis, the detail is never cut."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shades = tokens()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(shades.accent_bg))
        room = option.rect.adjusted(Space.M, 0, -Space.M, 0)
        symbol = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(symbol, QIcon):
            symbol.paint(painter, QRect(room.left(), room.top(), _ICON, room.height()))
            room.adjust(_ICON + Space.M, 0, 0, 0)
        detail = index.data(DETAIL_ROLE) or ""
        painter.setPen(QColor(shades.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        room.adjust(0, 0, -option.fontMetrics.horizontalAdvance(detail) - Space.M, 0)
        painter.setPen(QColor(shades.text))
        title = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        symbol = _ICON + Space.M if isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon) else 0
        words = f"{index.data()}{index.data(DETAIL_ROLE) or ''}"
        return QSize(symbol + option.fontMetrics.horizontalAdvance(words) + 3 * Space.M, LINE_HEIGHT)


_ICON = 16
