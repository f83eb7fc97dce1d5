"""The application object: one locale, one style, and a plain sentence where there is no display."""

import os
import sys
from typing import cast

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from backoffice.errors import UserFacingError
from ui.kit import Scheme, Style

NO_DISPLAY = (
    "There is no display here, so the window cannot open. "
    "“backoffice tour --out DIR” does the main job without one and leaves pictures."
)


def make_application(scheme: Scheme = Scheme.SYSTEM) -> QApplication:
    """The one application, dressed. Raises `UserFacingError` where windows cannot be shown."""
    running = QApplication.instance()
    if running is not None:
        return cast("QApplication", running)
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise UserFacingError(NO_DISPLAY)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(["backoffice"])
    app.setApplicationName("backoffice")
    app.setApplicationDisplayName("Backoffice")
    Style(app).choose(scheme)
    return app
