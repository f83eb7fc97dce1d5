"""The lists of letters, one for each state, with the pieces ticked for dispatch."""

from operator import attrgetter

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.letters import LetterState, LetterSummary
from ui.kit import EmptyState, FilterChips, JobBar, Label, MasterDetail, Role, RowsPane, Space
from ui.letters.columns import columns
from ui.letters.piece_view import PieceView
from ui.letters.words import STATE_CHOICES
from ui.printing import PrintBar
from ui.tasks import TaskRunner

TICKS = 0


class Lists(QWidget):
    """Chips, list and the piece picked in it.

    Attributes:
        piece: the piece picked.
        job: long printing.
        printer: where paper goes.

    Signals:
        number_given(str): a piece number was typed or scanned, to tick it.
        ticks_changed(): other pieces are ticked.
        cases_wanted(): see the cases, from one of which letters are written.
    """

    number_given = Signal(str)
    ticks_changed = Signal()
    cases_wanted = Signal()

    def __init__(self, runner: TaskRunner, tick: QAction) -> None:
        super().__init__()
        self._ticked: dict[str, None] = {}
        self.chips = FilterChips("State", STATE_CHOICES)
        empty = EmptyState("Nothing is here. Letters are written from a case.", "Show the cases", self._want_cases)
        self.rows = RowsPane(runner, columns(self.is_ticked), attrgetter("reference"), empty, "Letters")
        self.piece = PieceView(runner)
        self.both = MasterDetail(self.rows, self.piece)
        self.printer = PrintBar(QBoxLayout.Direction.LeftToRight)
        self.job = JobBar()
        self._number = QLineEdit(placeholderText="Scan or type a piece number to tick it")
        self._number.setAccessibleName("Piece number")
        self._count = Label("", Role.MUTED)
        self._lay_out()
        self._connect(tick)
        self.follow_state()

    @property
    def state(self) -> LetterState:
        """The list shown."""
        return LetterState(self.chips.key)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The pieces ticked, in the order in which that was done."""
        return tuple(self._ticked)

    def is_ticked(self, reference: str) -> bool:
        """Whether a piece is ticked."""
        return reference in self._ticked

    def tick(self, reference: str) -> None:
        """Tick a piece, however often it is scanned."""
        self._ticked[reference] = None
        self._tell_ticks()

    @Slot()
    def tick_all(self) -> None:
        """Tick every piece that is listed."""
        model = self.rows.model
        self._ticked |= dict.fromkeys(str(model.key_at(row)) for row in range(model.rowCount()))
        self._tell_ticks()

    def clear_ticks(self) -> None:
        """Nothing is ticked any more."""
        self._ticked = {}
        self._tell_ticks()

    def show_state(self, state: LetterState) -> None:
        """Show another list."""
        self.chips.set_key(state)
        self.follow_state()

    @Slot()
    def follow_state(self) -> None:
        """Only what is printed can be ticked."""
        self._desk.setVisible(self.state is LetterState.PRINTED)

    @Slot()
    def toggle(self) -> None:
        """Tick the current piece, or take the tick away."""
        row: LetterSummary | None = self.rows.current
        if row is None or self.state is not LetterState.PRINTED:
            return
        if row.reference in self._ticked:
            del self._ticked[row.reference]
        else:
            self._ticked[row.reference] = None
        self._tell_ticks()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        top.addWidget(self.chips)
        top.addStretch(1)
        top.addWidget(self.printer)
        self._desk = QWidget(self)
        desk = QHBoxLayout(self._desk)
        desk.setContentsMargins(0, 0, 0, 0)
        desk.setSpacing(Space.M)
        desk.addWidget(self._number, 1)
        desk.addWidget(self._count, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self.job)
        layout.addWidget(self._desk)
        layout.addWidget(self.both, 1)
        self._tell_ticks()

    def _connect(self, tick: QAction) -> None:
        tick.setShortcut(QKeySequence(Qt.Key.Key_Space))
        tick.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.rows.table.addAction(tick)
        self.rows.table.clicked.connect(self._click)
        self.chips.chosen.connect(self.follow_state)
        self._number.returnPressed.connect(self._give_number)

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        if index.column() == TICKS:
            self.toggle()

    @Slot()
    def _give_number(self) -> None:
        if self._number.text().strip():
            self.number_given.emit(self._number.text())
            self._number.clear()

    @Slot()
    def _want_cases(self) -> None:
        self.cases_wanted.emit()

    def _tell_ticks(self) -> None:
        count = len(self._ticked)
        words = "Tick with Space what leaves the house, or dispatch the one picked."
        self._count.setText(f"{count} ticked" if count else words)
        self.rows.table.viewport().update()
        self.ticks_changed.emit()
