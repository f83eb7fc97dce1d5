"""Words on a coloured ground: how urgent something is, said by colour, shape and words together."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit.icons import paint_icon
from ui.kit.style import Space, tokens


class Tone(StrEnum):
    """What a chip's colour and shape say."""

    LATE = "late"
    SOON = "soon"
    WINDOW = "window"
    FINE = "fine"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Chip:
    """A tone and the words that say the same."""

    tone: Tone
    words: str


class Badge(QWidget):
    """A chip outside a table."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = Chip(Tone.NEUTRAL, "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if chip is not None:
            self.show_chip(chip)

    @property
    def chip(self) -> Chip:
        """What it shows."""
        return self._chip

    def show_chip(self, chip: Chip) -> None:
        """Show ``chip`` from now on."""
        self._chip = chip
        self.setAccessibleName(chip.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._chip, self.fontMetrics())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._chip)


class ChipDelegate(QStyledItemDelegate):
    """Draws the `Chip` that a model gives under `CHIP_ROLE`, on the cell's own ground."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chip = index.data(CHIP_ROLE)
        super().paint(painter, option, index)
        if isinstance(chip, Chip):
            size = chip_size(chip, option.fontMetrics)
            room = option.rect.adjusted(_INDENT, 0, -Space.XS, 0)
            top = room.top() + (room.height() - size.height()) // 2
            rect = QRect(room.left(), top, min(size.width(), room.width()), size.height())
            paint_chip(painter, rect, chip)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        chip = index.data(CHIP_ROLE)
        if not isinstance(chip, Chip):
            return super().sizeHint(option, index)
        return chip_size(chip, option.fontMetrics) + QSize(_INDENT + Space.XS, Space.S)


def chip_size(chip: Chip, metrics: QFontMetrics) -> QSize:
    """The room that ``chip`` wants."""
    return QSize(_SIDE + _ICON + _GAP + metrics.horizontalAdvance(chip.words) + _SIDE + 2, metrics.height() + Space.XS)


def paint_chip(painter: QPainter, rect: QRect, chip: Chip) -> None:
    """Draw ``chip`` into ``rect``; words that do not fit end in an ellipsis."""
    shades = tokens()
    ground = shades.background if chip.tone is Tone.NEUTRAL else getattr(shades, f"{chip.tone}_bg")
    colour = shades.muted if chip.tone is Tone.NEUTRAL else getattr(shades, chip.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(shades.line) if chip.tone is Tone.NEUTRAL else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    radius = rect.height() / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    top = rect.top() + (rect.height() - _ICON) // 2
    paint_icon(painter, QRect(rect.left() + _SIDE, top, _ICON, _ICON), f"tone-{chip.tone}", colour)
    words = rect.adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE + Space.XS, 0)
    painter.setPen(QColor(colour))
    elided = painter.fontMetrics().elidedText(chip.words, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, elided)
    painter.restore()


CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
_INDENT = 11  # where the words of the other columns begin, under their heading
_SIDE = 10
_ICON = 11
_GAP = 6
