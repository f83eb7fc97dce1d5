"""All cases, and the file of one of them."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from backoffice.cases import CaseStatus, CaseSummary
from backoffice.changes import Topic
from ui.cases.columns import CaseColumns
from ui.cases.file_view import CaseFileView
from ui.desk import Target
from ui.kit import Button, Choice, EmptyState, FilterChips, Kind, RowsPane, Space, icon
from ui.screen import Screen
from ui.tasks import TaskRunner

ALL = "all"
MINE = "mine"
STATUSES = (
    Choice(CaseStatus.OPEN, "Open"),
    Choice(CaseStatus.WAITING, "Waiting"),
    Choice(CaseStatus.RESOLVED, "Resolved"),
    Choice(ALL, "All"),
)
WHOSE = (Choice(ALL, "Everybody's"), Choice(MINE, "Mine"))
PAUSE_MS = 150


class CasesScreen(Screen):
    """The list of cases, and in its place the file of the one that is open. Intents: ``open`` shows the file.

    Signals:
        asked(): another list is wanted, see `status`, `mine` and `text`.
        case_wanted(str): the file of the case of this reference is wanted.
        refresh_wanted(): what is shown may be out of date.
        letter_wanted(): somebody wants to log a letter.
    """

    asked = Signal()
    case_wanted = Signal(str)
    refresh_wanted = Signal()
    letter_wanted = Signal()

    def __init__(self, runner: TaskRunner, columns: CaseColumns) -> None:
        super().__init__("Cases", {Topic.CASES, Topic.PROMISES, Topic.CORRESPONDENCE, Topic.LETTERS, Topic.RETURNS})
        self.rows: RowsPane[CaseSummary] = RowsPane(
            runner,
            columns.all(),
            key=_key,
            empty=EmptyState("No case is like that.", "Log a letter", self.letter_wanted.emit),
            name="Cases",
        )
        self.file = CaseFileView(runner)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Number, subject or customer")
        self._search.setAccessibleName("Find cases")
        self._search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._status = FilterChips("Status", STATUSES)
        self._whose = FilterChips("Whose", WHOSE)
        self._back = Button("All cases", Kind.QUIET, "chevron-left")
        self._pages = QStackedWidget()
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._connect()
        self.add_command("Show the next case", self._next, "Alt+Down", "chevron-down")
        self.add_command("Show the previous case", self._previous, "Alt+Up", "chevron-up")

    @property
    def status(self) -> CaseStatus | None:
        """Which status is wanted; None is any."""
        return None if self._status.key == ALL else CaseStatus(self._status.key)

    @property
    def mine(self) -> bool:
        """Whether only the person's own cases are wanted."""
        return self._whose.key == MINE

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._search.text()

    def show_list(self) -> None:
        """Show the list in place of a file."""
        self._pages.setCurrentIndex(0)
        self.rows.setFocus()

    def show_file(self) -> None:
        """Show the file in place of the list."""
        self._pages.setCurrentIndex(1)
        self.file.setFocus()

    def refresh(self) -> None:
        self.refresh_wanted.emit()

    def go_to(self, target: Target) -> None:
        if target.reference:
            self.case_wanted.emit(target.reference)
            self.show_file()

    def focus_first(self) -> None:
        (self.file if self._pages.currentIndex() else self.rows).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex():
            self.show_list()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(Space.L)
        self._search.setMaximumWidth(320)
        filters.addWidget(self._search, 1)
        filters.addWidget(self._status)
        filters.addWidget(self._whose)
        filters.addStretch(1)
        listed = QWidget()
        page = QVBoxLayout(listed)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.M)
        page.addLayout(filters)
        page.addWidget(self.rows, 1)
        opened = QWidget()
        page = QVBoxLayout(opened)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.S)
        bar = QHBoxLayout()
        bar.addWidget(self._back)
        bar.addStretch(1)
        page.addLayout(bar)
        page.addWidget(self.file, 1)
        self._pages.addWidget(listed)
        self._pages.addWidget(opened)
        self.body.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._search.textEdited.connect(self._pause.start)
        self._pause.timeout.connect(self.asked)
        self._status.chosen.connect(self.asked)
        self._whose.chosen.connect(self.asked)
        self._back.clicked.connect(self.show_list)
        self.rows.opened.connect(self._open)

    @Slot(object)
    def _open(self, row: CaseSummary) -> None:
        self.case_wanted.emit(row.reference)
        self.show_file()

    @Slot()
    def _next(self) -> None:
        self._step(1)

    @Slot()
    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self.rows.step(by)
        row = self.rows.current
        if row is not None and self._pages.currentIndex():
            self.case_wanted.emit(row.reference)


def _key(row: CaseSummary) -> str:
    return row.reference
