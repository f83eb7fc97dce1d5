"""The days behind a date: a small calendar of those that were counted, skipped and shortened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.kit import Points, Tokens, plain_tip, tokens

WEEK = 7
CELL_WIDTH, CELL_HEIGHT = 42, 32
MONTH_WIDTH = 36
SWATCH = 14
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Mark(Enum):
    """What a day was for a promise."""

    START = "received"
    COUNTED = "counted"
    OWN_HOURS = "other hours"
    SKIPPED = "not counted"
    DUE = "due"


@dataclass(frozen=True)
class DayMark:
    """One day of a derivation.

    Attributes:
        number: the business day it is, or None.
        words: what the tooltip says.
    """

    day: date
    mark: Mark
    number: int | None
    words: str


class DaysView(QWidget):
    """Whole weeks from the first to the last day of a derivation; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: dict[date, DayMark] = {}
        self._monday = date.min
        self._weeks = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Days counted")

    def show_days(self, days: Sequence[DayMark]) -> None:
        """Show ``days``, in order and without gaps."""
        self._days = {mark.day: mark for mark in days}
        first, last = days[0].day, days[-1].day
        self._monday = first - timedelta(days=first.weekday())
        self._weeks = (last - self._monday).days // WEEK + 1
        self.setAccessibleDescription(" ".join(mark.words for mark in days))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(MONTH_WIDTH + WEEK * CELL_WIDTH, (self._weeks + 1) * CELL_HEIGHT)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            hit = next((mark for mark in self._days.values() if self._cell(mark.day).contains(at)), None)
            QToolTip.showText(event.globalPos(), plain_tip(hit.words) if hit else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        self._paint_heads(painter, colours)
        for offset in range(self._weeks * WEEK):
            day = self._monday + timedelta(days=offset)
            if day in self._days:
                self._paint_day(painter, colours, self._days[day])

    def _paint_heads(self, painter: QPainter, colours: Tokens) -> None:
        painter.setFont(self._font(Points.SMALL))
        painter.setPen(QColor(colours.muted))
        for column, letter in enumerate("MTWTFSS"):
            head = QRectF(MONTH_WIDTH + column * CELL_WIDTH, 0, CELL_WIDTH, CELL_HEIGHT)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, letter)
        for week in range(self._weeks):
            named = self._named_month(week)
            if named is not None:
                side = QRectF(0, (week + 1) * CELL_HEIGHT, MONTH_WIDTH, CELL_HEIGHT)
                painter.drawText(side, Qt.AlignmentFlag.AlignVCenter, MONTHS[named - 1])

    def _named_month(self, week: int) -> int | None:
        """The month to write beside a week: beside the first one, and where a month begins."""
        monday = self._monday + timedelta(days=week * WEEK)
        shown = [day for day in (monday + timedelta(days=place) for place in range(WEEK)) if day in self._days]
        if week == 0:
            return shown[0].month
        return next((day.month for day in shown if day.day == 1), None)

    def _paint_day(self, painter: QPainter, colours: Tokens, mark: DayMark) -> None:
        cell = self._cell(mark.day).adjusted(2, 2, -2, -2)
        text = _paint_ground(painter, colours, mark.mark, cell)
        painter.setPen(QColor(text))
        painter.setFont(self._font(Points.BODY, QFont.Weight.DemiBold if mark.number else QFont.Weight.Normal))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(mark.day.day))
        if mark.mark is Mark.SKIPPED:
            middle = cell.center()
            painter.setPen(QPen(QColor(text), 1))
            painter.drawLine(QPointF(middle.x() - 9, middle.y()), QPointF(middle.x() + 9, middle.y()))
        elif mark.number:
            painter.setFont(self._font(Points.SMALL - 2))
            corner = cell.adjusted(0, 1, -4, 0)
            painter.drawText(corner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, str(mark.number))

    def _cell(self, day: date) -> QRectF:
        week, column = divmod((day - self._monday).days, WEEK)
        return QRectF(MONTH_WIDTH + column * CELL_WIDTH, (week + 1) * CELL_HEIGHT, CELL_WIDTH, CELL_HEIGHT)

    def _font(self, points: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.font())
        font.setPointSize(points)
        font.setWeight(weight)
        return font


class Swatch(QWidget):
    """The ground of one kind of day, for a legend."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setFixedSize(SWATCH, SWATCH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        text = _paint_ground(painter, tokens(), self._mark, ground, 3)
        if self._mark is Mark.SKIPPED:
            painter.setPen(QPen(QColor(text), 1))
            middle = ground.center().y()
            painter.drawLine(QPointF(ground.left(), middle), QPointF(ground.right(), middle))


def _paint_ground(painter: QPainter, colours: Tokens, mark: Mark, cell: QRectF, radius: int = 6) -> str:
    """Draw what is behind a day's number, and tell the number's colour."""
    ground, edge, text = {
        Mark.START: (colours.surface, colours.accent, colours.text),
        Mark.COUNTED: (colours.window_bg, None, colours.window),
        Mark.OWN_HOURS: (colours.soon_bg, None, colours.soon),
        Mark.SKIPPED: (None, None, colours.muted),
        Mark.DUE: (colours.accent, None, colours.on_accent),
    }[mark]
    painter.setPen(QPen(QColor(edge), 1.5) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cell, radius, radius)
    return text
