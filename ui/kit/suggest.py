"""A line that suggests records while one types; the answers come from the store, never from a whole table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from ui.kit.offers import DETAIL_ROLE, OfferDelegate
from ui.tasks import Lane, TaskRunner


@dataclass(frozen=True)
class Suggestion:
    """One record to choose: how the program knows it, its name, and what tells it from its namesakes."""

    key: str
    text: str
    detail: str = ""


class SuggestEdit(QLineEdit):
    """Asks ``query`` for suggestions from the second character on, a moment after the last key.

    Enter or Tab takes the suggestion that the arrow keys stand on; changing the text lets go of the choice. Answers
    to text that is no longer there are dropped.

    Signals:
        chosen(Suggestion): the person took a suggestion.
        dropped(): the text changed, so that nothing is chosen any more.
    """

    chosen = Signal(object)
    dropped = Signal()

    def __init__(
        self, runner: TaskRunner, query: Callable[[str], Sequence[Suggestion]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._query = query
        self._choice: Suggestion | None = None
        self._found: tuple[Suggestion, ...] = ()
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._popup = QListView(self)
        self._popup.setAccessibleName("Suggestions")
        self._completer.setPopup(self._popup)
        self._popup.setItemDelegate(OfferDelegate(self._popup))
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index] # the stubs know no overloads
        self._wait = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._wait.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)

    @property
    def choice(self) -> Suggestion | None:
        """What was chosen and still stands in the line."""
        return self._choice

    def set_choice(self, choice: Suggestion | None) -> None:
        """Show ``choice`` as if it had been taken, without telling anybody."""
        self._choice = choice
        self._wait.stop()
        self.setText("" if choice is None else choice.text)

    def _edited(self, text: str) -> None:
        if self._choice is not None:
            self._choice = None
            self.dropped.emit()
        if len(text.strip()) >= _LEAST:
            self._wait.start()
        else:
            self._wait.stop()
            self._popup.hide()

    def _ask(self) -> None:
        text = self.text().strip()
        self._runner.run(Lane.STORE, partial(self._query, text), partial(self._show, text), owner=self)

    def _show(self, text: str, found: Sequence[Suggestion]) -> None:
        if text != self.text().strip() or self._choice is not None or not self.hasFocus():
            return
        self._found = tuple(found)
        self._model.clear()
        for suggestion in self._found:
            self._model.appendRow(_item(suggestion))
        if self._found:
            self._completer.complete()
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._popup.hide()

    def _take(self, index: QModelIndex) -> None:
        self.set_choice(self._found[index.row()])
        self.chosen.emit(self._choice)


def _item(suggestion: Suggestion) -> QStandardItem:
    item = QStandardItem(suggestion.text)
    item.setData(suggestion.detail, DETAIL_ROLE)
    item.setData(f"{suggestion.text}, {suggestion.detail}", Qt.ItemDataRole.AccessibleTextRole)
    item.setEditable(False)
    return item


_LEAST = 2
_DEBOUNCE_MS = 120
