"""A month to pick a day from."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from ui.kit.icons import icon
from ui.kit.style import tokens


class CalendarMenu(QMenu):
    """Opens beneath a field, walked with the arrow keys; deleted when closed.

    Signals:
        picked(date): Enter on a day, or a click.
    """

    picked = Signal(object)

    def __init__(self, shown: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Pick a day")
        self.calendar = _month(shown)
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self.calendar)
        self.addAction(holder)

    def open_below(self, field: QWidget) -> None:
        """Open at the foot of ``field``."""
        self.popup(field.mapToGlobal(field.rect().bottomLeft()))
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()


def _month(shown: date) -> QCalendarWidget:
    month = QCalendarWidget()
    month.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
    weekend = QTextCharFormat()
    weekend.setForeground(QColor(tokens().muted))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        month.setWeekdayTextFormat(day, weekend)
    for name, symbol, words in (
        ("qt_calendar_prevmonth", "chevron-left", "Previous month"),
        ("qt_calendar_nextmonth", "chevron-right", "Next month"),
    ):
        button = month.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(symbol))
            button.setAccessibleName(words)
    return month
