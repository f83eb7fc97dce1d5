"""A year as twelve small months; decided days are told apart by colour and by shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.kit.style import Points, Space, Tokens, tokens
from ui.kit.text import plain_tip

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_ACROSS, ACROSS_NARROW = 4, 3
NARROW = 560
WEEKS = 6
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class Mark(Enum):
    """What a day is: open or shut as every week, or decided."""

    OPEN = "open"
    SHUT = "closed as every week"
    SUSPENDED = "closed"
    REDUCED = "own hours"


@dataclass(frozen=True)
class DayOfYear:
    """What the year shows of one day.

    Attributes:
        mark: decides colour and shape.
        words: what the tooltip and a screen reader say.
    """

    mark: Mark
    words: str


class YearView(QWidget):
    """Twelve months; arrows walk the days, Enter picks, Page Up and Page Down change the month.

    Signals:
        moved(date): another day has the cursor.
        picked(date): Enter or a double click.
    """

    moved = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._cursor = date.min
        self._year = date.min.year
        self._days: Mapping[date, DayOfYear] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Year")
        self.setMouseTracking(True)

    @property
    def cursor_day(self) -> date:
        """The day that has the cursor."""
        return self._cursor

    def show_year(self, year: int, today: date, days: Mapping[date, DayOfYear]) -> None:
        """Show ``year``; ``days`` holds every one of its dates."""
        self._year, self._today, self._days = year, today, days
        if self._cursor.year != year:
            self._cursor = today if year == today.year else date(year, 1, 1)
        self._describe()
        self.update()

    def put_cursor(self, day: date) -> None:
        """Move the cursor to ``day`` of the shown year."""
        if day.year == self._year and day != self._cursor:
            self._cursor = day
            self._describe()
            self.update()
            self.moved.emit(day)

    def sizeHint(self) -> QSize:
        return QSize(720, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 420)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.put_cursor(self._cursor + timedelta(days=STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.put_cursor(self._month_away(1 if key is Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day:
            self.put_cursor(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day:
            self.picked.emit(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            if day and day in self._days:
                QToolTip.showText(event.globalPos(), plain_tip(self._days[day].words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_month(painter, tokens(), month)

    def _describe(self) -> None:
        known = self._days.get(self._cursor)
        self.setAccessibleDescription(known.words if known else self._cursor.isoformat())

    def _month_away(self, step: int) -> date:
        month = min(max(self._cursor.month + step, 1), 12)
        return date(self._year, month, min(self._cursor.day, 28))

    def _paint_month(self, painter: QPainter, tokens: Tokens, month: int) -> None:
        place = self._month_rect(month)
        painter.setPen(QColor(tokens.text))
        painter.setFont(_font(self, Points.BODY, QFont.Weight.DemiBold))
        painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, MONTHS[month - 1])
        painter.setFont(_font(self, Points.SMALL))
        painter.setPen(QColor(tokens.muted))
        for column, letter in enumerate("MTWTFSS"):
            painter.drawText(self._cell(month, -1, column), Qt.AlignmentFlag.AlignCenter, letter)
        for day in _days_of(self._year, month):
            self._paint_day(painter, tokens, day)

    def _paint_day(self, painter: QPainter, tokens: Tokens, day: date) -> None:
        cell = self._rect_of(day)
        mark = self._days[day].mark if day in self._days else Mark.OPEN
        side = min(cell.width(), cell.height()) - 2
        badge = QRectF(cell.center().x() - side / 2, cell.center().y() - side / 2, side, side)
        colour = _paint_mark(painter, tokens, mark, badge)
        painter.setFont(_font(self, Points.SMALL, QFont.Weight.DemiBold if day == self._today else QFont.Weight.Normal))
        painter.setPen(QColor(colour))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if day == self._today:
            y = cell.bottom() - 2
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawLine(QPointF(cell.center().x() - 6, y), QPointF(cell.center().x() + 6, y))
        if day == self._cursor:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4)

    def _month_rect(self, month: int) -> QRectF:
        across, gap = (ACROSS_NARROW, Space.L) if self.width() < NARROW else (MONTHS_ACROSS, Space.XL)
        rows = len(MONTHS) // across
        column, row = (month - 1) % across, (month - 1) // across
        width = (self.width() - gap * (across - 1)) / across
        height = (self.height() - Space.L * (rows - 1)) / rows
        return QRectF(column * (width + gap), row * (height + Space.L), width, height)

    def _cell(self, month: int, week: int, weekday: int) -> QRectF:
        place = self._month_rect(month)
        head = QFontMetricsF(_font(self, Points.BODY)).height() + Space.XS
        width, height = place.width() / 7, (place.height() - head) / (WEEKS + 1)
        return QRectF(place.left() + weekday * width, place.top() + head + (week + 1) * height, width, height)

    def _rect_of(self, day: date) -> QRectF:
        first = day.replace(day=1).weekday()
        return self._cell(day.month, (day.day - 1 + first) // 7, day.weekday())

    def _day_at(self, point: QPointF) -> date | None:
        month = next((month for month in range(1, 13) if self._month_rect(month).contains(point)), None)
        if month is None:
            return None
        return next((day for day in _days_of(self._year, month) if self._rect_of(day).contains(point)), None)


class Swatch(QWidget):
    """The shape of one kind of day, for a legend."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setFixedSize(Space.L + 2, Space.L + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_mark(painter, tokens(), self._mark, QRectF(self.rect()).adjusted(1, 1, -1, -1))


def _paint_mark(painter: QPainter, tokens: Tokens, mark: Mark, badge: QRectF) -> str:
    """Draw the ground of a day and tell the colour of its number: closed is a square, own hours are a half-disc."""
    painter.setPen(Qt.PenStyle.NoPen)
    if mark is Mark.SUSPENDED:
        painter.setBrush(QColor(tokens.late_bg))
        painter.setPen(QPen(QColor(tokens.late), 1))
        painter.drawRect(badge)
        return tokens.late
    if mark is Mark.REDUCED:
        painter.setBrush(QColor(tokens.soon_bg))
        painter.drawEllipse(badge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.soon), 1.5))
        painter.drawArc(badge, 90 * 16, 180 * 16)
        return tokens.soon
    return tokens.edge if mark is Mark.SHUT else tokens.text


def _font(widget: QWidget, points: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(widget.font())
    font.setPointSize(points)
    font.setWeight(weight)
    return font


def _days_of(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return [first + timedelta(days=offset) for offset in range((following - first).days)]
