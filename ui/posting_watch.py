"""Keeps an eye on what the public is told of the hours, whatever screen is shown.

What posting needs is imported in the workers: nothing of it is needed before the window is there.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from backoffice.changes import Changes
from backoffice.office import Office
from ui.desk import Desk
from ui.kit import written_date
from ui.tasks import Lane

LOOK_EVERY_MS = 60 * 60 * 1000


class PostingWatch(QObject):
    """Reads back, at the start and then daily, what the newest posting left; Today and Hours tell what differs."""

    def __init__(self, desk: Desk, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    @Slot()
    def _look(self) -> None:
        self._desk.runner.run(Lane.IO, partial(_check, self._office), self._tell, owner=self)

    def _tell(self, changes: Changes) -> None:
        if changes.topics:
            self._desk.announce(changes)


def next_closure(office: Office) -> tuple[str, str]:
    """The sidebar's two lines on the next day with other hours: what, and whether it is posted; empty without one."""
    from backoffice import hours, posting

    known = posting.next_announcement(office)
    if known is None:
        return "", ""
    posted = f"posted ✓ on {known.posted.day} {known.posted:%b}" if known.posted else "not posted"
    return f"{written_date(known.day.day)} · {known.day.name}", f"{hours.hours_text(known.day.hours)} · {posted}"


def _check(office: Office) -> Changes:
    from backoffice import posting

    return posting.check_when_due(office)
