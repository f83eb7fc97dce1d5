"""Work away from the windows' thread: the one way in which a screen does anything slow."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from backoffice.errors import Cancelled
from backoffice.progress import Progress
from ui.problems import Problems, is_bug

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Lane(Enum):
    """One thread each; the work of a lane runs in the order in which it was given."""

    STORE = "store"
    IO = "io"


@dataclass(frozen=True)
class Step:
    """How far a job is."""

    done: int
    total: int
    text: str


class Job(QObject):
    """One piece of work under way. It belongs to the runner: keep no reference longer than its end.

    Signals:
        stepped(Step): the work told how far it is.
        ended(): nothing more will come, however it ended.
    """

    stepped = Signal(object)
    ended = Signal()
    _ran = Signal(object)
    _told = Signal(object)

    def __init__(self, owner: QObject, done: Callable[[Any], None], failed: Failed, parent: "TaskRunner") -> None:
        super().__init__(parent)
        self._owner = owner
        self._done = done
        self._failed = failed
        self._runner = parent
        self._abandoned = False
        self._stop = threading.Event()
        self._future: Future[Any] | None = None
        self._ran.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self.stepped, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop: at once if it waits, else when it next tells its progress."""
        self._stop.set()
        if self._future is not None:
            self._future.cancel()

    def start(self, lane: ThreadPoolExecutor, work: Callable[[], Any]) -> None:
        """Queue the work on its lane; for the runner alone."""
        self._future = lane.submit(work)
        self._future.add_done_callback(self._ran.emit)

    def tell(self, done: int, total: int, text: str) -> None:
        """The `Progress` that the work is given; called in the lane's thread.

        Raises:
            Cancelled: somebody asked the job to stop.
        """
        if self._stop.is_set():
            raise Cancelled
        self._told.emit(Step(done, total, text))

    def abandon(self) -> None:
        """Ask to stop if it can hear, and deliver nothing whatever still comes; for the runner alone."""
        self._abandoned = True
        self._stop.set()

    @Slot(object)
    def _deliver(self, future: Future[Any]) -> None:
        if self._abandoned:
            return
        try:
            if shiboken6.isValid(self._owner):
                self._hand_over(future)
        finally:
            self.ended.emit()
            self._runner.forget(self)

    def _hand_over(self, future: Future[Any]) -> None:
        try:
            result = future.result()
        except CancelledError:
            self._failed(Cancelled())
        except Exception as error:  # noqa: BLE001 - whatever the work raised belongs to the person, not to this thread
            self._failed(error)
        else:
            self._done(result)


class TaskRunner(QObject):
    """Runs work in two lanes, one for the store and one for files, printers and the network.

    Results are delivered in the windows' thread, never before `run` has returned. The result for an owner that has
    been deleted meanwhile is dropped. Cancelled work arrives at ``failed`` as `Cancelled`.

    Signals:
        idle(): the last piece of work has been delivered.
    """

    idle = Signal()

    def __init__(self, problems: Problems, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems = problems
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=lane.value) for lane in Lane}
        self._jobs: set[Job] = set()

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waits to be delivered."""
        return bool(self._jobs)

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        owner: QObject,
    ) -> Job:
        """Do ``work`` on ``lane``, then call ``done`` with what it returned.

        Args:
            lane: where to work; `Lane.STORE` for every use case that reads or writes records.
            work: takes nothing and touches no widget.
            done: called in the windows' thread.
            failed: called instead of ``done`` with any error; it shows what a person can act on. Without it the
                status line does. A bug is logged and reported in either case.
            owner: whoever waits for the result.
        """
        job = self._new_job(owner, done, failed)
        job.start(self._lanes[lane], work)
        return job

    def run_watched(
        self,
        lane: Lane,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        owner: QObject,
    ) -> Job:
        """Like `run`, for long work that tells how far it is; show the job in a `ui.kit.JobBar`."""
        job = self._new_job(owner, done, failed)
        job.start(self._lanes[lane], lambda: work(job.tell))
        return job

    def shutdown(self) -> None:
        """Stop what tells its progress, let the rest finish (it may be a save), deliver nothing more.

        Called once, before the windows go.
        """
        for job in self._jobs:
            job.abandon()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._jobs.clear()

    def forget(self, job: Job) -> None:
        """Let go of a job that has ended; for the job alone."""
        self._jobs.discard(job)
        job.deleteLater()
        if not self._jobs:
            self.idle.emit()

    def _new_job(self, owner: QObject, done: Callable[[T], None], failed: Failed | None) -> Job:
        job = Job(owner, done, self._failing_to(failed), self)
        self._jobs.add(job)
        return job

    def _failing_to(self, failed: Failed | None) -> Failed:
        if failed is None:
            return self._problems.show

        def show(error: Exception) -> None:
            if is_bug(error):
                self._problems.show(error)
            failed(error)

        return show
