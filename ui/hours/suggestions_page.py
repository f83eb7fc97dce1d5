"""The holidays of a year, and what becomes of each: closed, own hours, or nothing."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.hours import Answer, SuggestedDay, hours_text
from ui.hours.columns import SUGGESTED
from ui.kit import (
    Button,
    Card,
    Choice,
    ChoiceBox,
    EmptyState,
    Form,
    Kind,
    Label,
    Role,
    RowsPane,
    Space,
    written_date,
)
from ui.tasks import TaskRunner

ANSWERS = (
    Choice(Answer.CLOSED, "Closed"),
    Choice(Answer.REDUCED, "Own hours"),
    Choice(Answer.IGNORE, "Ignore, as every week"),
)


class SuggestionsPage(QWidget):
    """Suggested days of one year; what is picked is answered beside the list.

    Signals:
        year_wanted(int): the suggestions of another year, or the same again; 0 is the present one.
        answer_wanted(): the form's answer is to be kept.
        repeat_wanted(int): the whole year is to be decided as the last one.
    """

    year_wanted = Signal(int)
    answer_wanted = Signal()
    repeat_wanted = Signal(int)

    def __init__(self, runner: TaskRunner, *, may_decide: bool) -> None:
        super().__init__()
        self._may_decide = may_decide
        self._year = 0
        self._heading = Label("", Role.HEADING)
        self.rows: RowsPane[SuggestedDay] = RowsPane(
            runner,
            SUGGESTED,
            key=_key,
            empty=EmptyState("No holiday is known for this year."),
            name="Suggested holidays",
        )
        self.repeat = Button("As last year", icon="redo")
        self.repeat.clicked.connect(self._ask_to_repeat)
        self._day = Label("", Role.HEADING, wraps=True)
        self._when = Label("", Role.MUTED)
        self._answer = ChoiceBox(ANSWERS)
        self.form = self._make_form()
        self._lay_out()
        self.setFocusProxy(self.rows)
        self.rows.picked.connect(self._show)
        self.rows.opened.connect(self._start_answering)

    @property
    def year(self) -> int:
        """The year shown."""
        return self._year

    @property
    def answer(self) -> tuple[Answer, str, str]:
        """What stands in the form: answer, hours, note."""
        values = self.form.values()
        return Answer(self._answer.key), values["hours"], values["note"]

    def show_of(self, year: int) -> None:
        """Say whose suggestions are listed; the list itself is loaded by the presenter."""
        self._year = year
        self._heading.setText(f"Holidays of {year}")
        self.repeat.setText(f"As in {year - 1}")
        self.repeat.setAccessibleName(f"As in {year - 1}")

    def refresh(self) -> None:
        """Read the suggestions again."""
        self.year_wanted.emit(self._year)

    def _make_form(self) -> Form:
        form = Form("Keep answer", shortcut="")
        form.add("answer", "On this day we are", self._answer)
        form.add("hours", "Hours that day", QLineEdit(), "For example 9:00-12:00,13:00-15:30")
        form.add("note", "Our own note", QLineEdit(), optional=True)
        form.field("hours").hide()
        self._answer.changed.connect(self._offer_hours)
        form.submitted.connect(self.answer_wanted)
        form.cancelled.connect(self.rows.setFocus)
        return form

    def _lay_out(self) -> None:
        back, forward = Button("", Kind.QUIET, icon="chevron-left"), Button("", Kind.QUIET, icon="chevron-right")
        back.setAccessibleName("Suggestions of the year before")
        forward.setAccessibleName("Suggestions of the year after")
        back.clicked.connect(self._year_before)
        forward.clicked.connect(self._year_after)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        for widget in (back, self._heading, forward):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.repeat)
        if not self._may_decide:
            self.repeat.hide()
        card = Card()
        card.setFixedWidth(_SIDE)
        card.body.addWidget(self._day)
        card.body.addWidget(self._when)
        card.body.addWidget(self.form)
        self.form.setVisible(self._may_decide)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addLayout(head)
        left.addWidget(self.rows, 1)
        right = QVBoxLayout()
        right.addWidget(card)
        right.addStretch(1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.XL)
        both.addLayout(left, 1)
        both.addLayout(right)

    @Slot(object)
    def _show(self, one: SuggestedDay | None) -> None:
        self.form.setEnabled(one is not None)
        if one is None:
            return
        self._day.setText(one.suggestion.title)
        self._when.setText(written_date(one.suggestion.day))
        known = one.offered
        self._answer.set_key(known.answer)
        self.form.fill({"hours": hours_text(known.hours) if known.hours else "", "note": known.note})
        self.form.clear_errors()

    @Slot()
    def _start_answering(self) -> None:
        if self._may_decide:
            self._answer.setFocus()

    @Slot(str)
    def _offer_hours(self, answer: str) -> None:
        self.form.field("hours").setVisible(answer == Answer.REDUCED)

    @Slot()
    def _ask_to_repeat(self) -> None:
        self.repeat_wanted.emit(self._year)

    @Slot()
    def _year_before(self) -> None:
        self.year_wanted.emit(self._year - 1)

    @Slot()
    def _year_after(self) -> None:
        self.year_wanted.emit(self._year + 1)


def _key(one: SuggestedDay) -> tuple[date, str]:
    return one.suggestion.day, one.suggestion.title


_SIDE = 320
