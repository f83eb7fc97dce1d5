"""Pages of a PDF or a picture, one below the other, drawn by whoever knows how."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.kit.buttons import Button, Kind
from ui.kit.style import Space
from ui.kit.text import Label, Role
from ui.tasks import Lane, TaskRunner

Render = Callable[[int, int], tuple[int, int, bytes]]
"""``render(page, dpi)`` answers width, height and the RGB bytes, three a pixel, no padding; pages count from 0."""


class PageViewer(QWidget):
    """Shows pages one at a time, fitted to its width, with zoom and page keys.

    Pages are drawn in the I/O lane when they are shown, at the resolution that the screen needs.
    """

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._render: Render | None = None
        self._count = 0
        self._page = 0
        self._zoom = 1.0
        self._wanted = 0
        self._sheet = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Page")
        self._where = Label("", Role.MUTED)
        self._buttons = self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(self._bar())
        layout.addWidget(self._area, 1)
        self.clear()

    def show_pages(self, count: int, render: Render) -> None:
        """Show the first of ``count`` pages that ``render`` draws."""
        self._count, self._render, self._page = count, render, 0
        self._draw()

    def clear(self) -> None:
        """Show nothing."""
        self._count, self._render, self._page = 0, None, 0
        self._wanted += 1
        self._sheet.clear()
        self._tell()

    def next_page(self) -> None:
        """Turn to the next page."""
        self._turn(1)

    def previous_page(self) -> None:
        """Turn to the previous page."""
        self._turn(-1)

    def zoom_in(self) -> None:
        """Show the page larger, up to four times."""
        self._scale(1.25)

    def zoom_out(self) -> None:
        """Show the page smaller, down to a quarter."""
        self._scale(0.8)

    def _make_buttons(self) -> tuple[Button, ...]:
        made = []
        for name, symbol, keys, slot in (
            ("Previous page", "chevron-left", "PgUp", self.previous_page),
            ("Next page", "chevron-right", "PgDown", self.next_page),
            ("Smaller", "zoom-out", "Ctrl+-", self.zoom_out),
            ("Larger", "zoom-in", "Ctrl++", self.zoom_in),
        ):
            button = Button("", Kind.QUIET, symbol)
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})")
            button.setShortcut(QKeySequence(keys))
            button.clicked.connect(slot)
            made.append(button)
        return tuple(made)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.addWidget(self._buttons[0])
        bar.addWidget(self._where)
        bar.addWidget(self._buttons[1])
        bar.addStretch(1)
        bar.addWidget(self._buttons[2])
        bar.addWidget(self._buttons[3])
        return bar

    def _turn(self, by: int) -> None:
        page = self._page + by
        if 0 <= page < self._count:
            self._page = page
            self._area.verticalScrollBar().setValue(0)
            self._draw()

    def _scale(self, by: float) -> None:
        self._zoom = min(4.0, max(0.25, self._zoom * by))
        self._draw()

    def _draw(self) -> None:
        self._tell()
        if self._render is None:
            return
        self._wanted += 1
        dpi = round(_DPI * self._zoom * self.devicePixelRatioF())
        work = partial(self._render, self._page, dpi)
        self._runner.run(Lane.IO, work, partial(self._show, self._wanted), owner=self)

    def _show(self, wanted: int, drawn: tuple[int, int, bytes]) -> None:
        if wanted != self._wanted:
            return
        width, height, rgb = drawn
        image = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheet.setPixmap(pixmap)
        self._sheet.setAccessibleName(f"Page {self._page + 1} of {self._count}")

    def _tell(self) -> None:
        self._where.setText(f"Page {self._page + 1} of {self._count}" if self._count else "")
        self._buttons[0].setEnabled(self._page > 0)
        self._buttons[1].setEnabled(self._page + 1 < self._count)
        for button in self._buttons[2:]:
            button.setEnabled(self._count > 0)

    def sizeHint(self) -> QSize:
        return QSize(420, 560)


_DPI = 72
