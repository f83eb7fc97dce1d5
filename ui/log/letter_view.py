"""Logging a letter: the form at the left, what it will start at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from backoffice.correspondence import Duplicate
from ui.kit import Button, Kind, Label, PageViewer, Role, Space, written_date
from ui.log.letter_cards import DuplicateCard, LoggedCard, StartsCard
from ui.log.letter_form import LetterForm
from ui.log.scans import Scan
from ui.tasks import TaskRunner


class LetterView(QWidget):
    """The letter that is being logged.

    Attributes:
        form: its fields.
        starts: the promises it will start.
        duplicates: what it may repeat.
        logged: the letter before it.

    Signals:
        afresh_wanted(): empty the form, what was kept from the last letter included.
    """

    afresh_wanted = Signal()

    def __init__(self, runner: TaskRunner, form: LetterForm) -> None:
        super().__init__()
        self.form = form
        self.starts = StartsCard()
        self.duplicates = DuplicateCard()
        self.logged = LoggedCard()
        self._kept = Label("", Role.MUTED, wraps=True)
        self._afresh = Button("Start afresh", Kind.QUIET, icon="undo")
        self._afresh.clicked.connect(self.afresh_wanted)
        self._viewer = PageViewer(runner)
        self._viewer.hide()
        both = QWidget()
        self._columns = QHBoxLayout(both)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setWidget(both)
        form.scans.picked.connect(self._show_scan)
        form.scans.changed.connect(self._follow_scans)
        self._lay_out()
        self.show_kept(kept=False)

    def show_kept(self, *, kept: bool) -> None:
        """Say what stays from the last letter, so that nothing carries over unseen."""
        day = self.form.received.day
        if kept and day is not None:
            self._kept.setText(f"Kept from the last letter: {self.form.kind.currentText()}, {written_date(day)}.")
        self._kept.setVisible(kept)
        self._afresh.setVisible(kept)

    def ask_about(self, duplicates: Sequence[Duplicate]) -> None:
        """Ask what the letter is, where the person can see it."""
        self.duplicates.ask(duplicates)
        self._columns.activate()
        self._area.ensureWidgetVisible(self.duplicates)

    def _lay_out(self) -> None:
        kept = QHBoxLayout()
        kept.addWidget(self._kept, 1)
        kept.addWidget(self._afresh)
        left = QVBoxLayout()
        left.addLayout(kept)
        left.addWidget(self.form)
        left.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(Space.M)
        for card in (self.starts, self.duplicates, self.logged):
            side.addWidget(card)
        side.addWidget(self._viewer, 1)
        side.addStretch(0)
        self._columns.setContentsMargins(0, Space.M, Space.S, 0)
        self._columns.setSpacing(Space.XL)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(side, 2)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def _show_scan(self, scan: Scan) -> None:
        self._viewer.setVisible(bool(scan.facts.pages))
        self._viewer.show_pages(scan.facts.pages, scan.render)

    def _follow_scans(self) -> None:
        if not self.form.scans.scans:
            self._viewer.clear()
            self._viewer.hide()
