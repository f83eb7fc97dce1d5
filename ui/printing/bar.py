"""Where paper goes: onto a printer, or into a file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import Choice, ChoiceBox, Field, Label, Role, Space

NO_PRINTER = "No printer is set up on this computer. Save as PDF, and print it where there is one."


class PrintBar(QWidget):
    """Chooses a printer; where there is none it says so.

    Signals:
        changed(): there are other printers now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = ChoiceBox()
        self._field = Field("Printer", self._box)
        self._none = Label(NO_PRINTER, Role.MUTED, wraps=True)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._none)
        self.show_printers((), "")

    @property
    def printer(self) -> str:
        """The printer's name; empty where there is none."""
        return self._box.key

    def show_printers(self, names: Sequence[str], chosen: str) -> None:
        """Offer ``names``."""
        self._box.set_choices([Choice(name, name) for name in names])
        self._box.set_key(chosen)
        self._field.setVisible(bool(names))
        self._none.setVisible(not names)
        self.changed.emit()
