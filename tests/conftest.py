"""What holds for every test: one look, one locale, and nothing left behind."""

import logging
import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.scripted import ScriptedPrompts
from ui.desk import Desk
from ui.kit.style import Style

pytest_plugins = ["tests.postgres", "tests.offices", "tests.desks"]

settings.register_profile("house", deadline=None)  # the machine is shared: time proves nothing
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "logs: this test means to log warnings or errors")
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")  # what offscreen says of every popup


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, dressed once."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    Style(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _nothing_unexpected_in_the_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("logs") is None:
        said = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
        assert not said, f"unexpected in the log: {said}"


@pytest.fixture(autouse=True)
def _no_window_left_behind() -> Iterator[None]:
    before = _windows()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = _windows() - before
    assert not left, f"left behind: {left}"


@pytest.fixture
def desk(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk with a real runner; questions are answered by its `ScriptedPrompts`."""
    if "office" in request.fixturenames:
        request.getfixturevalue("office")  # made first, so that its store is closed only after the last job
    made = Desk(ScriptedPrompts(), qapp)
    yield made
    made.runner.shutdown()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Waits until the desk's runner has delivered everything it was given."""

    def wait() -> None:
        while desk.runner.busy:
            with qtbot.waitSignal(desk.runner.idle):
                pass

    return wait


def _windows() -> set[object]:
    return set() if QApplication.instance() is None else set(QApplication.topLevelWidgets())
