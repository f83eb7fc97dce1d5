"""Where paper goes: onto a printer, or into a file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.kit import Choice, ChoiceBox, Label, Role, Space

NO_PRINTER = "No printer is set up on this computer. Save as PDF, and print it where there is one."
WIDEST = 300


class PrintBar(QWidget):
    """Chooses a printer; where there is none it says so.

    Args:
        direction: whether the words stand above the box or beside it.

    Signals:
        changed(): there are other printers now.
    """

    changed = Signal()

    def __init__(self, direction: QBoxLayout.Direction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = Label("Printer", Role.STRONG)
        self._box = ChoiceBox()
        self._box.setAccessibleName("Printer")
        self._box.setMaximumWidth(WIDEST)
        self._caption.setBuddy(self._box)
        self._none = Label(NO_PRINTER, Role.MUTED, wraps=True)
        layout = QBoxLayout(direction, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for widget in (self._caption, self._box, self._none):
            layout.addWidget(widget)
        self.show_printers((), "")

    @property
    def printer(self) -> str:
        """The printer's name; empty where there is none."""
        return self._box.key

    def show_printers(self, names: Sequence[str], chosen: str) -> None:
        """Offer ``names``."""
        self._box.set_choices([Choice(name, name) for name in names])
        self._box.set_key(chosen)
        self._caption.setVisible(bool(names))
        self._box.setVisible(bool(names))
        self._none.setVisible(not names)
        self.changed.emit()
