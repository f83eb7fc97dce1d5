"""The search field that is always there: records by what is typed, and every action with its shortcut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.kit.buttons import keys_text
from ui.kit.icons import icon
from ui.kit.offers import DETAIL_ROLE, LINE_HEIGHT, OfferDelegate
from ui.kit.style import Space
from ui.kit.text import Label, Role
from ui.shell.entries import Find, Found
from ui.tasks import Lane


@dataclass(frozen=True)
class Offer:
    """One line of the palette: a record to open or an action to do."""

    title: str
    detail: str
    icon: QIcon
    choose: Callable[[], None]


class OffersModel(QAbstractListModel):
    """The lines of the palette."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show ``offers`` in their order."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def offer_at(self, row: int) -> Offer:
        """The offer in line ``row``."""
        return self._offers[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{offer.title}, {offer.detail}" if offer.detail else offer.title
        if role == Qt.ItemDataRole.DecorationRole:
            return offer.icon
        return offer.detail if role == DETAIL_ROLE else None


class OfferList(QFrame):
    """The list beneath the search field, over the rest of the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "popup")
        self.model = OffersModel(self)
        self.view = QListView()
        self.view.setAccessibleName("Records and actions")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setItemDelegate(OfferDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.model)
        self._nothing = Label("Nothing found. Try a name, an e-mail address, a postcode or a number.", Role.MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        layout.addWidget(self.view)
        layout.addWidget(self._nothing)
        self.hide()

    def show_offers(self, offers: Sequence[Offer], below: QRect) -> None:
        """Show ``offers`` right below the rectangle ``below`` of the window, the first of them current."""
        self.model.show_offers(offers)
        self._nothing.setVisible(not offers)
        self.view.setVisible(bool(offers))
        height = min(max(len(offers), 1), _LINES) * LINE_HEIGHT + 2 * Space.XS + 2
        self.setGeometry(below.left(), below.bottom() + Space.XS, max(below.width(), _WIDTH), height)
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go ``by`` lines down, or up, and round at the ends."""
        count = self.model.rowCount()
        if count:
            self.view.setCurrentIndex(self.model.index((self.view.currentIndex().row() + by) % count, 0))


class SearchField(QLineEdit):
    """Finds records while one types and lists the actions; Up, Down and Enter choose, Escape leaves.

    Args:
        desk: where choosing a record goes.
        find: looks records up, in the store's lane.
        actions: tells which actions there are just now.
        window: what the list is shown over.
    """

    def __init__(self, desk: Desk, find: Find, actions: Callable[[], Sequence[QAction]], window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._find = find
        self._actions = actions
        self._back: QWidget | None = None
        self.list = OfferList(window)
        self.setAccessibleName("Search and actions")
        self.setAccessibleDescription("Ctrl+K")
        self.setPlaceholderText("Search customers, cases, orders, RA numbers …   Ctrl+K")
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._wait = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._wait.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)
        self.list.view.clicked.connect(self._choose)

    def start(self) -> None:
        """Take the focus and list the actions; Escape gives the focus back."""
        if not self.hasFocus():
            self._back = self.window().focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._edited(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.list.isVisible():
            self.list.step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.isVisible():
            self._choose(self.list.view.currentIndex())
        elif key is Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.list.hide()

    def _edited(self, text: str) -> None:
        if text.strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._show((), ())

    def _ask(self) -> None:
        text = self.text().strip()
        self._desk.runner.run(Lane.STORE, partial(self._find, text), partial(self._answer, text), owner=self)

    def _answer(self, text: str, found: Sequence[Found]) -> None:
        if text == self.text().strip() and self.hasFocus():
            self._show(found, text.casefold().split())

    def _show(self, found: Sequence[Found], words: Sequence[str]) -> None:
        records = [self._offer_of_record(one) for one in found]
        actions = [_offer_of(action) for action in self._actions() if _matches(action, words)]
        place = QRect(self.mapTo(self.window(), self.rect().topLeft()), self.size())
        self.list.show_offers(records + actions, place)

    def _offer_of_record(self, found: Found) -> Offer:
        go = partial(self._desk.navigate, found.target)
        return Offer(found.title, found.detail, icon(found.icon, "muted"), go)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            offer = self.list.model.offer_at(index.row())
            self._leave()
            self.clear()
            offer.choose()

    def _leave(self) -> None:
        self._wait.stop()
        self.list.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        else:
            self.clearFocus()
        self._back = None


def _matches(action: QAction, words: Sequence[str]) -> bool:
    title = action.text().casefold()
    return action.isEnabled() and action.isVisible() and all(word in title for word in words)


def _offer_of(action: QAction) -> Offer:
    symbol = icon("chevron-right", "muted") if action.icon().isNull() else action.icon()
    return Offer(action.text(), keys_text(action.shortcut()), symbol, action.trigger)


_DEBOUNCE_MS = 120
_LINES = 10
_WIDTH = 480
