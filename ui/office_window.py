"""One person's window on one office: the screens, the scanner, and the ear for what other desks change."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QSettings, QTimer, Signal, Slot

from backoffice import finder, hours, upkeep
from backoffice.changes import Changes, Topic
from backoffice.finder import Hit, HitKind
from backoffice.hours import DecidedDay
from backoffice.office import Office
from backoffice.upkeep import Backup
from ui import cases, customers, letters, log, returns, today
from ui import hours as hours_screen
from ui.desk import Desk, Place, Target
from ui.dialogs import DialogPrompts
from ui.kit import Prompts, written_date
from ui.shell import Found, MainWindow, ScreenEntry
from ui.tasks import Lane

T = TypeVar("T")

LISTEN_EVERY_MS = 5000

PLACES = {
    HitKind.CUSTOMER: (Place.CUSTOMERS, "person"),
    HitKind.ORDER: (Place.CUSTOMERS, "orders"),
    HitKind.CASE: (Place.CASES, "cases"),
    HitKind.RETURN: (Place.RETURNS, "returns"),
    HitKind.LETTER: (Place.LETTERS, "letters"),
}


class OfficeWindow(QObject):
    """Builds the window of one person and keeps its frame up to date.

    Signals:
        person_wanted(): somebody else wants to sit down here.
        closed(): the window was closed.
    """

    person_wanted = Signal()
    closed = Signal()

    def __init__(self, office: Office, kept: QSettings, prompts: Prompts | None = None) -> None:
        super().__init__()
        self._office = office
        dialogs = DialogPrompts(self)
        self.desk = Desk(prompts or dialogs, self)
        self.frame = MainWindow(self.desk, _entries(self.desk, office), partial(_find, office), kept)
        dialogs.attach(self.frame)
        self._heard = 0
        self._ear = QTimer(self, interval=LISTEN_EVERY_MS)
        self._ear.timeout.connect(self._listen)
        self._dress_frame()
        self._connect()

    def leave(self) -> None:
        """Finish what is under way, and let the window go."""
        self._ear.stop()
        self.frame.hide()  # forms keep their drafts when they are hidden, so while there is still somebody to do it
        self.desk.runner.shutdown()
        self.frame.close()
        self.frame.deleteLater()

    def _connect(self) -> None:
        self.frame.person_wanted.connect(self.person_wanted)
        self.frame.closing.connect(self.closed)
        self.desk.changed.connect(self._changed)
        self._run(partial(hours.next_exception, self._office), self._show_closure)
        self._run(self._office.last_change, self._start_listening)
        if self._office.store.path is not None:
            self.desk.runner.run(Lane.IO, partial(upkeep.daily_backup, self._office), _kept_silently, owner=self)

    def _dress_frame(self) -> None:
        user = self._office.user
        self.frame.sidebar.show_person(user.name, user.role)
        self.frame.status.show_store("store: this computer" if self._office.store.path else "store: shared")

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if Topic.HOURS in changes.topics:
            self._run(partial(hours.next_exception, self._office), self._show_closure)
        if changes.said:
            self._run(self._office.last_change, self._start_listening)

    def _show_closure(self, decided: DecidedDay | None) -> None:
        if decided is None:
            self.frame.sidebar.show_closure("", "")
            return
        hours_then = "closed" if not decided.hours else hours.hours_text(decided.hours)
        self.frame.sidebar.show_closure(f"{written_date(decided.day)}", f"{decided.name} · {hours_then}")

    def _start_listening(self, change: int) -> None:
        self._heard = change
        self._ear.start()

    @Slot()
    def _listen(self) -> None:
        if not self.desk.runner.busy:
            self._run(self._office.last_change, self._hear)

    def _hear(self, change: int) -> None:
        """Another desk, or a command, saved something: show it without a word."""
        if change > self._heard:
            self._heard = change
            self.desk.announce(Changes(frozenset(Topic)))

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self.desk.runner.run(Lane.STORE, work, done, owner=self)


def _entries(desk: Desk, office: Office) -> Sequence[ScreenEntry]:
    return (
        ScreenEntry(Place.TODAY, "Today", "today", partial(today.make_screen, desk, office)),
        ScreenEntry(Place.LOG, "Log", "log", partial(log.make_screen, desk, office)),
        ScreenEntry(Place.CUSTOMERS, "Customers", "customers", partial(customers.make_screen, desk, office)),
        ScreenEntry(Place.CASES, "Cases", "cases", partial(cases.make_screen, desk, office)),
        ScreenEntry(Place.RETURNS, "Returns", "returns", partial(returns.make_screen, desk, office)),
        ScreenEntry(Place.LETTERS, "Letters", "letters", partial(letters.make_screen, desk, office)),
        ScreenEntry(Place.HOURS, "Hours", "hours", partial(hours_screen.make_screen, desk, office)),
    )


def _find(office: Office, text: str) -> Sequence[Found]:
    return tuple(_found(hit) for hit in finder.find(office, text))


def _found(hit: Hit) -> Found:
    place, icon = PLACES[hit.kind]
    return Found(hit.title, hit.detail, icon, Target(place, hit.reference))


def _kept_silently(_backup: Backup | None) -> None:
    """The day's backup was made, or was there already; nobody needs to hear of it."""
