"""How promises were kept, month by month, as stacked columns; each part is told apart by pattern and order, too."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.kit import Label, Points, Role, Space, Tokens, tokens


class Part(Enum):
    """What a part of a column counts, from the foot to the top."""

    EARLY = "early"
    ON_TARGET = "on target"
    AFTER_TARGET = "after target"
    MISSED = "missed"


@dataclass(frozen=True)
class Bar:
    """One column: what is written beneath it, and how many of each part."""

    caption: str
    counts: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts)

    @property
    def kept_percent(self) -> int | None:
        """How many of a hundred were kept in time, rounded down; None where there were none."""
        return sum(self.counts[:3]) * 100 // self.total if self.total else None

    @property
    def words(self) -> str:
        """The column in a sentence."""
        if not self.total:
            return f"{self.caption}: nothing was due."
        parts = ", ".join(f"{count} {part.value}" for part, count in zip(Part, self.counts, strict=True))
        return f"{self.caption}: {parts}; {self.kept_percent} % kept."


class KeptChart(QWidget):
    """Stacked columns with the share that was kept above each of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self.setAccessibleName("Promises kept by month")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these columns, from left to right."""
        self._bars = bars
        self.setAccessibleDescription(" ".join(bar.words for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        painter.setFont(_font(self))
        head = painter.fontMetrics().height() + Space.XS
        ground = QRectF(self.rect()).adjusted(0, head, 0, -head)
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        most = max((bar.total for bar in self._bars), default=0) or 1
        for place, bar in enumerate(self._bars):
            width = ground.width() / len(self._bars)
            column = QRectF(ground.left() + place * width, ground.top(), width, ground.height())
            self._paint_bar(painter, colours, bar, column, most)

    def _paint_bar(self, painter: QPainter, colours: Tokens, bar: Bar, column: QRectF, most: int) -> None:
        side = min(column.width() * 0.6, _WIDEST)
        bottom = column.bottom()
        for part, count in zip(Part, bar.counts, strict=True):
            height = column.height() * count / most
            box = QRectF(column.center().x() - side / 2, bottom - height, side, height)
            bottom -= height
            if count:
                _paint_part(painter, colours, part, box)
                _write_inside(painter, str(count), box)
        painter.setPen(QColor(colours.muted))
        words = QRectF(column.left(), column.bottom() + Space.XS, column.width(), painter.fontMetrics().height())
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, _fitting(painter, bar.caption, column.width()))
        painter.setPen(QColor(colours.text))
        if bar.total:
            above = words.translated(0, bottom - words.bottom() - 2)
            painter.drawText(
                above, Qt.AlignmentFlag.AlignHCenter, _fitting(painter, f"{bar.kept_percent} %", column.width())
            )


class Legend(QWidget):
    """What the parts mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for part in Part:
            row.addWidget(_Swatch(part))
            row.addWidget(Label(part.value, Role.SMALL))
            row.addSpacing(Space.S)
        row.addStretch(1)


class _Swatch(QWidget):
    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.setFixedSize(Space.L, Space.L)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_part(painter, tokens(), self._part, QRectF(self.rect()))


def _paint_part(painter: QPainter, colours: Tokens, part: Part, box: QRectF) -> None:
    """Fill a part, and leave the pen in the colour of its number."""
    ink, ground, pattern = {
        Part.EARLY: (colours.window, colours.window_bg, None),
        Part.ON_TARGET: (colours.fine, colours.fine_bg, None),
        Part.AFTER_TARGET: (colours.soon, colours.soon_bg, Qt.BrushStyle.Dense6Pattern),
        Part.MISSED: (colours.late, colours.late_bg, Qt.BrushStyle.BDiagPattern),
    }[part]
    inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(ink), 1))
    painter.setBrush(QColor(ground))
    painter.drawRect(inside)
    if pattern is not None:
        faint = QColor(ink)
        faint.setAlphaF(0.35)
        painter.fillRect(inside, QBrush(faint, pattern))
    painter.setPen(QColor(ink))


def _write_inside(painter: QPainter, number: str, box: QRectF) -> None:
    if box.height() >= painter.fontMetrics().height():
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)


def _fitting(painter: QPainter, text: str, room: float) -> str:
    """The whole text, its first word, or its first letter, whichever still fits."""
    first = text.partition(" ")[0]
    metrics = painter.fontMetrics()
    return next((words for words in (text, first) if metrics.horizontalAdvance(words) <= room), text[0])


def _font(widget: QWidget) -> QFont:
    font = QFont(widget.font())
    font.setPointSize(Points.SMALL)
    return font


_WIDEST = 64
