"""A label above an editor, a hint or the sentence of an error beneath it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.style import Space
from ui.kit.text import Label, Role


class Field(QWidget):
    """One labelled editor.

    Args:
        label: what to type, in sentence case.
        editor: any input widget; it gets the label as its accessible name.
        hint: how to type it; gives its place to an error.
        optional: says "(optional)" behind the label.
    """

    def __init__(
        self, label: str, editor: QWidget, hint: str = "", *, optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._note = Label(hint, Role.SMALL, wraps=True, parent=self)
        self._note.setHidden(not hint)
        caption = Label(f"{label} (optional)" if optional else label, Role.STRONG)
        caption.setBuddy(editor)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(caption)
        layout.addWidget(editor, 1)  # one that can grow takes the room; the others stay at the top
        layout.addWidget(self._note)
        layout.addStretch(0)

    @property
    def error(self) -> str:
        """The sentence of the error shown, if any."""
        return self._note.text() if self.editor.property("wrong") else ""

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, in words and by a red border."""
        self._note_down(sentence, Role.ERROR, wrong=True)

    def clear_error(self) -> None:
        """Nothing is wrong any more."""
        if self.editor.property("wrong"):
            self._note_down(self._hint, Role.SMALL, wrong=False)

    def _note_down(self, text: str, role: Role, *, wrong: bool) -> None:
        self._note.set_role(role)
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        self.editor.setProperty("wrong", wrong)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
