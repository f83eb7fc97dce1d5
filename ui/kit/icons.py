"""The program's own line icons, drawn at every size and scale in a colour of the present scheme."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from resources import resource
from ui.kit.style import tokens


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon ``name`` (a file of ``resources/icons``).

    It is drawn when shown, so it stays crisp at 200 % and follows a change of scheme by itself.

    Args:
        name: file name without its suffix.
        colour: a field of `ui.kit.style.Tokens`.
    """
    return QIcon(_LineIcon(name, colour))


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Draw the icon ``name`` into the middle of ``rect``, as large as it fits, in the colour ``#rrggbb``."""
    side = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatio()
    pixmap = _drawn(name, colour, round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    painter.drawPixmap(rect.left() + (rect.width() - side) // 2, rect.top() + (rect.height() - side) // 2, pixmap)


class _LineIcon(QIconEngine):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        colour = getattr(tokens(), "edge" if mode is QIcon.Mode.Disabled else self._colour)
        paint_icon(painter, rect, self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._colour)


def svg_in(name: str, colour: str) -> bytes:
    """The drawing of the icon ``name`` in the colour ``#rrggbb``, as SVG."""
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace("currentColor", colour).encode()


def _drawn(name: str, colour: str, side: int) -> QPixmap:
    key = f"{name} {colour} {side}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg_in(name, colour))).render(painter, QRectF(0, 0, side, side))
        painter.end()
        QPixmapCache.insert(key, pixmap)
    return pixmap
