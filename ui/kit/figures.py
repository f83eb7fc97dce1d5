"""Summary figures that filter the list below them when clicked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.inputs import Choice
from ui.kit.style import Space
from ui.kit.text import ElidedLabel, Label, Role


class Figure(QPushButton):
    """A number over what it counts; down, it filters by it."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self.setProperty("kind", "figure")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # all of a row are as wide
        self.setAutoDefault(True)
        self._number = Label("–", Role.TITLE)
        words = ElidedLabel(caption, Role.MUTED)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(0)
        for label in (self._number, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        self.show_number("–")

    def show_number(self, number: str) -> None:
        """Show ``number`` ("11", "97 %")."""
        self._number.setText(number)
        self.setAccessibleName(f"{number} {self._caption}")

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._layout.minimumSize()


class FigureRow(QWidget):
    """Summary figures side by side, at most one of them down.

    Signals:
        chosen(str): the key of the figure to filter by; empty when the person let it go again.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = {choice.key: Figure(choice.label) for choice in choices}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        for figure in self._figures.values():
            layout.addWidget(figure, 1)
            self._group.addButton(figure)
        self._group.buttonClicked.connect(self._tell)

    @property
    def key(self) -> str:
        """The key of the figure that is down; empty if none is."""
        return next((key for key, figure in self._figures.items() if figure.isChecked()), "")

    def show_numbers(self, numbers: Mapping[str, str]) -> None:
        """Show the numbers by key."""
        for key, number in numbers.items():
            self._figures[key].show_number(number)

    def clear(self) -> None:
        """Let go of whatever is down without telling anybody."""
        self._let_go_except(None)

    def _tell(self, figure: QAbstractButton) -> None:
        self._let_go_except(figure)
        self.chosen.emit(self.key)

    def _let_go_except(self, kept: QAbstractButton | None) -> None:
        for figure in self._figures.values():
            if figure is not kept:
                figure.setChecked(False)
