"""The base of every screen in the main window."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.changes import Changes, Topic
from ui.desk import Target
from ui.kit import icons
from ui.kit.style import Space
from ui.kit.text import Label, Role


class Screen(QWidget):
    """A title, what is said beside it, the screen's own buttons at the right, and below them ``body``.

    A screen overrides `refresh`, and `go_to` and `focus_first` where it has more to say than the defaults. It is
    created when first shown and then kept. `refresh` is called at the first show, and again whenever one of
    ``topics`` changed: at once while the screen is visible, else at its next show.

    Attributes:
        body: the layout that the screen fills.
    """

    def __init__(self, title: str, topics: Iterable[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._topics = frozenset(topics)
        self._stale = True
        self._title = Label(title, Role.TITLE)
        self._subtitle = Label("", Role.MUTED)
        self.header = QHBoxLayout()
        self.header.setSpacing(Space.M)
        self.header.addWidget(self._title)
        self.header.addWidget(self._subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, 0, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(self.header)
        layout.addLayout(self.body, 1)

    @property
    def title(self) -> str:
        """The screen's name, as in the sidebar."""
        return self._title.text()

    def set_subtitle(self, text: str) -> None:
        """Say something beside the title ("Monday 23 November 2026 · open until 17:00 ET")."""
        self._subtitle.setText(text)

    def add_command(self, text: str, slot: Callable[[], object], shortcut: str = "", icon: str = "") -> QAction:
        """Make an action of this screen: it works by shortcut and stands in the palette while the screen is shown.

        Args:
            text: a verb phrase in sentence case ("Issue return authorization").
            slot: a bound method without arguments.
            shortcut: as in ``"Ctrl+Return"``; works while the focus is inside the screen.
            icon: a name of `ui.kit.icons`.
        """
        action = QAction(text, self)
        if icon:
            action.setIcon(icons.icon(icon, "muted"))
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def refresh(self) -> None:
        """Load again what is shown, keeping selection and whatever was typed."""
        raise NotImplementedError

    def go_to(self, target: Target) -> None:
        """Show ``target``, which names this screen; called after the screen became visible."""

    def focus_first(self) -> None:
        """Put the focus where work starts; called whenever the screen is shown."""

    def take(self, changes: Changes) -> None:
        """Refresh now if visible and touched by ``changes``, later if hidden."""
        if not self._topics & changes.topics:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
