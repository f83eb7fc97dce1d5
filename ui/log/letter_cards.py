"""What stands beside a letter's form: what it will start, what it may repeat, and what was logged last."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from backoffice.correspondence import Duplicate, LoggedPiece
from backoffice.promises import KIND_NAMES, Deadline
from ui.kit import Badge, Button, Card, Chip, Kind, Label, Role, Space, Tone
from ui.moments import moment_text


class StartsCard(Card):
    """The promises that the letter will start, with their dates."""

    def __init__(self) -> None:
        super().__init__("What this letter starts")
        self._sentence = Label("", Role.MUTED, wraps=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self._sentence)
        self.body.addLayout(self._grid)
        self.show_deadlines((), ZoneInfo("UTC"))

    def show_deadlines(self, deadlines: Sequence[Deadline], zone: ZoneInfo) -> None:
        """Show what is promised, in the business zone."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._sentence.setText("" if deadlines else "Its promises appear here as soon as its dates are possible.")
        self._sentence.setHidden(bool(deadlines))
        for row, deadline in enumerate(deadlines):
            self._grid.addWidget(Label(KIND_NAMES[deadline.kind], Role.STRONG), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Label(_span(deadline, zone), wraps=True), row, 1)


class DuplicateCard(Card):
    """The letter may have been logged before; the person says what it is.

    Signals:
        copy_told(Duplicate): it is a second copy of that piece.
        another_told(): it is another letter.
        same_told(): it is the same letter; nothing is to be logged.
    """

    copy_told = Signal(object)
    another_told = Signal()
    same_told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._duplicates: tuple[Duplicate, ...] = ()
        self._why = Label("", wraps=True)
        self._answers = QWidget()
        self._another = Button("Another letter")
        self._another.clicked.connect(self.another_told)
        second = Button("Second copy")
        second.clicked.connect(self._tell_copy)
        same = Button("The same: do not log", Kind.QUIET)
        same.clicked.connect(self.same_told)
        answers = QHBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(Space.S)
        for button in (self._another, second, same):
            answers.addWidget(button)
        answers.addStretch(1)
        self.body.addWidget(Badge(Chip(Tone.SOON, "Logged before?")))
        self.body.addWidget(self._why)
        self.body.addWidget(self._answers)
        self.hide()

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """What is shown."""
        return self._duplicates

    def show_duplicates(self, duplicates: Sequence[Duplicate]) -> None:
        """Warn of ``duplicates`` while the letter is typed; without any the card is hidden."""
        self._duplicates = tuple(duplicates)
        self._why.setText("\n".join(duplicate.why for duplicate in duplicates))
        self._answers.hide()
        self.setVisible(bool(duplicates))

    def ask(self, duplicates: Sequence[Duplicate]) -> None:
        """Ask what the letter is, since saving waits for the answer."""
        self.show_duplicates(duplicates)
        self._answers.show()
        self._another.setFocus()

    @Slot()
    def _tell_copy(self) -> None:
        self.copy_told.emit(self._duplicates[0])


class LoggedCard(Card):
    """What was logged last; hidden until there is something.

    Signals:
        case_wanted(str): the person wants to see its case.
    """

    case_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Just logged")
        self._logged: LoggedPiece | None = None
        self._what = Label("", wraps=True, selectable=True)
        self._promises = Label("", Role.MUTED, wraps=True)
        self.open = Button("Open the case", icon="cases")
        self.open.clicked.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        self.body.addWidget(self._what)
        self.body.addWidget(self._promises)
        self.body.addLayout(row)
        self.hide()

    def show_logged(self, logged: LoggedPiece, zone: ZoneInfo) -> None:
        """Show where a piece was filed and what was promised."""
        self._logged = logged
        self._what.setText(f"{logged.case_reference}: {logged.customer_name}")
        lines = [f"{KIND_NAMES[one.kind]} by {moment_text(one.due, zone)}" for one in logged.promises]
        self._promises.setText("\n".join(lines) or "It starts no promises of its own.")
        self.show()

    @Slot()
    def _open(self) -> None:
        if self._logged is not None:
            self.case_wanted.emit(self._logged.case_reference)


def _span(deadline: Deadline, zone: ZoneInfo) -> str:
    """The edges of a promise: one moment, or the window it opens."""
    due = moment_text(deadline.due, zone)
    if deadline.earliest == deadline.start:
        return f"by {due}"
    return f"from {moment_text(deadline.earliest, zone)}\nby {due}"
