"""A table that always fits its window: columns share the width, one gives way first, nothing scrolls sideways."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from backoffice.paging import Page
from ui.kit.chips import ChipDelegate
from ui.kit.empty import EmptyState
from ui.kit.rows import Column, RowsModel
from ui.kit.style import Size, Space
from ui.tasks import TaskRunner

R = TypeVar("R")


class RowsTable(QTableView):
    """Whole rows, walked with the arrow keys, opened with Enter or a double click.

    Signals:
        opened(row): the person wants to see this record.
        picked(row): another row is current; None when there is none.
    """

    opened = Signal(object)
    picked = Signal(object)

    def __init__(self, model: RowsModel[R], name: str, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._set_up_headers(Size.ROW_COMPACT if compact else Size.ROW)
        self._chips = ChipDelegate(self)
        for place, column in enumerate(model.columns):
            if column.chip is not None:
                self.setItemDelegateForColumn(place, self._chips)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._pick)
        model.loaded.connect(self.share_width)

    def share_width(self) -> None:
        """Give every column what it wants, and what is left to the one that gives way."""
        room = self.viewport().width()
        columns = self._rows.columns
        shown = [place for place, column in enumerate(columns) if room >= column.hide_below]
        for place in range(len(columns)):
            self.setColumnHidden(place, place not in shown)
        wishes = [self._wish(place) for place in shown]
        for place, width in zip(shown, shares(wishes, [columns[place] for place in shown], room), strict=True):
            self.setColumnWidth(place, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _set_up_headers(self, row_height: int) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(0)
        header.setResizeContentsPrecision(0)  # widths are chosen by the rows in sight

    def _wish(self, place: int) -> int:
        if self._rows.columns[place].icon_only:
            return _ICON_COLUMN
        heading = self.horizontalHeader().sectionSizeHint(place)
        return max(heading, self.sizeHintForColumn(place)) + Space.L

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.row_at(index.row()))

    def _pick(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.picked.emit(self._rows.row_at(current.row()) if current.isValid() else None)


class RowsPane(QStackedWidget, Generic[R]):
    """A list of records: the table, or what to do when there is nothing to show.

    Signals:
        opened(row): Enter or a double click.
        picked(row): another row is current; None when there is none.
    """

    opened = Signal(object)
    picked = Signal(object)

    def __init__(
        self,
        runner: TaskRunner,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        empty: EmptyState,
        name: str,
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = RowsModel(runner, columns, key, self)
        self.table = RowsTable(self.model, name, compact=compact)
        self._kept: Hashable | None = None
        self._wanted: Hashable | None = None
        self.addWidget(self.table)
        self.addWidget(empty)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self.opened)
        self.table.picked.connect(self._picked)
        self.model.loaded.connect(self._show_loaded)

    @property
    def current(self) -> R | None:
        """The row that the arrow keys stand on."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def load(self, fetch: Callable[[object | None], Page[R]]) -> None:
        """Ask a new question; see `RowsModel.load`. The current row stays current if it is in the answer."""
        self._wanted = self._kept
        self.model.load(fetch)

    def reload(self) -> None:
        """Ask the same question again, keeping the selection."""
        self._wanted = self._kept
        self.model.reload()

    def select(self, key: Hashable) -> None:
        """Make the row known by ``key`` current, as soon as it is loaded."""
        self._wanted = key
        self._select_wanted()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) row."""
        row = self.table.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.table.selectRow(row)

    def _picked(self, row: R | None) -> None:
        if row is not None:
            self._kept = self.model.key_at(self.table.currentIndex().row())
        self.picked.emit(row)

    def _show_loaded(self, count: int) -> None:
        self.setCurrentIndex(0 if count else 1)
        self._select_wanted()
        if count and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _select_wanted(self) -> None:
        place = None if self._wanted is None else self.model.position_of(self._wanted)
        if place is not None:
            self._wanted = None
            self.table.selectRow(place)


def shares(wishes: Sequence[int], columns: Sequence[Column[R]], room: int) -> list[int]:
    """How wide each column becomes, so that together they fill ``room`` pixels and never more.

    The column that gives way gets the rest. Where that is less than a readable minimum, the columns of mere text
    give way together; icons and chips keep what they want.
    """
    widths = list(wishes)
    yielding = next((place for place, column in enumerate(columns) if column.gives_way), len(columns) - 1)
    widths[yielding] = max(min(wishes[yielding], _READABLE), room - sum(widths) + widths[yielding])
    excess = sum(widths) - room
    soft = [place for place, column in enumerate(columns) if not (column.chip or column.icon_only)]
    total = sum(widths[place] for place in soft)
    if excess > 0 and total:
        for place in soft:
            widths[place] -= -(-excess * widths[place] // total)
    return [max(width, 0) for width in widths]


_ICON_COLUMN = 44
_READABLE = 160
