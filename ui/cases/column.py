"""A column that scrolls up and down and gives wrapped text all the height it needs."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


class ScrollColumn(QScrollArea):
    """Shows ``layout`` as wide as itself, and as high as its contents are at that width.

    A scroll area by itself takes the height that its contents would like at their favourite width, and cuts off what
    wraps below it.
    """

    def __init__(self, layout: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self._holder = QWidget()
        self._holder.setLayout(layout)
        self._holder.installEventFilter(self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._holder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        if self._layout.hasHeightForWidth():
            self._holder.setMinimumHeight(self._layout.heightForWidth(width))
