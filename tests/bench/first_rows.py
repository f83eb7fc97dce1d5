"""Starts the program as a person does, and ends once Today shows rows: ``python -m tests.bench.first_rows STORE``."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

from backoffice.clock import SystemClock
from ui.app import Program
from ui.display import make_application

LOOK_EVERY_MS = 2


class Watch(QTimer):
    """Looks for rows, and leaves without tidying up once they are painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app, interval=LOOK_EVERY_MS)
        self.timeout.connect(self.look)

    def look(self) -> None:
        """Rows are there when a visible table has some."""
        tables = (widget for widget in QApplication.allWidgets() if isinstance(widget, QAbstractItemView))
        if any(table.isVisible() and table.model() is not None and table.model().rowCount() for table in tables):
            QApplication.processEvents()
            os._exit(0)


def main(store: str) -> None:
    """Open the window on ``store``."""
    app = make_application()
    watch = Watch(app)
    watch.start()
    program = Program(app, SystemClock(), store, None)
    program.begin()
    sys.exit(app.exec())


if __name__ == "__main__":
    main(sys.argv[1])
