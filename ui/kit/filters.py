"""Filters above a list: round buttons to choose from."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.kit.inputs import Choice
from ui.kit.style import Space


class _Chips(QWidget):
    """A row of round buttons that stay down; the arrow keys walk it."""

    def __init__(self, name: str, choices: Sequence[Choice], *, exclusive: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for choice in choices:
            layout.addWidget(self._button(name, choice))
        layout.addStretch(1)

    def _button(self, name: str, choice: Choice) -> QPushButton:
        button = QPushButton(choice.label)
        button.setCheckable(True)
        button.setAutoDefault(True)
        button.setProperty("kind", "chip")
        button.setAccessibleName(f"{name}: {choice.label}")
        self._buttons[choice.key] = button
        self._group.addButton(button)
        return button

    def _key_of(self, button: QAbstractButton) -> str:
        return next(key for key, known in self._buttons.items() if known is button)


class FilterChips(_Chips):
    """Exactly one of several; the first one to begin with.

    Signals:
        chosen(str): the key of the choice the person clicked.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(name, choices, exclusive=True, parent=parent)
        self._buttons[choices[0].key].setChecked(True)
        self._group.buttonClicked.connect(self._tell)

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_key(self, key: str) -> None:
        """Choose what is known by ``key`` without telling anybody."""
        self._buttons[key].setChecked(True)

    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(self._key_of(button))


class ToggleChips(_Chips):
    """Any number of several.

    Signals:
        chosen(frozenset[str]): the keys of all that are down now.
    """

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(name, choices, exclusive=False, parent=parent)
        self._group.buttonClicked.connect(self._tell)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all that are down."""
        return frozenset(key for key, button in self._buttons.items() if button.isChecked())

    def set_keys(self, keys: Iterable[str]) -> None:
        """Put exactly ``keys`` down without telling anybody."""
        wanted = frozenset(keys)
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)

    def _tell(self, _button: QAbstractButton) -> None:
        self.chosen.emit(self.keys)
