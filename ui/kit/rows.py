"""A table's rows, page by page from the store: no list ever loads a whole table."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from backoffice.paging import Page
from ui.kit.chips import CHIP_ROLE, Chip
from ui.kit.icons import icon
from ui.kit.style import tokens
from ui.kit.text import plain_tip
from ui.tasks import Lane, TaskRunner

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: what it shows of a row, and how it shares the width.

    Attributes:
        title: its heading.
        text: the words of a cell; they are the tooltip and what a screen reader says, too.
        gives_way: takes what room is left, and is the first to be cut; exactly one column of a table.
        muted: secondary text.
        right: aligned right (amounts, counts).
        icon: the name of an icon before the words.
        icon_only: the words are not drawn.
        chip: drawn instead of the words, which should say the same; never cut.
        hide_below: the column is left out while the table is narrower than this many pixels.
    """

    title: str
    text: Callable[[R], str]
    gives_way: bool = False
    muted: bool = False
    right: bool = False
    icon: Callable[[R], str] | None = None
    icon_only: bool = False
    chip: Callable[[R], Chip] | None = None
    hide_below: int = 0


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows fetched by key, a page at a time, in the store's lane.

    Answers to a question that is no longer asked are dropped. Reloading keeps what stayed the same, so that a view
    keeps its selection and its place.

    Signals:
        loaded(int): the answer to `load` or `reload` is in; the number of rows known so far.
    """

    loaded = Signal(int)

    def __init__(
        self,
        runner: TaskRunner,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._runner = runner
        self._key = key
        self._rows: list[R] = []
        self._fetch: Callable[[object | None], Page[R]] | None = None
        self._next: object | None = None
        self._asked_for: object | None = None
        self._question = 0
        self._awaited = 0

    def load(self, fetch: Callable[[object | None], Page[R]]) -> None:
        """Ask a new question.

        Args:
            fetch: answers with the page after a key, None standing for the first; runs in the store's lane.
        """
        self._fetch = fetch
        self._ask(partial(fetch, None), self._start_over)

    def reload(self) -> None:
        """Ask the same question again, as far down as rows are known.

        While an answer is awaited nothing is asked twice: the store's lane is serial, so that answer will be younger
        than whatever was saved before this call.
        """
        if self._fetch is not None and not self._awaited:
            self._ask(partial(_read_down, self._fetch, len(self._rows)), self._update)

    def row_at(self, row: int) -> R:
        """The row at position ``row``."""
        return self._rows[row]

    def position_of(self, key: Hashable) -> int | None:
        """Where the row known by ``key`` stands, if it is loaded."""
        return next((place for place, row in enumerate(self._rows) if self._key(row) == key), None)

    def key_at(self, row: int) -> Hashable:
        """What the row at position ``row`` is known by."""
        return self._key(self._rows[row])

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        return _cell(self.columns[index.column()], self._rows[index.row()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column.icon_only else column.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return column.title
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and self._next is not None and self._next != self._asked_for

    def fetchMore(self, parent: AnyIndex) -> None:
        if self._fetch is None or not self.canFetchMore(parent):
            return
        self._asked_for = after = self._next
        job = self._runner.run(
            Lane.STORE, partial(self._fetch, after), partial(self._append, self._question, after), owner=self
        )
        job.ended.connect(self._more_ended)

    def _ask(self, work: Callable[[], Page[R]], show: Callable[[Page[R]], None]) -> None:
        self._question += 1
        self._awaited += 1
        job = self._runner.run(Lane.STORE, work, partial(self._answer, self._question, show), owner=self)
        job.ended.connect(self._question_ended)

    def _question_ended(self) -> None:
        self._awaited -= 1

    def _answer(self, question: int, show: Callable[[Page[R]], None], page: Page[R]) -> None:
        if question != self._question:
            return
        self._next = page.next_key  # first, since a view asks for more as soon as it hears of the rows
        self._asked_for = None
        show(page)
        self.loaded.emit(len(self._rows))

    def _start_over(self, page: Page[R]) -> None:
        self.beginResetModel()
        self._rows = list(page.rows)
        self.endResetModel()

    def _append(self, question: int, after: object, page: Page[R]) -> None:
        if question != self._question or after != self._next:
            return
        self._next = page.next_key
        if page.rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()

    def _more_ended(self) -> None:
        self._asked_for = None

    def _update(self, page: Page[R]) -> None:
        self._drop_all_but({self._key(row) for row in page.rows})
        for place, row in enumerate(page.rows):
            self._put(place, row)

    def _drop_all_but(self, keys: set[Hashable]) -> None:
        for place in range(len(self._rows) - 1, -1, -1):
            if self._key(self._rows[place]) not in keys:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()

    def _put(self, place: int, row: R) -> None:
        key = self._key(row)
        in_place = place < len(self._rows) and self.key_at(place) == key
        known = place if in_place else self.position_of(key)
        if known is None:
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if known != place:
            self.beginMoveRows(QModelIndex(), known, known, QModelIndex(), place)
            self._rows.insert(place, self._rows.pop(known))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))


def _read_down(fetch: Callable[[object | None], Page[R]], count: int) -> Page[R]:
    page = fetch(None)
    rows = list(page.rows)
    while page.next_key is not None and len(rows) < count:
        page = fetch(page.next_key)
        rows.extend(page.rows)
    return Page(tuple(rows), page.next_key)


def _cell(column: Column[R], row: R, role: int) -> Any:
    show = _SHOWN.get(role)
    return None if show is None else show(column, row)


def _display(column: Column[R], row: R) -> str:
    return "" if column.icon_only else column.text(row)


def _accessible(column: Column[R], row: R) -> str:
    return f"{column.title}: {column.text(row)}"


def _tip(column: Column[R], row: R) -> str | None:
    words = column.text(row)
    return plain_tip(words) if words else None


def _decoration(column: Column[R], row: R) -> QIcon | None:
    name = column.icon(row) if column.icon else ""
    return icon(name, "muted") if name else None


def _colour(column: Column[R], _row: R) -> QColor | None:
    return QColor(tokens().muted) if column.muted else None


def _placed(column: Column[R], _row: R) -> Qt.AlignmentFlag:
    return _alignment(column)


def _chip(column: Column[R], row: R) -> Chip | None:
    return column.chip(row) if column.chip else None


def _alignment(column: Column[R]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_SHOWN: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: _display,
    Qt.ItemDataRole.AccessibleTextRole: _accessible,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.DecorationRole: _decoration,
    Qt.ItemDataRole.ForegroundRole: _colour,
    Qt.ItemDataRole.TextAlignmentRole: _placed,
    CHIP_ROLE: _chip,
}
