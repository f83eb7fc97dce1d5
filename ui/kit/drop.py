"""Where files are dropped, or picked by those who use the keyboard."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.kit.buttons import Button, Kind
from ui.kit.prompts import Prompts
from ui.kit.style import Space
from ui.kit.text import Label, Role


class DropArea(QWidget):
    """Takes files of some kinds.

    Args:
        sentence: what may be dropped ("Drop scans here").
        suffixes: which files are taken, as in ``(".pdf", ".jpg")``; others are left alone.
        prompts: asks for files when the button is pressed.
        patterns: for that question, as in ``"Scans (*.pdf *.jpg)"``.

    Signals:
        dropped(tuple[Path, ...]): the files, in the order in which they came.
    """

    dropped = Signal(object)

    def __init__(
        self, sentence: str, suffixes: Sequence[str], prompts: Prompts, patterns: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._suffixes = tuple(suffix.lower() for suffix in suffixes)
        self._prompts = prompts
        self._patterns = patterns
        self.setAccessibleName(sentence)
        self.setAcceptDrops(True)
        self.setProperty("surface", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = Button("Choose files…", Kind.QUIET, icon="attach")
        self.button.clicked.connect(self._choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        layout.addWidget(Label(f"{sentence}, or", Role.MUTED))
        layout.addWidget(self.button)
        layout.addStretch(1)
        self.setFocusProxy(self.button)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._taken(event):
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(over=False)
        if paths := self._taken(event):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _taken(self, event: QDropEvent) -> tuple[Path, ...]:
        paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        return tuple(path for path in paths if path.suffix.lower() in self._suffixes)

    def _choose(self) -> None:
        self._prompts.open_files(self._sentence, self._patterns, self.dropped.emit)

    def _mark(self, *, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)
