"""One person's window on one office: the screens, the scanner, and the ear for what other desks change."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer, Signal, Slot

from backoffice import upkeep
from backoffice.changes import Changes, Topic
from backoffice.errors import StoreDamagedError
from backoffice.office import Office
from backoffice.references import MistypedReferenceError, Prefix, parse, prefix_of
from backoffice.upkeep import Backup
from ui.desk import Desk, Place, Target
from ui.dialogs import DialogPrompts
from ui.posting_watch import PostingWatch, next_closure
from ui.scanner import Scanner
from ui.screen import Screen
from ui.shell import Found, MainWindow, ScreenEntry
from ui.tasks import Lane

T = TypeVar("T")

LISTEN_EVERY_MS = 5000

SCANS = {
    Prefix.CUSTOMER: Place.CUSTOMERS,
    Prefix.CASE: Place.CASES,
    Prefix.RETURN: Place.RETURNS,
    Prefix.LETTER: Place.LETTERS,
}


class OfficeWindow(QObject):
    """Builds the window of one person and keeps its frame up to date.

    Args:
        office: what the person works in.
        kept: where the window's size and place are kept.
        app: whose keys may come from a hand scanner.

    Signals:
        person_wanted(): somebody else wants to sit down here.
        closed(): the window was closed.
        damaged(str): the store turned out to be broken; says so in a sentence.
    """

    person_wanted = Signal()
    closed = Signal()
    damaged = Signal(str)

    def __init__(self, office: Office, kept: QSettings, app: QCoreApplication) -> None:
        super().__init__()
        self._office = office
        dialogs = DialogPrompts(self)
        self.desk = Desk(dialogs, self)
        self.frame = MainWindow(self.desk, _entries(self.desk, office), partial(_find, office), kept)
        dialogs.attach(self.frame)
        self._heard = 0
        self._ear = QTimer(self, interval=LISTEN_EVERY_MS)
        self._ear.timeout.connect(self._listen)
        self._app = app
        self._scanner = Scanner(_is_code, self)
        app.installEventFilter(self._scanner)
        self._watch = PostingWatch(self.desk, office, self)
        self._dress_frame()
        self._connect()

    def leave(self) -> None:
        """Finish what is under way, and let the window go."""
        self._ear.stop()
        self._app.removeEventFilter(self._scanner)
        self.frame.hide()  # forms keep their drafts when they are hidden, so while there is still somebody to do it
        self.desk.runner.shutdown()
        self.frame.close()
        self.frame.deleteLater()
        self.deleteLater()

    def _connect(self) -> None:
        self.frame.person_wanted.connect(self.person_wanted)
        self.frame.closing.connect(self.closed)
        self._scanner.scanned.connect(self._open_scanned)
        self._scanner.unknown.connect(self._tell_unknown)
        self.desk.changed.connect(self._changed)
        self._show_next_closure()
        self._run(self._office.last_change, self._start_listening)
        self.desk.runner.run(
            Lane.IO, partial(_look_after, self._office), _kept_silently, self._upkeep_failed, owner=self
        )

    def _upkeep_failed(self, error: Exception) -> None:
        if isinstance(error, StoreDamagedError):
            self.damaged.emit(str(error))
        else:
            self.desk.problems.show(error)

    def _dress_frame(self) -> None:
        user = self._office.user
        self.frame.sidebar.show_person(user.name, user.role)
        self.frame.status.show_store("store: this computer" if self._office.store.path else "store: shared")

    @Slot(str)
    def _open_scanned(self, text: str) -> None:
        reference = parse(text)
        self.desk.navigate(Target(SCANS[prefix_of(reference)], reference))

    @Slot(str)
    def _tell_unknown(self, text: str) -> None:
        self.desk.say(f"“{text}” is no code of ours; nothing was changed.")

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if Topic.HOURS in changes.topics:
            self._show_next_closure()
        if changes.said:
            self._run(self._office.last_change, self._start_listening)

    def _show_next_closure(self) -> None:
        self._run(partial(next_closure, self._office), self._show_closure)

    def _show_closure(self, closure: tuple[str, str]) -> None:
        self.frame.sidebar.show_closure(*closure)

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
    return tuple(ScreenEntry(place, place.title(), place, partial(_make, place, desk, office)) for place in Place)


def _make(place: Place, desk: Desk, office: Office) -> Screen:
    """The screen at ``place``; imported only now, so that the first one need not wait for the others."""
    made: Screen = import_module(f"ui.{place}").make_screen(desk, office)
    return made


def _is_code(text: str) -> bool:
    try:
        parse(text)
    except MistypedReferenceError:
        return False
    return True


def _find(office: Office, text: str) -> Sequence[Found]:
    from ui.finding import found_for  # searching needs far more than the first screen does

    return found_for(office, text)


def _look_after(office: Office) -> Backup | None:
    """What is done once a day, away from people's eyes: first make sure that the file is sound, then copy it."""
    upkeep.examine_large(office)
    return upkeep.daily_backup(office)


def _kept_silently(_backup: Backup | None) -> None:
    """The store is sound and has its backup of the day; nobody needs to hear of it."""
