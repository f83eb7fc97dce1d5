"""What stands where a list has nothing to show."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.buttons import Button, Kind
from ui.kit.style import Space
from ui.kit.text import Label, Role


class EmptyState(QWidget):
    """One sentence that says what this list will hold, and one button that starts it."""

    def __init__(
        self,
        sentence: str,
        button: str = "",
        slot: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.L)
        layout.addStretch(2)
        layout.addWidget(Label(sentence, Role.MUTED), 0, Qt.AlignmentFlag.AlignHCenter)
        if slot is not None:
            start = Button(button, Kind.PLAIN)
            start.clicked.connect(slot)
            layout.addWidget(start, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
