"""The year, the day that has the cursor, and what comes up."""

from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.hours import DecidedDay, YearOfHours, hours_text, week_text
from backoffice.posting import Announcement
from ui.hours.columns import COMING
from ui.hours.day_card import DayCard
from ui.hours.year import DayOfYear, Mark, Swatch, YearView
from ui.kit import Button, ElidedLabel, EmptyState, Kind, Label, Role, RowsPane, Space, written_date
from ui.tasks import TaskRunner


class YearPage(QWidget):
    """Twelve months at the left; at the right the day under the cursor and the coming exceptions.

    Signals:
        year_wanted(int | None): another year is asked for; None is the present one.
        coming_wanted(): the list of what comes up is to be read again.
    """

    year_wanted = Signal(object)
    coming_wanted = Signal()

    def __init__(self, runner: TaskRunner, *, may_decide: bool) -> None:
        super().__init__()
        self._shown: YearOfHours | None = None
        self._awaited: date | None = None
        self._year = Label("", Role.HEADING)
        self._weekly = ElidedLabel("", Role.MUTED)
        self.year_view = YearView()
        self.day = DayCard(may_decide=may_decide)
        self.coming: RowsPane[Announcement] = RowsPane(
            runner, COMING, key=_key, empty=EmptyState("Nothing is decided ahead."), name="Coming up", compact=True
        )
        self._lay_out()
        self.setFocusProxy(self.year_view)
        self.year_view.moved.connect(self._show_cursor_day)
        self.year_view.picked.connect(self.day.start_deciding)
        self.coming.opened.connect(self._go_to_coming)
        self.day.left.connect(self.year_view.setFocus)

    def show_year(self, shown: YearOfHours) -> None:
        """Show a year with everything decided in it."""
        self._shown = shown
        self._year.setText(str(shown.year))
        self._weekly.setText(week_text(shown.weekly))
        self.year_view.show_year(shown.year, shown.today, _days(shown))
        if self._awaited is not None:
            self.year_view.put_cursor(self._awaited)
            self._awaited = None
        self._show_cursor_day()

    def show_day(self, day: date) -> None:
        """Put the cursor on ``day``, in whatever year."""
        if self._shown and self._shown.year == day.year:
            self.year_view.put_cursor(day)
        else:
            self._awaited = day
            self.year_wanted.emit(day.year)

    def refresh(self) -> None:
        """Read everything again."""
        self.year_wanted.emit(self._shown.year if self._shown else None)
        self.coming_wanted.emit()

    @Slot()
    def year_before(self) -> None:
        """Show the year before."""
        self._go(-1)

    @Slot()
    def year_after(self) -> None:
        """Show the year after."""
        self._go(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = _SIDE if self.width() >= _ROOMY else _NARROW_SIDE
        self.day.setFixedWidth(side)
        self.coming.setFixedWidth(side)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addLayout(self._head())
        left.addWidget(self.year_view, 1)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self.day)
        right.addWidget(self.coming, 1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.XL)
        both.addLayout(left, 1)
        both.addLayout(right)

    def _head(self) -> QHBoxLayout:
        back, forward = Button("", Kind.QUIET, icon="chevron-left"), Button("", Kind.QUIET, icon="chevron-right")
        back.setAccessibleName("Year before")
        forward.setAccessibleName("Year after")
        back.clicked.connect(self.year_before)
        forward.clicked.connect(self.year_after)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        for widget in (back, self._year, forward):
            head.addWidget(widget)
        head.addWidget(self._weekly, 1)
        for mark in (Mark.SUSPENDED, Mark.REDUCED):
            head.addWidget(Swatch(mark))
            head.addWidget(Label(mark.value, Role.MUTED))
        return head

    def _go(self, step: int) -> None:
        if self._shown:
            self.year_wanted.emit(self._shown.year + step)

    @Slot()
    def _show_cursor_day(self) -> None:
        if self._shown is None:
            return
        day = self.year_view.cursor_day
        decided = next((known for known in self._shown.decided if known.day == day), None)
        self.day.show_day(day, self._shown.today, decided, hours_text(self._shown.weekly[day.weekday()]))

    @Slot(object)
    def _go_to_coming(self, known: Announcement) -> None:
        self.show_day(known.day.day)
        self.year_view.setFocus()


def _days(shown: YearOfHours) -> dict[date, DayOfYear]:
    decided = {known.day: known for known in shown.decided}
    first = date(shown.year, 1, 1)
    dates = (first + timedelta(days=offset) for offset in range((date(shown.year + 1, 1, 1) - first).days))
    return {day: _day_of_year(day, decided.get(day), shown) for day in dates}


def _day_of_year(day: date, decided: DecidedDay | None, shown: YearOfHours) -> DayOfYear:
    if decided:
        words = f"{written_date(day)} · {decided.name}: {hours_text(decided.hours)}"
        return DayOfYear(Mark.REDUCED if decided.hours else Mark.SUSPENDED, words)
    weekly = shown.weekly.get(day.weekday(), ())
    return DayOfYear(Mark.OPEN if weekly else Mark.SHUT, f"{written_date(day)}: {hours_text(weekly)}")


def _key(known: Announcement) -> date:
    return known.day.day


_SIDE, _NARROW_SIDE = 368, 320
_ROOMY = 960
