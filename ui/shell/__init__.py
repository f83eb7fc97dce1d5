"""The main window and what it is told."""

from ui.shell.entries import Find, Found, ScreenEntry
from ui.shell.window import MainWindow

__all__ = ["Find", "Found", "MainWindow", "ScreenEntry"]
