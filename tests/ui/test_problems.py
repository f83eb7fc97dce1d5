"""What nobody caught."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from ui.problems import Problems


@pytest.mark.logs
def test_what_nobody_caught_in_any_thread_is_reported_in_the_windows_thread(qtbot: QtBot) -> None:
    """An error that escaped in a worker reaches the person as a report, and no customer's words are in it."""
    problems = Problems()
    error = ZeroDivisionError("by nought")
    with qtbot.waitSignal(problems.bug_found) as found:
        worker = threading.Thread(target=problems.excepthook, args=(type(error), error, None))
        worker.start()
        worker.join()
    assert "ZeroDivisionError: by nought" in found.args[0]
    assert "Qt 6." in found.args[0]
