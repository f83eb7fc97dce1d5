"""What is due today and after, with the case of the row that the arrow keys stand on beside it."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from backoffice.changes import Topic
from backoffice.promises import KIND_NAMES, MOST, Channel, DuePromise, PromiseKind, TodayFigures, When
from ui.cases import CaseFileView
from ui.kit import Choice, ChoiceBox, EmptyState, FigureRow, FilterChips, MasterDetail, RowsPane, Space
from ui.moments import moment_text, time_text
from ui.screen import Screen
from ui.tasks import TaskRunner
from ui.today.columns import DueColumns

ALL = "all"
MINE = "mine"
ESCALATED = "escalated"
FIGURES = (
    Choice(When.TODAY, "late or due today"),
    Choice(When.SOON, "due in two business days"),
    Choice(When.WINDOW, "in the answer window"),
    Choice(When.MISSED, "promises kept this month"),
)
WHOSE = (Choice(ALL, "All"), Choice(MINE, "Mine"), Choice(ESCALATED, "Escalated"))
CHANNELS = (
    Choice(ALL, "Any"),
    Choice(Channel.MAIL, "Post"),
    Choice(Channel.EMAIL, "E-mail"),
    Choice(Channel.PHONE, "Phone"),
    Choice(Channel.WEB, "Web"),
)
KINDS = (Choice(ALL, "Every promise"), *(Choice(kind, name) for kind, name in KIND_NAMES.items()))
EVERY_MINUTE_MS = 60_000


class TodayScreen(Screen):
    """What is due, most urgent first. The figures filter; picking a row shows its case beside the list.

    Signals:
        asked(): another list is wanted, see `when`, `whose`, `channel` and `kind`.
        case_wanted(str): the file of the case of this reference is wanted; empty for none.
        case_opened(str): the case is wanted on its own screen.
        refresh_wanted(): what is shown may be out of date.
        letter_wanted(): somebody wants to log a letter.
    """

    asked = Signal()
    case_wanted = Signal(str)
    case_opened = Signal(str)
    refresh_wanted = Signal()
    letter_wanted = Signal()

    def __init__(self, runner: TaskRunner, columns: DueColumns) -> None:
        super().__init__("Today", {Topic.PROMISES, Topic.CASES, Topic.CORRESPONDENCE, Topic.HOURS})
        self._columns = columns
        self.rows: RowsPane[DuePromise] = RowsPane(
            runner,
            columns.all(),
            key=_key,
            empty=EmptyState("Nothing is due here.", "Log a letter", self.letter_wanted.emit),
            name="Promises due",
        )
        self.file = CaseFileView(runner)
        self.figures = FigureRow(FIGURES)
        self._whose = FilterChips("Whose", WHOSE)
        self._channel = FilterChips("Channel", CHANNELS)
        self._kind = ChoiceBox(KINDS)
        self._kind.setAccessibleName("Kind of promise")
        self._kind.setMinimumWidth(NARROW_BOX)
        self._wants_file = True
        self._split = MasterDetail(self.rows, self.file)
        self._split.setSizes(SHARES)
        self.body.addWidget(self.figures)
        self.body.addLayout(self._filters())
        self.body.addWidget(self._split, 1)
        self._clock = QTimer(self, interval=EVERY_MINUTE_MS)
        self._walk = QTimer(self, singleShot=True, interval=WALK_MS)
        self._connect()
        self.add_command("Show the case beside the list, or hide it", self._toggle_file, "Ctrl+Shift+B", "eye")

    @property
    def when(self) -> When:
        """How near they are to be."""
        return When(self.figures.key or When.ANY)

    @property
    def channel(self) -> Channel | None:
        """The channel wanted; None is any."""
        return None if self._channel.key == ALL else Channel(self._channel.key)

    @property
    def kind(self) -> PromiseKind | None:
        """The kind of promise wanted; None is any."""
        return None if self._kind.key == ALL else PromiseKind(self._kind.key)

    @property
    def mine(self) -> bool:
        """Whether only promises of the person's own cases are wanted."""
        return self._whose.key == MINE

    @property
    def escalated(self) -> bool:
        """Whether only promises of escalated cases are wanted."""
        return self._whose.key == ESCALATED

    def show_figures(self, figures: TodayFigures) -> None:
        """Show how the day stands; moments are in its zone from now on."""
        self._columns.zone = figures.zone
        self.set_subtitle(subtitle(figures))
        kept = "–" if figures.kept_percent is None else f"{figures.kept_percent} %"
        counts = {when.value: count_text(count) for when, count in figures.counts.items()}
        self.figures.show_numbers(counts | {When.MISSED.value: kept})

    def refresh(self) -> None:
        self.refresh_wanted.emit()

    def focus_first(self) -> None:
        self.rows.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(self._whose)
        row.addWidget(self._channel)
        row.addWidget(self._kind)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.figures.chosen.connect(self.asked)
        self._whose.chosen.connect(self.asked)
        self._channel.chosen.connect(self.asked)
        self._kind.changed.connect(self.asked)
        self._clock.timeout.connect(self.refresh_wanted)
        self.rows.opened.connect(self._open)
        self.rows.picked.connect(self._walk.start)
        self.rows.model.loaded.connect(self._walk.start)
        self._walk.timeout.connect(self._show_current)

    def _arrange(self) -> None:
        """The case stands beside the list where there is room for both; else it opens on its own screen."""
        if self._wants_file and self._split.side_by_side:
            self._split.show_detail()
        else:
            self._split.show_master()

    @Slot(object)
    def _open(self, row: DuePromise) -> None:
        self.case_opened.emit(row.case)

    @Slot()
    def _show_current(self) -> None:
        row = self.rows.current
        if not self.file.isHidden():
            self.case_wanted.emit(row.case if row else "")

    @Slot()
    def _toggle_file(self) -> None:
        self._wants_file = not self._wants_file
        self._arrange()
        self._show_current()


def subtitle(figures: TodayFigures) -> str:
    """``Monday 23 November 2026 · open until 17:00 EST``."""
    now = figures.now
    day = f"{now:%A} {now.day} {now:%B %Y}"
    if figures.open_until is not None:
        return f"{day} · open until {time_text(figures.open_until, figures.zone)} {now:%Z}"
    if figures.opens_at is not None:
        return f"{day} · closed, opens {moment_text(figures.opens_at, figures.zone)}"
    return day


def count_text(count: int) -> str:
    """``11``; what was not counted to its end is ``1000+``."""
    return f"{count}+" if count >= MOST else str(count)


def _key(row: DuePromise) -> int:
    return row.promise.id


NARROW_BOX = 96
SHARES = (660, 360)
WALK_MS = 80  # holding an arrow key down reads no file of the rows that it only passes
