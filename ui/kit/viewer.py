"""Pages of a PDF or a picture, drawn by whoever knows how."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.kit.buttons import Button, Kind
from ui.kit.style import Space
from ui.kit.text import Label, Role
from ui.tasks import Lane, TaskRunner

Render = Callable[[int, int], tuple[int, int, bytes]]
"""``render(page, dpi)`` answers width, height and the RGB bytes, three a pixel, no padding; pages count from 0."""


class PageViewer(QWidget):
    """Shows one page at a time, as wide as there is room, with zoom and page keys.

    Pages are drawn in the I/O lane when they are shown, at the resolution that the screen needs.
    """

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._render: Render | None = None
        self._count = 0
        self._page = 0
        self._zoom = 1.0
        self._inches: float | None = None
        self._wanted = 0
        self._sheet = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setProperty("surface", "pages")
        self._area.setWidget(self._sheet)
        self._area.setAccessibleName("Page")
        self._where = Label("", Role.MUTED)
        self._resized = QTimer(self, singleShot=True, interval=_REDRAW_MS)
        self._resized.timeout.connect(self._draw)
        self._previous = self._tool("Previous page", "chevron-left", "PgUp", self.previous_page)
        self._next = self._tool("Next page", "chevron-right", "PgDown", self.next_page)
        self._smaller = self._tool("Smaller", "zoom-out", "Ctrl+-", self.zoom_out)
        self._larger = self._tool("Larger", "zoom-in", "Ctrl++", self.zoom_in)
        self._lay_out()
        self.clear()

    def show_pages(self, count: int, render: Render) -> None:
        """Show the first of ``count`` pages that ``render`` draws."""
        self._count, self._render, self._page = count, render, 0
        self._zoom, self._inches = 1.0, None
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
        """Show the page larger, up to four times the width."""
        self._scale(1.25)

    def zoom_out(self) -> None:
        """Show the page smaller, down to a quarter of the width."""
        self._scale(0.8)

    def sizeHint(self) -> QSize:
        return QSize(420, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def _tool(self, name: str, icon: str, keys: str, slot: Callable[[], None]) -> Button:
        button = Button("", Kind.QUIET, icon)
        button.setAccessibleName(name)
        button.setAccessibleDescription(keys)
        button.setToolTip(f"{name} ({keys})")
        button.clicked.connect(slot)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # beside a list, its keys stay the list's
        shortcut.activated.connect(slot)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Space.XS)
        bar.addWidget(self._previous)
        bar.addWidget(self._where)
        bar.addWidget(self._next)
        bar.addStretch(1)
        bar.addWidget(self._smaller)
        bar.addWidget(self._larger)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(bar)
        layout.addWidget(self._area, 1)

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
        dpi = self._dpi()
        work = partial(self._render, self._page, dpi)
        self._runner.run(Lane.IO, work, partial(self._show, self._wanted, dpi), owner=self)

    def _dpi(self) -> int:
        """What makes the page as wide as there is room, once the first drawing has told how wide it is."""
        if self._inches is None:
            return _DPI
        room = (self._area.width() - _MARGIN) * self.devicePixelRatioF()
        return max(_LEAST_DPI, int(room / self._inches * self._zoom))

    def _show(self, wanted: int, dpi: int, drawn: tuple[int, int, bytes]) -> None:
        if wanted != self._wanted:
            return
        width, height, rgb = drawn
        if self._inches is None:
            self._inches = width / dpi
            self._draw()
            return
        pixmap = QPixmap.fromImage(QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheet.setPixmap(pixmap)
        self._sheet.setAccessibleName(f"Page {self._page + 1} of {self._count}")

    def _tell(self) -> None:
        self._where.setText(f"Page {self._page + 1} of {self._count}" if self._count else "")
        self._previous.setEnabled(self._page > 0)
        self._next.setEnabled(self._page + 1 < self._count)
        self._smaller.setEnabled(self._count > 0)
        self._larger.setEnabled(self._count > 0)


_DPI = 36
_LEAST_DPI = 18
_MARGIN = 32  # the mat around the page, and the scroll bar
_REDRAW_MS = 120
