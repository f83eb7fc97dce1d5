"""The overview of all shortcuts, on F1."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ui.kit.buttons import Button, Kind, keys_text
from ui.kit.style import Space
from ui.kit.surfaces import Sheet
from ui.kit.text import Label, Role


class ShortcutOverview(Sheet):
    """Every action that has a shortcut just now, with it."""

    def __init__(self, actions: Sequence[QAction], window: QWidget) -> None:
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName("Shortcuts")
        area.setWidget(_table(actions))
        area.setMinimumSize(440, 460)
        super().__init__("Shortcuts", area, Button("Close", Kind.PRIMARY), window)
        self.cancel.hide()


def _table(actions: Sequence[QAction]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, Space.M, 0)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnStretch(0, 1)
    for line, action in enumerate(action for action in actions if not action.shortcut().isEmpty()):
        grid.addWidget(Label(action.text()), line, 0)
        grid.addWidget(Label(keys_text(action.shortcut()), Role.KEYS), line, 1, Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(grid.rowCount(), 1)
    return table
