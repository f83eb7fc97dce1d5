"""Whole numbers, typed or stepped with Up and Down."""

from PySide6.QtWidgets import QSpinBox, QWidget


class CountBox(QSpinBox):
    """A number from 1 up to ``most``."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(1, most)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
