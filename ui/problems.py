"""The one place where an error becomes something on the screen."""

import logging
import platform
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from backoffice.errors import Cancelled, UserFacingError

_log = logging.getLogger(__name__)


class Problems(QObject):
    """Sorts errors: what a person can act on is said in a sentence, a wish to stop is noted, a bug is reported.

    May be called from any thread; the signals arrive in the thread of the windows.

    Signals:
        said(str): one sentence for the status line.
        bug_found(str): the text of a report that a person can copy; already logged.
    """

    said = Signal(str)
    bug_found = Signal(str)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._sort, Qt.ConnectionType.QueuedConnection)

    def show(self, error: BaseException) -> None:
        """Put ``error`` before the person in the way its kind asks for."""
        self._sort(error)

    def excepthook(self, _kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take what nobody caught, in any thread: fits `sys.excepthook`."""
        self._arrived.emit(error.with_traceback(trace))

    def _sort(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self.said.emit("Stopped.")
        elif isinstance(error, UserFacingError):
            self.said.emit(str(error))
        else:
            _log.error("Unexpected error", exc_info=error)
            self.bug_found.emit(report_of(error))


def is_bug(error: BaseException) -> bool:
    """Whether ``error`` is neither something a person can act on nor a wish to stop."""
    return not isinstance(error, UserFacingError | Cancelled)


def report_of(error: BaseException) -> str:
    """All that a developer needs to find ``error``: the trace and the versions, nothing of the customers' own."""
    versions = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return "".join((versions, "\n\n", *traceback.format_exception(error)))
