"""The year's hours, what was decided, and the form that decides."""

from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.changes import Topic
from backoffice.hours import DecidedDay, Decision, YearOfHours, hours_text, week_text
from ui.hours.year import DayOfYear, Mark, Swatch, YearView
from ui.kit import Button, Card, Choice, ChoiceBox, DateField, Form, Kind, Label, Role, Space, written_date
from ui.screen import Screen

SUSPENDED = "suspended"
REDUCED = "reduced"


class HoursScreen(Screen):
    """A year of business hours. Managers decide; everybody else sees.

    Signals:
        year_wanted(int | None): another year is asked for; None is the present one.
        save_wanted(): the form's decision is to be kept.
        clear_wanted(date): the weekly hours are to hold again.
    """

    year_wanted = Signal(object)
    save_wanted = Signal()
    clear_wanted = Signal(object)

    def __init__(self, *, may_decide: bool) -> None:
        super().__init__("Hours", {Topic.HOURS})
        self._may_decide = may_decide
        self._shown: YearOfHours | None = None
        self.year_view = YearView()
        self.year_view.moved.connect(self._show_day)
        self.year_view.picked.connect(self._edit)
        self._year = Label("", Role.HEADING)
        self.form = self._make_form()
        self._coming = Label("", wraps=True)
        self._clear = Button("Back to weekly hours")
        self._clear.clicked.connect(self._ask_to_clear)
        self.form.add_button(self._clear)
        self._lay_out()
        self._add_commands()

    def show_year(self, shown: YearOfHours) -> None:
        """Show a year with everything decided in it."""
        self._shown = shown
        self._year.setText(str(shown.year))
        self.set_subtitle(f"Every week: {week_text(shown.weekly)}")
        self.year_view.show_year(shown.year, shown.today, _days(shown))
        self._coming.setText("\n".join(_line(decided) for decided in shown.coming) or "Nothing is decided ahead.")
        self._show_day(self.year_view.cursor_day)

    def decision(self) -> Decision:
        """What stands in the form."""
        values = self.form.values()
        hours = "closed" if self._kind.key == SUSPENDED else values["hours"]
        return Decision(self._first.day, self._last.day, hours, values["name"], values["note"])

    def refresh(self) -> None:
        self.year_wanted.emit(self._shown.year if self._shown else None)

    def focus_first(self) -> None:
        self.year_view.setFocus()

    def _make_form(self) -> Form:
        form = Form("Save", "Ctrl+Return")
        self._first = form.add("first", "Day", DateField(self._ask_today))
        self._last = form.add("last", "To", DateField(self._ask_today), optional=True)
        form.add_row("first", "last")
        self._kind = form.add(
            "kind", "That day", ChoiceBox([Choice(SUSPENDED, "Closed"), Choice(REDUCED, "Own hours")])
        )
        self._hours = form.add("hours", "Hours", QLineEdit(), "For example 9:00-12:00,13:00-15:30")
        form.add("name", "Name the public reads", QLineEdit())
        form.add("note", "Note for ourselves", QLineEdit(), optional=True)
        form.field("hours").hide()
        self._kind.changed.connect(self._offer_hours)
        form.submitted.connect(self.save_wanted)
        return form

    def _lay_out(self) -> None:
        back, forward = Button("", Kind.QUIET, icon="chevron-left"), Button("", Kind.QUIET, icon="chevron-right")
        back.setAccessibleName("Year before")
        forward.setAccessibleName("Year after")
        back.clicked.connect(self._year_before)
        forward.clicked.connect(self._year_after)
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self._year)
        head.addWidget(forward)
        head.addSpacing(Space.L)
        head.addWidget(Legend(), 1)
        left = QVBoxLayout()
        left.addLayout(head)
        left.addWidget(self.year_view, 1)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self._day_card())
        right.addWidget(self._coming_card())
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(Space.XL)
        both.addLayout(left, 1)
        both.addLayout(right)
        self.body.addLayout(both, 1)

    def _day_card(self) -> Card:
        card = Card()
        card.setFixedWidth(320)
        self._heading = Label("", Role.HEADING)
        self._standing = Label("", Role.MUTED, wraps=True)
        card.body.addWidget(self._heading)
        card.body.addWidget(self._standing)
        card.body.addWidget(self.form)
        self.form.setVisible(self._may_decide)
        return card

    def _coming_card(self) -> Card:
        card = Card("Coming up")
        card.setFixedWidth(320)
        card.body.addWidget(self._coming)
        return card

    def _add_commands(self) -> None:
        self.add_command("Show the year before", self._year_before, "Alt+PgUp", "chevron-left")
        self.add_command("Show the year after", self._year_after, "Alt+PgDown", "chevron-right")
        if self._may_decide:
            self.add_command("Decide this day's hours", self._edit_cursor_day, "Ctrl+E", "edit")

    def _ask_today(self) -> date:
        return self._shown.today if self._shown else date.min

    @Slot()
    def _year_before(self) -> None:
        self._go(-1)

    @Slot()
    def _year_after(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        if self._shown:
            self.year_wanted.emit(self._shown.year + step)

    @Slot(str)
    def _offer_hours(self, kind: str) -> None:
        self.form.field("hours").setVisible(kind == REDUCED)

    @Slot(object)
    def _show_day(self, day: date) -> None:
        decided = self._decided_on(day)
        self._heading.setText(written_date(day))
        self._standing.setText(_line(decided) if decided else "The weekly hours hold.")
        self._clear.setVisible(decided is not None)
        self._first.set_day(day)
        self._last.set_day(None)
        self._kind.set_key(REDUCED if decided and decided.hours else SUSPENDED)
        texts = {"hours": "", "name": "", "note": ""}
        if decided:
            texts = {"hours": hours_text(decided.hours), "name": decided.name, "note": decided.note}
        self.form.fill(texts if not decided or decided.hours else texts | {"hours": ""})
        self.form.clear_errors()

    @Slot(object)
    def _edit(self, _day: date) -> None:
        if self._may_decide:
            self._kind.setFocus()

    @Slot()
    def _edit_cursor_day(self) -> None:
        self._edit(self.year_view.cursor_day)

    @Slot()
    def _ask_to_clear(self) -> None:
        self.clear_wanted.emit(self.year_view.cursor_day)

    def _decided_on(self, day: date) -> DecidedDay | None:
        decided = self._shown.decided if self._shown else ()
        return next((known for known in decided if known.day == day), None)


class Legend(QWidget):
    """What the shapes of the year mean."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addStretch(1)
        for mark in (Mark.SUSPENDED, Mark.REDUCED):
            row.addWidget(Swatch(mark))
            row.addWidget(Label(mark.value, Role.MUTED))
            row.addSpacing(Space.M)


def _days(shown: YearOfHours) -> dict[date, DayOfYear]:
    decided = {known.day: known for known in shown.decided}
    first = date(shown.year, 1, 1)
    dates = (first + timedelta(days=offset) for offset in range((date(shown.year + 1, 1, 1) - first).days))
    return {day: _day_of_year(day, decided.get(day), shown) for day in dates}


def _day_of_year(day: date, decided: DecidedDay | None, shown: YearOfHours) -> DayOfYear:
    if decided:
        return DayOfYear(Mark.REDUCED if decided.hours else Mark.SUSPENDED, _line(decided))
    weekly = shown.weekly.get(day.weekday(), ())
    return DayOfYear(Mark.OPEN if weekly else Mark.SHUT, f"{written_date(day)}: {hours_text(weekly)}")


def _line(decided: DecidedDay) -> str:
    return f"{written_date(decided.day)} · {decided.name}: {hours_text(decided.hours)}"
