"""The main window: sidebar, search field, the screens, the status line."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from backoffice.changes import Changes
from ui.desk import Desk, Place, Target
from ui.kit.buttons import ActionButton, Kind
from ui.kit.style import Space
from ui.screen import Screen
from ui.shell.entries import Find, ScreenEntry
from ui.shell.keys import UndoKey
from ui.shell.palette import SearchField
from ui.shell.shortcuts import ShortcutOverview
from ui.shell.sidebar import Sidebar, numbered
from ui.shell.status import StatusLine


class MainWindow(QMainWindow):
    """Shows one screen at a time and hands changes to all of them.

    Args:
        desk: what the screens share; its `Desk.wanted` leads here.
        entries: the screens of the sidebar in their order, the first of them shown at the start.
        find: looks records up for the search field, in the store's lane.
        settings: where the window's size and place are kept.

    Signals:
        person_wanted(): somebody wants to choose who acts.
        closing(): the window is about to go; work still under way may be finished.
    """

    person_wanted = Signal()
    closing = Signal()

    def __init__(self, desk: Desk, entries: Sequence[ScreenEntry], find: Find, settings: QSettings) -> None:
        super().__init__()
        self.setWindowTitle("Backoffice")
        self._desk = desk
        self._settings = settings
        self._entries = {entry.place: entry for entry in entries}
        self._screens: dict[Place, Screen] = {}
        self._trail: list[Place] = []
        self._undo_key: UndoKey | None = None
        self._stack = QStackedWidget()
        self.sidebar = Sidebar(entries)
        self.status = StatusLine(desk)
        self.search = SearchField(desk, find, self.actions_now, self)
        self._add_actions(entries)
        self._lay_out()
        self.sidebar.chosen.connect(self.show_place)
        self.sidebar.person_wanted.connect(self.person_wanted)
        desk.wanted.connect(self.navigate)
        desk.changed.connect(self._hand_round)
        self._restore_geometry()
        self.show_place(entries[0].place)

    @property
    def place(self) -> Place:
        """The screen that is shown."""
        return self._trail[-1]

    def screen_at(self, place: Place) -> Screen:
        """The screen at ``place``, made now if it was never shown."""
        if place not in self._screens:
            screen = self._entries[place].make()
            self._screens[place] = screen
            self._stack.addWidget(screen)
        return self._screens[place]

    def show_place(self, place: Place) -> None:
        """Show the screen at ``place`` as it was left."""
        screen = self.screen_at(place)
        if not self._trail or self._trail[-1] is not place:
            self._trail = [*self._trail[-_TRAIL:], place]
        self._stack.setCurrentWidget(screen)
        self.sidebar.show_place(place)
        screen.focus_first()

    def navigate(self, target: Target) -> None:
        """Go to ``target``, from anywhere; a place that this person may not see changes nothing."""
        if target.place in self._entries:
            self.show_place(target.place)
            self._screens[target.place].go_to(target)

    def go_back(self) -> None:
        """Show the screen that was shown before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.show_place(self._trail[-1])

    def actions_now(self) -> tuple[QAction, ...]:
        """Everything that can be done just now: on the screen shown, then in the window."""
        return (*self._screens[self.place].actions(), *self.actions())

    def show_shortcuts(self) -> None:
        """Show the overview of all shortcuts."""
        ShortcutOverview(self.actions_now(), self).open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._undo_key is None:
            self._undo_key = UndoKey(self.windowHandle(), self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue("window/geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def _hand_round(self, changes: Changes) -> None:
        for screen in self._screens.values():
            screen.take(changes)

    def _add_actions(self, entries: Sequence[ScreenEntry]) -> None:
        self._log_email = self._add_action("Log e-mail", self._want_email)
        self._log_letter = self._add_action("Log a letter", self._want_letter, "Ctrl+L")
        self.addAction(self.status.undo)
        for keys, entry in numbered(entries):
            self._add_action(f"Go to {entry.title}", self._show_asked, keys).setData(entry.place)
        self._add_action("Search", self.search.start, "Ctrl+K")
        self._add_action("Back", self.go_back, "Alt+Left")
        self._add_action("Shortcuts", self.show_shortcuts, "F1")
        self._add_action("Quit", self.close, "Ctrl+Q")

    def _add_action(self, text: str, slot: Callable[[], object], shortcut: str | QKeySequence = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _show_asked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.show_place(Place(action.data()))

    def _want_email(self) -> None:
        self.navigate(Target(Place.LOG, intent="email"))

    def _want_letter(self) -> None:
        self.navigate(Target(Place.LOG, intent="letter"))

    def _lay_out(self) -> None:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top())
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)
        self.setMinimumSize(960, 600)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        top.setSpacing(Space.M)
        self.search.setMinimumWidth(_SEARCH_WIDTH)
        top.addWidget(self.search)
        top.addStretch(1)
        top.addWidget(ActionButton(self._log_email))
        top.addWidget(ActionButton(self._log_letter, Kind.PRIMARY))
        return top

    def _restore_geometry(self) -> None:
        kept = self._settings.value("window/geometry")
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            self.resize(1280, 800)


_TRAIL = 50
_SEARCH_WIDTH = 440
