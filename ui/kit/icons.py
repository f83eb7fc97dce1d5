"""The program's own line icons, drawn at every size and scale in a colour of the present scheme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import resource
from ui.kit.style import tokens_of


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon ``name`` (a file of ``resources/icons``).

    It is drawn when shown, so it stays crisp at 200 % and follows a change of scheme by itself.

    Args:
        name: file name without its suffix.
        colour: a field of `ui.kit.style.Tokens`.
    """
    return QIcon(_LineIcon(name, colour))


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Draw the icon ``name`` into ``rect`` in the colour ``#rrggbb``."""
    QSvgRenderer(QByteArray(_coloured(name, colour))).render(painter, QRectF(rect))


class _LineIcon(QIconEngine):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        tokens = tokens_of(QGuiApplication.palette())
        colour = tokens.edge if mode is QIcon.Mode.Disabled else getattr(tokens, self._colour)
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


@lru_cache(maxsize=256)
def _coloured(name: str, colour: str) -> bytes:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace("currentColor", colour).encode()
