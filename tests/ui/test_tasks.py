"""The runner of background work."""

import logging
import threading
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from backoffice.errors import Cancelled, UserFacingError
from backoffice.progress import Progress
from ui.desk import Desk
from ui.kit.jobs import JobBar
from ui.tasks import Lane, Step


def test_result_arrives_on_the_windows_thread_after_run_returned(desk: Desk, settle: Callable[[], None]) -> None:
    """A clerk's save comes back on the thread of the windows, never before the call that started it is over."""
    heard: list[object] = []

    def done(result: str) -> None:
        heard.extend((result, QThread.currentThread()))

    desk.runner.run(Lane.STORE, lambda: "saved", done, owner=desk)
    assert heard == []
    settle()
    assert heard == ["saved", desk.thread()]


def test_a_lane_keeps_the_order_and_works_elsewhere(desk: Desk, settle: Callable[[], None]) -> None:
    """Two saves made one after the other are done one after the other, and not on the thread of the windows."""
    order: list[int] = []
    threads: set[int] = set()

    def work(number: int) -> Callable[[], int]:
        def step() -> int:
            threads.add(threading.get_ident())
            return number

        return step

    for number in range(20):
        desk.runner.run(Lane.STORE, work(number), order.append, owner=desk)
    settle()
    assert order == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_sentence_for_people_goes_to_the_status_line(qtbot: QtBot, desk: Desk) -> None:
    """What a person can act on is said in the status line when no form asked to hear it."""

    def fail() -> None:
        raise UserFacingError("The disk is full. Nothing was saved.")

    with qtbot.waitSignal(desk.said) as said:
        desk.runner.run(Lane.STORE, fail, print, owner=desk)
    assert said.args == ["The disk is full. Nothing was saved."]


@pytest.mark.logs
def test_a_bug_is_logged_and_reported_even_when_a_form_listens(
    desk: Desk, settle: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    """A bug frees the form, and besides reaches the log and a report that can be copied."""
    heard: list[Exception] = []
    known: dict[str, str] = {}
    desk.runner.run(Lane.STORE, lambda: known["gone"], print, heard.append, owner=desk)
    settle()
    assert [type(error) for error in heard] == [KeyError]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "KeyError: 'gone'" in desk.prompts.asked[0]  # type: ignore[attr-defined]


def test_the_result_for_a_deleted_owner_is_dropped(desk: Desk, settle: Callable[[], None]) -> None:
    """A screen closed while its rows were read hears nothing more."""
    heard: list[str] = []
    owner = QObject()
    desk.runner.run(Lane.STORE, lambda: "rows", heard.append, owner=owner)
    shiboken6.delete(owner)
    settle()
    assert heard == []


def test_cancelling_stops_at_the_next_step(qtbot: QtBot, desk: Desk, settle: Callable[[], None]) -> None:
    """Cancel in the bar stops a long print after the letter under way, and nothing counts as gone wrong."""
    bar = JobBar()
    qtbot.addWidget(bar)
    go_on = threading.Event()
    failures: list[Exception] = []
    steps: list[Step] = []

    def work(progress: Progress) -> None:
        for letter in range(1, 100):
            progress(letter, 100, f"letter {letter}")
            go_on.wait()

    job = desk.runner.run_watched(Lane.IO, work, print, failures.append, owner=desk)
    job.stepped.connect(steps.append)
    bar.watch(job, "Printing letters")
    with qtbot.waitSignal(job.stepped):
        pass
    bar._cancel.click()
    go_on.set()
    settle()
    assert [type(error) for error in failures] == [Cancelled]
    assert steps == [Step(1, 100, "letter 1")]
    assert bar.isHidden()


def test_shutting_down_lets_a_save_finish_and_delivers_nothing(qtbot: QtBot, desk: Desk) -> None:
    """Closing the window while a letter is being saved waits for the save."""
    saved: list[str] = []
    heard: list[None] = []
    desk.runner.run(Lane.STORE, lambda: saved.append("letter"), heard.append, owner=desk)
    desk.runner.shutdown()
    qtbot.wait(0)
    assert saved == ["letter"]
    assert heard == []
    assert not desk.runner.busy
