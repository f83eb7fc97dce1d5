"""The program's own icons."""

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.kit.icons import icon
from ui.kit.style import tokens

NAMES = sorted(drawing.name.removesuffix(".svg") for drawing in resource("icons").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_in_the_colour_of_the_scheme(name: str, qapp: QApplication) -> None:
    """Every icon is a 24 × 24 line drawing that takes the colour it is asked for, whole at twice the size."""
    svg = ET.fromstring(resource("icons", f"{name}.svg").read_text())
    assert svg.attrib["viewBox"] == "0 0 24 24"
    image = icon(name, "accent").pixmap(QSize(24, 24), 2.0).toImage()
    assert image.size() == QSize(48, 48)
    assert QColor(tokens().accent).rgb() in _opaque(image)
    assert all(image.pixelColor(x, y).alpha() == 0 for x, y in ((0, 0), (47, 0), (0, 47), (47, 47)))


def _opaque(image: QImage) -> set[int]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.rgb() for pixel in pixels if pixel.alpha() == 255}
