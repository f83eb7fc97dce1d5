"""The prompts as a person sees them: dialogs that belong to the window and do not stop the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from ui.kit.buttons import Button, Kind
from ui.kit.field import Field
from ui.kit.surfaces import Sheet
from ui.kit.text import Label


class DialogPrompts(QObject):
    """`ui.kit.prompts.Prompts` by dialogs over a window, which comes later: its screens are handed the prompts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None

    def attach(self, window: QWidget) -> None:
        """Show every dialog over ``window`` from now on."""
        self._window = window

    def confirm(self, question: str, detail: str, accept: str, then: Callable[[], None]) -> None:
        """Ask before something irreversible."""
        _Confirmation(question, detail, accept, then, self._window).open()

    def ask_text(self, question: str, label: str, then: Callable[[str], None]) -> None:
        """Ask for one line of text."""
        _TextQuestion(question, label, then, self._window).open()

    def open_files(self, title: str, patterns: str, then: Callable[[tuple[Path, ...]], None]) -> None:
        """Ask for existing files."""
        dialog = _FileQuestion(self._window, title, then)
        dialog.setNameFilter(patterns)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.open()

    def save_file(self, title: str, suggested: str, then: Callable[[Path], None]) -> None:
        """Ask where to save."""
        dialog = _FileQuestion(self._window, title, _first(then))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(suggested)
        dialog.open()

    def choose_folder(self, title: str, then: Callable[[Path], None]) -> None:
        """Ask for an existing folder."""
        dialog = _FileQuestion(self._window, title, _first(then))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.open()

    def report(self, title: str, text: str) -> None:
        """Show a long text that can be copied."""
        _Report(title, text, self._window).open()


class _Confirmation(Sheet):
    """A question whose safe answer has the focus."""

    def __init__(
        self, question: str, detail: str, accept: str, then: Callable[[], None], window: QWidget | None
    ) -> None:
        super().__init__(question, Label(detail, wraps=True), Button(accept, Kind.DANGER), window)
        self._then = then
        self.cancel.setFocus()
        self.accepted.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self._then()


class _TextQuestion(Sheet):
    """One line of text; cannot be accepted while it is empty."""

    def __init__(self, question: str, label: str, then: Callable[[str], None], window: QWidget | None) -> None:
        self._line = QLineEdit()
        self._button = Button("Continue", Kind.PRIMARY)
        super().__init__(question, Field(label, self._line), self._button, window)
        self._then = then
        self._button.setEnabled(False)
        self._line.textChanged.connect(self._follow)
        self._line.setFocus()
        self.accepted.connect(self._tell)

    @Slot(str)
    def _follow(self, text: str) -> None:
        self._button.setEnabled(bool(text.strip()))

    @Slot()
    def _tell(self) -> None:
        self._then(self._line.text().strip())


class _FileQuestion(QFileDialog):
    """The system's own file dialog."""

    def __init__(self, window: QWidget | None, title: str, then: Callable[[tuple[Path, ...]], None]) -> None:
        super().__init__(window, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._then = then
        self.filesSelected.connect(self._tell)

    @Slot(list)
    def _tell(self, names: list[str]) -> None:
        self._then(tuple(Path(name) for name in names))


class _Report(Sheet):
    """A text to read and copy."""

    def __init__(self, title: str, text: str, window: QWidget | None) -> None:
        shown = QPlainTextEdit(text, readOnly=True)
        shown.setAccessibleName(title)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        shown.setMinimumSize(560, 280)
        super().__init__(title, shown, Button("Copy and close", Kind.PRIMARY), window)
        self.cancel.setText("Close")
        self._text = text
        self.accepted.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


def _first(then: Callable[[Path], None]) -> Callable[[tuple[Path, ...]], None]:
    def answer(paths: tuple[Path, ...]) -> None:
        then(paths[0])

    return answer
