"""One day: what holds on it, and the form that decides."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from backoffice.hours import DecidedDay, Decision, hours_text
from ui.kit import Button, Card, Choice, ChoiceBox, DateField, Form, Kind, Label, Role, written_date

SUSPENDED, REDUCED = "suspended", "reduced"
KINDS = (Choice(SUSPENDED, "Closed"), Choice(REDUCED, "Own hours"))


class DayCard(Card):
    """The day that has the cursor. Who may not decide reads it without the form.

    Signals:
        save_wanted(): the form's decision is to be kept.
        rehearse_wanted(): what the form's decision would move is to be shown.
        clear_wanted(date): the weekly hours are to hold again.
        left(): Escape in the form.
    """

    save_wanted = Signal()
    rehearse_wanted = Signal()
    clear_wanted = Signal(object)
    left = Signal()

    def __init__(self, *, may_decide: bool) -> None:
        super().__init__()
        self._may_decide = may_decide
        self._day = self._today = date.min
        self._heading = Label("", Role.HEADING)
        self._standing = Label("", wraps=True)
        self._note = Label("", Role.MUTED, wraps=True)
        self._clear = Button("Back to weekly hours", Kind.QUIET, icon="undo")
        self._clear.clicked.connect(self._ask_to_clear)
        self._first, self._last = DateField(self._ask_today), DateField(self._ask_today)
        self._kind = ChoiceBox(KINDS)
        self.form = self._make_form()
        for widget in (self._heading, self._standing, self._note, self._clear, self.form):
            self.body.addWidget(widget)
        self.form.setVisible(may_decide)

    def show_day(self, day: date, today: date, decided: DecidedDay | None, weekly: str) -> None:
        """Show what holds on ``day``, and offer to decide it."""
        self._day, self._today = day, today
        self._heading.setText(written_date(day))
        self._standing.setText(
            f"{decided.name}: {hours_text(decided.hours)}" if decided else f"As every week: {weekly}"
        )
        self._note.setText(decided.note if decided else "")
        self._note.setHidden(not self._note.text())
        self._clear.setVisible(decided is not None and self._may_decide)
        self._fill(day, decided)

    def decision(self) -> Decision:
        """What stands in the form."""
        values = self.form.values()
        hours = "closed" if self._kind.key == SUSPENDED else values["hours"]
        return Decision(self._first.day, self._last_day(), hours, values["name"], values["note"])

    @Slot()
    def start_deciding(self) -> None:
        """Put the focus into the form."""
        if self._may_decide:
            self._kind.setFocus()

    def _last_day(self) -> date | None:
        if self._last.is_wrong:
            return date.min  # no date at all is refused like one before the first
        return self._last.day

    def _make_form(self) -> Form:
        form = Form("Save", "Ctrl+Return")
        form.add("first", "Day", self._first)
        form.add("last", "To", self._last, optional=True)
        form.add_row("first", "last")
        form.add("kind", "That day", self._kind)
        form.add("hours", "Hours", QLineEdit(), "For example 9:00-12:00,13:00-15:30")
        form.add("name", "Name the public reads", QLineEdit())
        form.add("note", "Note for ourselves", QLineEdit(), optional=True)
        rehearse = Button("Rehearse")
        rehearse.clicked.connect(self.rehearse_wanted)
        form.add_button(rehearse)
        form.field("hours").hide()
        self._kind.changed.connect(self._offer_hours)
        form.submitted.connect(self.save_wanted)
        form.cancelled.connect(self.left)
        return form

    def _fill(self, day: date, decided: DecidedDay | None) -> None:
        self._first.set_day(day)
        self._last.set_day(None)
        self._kind.set_key(REDUCED if decided and decided.hours else SUSPENDED)
        self.form.fill(
            {
                "hours": hours_text(decided.hours) if decided and decided.hours else "",
                "name": decided.name if decided else "",
                "note": decided.note if decided else "",
            }
        )
        self.form.clear_errors()

    @Slot(str)
    def _offer_hours(self, kind: str) -> None:
        self.form.field("hours").setVisible(kind == REDUCED)

    @Slot()
    def _ask_to_clear(self) -> None:
        self.clear_wanted.emit(self._day)

    def _ask_today(self) -> date:
        return self._today
