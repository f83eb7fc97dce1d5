"""An attachment inside the window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import Button, Kind, Label, PageViewer, Render, Role, Space
from ui.tasks import TaskRunner


class Preview(QWidget):
    """The pages of a file, under its name.

    Signals:
        closed(): the person goes back to the file of the case (Escape).
        saving_wanted(): the person wants the file as a file.
    """

    closed = Signal()
    saving_wanted = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label("", Role.STRONG, wraps=True)
        self._words = Label("", Role.MUTED, wraps=True)
        self._viewer = PageViewer(runner)
        back = Button("Back", Kind.QUIET, "chevron-left")
        back.setToolTip("Back to the case (Escape)")
        back.clicked.connect(self.closed)
        save = Button("Save as…", Kind.QUIET, "download")
        save.clicked.connect(self.saving_wanted)
        bar = QHBoxLayout()
        bar.addWidget(back)
        bar.addWidget(self._name, 1)
        bar.addWidget(save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(bar)
        layout.addWidget(self._words)
        layout.addWidget(self._viewer, 1)
        self.setFocusProxy(self._viewer)

    def show_pages(self, name: str, count: int, render: Render) -> None:
        """Show a file of ``count`` pages."""
        self._name.setText(name)
        self._words.hide()
        self._viewer.show()
        self._viewer.show_pages(count, render)

    def show_words(self, name: str, words: str) -> None:
        """Say ``words`` about a file that has no picture."""
        self._name.setText(name)
        self._viewer.clear()
        self._viewer.hide()
        self._words.setText(words)
        self._words.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
