"""A form: one column of fields, errors under the field they belong to, the primary button at the right end."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from backoffice.errors import InvalidInputError, UserFacingError
from ui.kit.buttons import Button, Kind
from ui.kit.field import Field
from ui.kit.inputs import ChoiceBox
from ui.kit.style import Space
from ui.kit.suggest import SuggestEdit, Suggestion
from ui.kit.text import Label, Role

E = TypeVar("E", bound=QWidget)


class Form(QWidget):
    """Fields by name; Enter in a line goes to the primary button's work, Escape goes back and loses nothing.

    Signals:
        submitted(): the primary button, its shortcut, or Enter in a line of text.
        cancelled(): Escape.
        paused(): something was typed or chosen up to two seconds ago: time to keep a draft.
    """

    submitted = Signal()
    cancelled = Signal()
    paused = Signal()

    def __init__(self, primary: str, shortcut: str = "Ctrl+Return", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._foot = Label("", Role.ERROR, wraps=True)
        self._foot.hide()
        self.primary = Button(primary, Kind.PRIMARY, shortcut=shortcut)
        self.primary.clicked.connect(self.submitted)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(Space.M)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.S)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.primary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(self.rows)
        layout.addWidget(self._foot)
        layout.addLayout(self.buttons)

    def add(self, name: str, label: str, editor: E, hint: str = "", *, optional: bool = False) -> E:
        """Add a field below the others and return its editor.

        Args:
            name: the field's name in snake_case, as in `backoffice.errors.Fault.field`.
            label: what to type, in sentence case.
            editor: the input widget.
            hint: how to type it.
            optional: whether it may stay empty.
        """
        self.rows.addWidget(self._field(name, label, editor, hint, optional=optional))
        return editor

    def add_row(self, *names: str) -> None:
        """Put fields added before side by side, in this order, where the first of them stands."""
        place = self.rows.indexOf(self._fields[names[0]])
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for name in names:
            row.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
        self.rows.insertLayout(place, row)

    def add_button(self, button: QWidget) -> None:
        """Put another button to the left of the primary one."""
        self.buttons.insertWidget(self.buttons.count() - 1, button)

    def field(self, name: str) -> Field:
        """The field known by ``name``."""
        return self._fields[name]

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - mirrors Qt's own setters
        """Hold the primary button while saving."""
        self.primary.setDisabled(busy)

    def show_error(self, error: Exception) -> None:
        """Say what a person can act on: each fault under its field, the rest above the buttons. Frees the button."""
        self.clear_errors()
        self.set_busy(False)
        if isinstance(error, InvalidInputError):
            self._show_faults(error)
        elif isinstance(error, UserFacingError):
            self._show_foot(str(error))

    def clear_errors(self) -> None:
        """Take all sentences of errors away."""
        self._foot.hide()
        for field in self._fields.values():
            field.clear_error()

    def values(self) -> dict[str, str]:
        """What stands in the fields, by name, as text: enough to keep a draft.

        What was chosen in a `SuggestEdit` stands under ``"<name>.key"`` besides.
        """
        values = {name: _text_of(field.editor) for name, field in self._fields.items()}
        for name, field in self._fields.items():
            if isinstance(field.editor, SuggestEdit) and field.editor.choice is not None:
                values[_key_name(name)] = field.editor.choice.key
        return values

    def fill(self, values: Mapping[str, str]) -> None:
        """Put ``values`` into the fields; names that the form does not know are passed over."""
        for name, text in values.items():
            if name in self._fields:
                _put_text(self._fields[name].editor, text, values.get(_key_name(name), ""))

    def rest(self) -> None:
        """Take what stands in the form as kept: `paused` comes only after the next edit."""
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._submits(event):
            self.primary.click()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the form, or the program, loses nothing that was typed."""
        super().hideEvent(event)
        if self._pause.isActive():
            self._pause.stop()
            self.paused.emit()

    def _submits(self, event: QKeyEvent) -> bool:
        chord = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(chord) or isinstance(self.focusWidget(), QLineEdit)

    def _field(self, name: str, label: str, editor: QWidget, hint: str, *, optional: bool) -> Field:
        field = Field(label, editor, hint, optional=optional)
        self._fields[name] = field
        _connect_edits(editor, self._touch)
        return field

    def _show_faults(self, error: InvalidInputError) -> None:
        homeless = [fault.message for fault in error.faults if fault.field not in self._fields]
        known = list(dict.fromkeys(fault.field for fault in error.faults if fault.field in self._fields))
        for name in known:
            sentences = (fault.message for fault in error.faults if fault.field == name)
            self._fields[name].show_error(" ".join(sentences))
        if known:
            self._fields[known[0]].editor.setFocus()
        if homeless:
            self._show_foot(" ".join(homeless))

    def _show_foot(self, sentence: str) -> None:
        self._foot.setText(sentence)
        self._foot.show()

    def _touch(self) -> None:
        if not self._pause.isActive():
            self._pause.start()


def _connect_edits(editor: QWidget, slot: Callable[[], None]) -> None:
    match editor:
        case QLineEdit() | QPlainTextEdit():
            editor.textChanged.connect(slot)
        case QComboBox():
            editor.currentIndexChanged.connect(slot)
        case QCheckBox():
            editor.toggled.connect(slot)


def _text_of(editor: QWidget) -> str:
    match editor:
        case QLineEdit():
            return editor.text()
        case QPlainTextEdit():
            return editor.toPlainText()
        case ChoiceBox():
            return editor.key
        case QCheckBox():
            return "yes" if editor.isChecked() else ""
    return ""


def _put_text(editor: QWidget, text: str, key: str) -> None:
    match editor:
        case SuggestEdit() if key:
            editor.set_choice(Suggestion(key, text))
        case QLineEdit():
            editor.setText(text)
        case QPlainTextEdit():
            editor.setPlainText(text)
        case ChoiceBox():
            editor.set_key(text)
        case QCheckBox():
            editor.setChecked(bool(text))


def _key_name(name: str) -> str:
    return f"{name}.key"


_PAUSE_MS = 1500  # Qt's coarse timers may be late by a twentieth, and saving takes a moment
